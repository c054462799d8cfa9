"""What Wagtail must be told, computed from the text alone: a pure diff of wanted and existing."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from sop_workflow.definition.schema import SopDocument, Step, TimeClock, TimeStandard, TimeUnit

#: Perpres 21/2023: 37,5 hours in five days.
MINUTES_PER_WORKING_DAY = 450
MINUTES_PER_CALENDAR_DAY = 1440
ROLE_NAME_LENGTH = 150


class Change(StrEnum):
    """What a plan does with one step."""

    CREATE = "create"
    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as a native task. ``standard_*`` are working minutes."""

    step_no: int
    kind: str
    symbol: str
    short: str
    activity: str
    lane: str
    roles: tuple[str, ...]
    requirements: tuple[str, ...]
    outputs: tuple[str, ...]
    remark: str
    time_printed: str
    standard_min: int
    standard_max: int
    return_to: int | None
    question: str

    def row(self) -> dict[str, Any]:
        """The column values of the generated step, without its roles."""
        values = asdict(self)
        del values["roles"]
        values["requirements"] = list(self.requirements)
        values["outputs"] = list(self.outputs)
        return values


@dataclass(frozen=True, slots=True)
class Plan:
    """The wanted steps and what happens to each."""

    steps: tuple[PlannedStep, ...]
    changes: Mapping[int, Change]

    @property
    def is_empty(self) -> bool:
        """True when applying would change nothing."""
        return all(change is Change.KEEP for change in self.changes.values())


def working_minutes(time: TimeStandard) -> tuple[int, int]:
    """The standard in working minutes: (at least, at most).

    A time on the calendar clock is taken in whole days: 1440 menit of calendar
    time is one day, hence 450 working minutes.
    """
    factor: float = {
        TimeUnit.MINUTE: 1,
        TimeUnit.HOUR: 60,
        TimeUnit.WORKING_DAY: MINUTES_PER_WORKING_DAY,
    }[time.unit]
    if time.clock is TimeClock.CALENDAR and time.unit is not TimeUnit.WORKING_DAY:
        factor *= MINUTES_PER_WORKING_DAY / MINUTES_PER_CALENDAR_DAY
    return round(time.min * factor), round(time.max * factor)


def role_name(document: SopDocument, lane_name: str) -> str:
    """The name of the group that holds a lane's people.

    A group name has at most 150 characters. A longer one is shortened in both
    halves and gets a mark of the whole: cut off at the end, two lanes of an agency
    with a long name would be one group.
    """
    whole = f"{document.identity.agency}: {lane_name}"
    if len(whole) <= ROLE_NAME_LENGTH:
        return whole
    mark = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{document.identity.agency[:68]}…: {lane_name[:68]} {mark}"


def planned_step(document: SopDocument, step: Step) -> PlannedStep:
    """One confirmed step as a native task."""
    if step.time is None:
        raise ValueError(f"step {step.no} has no time")
    lanes = [document.lane(key).name for key in step.lanes]
    least, most = working_minutes(step.time)
    return PlannedStep(
        step_no=step.no,
        kind=step.kind.value,
        symbol=step.symbol.value,
        short=step.short or str(step.no),
        activity=step.activity,
        lane=" / ".join(lanes),
        roles=tuple(role_name(document, name) for name in lanes),
        requirements=step.requirements,
        outputs=step.outputs,
        remark=step.remark,
        time_printed=step.time.printed,
        standard_min=least,
        standard_max=most,
        return_to=step.decision.return_to if step.decision else None,
        question=step.decision.question if step.decision else "",
    )


def plan(document: SopDocument, existing: Mapping[int, PlannedStep]) -> Plan:
    """Compare a confirmed document with the steps that already stand (by step number)."""
    wanted = tuple(planned_step(document, step) for step in document.steps)
    changes = {}
    for step in wanted:
        if step.step_no not in existing:
            changes[step.step_no] = Change.CREATE
        elif existing[step.step_no] == step:
            changes[step.step_no] = Change.KEEP
        else:
            changes[step.step_no] = Change.REPLACE
    return Plan(wanted, changes)
