"""The base of every screen about one SOP version."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy

from sop_workflow.editor.access import may_keep_sops, version_or_404
from sop_workflow.editor.desk_view import DeskView

HOME_CRUMB = {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")}
LIST_CRUMB = {"url": reverse_lazy("sop_workflow:sops"), "label": gettext_lazy("SOP")}


class VersionView(DeskView):
    """Loads the version; ``crumb`` names a screen below it."""

    header_icon = "list-ol"
    breadcrumbs_items = [HOME_CRUMB, LIST_CRUMB]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Forbidden looks like absent."""
        self.version = version_or_404(request.user, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The title of the SOP."""
        return self.version.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, SOP, the version, and the screen below it if this is one."""
        number = self.version.number
        if not self.crumb:
            return [*self.breadcrumbs_items, {"url": "", "label": number}]
        above = {"url": reverse("sop_workflow:sop", args=[self.version.pk]), "label": number}
        return [*self.breadcrumbs_items, above, {"url": "", "label": str(self.crumb)}]


class KeeperView(VersionView):
    """A screen for people who keep SOPs."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Absent for everybody else."""
        only_keepers(request)
        return super().dispatch(request, *args, **kwargs)


def only_keepers(request: HttpRequest) -> None:
    """``Http404`` for people who may not import, confirm and activate SOPs."""
    if not may_keep_sops(request.user):
        raise Http404
