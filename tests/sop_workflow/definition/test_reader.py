"""Reading an SOP: a file becomes a document or is refused with every reason."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sop_workflow.definition.decoding import MAX_ITEMS, MAX_PROBLEMS
from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.messages import CONTENT, STRUCTURE
from sop_workflow.definition.reader import MAX_BYTES, document_from_dict, parse_sop, read_sop
from sop_workflow.definition.rules import check
from sop_workflow.definition.schema import Basis, TimeClock, TimeUnit

from .documents import BROKEN, FIXTURES, VALID, codes, shipped

SOUND = (FIXTURES / "valid" / "confirmed.toml").read_text(encoding="utf-8")


def refused(text: str) -> list[str]:
    with pytest.raises(SopFileError) as refusal:
        parse_sop(text, "sop.toml")
    return [f"{problem.code} at {problem.place}" for problem in refusal.value.problems]


def errors_of(path) -> list:
    try:
        found = check(read_sop(path), path.name)
    except SopFileError as refusal:
        found = refusal.problems
    return [problem for problem in found if problem.level == "error"]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_for_the_reason_it_names(path):
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expects: ")
    errors = errors_of(path)
    assert [f"{problem.code} at {problem.place}" for problem in errors] == [expected]
    assert errors[0].file == path.name
    assert errors[0].message in str(errors[0])


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_has_no_errors(path):
    assert errors_of(path) == []


def test_every_error_has_a_broken_file_or_a_test_of_its_own():
    shown = {problem.code for path in BROKEN for problem in errors_of(path)}
    made_here = {"unreadable-file", "file-too-big", "empty-file", "not-utf8", "toml-unreadable"}
    made_here |= {"list-too-long"}
    of_readings = {"reading-not-open", "reading-not-allowed"}
    assert set(STRUCTURE) | set(CONTENT) == shown | made_here | of_readings


def test_a_time_range_is_read_as_its_two_bounds():
    time = read_sop(FIXTURES / "valid" / "range-time.toml").step(3).time
    assert (time.printed, time.min, time.max) == ("15-30 menit", 15.0, 30.0)
    assert (time.unit, time.clock) == (TimeUnit.MINUTE, TimeClock.WORKING)


def test_a_step_whose_actor_is_lost_is_read_without_an_actor():
    assert read_sop(FIXTURES / "valid" / "minimal.toml").step(2).lanes == ()


def test_a_reading_keeps_its_basis():
    step = shipped("tanjabtim-ppid-website").step(3)
    assert step.lanes_basis is step.decision.basis is Basis.GLYPH


def test_all_mistakes_are_reported_together():
    text = SOUND.replace("no = 3", 'no = "3"').replace('kind = "work"', 'kind = "kerja"')
    text = text.replace('language = "id"\n', "")
    assert refused(text) == [
        "unknown-value at steps[1].kind",
        "wrong-type at steps[3].no",
        "missing-key at language",
    ]


def test_a_file_of_nothing_but_mistakes_is_cut_off():
    text = SOUND + "".join(f'\n[[doubts]]\nfield = "{no}"' for no in range(MAX_PROBLEMS))
    assert len(refused(text)) == MAX_PROBLEMS


def test_an_endless_list_is_not_followed():
    lanes = "".join(f'\n[[lanes]]\nkey = "l{no}"\nname = "L"\n' for no in range(MAX_ITEMS))
    assert refused(SOUND + lanes) == ["list-too-long at lanes"]


def test_a_missing_file_is_reported_without_its_folder(tmp_path):
    with pytest.raises(SopFileError, match=r"^absent\.toml: ") as refusal:
        read_sop(tmp_path / "absent.toml")
    assert codes(refusal.value.problems) == ["unreadable-file"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf \r\n\t\r\n", "empty-file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "not-utf8"),
        ("judul = “é”".encode("cp1252"), "not-utf8"),
        (b"#" * (MAX_BYTES + 1), "file-too-big"),
        (b"a = " + b"[" * 100_000, "toml-unreadable"),
        (b"a = " + b"9" * 10_000, "toml-unreadable"),
    ],
    ids=["empty", "blank", "binary", "old-encoding", "huge", "nested", "digits"],
)
def test_a_file_that_is_no_text_of_an_sop_is_refused(tmp_path, content, code):
    path = tmp_path / "sop.toml"
    path.write_bytes(content)
    assert codes(errors_of(path)) == [code]


def test_a_file_saved_by_notepad_is_read(tmp_path):
    path = tmp_path / "sop.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert read_sop(path) == parse_sop(SOUND, "")


@pytest.mark.parametrize("data", [None, [], "sop", 2])
def test_only_a_table_can_be_a_document(data):
    with pytest.raises(SopFileError, match="must be a table"):
        document_from_dict(data, "stored SOP")


def test_a_stored_null_counts_as_not_given():
    data = {"schema": 2, "key": "a", "language": "id", "identity": {}, "lanes": [], "steps": []}
    data["identity"] = {"created": {"printed": "?", "day": None}}
    assert document_from_dict(data, "stored SOP").identity.created.day is None


def test_a_lone_surrogate_from_json_is_refused():
    data = {"schema": 2, "key": json.loads('"\\ud800"'), "language": "id"}
    with pytest.raises(SopFileError) as refusal:
        document_from_dict({**data, "identity": {}, "lanes": [], "steps": []}, "stored SOP")
    assert codes(refusal.value.problems) == ["bad-text"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    position=st.integers(0, len(SOUND)),
    length=st.integers(0, 40),
    inserted=st.text(max_size=10)
    | st.sampled_from(['"', "'''", "[[", "]", "{", "= 0xffff", "nan"]),
)
@example(position=0, length=0, inserted="\ud800")
@example(position=0, length=len(SOUND), inserted="a = 0x" + "f" * 9000)
def test_damaged_text_is_read_or_refused_but_never_breaks(position, length, inserted):
    text = SOUND[:position] + inserted + SOUND[position + length :]
    with suppress(SopFileError):
        check(parse_sop(text, "damaged.toml"))


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.data())
def test_damaged_stored_tables_are_read_or_refused_but_never_break(data):
    tables = {"schema": 2, "key": "a", "language": "id", "identity": {}, "lanes": [], "steps": []}
    step = {"no": 1, "activity": "", "kind": "work", "symbol": "end", "lanes": []}
    tables["steps"] = [step | data.draw(st.dictionaries(st.sampled_from(list(step)), _json))]
    tables |= data.draw(st.dictionaries(st.sampled_from([*tables, "source", "extra"]), _json))
    with suppress(SopFileError):
        check(document_from_dict(tables, "stored SOP"))
