"""When the demo's work happened: working moments around the day the demo is loaded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sop_workflow.public import calendar


@dataclass(frozen=True, slots=True)
class Days:
    """Working days counted back from ``now``: ``back(1)`` is the last one before today."""

    now: datetime

    def back(self, count: int, at: time = time(7, 40)) -> datetime:
        """The ``count``-th working day before today, at a time of day; 0 is today."""
        working = calendar()
        day = self.now.astimezone(working.zone).date()
        while count > 0:
            day -= timedelta(days=1)
            count -= bool(working.windows(day))
        return datetime.combine(day, at, working.zone)

    def spread(self, count: int, first: int, last: int) -> Iterator[datetime]:
        """``count`` starting moments, oldest first, from ``first`` to ``last`` working days ago."""
        starts = [time(7, 35), time(8, 10), time(8, 50), time(9, 30), time(10, 15)]
        for index in range(count):
            back = first - round(index * (first - last) / max(1, count - 1))
            yield self.back(max(last, back), starts[index % len(starts)])


def indonesian_day(day: date) -> str:
    """A date as a letter writes it: 20 November 2026."""
    months = (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
        "September", "Oktober", "November", "Desember",
    )  # fmt: skip
    return f"{day.day} {months[day.month - 1]} {day.year}"
