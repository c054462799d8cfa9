"""The parts of an SOP taken one by one: identity, lanes, steps, times."""

import math
import re
from collections.abc import Iterator
from typing import Final

from sop_workflow.definition.errors import SopProblem, problem
from sop_workflow.definition.schema import SopDocument
from sop_workflow.definition.totals import number_text

_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RECURRENCE_UNITS: Final = ("day", "week", "month", "year")


def identity_is_given(doc: SopDocument) -> Iterator[SopProblem]:
    """An SOP is told apart by its key, its number and its title."""
    if not _KEY.fullmatch(doc.key):
        yield problem("key-invalid", "key", key=doc.key)
    if not doc.identity.number.strip():
        yield problem("number-empty", "identity.number")
    if not doc.identity.title.strip():
        yield problem("title-empty", "identity.title")


def lanes_are_distinct(doc: SopDocument) -> Iterator[SopProblem]:
    """Every lane has a name, and a key that no other lane has."""
    seen: set[str] = set()
    for position, lane in enumerate(doc.lanes, start=1):
        place = f"lanes[{lane.key or position}]"
        if not lane.key.strip():
            yield problem("lane-key-empty", f"{place}.key")
        elif lane.key in seen:
            yield problem("lane-duplicate", f"{place}.key", key=lane.key)
        if not lane.name.strip():
            yield problem("lane-name-empty", f"{place}.name")
        seen.add(lane.key)


def steps_are_complete(doc: SopDocument) -> Iterator[SopProblem]:
    """Every step says what is done, and names only lanes that exist."""
    known = {lane.key for lane in doc.lanes}
    choices = ", ".join(lane.key for lane in doc.lanes)
    for step in doc.steps:
        place = f"steps[{step.no}]"
        if not step.activity.strip():
            yield problem("activity-empty", f"{place}.activity")
        for field, keys in (("lanes", step.lanes), ("lane_alternatives", step.lane_alternatives)):
            for key in keys:
                if key not in known:
                    yield problem("lane-unknown", f"{place}.{field}", key=key, choices=choices)


def times_are_possible(doc: SopDocument) -> Iterator[SopProblem]:
    """Every step has a time: a number above zero, or a range in the right order."""
    for step in doc.steps:
        place, time = f"steps[{step.no}].time", step.time
        if time is None:
            yield problem("time-missing", place)
        elif not (math.isfinite(time.min) and math.isfinite(time.max)):
            yield problem("time-not-finite", place)
        elif time.min <= 0 or time.max <= 0:
            yield problem("time-not-positive", place)
        elif time.min > time.max:
            bounds = {"min": number_text(time.min), "max": number_text(time.max)}
            yield problem("time-reversed", place, **bounds)


def recurrences_are_possible(doc: SopDocument) -> Iterator[SopProblem]:
    """A standing duty recurs every one or more days, weeks, months or years."""
    for step in doc.steps:
        place, again = f"steps[{step.no}].recurrence", step.recurrence
        if again is None:
            continue
        if again.every < 1:
            yield problem("recurrence-not-positive", f"{place}.every", every=again.every)
        if again.unit not in RECURRENCE_UNITS:
            choices = ", ".join(RECURRENCE_UNITS)
            yield problem(
                "recurrence-unit-unknown", f"{place}.unit", unit=again.unit, choices=choices
            )
