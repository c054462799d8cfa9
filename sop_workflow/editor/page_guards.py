"""Wagtail's own page and user screens: what they may not do to a run, said in plain words."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from sop_workflow.models import SopRun, SopTaskState
from sop_workflow.models.governed import is_governed
from sop_workflow.runtime.guards import acted_in_runs, has_runs

#: Names of Wagtail's buttons that would pass a run by.
NATIVE_ACTIONS = frozenset(
    {
        "action-publish",
        "action-submit",
        "action-unpublish",
        "action-restart-workflow",
        "action-cancel-workflow",
    }
)


def open_visit(page: Page) -> SopTaskState | None:
    """The open step of the run on ``page``, if there is one."""
    run = _latest_run(page)
    if run is None:
        return None
    return run.visits.select_related("step").filter(is_open=True).first()


def _latest_run(page: Page) -> SopRun | None:
    return (
        SopRun.objects.filter(
            workflow_state__base_content_type__model="page",
            workflow_state__base_content_type__app_label="wagtailcore",
            workflow_state__object_id=str(page.pk),
        )
        .order_by("-pk")
        .first()
    )


class StepPageMenuItem(ActionMenuItem):
    """The editor's button to the step page: saving is here, deciding is there."""

    name = "action-sop-step"
    label = gettext_lazy("Open the SOP step")
    icon_name = "tasks"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Only on governed pages in a run."""
        page = context.get("page")
        return bool(page and context["view"] == "edit" and is_governed(page) and open_visit(page))

    def get_url(self, context: dict[str, Any]) -> str:
        """The step page of the open visit."""
        visit = open_visit(context["page"])
        return reverse("sop_workflow:step", args=[visit.pk]) if visit else ""


def keep_sop_actions(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take Wagtail's publish, submit and cancel buttons off governed pages."""
    page = context.get("page")
    if page is None or not is_governed(page):
        return
    menu_items[:] = [item for item in menu_items if item.name not in NATIVE_ACTIONS]


def refuse_page_delete(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """A page with an SOP run is evidence: it stays (T5)."""
    if not has_runs(page):
        return None
    messages.error(
        request,
        _(
            "“%(title)s” cannot be deleted: its SOP run is part of the agency's record. "
            "Move it out of the way instead."
        )
        % {"title": page.get_admin_display_title()},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_user_delete(request: HttpRequest, user: Any) -> HttpResponseBase | None:
    """An account named in a run's history is deactivated, never deleted (T5)."""
    if not acted_in_runs(user):
        return None
    messages.error(
        request,
        _(
            "“%(name)s” cannot be deleted: the record of SOP runs names this account. "
            "Deactivate it instead."
        )
        % {"name": user.get_username()},
    )
    return redirect("wagtailusers_users:edit", user.pk)


def refuse_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponseBase | None:
    """Bulk actions obey the same rules: nothing is deleted, published or withdrawn past a run."""
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type == "delete" and pages and any(has_runs(page) for page in pages):
        return refuse_page_delete(request, next(page for page in pages if has_runs(page)))
    people = [item for item in objects if hasattr(item, "get_username")]
    if action_type == "delete" and people:
        named = next((person for person in people if acted_in_runs(person)), None)
        return refuse_user_delete(request, named) if named else None
    return None
