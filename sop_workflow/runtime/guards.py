"""Receivers that keep every other writer away from runs, visits, steps and their people."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete, pre_save
from django.utils import timezone
from wagtail.models import Page, Revision, Task, TaskState, Workflow, WorkflowState, WorkflowTask
from wagtail.signals import page_published, page_unpublished

from sop_workflow import door
from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.models import (
    Disposition,
    Evidence,
    Reading,
    RunReport,
    SopRun,
    SopTask,
    SopTaskState,
    SopVersion,
)
from sop_workflow.models.governed import GovernedPage

_MESSAGE = "An SOP run changes only through its step page."


def _refuse_visit(sender: type, instance: TaskState, raw: bool = False, **kwargs: Any) -> None:
    """Refuse a new or changed visit of an SOP step outside the service (T1-T3, T6)."""
    if raw or door.is_open():
        return
    if sender is SopTaskState or SopTask.objects.filter(pk=instance.task_id).exists():
        raise PermissionDenied(_MESSAGE)


def _keep_visit(sender: type, instance: TaskState, **kwargs: Any) -> None:
    """Refuse to delete a visit. ``ProtectedError`` is what purging commands step over (T4)."""
    if sender is SopTaskState or SopTask.objects.filter(pk=instance.task_id).exists():
        raise ProtectedError(_MESSAGE, {instance})


def _refuse_run(sender: type, instance: WorkflowState, raw: bool = False, **kwargs: Any) -> None:
    """Refuse a new or changed workflow state of an SOP outside the service (T3, T12)."""
    if raw or door.is_open():
        return
    if SopVersion.objects.filter(workflow_id=instance.workflow_id).exists():
        raise PermissionDenied(_MESSAGE)


def _refuse_definition(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Refuse changes to generated workflows and steps: a version is frozen (T6)."""
    if raw or door.is_open():
        return
    if sender is SopTask:
        generated = True
    elif sender is WorkflowTask:
        generated = SopVersion.objects.filter(workflow_id=instance.workflow_id).exists()
    elif not instance.pk:
        generated = False
    elif sender is Workflow:
        generated = SopVersion.objects.filter(workflow_id=instance.pk).exists()
    else:
        generated = SopTask.objects.filter(pk=instance.pk).exists()
    if generated:
        raise PermissionDenied("A step generated from an SOP version is frozen with it.")


def _keep_role(sender: type, instance: Group, **kwargs: Any) -> None:
    """Refuse to delete a role of an SOP: its steps would belong to nobody."""
    if SopTask.objects.filter(roles=instance).exists():
        raise PermissionDenied("This group is a role of an SOP.")


def has_runs(page: Page) -> bool:
    """True if ``page`` or a page below it has ever been in an SOP run."""
    ids = [str(pk) for pk in page.get_descendants(inclusive=True).values_list("pk", flat=True)]
    return SopRun.objects.filter(
        workflow_state__base_content_type__app_label="wagtailcore",
        workflow_state__base_content_type__model="page",
        workflow_state__object_id__in=ids,
    ).exists()


#: Every place where the record names a person; each is a protected foreign key.
_NAMED: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (SopTaskState, ("acted_by",)),
    (SopRun, ("opened_by",)),
    (Disposition, ("created_by",)),
    (Evidence, ("attached_by",)),
    (RunReport, ("filed_by",)),
    (Reading, ("confirmed_by",)),
    (SopVersion, ("imported_by", "activated_by")),
)


def acted_in_runs(user: Any) -> bool:
    """True if the record names ``user``: an act, a run, a letter, a file, a report, an SOP."""
    return any(
        model._default_manager.filter(**{name: user}).exists()
        for model, names in _NAMED
        for name in names
    )


def _record_publish(sender: type, instance: Page, **kwargs: Any) -> None:
    """A governed page went live without a publish step: record the deviation (T13)."""
    if issubclass(sender, GovernedPage) and not door.is_publishing():
        _deviation(Event.DEVIATION_PUBLISH, instance, kwargs.get("revision"))


def _record_unpublish(sender: type, instance: Page, **kwargs: Any) -> None:
    """A governed page was withdrawn without a step of its SOP: record the deviation."""
    if issubclass(sender, GovernedPage) and not door.is_publishing():
        _deviation(Event.DEVIATION_UNPUBLISH, instance, None)


def _deviation(event: Event, page: Page, revision: Revision | None) -> None:
    run = (
        SopRun.objects.filter(
            workflow_state__base_content_type=page.get_base_content_type(),
            workflow_state__object_id=str(page.pk),
        )
        .order_by("-pk")
        .first()
    )
    with transaction.atomic():
        append(
            event,
            at=timezone.now(),
            run=run,
            payload={"page": page.pk, "revision": revision.pk if revision else None},
        )


def connect() -> None:
    """Put every guard in place. Called once by the app's ``ready``."""
    for sender in (TaskState, SopTaskState):
        pre_save.connect(_refuse_visit, sender=sender, dispatch_uid=f"sop_visit_{sender.__name__}")
        pre_delete.connect(
            _keep_visit, sender=sender, dispatch_uid=f"sop_visit_delete_{sender.__name__}"
        )
    pre_save.connect(_refuse_run, sender=WorkflowState, dispatch_uid="sop_run_save")
    pre_delete.connect(_refuse_run, sender=WorkflowState, dispatch_uid="sop_run_delete")
    for sender in (Workflow, WorkflowTask, Task, SopTask):
        for signal in (pre_save, pre_delete):
            signal.connect(
                _refuse_definition, sender=sender, dispatch_uid=f"sop_frozen_{sender.__name__}"
            )
    pre_delete.connect(_keep_role, sender=Group, dispatch_uid="sop_role")
    page_published.connect(_record_publish, dispatch_uid="sop_deviation_publish")
    page_unpublished.connect(_record_unpublish, dispatch_uid="sop_deviation_unpublish")
