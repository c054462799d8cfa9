"""Exactly the people who must act now are told, in their language, and nobody else."""

import pytest
from wagtail.users.models import UserProfile

from sop_workflow.enums import Action
from sop_workflow.models import OutboxMessage
from sop_workflow.runtime.act import act
from sop_workflow.runtime.notices import step_address
from tests.factories.sop import person


def told(run, kind="step"):
    """Who was mailed, by the step the mail is about."""
    visits = {str(visit.pk): visit.step.step_no for visit in run.visits.select_related("step")}
    found = {}
    for message in OutboxMessage.objects.filter(run=run, kind=kind).order_by("pk"):
        step = visits[message.key.split(":")[1]]
        found.setdefault(step, []).append(message.to.split("@")[0])
    return found


def test_a_new_step_is_told_to_its_role_alone(office, root, stranger):
    """Stock Wagtail copies every superuser in."""
    run = office.run_at(6)

    assert told(run) == {2: ["kadis"], 3: ["kabid"], 4: ["petugas"], 5: ["subkoor"], 6: ["petugas"]}


def test_everybody_in_the_role_is_told_except_the_one_who_just_acted(office):
    person("petugas-2", "petugas")

    run = office.run_at(8)

    assert told(run)[1] == ["petugas-2"]
    assert told(run)[4] == ["petugas", "petugas-2"]
    assert told(run)[7] == ["petugas-2"]


def test_an_inactive_account_and_one_without_an_address_are_not_told(office):
    person("pensiun", "subkoor", is_active=False)
    silent = person("tanpa-alamat", "subkoor")
    silent.email = ""
    silent.save()

    run = office.run_at(5)

    assert told(run)[5] == ["subkoor"]


def test_a_person_with_two_fitting_roles_is_told_once(office):
    both = person("rangkap", "kadis", "kabid")
    office.version.tasks.get(step_no=2).roles.add(*both.groups.all())

    run = office.run_at(2)

    assert sorted(told(run)[2]) == ["kabid", "kadis", "rangkap"]


def test_a_return_is_told_to_the_step_it_goes_to_with_its_reason(office):
    """Stock Wagtail tells only whoever submitted the page."""
    run = office.run_at(5)
    office.send_back(run, reason="Judul belum sesuai.")

    assert told(run, "returned") == {4: ["petugas"]}
    message = OutboxMessage.objects.get(kind="returned")
    assert "Judul belum sesuai." in message.text
    assert "Judul belum sesuai." in message.html


def test_a_reason_with_markup_stays_text(office):
    run = office.run_at(5)
    office.send_back(run, reason='<a href="https://lain.example">klik</a> & "baca"')

    message = OutboxMessage.objects.get(kind="returned")
    assert '<a href="https://lain.example"' not in message.html
    assert "&lt;a href" in message.html
    assert '<a href="https://lain.example">klik</a> & "baca"' in message.text


def test_the_link_in_a_mail_never_comes_from_a_request(office, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://humas.contoh.example"
    run = office.run_at(2)

    message = OutboxMessage.objects.get(run=run, to="kadis@contoh.example")

    address = step_address(office.visit(run))
    assert address.startswith("https://humas.contoh.example/")
    assert address in message.text
    assert address in message.html


@pytest.mark.parametrize(("language", "word"), [("en", "Your action is needed"), ("id", "")])
def test_people_read_mail_in_their_own_language(office, language, word):
    UserProfile.objects.create(user=office.kadis, preferred_language=language)

    office.run_at(2)

    message = OutboxMessage.objects.get(to="kadis@contoh.example")
    assert f'lang="{language}"' in message.html
    assert word in message.subject


def test_the_requester_is_told_the_public_address_once(office):
    run = office.run_at(8)
    run.refresh_from_db()

    [message] = OutboxMessage.objects.filter(kind="requester")

    assert message.to == run.disposition.requester_email
    assert run.public_url in message.text
    assert run.public_url.startswith("http")


def test_a_title_with_a_line_break_stays_one_subject_line(office):
    run = office.registered(subject="Vaksinasi")
    run.title = "Vaksinasi\r\nBcc: orang@lain.example"
    run.save()
    act(office.request(run, Action.COMPLETE), user=office.petugas)

    subjects = OutboxMessage.objects.values_list("subject", flat=True)
    assert all("\n" not in subject and "\r" not in subject for subject in subjects)
