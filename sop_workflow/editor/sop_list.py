"""The SOPs of the house, one line each: newest version, what is open, what is running."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from sop_workflow.compiler.readings import open_questions
from sop_workflow.editor.access import visible_versions
from sop_workflow.enums import VersionStatus
from sop_workflow.models import SopRun, SopVersion


@dataclass(frozen=True, slots=True)
class SopLine:
    """One SOP by its newest version. ``active`` is set when an older version is in force."""

    version: SopVersion
    open_places: int
    running: int
    active: SopVersion | None


def newest_versions(user: Any) -> QuerySet[SopVersion]:
    """The newest version of each SOP ``user`` may read."""
    visible = visible_versions(user)
    newer = visible.filter(key=OuterRef("key"), version__gt=OuterRef("version"))
    return visible.exclude(Exists(newer)).order_by("title", "key").prefetch_related("readings")


def lines(versions: Iterable[SopVersion]) -> list[SopLine]:
    """Fetched versions as lines; two queries however many there are."""
    fetched = list(versions)
    keys = [version.key for version in fetched]
    running = dict(
        SopRun.objects.filter(closed_at=None, version__key__in=keys)
        .order_by()
        .values_list("version__key")
        .annotate(count=Count("pk"))
    )
    in_force = SopVersion.objects.filter(key__in=keys, status=VersionStatus.ACTIVE)
    active = {version.key: version for version in in_force.defer("text")}
    return [
        SopLine(
            version=version,
            open_places=_open_places(version),
            running=running.get(version.key, 0),
            active=_other(active.get(version.key), version),
        )
        for version in fetched
    ]


def _open_places(version: SopVersion) -> int:
    """Only a version that waits for confirmation can have open places."""
    return len(open_questions(version)) if version.status == VersionStatus.IMPORTED else 0


def _other(active: SopVersion | None, version: SopVersion) -> SopVersion | None:
    return active if active and active.pk != version.pk else None
