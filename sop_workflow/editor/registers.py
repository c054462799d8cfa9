"""The books nobody writes in by hand: the ledger and the outgoing mails, for looking only."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import re_path
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import DjangoORMSearchHandler, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from sop_workflow.editor.register_view import RegisterView
from sop_workflow.enums import Event
from sop_workflow.models import LedgerEntry, OutboxMessage


class LookingOnly(PermissionHelper):
    """The right to view, and no other right."""

    def get_all_model_permissions(self) -> QuerySet[Permission]:
        """What can be given to a role in Wagtail's role editor."""
        codename = self.get_perm_codename("view")
        return super().get_all_model_permissions().filter(codename=codename)

    def user_can_list(self, user: Any) -> bool:
        """With the right to view."""
        return self.user_has_specific_permission(user, self.get_perm_codename("view"))

    def user_can_create(self, user: Any) -> bool:
        """Never."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False


class Register(ModelAdmin):
    """A list without any other screen."""

    permission_helper_class = LookingOnly
    index_view_class = RegisterView
    inspect_view_enabled = False
    history_view_enabled = False
    list_per_page = 50

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """The list alone: no address to add, edit, delete or inspect exists."""
        helper = self.url_helper
        return (
            re_path(
                helper.get_action_url_pattern("index"),
                self.index_view,
                name=helper.get_action_url_name("index"),
            ),
        )

    def register_admin_url_finders(self) -> None:
        """There is no screen of a single row to find."""

    def register_indexing(self) -> None:
        """No reference index: it would cost queries on every act."""


class RunNumberSearch(DjangoORMSearchHandler):
    """Finds the rows of one run by its number."""

    def search_queryset(self, queryset: QuerySet[Any], search_term: str, **kwargs: Any) -> Any:
        """Rows of the run; none for what is not a number."""
        term = search_term.strip()
        if not term:
            return queryset
        if not (term.isascii() and term.isdecimal() and len(term) < 19):
            return queryset.none()
        return queryset.filter(run_id=int(term))


class EventFilter(SimpleListFilter):
    """One kind of event."""

    title = _("event")
    parameter_name = "event"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Every event the ledger knows."""
        return list(Event.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of the chosen event."""
        return queryset.filter(event=self.value()) if self.value() else queryset


class LedgerRegister(Register):
    """Every fact of the ledger, newest first."""

    model = LedgerEntry
    base_url_path = "sop/registers/ledger"
    index_template_name = "sop_workflow/register_ledger.html"
    menu_label = _("Ledger")
    menu_icon = "history"
    ordering = ["-seq"]
    list_display = ["seq", "at", "event", "actor_id", "run_id", "step_no"]
    list_filter = [EventFilter]
    search_fields = ["run_id"]
    search_handler_class = RunNumberSearch


class SendingFilter(SimpleListFilter):
    """Sent, waiting, or waiting for a person."""

    title = _("sending")
    parameter_name = "sending"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The three states of a mail."""
        return [("unsent", _("Not sent")), ("stuck", _("Given up")), ("sent", _("Sent"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Mails in the chosen state."""
        if self.value() == "unsent":
            return queryset.filter(sent_at=None)
        if self.value() == "stuck":
            return queryset.filter(sent_at=None, next_try_at=None)
        if self.value() == "sent":
            return queryset.exclude(sent_at=None)
        return queryset


class MailRegister(Register):
    """Outgoing mails; their text stays out of sight."""

    model = OutboxMessage
    base_url_path = "sop/registers/mails"
    index_template_name = "sop_workflow/register_mails.html"
    menu_label = _("Outgoing mails")
    menu_icon = "mail"
    ordering = ["-created_at", "-pk"]
    list_display = ["to", "subject", "created_at", "sent_at", "tries", "last_problem"]
    list_filter = [SendingFilter]
    search_fields = ["to", "subject"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the columns that are never shown."""
        return super().get_queryset(request).defer("text", "html")


class Registers(ModelAdminGroup):
    """One entry in the menu."""

    menu_label = _("Registers")
    menu_icon = "table"
    menu_order = 9050
    items = (LedgerRegister, MailRegister)
