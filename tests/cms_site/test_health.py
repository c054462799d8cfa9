"""Liveness asks nothing; readiness asks everything a request may need, and tells nobody why."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from cms_site import health

PARTS = {"database", "migrations", "queue", "media", "private"}


@pytest.fixture(autouse=True)
def forget_verdicts():
    health.write_and_remove.cache_clear()
    yield
    health.write_and_remove.cache_clear()


def waiting_task(**times):
    """A task nobody has picked up, enqueued at the given time."""
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="nowhere.task",
        backend_name="default",
        run_after=times.get("run_after", get_date_max()),
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=times["enqueued_at"])


def failing(client):
    response = client.get("/readyz")
    verdicts = response.json()
    assert set(verdicts) == PARTS
    assert response.status_code == (200 if set(verdicts.values()) == {"ok"} else 503)
    return {name for name, verdict in verdicts.items() if verdict != "ok"}


def test_alive_without_a_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.django_db
def test_ready_when_everything_works(client):
    assert failing(client) == set()
    assert client.get("/readyz")["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.django_db
def test_an_unapplied_migration_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sop_workflow'")
    assert failing(client) == {"migrations"}


@pytest.mark.django_db
def test_a_task_nobody_picks_up_is_not_ready(client):
    waiting_task(enqueued_at=timezone.now() - timedelta(minutes=16))
    assert failing(client) == {"queue"}


@pytest.mark.django_db
def test_a_fresh_task_and_one_planned_for_later_are_fine(client):
    now = timezone.now()
    waiting_task(enqueued_at=now - timedelta(minutes=14))
    waiting_task(enqueued_at=now - timedelta(days=2), run_after=now + timedelta(hours=1))
    waiting_task(enqueued_at=now - timedelta(days=2), run_after=now - timedelta(minutes=1))
    assert failing(client) == set()


@pytest.mark.django_db
def test_a_planned_task_that_is_overdue_is_not_ready(client):
    now = timezone.now()
    waiting_task(enqueued_at=now - timedelta(days=2), run_after=now - timedelta(minutes=16))
    assert failing(client) == {"queue"}


@pytest.mark.django_db
@pytest.mark.parametrize(("alias", "part"), [("default", "media"), ("private", "private")])
def test_a_storage_that_cannot_be_written_is_not_ready(client, monkeypatch, caplog, alias, part):
    def full(*arguments, **options):
        raise OSError("no space left on /secret/place")

    monkeypatch.setattr(storages[alias], "save", full, raising=False)
    response = client.get("/readyz")
    assert response.json()[part] == "fail"
    assert b"secret" not in response.content
    assert "no space left" in caplog.text


@pytest.mark.django_db
def test_the_probe_leaves_no_file_and_visitors_cannot_make_us_write_again(client, monkeypatch):
    monkeypatch.setattr(health.time, "monotonic", lambda: 100.0)
    health.check_private()
    assert storages["private"].listdir("")[1] == []
    monkeypatch.setattr(storages["private"], "save", None, raising=False)
    health.check_private()


def test_a_dead_database_is_not_ready(client, monkeypatch):
    def dead():
        raise OSError("connection refused")

    for name in ("database", "migrations", "queue"):
        monkeypatch.setitem(health.CHECKS, name, dead)
    assert failing(client) == {"database", "migrations", "queue"}
