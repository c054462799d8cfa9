"""Promise against fact for one open visit: the deadline in words, the work as a bar.

Deadline and standard effort are two numbers and are never mixed (decision D6).
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sop_workflow.measurement.words import in_words, standard_in_words
from sop_workflow.models import SopTaskState
from sop_workflow.runtime.clock import working_between
from sop_workflow.runtime.moments import when
from sop_workflow.runtime.time import calendar

#: The drawing is 200 units wide; the standard stands at 87 % while the work is within it.
WIDTH, MARK = 200.0, 174.0
SOON = 0.8


@dataclass(frozen=True, slots=True)
class Clock:
    """What the drawing and its two sentences need. ``bar`` and ``mark`` are drawing units."""

    due_words: str
    work_words: str
    bar: float
    mark: float
    is_late: bool
    is_soon: bool


def clock_of(visit: SopTaskState, now: datetime) -> Clock:
    """The clock of an open visit at ``now``."""
    used = working_between(visit.arrived_at, now, calendar()) / 60
    standard = max(1, visit.standard_max)
    over = used > standard
    late = now > visit.due_at
    if late:
        overdue = working_between(visit.due_at, now, calendar()) // 60
        due_words = _("%(time)s past the deadline") % {"time": in_words(overdue)}
    else:
        due_words = _("Due %(when)s") % {"when": when(visit.due_at, now)}
    return Clock(
        due_words=due_words,
        work_words=_("%(used)s of the standard %(standard)s")
        % {
            "used": in_words(int(used)),
            "standard": standard_in_words(visit.standard_min, visit.standard_max),
        },
        bar=round(WIDTH if over else used / standard * MARK, 1),
        mark=round(standard / used * WIDTH, 1) if over else MARK,
        is_late=late,
        is_soon=not late and used >= SOON * standard,
    )


def due_group(visit: SopTaskState, now: datetime) -> str:
    """Which group of the inbox a visit belongs to: ``late``, ``today`` or ``next``."""
    if now > visit.due_at:
        return "late"
    return "today" if localtime(visit.due_at).date() == localtime(now).date() else "next"
