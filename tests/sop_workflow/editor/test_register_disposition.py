"""The registration form: what it proposes, what it refuses, what it keeps."""

from datetime import datetime

import pytest
from django.db import IntegrityError
from django.urls import reverse

from sop_workflow.editor import disposition_views
from sop_workflow.models import Disposition
from sop_workflow.runtime.intake import next_number
from tests.factories.sop import MONDAY, WIB, board, pdf

NEW = reverse("sop_workflow:disposition_new")


@pytest.fixture
def typed(office):
    """What the intake desk types for a letter."""
    return {
        "origin": "letter",
        "number": "AG-2026-0001",
        "received_at": "2026-11-16T08:05",
        "letter_number": "005/77/2026",
        "letter_date": "2026-11-12",
        "requester_name": "Sekretaris Dinas",
        "requester_unit": "Dinas Peternakan",
        "requester_email": "peternakan@contoh.example",
        "subject": "Vaksinasi ternak gratis",
        "section": str(office.section.pk),
    }


def errors(response):
    return response.context["form"].errors


def test_the_form_proposes_number_moment_and_the_only_section(office, as_):
    form = as_(office.petugas).get(NEW).context["form"]
    assert form["number"].value() == f"AG-{datetime.now(WIB).year}-0001"
    assert form["received_at"].value()
    assert form["section"].value() == office.section.pk


def test_several_sections_are_left_to_the_person(office, as_):
    from sop_workflow.compiler.apply import activate

    activate(office.version, sections=[board("agenda")], by=office.kadis, at=MONDAY)
    form = as_(office.petugas).get(NEW).context["form"]
    assert not form["section"].value()
    assert len(form.fields["section"].queryset) == 2


def test_registering_opens_the_run_and_the_first_step(office, as_, typed):
    response = as_(office.petugas).post(NEW, {**typed, "letter": pdf()})
    sheet = Disposition.objects.get()
    visit = sheet.runs.get().visits.get(is_open=True)
    assert response.url == reverse("sop_workflow:step", args=[visit.pk])
    assert sheet.created_by == office.petugas
    assert sheet.letter_name == "surat.pdf"
    assert sheet.letter_sha256
    assert sheet.received_at == datetime(2026, 11, 16, 8, 5, tzinfo=WIB)
    followed = as_(office.petugas).get(response.url)
    assert "AG-2026-0001 is registered." in followed.content.decode()


def test_an_agenda_item_needs_no_letter(office, as_, typed):
    response = as_(office.petugas).post(NEW, {**typed, "origin": "agenda", "letter_date": ""})
    assert response.status_code == 302
    assert not Disposition.objects.get().letter


def test_a_letter_must_be_attached(office, as_, typed):
    response = as_(office.petugas).post(NEW, typed)
    assert response.status_code == 422
    assert errors(response) == {
        "letter": ["The letter is not attached. Scan it and attach it here."]
    }
    assert not Disposition.objects.exists()


def test_a_file_that_is_not_what_it_says_is_refused_beside_the_other_errors(office, as_, typed):
    fake = pdf("surat.pdf")
    fake.file.seek(0)
    fake.file.write(b"MZ program")
    fake.file.seek(0)
    response = as_(office.petugas).post(NEW, {**typed, "letter": fake, "subject": ""})
    assert set(errors(response)) == {"letter", "subject"}
    assert "not really a PDF file" in errors(response)["letter"][0]


def test_everything_typed_is_kept_and_the_lost_file_is_said(office, as_, typed):
    response = as_(office.petugas).post(
        NEW, {**typed, "requester_email": "peternakan@", "letter": pdf()}
    )
    text = response.content.decode()
    assert response.status_code == 422
    for name, value in typed.items():
        if name != "requester_email":
            assert str(response.context["form"][name].value()) == value
    assert 'value="peternakan@"' in text
    assert "The chosen file is not kept. Choose the letter again." in text
    again = as_(office.petugas).post(NEW, {**typed, "subject": ""}).content.decode()
    assert "The chosen file is not kept." not in again


def test_the_summary_leads_to_each_field_and_takes_the_focus(office, as_, typed):
    text = as_(office.petugas).post(NEW, {**typed, "subject": "", "letter": pdf()}).content.decode()
    assert 'role="alert" tabindex="-1" autofocus' in text
    assert '<a href="#id_subject">The subject is missing.' in text
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in text
    assert 'id="id_subject_error"' in text


def test_the_summary_reads_from_top_to_bottom(office, as_):
    text = as_(office.petugas).post(NEW, {"origin": "letter"}).content.decode()
    summary, form = text.split('id="sp-summary"')[1].split("<form", 1)
    links = [part.split('"')[0] for part in summary.split('href="#')[1:]]
    assert len(links) == 8
    assert links == sorted(links, key=lambda name: form.index(f'id="{name}"'))


def test_every_empty_field_says_what_to_do(office, as_):
    response = as_(office.petugas).post(NEW, {})
    assert set(errors(response)) == {
        "origin", "number", "received_at", "requester_name", "requester_unit",
        "requester_email", "subject", "section",
    }  # fmt: skip
    assert "This field is required." not in response.content.decode()


def test_a_number_in_use_is_named_with_the_next_free_one(office, as_, typed):
    browser = as_(office.petugas)
    browser.post(NEW, {**typed, "letter": pdf()})
    response = browser.post(NEW, {**typed, "letter": pdf()})
    year = datetime.now(WIB).year
    expected = f"AG-2026-0001 is already used. The next free one is AG-{year}-"
    assert expected in errors(response)["number"][0]
    assert Disposition.objects.count() == 1


def test_a_number_taken_at_the_same_moment_is_refused_the_same_way(office, as_, typed, monkeypatch):
    def taken(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(disposition_views, "register", taken)
    response = as_(office.petugas).post(NEW, {**typed, "letter": pdf()})
    assert response.status_code == 422
    assert "is already used" in errors(response)["number"][0]


def test_a_section_of_others_cannot_be_chosen(office, as_, typed):
    free = board("bebas")
    response = as_(office.petugas).post(NEW, {**typed, "section": free.pk, "letter": pdf()})
    assert set(errors(response)) == {"section"}


def test_the_form_is_absent_for_everybody_else(office, root, visitor, stranger, as_, typed):
    for user in (office.kadis, root, visitor):
        assert as_(user).get(NEW).status_code == 404
        assert as_(user).post(NEW, typed).status_code == 404
    assert as_(stranger).get(NEW).status_code == 302
    assert not Disposition.objects.exists()


def test_numbers_go_on_within_the_year_and_ignore_other_forms(office):
    for number in ("AG-2026-0009", "AG-2026-0010", "AG-2025-0099", "400.7/218", "AG-2026-x"):
        office.registered(number=number)
    assert next_number(MONDAY) == "AG-2026-0011"
    office.registered(number="AG-2026-10000")
    assert next_number(MONDAY) == "AG-2026-10001"
    new_year = datetime(2027, 1, 1, 0, 30, tzinfo=WIB)
    assert next_number(new_year) == "AG-2027-0001", "the year is the local one, not that of UTC"
