"""What time it is for a run, and which calendar counts.

The demo and a migration replay past work through the same service as people
do; they say so with ``at_time``. The ledger keeps the real moment beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from sop_workflow.conf import conf
from sop_workflow.runtime.clock import WorkingCalendar

_now: ContextVar[datetime | None] = ContextVar("sop_workflow_now", default=None)


def now() -> datetime:
    """The moment that counts for the run: the real one unless ``at_time`` says otherwise."""
    return _now.get() or timezone.now()


def is_replayed() -> bool:
    """True while past work is being replayed with ``at_time``."""
    return _now.get() is not None


@contextmanager
def at_time(moment: datetime) -> Iterator[None]:
    """Let everything inside happen at ``moment`` (aware). For replaying past work only."""
    token = _now.set(moment)
    try:
        yield
    finally:
        _now.reset(token)


@lru_cache(maxsize=8)
def _calendar(hours: tuple[tuple[int, tuple[str, ...]], ...], zone: str) -> WorkingCalendar:
    return WorkingCalendar.from_hours(dict(hours), zone)


def calendar() -> WorkingCalendar:
    """The working calendar in force, from ``SOP_WORKFLOW["WORKING_HOURS"]`` and ``TIME_ZONE``."""
    hours = tuple((day, tuple(texts)) for day, texts in sorted(conf.WORKING_HOURS.items()))
    return _calendar(hours, settings.TIME_ZONE)
