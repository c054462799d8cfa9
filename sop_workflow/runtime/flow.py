"""Moving a run from step to step on Wagtail's own records, and nothing else.

Only ``act`` and ``opening`` call this, with the door open and the run locked.
The next step is always named: Wagtail's own choice skips steps that were
approved before a return.
"""

from datetime import datetime
from typing import Any

from django.db.models import Sum
from wagtail.models import TaskState, WorkflowState

from sop_workflow.conf import conf
from sop_workflow.enums import Event, Outcome
from sop_workflow.ledger.append import append
from sop_workflow.models import SopRun, SopTask, SopTaskState
from sop_workflow.runtime.clock import deadline, working_between
from sop_workflow.runtime.time import calendar
from sop_workflow.signals import run_finished


def step_of(run: SopRun, number: int) -> SopTask:
    """The step of the run's own SOP version with that number."""
    return SopTask.objects.get(version_id=run.version_id, step_no=number)


def next_step(run: SopRun, step: SopTask) -> SopTask | None:
    """The step after ``step`` in the run's own SOP version; ``None`` at the end."""
    later = SopTask.objects.filter(version_id=run.version_id, step_no__gt=step.step_no)
    return later.order_by("step_no").first()


def enter(
    run: SopRun, step: SopTask, *, user: Any, at: datetime, returned_from: int | None = None
) -> SopTaskState:
    """Open a visit of ``step``: its standard, its deadline, its place in the native workflow."""
    state: WorkflowState = run.workflow_state
    step.arrival = {
        "run": run,
        "arrived_at": at,
        "due_at": deadline(at, step.standard_max * 60, conf.DEADLINE_TOLERANCE, calendar()),
        "returned_from": returned_from,
    }
    state.current_task_state = None
    state.update(user=user, next_task=step)
    visit = SopTaskState.objects.select_related("step").get(pk=state.current_task_state_id)
    TaskState.objects.filter(pk=visit.pk).update(started_at=at)
    run.current_step = step.step_no
    run.save(update_fields=["current_step"])
    return visit


def close(
    visit: SopTaskState, outcome: Outcome, *, user: Any, at: datetime, comment: str = ""
) -> None:
    """End an open visit. A return is a native rejection, everything else an approval.

    ``update=False``: the native workflow must not choose the next step.
    """
    visit.is_open = False
    visit.outcome = outcome
    visit.done_at = at
    visit.work_seconds = working_between(visit.arrived_at, at, calendar())
    visit.acted_by = user
    verb = visit.reject if outcome in (Outcome.RETURNED, Outcome.CORRECTION) else visit.approve
    verb(user=user, update=False, comment=comment)
    TaskState.objects.filter(pk=visit.pk).update(finished_at=at)


def finish(run: SopRun, *, user: Any, at: datetime) -> None:
    """End the run: native workflow approved, total working time stored."""
    run.workflow_state.current_task_state = None
    run.workflow_state.finish(user=user)
    run.closed_at = at
    run.work_seconds = run.visits.aggregate(total=Sum("work_seconds"))["total"] or 0
    run.current_step = 0
    run.save(update_fields=["closed_at", "work_seconds", "current_step"])
    append(
        Event.RUN_FINISHED,
        at=at,
        actor=user,
        run=run,
        payload={"returns": run.returns, "work_seconds": run.work_seconds},
    )
    run_finished.send(sender=SopRun, run=run)
