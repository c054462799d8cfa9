"""What waits for whom: bounded queries, due first, the same cost with ten runs or ten thousand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sop_workflow.editor.clocks import Clock, clock_of, due_group
from sop_workflow.models import SopTask, SopTaskState
from sop_workflow.models.roles import role_ids
from sop_workflow.runtime.moments import when

#: Columns a row shows; a revision's full content is never loaded.
_ROW = (
    "pk", "arrived_at", "due_at", "standard_min", "standard_max", "returned_from", "done_at",
    "work_seconds", "outcome", "acted_role", "is_open",
    "step__step_no", "step__symbol", "step__return_to", "step__activity", "step__lane",
    "run__title", "run__returns", "run__version__title",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the inbox."""

    visit: SopTaskState
    clock: Clock | None
    group: str
    arrived: str
    finished: str = ""


def _visits() -> QuerySet[SopTaskState]:
    return SopTaskState.objects.select_related("step", "run__version").only(*_ROW)


def _steps_of(user: Any) -> QuerySet[Any]:
    through = SopTask.roles.through.objects
    return through.filter(group_id__in=role_ids(user)).values("soptask_id")


def mine(user: Any) -> QuerySet[SopTaskState]:
    """Open visits of steps whose role ``user`` holds, most urgent first."""
    return _visits().filter(is_open=True, step_id__in=_steps_of(user)).order_by("due_at", "pk")


def waiting_for_others(user: Any) -> QuerySet[SopTaskState]:
    """Open visits that wait for somebody else in runs ``user`` has had a hand in."""
    touched = SopTaskState.objects.filter(run=OuterRef("run"), acted_by=user)
    return (
        _visits()
        .filter(Exists(touched), is_open=True)
        .exclude(step_id__in=_steps_of(user))
        .order_by("due_at", "pk")
    )


def done_this_month(user: Any, now: datetime) -> QuerySet[SopTaskState]:
    """Visits ``user`` finished since the first of the month, newest first."""
    first = localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return _visits().filter(acted_by=user, done_at__gte=first).order_by("-done_at", "-pk")


def rows(visits: Iterable[SopTaskState], now: datetime) -> list[Row]:
    """Visits as lines with their clocks; no query."""
    return [
        Row(
            visit=visit,
            clock=clock_of(visit, now) if visit.is_open else None,
            group=due_group(visit, now) if visit.is_open else "done",
            arrived=when(visit.arrived_at, now),
            finished=when(visit.done_at, now) if visit.done_at else "",
        )
        for visit in visits
    ]


def grouped(lines: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """Lines under their headings: (key, heading, lines); empty groups are left out."""
    headings = {
        "late": _("Past the deadline"),
        "today": _("Due today"),
        "next": _("Next"),
        "done": _("Finished"),
    }
    groups = []
    for key, heading in headings.items():
        found = [line for line in lines if line.group == key]
        if found:
            groups.append((key, heading, found))
    return groups


def count_open(user: Any) -> int:
    """How many steps wait for ``user`` now."""
    if not role_ids(user):
        return 0
    return SopTaskState.objects.filter(is_open=True, step_id__in=_steps_of(user)).count()
