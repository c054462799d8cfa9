"""Activation: what is shown before, what is refused, what it changes."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from sop_workflow.compiler.apply import activate
from sop_workflow.compiler.sections import SectionTaken, governing
from sop_workflow.enums import VersionStatus
from tests.factories.sop import LANES, MONDAY, answer_all, board, imported, person


def url(version):
    return reverse("sop_workflow:sop_activate", args=[version.pk])


@pytest.fixture
def ready(draft, keeper):
    """An SOP with every place confirmed."""
    answer_all(draft, keeper)
    return draft


def test_an_open_sop_shows_what_is_open_and_no_plan(draft, keeper, as_):
    response = as_(keeper).get(url(draft))
    text = response.content.decode()
    assert "places are not confirmed." in text
    assert reverse("sop_workflow:sop_confirm", args=[draft.pk]) in text
    assert "lines" not in response.context, "proposals must not look like decisions"
    assert "Activate</button>" not in text


def test_an_open_sop_is_not_activated(draft, keeper, as_):
    response = as_(keeper).post(url(draft), {"section": board().pk})
    assert response.status_code == 422
    assert "Places are still open." in response.content.decode()
    draft.refresh_from_db()
    assert draft.status == VersionStatus.IMPORTED
    assert not Workflow.objects.filter(name__startswith=draft.number).exists()


def test_the_outlook_names_steps_people_and_sections(ready, keeper, as_):
    board()
    board("agenda")
    response = as_(keeper).get(url(ready))
    text = response.content.decode()
    assert "8. Membuat Laporan" in text
    assert "Steps to create: 8." in text
    assert response.context["unheld"] == 4
    assert text.count("nobody yet") == 4
    assert [str(choice.page) for choice in response.context["sections"]] == ["Papan", "Papan"]
    assert not any(choice.is_chosen for choice in response.context["sections"])


def test_accounts_in_a_role_are_named_inactive_ones_are_not(office, keeper, as_):
    from django.contrib.auth.models import Group

    gone = person("mantan", "kadis")
    gone.is_active = False
    gone.save()
    named = person("baru", first_name="Sri", last_name="Contoh")
    named.groups.add(Group.objects.get(name=LANES["kadis"]))
    found = {h.name: h for h in as_(keeper).get(url(office.version)).context["holders"]}
    kadis = found[LANES["kadis"]]
    assert kadis.people == ("Sri Contoh (baru)", "kadis")
    assert kadis.steps == (2,)


def test_activation_governs_the_chosen_section(ready, keeper, as_):
    section, free = board(), board("agenda")
    response = as_(keeper).post(url(ready), {"section": [section.pk]})
    assert response.url == reverse("sop_workflow:sop", args=[ready.pk])
    ready.refresh_from_db()
    assert ready.status == VersionStatus.ACTIVE
    assert ready.activated_by == keeper
    assert governing(section) == ready
    assert governing(free) is None
    assert "The SOP is in force." in as_(keeper).get(response.url).content.decode()


def test_a_section_can_be_added_later_and_twice_changes_nothing(office, keeper, as_):
    more = board("agenda")
    browser = as_(keeper)
    browser.post(url(office.version), {"section": [more.pk]})
    assert governing(more) == office.version
    response = browser.post(url(office.version), {"section": [more.pk]}, follow=True)
    assert "Nothing had to be changed." in response.content.decode()


def test_a_section_of_another_sop_is_not_taken_over(office, keeper, as_):
    other = imported("setda-publication")
    answer_all(other, keeper)
    browser = as_(keeper)
    [choice] = browser.get(url(other)).context["sections"]
    assert choice.taken_by == office.version
    response = browser.post(url(other), {"section": [office.section.pk]})
    assert response.status_code == 422
    assert "A section follows one SOP only." in response.content.decode()
    assert governing(office.section) == office.version


def test_the_service_refuses_it_too(office, keeper):
    other = imported("setda-publication")
    answer_all(other, keeper)
    with pytest.raises(SectionTaken):
        activate(other, sections=[office.section], by=keeper, at=MONDAY)
    other.refresh_from_db()
    assert other.status == VersionStatus.IMPORTED


@pytest.mark.parametrize("value", ["999999", "x", "1"])
def test_what_is_not_a_section_is_not_there(ready, keeper, as_, value):
    board()
    as_(keeper).post(url(ready), {"section": [value]})
    assert governing(board()) is None


def test_only_keepers_activate(office, auditor, visitor, as_):
    waiting = imported("setda-publication")
    for user in (office.kadis, auditor, visitor):
        assert as_(user).get(url(waiting)).status_code == 404
        assert as_(user).post(url(waiting)).status_code == 404
