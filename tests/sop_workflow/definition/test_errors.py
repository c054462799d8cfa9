"""Problems: a place, a polite sentence, and a template the screens can translate."""

import re

import pytest

from sop_workflow.definition.errors import SopFileError, problem
from sop_workflow.definition.messages import ERRORS, WARNINGS


def test_a_problem_of_a_step_names_file_step_and_field():
    found = problem("return-unknown", "steps[5].decision.return_to", file="sop.toml", target=9)
    assert (found.level, found.step) == ("error", 5)
    assert str(found) == (
        "sop.toml, step 5, decision.return_to: The return goes to step 9, which does not exist."
    )


def test_a_problem_of_a_whole_step_names_the_step_only():
    found = problem("step-unreachable", "steps[2]", file="sop.toml")
    assert str(found).startswith("sop.toml, step 2: No way leads")


def test_a_problem_outside_the_steps_has_no_step():
    found = problem("number-empty", "identity.number", file="sop.toml")
    assert found.step is None
    assert str(found).startswith("sop.toml, identity.number: The SOP has no number.")


def test_a_doubt_about_all_steps_belongs_to_none():
    found = problem("doubt", "steps[*].lanes", printed="-", reading="-", note="lost")
    assert (found.level, found.step) == ("warning", None)


def test_the_template_can_be_translated_before_it_is_filled():
    found = problem("missing-key", "title", key="title")
    assert found.template == 'The key "%(key)s" is missing. Please add it.'
    assert found.params == {"key": "title"}


def test_a_refusal_says_each_of_its_reasons_on_a_line():
    refusal = SopFileError([problem("empty-file", ""), problem("number-empty", "identity.number")])
    assert len(str(refusal).splitlines()) == len(refusal.problems) == 2


def test_a_code_has_one_level():
    assert not set(ERRORS) & set(WARNINGS)


@pytest.mark.parametrize("code", [*ERRORS, *WARNINGS])
def test_a_code_is_kebab_case_and_its_sentence_ends(code):
    template = (ERRORS | WARNINGS)[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert template.endswith((".", "?"))
