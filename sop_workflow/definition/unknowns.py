"""What an SOP document leaves open, and the document once people have confirmed it.

Nothing is ever filled in here: a proposal stays a proposal until a person says so.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sop_workflow.definition.errors import SopFileError, SopProblem, problem
from sop_workflow.definition.schema import (
    Basis,
    Confidence,
    SopDocument,
    Step,
    Symbol,
    TimeClock,
)


class UnknownSubject(StrEnum):
    """The three things a document can leave open about a step."""

    ACTOR = "actor"  # who does it
    RETURN = "return"  # where a "no" goes back to
    CLOCK = "clock"  # working time or calendar time


#: An actor read from a leftover of the drawing is as uncertain as a concluded one.
_OPEN_ACTOR_BASES: Final = frozenset({Basis.INFERRED, Basis.GLYPH})
_CLOCKS: Final = (TimeClock.WORKING.value, TimeClock.CALENDAR.value)
#: The choice "this step has no return".
NO_RETURN: Final = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """One open question about one step, with what may be answered.

    ``proposed``, ``alternatives`` and ``choices`` hold lane keys, step numbers
    as text, or clock names, as ``subject`` says. Only an actor may be several.
    """

    subject: UnknownSubject
    step: int
    proposed: tuple[str, ...]
    choices: tuple[str, ...]
    basis: Basis
    confidence: Confidence
    alternatives: tuple[str, ...] = ()


def unknowns(doc: SopDocument) -> tuple[Unknown, ...]:
    """Every question a person must answer before the SOP may be activated, in step order."""
    return tuple(unknown for step in doc.steps for unknown in _of_step(doc, step))


def resolve(doc: SopDocument, readings: Mapping[tuple[str, int], tuple[str, ...]]) -> SopDocument:
    """The document with the confirmed ``readings``, keyed by (subject, step number).

    Questions without a reading stay open. ``SopFileError`` for a reading of
    something that is not open, and for a value that is not among its choices.
    """
    questions = {(unknown.subject.value, unknown.step): unknown for unknown in unknowns(doc)}
    answers = {(str(subject), no): values for (subject, no), values in readings.items()}
    problems = [
        found
        for key, values in answers.items()
        for found in _refusals(questions.get(key), key, values)
    ]
    if problems:
        raise SopFileError(problems)
    steps = {step.no: step for step in doc.steps}
    for (subject, no), values in answers.items():
        steps[no] = _APPLY[UnknownSubject(subject)](steps[no], values)
    return replace(doc, steps=tuple(steps[step.no] for step in doc.steps))


def _of_step(doc: SopDocument, step: Step) -> Iterator[Unknown]:
    if not step.lanes or step.lanes_basis in _OPEN_ACTOR_BASES:
        yield Unknown(
            UnknownSubject.ACTOR,
            step.no,
            proposed=step.lanes,
            choices=tuple(lane.key for lane in doc.lanes),
            basis=step.lanes_basis if step.lanes else Basis.INFERRED,
            confidence=step.confidence if step.lanes else Confidence.LOW,
            alternatives=step.lane_alternatives,
        )
    decision = step.decision
    if decision and (decision.basis is Basis.INFERRED or decision.return_alternatives):
        earlier = sorted(other.no for other in doc.steps if other.no < step.no)
        yield Unknown(
            UnknownSubject.RETURN,
            step.no,
            proposed=(str(decision.return_to),),
            choices=(NO_RETURN, *map(str, earlier)),
            basis=decision.basis,
            confidence=step.confidence,
            alternatives=tuple(map(str, decision.return_alternatives)),
        )
    if step.time and step.time.clock is TimeClock.UNCONFIRMED:
        yield Unknown(
            UnknownSubject.CLOCK,
            step.no,
            proposed=(),
            choices=_CLOCKS,
            basis=Basis.INFERRED,
            confidence=step.confidence,
        )


def _refusals(
    unknown: Unknown | None, key: tuple[str, int], values: tuple[str, ...]
) -> Iterator[SopProblem]:
    subject, no = key
    place = f"steps[{no}]"
    if unknown is None:
        yield problem("reading-not-open", place, no=no, subject=subject)
        return
    choices = ", ".join(choice or "-" for choice in unknown.choices)
    may_be_several = unknown.subject is UnknownSubject.ACTOR
    if not values or len(set(values)) < len(values) or (len(values) > 1 and not may_be_several):
        shown = ", ".join(values)
        yield problem("reading-not-allowed", place, value=shown, choices=choices)
    for value in values:
        if value not in unknown.choices:
            yield problem("reading-not-allowed", place, value=value, choices=choices)


def _with_actor(step: Step, values: tuple[str, ...]) -> Step:
    return replace(step, lanes=values, lanes_basis=Basis.STATED, lane_alternatives=())


def _with_return(step: Step, values: tuple[str, ...]) -> Step:
    assert step.decision  # noqa: S101 - only a step with a decision has this question
    if values == (NO_RETURN,):
        # A diamond without a second answer is an ordinary box.
        symbol = Symbol.PROCESS if step.symbol is Symbol.DECISION else step.symbol
        return replace(step, decision=None, symbol=symbol)
    decision = replace(
        step.decision, return_to=int(values[0]), basis=Basis.STATED, return_alternatives=()
    )
    return replace(step, decision=decision)


def _with_clock(step: Step, values: tuple[str, ...]) -> Step:
    assert step.time  # noqa: S101 - only a step with a time has this question
    return replace(step, time=replace(step.time, clock=TimeClock(values[0])))


_APPLY: Final[Mapping[UnknownSubject, Callable[[Step, tuple[str, ...]], Step]]] = {
    UnknownSubject.ACTOR: _with_actor,
    UnknownSubject.RETURN: _with_return,
    UnknownSubject.CLOCK: _with_clock,
}
