"""Confirming open places: nothing is picked beforehand, all or nothing is saved."""

import re

import pytest
from django.urls import reverse

from sop_workflow.compiler.readings import open_questions
from sop_workflow.definition.unknowns import UnknownSubject
from sop_workflow.enums import Event
from sop_workflow.models import LedgerEntry, Reading
from tests.factories.sop import answer_all, imported


@pytest.fixture
def archive(db):
    """An SOP that leaves actors, a return and a clock open."""
    return imported("muaro-jambi-archive")


def url(version):
    return reverse("sop_workflow:sop_confirm", args=[version.pk])


def names(version, subject):
    return [f"{q.subject}-{q.step}" for q in open_questions(version) if q.subject == subject]


def everything(version):
    """The first choice of every open place, as the form sends it."""
    return {f"{question.subject}-{question.step}": "0" for question in open_questions(version)}


def test_every_open_place_is_a_question_and_none_is_picked(archive, keeper, as_):
    response = as_(keeper).get(url(archive))
    text = response.content.decode()
    found = response.context["questions"]
    assert {question.place.subject for question in found} == set(UnknownSubject)
    assert not any(choice.is_picked for question in found for choice in question.choices)
    assert not re.search(r"<input type=\"checkbox\"[^>]* checked", text)
    assert " selected" not in text.split("<form", 1)[1]
    assert text.count("(proposed)") >= 2


def test_what_is_picked_is_confirmed_and_signed_the_rest_stays_open(archive, keeper, as_):
    before = len(open_questions(archive))
    [name] = names(archive, UnknownSubject.CLOCK)
    response = as_(keeper).post(url(archive), {name: "1", f"note-{name}": "Ditanya lewat telepon"})
    reading = Reading.objects.get()
    assert reading.value == ["calendar"]
    assert reading.note == "Ditanya lewat telepon"
    assert reading.confirmed_by == keeper
    assert len(open_questions(archive)) == before - 1
    assert response.url == url(archive), "the rest is still open"


def test_several_actors_may_share_a_step(archive, keeper, as_):
    name = names(archive, UnknownSubject.ACTOR)[0]
    as_(keeper).post(url(archive), {name: ["0", "1"]})
    assert len(Reading.objects.get().value) == 2


def test_a_return_may_be_none(archive, keeper, as_):
    name = names(archive, UnknownSubject.RETURN)[0]
    as_(keeper).post(url(archive), {name: "0"})
    assert Reading.objects.get().value == [""]


def test_when_all_is_confirmed_the_way_leads_to_the_sop(archive, keeper, as_):
    response = as_(keeper).post(url(archive), everything(archive))
    assert open_questions(archive) == []
    assert response.url == reverse("sop_workflow:sop", args=[archive.pk])


def test_one_refused_answer_saves_nothing_and_keeps_what_was_picked(archive, keeper, as_):
    [clock] = names(archive, UnknownSubject.CLOCK)
    actor = names(archive, UnknownSubject.ACTOR)[0]
    data = {clock: "1", f"note-{actor}": "Belum tahu siapa"}
    response = as_(keeper).post(url(archive), data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "There is a note, but no answer is picked." in text
    assert f'<a href="#{actor}">' in text
    assert "Belum tahu siapa" in text
    assert '<option value="1" selected>' in text
    assert not Reading.objects.exists()
    assert not LedgerEntry.objects.filter(event=Event.READING_CONFIRMED).exists()


def test_picking_nothing_is_said(archive, keeper, as_):
    response = as_(keeper).post(url(archive), {})
    assert response.status_code == 422
    assert "nothing new is picked" in response.content.decode()


@pytest.mark.parametrize("value", ["99", "-1", "x", "9999", "²"])
def test_what_is_not_a_choice_is_not_there(archive, keeper, as_, value):
    [name] = names(archive, UnknownSubject.CLOCK)
    assert as_(keeper).post(url(archive), {name: value}).status_code == 422
    assert not Reading.objects.exists()


def test_two_answers_to_one_question_are_refused(archive, keeper, as_):
    [name] = names(archive, UnknownSubject.CLOCK)
    response = as_(keeper).post(url(archive), {name: ["0", "1"]})
    assert response.status_code == 422
    assert not Reading.objects.exists()


def test_a_confirmed_place_can_be_corrected_but_not_emptied(archive, keeper, as_):
    [name] = names(archive, UnknownSubject.CLOCK)
    browser = as_(keeper)
    browser.post(url(archive), {name: "1"})
    assert '<option value="1" selected>' in browser.get(url(archive)).content.decode()
    browser.post(url(archive), {name: "0"})
    assert Reading.objects.get().value == ["working"]
    response = browser.post(url(archive), {name: ""})
    assert "A confirmed place cannot be emptied." in response.content.decode()
    assert Reading.objects.get().value == ["working"]


def test_an_answer_that_stays_is_not_recorded_again(archive, keeper, as_):
    [name] = names(archive, UnknownSubject.CLOCK)
    browser = as_(keeper)
    browser.post(url(archive), {name: "1"})
    browser.post(url(archive), {name: "1"})
    assert LedgerEntry.objects.filter(event=Event.READING_CONFIRMED).count() == 1


def test_a_text_in_force_is_frozen(office, keeper, as_):
    response = as_(keeper).get(url(office.version))
    assert response.url == reverse("sop_workflow:sop", args=[office.version.pk])
    response = as_(keeper).post(url(office.version), {"actor-1": "0"})
    assert response.status_code == 422
    assert "This version is in use." in response.content.decode()


def test_only_keepers_confirm(office, archive, auditor, visitor, as_):
    for user in (office.kadis, auditor, visitor):
        assert as_(user).get(url(archive)).status_code == 404
        assert as_(user).post(url(archive), everything(archive)).status_code == 404
    answer_all(archive, office.kadis)
