"""How long every visit of a run took, against the standard in force when it began."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sop_workflow.models import SopRun, SopTaskState
from sop_workflow.runtime.clock import working_between
from sop_workflow.runtime.time import calendar


def stamp(moment: datetime) -> str:
    """A moment as text in UTC: the same in a report made now and in one made again later."""
    return moment.astimezone(UTC).isoformat()


class Verdict(StrEnum):
    """A measured time against its standard."""

    WITHIN = "within"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class VisitTime:
    """One finished visit. Seconds are working time; standards are minutes."""

    step_no: int
    short: str
    activity: str
    role: str
    outcome: str
    arrived_at: datetime
    done_at: datetime
    work_seconds: int
    standard_min: int
    standard_max: int
    reason: str
    returned_to: int | None

    @property
    def minutes(self) -> int:
        """Working minutes, rounded to the nearest."""
        return round(self.work_seconds / 60)

    @property
    def verdict(self) -> Verdict:
        """Over only when the upper bound of the standard is passed, in whole minutes as shown."""
        over = self.minutes > self.standard_max
        return Verdict.OVER if over else Verdict.WITHIN

    def row(self) -> dict[str, Any]:
        """The visit as JSON-able facts for a frozen report."""
        values = asdict(self)
        values["arrived_at"] = stamp(self.arrived_at)
        values["done_at"] = stamp(self.done_at)
        return {**values, "minutes": self.minutes, "verdict": self.verdict.value}


def visit_time(visit: SopTaskState, *, done_at: datetime | None = None) -> VisitTime:
    """Measure one visit; ``done_at`` stands in for a visit that is being finished right now."""
    end = visit.done_at or done_at
    if end is None:
        raise ValueError("an open visit has no duration yet")
    step = visit.step
    return VisitTime(
        step_no=step.step_no,
        short=step.short,
        activity=step.activity,
        role=visit.acted_role or step.lane,
        outcome=visit.outcome or "done",
        arrived_at=visit.arrived_at,
        done_at=end,
        work_seconds=working_between(visit.arrived_at, end, calendar()),
        standard_min=visit.standard_min,
        standard_max=visit.standard_max,
        reason=visit.comment,
        returned_to=visit.returned_to,
    )


def run_times(run: SopRun, *, closing_at: datetime | None = None) -> list[VisitTime]:
    """Every visit of ``run`` in order of arrival.

    ``closing_at`` counts the open visit as finished at that moment: the report
    step writes about itself.
    """
    visits = run.visits.select_related("step").order_by("arrived_at", "pk")
    return [
        visit_time(visit, done_at=closing_at)
        for visit in visits
        if visit.done_at is not None or closing_at is not None
    ]
