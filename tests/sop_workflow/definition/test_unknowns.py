"""What a document leaves open, and how a person's confirmation closes it."""

from dataclasses import replace

import pytest

from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.rules import check
from sop_workflow.definition.schema import Basis, Confidence, Symbol, TimeClock
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.definition.unknowns import UnknownSubject, resolve, unknowns

from .documents import codes, confirmed, shipped, with_step

UNCONFIRMED = {"actor-unconfirmed", "return-unconfirmed", "clock-unconfirmed"}


def open_questions(key: str) -> dict[str, list[int]]:
    questions: dict[str, list[int]] = {}
    for unknown in unknowns(shipped(key)):
        questions.setdefault(unknown.subject.value, []).append(unknown.step)
    return questions


def question(doc, subject, no):
    return next(one for one in unknowns(doc) if (one.subject, one.step) == (subject, no))


def refusal_codes(doc, readings) -> list[str]:
    with pytest.raises(SopFileError) as refusal:
        resolve(doc, readings)
    return codes(refusal.value.problems)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("ketapang-information-service", {"actor": [1, 2, 3, 4, 5, 6, 7, 8], "return": [5]}),
        ("tanjabtim-ppid-website", {"actor": [1, 2, 3, 4, 5, 6, 7]}),
        ("setda-publication", {"actor": [1, 2, 3, 4]}),
        ("muaro-jambi-archive", {"actor": [1, 2, 5], "return": [3, 4], "clock": [2]}),
    ],
)
def test_a_real_sop_leaves_exactly_this_open(key, expected):
    assert open_questions(key) == expected


def test_a_document_that_states_everything_leaves_nothing_open():
    assert unknowns(confirmed()) == ()


def test_an_inferred_actor_is_proposed_and_any_lane_may_be_chosen():
    unknown = question(shipped("muaro-jambi-archive"), UnknownSubject.ACTOR, 5)
    assert unknown.proposed == ("pimpinan-umum",)
    assert unknown.alternatives == ("tim-umum",)
    assert unknown.choices == (
        "koordinator-humas",
        "pranata-humas",
        "anggota-tim",
        "pimpinan-umum",
        "tim-umum",
    )
    assert (unknown.basis, unknown.confidence) == (Basis.INFERRED, Confidence.LOW)


def test_a_lost_actor_has_no_proposal():
    unknown = question(with_step(confirmed(), 1, lanes=()), UnknownSubject.ACTOR, 1)
    assert (unknown.proposed, unknown.choices) == ((), ("kabid", "staf"))
    assert (unknown.basis, unknown.confidence) == (Basis.INFERRED, Confidence.LOW)


def test_a_return_may_go_to_any_earlier_step_or_not_exist():
    unknown = question(shipped("muaro-jambi-archive"), UnknownSubject.RETURN, 4)
    assert (unknown.proposed, unknown.alternatives) == (("2",), ("3",))
    assert unknown.choices == ("", "1", "2", "3")
    assert unknown.basis is Basis.TEXT


def test_nothing_is_proposed_for_a_clock():
    unknown = question(shipped("muaro-jambi-archive"), UnknownSubject.CLOCK, 2)
    assert (unknown.proposed, unknown.choices) == ((), ("working", "calendar"))


@pytest.mark.parametrize("key", shipped_sops())
def test_a_real_sop_with_every_question_answered_has_none_left(key):
    doc = shipped(key)
    answers = {(one.subject, one.step): one.proposed or one.choices[:1] for one in unknowns(doc)}
    resolved = resolve(doc, answers)
    assert unknowns(resolved) == ()
    assert not UNCONFIRMED & set(codes(check(resolved)))
    assert codes(check(resolved), "error") == []


def test_a_confirmed_actor_counts_as_stated():
    doc = with_step(confirmed(), 1, lanes_basis=Basis.GLYPH, lane_alternatives=("kabid",))
    step = resolve(doc, {("actor", 1): ("kabid", "staf")}).step(1)
    assert step.lanes == ("kabid", "staf")
    assert (step.lanes_basis, step.lane_alternatives) == (Basis.STATED, ())


def test_a_confirmed_return_counts_as_stated():
    doc = shipped("muaro-jambi-archive")
    decision = resolve(doc, {("return", 4): ("3",)}).step(4).decision
    assert (decision.return_to, decision.basis) == (3, Basis.STATED)
    assert decision.return_alternatives == ()


def test_a_step_confirmed_to_have_no_return_loses_its_diamond():
    doc = shipped("muaro-jambi-archive")
    step = resolve(doc, {("return", 3): ("",)}).step(3)
    assert (step.decision, step.symbol) == (None, Symbol.PROCESS)


def test_a_confirmed_clock_is_applied_and_the_rest_stays_open():
    doc = shipped("muaro-jambi-archive")
    resolved = resolve(doc, {(UnknownSubject.CLOCK, 2): ("calendar",)})
    assert resolved.step(2).time.clock is TimeClock.CALENDAR
    assert len(unknowns(resolved)) == len(unknowns(doc)) - 1


def test_the_document_itself_is_never_changed():
    doc = shipped("muaro-jambi-archive")
    before = replace(doc)
    resolve(doc, {("clock", 2): ("working",)})
    assert doc == before


@pytest.mark.parametrize(
    "readings",
    [
        {("actor", 2): ("bupati",)},
        {("actor", 2): ()},
        {("actor", 2): ("anggota-tim", "anggota-tim")},
        {("return", 4): ("5",)},
        {("return", 4): ("2", "3")},
        {("clock", 2): ("unconfirmed",)},
    ],
    ids=["no such lane", "nobody", "twice", "later step", "two returns", "still open"],
)
def test_only_one_of_the_choices_can_be_confirmed(readings):
    assert refusal_codes(shipped("muaro-jambi-archive"), readings) == ["reading-not-allowed"]


@pytest.mark.parametrize("key", [("actor", 3), ("clock", 1), ("return", 9), ("title", 1)])
def test_what_the_document_states_cannot_be_confirmed_away(key):
    assert refusal_codes(shipped("muaro-jambi-archive"), {key: ("1",)}) == ["reading-not-open"]


def test_all_refused_readings_are_reported_together():
    readings = {("actor", 1): ("bupati",), ("actor", 3): ("pranata-humas",)}
    found = refusal_codes(shipped("muaro-jambi-archive"), readings)
    assert found == ["reading-not-allowed", "reading-not-open"]
