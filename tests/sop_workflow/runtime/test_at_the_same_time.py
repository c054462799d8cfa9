"""Two people, two clicks, two workers at the same moment: everything happens once (trap T3).

Stock Wagtail lets four simultaneous approvals of one task all "succeed".
"""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction

from sop_workflow.enums import Action, Event, Outcome
from sop_workflow.ledger.append import append
from sop_workflow.ledger.verify import verify
from sop_workflow.models import LedgerEntry, OutboxMessage, SopRun, SopTaskState
from sop_workflow.runtime.act import Result, act
from sop_workflow.runtime.evidence import attach
from sop_workflow.runtime.opening import add_page, register
from sop_workflow.runtime.outbox import send
from sop_workflow.runtime.refusals import Refused
from tests.factories.sop import MONDAY, Office, pdf, person
from tests.sop_workflow.parallel import at_once

ROUNDS = 20


@pytest.fixture
def office(real_transactions):
    return Office.open()


def fresh(user):
    """The account as another request loads it."""
    return get_user_model().objects.get(pk=user.pk)


def clicks(request, *users):
    return [lambda user=user: act(request, user=fresh(user)) for user in users]


def wins(answers):
    return [answer for answer in answers if isinstance(answer, Result)]


def refusals(answers):
    return [answer.code for answer in answers if isinstance(answer, Refused)]


def assert_consistent(run):
    """One open visit or a finished run, and the native records agree."""
    run = SopRun.objects.select_related("workflow_state").get(pk=run.pk)
    state = run.workflow_state
    opened = list(run.visits.filter(is_open=True))
    assert len(opened) == 1
    assert state.current_task_state_id == opened[0].pk
    assert state.status == state.STATUS_IN_PROGRESS
    assert list(state.task_states.filter(status="in_progress").values_list("pk", flat=True)) == [
        opened[0].pk
    ]
    assert run.current_step == opened[0].step.step_no
    assert verify().intact


def test_of_four_simultaneous_completions_exactly_one_counts(office):
    others = [person(f"subkoor-{number}", "subkoor") for number in range(3)]
    for _round in range(ROUNDS):
        run = office.run_at(5)
        request = office.request(run)

        answers = at_once(*clicks(request, office.subkoor, *others))

        assert len(wins(answers)) == 1
        assert refusals(answers) == ["already-done"] * 3
        assert run.visits.filter(step__step_no=5, outcome=Outcome.DONE).count() == 1
        assert run.visits.filter(step__step_no=6).count() == 1
        assert LedgerEntry.objects.filter(
            event=Event.STEP_DONE, run_id=run.pk, step_no=5
        ).count() == 1  # fmt: skip
        assert_consistent(run)


def test_of_an_approval_and_a_return_at_the_same_moment_exactly_one_counts(office):
    other = person("subkoor-2", "subkoor")
    seen = set()
    for _round in range(ROUNDS):
        run = office.run_at(5)
        approve = office.request(run)
        send_back = office.request(run, Action.RETURN, reason="Judul belum sesuai.")

        answers = at_once(*clicks(approve, office.subkoor), *clicks(send_back, other))

        assert len(wins(answers)) == 1
        assert refusals(answers) == ["already-done"]
        visit = run.visits.get(step__step_no=5)
        run.refresh_from_db()
        if visit.outcome == Outcome.DONE:
            assert (run.current_step, run.returns) == (6, 0)
            assert run.approved_revision_id is not None
        else:
            assert visit.outcome == Outcome.RETURNED
            assert (run.current_step, run.returns) == (4, 1)
            assert run.approved_revision_id is None
        seen.add(visit.outcome)
        assert_consistent(run)
    assert seen <= {Outcome.DONE, Outcome.RETURNED}


def test_a_double_click_is_one_act_and_the_second_answer_says_so(office):
    for number in range(ROUNDS):
        run = office.run_at(5)
        request = office.request(run, token=f"formulir-{number}")

        answers = at_once(*clicks(request, office.subkoor, office.subkoor))

        assert sorted(answer.repeated for answer in answers) == [False, True]
        assert len({answer.next_visit.pk for answer in answers}) == 1
        assert run.visits.filter(step__step_no=6).count() == 1
        assert_consistent(run)


