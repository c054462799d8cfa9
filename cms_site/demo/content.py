"""Writing an article of the demo on its page, the way the drafting role does in the editor."""

import json
from functools import lru_cache
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.models import Page

from cms_site.demo.articles import Article
from cms_site.demo.pictures import draw
from ppid_pages.public import NewsCategory
from sop_workflow.public import now

ADDITION = (
    "<p>Narahubung: Bidang Komunikasi Publik, telepon (0500) 123456, pada jam kerja. "
    "Pendaftaran tidak dipungut biaya.</p>"
)


@lru_cache(maxsize=64)
def category(name: str) -> NewsCategory:
    """The category of that name, made on first use."""
    return NewsCategory.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]


def picture(article: Article) -> Any:
    """The article's picture, drawn by the program and stored like an upload."""
    data = draw(article.scene, article.seed)
    name = f"{slugify(article.title)[:40]}.jpg"
    image = get_image_model()(title=article.alt[:255], description=article.alt[:255])
    image.file = ImageFile(ContentFile(data), name=name)
    image.save()
    return image


def write(page: Page, article: Article, author: Any) -> None:
    """Fill the draft and save it as a revision by ``author``."""
    draft = page.get_latest_revision_as_object()
    if draft.image_id is None:
        draft.image = picture(article)
    draft.date = now()
    draft.lead = article.lead
    if draft.body:
        # Coming back after a return: the reader of the comparison sees what was added.
        draft.body.append(("paragraph", ADDITION))
    else:
        draft.body = json.dumps(article.body)
    draft.image_alt, draft.image_caption = article.alt, article.caption
    draft.image_credit = article.credit
    draft.category = category(article.category)
    draft.search_description = article.lead[:255]
    draft.tags.set(list(article.tags))
    draft.save_revision(user=author)
