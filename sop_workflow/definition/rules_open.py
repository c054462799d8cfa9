"""What an SOP leaves open or says doubtfully: warnings, never reasons to refuse the file."""

import math
from collections.abc import Iterator
from typing import Final

from sop_workflow.definition.errors import SopProblem, problem
from sop_workflow.definition.schema import PrintedDate, SopDocument, StepKind
from sop_workflow.definition.totals import hours_text, number_text, sum_minutes
from sop_workflow.definition.unknowns import Unknown, UnknownSubject, unknowns

_JUDGING: Final = frozenset({StepKind.CHECK, StepKind.APPROVE})
#: The official fields that may be blank; number and title may not. The agency and its unit
#: share the first field, so one of the two is enough.
_OFFICIAL: Final = (
    "created",
    "revised",
    "effective",
    "approved_by",
    "legal_basis",
    "related",
    "warnings",
    "qualifications",
    "equipment",
    "records",
)
#: How "nothing" is shown inside a sentence.
_NOTHING: Final = "-"


def open_questions(doc: SopDocument) -> Iterator[SopProblem]:
    """Everything a person must confirm before activation: exactly what ``unknowns`` lists."""
    for unknown in unknowns(doc):
        place = f"steps[{unknown.step}]"
        if unknown.subject is UnknownSubject.ACTOR:
            lanes = {lane.key: lane.name for lane in doc.lanes}
            yield problem("actor-unconfirmed", f"{place}.lanes", **_answers(unknown, lanes))
        elif unknown.subject is UnknownSubject.RETURN:
            where = f"{place}.decision.return_to"
            yield problem("return-unconfirmed", where, **_answers(unknown, {}))
        else:
            time = doc.step(unknown.step).time
            printed = time.printed if time else _NOTHING
            yield problem("clock-unconfirmed", f"{place}.time.clock", printed=printed)


def judging_without_return(doc: SopDocument) -> Iterator[SopProblem]:
    """A check or an approval that cannot say no deserves a question."""
    for step in doc.steps:
        if step.kind in _JUDGING and step.decision is None:
            yield problem("no-return-printed", f"steps[{step.no}].decision")


def missing_kinds(doc: SopDocument) -> Iterator[SopProblem]:
    """An SOP that publishes nothing, or in which nobody judges, is perhaps read incompletely."""
    kinds = {step.kind for step in doc.steps}
    if StepKind.PUBLISH not in kinds:
        yield problem("no-publish", "steps")
    if not kinds & _JUDGING:
        yield problem("no-approval", "steps")


def printed_total(doc: SopDocument) -> Iterator[SopProblem]:
    """The printed total (Jumlah) agrees with the sum of the steps."""
    printed, minutes = doc.table.total_printed, doc.table.total_minutes
    if not printed and minutes is None:
        return
    total = sum_minutes(doc)
    printed = printed or number_text(float(minutes or 0))
    # Days cannot be turned into minutes without the agency's working day.
    comparable = not total.max_working_days and math.isfinite(total.min_minutes + total.max_minutes)
    if minutes is None or not comparable:
        yield problem("total-not-compared", "table.total_printed", printed=printed)
        return
    facts = {
        "min": number_text(total.min_minutes),
        "max": number_text(total.max_minutes),
        "min_hours": hours_text(total.min_minutes),
        "max_hours": hours_text(total.max_minutes),
        "printed": printed,
    }
    if not total.min_minutes <= minutes <= total.max_minutes:
        yield problem("total-differs", "table.total_printed", **facts)
    elif total.min_minutes < minutes == total.max_minutes:
        ranges = (step.no for step in doc.steps if step.time and step.time.min < step.time.max)
        steps = ", ".join(map(str, ranges))
        yield problem("total-upper-bound", "table.total_printed", steps=steps, **facts)


def blank_identity(doc: SopDocument) -> Iterator[SopProblem]:
    """The official identity fields that the document leaves blank."""
    if not doc.identity.agency and not doc.identity.unit:
        yield problem("identity-blank", "identity.agency", field="agency")
    for name in _OFFICIAL:
        if getattr(doc.identity, name) in ("", (), PrintedDate()):
            yield problem("identity-blank", f"identity.{name}", field=name)


def doubts(doc: SopDocument) -> Iterator[SopProblem]:
    """Every place the transcriber marked as uncertain."""
    for doubt in doc.doubts:
        yield problem(
            "doubt",
            doubt.field,
            printed=doubt.printed or _NOTHING,
            reading=doubt.reading or _NOTHING,
            note=doubt.note or _NOTHING,
        )


def _answers(unknown: Unknown, names: dict[str, str]) -> dict[str, str]:
    return {
        "proposed": ", ".join(names.get(key, key) for key in unknown.proposed) or _NOTHING,
        "alternatives": ", ".join(names.get(key, key) for key in unknown.alternatives) or _NOTHING,
    }
