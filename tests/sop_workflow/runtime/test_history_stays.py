"""Purging and deleting do not take the history of a run away (traps T4, T5)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page, Revision, TaskState, Workflow, WorkflowState

from sop_workflow.enums import Outcome
from sop_workflow.models import SopTaskState
from sop_workflow.runtime.opening import add_page
from tests.factories.sop import Office, person
from tests.sop_workflow.doors import remembered, signed_in


def told(response):
    """The messages the person sees after following the answer."""
    return " ".join(str(message) for message in response.context["messages"])


def drafted_twice_and_finished(office, run):
    """A finished run with revisions that are neither the newest nor live."""
    office.write(run, "Naskah pertama.")
    office.write(run, "Naskah kedua.")
    while office.visit(run).step.step_no < 8:
        office.do(run)
    office.do(run)
    office.page(run).save_revision()


def test_purging_revisions_keeps_every_visit(office):
    """Stock Wagtail deletes the task states of finished runs together with old revisions."""
    run = office.run_at(4)
    drafted_twice_and_finished(office, run)
    before, revisions = remembered(run), Revision.objects.count()

    call_command("purge_revisions", verbosity=0)

    assert remembered(run) == before
    assert Revision.objects.count() < revisions


def test_purging_revisions_keeps_visits_that_nobody_acted_on(real_transactions):
    """Steps taken over by reference point to the first text, but no act protects it."""
    office = Office.open()
    first = office.run_at(4)
    run = add_page(first.disposition, title="Jadwal vaksinasi", user=office.petugas).run
    drafted_twice_and_finished(office, run)
    before, revisions = remembered(run), Revision.objects.count()

    call_command("purge_revisions", verbosity=0)

    assert remembered(run) == before
    assert Revision.objects.count() < revisions


def test_a_page_in_a_run_is_not_deleted_and_the_screen_says_why(office, root, client):
    """Stock Wagtail deletes the page with its runs, approvals and all."""
    run = office.run_at(5)
    before = remembered(run)
    url = reverse("wagtailadmin_pages:delete", args=[run.workflow_state.object_id])

    response = signed_in(client, root).post(url, follow=True)

    assert response.status_code == 200
    assert run.title in told(response)
    assert remembered(run) == before


@pytest.mark.parametrize("above", ["the section", "the home page"])
def test_nor_is_anything_above_it_deleted(office, root, client, above):
    """Stock Wagtail deletes the whole branch."""
    run = office.finished()
    page = office.section if above == "the section" else office.section.get_parent()
    before = remembered(run)

    response = signed_in(client, root).post(
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        {"confirm_site_name": "Bare"},
        follow=True,
    )

    assert response.status_code == 200
    assert page.title in told(response)
    assert remembered(run) == before


def test_nor_by_bulk_action(office, root, client):
    """Stock Wagtail deletes the selected pages with their runs."""
    run = office.run_at(5)
    before = remembered(run)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    response = signed_in(client, root).post(f"{url}?id={run.workflow_state.object_id}", follow=True)

    assert response.status_code == 200
    assert run.title in told(response)
    assert remembered(run) == before


def test_nor_from_code(office):
    """Stock Wagtail cascades from the page to its workflow states."""
    run = office.run_at(5)
    before = remembered(run)

    with pytest.raises(ProtectedError), transaction.atomic():
        office.page(run).delete()

    assert remembered(run) == before


def test_a_page_without_a_run_is_deleted_as_ever(office, root, client):
    page = Page(title="Tanpa alur", slug="tanpa-alur")
    office.section.get_parent().add_child(instance=page)

    signed_in(client, root).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize("who", ["petugas", "kadis"])
def test_an_account_named_in_a_run_is_not_deleted_and_the_screen_says_why(
    office, root, client, who
):
    """Stock Wagtail blanks who approved what (finished_by becomes empty)."""
    run = office.run_at(5)
    before = remembered(run)
    user = getattr(office, who)

    response = signed_in(client, root).post(
        reverse("wagtailusers_users:delete", args=[user.pk]), follow=True
    )

    assert response.status_code == 200
    assert who in told(response)
    assert remembered(run) == before


def test_the_account_that_confirmed_the_sop_is_not_deleted_either(office, root, client):
    """Who read the document that way must stay known; an error page would be no answer."""
    manager = office.version.activated_by

    response = signed_in(client, root).post(
        reverse("wagtailusers_users:delete", args=[manager.pk]), follow=True
    )

    assert response.status_code == 200
    assert manager.username in told(response)
    manager.refresh_from_db()


def test_nor_are_accounts_deleted_in_bulk(office, root, client):
    """Stock Wagtail deletes the selected accounts and blanks what they did."""
    run = office.run_at(5)
    before = remembered(run)
    newcomer = person("baru")
    url = reverse("wagtail_bulk_action", args=["auth", "user", "delete"])

    response = signed_in(client, root).post(
        f"{url}?id={newcomer.pk}&id={office.kadis.pk}", follow=True
    )

    assert response.status_code == 200
    assert "kadis" in told(response)
    assert remembered(run) == before


def test_nor_is_an_account_deleted_from_code(office):
    office.run_at(5)

    with pytest.raises(ProtectedError), transaction.atomic():
        office.kadis.delete()


def test_an_account_that_did_nothing_is_deleted_as_ever(office, stranger, root, client):
    signed_in(client, root).post(reverse("wagtailusers_users:delete", args=[stranger.pk]))

    assert not type(stranger).objects.filter(pk=stranger.pk).exists()


@pytest.mark.parametrize("rows", ["one by one", "all at once"])
@pytest.mark.parametrize("native", [WorkflowState, TaskState, Workflow, SopTaskState])
def test_native_rows_of_a_run_are_not_deleted(office, native, rows):
    """Stock Wagtail deletes the history with its workflow, by cascade."""
    run = office.run_at(5)
    before = remembered(run)
    ours = native.objects.filter(pk__in=[office.version.workflow_id])
    if native is not Workflow:
        ours = native.objects.all()

    doomed = ours if rows == "all at once" else ours.first()

    with pytest.raises((ProtectedError, PermissionDenied)), transaction.atomic():
        doomed.delete()

    assert remembered(run) == before


def test_who_acted_is_still_known_after_the_account_is_deactivated(office):
    run = office.run_at(5)
    office.kadis.is_active = False
    office.kadis.save()

    visit = run.visits.get(step__step_no=2)

    assert visit.acted_by == office.kadis
    assert visit.outcome == Outcome.DONE
