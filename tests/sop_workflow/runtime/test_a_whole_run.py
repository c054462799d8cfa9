"""One letter from the door to the report, and what must not happen on the way."""

import pytest
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from sop_workflow.enums import Event, Outcome
from sop_workflow.ledger.verify import verify
from sop_workflow.models import LedgerEntry, OutboxMessage, SopRun, SopTaskState
from sop_workflow.runtime.act import act
from sop_workflow.runtime.opening import add_page
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.visibility import look
from sop_workflow.signals import content_published, run_finished, run_opened
from tests.factories.agency import Agency
from tests.sop_workflow.definition.documents import shipped
from tests.sop_workflow.doors import remembered


def test_eight_steps_end_as_a_native_approved_workflow(office):
    run = office.finished()

    run.workflow_state.refresh_from_db()
    assert run.workflow_state.status == WorkflowState.STATUS_APPROVED
    assert run.workflow_state.current_task_state is None
    assert [v.step.step_no for v in run.visits.order_by("pk")] == list(range(1, 9))
    assert {v.outcome for v in run.visits.all()} == {Outcome.DONE}
    assert {v.status for v in run.visits.all()} == {"approved"}
    assert run.current_step == 0
    assert verify().intact


def test_the_end_of_the_run_does_not_publish_again(office):
    run = office.run_at(7)
    published = office.page(run).last_published_at
    live = office.page(run).live_revision_id
    office.do(run)
    office.do(run)

    page = office.page(run)
    assert (page.last_published_at, page.live_revision_id) == (published, live)
    assert page.live


def test_nothing_is_live_before_the_publish_step(office):
    run = office.registered()
    for _step in range(1, 6):
        assert not office.page(run).live
        office.do(run)

    assert not office.page(run).live
    office.do(run)
    assert office.page(run).live


def test_the_public_sees_the_page_after_publication_and_not_before(office, client):
    run = office.run_at(6)
    path = office.page(run).get_url()
    assert client.get(path).status_code == 404

    office.do(run)

    assert "Vaksinasi dimulai Senin." in client.get(path).content.decode()


def test_every_act_is_one_row_in_the_ledger(office):
    run = office.finished()

    done = LedgerEntry.objects.filter(run_id=run.pk, event=Event.STEP_DONE)
    assert list(done.values_list("step_no", flat=True)) == list(range(1, 9))
    assert list(done.values_list("actor_id", flat=True)) == [
        office.actor(step).pk for step in range(1, 9)
    ]
    assert LedgerEntry.objects.filter(run_id=run.pk, event=Event.RUN_FINISHED).count() == 1


def test_the_requester_is_not_told_of_an_address_nobody_has_seen(office):
    run = office.run_at(7)
    before = remembered(run)

    with pytest.raises(Refused) as caught:
        act(office.request(run), user=office.petugas)

    assert caught.value.code == "not-visible"
    assert remembered(run) == before
    assert not OutboxMessage.objects.filter(kind="requester").exists()


def test_nor_after_a_look_that_failed(office):
    run = office.run_at(7)
    run.refresh_from_db()
    Page.objects.filter(pk=run.workflow_state.object_id).update(live=False)
    assert not look(run, method="in-process").ok

    with pytest.raises(Refused) as caught:
        act(office.request(run), user=office.petugas)

    assert caught.value.code == "not-visible"


def test_a_look_at_an_earlier_text_does_not_count_for_the_corrected_one(office):
    run = office.run_at(8)
    office.send_back(run, reason="Tanggal salah.")
    office.write(run, "Mulai Selasa.")
    act(office.request(run), user=office.petugas)
    office.do(run)
    office.do(run)
    run.refresh_from_db()

    with pytest.raises(Refused) as caught:
        act(office.request(run), user=office.petugas)
    assert caught.value.code == "not-visible"

    look(run, method="in-process")
    act(office.request(run), user=office.petugas)
    assert OutboxMessage.objects.filter(kind="requester", run=run).count() == 2


