"""The news section: finds its pages in one query each and lists them newest first."""

from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.core.paginator import Page as Leaf
from django.db import models
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from ppid_pages.models.categories import NewsCategory
from ppid_pages.models.news import NewsPage
from ppid_pages.models.query import NewsQuerySet
from ppid_pages.models.routed import RoutedPage
from ppid_pages.pictures import CARD, load_renditions
from sop_workflow.public import GovernedSection

PER_PAGE = 12


class NewsIndexPage(RoutedPage, GovernedSection, Page):
    """A news section ("Berita"). Its pages are born from dispositions and published by runs."""

    intro = models.CharField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title of the list."),
    )

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    subpage_types = ["ppid_pages.NewsPage"]
    template = "ppid_pages/news_index_page.html"

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Fetch the child with all its article needs at once, then route as Wagtail does."""
        if path_components:
            child = (
                NewsPage.objects.child_of(self)
                .filter(slug=path_components[0])
                .select_related("image", "category", "trail")
                .first()
            )
            if child is not None:
                child._cached_parent_obj = self
                return child.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One leaf of the list, filtered by category or topic when the address asks so."""
        context = super().get_context(request, *args, **kwargs)
        category, topic = self._filters(request)
        leaf = self._leaf(request, category, topic)
        load_renditions([page.image for page in leaf if page.image], CARD)
        context.update(
            leaf=leaf,
            news=leaf.object_list,
            category=category,
            topic=topic,
            categories=NewsCategory.objects.filter(pages__in=self._published()).distinct(),
        )
        return context

    def _published(self) -> NewsQuerySet:
        return NewsPage.objects.child_of(self).published()

    def _filters(self, request: HttpRequest) -> tuple[NewsCategory | None, Tag | None]:
        """The category and topic named in the address; an unknown one is a 404, not "all"."""
        category_slug, topic_slug = request.GET.get("kategori"), request.GET.get("topik")
        return (
            get_object_or_404(NewsCategory, slug=category_slug) if category_slug else None,
            get_object_or_404(Tag, slug=topic_slug) if topic_slug else None,
        )

    def _leaf(self, request: HttpRequest, category: NewsCategory | None, topic: Tag | None) -> Leaf:
        news = self._published().for_cards()
        if category is not None:
            news = news.filter(category=category)
        if topic is not None:
            news = news.filter(tagged_items__tag=topic)
        try:
            return Paginator(news, PER_PAGE).page(request.GET.get("halaman", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
