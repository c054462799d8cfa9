"""What the steps of an SOP add up to, and how a duration is written for people."""

from typing import Final, NamedTuple

from sop_workflow.definition.schema import SopDocument, TimeUnit

MINUTES_PER_HOUR: Final = 60.0


class WorkTotal(NamedTuple):
    """The sum of the time standards, with minutes and working days kept apart.

    How many minutes a working day has is the agency's setting, not the SOP's.
    """

    min_minutes: float
    max_minutes: float
    min_working_days: float
    max_working_days: float


def sum_minutes(doc: SopDocument) -> WorkTotal:
    """The steps' times added up: minutes and hours as minutes, working days apart.

    A step without a time adds nothing.
    """
    minutes = [0.0, 0.0]
    days = [0.0, 0.0]
    for step in doc.steps:
        if step.time is None:
            continue
        into = days if step.time.unit is TimeUnit.WORKING_DAY else minutes
        factor = MINUTES_PER_HOUR if step.time.unit is TimeUnit.HOUR else 1.0
        into[0] += step.time.min * factor
        into[1] += step.time.max * factor
    return WorkTotal(minutes[0], minutes[1], days[0], days[1])


def hours_text(minutes: float) -> str:
    """``minutes`` as hours with two decimals and a comma, as Indonesian documents print them."""
    return f"{minutes / MINUTES_PER_HOUR:.2f}".replace(".", ",")


def number_text(number: float) -> str:
    """A number without useless decimals, with a comma: 15, 7,5."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
