"""The list screen of a register in the shell of the desk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.views import IndexView


class RegisterView(IndexView):
    """wagtail-modeladmin's list: its filters, search and paging, our page around them."""

    PAGE_VAR = "page"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Forbidden looks like absent."""
        if not self.permission_helper.user_can_list(request.user):
            raise Http404
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_filters_params(self, params: Any = None) -> dict[str, list[str]]:
        """Only parameters of a declared filter: any other would look into hidden columns."""
        known = {spec.parameter_name for spec in self.list_filter}
        found = super().get_filters_params(params)
        return {name: values for name, values in found.items() if name in known}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the shell needs, and the links of tabs and pages."""
        title = str(self.model_admin.get_menu_label())
        home = {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}
        kept = list(self.params.items())
        return super().get_context_data(
            header_title=title,
            page_title=title,
            breadcrumbs_items=[home, {"url": "", "label": title}],
            header_icon=self.header_icon,
            query=urlencode(kept) + "&" if kept else "",
            **kwargs,
        )
