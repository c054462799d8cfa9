"""The list of dispositions and one sheet: who sees them, what they say."""

import pytest
from django.urls import reverse

from tests.factories.sop import person

LIST = reverse("sop_workflow:dispositions")


def sheet_url(run):
    return reverse("sop_workflow:disposition", args=[run.disposition_id])


def numbers(response):
    return [line.disposition.number for line in response.context["lines"]]


def test_every_role_of_the_sop_sees_the_list_newest_first(office, as_):
    office.registered()
    office.registered()
    for person_in_role in (office.petugas, office.kadis, office.kabid, office.subkoor):
        response = as_(person_in_role).get(LIST)
        assert response.status_code == 200
        assert numbers(response) == ["AG-002", "AG-001"]


def test_a_row_says_number_subject_unit_and_where_it_stands(office, as_):
    office.run_at(4, subject="Pasar murah", requester_unit="Dinas Perdagangan")
    text = as_(office.kadis).get(LIST).content.decode()
    for words in ("AG-001", "Pasar murah", "Dinas Perdagangan", "16 November 2026 08.00 WIB"):
        assert words in text
    assert "Step 4: Diolah" in text


def test_finished_is_said_in_words(office, as_):
    office.finished()
    assert as_(office.kadis).get(LIST).context["lines"][0].state == "Finished"


def test_several_pages_are_counted(office, as_):
    run = office.finished()
    browser = as_(office.petugas)
    browser.post(sheet_url(run), {"title": "Halaman kedua"})
    assert browser.get(LIST).context["lines"][0].state == "1 of 2 pages finished"


@pytest.mark.parametrize("words", ["AG-002", "pasar", "perdagangan"])
def test_search_by_number_subject_or_unit(office, as_, words):
    office.registered()
    office.registered(subject="Pasar murah", requester_unit="Dinas Perdagangan")
    assert numbers(as_(office.kadis).get(LIST, {"q": words})) == ["AG-002"]


def test_open_and_finished_are_told_apart(office, as_):
    office.finished()
    office.registered()
    browser = as_(office.kadis)
    assert numbers(browser.get(LIST, {"state": "open"})) == ["AG-002"]
    assert numbers(browser.get(LIST, {"state": "finished"})) == ["AG-001"]
    assert len(numbers(browser.get(LIST, {"state": "nonsense"}))) == 2


def test_the_list_is_paged_and_keeps_the_search(office, as_, settings):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "PAGE_SIZE": 2}
    for _ in range(3):
        office.registered()
    response = as_(office.kadis).get(LIST, {"q": "ternak"})
    assert len(numbers(response)) == 2
    assert "state=&amp;q=ternak&amp;page=2" in response.content.decode()
    assert numbers(as_(office.kadis).get(LIST, {"q": "ternak", "page": "2"})) == ["AG-001"]
    assert as_(office.kadis).get(LIST, {"page": "nonsense"}).status_code == 200


def test_nothing_found_says_what_to_do(office, as_):
    office.registered()
    assert "No disposition matches." in as_(office.kadis).get(LIST, {"q": "zzz"}).content.decode()
    assert "No disposition matches." not in as_(office.kadis).get(LIST).content.decode()


def test_only_the_first_role_is_offered_to_register(office, as_):
    button = reverse("sop_workflow:disposition_new")
    assert button in as_(office.petugas).get(LIST).content.decode()
    assert button not in as_(office.kadis).get(LIST).content.decode()


def test_the_list_is_absent_without_a_role(office, visitor, stranger, as_):
    assert as_(visitor).get(LIST).status_code == 404
    assert as_(stranger).get(LIST).status_code == 302


def test_an_auditor_sees_every_disposition(office, auditor, as_):
    office.registered()
    assert numbers(as_(auditor).get(LIST)) == ["AG-001"]


def test_people_of_another_role_see_an_empty_list(office, as_):
    from django.contrib.auth.models import Group, Permission

    office.registered()
    other = person("other")
    group = Group.objects.create(name="Redaksi lain")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    other.groups.add(group)
    response = as_(other).get(LIST)
    assert response.status_code == 200
    assert numbers(response) == []


def test_the_sheet_shows_its_particulars_its_letter_and_its_run(office, as_):
    run = office.run_at(3)
    text = as_(office.kabid).get(sheet_url(run)).content.decode()
    for words in ("AG-001", "005/1/2026", "peternakan@contoh.example", "surat.pdf"):
        assert words in text
    assert "Terbitkan sebelum Senin." in text
    assert reverse("sop_workflow:letter", args=[run.disposition_id]) in text
    assert reverse("sop_workflow:run", args=[run.pk]) in text
    assert reverse("sop_workflow:step", args=[office.visit(run).pk]) in text


def test_a_finished_run_leads_to_no_step(office, as_):
    run = office.finished()
    assert "Open the step" not in as_(office.kabid).get(sheet_url(run)).content.decode()


def test_the_sheet_is_absent_for_people_outside_the_sop(office, visitor, stranger, as_):
    run = office.registered()
    assert as_(visitor).get(sheet_url(run)).status_code == 404
    assert as_(stranger).get(sheet_url(run)).status_code == 302
    assert as_(office.kadis).get(reverse("sop_workflow:disposition", args=[999])).status_code == 404


def test_another_page_opens_a_run_of_its_own(office, as_):
    run = office.run_at(4)
    response = as_(office.petugas).post(sheet_url(run), {"title": "Jadwal vaksinasi"})
    added = run.disposition.runs.exclude(pk=run.pk).get()
    assert added.title == "Jadwal vaksinasi"
    assert added.current_step == 4, "directives on the sheet are not asked for again"
    assert response.url == reverse("sop_workflow:step", args=[office.visit(added).pk])


@pytest.mark.parametrize("title", ["", "   ", "x" * 256])
def test_another_page_needs_a_title(office, as_, title):
    run = office.registered()
    response = as_(office.petugas).post(sheet_url(run), {"title": title})
    assert response.status_code == 422
    assert "The title is missing or too long." in response.content.decode()
    assert title.strip() in response.content.decode()
    assert run.disposition.runs.count() == 1


def test_only_the_first_role_adds_a_page(office, auditor, as_):
    run = office.registered()
    for user in (office.kadis, auditor):
        browser = as_(user)
        assert "Add this page" not in browser.get(sheet_url(run)).content.decode()
        assert browser.post(sheet_url(run), {"title": "Tambahan"}).status_code == 404
    assert run.disposition.runs.count() == 1
