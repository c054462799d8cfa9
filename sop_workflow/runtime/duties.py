"""Separation of duties: nobody judges their own work, superusers included (safety S09)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from sop_workflow.definition.schema import StepKind
from sop_workflow.enums import JUDGING_KINDS, Outcome
from sop_workflow.models import SopRun, SopTask, SopTaskState
from sop_workflow.runtime.refusals import Refused


def judges(step: SopTask, run: SopRun) -> bool:
    """True if completing ``step`` approves the text.

    A publish step without an approving step since the last drafting approves by
    itself: what its actor sees is what goes live.
    """
    kind = StepKind(step.kind)
    return kind in JUDGING_KINDS or (kind is StepKind.PUBLISH and run.approved_revision_id is None)


def authors(run: SopRun) -> set[int]:
    """Everyone who wrote the text under judgement: authors of revisions since the last
    publication (or since the run began) and whoever completed a drafting step in that time."""
    state = run.workflow_state
    since = run.published_at or run.opened_at
    revisions = Revision.objects.filter(
        base_content_type_id=state.base_content_type_id, object_id=state.object_id
    )
    if run.published_revision_id:
        revisions = revisions.filter(pk__gt=run.published_revision_id)
    people = set(revisions.exclude(user=None).values_list("user_id", flat=True))
    people |= set(
        SopTaskState.objects.filter(
            run=run, step__kind=StepKind.WORK, outcome=Outcome.DONE, done_at__gte=since
        ).values_list("acted_by_id", flat=True)
    )
    return people


def earlier_approvers(run: SopRun, step: SopTask) -> set[int]:
    """People whose approval of the present text still stands."""
    last_work = (
        SopTaskState.objects.filter(run=run, step__kind=StepKind.WORK, outcome=Outcome.DONE)
        .order_by("-done_at", "-pk")
        .first()
    )
    approvals = SopTaskState.objects.filter(
        run=run, step__kind__in=JUDGING_KINDS, outcome=Outcome.DONE, step__step_no__lt=step.step_no
    )
    if last_work is not None:
        approvals = approvals.filter(pk__gt=last_work.pk)
    return set(approvals.values_list("acted_by_id", flat=True))


def refuse_own_work(run: SopRun, step: SopTask, user: Any) -> None:
    """Raise ``Refused("own-work")`` when ``user`` would judge what they wrote or approved."""
    if not judges(step, run):
        return
    if user.pk in authors(run):
        raise Refused(
            "own-work",
            _("You wrote part of this text. Another person in this role must judge it."),
        )
    if user.pk in earlier_approvers(run, step):
        raise Refused(
            "own-work",
            _("You approved an earlier step of this text. This step needs another person."),
        )
