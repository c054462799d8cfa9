"""Carrying out a plan in one transaction. Running it a second time changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from sop_workflow import door
from sop_workflow.compiler.plan import Plan, PlannedStep, plan
from sop_workflow.compiler.readings import open_questions
from sop_workflow.compiler.sections import refuse_taken
from sop_workflow.definition.errors import SopFileError, SopProblem
from sop_workflow.definition.rules import check
from sop_workflow.definition.unknowns import Unknown
from sop_workflow.enums import Event, VersionStatus
from sop_workflow.ledger.append import append
from sop_workflow.models import SopTask, SopVersion
from sop_workflow.signals import sop_activated


class NotReady(Exception):
    """Activation refused: places a person must still confirm."""

    def __init__(self, questions: Sequence[Unknown]) -> None:
        self.questions = tuple(questions)
        super().__init__(f"{len(self.questions)} open places")


@dataclass(frozen=True, slots=True)
class Applied:
    """What an activation did."""

    version: SopVersion
    plan: Plan
    changed: bool


def existing_steps(version: SopVersion) -> dict[int, PlannedStep]:
    """The generated steps of ``version`` in the form a plan compares."""
    found = {}
    fields = [name for name in PlannedStep.__dataclass_fields__ if name != "roles"]
    for task in version.tasks.prefetch_related("roles"):
        values: dict[str, Any] = {name: getattr(task, name) for name in fields}
        values["requirements"] = tuple(task.requirements)
        values["outputs"] = tuple(task.outputs)
        names = {role.name for role in task.roles.all()}
        found[task.step_no] = PlannedStep(roles=tuple(sorted(names)), **values)
    return found


def preview(version: SopVersion) -> Plan:
    """The plan of ``version`` as it would be applied now; changes nothing."""
    wanted = plan(version.confirmed, {})
    existing = existing_steps(version)
    # Roles are a set in the database: compare them as one.
    ordered = {
        step.step_no: step
        for step in wanted.steps
        if step.step_no in existing
        and set(step.roles) == set(existing[step.step_no].roles)
        and step.row() == existing[step.step_no].row()
    }
    return plan(version.confirmed, ordered)


def _role(name: str, access: Permission) -> Group:
    role, _new = Group.objects.get_or_create(name=name)
    role.permissions.add(access)
    return role


def _generate(version: SopVersion, planned: Plan) -> None:
    """Write the workflow and one task per step; only for a version without one."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    workflow = Workflow.objects.create(name=f"{version.number} v{version.version}"[:255])
    for step in planned.steps:
        task = SopTask.objects.create(
            name=f"{step.step_no}. {step.short}", version=version, **step.row()
        )
        task.roles.set([_role(name, access) for name in step.roles])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=step.step_no)
    version.workflow = workflow


def _govern(version: SopVersion, sections: Sequence[Page], old: SopVersion | None) -> list[Page]:
    """Point sections of the page tree at the version's workflow; runs in flight keep theirs."""
    moved = []
    if old is not None and old.workflow_id:
        for link in WorkflowPage.objects.filter(workflow_id=old.workflow_id):
            moved.append(link.page)
    for page in [*sections, *moved]:
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": version.workflow})
    return list(dict.fromkeys([*sections, *moved]))


def _ready(version: SopVersion) -> None:
    if questions := open_questions(version):
        raise NotReady(questions)
    errors: tuple[SopProblem, ...] = tuple(
        p for p in check(version.confirmed, version.source_name) if p.level == "error"
    )
    if errors:
        raise SopFileError(errors)


@transaction.atomic
def activate(version: SopVersion, *, sections: Sequence[Page] = (), by: Any, at: Any) -> Applied:
    """Make ``version`` the one that starts new runs, in ``sections`` and wherever its
    predecessor did.

    Raises ``NotReady`` while a person must still confirm something, ``SopFileError``
    when the confirmed text breaks a rule, ``SectionTaken`` for a section that another
    SOP governs. Applying an active version again
    generates nothing; it only adds sections it does not govern yet.
    """
    version = SopVersion.objects.select_for_update().get(pk=version.pk)
    _ready(version)
    refuse_taken(version, sections)
    planned = preview(version)
    governed = set(
        WorkflowPage.objects.filter(workflow_id=version.workflow_id).values_list("page", flat=True)
        if version.workflow_id
        else ()
    )
    new_sections = [page for page in sections if page.pk not in governed]
    if version.status == VersionStatus.ACTIVE and planned.is_empty and not new_sections:
        return Applied(version, planned, changed=False)
    with door.opened():
        old = (
            SopVersion.objects.select_for_update()
            .filter(key=version.key, status=VersionStatus.ACTIVE)
            .exclude(pk=version.pk)
            .first()
        )
        if version.workflow_id is None:
            _generate(version, planned)
        if old is not None:
            old.status = VersionStatus.SUPERSEDED
            old.save(update_fields=["status"])
        version.status, version.activated_at, version.activated_by = VersionStatus.ACTIVE, at, by
        version.save()
        pages = _govern(version, new_sections, old)
    append(
        Event.SOP_ACTIVATED,
        at=at,
        actor=by,
        payload={
            "sop_version": version.pk,
            "sections": [page.pk for page in pages],
            "superseded": old.pk if old else None,
        },
        content_hash=version.content_hash,
    )
    sop_activated.send(sender=SopVersion, version=version, sections=pages)
    return Applied(version, planned, changed=True)
