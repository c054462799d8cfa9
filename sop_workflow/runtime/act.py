"""The one service: a person completes or returns a step.

Step page, bulk action and command call ``act``; Wagtail's own doors are shut.
Everything is asked again inside the transaction, with the run's row locked:
the object, the open visit, the role, the text that was seen, who wrote it, what
the SOP requires. The ledger row belongs to the same transaction; mail and the
look at the public address follow after commit.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from sop_workflow import door
from sop_workflow.definition.schema import StepKind
from sop_workflow.enums import Action, Event, Outcome
from sop_workflow.ledger.append import append
from sop_workflow.models import Disposition, SopRun, SopTask, SopTaskState
from sop_workflow.runtime import directives, flow
from sop_workflow.runtime.content import content_hash, latest_revision
from sop_workflow.runtime.duties import judges, refuse_own_work
from sop_workflow.runtime.effects import Completion, run_effect
from sop_workflow.runtime.moments import full
from sop_workflow.runtime.notices import tell_actors, tell_returned
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.requirements import refuse_incomplete
from sop_workflow.runtime.returns import return_target
from sop_workflow.runtime.time import now

#: Kinds that go on with a text: what the person saw must be what is there.
_TEXT_KINDS = frozenset({StepKind.WORK, StepKind.CHECK, StepKind.APPROVE, StepKind.PUBLISH})

TOKEN_LENGTH = 64


@dataclass(frozen=True, slots=True)
class ActRequest:
    """What a person asked for. ``revision_id`` and ``content_hash`` are what their page showed.

    ``checked`` holds the positions (from 0) of the requirements the person ticked;
    ``token`` makes a repeated click the same act.
    """

    visit_id: int
    action: Action
    revision_id: int | None = None
    content_hash: str = ""
    token: str = ""
    reason: str = ""
    checked: Collection[int] = field(default_factory=frozenset)
    directive: directives.Directive | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What happened. ``next_visit`` is ``None`` when the run is over."""

    run: SopRun
    visit: SopTaskState
    next_visit: SopTaskState | None
    repeated: bool = False


@transaction.atomic
def act(request: ActRequest, *, user: Any) -> Result:
    """Complete or return an open step as ``user``.

    Raises ``Refused`` with nothing changed; see there for the codes. A repeated
    request with the same token by the same person answers with the first result.
    """
    visit, state = _lock(request.visit_id, user)
    if not visit.is_open:
        return _already_done(visit, request, user)
    if state.current_task_state_id != visit.pk or state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise Refused("already-done", _("This run has moved on. Nothing was changed."))
    run = visit.run
    run.workflow_state = state
    at = now()
    with door.opened():
        if request.action == Action.RETURN:
            return Result(run, visit, _return(run, visit, request, user=user, at=at))
        return Result(run, visit, _complete(run, visit, request, user=user, at=at))


def _lock(visit_id: int, user: Any) -> tuple[SopTaskState, WorkflowState]:
    """Lock the run's row, then read the visit as it is now (T3).

    A visit of another role and a visit that does not exist look the same.
    """
    keys = (
        SopTaskState.objects.filter(pk=visit_id)
        .values_list("workflow_state_id", "run__disposition_id")
        .first()
    )
    missing = Refused("not-found", _("This step does not exist or is not yours."))
    if keys is None:
        raise missing
    state_id, disposition_id = keys
    # Sibling runs of one disposition move together on directive steps: the
    # disposition's row is locked first, so two of them cannot lock crosswise.
    list(Disposition.objects.select_for_update().filter(pk=disposition_id))
    state = WorkflowState.objects.select_for_update().get(pk=state_id)
    visit = SopTaskState.objects.select_related(
        "step", "run__version", "run__disposition", "acted_by"
    ).get(pk=visit_id)
    if not visit.step.user_has_role(user):
        raise missing
    return visit, state


def _already_done(visit: SopTaskState, request: ActRequest, user: Any) -> Result:
    token = request.token[:TOKEN_LENGTH]
    if token and visit.act_token == token and visit.acted_by_id == user.pk:
        open_visit = visit.run.visits.filter(is_open=True).first()
        return Result(visit.run, visit, open_visit, repeated=True)
    raise Refused(
        "already-done",
        _("This step was finished by %(role)s on %(when)s. Nothing was changed.")
        % {
            "role": visit.acted_role,
            "when": full(visit.done_at),
        },
    )


