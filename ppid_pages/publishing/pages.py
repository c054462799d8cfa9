"""How a news page is born, and how its trail is written down."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ppid_pages.models import NewsIndexPage, NewsPage, NewsTrail

SLUG_LENGTH = 80


@transaction.atomic
def create_news_shell(*, section: NewsIndexPage, title: str, owner: Any) -> NewsPage:
    """A titled, unpublished page under ``section`` with one revision and a slug of its own.

    Everything else may still be missing; the run asks for it before publication.
    """
    page = NewsPage(title=title, draft_title=title, owner=owner, live=False)
    page.slug = _free_slug(section, title)
    section.add_child(instance=page)
    page.save_revision(user=owner, clean=False)
    return page


def _free_slug(section: NewsIndexPage, title: str) -> str:
    base = slugify(title)[:SLUG_LENGTH].strip("-") or slugify(_("news"))
    taken = set(section.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def record_trail(
    page: NewsPage,
    *,
    source_unit: str = "",
    source_reference: str = "",
    source_date: date | None = None,
    roles: list[dict[str, str]] | None = None,
    work_minutes: int | None = None,
    standard_minutes: int | None = None,
    sop_title: str = "",
    sop_number: str = "",
    published_at: datetime | None = None,
) -> NewsTrail:
    """Write or overwrite the facts readers see beside ``page``.

    The first trail also dates the page by ``published_at``: readers see when it went
    live, not when somebody began to write. A later correction keeps that date.
    """
    trail, first = NewsTrail.objects.update_or_create(
        page=page,
        defaults={
            "source_unit": source_unit,
            "source_reference": source_reference,
            "source_date": source_date,
            "roles": roles or [],
            "work_minutes": work_minutes,
            "standard_minutes": standard_minutes,
            "sop_title": sop_title,
            "sop_number": sop_number,
        },
    )
    if first and published_at is not None:
        NewsPage.objects.filter(pk=page.pk).update(date=published_at)
        page.date = published_at
    return trail
