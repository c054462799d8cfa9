"""My tasks: what I must do, what I wait for, what I finished."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component

from sop_workflow.conf import conf
from sop_workflow.editor import inbox
from sop_workflow.editor.desk_view import DeskView
from sop_workflow.models.roles import role_ids
from sop_workflow.runtime.moments import full
from sop_workflow.runtime.time import now

TABS = ("mine", "waiting", "done")
#: Rows on the dashboard: enough to start, the rest is one click away.
PANEL_ROWS = 10


class InboxView(DeskView):
    """The paged inbox, by urgency."""

    template_name = "sop_workflow/inbox.html"
    page_title = gettext_lazy("My tasks")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, my tasks."""
        home, desk = self.breadcrumbs_items
        return [home, {**desk, "url": ""}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the chosen tab with its groups."""
        user = self.request.user
        tab = self.request.GET.get("tab", "mine")
        tab = tab if tab in TABS else "mine"
        lists = {
            "mine": inbox.mine(user),
            "waiting": inbox.waiting_for_others(user),
            "done": inbox.done_this_month(user, self.now),
        }
        page = Paginator(lists[tab], conf.PAGE_SIZE).get_page(self.request.GET.get("page"))
        labels = (_("My action"), _("Waiting for others"), _("Finished this month"))
        counts = {
            key: page.paginator.count if key == tab else visits.count()
            for key, visits in lists.items()
        }
        return super().get_context_data(
            tab=tab,
            tabs=[(key, label, counts[key]) for key, label in zip(TABS, labels, strict=True)],
            page=page,
            query=f"tab={tab}&",
            groups=inbox.grouped(inbox.rows(page.object_list, self.now)),
            moment=full(self.now),
            roles=self._roles(),
            **kwargs,
        )

    def _roles(self) -> str:
        names = self.request.user.groups.values_list("name", flat=True)
        return ", ".join(name.split(": ", 1)[-1] for name in names)


class InboxPanel(Component):
    """The top of the inbox on Wagtail's dashboard, in place of its two unpaged panels."""

    name = "sop_inbox"
    template_name = "sop_workflow/inbox_panel.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    class Media:
        css = {"all": ("sop_workflow/css/desk.css",)}

    def render_html(self, parent_context: Any = None) -> str:
        """The first rows; nothing for people without a role in any SOP."""
        user = self.request.user
        if not role_ids(user):
            return ""
        moment = now()
        total = inbox.count_open(user)
        lines = inbox.rows(inbox.mine(user)[:PANEL_ROWS], moment) if total else []
        return render_to_string(
            self.template_name,
            {"groups": inbox.grouped(lines), "total": total, "more": total > PANEL_ROWS},
            request=self.request,
        )
