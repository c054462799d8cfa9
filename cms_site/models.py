"""The two page types of the reference site: the home page and the standard page."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms_site.blocks import ServiceLinkBlock
from cms_site.service_levels import service_rows
from ppid_pages.public import (
    CARD,
    LEAD,
    BodyBlock,
    NewsPage,
    RoutedPage,
    load_renditions,
    pictures_in,
)

FRESH_NEWS = 3


class HomePage(RoutedPage, Page):
    """The front desk. It also holds who answers for the site, so no other table is read for it."""

    agency = models.CharField(
        _("government"), max_length=120, help_text=_("For example: Pemerintah Kabupaten Contoh.")
    )
    unit = models.CharField(
        _("unit"),
        max_length=120,
        help_text=_("The office in charge, for example: Dinas Komunikasi dan Informatika."),
    )
    address = models.TextField(_("address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = models.TextField(
        _("opening hours"), blank=True, help_text=_("One line each: Senin–Kamis 07.30–16.00 WIB.")
    )
    headline = models.CharField(_("sentence on the desk"), max_length=90)
    services = StreamField(
        StreamBlock([("service", ServiceLinkBlock())], max_num=5, required=False),
        verbose_name=_("services on the desk"),
        blank=True,
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("services"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("agency", "unit", "address", "phone", "email", "hours")],
            heading=_("Who answers for this site"),
        ),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["ppid_pages.NewsIndexPage", "cms_site.StandardPage"]
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def full_name(self) -> str:
        """The unit with the name of its region, without saying "Pemerintah" twice."""
        return f"{self.unit} {self.agency.removeprefix('Pemerintah ')}"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """One query serves both the first part of the address and the menu."""
        slug = path_components[0] if path_components else None
        children = self._children(Q(slug=slug) if slug else Q())
        self.menu_pages = [page for page in children if page.in_menu]
        request.sopan_home = self  # type: ignore[attr-defined]  # for the letterhead
        if slug is None:
            return super().route(request, path_components)
        child = next((page for page in children if page.slug == slug), None)
        if child is None:
            raise Http404
        child = getattr(child, "newsindexpage", None) or child.specific
        child._cached_parent_obj = self
        return child.route(request, path_components[1:])

    @cached_property
    def menu_pages(self) -> list[Page]:
        """Live, public children marked "show in menus"; filled by ``route`` when it has run."""
        return [page for page in self._children(Q()) if page.in_menu]

    def _children(self, also: Q) -> list[Page]:
        restricted = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        shown = Q(live=True, show_in_menus=True) & ~Exists(restricted)
        children = self.get_children().annotate(
            in_menu=models.Case(
                models.When(shown, then=True), default=False, output_field=models.BooleanField()
            )
        )
        wanted = Q(in_menu=True) | also if also else Q(in_menu=True)
        return list(children.filter(wanted).select_related("newsindexpage"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The newest news, the first of them large, and promise against fact."""
        context = super().get_context(request, *args, **kwargs)
        news = list(NewsPage.objects.descendant_of(self).published().for_cards()[: FRESH_NEWS + 1])
        load_renditions([page.image for page in news], LEAD, CARD)
        context.update(
            lead=news[0] if news else None,
            fresh=news[1:],
            section=next((p for p in self.menu_pages if hasattr(p, "newsindexpage")), None),
            levels=service_rows(),
        )
        return context


class StandardPage(RoutedPage, Page):
    """A page that stays: profile, contact, accessibility statement."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("intro", boost=2),
        index.SearchField("body"),
    ]
    parent_page_types = ["cms_site.HomePage", "cms_site.StandardPage"]
    subpage_types = ["cms_site.StandardPage"]
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The pages below it, listed at its end."""
        context = super().get_context(request, *args, **kwargs)
        below = self.get_children().live().in_menu() if self.numchild else []
        load_renditions(pictures_in(self.body), LEAD)
        context.update(below=below)
        return context
