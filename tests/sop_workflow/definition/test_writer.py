"""Writing an SOP: what is written is read back the same, and has one hash."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from sop_workflow.definition.reader import document_from_dict, parse_sop, read_sop
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.definition.writer import canonical_json, content_hash, to_dict, to_toml

from .documents import any_document, confirmed, shipped, with_step


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_document)
def test_any_document_survives_toml(doc):
    assert parse_sop(to_toml(doc), "written.toml") == doc


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_document)
def test_any_document_survives_json_with_its_hash(doc):
    stored = document_from_dict(json.loads(canonical_json(doc)), "stored SOP")
    assert stored == doc
    assert content_hash(stored) == content_hash(doc)


@pytest.mark.parametrize("key", shipped_sops())
def test_a_shipped_file_is_written_as_it_stands(key):
    path = shipped_sops()[key]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    body = "".join(line for line in lines if not line.startswith("#"))
    assert to_toml(read_sop(path)) == body


def test_days_and_times_stand_on_one_line():
    text = to_toml(shipped("ketapang-information-service"))
    assert 'effective = { printed = "18 Oktober 2024", day = 2024-10-18 }\n' in text
    assert (
        'time = { printed = "15-30 menit", min = 15, max = 30, unit = "minute", '
        'clock = "working" }\n'
    ) in text


def test_tables_hold_only_what_json_knows():
    stored = to_dict(shipped("muaro-jambi-archive"))
    assert stored["identity"]["created"] == {"printed": "05 Januari 2024", "day": "2024-01-05"}
    assert json.loads(json.dumps(stored)) == stored


def test_what_is_empty_is_not_written():
    step = to_dict(confirmed())["steps"][0]
    assert not {"remark", "outputs", "decision", "note"} & set(step)


def test_an_unknown_actor_and_the_end_are_written_although_empty():
    doc = with_step(confirmed(), 3, lanes=())
    step = to_dict(doc)["steps"][2]
    assert (step["lanes"], step["next"]) == ([], 0)


def test_the_canonical_text_is_sorted_tight_and_keeps_its_letters():
    doc = replace(confirmed(), source_quality="ejaan “lama”")
    text = canonical_json(doc)
    assert '"quality":"ejaan “lama”"' in text
    assert text == json.dumps(
        json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert content_hash(doc) == hashlib.sha256(text.encode()).hexdigest()


def test_one_changed_word_changes_the_hash():
    changed = with_step(confirmed(), 1, activity="Menyusun naskah pidato")
    assert content_hash(changed) != content_hash(confirmed())
