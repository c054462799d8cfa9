"""Dispositions as lines of a list: where each one stands, at the same cost for ten or a hundred."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sop_workflow.editor.access import visible_dispositions, visible_runs
from sop_workflow.models import Disposition, SopRun, SopTaskState
from sop_workflow.runtime.moments import full

OPEN, FINISHED = "open", "finished"


@dataclass(frozen=True, slots=True)
class RunState:
    """One run of a disposition: the step it waits at (``None`` when it has ended), in words."""

    run: SopRun
    visit: SopTaskState | None
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One disposition with its particulars and its state in words."""

    disposition: Disposition
    received: str
    state: str
    is_open: bool


def listed(user: Any, *, search: str = "", state: str = "") -> QuerySet[Disposition]:
    """Dispositions ``user`` may see, newest first, by words in number, subject or unit."""
    found = visible_dispositions(user)
    if search:
        words = Q(number__icontains=search) | Q(subject__icontains=search)
        found = found.filter(words | Q(requester_unit__icontains=search))
    is_open = Exists(SopRun.objects.filter(disposition=OuterRef("pk"), closed_at=None))
    if state == OPEN:
        found = found.filter(is_open)
    elif state == FINISHED:
        found = found.exclude(is_open)
    return found.order_by("-created_at", "-pk").prefetch_related(
        Prefetch("runs", queryset=_runs(user))
    )


def run_states(runs: Iterable[SopRun]) -> list[RunState]:
    """The state of each run that was fetched with its open step."""
    return [_run_state(run) for run in runs]


def runs_of(disposition: Disposition, user: Any) -> list[RunState]:
    """The runs of one disposition that ``user`` may see, in the order they were opened."""
    return run_states(_runs(user).filter(disposition=disposition))


def lines(dispositions: Iterable[Disposition]) -> list[Line]:
    """Fetched dispositions as lines; no query."""
    return [_line(disposition) for disposition in dispositions]


def _runs(user: Any) -> QuerySet[SopRun]:
    waiting = SopTaskState.objects.filter(is_open=True).select_related("step")
    return visible_runs(user).order_by("pk").prefetch_related(
        Prefetch("visits", queryset=waiting, to_attr="waiting")
    )  # fmt: skip


def _run_state(run: SopRun) -> RunState:
    waiting: list[SopTaskState] = run.waiting  # type: ignore[attr-defined]
    if not waiting:
        return RunState(run, None, _("Finished"))
    step = waiting[0].step
    words = _("Step %(no)s: %(short)s") % {"no": step.step_no, "short": step.short}
    return RunState(run, waiting[0], words)


def _line(disposition: Disposition) -> Line:
    states = run_states(disposition.runs.all())
    ended = sum(state.visit is None for state in states)
    if len(states) == 1:
        words = states[0].words
    else:
        words = _("%(ended)s of %(total)s pages finished") % {
            "ended": ended,
            "total": len(states),
        }
    return Line(disposition, full(disposition.received_at), words, is_open=ended < len(states))
