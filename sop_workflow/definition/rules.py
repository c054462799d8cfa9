"""Whether a document makes sense as an SOP: every error and warning, in the order of the page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from sop_workflow.definition import rules_flow, rules_open, rules_parts
from sop_workflow.definition.errors import SopProblem
from sop_workflow.definition.schema import SopDocument

Rule = Callable[[SopDocument], Iterator[SopProblem]]

_RULES: Final[tuple[Rule, ...]] = (
    rules_parts.identity_is_given,
    rules_parts.lanes_are_distinct,
    rules_parts.steps_are_complete,
    rules_parts.times_are_possible,
    rules_parts.recurrences_are_possible,
    rules_flow.steps_are_numbered,
    rules_flow.one_start,
    rules_flow.decisions_are_complete,
    rules_flow.returns_go_back,
    rules_flow.one_publication,
    rules_open.open_questions,
    rules_open.judging_without_return,
    rules_open.missing_kinds,
    rules_open.printed_total,
    rules_open.blank_identity,
    rules_open.doubts,
)


def check(doc: SopDocument, file: str = "") -> tuple[SopProblem, ...]:
    """Every problem of ``doc``, errors first; ``file`` is only put into the problems.

    An SOP with an error cannot be imported. Warnings are shown and kept.
    """
    found = [problem for rule in _RULES for problem in rule(doc)]
    way = list(rules_flow.steps_lead_onward(doc))
    # With a broken arrow, what lies behind it is unreachable too: one mistake, said once.
    found += way or rules_flow.steps_are_reachable(doc)
    found.sort(key=lambda problem: problem.level != "error")
    return tuple(replace(problem, file=file) for problem in found)
