"""System checks: a host project that would let a run slip is told at start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.files.storage import FileSystemStorage

from sop_workflow.conf import conf
from sop_workflow.models.files import private_storage
from sop_workflow.storage import PrivateStorage

_FINISH = "sop_workflow.finish.finish_workflow"


@register()
def check_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E001-W004: the Wagtail settings a run depends on. E005: private files without an address."""
    found: list[CheckMessage] = []
    if getattr(settings, "WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH", True):
        found.append(
            Error(
                "WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH must be False.",
                hint="Publishing in the middle of an SOP would cancel its run.",
                id="sop_workflow.E001",
            )
        )
    if getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", "") != _FINISH:
        found.append(
            Error(
                f"WAGTAIL_FINISH_WORKFLOW_ACTION must be {_FINISH!r}.",
                hint="Wagtail's default publishes the latest text, not the approved one.",
                id="sop_workflow.E002",
            )
        )
    if getattr(settings, "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT", False):
        found.append(
            Error(
                "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT must be False.",
                hint="It restarts a run at its first step after every save.",
                id="sop_workflow.E003",
            )
        )
    if not getattr(settings, "WAGTAILADMIN_BASE_URL", None):
        found.append(
            Warning(
                "WAGTAILADMIN_BASE_URL is not set.",
                hint="Mails need an absolute address that does not come from a request.",
                id="sop_workflow.W004",
            )
        )
    storage = private_storage()
    if isinstance(storage, FileSystemStorage) and not isinstance(storage, PrivateStorage):
        found.append(
            Error(
                f"The storage {conf.PRIVATE_STORAGE!r} gives private files an address.",
                hint='Name one with "sop_workflow.storage.PrivateStorage" in STORAGES, and its '
                'alias in SOP_WORKFLOW["PRIVATE_STORAGE"].',
                id="sop_workflow.E005",
            )
        )
    return found
