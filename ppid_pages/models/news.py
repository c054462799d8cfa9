"""A news page: what an editor fills in, and what must be there before it goes live."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import Tag, TaggedItemBase
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from ppid_pages.blocks import BodyBlock, minutes_to_read, pictures_in
from ppid_pages.editor.panels import news_edit_handler
from ppid_pages.models.query import NewsQuerySet
from ppid_pages.models.routed import RoutedPage
from ppid_pages.pictures import CARD, FIGURE, load_renditions
from sop_workflow.public import GovernedPage

RELATED = 3


class NewsPageTag(TaggedItemBase):
    """A topic of a news page."""

    content_object = ParentalKey(
        "ppid_pages.NewsPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class NewsPage(RoutedPage, GovernedPage, Page):
    """One piece of news. Only an SOP run publishes it."""

    date = models.DateTimeField(
        _("date"),
        default=timezone.now,
    )
    lead = models.CharField(
        _("lead"),
        max_length=300,
        help_text=_("The core of the news in one or two sentences (teras berita)."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for people who cannot see it. No “picture of”."),
    )
    image_caption = models.CharField(_("caption"), max_length=250, blank=True)
    image_credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who made the picture, for example: Dokumentasi Dinas Kominfo."),
    )
    category = models.ForeignKey(
        "ppid_pages.NewsCategory",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="pages",
    )
    tags = ClusterTaggableManager(
        through=NewsPageTag,
        blank=True,
        verbose_name=_("topics"),
        help_text=_("Up to five, for example: pasar, harga pangan."),
    )

    objects = PageManager.from_queryset(NewsQuerySet)()
    edit_handler = news_edit_handler()
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    parent_page_types = ["ppid_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "ppid_pages/news_page.html"

    class Meta:
        verbose_name = _("news page")
        verbose_name_plural = _("news pages")
        indexes = [
            models.Index(fields=["-date", "-page_ptr"], name="ppid_news_newest"),
            models.Index(fields=["category", "-date"], name="ppid_news_category"),
        ]

    def full_clean(self, exclude: Any = None, **kwargs: Any) -> None:
        """Nothing goes live without text, nor a picture without description and credit.

        A form always excludes the fields it does not show; so a draft may be saved
        half done, and only what is about to be published is held to everything.
        """
        try:
            super().full_clean(exclude=exclude, **kwargs)
        except ValidationError as error:
            missing = error.update_error_dict({})
        else:
            missing = {}
        if not exclude:
            missing = {**self._missing(), **missing}
        if missing:
            raise ValidationError(missing)

    def _missing(self) -> dict[str, list[Any]]:
        missing: dict[str, list[Any]] = {}
        if not self.body:
            missing["body"] = [_("Write the text of the news.")]
        if self.image_id and not self.image_alt.strip():
            missing["image_alt"] = [_("Describe the picture for people who cannot see it.")]
        if self.image_id and not self.image_credit.strip():
            missing["image_credit"] = [_("Name who made the picture.")]
        return missing

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page with its topics, related news and reading time; pictures in one query."""
        context = super().get_context(request, *args, **kwargs)
        related = list(self.related())
        load_renditions(
            [self.image, *pictures_in(self.body), *(page.image for page in related)],
            FIGURE,
            CARD,
        )
        context.update(
            topics=self.topics(), related=related, reading_minutes=minutes_to_read(self.body)
        )
        return context

    def with_content_json(self, content: dict[str, Any]) -> "NewsPage":
        """A draft never carries the date: it is a fact of the page, like its trail."""
        page = super().with_content_json(content)
        page.date = self.date
        return page

    def topics(self) -> list[Tag]:
        """Its topics; from the draft itself while it is previewed."""
        return list(self.tags.all())

    def related(self) -> models.QuerySet["NewsPage"]:
        """The newest other pages of the same category that everybody may read."""
        others = NewsPage.objects.published().for_cards().filter(category=self.category_id)
        return others.exclude(pk=self.pk)[:RELATED]
