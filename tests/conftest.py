"""Fixtures every test may ask for."""

from importlib import import_module

import pytest
from django.core.cache import cache
from django.db import connection
from hypothesis import settings as hypothesis_settings

# A busy machine is no finding: properties are about values, not about milliseconds.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

LEDGER = "sop_workflow_ledgerentry"


@pytest.fixture(autouse=True)
def fresh_cache():
    """Every test starts with an empty cache.

    Wagtail caches where sites begin in the page tree; the addresses of a test
    must not come from the tree of the test before it.
    """
    cache.clear()


def unprotected_ledger(cursor, work):
    """Do ``work(cursor)`` while the database does not guard the ledger, as an intruder would."""
    triggers = import_module("sop_workflow.migrations.0002_protect_ledger")
    if connection.vendor == "postgresql":
        cursor.execute(f"ALTER TABLE {LEDGER} DISABLE TRIGGER USER")
        work(cursor)
        cursor.execute(f"ALTER TABLE {LEDGER} ENABLE TRIGGER USER")
        return
    for statement in triggers.SQLITE_BACK:
        cursor.execute(statement)
    work(cursor)
    for statement in triggers.SQLITE:
        cursor.execute(statement)


@pytest.fixture
def tamper(db):
    """Run SQL against the ledger past its triggers: ``tamper("UPDATE …", [value])``."""

    def run(sql, params=()):
        with connection.cursor() as cursor:
            unprotected_ledger(cursor, lambda c: c.execute(sql, params))

    return run


@pytest.fixture
def real_transactions(transactional_db, django_db_serialized_rollback):
    """Real commits, for threads, a live server and work that follows a commit.

    Two things make this more than ``transactional_db``: the emptied database gets
    its first rows back (root page, site, locale come from migrations), and the
    ledger is emptied past its triggers, which refuse the flush at the end.
    """
    yield
    with connection.cursor() as cursor:
        unprotected_ledger(cursor, lambda c: c.execute(f"DELETE FROM {LEDGER}"))


@pytest.fixture
def in_process_address(settings):
    """Public addresses are looked at inside this program, for tests without a web server."""
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "ADDRESS_METHOD": "in-process"}
