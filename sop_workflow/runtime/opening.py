"""A letter or an agenda item becomes a disposition, a titled page and a run on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from sop_workflow import door
from sop_workflow.definition.schema import StepKind
from sop_workflow.enums import Event, Outcome, VersionStatus
from sop_workflow.ledger.append import append
from sop_workflow.models import Disposition, SopRun, SopTask, SopTaskState, SopVersion
from sop_workflow.runtime import flow
from sop_workflow.runtime.evidence import display_name, file_sha256, refuse_bad_file
from sop_workflow.runtime.notices import tell_actors
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.shells import make_shell
from sop_workflow.runtime.time import now
from sop_workflow.signals import run_opened


@dataclass(frozen=True, slots=True)
class Registered:
    """What registering made."""

    disposition: Disposition
    run: SopRun
    visit: SopTaskState


def governing_version(section: Page) -> SopVersion:
    """The active SOP version of ``section``; ``Refused("no-sop")`` when none governs it."""
    workflow = section.get_workflow()
    version = (
        SopVersion.objects.filter(workflow=workflow, status=VersionStatus.ACTIVE).first()
        if workflow
        else None
    )
    if version is None:
        raise Refused("no-sop", _("No active SOP governs this section. Activate one first."))
    return version


def may_register(version: SopVersion, user: Any) -> bool:
    """True if ``user`` holds the role of the first step of ``version``."""
    first = version.tasks.order_by("step_no").first()
    return first is not None and first.user_has_role(user)


def _completed_directives(disposition: Disposition) -> dict[int, SopTaskState]:
    """Directive steps that were already done on ``disposition``, by step number."""
    done = SopTaskState.objects.filter(
        run__disposition=disposition, step__kind=StepKind.DIRECT, outcome=Outcome.DONE
    ).select_related("step", "acted_by")
    return {visit.step.step_no: visit for visit in done.order_by("pk")}


def open_run(
    version: SopVersion, page: Page, *, disposition: Disposition, user: Any, at: datetime
) -> tuple[SopRun, SopTaskState]:
    """Start a run of ``version`` on ``page`` for ``disposition``.

    Directive steps already done on the disposition stand approved at once, by
    reference: one order for ten pages is not clicked ten times. The native state
    has no requester: Wagtail would let that person cancel the run.
    """
    steps = list(version.tasks.order_by("step_no"))
    state = WorkflowState(
        content_type=page.get_content_type(),
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        workflow=version.workflow,
    )
    state.save()
    WorkflowState.objects.filter(pk=state.pk).update(created_at=at)
    run = SopRun.objects.create(
        workflow_state=state,
        version=version,
        disposition=disposition,
        title=page.title[:255],
        opened_at=at,
        opened_by=user,
        standard_min=sum(step.standard_min for step in steps),
        standard_max=sum(step.standard_max for step in steps),
    )
    append(
        Event.RUN_OPENED,
        at=at,
        actor=user,
        run=run,
        payload={"sop_version": version.pk, "disposition": disposition.pk, "page": page.pk},
        content_hash=version.content_hash,
    )
    run_opened.send(sender=SopRun, run=run)
    done = _completed_directives(disposition)
    visit = flow.enter(run, steps[0], user=user, at=at)
    while visit.step.step_no in done:
        visit = adopt(visit, done[visit.step.step_no], at=at)
    return run, visit


def adopt(visit: SopTaskState, source: SopTaskState, *, at: datetime) -> SopTaskState:
    """Close ``visit`` by reference to the same step done on the disposition; opens the next."""
    run = visit.run
    visit.reference = run.disposition
    visit.acted_role = source.acted_role
    flow.close(visit, Outcome.BY_REFERENCE, user=source.acted_by, at=at)
    append(
        Event.STEP_BY_REFERENCE,
        at=at,
        actor=source.acted_by,
        run=run,
        visit=visit,
        step_no=visit.step.step_no,
        payload={"disposition": run.disposition_id, "visit": source.pk},
    )
    following: SopTask | None = flow.next_step(run, visit.step)
    if following is None:
        raise ValueError("an SOP of directive steps only has nothing to publish")
    return flow.enter(run, following, user=source.acted_by, at=at)


def _store(disposition: Disposition) -> None:
    """Save; whoever takes the same agenda number at the same moment is told, not shown an error."""
    try:
        with transaction.atomic():
            disposition.save()
    except IntegrityError as error:
        taken = Disposition.objects.filter(number=disposition.number).exists()
        if not taken:
            raise
        raise ValidationError(
            {"number": disposition.unique_error_message(Disposition, ("number",))}
        ) from error


@transaction.atomic
def register(disposition: Disposition, *, user: Any, letter: Any = None) -> Registered:
    """Register an unsaved ``disposition``: stores it, makes the titled page, opens its run.

    Raises ``Refused`` (``not-found`` without the role of the first step, ``no-sop``,
    ``bad-file``) or ``ValidationError``; nothing is half-saved.
    """
    section = disposition.section.specific
    version = governing_version(section)
    if not may_register(version, user):
        raise Refused("not-found", _("Registering is done by the role of the first step."))
    at = now()
    disposition.created_at, disposition.created_by = at, user
    if letter:
        refuse_bad_file(letter, "letter")
        disposition.letter_name = display_name(letter.name)
        disposition.letter_sha256 = file_sha256(letter)
        disposition.letter = letter
    disposition.full_clean()
    with door.opened():
        _store(disposition)
        try:
            page = make_shell(section, title=disposition.subject, owner=user)
        except LookupError as error:
            raise ValidationError({"section": _("No page can be made in this section.")}) from error
        run, visit = open_run(version, page, disposition=disposition, user=user, at=at)
    tell_actors(visit, actor=user)
    return Registered(disposition, run, visit)


@transaction.atomic
def add_page(disposition: Disposition, *, title: str, user: Any) -> Registered:
    """Another page for the same disposition, with its own run; directives are not repeated."""
    section = disposition.section.specific
    version = governing_version(section)
    if not may_register(version, user):
        raise Refused("not-found", _("Registering is done by the role of the first step."))
    with door.opened():
        page = make_shell(section, title=title, owner=user)
        run, visit = open_run(version, page, disposition=disposition, user=user, at=now())
    tell_actors(visit, actor=user)
    return Registered(disposition, run, visit)
