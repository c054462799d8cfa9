"""A return goes where the SOP says, with a reason, and erases nothing."""

import pytest
from wagtail.models import TaskState, WorkflowState

from sop_workflow.definition.schema import Symbol
from sop_workflow.enums import Action, Event, Outcome
from sop_workflow.models import LedgerEntry
from sop_workflow.runtime.act import act
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.returns import return_target
from tests.factories.agency import Agency, four_eyes
from tests.sop_workflow.doors import remembered


def refused(request, user):
    with pytest.raises(Refused) as caught:
        act(request, user=user)
    return caught.value


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_a_return_without_a_reason_is_refused_and_the_field_is_named(office, reason):
    run = office.run_at(5)
    before = remembered(run)

    error = refused(office.request(run, Action.RETURN, reason=reason), office.subkoor)

    assert (error.code, error.field) == ("reason-missing", "reason")
    assert remembered(run) == before


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_step_without_an_arrow_back_has_no_way_back(office, step):
    run = office.run_at(step)
    before = remembered(run)

    error = refused(office.request(run, Action.RETURN, reason="Alasan."), office.actor(step))

    assert error.code == "no-return"
    assert remembered(run) == before


@pytest.mark.parametrize(("step", "target"), [(5, 4), (6, 5), (7, 4), (8, 4)])
def test_every_other_step_returns_where_the_sop_or_the_rule_says(office, step, target):
    run = office.run_at(step)

    done = office.send_back(run)

    assert done.next_visit.step.step_no == target
    assert done.next_visit.returned_from == step
    assert done.visit.returned_to == target


def test_the_reason_and_the_person_stay_in_the_native_history(office):
    run = office.run_at(5)
    office.send_back(run, reason="Judul belum sesuai.")

    native = TaskState.objects.get(workflow_state=run.workflow_state, status="rejected")

    assert native.comment == "Judul belum sesuai."
    assert native.finished_by == office.subkoor
    run.workflow_state.refresh_from_db()
    assert run.workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_the_steps_after_the_target_are_done_again(db):
    """Wagtail by itself would jump over every step that was approved before the return."""
    agency = Agency.following(four_eyes())
    run = agency.run_at(3)
    agency.send_back(run)
    order = []
    while agency.visit(run).step.step_no < 4:
        order.append(agency.visit(run).step.step_no)
        agency.do(run)

    assert order == [1, 2, 3]


def test_two_loops_leave_every_visit_behind(office):
    run = office.run_at(5)
    for reason in ("Judul.", "Tanggal."):
        office.send_back(run, reason=reason)
        office.do(run)
    office.do(run)

    steps = list(run.visits.order_by("pk").values_list("step__step_no", "outcome"))
    done, returned = Outcome.DONE.value, Outcome.RETURNED.value
    assert steps == [
        (1, done), (2, done), (3, done), (4, done), (5, returned), (4, done), (5, returned),
        (4, done), (5, done), (6, ""),
    ]  # fmt: skip
    run.refresh_from_db()
    assert run.returns == 2


def test_an_approval_falls_with_a_return(office):
    run = office.run_at(6)
    run.refresh_from_db()
    assert run.approved_revision_id

    office.send_back(run, reason="Lihat lagi.")

    run.refresh_from_db()
    assert (run.approved_revision_id, run.approved_hash) == (None, "")


@pytest.mark.parametrize("step", [7, 8])
def test_a_return_after_publication_is_a_correction_and_the_page_stays_live(office, step):
    run = office.run_at(step)

    done = office.send_back(run, reason="Tanggal salah.")

    assert done.visit.outcome == Outcome.CORRECTION
    assert office.page(run).live
    entry = LedgerEntry.objects.filter(event=Event.STEP_RETURNED, run_id=run.pk).get()
    assert '"outcome":"correction"' in entry.payload


def test_a_correction_goes_live_only_after_a_new_approval(office):
    run = office.run_at(7)
    office.send_back(run, reason="Tanggal salah.")
    office.write(run, "Mulai Selasa.")
    act(office.request(run), user=office.petugas)
    assert office.page(run).text == "Vaksinasi dimulai Senin."

    office.do(run)
    run.refresh_from_db()
    first = run.published_revision_id
    office.do(run)
    run.refresh_from_db()

    assert run.published_revision_id != first
    assert office.page(run).text == "Mulai Selasa."


def test_a_decision_that_points_forward_finds_no_target(office):
    run = office.run_at(5)
    step = office.visit(run).step
    step.return_to, step.symbol = 7, Symbol.DECISION

    assert return_target(run, step) is None
