"""Nobody judges what they wrote or approved before, superusers included."""

import pytest

from sop_workflow.enums import Action
from sop_workflow.runtime.act import act
from sop_workflow.runtime.refusals import Refused
from tests.factories.agency import Agency, four_eyes, without_a_judge
from tests.factories.sop import person
from tests.sop_workflow.doors import remembered


def refused(request, user):
    with pytest.raises(Refused) as caught:
        act(request, user=user)
    return caught.value


def with_role(user, *people):
    for other in people:
        user.groups.add(*other.groups.all())
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize("superuser", [False, True])
def test_the_author_does_not_judge_the_own_draft(office, superuser):
    run = office.run_at(5)
    office.petugas.is_superuser = superuser
    office.petugas.save()
    author = with_role(office.petugas, office.subkoor)
    before = remembered(run)

    error = refused(office.request(run), author)

    assert error.code == "own-work"
    assert remembered(run) == before


def test_whoever_only_changed_a_word_is_an_author_too(office):
    run = office.run_at(4)
    helper = person("pembantu", "petugas", "subkoor")
    office.write(run, user=helper)
    office.do(run)

    assert refused(office.request(run), helper).code == "own-work"


def test_whoever_completed_the_draft_is_an_author_without_writing_a_word(office):
    run = office.run_at(4)
    office.write(run)
    helper = person("pembantu", "petugas", "subkoor")
    act(office.request(run), user=helper)

    assert refused(office.request(run), helper).code == "own-work"


def test_an_author_may_still_send_the_own_text_back(office):
    run = office.run_at(5)
    author = with_role(office.petugas, office.subkoor)

    done = act(office.request(run, Action.RETURN, reason="Saya keliru."), user=author)

    assert done.next_visit.step.step_no == 4


def test_the_author_publishes_what_another_person_approved(office):
    run = office.run_at(6)

    office.do(run)

    assert office.page(run).live


def test_after_a_correction_is_published_the_earlier_author_may_judge_a_new_text(office):
    """Authors count since the last publication: the old text has been judged by another."""
    run = office.run_at(7)
    office.send_back(run, reason="Tanggal salah.")
    newcomer = person("petugas-2", "petugas")
    office.write(run, "Mulai Selasa.", user=newcomer)
    act(office.request(run), user=newcomer)

    judge = with_role(office.petugas, office.subkoor)

    assert act(office.request(run), user=judge).next_visit.step.step_no == 6


def test_the_author_of_the_correction_does_not_judge_it(office):
    run = office.run_at(7)
    office.send_back(run, reason="Tanggal salah.")
    office.write(run, "Mulai Selasa.")
    office.do(run)

    assert (
        refused(office.request(run), with_role(office.petugas, office.subkoor)).code == "own-work"
    )


def test_two_approvals_need_two_persons(db):
    agency = Agency.following(four_eyes())
    run = agency.run_at(2)
    both = with_role(person("rangkap"), agency.holder(2), agency.holder(3))
    agency.do(run, user=both)
    before = remembered(run)

    error = refused(agency.request(run), both)

    assert error.code == "own-work"
    assert remembered(run) == before
    assert agency.do(run).next_visit.step.step_no == 4


def test_a_new_draft_asks_both_judges_again_and_either_may_be_first(db):
    """An approval stands until the text is written anew."""
    agency = Agency.following(four_eyes())
    run = agency.run_at(2)
    both = with_role(person("rangkap"), agency.holder(2), agency.holder(3))
    agency.do(run, user=both)
    agency.send_back(run)
    agency.do(run)
    agency.do(run)

    assert agency.visit(run).step.step_no == 3
    assert agency.do(run, user=both).next_visit.step.step_no == 4


def test_the_same_judge_approves_again_when_the_publisher_asks(db):
    agency = Agency.following(four_eyes())
    run = agency.run_at(4)
    agency.send_back(run, reason="Tolong lihat sekali lagi.")

    assert agency.do(run).next_visit.step.step_no == 4


def test_without_a_judging_step_the_author_does_not_publish_alone(db):
    """The publisher's look is then the only approval there is."""
    agency = Agency.following(without_a_judge())
    run = agency.run_at(2)
    author = agency.holder(1)
    assert agency.holder(2) == author

    assert refused(agency.request(run), author).code == "own-work"
    assert not agency.page(run).live

    colleague = agency.team(2)[1]
    agency.do(run, user=colleague)

    assert agency.page(run).live
