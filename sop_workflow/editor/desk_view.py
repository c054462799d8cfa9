"""The base of every screen: Wagtail's shell and breadcrumbs, login, nothing cached."""

from typing import Any

from django.contrib.auth.mixins import AccessMixin
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sop_workflow.runtime.time import now


class DeskView(WagtailAdminTemplateMixin, AccessMixin, View):
    """A screen below "My tasks". Wagtail's own decorator already asks for an admin login."""

    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse_lazy("sop_workflow:inbox"), "label": _("My tasks")},
    ]
    crumb: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Serve and forbid caching: these pages show one person's work."""
        self.now = now()
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_crumb(self) -> str:
        """The last word of the breadcrumb."""
        return str(self.crumb or self.get_page_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, my tasks, this screen."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_crumb()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the screen."""
        return self.render_to_response(self.get_context_data(**kwargs))
