"""A step belongs to its role; to everybody else it does not exist."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from sop_workflow.enums import Action
from sop_workflow.models import Disposition
from sop_workflow.runtime.act import ActRequest, act
from sop_workflow.runtime.opening import add_page, register
from sop_workflow.runtime.refusals import Refused
from tests.factories.sop import pdf, person
from tests.sop_workflow.doors import remembered

ABSENT = 987_654_321


def refused(request, user):
    with pytest.raises(Refused) as caught:
        act(request, user=user)
    return caught.value


@pytest.fixture
def run(office):
    return office.run_at(5)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("who", ["stranger", "kadis", "petugas", "root", "nobody"])
def test_a_step_of_another_role_looks_like_a_step_that_does_not_exist(
    office, run, stranger, root, who, action
):
    others = {"stranger": stranger, "root": root, "nobody": AnonymousUser()}
    user = others.get(who) or getattr(office, who)
    before = remembered(run)

    foreign = refused(office.request(run, action, reason="Alasan."), user)
    absent = refused(ActRequest(visit_id=ABSENT, action=action), user)

    assert foreign.code == absent.code == "not-found"
    assert str(foreign) == str(absent)
    assert remembered(run) == before


def test_an_inactive_account_does_nothing_although_it_holds_the_role(office, run):
    office.subkoor.is_active = False
    office.subkoor.save()

    user = get_user_model().objects.get(pk=office.subkoor.pk)

    assert refused(office.request(run), user).code == "not-found"


def test_a_role_that_was_taken_away_counts_from_the_next_request_on(office, run):
    office.subkoor.groups.clear()

    user = get_user_model().objects.get(pk=office.subkoor.pk)

    assert refused(office.request(run), user).code == "not-found"


def test_a_second_holder_of_the_role_may_act(office, run):
    other = person("subkoor-2", "subkoor")

    done = act(office.request(run), user=other)

    assert done.visit.acted_by == other
    assert done.visit.acted_role == office.version.tasks.get(step_no=5).lane
    assert done.next_visit.step.step_no == 6


def test_a_superuser_who_holds_the_role_acts_as_that_role(office, run, root):
    root.groups.add(*office.subkoor.groups.all())

    assert act(office.request(run), user=root).next_visit.step.step_no == 6


def test_a_finished_step_is_not_done_again_and_the_answer_says_who_did_it(office, run):
    request = office.request(run)
    office.do(run)
    before = remembered(run)

    error = refused(request, office.subkoor)

    assert error.code == "already-done"
    assert office.version.tasks.get(step_no=5).lane in str(error)
    assert remembered(run) == before


def test_a_repeated_click_gets_the_first_answer(office, run):
    request = office.request(run, token="formulir-1")
    first = act(request, user=office.subkoor)
    before = remembered(run)

    second = act(request, user=office.subkoor)

    assert second.repeated
    assert not first.repeated
    assert second.next_visit == first.next_visit
    assert remembered(run) == before


def test_a_very_long_form_token_still_recognises_the_repeated_click(office, run):
    request = office.request(run, token="x" * 200)
    act(request, user=office.subkoor)

    assert act(request, user=office.subkoor).repeated


def test_the_form_token_of_one_person_is_no_excuse_for_another(office, run):
    other = person("subkoor-2", "subkoor")
    request = office.request(run, token="formulir-1")
    act(request, user=office.subkoor)

    assert refused(request, other).code == "already-done"


def test_a_click_without_a_token_is_never_taken_for_a_repetition(office, run):
    request = office.request(run)
    act(request, user=office.subkoor)

    assert refused(request, office.subkoor).code == "already-done"


def test_a_step_of_a_finished_run_is_closed(office):
    run = office.run_at(8)
    request = office.request(run)
    office.do(run)

    assert refused(request, office.petugas).code == "already-done"


def test_only_the_role_of_the_first_step_registers(office, stranger, root):
    run = office.registered()
    for user in (office.kadis, stranger, root):
        with pytest.raises(Refused) as caught:
            register(office.letter(), user=user, letter=pdf())
        assert caught.value.code == "not-found"
        with pytest.raises(Refused) as caught:
            add_page(run.disposition, title="Kedua", user=user)
        assert caught.value.code == "not-found"

    assert Disposition.objects.count() == 1
    assert office.section.get_children().count() == 1
