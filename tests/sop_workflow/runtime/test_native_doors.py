"""Wagtail's own buttons, posts and methods do not move a run (traps T1, T2, T3, T7, T10, T12)."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from sop_workflow.enums import Outcome
from tests.sop_workflow.doors import (
    native_action,
    remembered,
    save_in_editor,
    signed_in,
    turned_away,
)


def test_a_step_is_not_approved_through_the_address_of_another_page(office, client):
    """Stock Wagtail checks the rights on page A and then approves the step of page B."""
    one, other = office.run_at(5), office.run_at(5)
    before = remembered(other)

    response = native_action(
        signed_in(client, office.subkoor), office.page(one), office.visit(other)
    )

    assert turned_away(response)
    assert remembered(other) == before


def test_the_native_approve_button_refuses_even_the_person_whose_turn_it_is(office, client):
    """Stock Wagtail approves: no reason, no checklist, no look at what was seen."""
    run = office.run_at(5)
    before = remembered(run)

    response = native_action(signed_in(client, office.subkoor), office.page(run), office.visit(run))

    assert turned_away(response)
    assert remembered(run) == before


def test_a_superuser_does_not_approve_through_the_native_modal(office, root, client):
    """Stock Wagtail lets a superuser act on every task."""
    run = office.run_at(5)
    before = remembered(run)

    response = native_action(signed_in(client, root), office.page(run), office.visit(run))

    assert turned_away(response)
    assert remembered(run) == before


def test_the_native_modal_form_is_not_shown(office, root, client):
    """Stock Wagtail opens the form and collects an answer that nobody checks."""
    run = office.run_at(5)
    url = reverse(
        "wagtailadmin_pages:collect_workflow_action_data",
        args=[run.workflow_state.object_id, "reject", office.visit(run).pk],
    )

    assert turned_away(signed_in(client, root).get(url))


def test_an_editor_post_with_invented_answers_saves_but_does_not_act(office, client):
    """Stock Wagtail takes workflow-action-extra-data as it comes and completes the step."""
    run = office.run_at(4)
    office.write(run)
    before = remembered(run)

    save_in_editor(
        signed_in(client, office.petugas),
        office.page(run),
        **{
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps({"comment": "", "checked": "all"}),
        },
    )

    after = remembered(run)
    assert (after["visits"], after["native"]) == (before["visits"], before["native"])
    assert after["ledger"] == before["ledger"]


def test_the_drafting_role_saves_in_the_editor_while_it_is_their_turn(office, client):
    run = office.run_at(4)

    save_in_editor(signed_in(client, office.petugas), office.page(run), text="Mulai hari Senin.")

    assert office.page(run).get_latest_revision_as_object().text == "Mulai hari Senin."


@pytest.mark.parametrize("who", ["subkoor", "root"])
def test_only_the_drafting_role_saves_while_a_draft_is_written(office, root, client, who):
    """Stock Wagtail never locks a superuser out of a page in moderation."""
    run = office.run_at(4)
    user = root if who == "root" else office.subkoor
    latest = office.page(run).latest_revision_id

    save_in_editor(signed_in(client, user), office.page(run), text="Disisipkan.")

    assert office.page(run).latest_revision_id == latest


@pytest.mark.parametrize("who", ["petugas", "subkoor", "root"])
def test_nobody_saves_the_text_while_it_is_judged(office, root, client, who):
    """Stock Wagtail lets the reviewer edit what is under review."""
    run = office.run_at(5)
    user = root if who == "root" else getattr(office, who)
    latest = office.page(run).latest_revision_id

    save_in_editor(signed_in(client, user), office.page(run), text="Disisipkan.")

    assert office.page(run).latest_revision_id == latest


@pytest.mark.parametrize("action", ["action-cancel-workflow", "action-restart-workflow"])
def test_the_editor_neither_cancels_nor_restarts_a_run(office, client, action):
    """Stock Wagtail lets the owner of a page cancel its moderation at any time."""
    run = office.run_at(4)
    page = office.page(run)
    page.owner = office.petugas
    page.save()
    before = remembered(run)

    response = save_in_editor(signed_in(client, office.petugas), page, **{action: "true"})

    assert response.status_code < 500
    after = remembered(run)
    assert (after["state"], after["visits"]) == (before["state"], before["visits"])


def test_a_locked_owner_does_not_cancel_a_run_either(office, client):
    """Stock Wagtail cancels even while the page is locked for its owner."""
    run = office.run_at(5)
    page = office.page(run)
    page.owner = office.petugas
    page.save()
    before = remembered(run)

    response = save_in_editor(
        signed_in(client, office.petugas), page, **{"action-cancel-workflow": "true"}
    )

    assert response.status_code < 500
    assert remembered(run) == before


def test_submitting_a_page_that_is_in_a_run_is_no_error_page(office, client):
    """Stock Wagtail answers a second submit with a ValidationError, status 500."""
    run = office.run_at(4)
    before = remembered(run)

    response = save_in_editor(
        signed_in(client, office.petugas), office.page(run), **{"action-submit": "true"}
    )

    assert response.status_code < 500
    assert remembered(run)["state"] == before["state"]
    assert WorkflowState.objects.count() == 1


def test_submitting_a_page_whose_run_is_over_starts_no_native_run(office, root, client):
    """Stock Wagtail starts the SOP's workflow without a disposition, without a clock."""
    run = office.finished()

    response = save_in_editor(
        signed_in(client, root), office.page(run), text="Lagi.", **{"action-submit": "true"}
    )

    assert response.status_code < 500
    assert not turned_away(response)
    assert WorkflowState.objects.count() == 1
    assert TaskState.objects.count() == run.visits.count()
    assert office.page(run).get_latest_revision_as_object().text == "Lagi."