def _sign(visit: SopTaskState, request: ActRequest, user: Any) -> None:
    visit.act_token = request.token[:TOKEN_LENGTH]
    visit.acted_role = visit.step.lane


def _complete(
    run: SopRun, visit: SopTaskState, request: ActRequest, *, user: Any, at: datetime
) -> SopTaskState | None:
    step = visit.step
    kind = StepKind(step.kind)
    revision = latest_revision(run)
    digest = content_hash(revision)
    if kind in _TEXT_KINDS:
        _refuse_unseen(request, revision.pk, digest)
    refuse_own_work(run, step, user)
    refuse_incomplete(run, step, request.checked, revision)
    if kind is StepKind.DIRECT:
        directives.record(run, step, request.directive)
    if kind is StepKind.WORK:
        run.approved_revision, run.approved_hash = None, ""
    elif judges(step, run):
        run.approved_revision, run.approved_hash = revision, digest
    run.save(update_fields=["approved_revision", "approved_hash"])
    facts = run_effect(Completion(run, visit, step, user, at, revision, digest))
    _sign(visit, request, user)
    visit.acted_revision, visit.acted_hash = revision, digest
    visit.checked = sorted(request.checked)
    if kind is StepKind.DIRECT:
        visit.reference = run.disposition
    flow.close(visit, Outcome.DONE, user=user, at=at)
    append(
        Event.STEP_DONE,
        at=at,
        actor=user,
        run=run,
        visit=visit,
        step_no=step.step_no,
        payload={"kind": step.kind, "revision": revision.pk, **facts},
        content_hash=digest,
    )
    return _go_on(run, visit, flow.next_step(run, step), user=user, at=at)


def _go_on(
    run: SopRun, visit: SopTaskState, following: SopTask | None, *, user: Any, at: datetime
) -> SopTaskState | None:
    if following is None:
        flow.finish(run, user=user, at=at)
        return None
    next_visit = flow.enter(run, following, user=user, at=at)
    if StepKind(visit.step.kind) is StepKind.DIRECT:
        directives.carry_over(visit, at=at)
    tell_actors(next_visit, actor=user)
    return next_visit


def _return(
    run: SopRun, visit: SopTaskState, request: ActRequest, *, user: Any, at: datetime
) -> SopTaskState:
    """Back to the step the SOP names; nothing is erased, the steps after it are done again."""
    reason = request.reason.strip()
    target = return_target(run, visit.step)
    if target is None:
        raise Refused("no-return", _("The SOP names no step to return to from here."))
    if not reason:
        raise Refused(
            "reason-missing",
            _("The reason is missing. Write one sentence on what must be changed."),
            "reason",
        )
    revision = latest_revision(run)
    _sign(visit, request, user)
    visit.acted_revision, visit.acted_hash = revision, content_hash(revision)
    visit.returned_to = target.step_no
    live = run.published_revision_id is not None
    outcome = Outcome.CORRECTION if live else Outcome.RETURNED
    flow.close(visit, outcome, user=user, at=at, comment=reason)
    run.approved_revision, run.approved_hash = None, ""
    run.returns += 1
    run.save(update_fields=["approved_revision", "approved_hash", "returns"])
    append(
        Event.STEP_RETURNED,
        at=at,
        actor=user,
        run=run,
        visit=visit,
        step_no=visit.step.step_no,
        payload={"to": target.step_no, "revision": revision.pk, "outcome": str(outcome)},
        content_hash=visit.acted_hash,
    )
    next_visit = flow.enter(run, target, user=user, at=at, returned_from=visit.step.step_no)
    tell_returned(next_visit, actor=user, reason=reason, role=visit.acted_role)
    return next_visit


def _refuse_unseen(request: ActRequest, revision_id: int, digest: str) -> None:
    """The text that goes on is the text the person saw (safety S11)."""
    if request.revision_id != revision_id or request.content_hash != digest:
        raise Refused(
            "content-changed",
            _(
                "The text has changed since you opened this page. "
                "Look at the difference, then decide."
            ),
        )
