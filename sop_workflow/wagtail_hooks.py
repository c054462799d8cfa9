"""Admin registration only: addresses, menus, panels, and our words in Wagtail's own screens."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail_modeladmin.options import modeladmin_register

from sop_workflow.editor import native_screens, page_guards
from sop_workflow.editor.inbox_views import InboxPanel
from sop_workflow.editor.registers import Registers
from sop_workflow.models.roles import role_ids

#: Wagtail's panels that load every waiting item (19 s and 43 MB at 10,000) or repeat ours.
_REPLACED = (
    WorkflowObjectsToModeratePanel,
    UserObjectsInWorkflowModerationPanel,
    LockedPagesPanel,
    RecentEditsPanel,
)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """https://docs.wagtail.org/en/stable/reference/hooks.html#register-admin-urls"""
    native_screens.take_over()
    return [path("sop/", include("sop_workflow.urls"))]


@hooks.register("construct_homepage_panels")
def homepage_panels(request: HttpRequest, panels: list[Any]) -> None:
    """The inbox replaces Wagtail's unpaged review panels for people with a role in an SOP."""
    if role_ids(request.user):
        panels[:] = [panel for panel in panels if not isinstance(panel, _REPLACED)]
        panels.append(InboxPanel(request))
    else:
        panels[:] = [panel for panel in panels if not isinstance(panel, _REPLACED[:2])]


class RoleMenuItem(MenuItem):
    """Shown to people who hold a role."""

    def is_shown(self, request: HttpRequest) -> bool:
        """No query beyond the roles, which every screen needs."""
        return bool(role_ids(request.user)) or request.user.is_superuser


@hooks.register("register_admin_menu_item")
def tasks_menu_item() -> MenuItem:
    """My tasks, first in the menu."""
    return RoleMenuItem(
        _("My tasks"), reverse("sop_workflow:inbox"), name="sop-tasks", icon_name="tasks", order=10
    )


@hooks.register("register_admin_menu_item")
def dispositions_menu_item() -> MenuItem:
    """Letters and agenda items, after the tasks."""
    url = reverse("sop_workflow:dispositions")
    return RoleMenuItem(_("Dispositions"), url, name="sop-dispositions", icon_name="mail", order=20)


@hooks.register("register_admin_menu_item")
def sops_menu_item() -> MenuItem:
    """The written procedures."""
    url = reverse("sop_workflow:sops")
    return RoleMenuItem(_("SOP"), url, name="sop-sops", icon_name="list-ol", order=30)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """What a role can be given in Wagtail's role editor: see every run, read and keep SOPs."""
    return Permission.objects.filter(
        content_type__app_label="sop_workflow",
        codename__in=["view_soprun", "view_sopversion", "change_sopversion"],
    )


modeladmin_register(Registers)
hooks.register("construct_page_action_menu", page_guards.keep_sop_actions)
hooks.register("before_delete_page", page_guards.refuse_page_delete)
hooks.register("before_delete_user", page_guards.refuse_user_delete)
hooks.register("before_bulk_action", page_guards.refuse_bulk)


@hooks.register("register_page_action_menu_item")
def step_page_menu_item() -> page_guards.StepPageMenuItem:
    """The way from the editor to the step page."""
    return page_guards.StepPageMenuItem(order=5)
