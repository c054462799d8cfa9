"""What can be wrong with an SOP, said so that a person can put it right.

A *place* names the field as the file writes it, for example
``steps[5].decision.return_to``. Steps stand under their printed number, lanes
under their key; every other list is counted from 1.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from sop_workflow.definition.messages import ERRORS, WARNINGS

Level = Literal["error", "warning"]
_STEP_PLACE = re.compile(r"steps\[(-?\d{1,10})\]\.?")


@dataclass(frozen=True, slots=True)
class SopProblem:
    """One finding: where it is, and a template with its parameters, ready for translation."""

    level: Level
    code: str
    file: str
    place: str
    step: int | None
    template: str
    params: dict[str, object] = field(default_factory=dict, hash=False)

    @property
    def message(self) -> str:
        """The English sentence."""
        return self.template % self.params

    def __str__(self) -> str:
        where = self.place
        if self.step is not None:
            where = _STEP_PLACE.sub("", self.place, count=1)
        parts = [self.file, "" if self.step is None else f"step {self.step}", where]
        return ": ".join(filter(None, [", ".join(filter(None, parts)), self.message]))


class SopFileError(Exception):
    """An SOP that cannot be used. ``problems`` holds every reason found, never none."""

    def __init__(self, problems: Iterable[SopProblem]) -> None:
        self.problems: tuple[SopProblem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def problem(code: str, place: str, /, file: str = "", **params: object) -> SopProblem:
    """The problem ``code`` at ``place``; its level, sentence and step follow from the two.

    ``KeyError`` for a code that is not in ``messages``.
    """
    found = _STEP_PLACE.match(place)
    level: Level = "error" if code in ERRORS else "warning"
    template = ERRORS[code] if code in ERRORS else WARNINGS[code]
    step = int(found[1]) if found else None
    return SopProblem(level, code, file, place, step, template, params)
