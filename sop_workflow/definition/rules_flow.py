"""The way through an SOP: numbers, start, arrows, returns, end."""

from collections.abc import Iterator

from sop_workflow.definition.errors import SopProblem, problem
from sop_workflow.definition.schema import SopDocument, Step, StepKind, Symbol


def steps_are_numbered(doc: SopDocument) -> Iterator[SopProblem]:
    """Steps are numbered 1, 2, 3 and so on, each number once."""
    if not doc.steps:
        yield problem("no-steps", "steps")
    numbers, expected = _numbers(doc), 1
    for no in numbers:
        place = f"steps[{no}].no"
        if no < 1:
            yield problem("step-number-not-positive", place, no=no)
        elif no < expected:
            yield problem("duplicate-step", place, no=no)
        else:
            if no > expected and numbers[0] > 0:
                yield problem("steps-not-consecutive", place, no=no, expected=expected)
            expected = no + 1


def one_start(doc: SopDocument) -> Iterator[SopProblem]:
    """Exactly one step carries the start symbol, and it is the lowest."""
    if not doc.steps:
        return
    lowest = _numbers(doc)[0]
    starts = sorted(step.no for step in doc.steps if step.symbol is Symbol.START)
    if not starts:
        yield problem("start-missing", f"steps[{lowest}].symbol", no=lowest)
    elif starts[0] != lowest:
        place = f"steps[{starts[0]}].symbol"
        yield problem("start-not-first", place, no=starts[0], lowest=lowest)
    for extra in starts[1:]:
        yield problem("start-twice", f"steps[{extra}].symbol", first=starts[0])


def steps_lead_onward(doc: SopDocument) -> Iterator[SopProblem]:
    """Every arrow goes to a later step that exists; the last step ends the SOP."""
    numbers = _numbers(doc)
    for step in doc.steps:
        place = f"steps[{step.no}].next"
        if step.next == 0:
            continue
        if step.no == numbers[-1]:
            yield problem("no-end", place, next=step.next)
        elif step.symbol is Symbol.END:
            yield problem("end-goes-on", place, next=step.next)
        elif step.next not in numbers:
            yield problem("next-unknown", place, next=step.next)
        elif step.next <= step.no:
            yield problem("next-not-later", place, next=step.next)


def steps_are_reachable(doc: SopDocument) -> Iterator[SopProblem]:
    """Every step lies on the way from the first. Presumes that the arrows are sound."""
    # Arrows only lead onward, so walking the numbers upward meets each source first.
    reached = set(_numbers(doc)[:1])
    for step in sorted(doc.steps, key=lambda step: step.no):
        if step.no in reached:
            reached.add(step.next)
        else:
            yield problem("step-unreachable", f"steps[{step.no}]")


def decisions_are_complete(doc: SopDocument) -> Iterator[SopProblem]:
    """A diamond has its answers, and "yes" leads where the step goes on."""
    for step in doc.steps:
        place = f"steps[{step.no}].decision"
        if step.decision is None:
            if step.symbol is Symbol.DECISION:
                yield problem("decision-missing", place)
        elif step.decision.yes_to != step.next:
            yes_to = step.decision.yes_to
            yield problem("yes-to-differs", f"{place}.yes_to", yes_to=yes_to, next=step.next)


def returns_go_back(doc: SopDocument) -> Iterator[SopProblem]:
    """A return, and every other reading of it, goes to an earlier step that exists."""
    numbers = _numbers(doc)
    for step in doc.steps:
        for field, target in _return_targets(step):
            place = f"steps[{step.no}].decision.{field}"
            if target not in numbers:
                yield problem("return-unknown", place, target=target)
            elif target >= step.no:
                yield problem("return-not-earlier", place, target=target)


def one_publication(doc: SopDocument) -> Iterator[SopProblem]:
    """At most one step publishes."""
    publishing = [step.no for step in doc.steps if step.kind is StepKind.PUBLISH]
    for no in publishing[1:]:
        yield problem("publish-twice", f"steps[{no}].kind", first=publishing[0])


def _numbers(doc: SopDocument) -> list[int]:
    return sorted(step.no for step in doc.steps)


def _return_targets(step: Step) -> Iterator[tuple[str, int]]:
    if step.decision:
        yield "return_to", step.decision.return_to
        for target in step.decision.return_alternatives:
            yield "return_alternatives", target
