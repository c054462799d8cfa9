"""Promise against fact: what each active SOP printed, and what its finished runs took."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.utils import timezone

from sop_workflow.enums import VersionStatus
from sop_workflow.models import SopRun

PERIOD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """One SOP: the promised working minutes, the median of what happened, runs on time of all."""

    title: str
    promise_minutes: int
    actual_minutes: int | None
    on_time: int
    total: int


def service_levels() -> list[ServiceLevel]:
    """Every active SOP with runs finished in the last 90 days, by title; one query.

    A run is on time when its whole working time is within the upper bound of the
    standards in force when it began.
    """
    finished = SopRun.objects.filter(
        version__status=VersionStatus.ACTIVE,
        closed_at__gte=timezone.now() - PERIOD,
        work_seconds__isnull=False,
    ).values_list("version__title", "standard_max", "work_seconds")
    by_title: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for title, standard, seconds in finished:
        by_title[title].append((standard, seconds or 0))
    return [
        ServiceLevel(
            title=title,
            promise_minutes=rows[-1][0],
            actual_minutes=round(median(seconds for _, seconds in rows) / 60),
            on_time=sum(round(seconds / 60) <= standard for standard, seconds in rows),
            total=len(rows),
        )
        for title, rows in sorted(by_title.items())
    ]
