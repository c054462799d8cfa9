"""The desk costs the same with ten waiting runs and with a hundred."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sop_workflow.models import SopTaskState
from tests.factories.sop import Office

LIMIT_QUERIES, LIMIT_BYTES = 15, 150_000


@pytest.fixture
def office(db):
    return Office.open()


def fill(office, count):
    while SopTaskState.objects.filter(is_open=True).count() < count:
        office.clock += timedelta(minutes=1)
        office.registered()


def measure(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries), len(response.content), queries


@pytest.mark.parametrize("address", ["/admin/", "/admin/sop/tasks/"])
def test_the_desk_needs_few_queries_however_many_runs_wait(client, office, address):
    client.force_login(office.petugas)
    fill(office, 10)
    few, _, _ = measure(client, address)
    fill(office, 100)
    many, size, queries = measure(client, address)
    listed = "\n".join(q["sql"][:160] for q in queries)
    assert many == few, listed
    assert many <= LIMIT_QUERIES, listed
    assert size <= LIMIT_BYTES


@pytest.mark.parametrize("tab", ["waiting", "done"])
def test_the_other_tabs_do_not_grow_either(client, office, tab):
    runs = [office.registered() for _ in range(10)]
    for run in runs:
        office.do(run)
    client.force_login(office.petugas)
    few, _, _ = measure(client, f"/admin/sop/tasks/?tab={tab}")
    for _ in range(40):
        office.do(office.registered())
    many, _, queries = measure(client, f"/admin/sop/tasks/?tab={tab}")
    assert many == few <= LIMIT_QUERIES, "\n".join(q["sql"][:160] for q in queries)
