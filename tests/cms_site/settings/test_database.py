"""One variable chooses the database; the embedded one is durable and takes parallel writers."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from cms_site.settings.database import DatabaseUrlError, database


@pytest.fixture
def embedded(tmp_path, django_db_blocker):
    """A connection with exactly the settings of the embedded database."""
    connections = ConnectionHandler({"default": database("", tmp_path)})
    with django_db_blocker.unblock():
        connections["default"].connect()
        yield connections["default"]
        connections["default"].close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 20_000), ("foreign_keys", 1)],
)
def test_the_pragmas_are_in_force(embedded, pragma, value):
    with embedded.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_writer_waits_at_the_start(embedded):
    assert embedded.transaction_mode == "IMMEDIATE"


@pytest.mark.django_db
def test_the_tests_run_on_the_same_pragmas():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_postgresql_address():
    entry = database("postgresql://humas:p%40ss@db.example:5433/sopan?sslmode=require", Path())
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert (entry["USER"], entry["PASSWORD"]) == ("humas", "p@ss")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example", 5433, "sopan")
    assert entry["OPTIONS"] == {"sslmode": "require"}


def test_an_embedded_database_elsewhere(tmp_path):
    assert database("sqlite:////srv/sopan.sqlite3", tmp_path)["NAME"] == "/srv/sopan.sqlite3"


@pytest.mark.parametrize("url", ["mysql://localhost/sopan", "postgresql://humas@db.example/"])
def test_what_cannot_be_understood_is_refused(url, tmp_path):
    with pytest.raises(DatabaseUrlError, match="DATABASE_URL"):
        database(url, tmp_path)
