"""Working time as pure functions: how much passed, and when it will be over.

A calendar is passed in; nothing here reads a setting, a database or the real
clock. Times are aware datetimes, amounts are seconds, exact to the second.
Source of the default hours: Perpres 21/2023.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MAX_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Window:
    """Working hours without a break, ``start`` inclusive, ``end`` exclusive, local time."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> "Window":
        """Read ``"07.30-12.00"``; ``ValueError`` if it is no window."""
        first, _, last = text.partition("-")
        window = cls(_clock_time(first), _clock_time(last))
        if window.start >= window.end:
            raise ValueError(f"working hours end before they begin: {text!r}")
        return window


def _clock_time(text: str) -> time:
    hour, _, minute = text.strip().partition(".")
    return time(int(hour), int(minute))


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Weekly windows (0 = Monday), days off, days with other windows, and the zone."""

    weekly: Mapping[int, tuple[Window, ...]]
    zone: ZoneInfo
    days_off: frozenset[date] = frozenset()
    special: Mapping[date, tuple[Window, ...]] | None = None

    @classmethod
    def from_hours(
        cls,
        hours: Mapping[int, tuple[str, ...]],
        zone: str,
        days_off: frozenset[date] = frozenset(),
    ) -> "WorkingCalendar":
        """Build from text windows by weekday; ``ValueError`` on a bad window or no hours at all."""
        weekly = {day: tuple(Window.parse(text) for text in texts) for day, texts in hours.items()}
        if not any(weekly.values()):
            raise ValueError("the working week has no hours")
        return cls(weekly, ZoneInfo(zone), days_off)

    def windows(self, day: date) -> tuple[Window, ...]:
        """The working windows of ``day``; empty on a day off."""
        if day in self.days_off:
            return ()
        if self.special and day in self.special:
            return self.special[day]
        return self.weekly.get(day.weekday(), ())

    def spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Every working span that ends after ``start``, in order, for at most ten years."""
        day = start.astimezone(self.zone).date()
        for _ in range(MAX_DAYS):
            for window in self.windows(day):
                end = datetime.combine(day, window.end, self.zone)
                if end > start:
                    yield max(start, datetime.combine(day, window.start, self.zone)), end
            day += timedelta(days=1)


def working_between(start: datetime, end: datetime, calendar: WorkingCalendar) -> int:
    """Working seconds from ``start`` to ``end``; 0 when ``end`` is not after ``start``."""
    total = timedelta()
    if end <= start:
        return 0
    for first, last in calendar.spans(start):
        if first >= end:
            break
        total += min(last, end) - first
    return int(total.total_seconds())


def add_working(start: datetime, seconds: int, calendar: WorkingCalendar) -> datetime:
    """The moment when ``seconds`` of working time have passed since ``start``.

    The smallest such moment: with 0 seconds the first working moment. Raises
    ``OverflowError`` when ten years of the calendar are not enough.
    """
    left = timedelta(seconds=seconds)
    for first, last in calendar.spans(start):
        if left <= last - first:
            return first + left
        left -= last - first
    raise OverflowError("the calendar has too few working hours for that much work")


def end_of_next_working_day(start: datetime, calendar: WorkingCalendar) -> datetime:
    """The close of business on the first working day after the local day of ``start``."""
    day = start.astimezone(calendar.zone).date()
    for _ in range(MAX_DAYS):
        day += timedelta(days=1)
        if windows := calendar.windows(day):
            return datetime.combine(day, windows[-1].end, calendar.zone)
    raise OverflowError("the calendar has no working day in the next ten years")


def deadline(
    start: datetime, standard_seconds: int, tolerance: float, calendar: WorkingCalendar
) -> datetime:
    """Standard effort times tolerance, but never before the end of the next working day.

    Effort and deadline are two numbers: an SOP's "15 menit" says how long the
    work takes, not that it must be over fifteen minutes after it arrived.
    """
    worked = add_working(start, round(standard_seconds * tolerance), calendar)
    return max(worked, end_of_next_working_day(start, calendar))
