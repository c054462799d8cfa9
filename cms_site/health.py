"""Whether this process is alive, and whether it can serve: for supervisors and load balancers.

Anonymous visitors learn only ok or fail; the reason is in the log.
"""

import logging
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

STORAGE_MEMORY = 10  # seconds a storage verdict holds, so that visitors cannot make us write


class NotReady(Exception):
    """One part cannot serve; the message is for the log."""


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all; asks nothing else."""
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every part works, else 503; ``{"database": "ok", ...}``."""
    verdicts = {name: "ok" if passes(name, check) else "fail" for name, check in CHECKS.items()}
    ready = all(verdict == "ok" for verdict in verdicts.values())
    return JsonResponse(
        verdicts, status=200 if ready else 503, headers={"Cache-Control": "no-store"}
    )


def passes(name: str, check: Callable[[], None]) -> bool:
    """Run one check; whatever it raises is a failure and goes to the log."""
    try:
        check()
    except Exception as error:
        logger.warning("not ready: %s: %s", name, error)
        return False
    return True


def check_database() -> None:
    """Raise when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_migrations() -> None:
    """Raise ``NotReady`` when the code knows a migration the database has not seen."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    missing = latest_migrations() - applied
    if missing:
        raise NotReady(f"unapplied migrations in {', '.join(sorted(app for app, _ in missing))}")


@lru_cache(maxsize=1)
def latest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of every app. The code of a running process does not change."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def check_queue() -> None:
    """Raise ``NotReady`` when a task that may run has waited too long: no worker is at work."""
    limit: int = settings.SOPAN_QUEUE_MAX_AGE
    now = timezone.now()
    before = now - timedelta(seconds=limit)
    # ``ready`` lets a task without a start time through with a date far in the future.
    waiting = DBTaskResult.objects.ready().filter(
        Q(run_after__lt=before) | Q(run_after__gt=now), enqueued_at__lt=before
    )
    if waiting.exists():
        raise NotReady(f"a task has waited for more than {limit} seconds")


def check_media() -> None:
    """Raise when public files cannot be written."""
    write_and_remove("default", int(time.monotonic() // STORAGE_MEMORY))


def check_private() -> None:
    """Raise when letters and evidence cannot be written."""
    write_and_remove("private", int(time.monotonic() // STORAGE_MEMORY))


@lru_cache(maxsize=8)
def write_and_remove(alias: str, moment: int) -> None:
    """Write and remove a few bytes in a storage; a success is remembered for this ``moment``."""
    storage = storages[alias]
    storage.delete(storage.save(f".ready-{uuid.uuid4().hex}", ContentFile(b"ready")))


CHECKS: dict[str, Callable[[], None]] = {
    "database": check_database,
    "migrations": check_migrations,
    "queue": check_queue,
    "media": check_media,
    "private": check_private,
}