def test_a_second_page_takes_the_directive_steps_over_by_reference(office):
    first = office.run_at(4)
    made = add_page(first.disposition, title="Jadwal vaksinasi", user=office.petugas)

    assert made.visit.step.step_no == 4
    for visit in made.run.visits.filter(step__step_no__lt=4):
        original = first.visits.get(step=visit.step)
        assert visit.outcome == Outcome.BY_REFERENCE
        assert visit.reference == first.disposition
        assert (visit.acted_by, visit.acted_role) == (original.acted_by, original.acted_role)
        assert visit.work_seconds == 0
    assert LedgerEntry.objects.filter(
        run_id=made.run.pk, event=Event.STEP_BY_REFERENCE
    ).count() == 3  # fmt: skip


def test_a_directive_step_done_on_one_page_is_done_for_its_sisters(office):
    first = office.registered()
    second = add_page(first.disposition, title="Jadwal vaksinasi", user=office.petugas).run

    for _step in (1, 2, 3):
        office.do(first)

    assert [office.visit(run).step.step_no for run in (first, second)] == [4, 4]
    outcomes = second.visits.filter(step__step_no__lt=4).values_list("outcome", flat=True)
    assert set(outcomes) == {Outcome.BY_REFERENCE}


def test_pages_of_another_disposition_are_not_carried_along(office):
    first, foreign = office.registered(), office.registered()

    office.do(first)

    assert office.visit(foreign).step.step_no == 1


def test_facts_are_announced_to_other_apps_in_order(office):
    heard = []

    def opened(run, **kwargs):
        heard.append("opened")

    def published(run, page, revision, **kwargs):
        heard.append(f"published {page.live} {revision.pk == run.published_revision_id}")

    def finished(run, **kwargs):
        heard.append(f"finished {run.closed_at is not None}")

    receivers = {run_opened: opened, content_published: published, run_finished: finished}
    for signal, receiver in receivers.items():
        signal.connect(receiver)
    try:
        office.finished()
    finally:
        for signal, receiver in receivers.items():
            signal.disconnect(receiver)

    assert heard == ["opened", "published True True", "finished True"]


def test_a_listener_that_fails_takes_the_whole_act_back(office):
    """A crash between publication and ledger leaves neither."""
    run = office.run_at(6)
    before = remembered(run)

    def broken(**kwargs):
        raise RuntimeError("listener")

    content_published.connect(broken)
    try:
        with pytest.raises(RuntimeError):
            office.do(run)
    finally:
        content_published.disconnect(broken)

    assert remembered(run) == before
    assert not office.page(run).live


def test_the_clock_of_the_run_is_the_moment_of_the_act(office):
    run = office.run_at(2)
    first, second = run.visits.order_by("pk")

    assert first.done_at == office.clock == second.arrived_at
    assert first.finished_at == first.done_at
    assert second.started_at == second.arrived_at
    assert second.due_at > second.arrived_at
    assert LedgerEntry.objects.filter(run_id=run.pk, recorded_at__gt=timezone.now()).count() == 0


@pytest.mark.parametrize(
    "key",
    [
        "ketapang-information-service",
        "tanjabtim-ppid-website",
        "muaro-jambi-archive",
        "setda-publication",
    ],
)
def test_each_source_sop_runs_from_its_first_step_to_its_last(db, key):
    """By people with only their own role, confirmed the way the transcription proposes."""
    agency = Agency.following(shipped(key))

    run = agency.finish(agency.registered())

    steps = list(agency.version.tasks.order_by("step_no").values_list("step_no", flat=True))
    assert [visit.step.step_no for visit in run.visits.order_by("pk")] == steps
    assert run.workflow_state.status == WorkflowState.STATUS_APPROVED
    assert SopRun.objects.get().work_seconds == sum(
        SopTaskState.objects.values_list("work_seconds", flat=True)
    )
    assert verify().intact


@pytest.mark.parametrize(
    ("key", "step"), [("tanjabtim-ppid-website", 3), ("muaro-jambi-archive", 4)]
)
def test_the_loops_that_the_source_sops_print_are_walked(db, key, step):
    agency = Agency.following(shipped(key))
    run = agency.run_at(step)

    target = agency.send_back(run).next_visit.step.step_no

    assert target == agency.version.tasks.get(step_no=step).return_to == 2
    agency.finish(run)
    assert run.returns == 1
