"""What the rules say about a stored SOP, grouped the way a person works through it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sop_workflow.compiler.explain import sentence
from sop_workflow.definition.errors import SopProblem

#: Said elsewhere on the screen: blank fields in the identity block, doubts in their own table.
_SHOWN_ELSEWHERE = frozenset({"identity-blank", "doubt"})
_OPEN = frozenset({"actor-unconfirmed", "return-unconfirmed", "clock-unconfirmed"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence and the place it speaks of; ``step`` is ``None`` for the SOP as a whole."""

    step: int | None
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings under one heading. ``tone`` is the colour class of its mark."""

    heading: str
    tone: str
    findings: tuple[Finding, ...]


def findings(problems: Iterable[SopProblem]) -> tuple[Finding, ...]:
    """Problems as sentences with their places in words."""
    return tuple(Finding(found.step, _place(found), sentence(found)) for found in problems)


def grouped(problems: Iterable[SopProblem]) -> list[FindingGroup]:
    """Errors, what must be confirmed, what is worth asking; empty groups are left out."""
    told = [found for found in problems if found.code not in _SHOWN_ELSEWHERE]
    groups = [
        (_("Must be corrected in the file"), "late", [p for p in told if p.level == "error"]),
        (_("Must be confirmed before activation"), "warn", [p for p in told if p.code in _OPEN]),
        (
            _("Worth asking the agency"),
            "now",
            [p for p in told if p.level == "warning" and p.code not in _OPEN],
        ),
    ]
    return [FindingGroup(heading, tone, findings(some)) for heading, tone, some in groups if some]


def _place(problem: SopProblem) -> str:
    if problem.step is None:
        return problem.place or problem.file
    words = _("Step %(no)s") % {"no": problem.step}
    field = problem.place.partition(".")[2]
    # Whoever corrects a file must find the line; whoever confirms a place needs the step.
    return f"{words}, {field}" if problem.level == "error" and field else words
