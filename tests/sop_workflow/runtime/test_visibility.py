"""Somebody looks at the public address the way a first visitor would, and writes it down."""

import socket
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Site

from sop_workflow.enums import Event
from sop_workflow.models import AddressCheck, LedgerEntry, SopRun
from sop_workflow.runtime.act import act
from sop_workflow.runtime.tasks import check_address
from sop_workflow.runtime.visibility import fetch_over_http, look
from tests.factories.sop import Office


@pytest.fixture
def live(office):
    run = office.run_at(7)
    run.refresh_from_db()
    return run


def test_a_live_page_is_seen(office, live):
    check = look(live, method="in-process")

    assert (check.ok, check.status_code, check.title_seen) == (True, 200, True)
    assert check.revision_id == live.published_revision_id
    assert (check.problem, check.method) == ("", "in-process")
    assert len(check.sha256) == 64
    entry = LedgerEntry.objects.get(event=Event.ADDRESS_CHECKED)
    assert (entry.run_id, entry.content_hash) == (live.pk, check.sha256)


def test_a_page_that_is_not_there_is_not_seen(office, live):
    Page.objects.filter(pk=live.workflow_state.object_id).update(live=False)

    check = look(live, method="in-process")

    assert (check.ok, check.status_code, check.problem) == (False, 404, "HTTP 404")


def test_a_page_without_its_title_is_not_seen(office, live):
    """Something else answers at that address: a parking page, a defacement."""
    live.title = "Judul yang lain"

    check = look(live, method="in-process")

    assert (check.ok, check.status_code, check.title_seen) == (False, 200, False)
    assert check.problem


def test_a_title_with_markup_characters_is_recognised(office):
    run = office.run_at(6, subject="Jam kerja < 8 & 'gratis'")
    office.do(run)
    run.refresh_from_db()

    assert look(run, method="in-process").ok


def test_looking_inside_this_program_leaves_language_and_connection_alone(office, live):
    with translation.override("en"):
        look(live, method="in-process")

        assert translation.get_language() == "en"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_before_the_first_publication_there_is_nothing_to_look_at(office):
    with pytest.raises(ValueError, match="not published"):
        look(office.run_at(5), method="in-process")

    assert not AddressCheck.objects.exists()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/", "", "javascript:alert(1)"]
)
def test_only_web_addresses_are_fetched(url):
    assert fetch_over_http(url).status is None


def test_a_server_that_is_away_is_an_answer_and_no_crash():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    seen = fetch_over_http(f"http://127.0.0.1:{port}/")

    assert seen.status is None
    assert seen.problem


@pytest.fixture
def served(live_server, real_transactions, settings):
    """An office whose site really answers on a port."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "ADDRESS_METHOD": "http"}
    parts = urlsplit(live_server.url)
    Site.objects.update(hostname=parts.hostname, port=parts.port)
    Site.clear_site_root_paths_cache()
    return Office.open()


def published(office):
    """A run published just now, so that the look is queued as it is for real people."""
    run = office.run_at(6)
    act(office.request(run), user=office.petugas)
    return SopRun.objects.get(pk=run.pk)


def test_after_publication_the_worker_looks_over_the_network_and_the_requester_may_be_told(served):
    run = published(served)
    assert not AddressCheck.objects.exists()

    call_command("db_worker", "--batch", "--interval", "0", verbosity=0)

    check = AddressCheck.objects.get()
    assert (check.ok, check.status_code, check.method) == (True, 200, "http")
    assert check.url == run.public_url
    assert act(served.request(run), user=served.petugas).next_visit.step.step_no == 8


def test_over_the_network_a_missing_page_is_a_404(served):
    run = published(served)
    Page.objects.filter(pk=run.workflow_state.object_id).update(live=False)

    check = look(run)

    assert (check.ok, check.status_code, check.problem) == (False, 404, "HTTP 404")


def test_a_redirect_is_not_the_page(served):
    """The address itself must answer; a login page behind a redirect is not visibility."""
    run = published(served)
    run.public_url = run.public_url.rstrip("/")

    check = look(run)

    assert not check.ok
    assert check.status_code in {301, 302}


def test_while_the_page_is_not_visible_the_worker_looks_again_and_then_stops(served, settings):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "ADDRESS_TRIES": 2}
    run = published(served)
    Page.objects.filter(pk=run.workflow_state.object_id).update(live=False)

    assert not check_address.call(run.pk, 1)
    assert not check_address.call(run.pk, 2)

    waiting = DBTaskResult.objects.filter(task_path__endswith="check_address")
    assert sorted(result.args_kwargs["args"][1] for result in waiting) == [1, 2]
