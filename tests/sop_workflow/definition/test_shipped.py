"""The four SOPs that come with the product."""

import pytest

from sop_workflow.definition.rules import check
from sop_workflow.definition.schema import Basis, StepKind
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.definition.writer import to_dict

from .documents import codes, shipped

KEYS = (
    "ketapang-information-service",
    "muaro-jambi-archive",
    "setda-publication",
    "tanjabtim-ppid-website",
)


def keys_of(data) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(keys_of, data.values()))
    return set().union(*map(keys_of, data)) if isinstance(data, list) else set()


def test_four_sops_come_with_the_product():
    assert tuple(shipped_sops()) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_shipped_sop_has_no_errors_and_bears_the_name_of_its_file(key):
    doc = shipped(key)
    assert codes(check(doc), "error") == []
    assert doc.key == key


@pytest.mark.parametrize("key", KEYS)
def test_every_doubt_of_a_shipped_sop_is_shown(key):
    doc = shipped(key)
    assert codes(check(doc)).count("doubt") == len(doc.doubts) > 0


@pytest.mark.parametrize("key", KEYS)
def test_no_step_of_a_shipped_sop_pretends_that_its_kind_was_printed(key):
    assert {step.kind_basis for step in shipped(key).steps} == {Basis.INFERRED}


@pytest.mark.parametrize("key", KEYS)
def test_every_step_has_a_short_name_of_one_or_two_words(key):
    assert all(1 <= len(step.short.split()) <= 2 for step in shipped(key).steps)


@pytest.mark.parametrize("key", KEYS)
def test_no_person_is_named(key):
    doc = shipped(key)
    assert not {name for name in keys_of(to_dict(doc)) if name.endswith("_name")}
    assert doc.identity.approved_by.split(" ")[0] in {"Kepala", ""}
    # Academic titles and staff numbers follow a name, and nothing else in these documents.
    text = shipped_sops()[key].read_text(encoding="utf-8")
    assert not any(mark in text for mark in ("S.STP", "S.E.", "M.E.", "S.Sos", "NIP"))


def test_that_a_name_stood_there_is_kept():
    printed = {key for key in KEYS if shipped(key).identity.signer_name_printed}
    assert printed == {"ketapang-information-service", "tanjabtim-ppid-website"}


def test_the_warnings_about_what_the_setda_sop_leaves_out():
    warnings = codes(check(shipped("setda-publication")))
    assert {"no-publish", "no-approval"} <= set(warnings)
    assert warnings.count("identity-blank") == 2


def test_the_archive_sop_publishes_nothing_but_has_an_approval():
    warnings = codes(check(shipped("muaro-jambi-archive")))
    assert "no-publish" in warnings
    assert "no-approval" not in warnings


def test_the_ppid_sop_goes_live_by_the_approval_after_the_upload():
    doc = shipped("tanjabtim-ppid-website")
    kinds = [step.no for step in doc.steps if step.kind is StepKind.PUBLISH]
    assert kinds == [5]
    assert all("modelling choice" in doc.step(no).note for no in (5, 6, 7))


def test_the_monthly_evaluation_is_a_standing_duty():
    again = shipped("tanjabtim-ppid-website").step(7).recurrence
    assert (again.every, again.unit, again.at_least) == (1, "month", True)


def test_the_archive_sop_keeps_its_three_levels():
    step = shipped("muaro-jambi-archive").step(3)
    assert step.values == ("biasa", "penting", "penting sekali")