def test_two_pages_of_one_disposition_acted_on_at_once_do_not_wait_for_each_other_forever(office):
    """Each directive step carries the other page along; crosswise locks would end in a deadlock."""
    for _round in range(ROUNDS // 2):
        first = office.registered()
        second = add_page(first.disposition, title="Jadwal", user=office.petugas).run
        requests = [office.request(first), office.request(second)]

        answers = at_once(
            *[work for request in requests for work in clicks(request, office.petugas)]
        )

        assert len(wins(answers)) == 1
        assert refusals(answers) == ["already-done"]
        for run in (first, second):
            run.refresh_from_db()
            assert run.current_step == 2
            assert_consistent(run)
        outcomes = set(
            SopTaskState.objects.filter(
                run__in=[first, second], step__step_no=1
            ).values_list("outcome", flat=True)
        )  # fmt: skip
        assert outcomes == {Outcome.DONE, Outcome.BY_REFERENCE}


def test_nothing_is_attached_to_a_step_after_it_ended(office):
    """An attachment and the end of its step at the same moment: attached before, or refused."""
    for _round in range(ROUNDS // 2):
        run = office.run_at(5)
        request = office.request(run)

        done, attached = at_once(
            *clicks(request, office.subkoor),
            lambda request=request: attach(
                visit_id=request.visit_id, user=fresh(office.subkoor), label="", file=pdf()
            ),
        )

        rows = LedgerEntry.objects.filter(run_id=run.pk)
        assert isinstance(done, Result)
        if isinstance(attached, Refused):
            assert attached.code == "already-done"
            assert not rows.filter(event=Event.EVIDENCE_ATTACHED).exists()
        else:
            ended = rows.get(event=Event.STEP_DONE, step_no=5).seq
            assert rows.get(event=Event.EVIDENCE_ATTACHED).seq < ended


def test_different_runs_move_at_the_same_moment(office):
    runs = [office.run_at(5) for _ in range(4)]

    answers = at_once(
        *[work for run in runs for work in clicks(office.request(run), office.subkoor)]
    )

    assert len(wins(answers)) == 4
    for run in runs:
        assert_consistent(run)


def test_eight_writers_of_fifty_facts_leave_an_unbroken_chain(office):
    before = LedgerEntry.objects.count()

    def fifty(writer):
        for number in range(50):
            with transaction.atomic():
                append(Event.EVIDENCE_ATTACHED, at=MONDAY, payload={"w": writer, "n": number})

    answers = at_once(*[lambda writer=writer: fifty(writer) for writer in range(8)])

    assert answers == [None] * 8
    verdict = verify()
    assert verdict.intact
    assert verdict.rows == before + 400


def test_two_workers_send_one_mail_once(office):
    office.run_at(2)
    for number, message in enumerate(OutboxMessage.objects.all(), start=1):
        answers = at_once(*[lambda pk=message.pk: send(pk) for _ in range(4)])

        assert True in answers
        assert not [answer for answer in answers if isinstance(answer, Exception)]
        assert len(mail.outbox) == number
    assert LedgerEntry.objects.filter(event=Event.MAIL_SENT).count() == len(mail.outbox) > 0


def test_a_letter_registered_twice_with_one_number_makes_one_page(office):
    for number in range(5):
        letters = [office.letter(number=f"AG-{number}") for _ in range(2)]

        answers = at_once(
            *[
                lambda letter=letter: register(letter, user=fresh(office.petugas))
                for letter in letters
            ]
        )

        assert SopRun.objects.count() == number + 1
        assert office.section.get_children().count() == number + 1
        [refused] = [answer for answer in answers if isinstance(answer, Exception)]
        assert isinstance(refused, ValidationError)
        assert list(refused.message_dict) == ["number"]
