"""Reading SOPs: the list, one version, its file."""

import tomllib
from dataclasses import replace

import pytest
from django.urls import reverse

from sop_workflow.compiler.importing import import_document
from sop_workflow.definition.reader import parse_sop
from tests.factories.sop import MONDAY, answer_all, imported

LIST = reverse("sop_workflow:sops")


def url(version, screen="sop"):
    return reverse(f"sop_workflow:{screen}", args=[version.pk])


def newer(version, by=None):
    """A second version of the same SOP, one word changed."""
    document = version.document
    changed = replace(document, identity=replace(document.identity, signed_at="Ketapang"))
    made, _ = import_document(changed, source_name="baru.toml", by=by, at=MONDAY)
    return made


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_people_read_the_sop_they_work_under_and_no_other(office, as_):
    other = imported("setda-publication")
    text = text_of(as_(office.kadis).get(LIST))
    assert office.version.title in text
    assert other.title not in text
    assert as_(office.kadis).get(url(office.version)).status_code == 200
    assert as_(office.kadis).get(url(other)).status_code == 404
    assert as_(office.kadis).get(url(other, "sop_export")).status_code == 404


def test_with_the_right_to_view_every_sop_is_read(office, auditor, as_):
    other = imported("setda-publication")
    text = text_of(as_(auditor).get(LIST))
    assert office.version.title in text
    assert other.title in text
    assert "Import an SOP" not in text


def test_sops_are_absent_for_everybody_else(office, visitor, stranger, as_):
    assert as_(visitor).get(LIST).status_code == 404
    assert as_(visitor).get(url(office.version)).status_code == 404
    assert as_(stranger).get(LIST).status_code == 302


def test_a_line_says_status_open_places_and_runs(office, keeper, as_):
    office.registered()
    office.registered()
    office.finished()
    imported("setda-publication")
    lines = {line.version.key: line for line in as_(keeper).get(LIST).context["lines"]}
    running = lines["ketapang-information-service"]
    waiting = lines["setda-publication"]
    assert (running.running, running.open_places) == (2, 0)
    assert (waiting.running, waiting.open_places) == (0, 4)
    text = text_of(as_(keeper).get(LIST))
    assert "2 runs in progress" in text
    assert "4 places to confirm" in text


def test_the_newest_version_is_shown_and_the_one_in_force_is_named(office, keeper, as_):
    made = newer(office.version)
    line = as_(keeper).get(LIST).context["lines"][0]
    assert line.version == made
    assert line.active == office.version
    assert "Version 1 is in force until then." in text_of(as_(keeper).get(LIST))
    assert as_(office.kadis).get(LIST).context["lines"][0].version == office.version


def test_all_thirteen_official_fields_stand_in_order_and_blanks_are_blank(draft, keeper, as_):
    fields = as_(keeper).get(url(draft)).context["fields"]
    assert [field.no for field in fields] == list(range(1, 14))
    blank = {field.no for field in fields if not field.values}
    assert blank == {3, 4}, "the document gives no date of making and none of revision"
    text = text_of(as_(keeper).get(url(draft)))
    assert text.count("not stated") >= 2
    assert "tanggal pembuatan" in text
    assert "2 fields blank in the document" in text


def test_a_date_that_cannot_be_read_is_shown_as_printed(keeper, as_):
    version = imported("tanjabtim-ppid-website")
    field = as_(keeper).get(url(version)).context["fields"][3]
    assert field.values == ("Kanting St.",)
    assert field.note == "Printed so; no day can be read from it."


@pytest.mark.parametrize(
    "key",
    [
        "ketapang-information-service",
        "muaro-jambi-archive",
        "setda-publication",
        "tanjabtim-ppid-website",
    ],
)
def test_every_shipped_sop_can_be_read_in_full(keeper, as_, key):
    version = imported(key)
    response = as_(keeper).get(url(version))
    text = text_of(response)
    for step in version.document.steps:
        assert f'id="sp-step-{step.no}"' in text
    assert len(response.context["rows"]) == len(version.document.steps)
    assert response.context["open_count"] > 0
    assert "Must be confirmed before activation" in text


def test_proposed_actors_are_marked_until_confirmed(draft, keeper, as_):
    browser = as_(keeper)
    assert text_of(browser.get(url(draft))).count(">proposed<") == 8
    answer_all(draft, keeper)
    response = browser.get(url(draft))
    assert ">proposed<" not in text_of(response)
    assert "Must be confirmed before activation" not in text_of(response)
    assert {item["reading"].confirmed_by for item in response.context["readings"]} == {keeper}
    assert "16 November 2026 08.00 WIB" in text_of(response)


def test_the_sum_stands_beside_the_printed_total(draft, keeper, as_):
    text = text_of(as_(keeper).get(url(draft)))
    assert "360 to 375 minutes (6,00 to 6,25 hours)" in text
    assert draft.document.table.total_printed in text
    assert "Worth asking the agency" in text


def test_sections_and_versions_are_named(office, keeper, as_):
    made = newer(office.version)
    text = text_of(as_(keeper).get(url(office.version)))
    assert office.section.title in text
    assert url(made) in text
    assert url(office.version) in text_of(as_(keeper).get(url(made)))
    assert url(made) not in text_of(as_(office.kadis).get(url(office.version)))


def test_a_version_that_was_never_active_governs_nothing(office, keeper, as_):
    made = newer(office.version)
    response = as_(keeper).get(url(made))
    assert list(response.context["sections"]) == []
    assert list(as_(keeper).get(url(office.version)).context["sections"]) == [
        office.section.page_ptr
    ]


def test_only_keepers_are_offered_to_change(office, auditor, keeper, as_):
    draft = imported("setda-publication")
    for user, offered in ((auditor, False), (keeper, True)):
        text = text_of(as_(user).get(url(draft)))
        assert (url(draft, "sop_confirm") in text) is offered
        text = text_of(as_(user).get(url(office.version)))
        assert (url(office.version, "sop_activate") in text) is offered


def test_the_file_comes_back_as_it_was_imported(office, as_):
    response = as_(office.kadis).get(url(office.version, "sop_export"))
    assert response["Content-Type"] == "application/toml"
    name = "ketapang-information-service-v1.toml"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    text = response.content.decode()
    assert tomllib.loads(text)["key"] == office.version.key
    assert parse_sop(text, name) == replace(office.version.document)
