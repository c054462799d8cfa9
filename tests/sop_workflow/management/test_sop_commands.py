"""The command line: an SOP file is checked, imported, activated and printed."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Workflow

from sop_workflow.compiler.apply import existing_steps
from sop_workflow.compiler.readings import open_questions
from sop_workflow.definition.reader import read_sop
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.definition.writer import content_hash
from sop_workflow.enums import VersionStatus
from sop_workflow.models import LedgerEntry, Reading, SopVersion
from tests.factories.sop import ACTORS, KETAPANG, board, imported, person
from tests.sop_workflow.definition.documents import BROKEN, VALID

FILE = str(shipped_sops()[KETAPANG])
#: The answers the transcription proposes, as a clerk types them.
ANSWERS = [f"--actor={step}={lane}" for step, lane in ACTORS.items()] + ["--return=5=4"]


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def ran(*words):
    """(exit code, printed text, error text) of a command."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(*words, stdout=out, stderr=err, no_color=True)
    except SystemExit as stop:
        code = stop.code
    except CommandError as error:
        code = error.returncode
        err.write(str(error))
    return code, out.getvalue(), err.getvalue()


def stored():
    return [model.objects.count() for model in (SopVersion, Reading, LedgerEntry, Workflow)]


@pytest.mark.parametrize("path", [*VALID, *shipped_sops().values()], ids=lambda path: path.stem)
def test_a_sound_file_passes_the_check(db, path):
    code, out, _err = ran("sop_check", str(path))

    assert code == 0
    assert out


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_fails_the_check_and_names_the_place(db, path):
    before = stored()

    code, _out, err = ran("sop_check", str(path))

    assert code == 1
    assert err.startswith("ERROR ")
    assert path.name in err
    assert stored() == before


@pytest.mark.parametrize("path", [BROKEN[0], VALID[0]], ids=["broken", "valid"])
def test_the_check_answers_programs_in_json(db, path):
    code, out, err = ran("sop_check", str(path), "--json")

    answer = json.loads(out)
    assert answer["ok"] is (code == 0)
    assert err == ""
    for problem in answer["problems"]:
        assert set(problem) == {"level", "code", "file", "place", "step", "message"}


@pytest.mark.parametrize("command", ["sop_check", "sop_import"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_file_that_is_not_there_is_a_sentence_and_no_crash(db, command, form):
    code, out, err = ran(command, "/tidak/ada.toml", *form)

    assert code == 1
    assert "ada.toml" in out + err


def test_an_import_stores_one_version_and_says_what_is_open(db):
    code, out, _err = ran("sop_import", FILE)

    version = SopVersion.objects.get()
    assert code == 0
    assert version.status == VersionStatus.IMPORTED
    assert out.count("A person must confirm step") == len(open_questions(version))


def test_the_same_import_again_stores_nothing(db):
    ran("sop_import", FILE)
    before = stored()

    code, out, _err = ran("sop_import", FILE, "--json")

    assert code == 0
    assert json.loads(out)["new"] is False
    assert stored() == before


@pytest.mark.parametrize("path", BROKEN[:5], ids=lambda path: path.stem)
def test_a_broken_file_is_not_stored(db, path):
    before = stored()

    assert ran("sop_import", str(path))[0] == 1
    code, out, _err = ran("sop_import", str(path), "--json")

    assert code == 1
    assert json.loads(out)["ok"] is False
    assert stored() == before


def test_the_whole_ketapang_sop_is_activated_from_the_command_line(db):
    person("pengelola", is_superuser=True)
    section = board()

    code, out, _err = ran(
        "sop_import", FILE, "--activate", "--by=pengelola", "--section=/papan/", *ANSWERS
    )

    version = SopVersion.objects.get()
    assert code == 0
    assert version.status == VersionStatus.ACTIVE
    assert section.get_workflow() == version.workflow
    assert len(existing_steps(version)) == 8
    assert "Steps to create: 8." in out
    assert "May return to step 4." in out
    assert {reading.confirmed_by.username for reading in version.readings.all()} == {"pengelola"}


def test_activating_from_the_command_line_twice_changes_nothing(db):
    person("pengelola", is_superuser=True)
    board()
    words = ["sop_import", FILE, "--activate", "--by=pengelola", "--section=/papan/"]
    ran(*words, *ANSWERS)
    before = stored()

    code, out, _err = ran(*words, "--json")

    assert code == 0
    answer = json.loads(out)
    assert (answer["active"], answer["changed"], answer["new"]) == (True, False, False)
    assert stored() == before


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_activation_with_open_places_is_refused_and_stores_nothing(db, form):
    person("pengelola", is_superuser=True)
    board()
    before = stored()

    code, out, err = ran(
        "sop_import", FILE, "--activate", "--by=pengelola", "--section=/papan/", *ANSWERS[1:], *form
    )

    assert code == 1
    assert stored() == before
    if form:
        assert [(row["subject"], row["step"]) for row in json.loads(out)["open"]] == [("actor", 1)]
    else:
        assert "--actor 1=" in err


@pytest.mark.parametrize(
    "words",
    [
        ["--activate", *ANSWERS],
        ["--activate", "--by=tidak-ada", *ANSWERS],
        ["--activate", "--by=pengelola", "--section=/tidak/ada/", *ANSWERS],
        ["--by=pengelola", "--actor=1=gubernur"],
        ["--by=pengelola", "--actor=satu=petugas"],
        ["--by=pengelola", "--actor=1"],
        ["--by=pengelola", "--actor=99=petugas"],
        ["--by=pengelola", "--return=5=9"],
        ["--actor=1=petugas"],
    ],
    ids=" ".join,
)
def test_a_wrong_word_on_the_command_line_is_refused_and_stores_nothing(db, words):
    person("pengelola", is_superuser=True)
    before = stored()

    code, _out, err = ran("sop_import", FILE, *words)

    assert code == 1
    assert err
    assert stored() == before


@pytest.mark.parametrize("key", sorted(shipped_sops()))
def test_what_is_exported_is_what_was_imported(db, tmp_path, key):
    imported(key)
    copy = tmp_path / "salinan.toml"

    code, out, _err = ran("sop_export", key)
    copy.write_text(out, encoding="utf-8")

    assert code == 0
    assert content_hash(read_sop(copy)) == SopVersion.objects.get().content_hash
    before = stored()
    assert json.loads(ran("sop_import", str(copy), "--json")[1])["new"] is False
    assert stored() == before


def test_an_sop_is_exported_by_its_number_and_in_json(db):
    version = imported()

    code, out, _err = ran("sop_export", version.number, "--json")

    answer = json.loads(out)
    assert code == 0
    assert (answer["number"], answer["hash"]) == (version.number, version.content_hash)


@pytest.mark.parametrize("words", [["999"], [KETAPANG, "--sop-version=7"]])
def test_an_sop_that_is_not_stored_is_not_exported(db, words):
    version = imported()

    code, out, err = ran("sop_export", *words)

    assert (code, out) == (1, "")
    assert version.number in err


def test_an_old_version_is_exported_by_its_number(db):
    first = imported()
    SopVersion.objects.create(
        key=first.key, number=first.number, title="Revisi", version=2, content_hash="b",
        text=first.text, imported_at=first.imported_at,
    )  # fmt: skip

    assert json.loads(ran("sop_export", KETAPANG, "--json")[1])["version"] == 2
    assert json.loads(ran("sop_export", KETAPANG, "--sop-version=1", "--json")[1])["version"] == 1