def test_code_that_starts_the_workflow_by_itself_is_refused(office, root):
    """Stock Wagtail starts a run for whoever calls Workflow.start."""
    page = office.page(office.finished())

    with pytest.raises(PermissionDenied):
        office.version.workflow.start(page, root)

    assert WorkflowState.objects.count() == 1


def test_cancelling_from_code_is_refused(office, root):
    """Stock Wagtail cancels, or raises AttributeError without a current task state."""
    run = office.run_at(5)
    before = remembered(run)

    with pytest.raises(PermissionDenied):
        WorkflowState.objects.get(pk=run.workflow_state_id).cancel(user=root)

    assert remembered(run) == before


@pytest.mark.parametrize("method", ["update", "finish"])
def test_moving_a_run_on_from_code_is_refused(office, root, method):
    """Stock Wagtail finishes a run from any line of code, and publishes."""
    run = office.run_at(5)
    before = remembered(run)
    state = WorkflowState.objects.get(pk=run.workflow_state_id)
    state.current_task_state = None

    with pytest.raises(PermissionDenied):
        getattr(state, method)(user=root)

    assert remembered(run) == before


@pytest.mark.parametrize("verb", ["approve", "reject", "cancel"])
@pytest.mark.parametrize("seen_as", ["native", "ours"])
def test_ending_a_visit_from_code_is_refused(office, root, verb, seen_as):
    """Stock Wagtail ends the step, four times if it is asked four times at once."""
    run = office.run_at(5)
    before = remembered(run)
    visit = office.visit(run)
    if seen_as == "native":
        visit = TaskState.objects.get(pk=visit.pk)

    with pytest.raises(PermissionDenied):
        getattr(visit, verb)(user=root)

    assert remembered(run) == before


def test_the_native_buttons_are_not_offered(office, root):
    """Stock Wagtail offers "Approve and publish" on the last step."""
    run = office.run_at(5)
    page, step = office.page(run), office.visit(run).step

    assert step.get_actions(page, office.subkoor) == []
    assert step.get_actions(page, root) == []


def test_the_engine_itself_passes_the_doors_it_keeps_shut(office):
    run = office.run_at(5)

    office.do(run)

    assert run.visits.get(step__step_no=5).outcome == Outcome.DONE
