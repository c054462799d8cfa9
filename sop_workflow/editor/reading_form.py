"""Open places as questions, and the answers people picked. Nothing is picked for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from sop_workflow.compiler.readings import confirm
from sop_workflow.definition.schema import SopDocument, TimeClock
from sop_workflow.definition.unknowns import NO_RETURN, Unknown, UnknownSubject, unknowns
from sop_workflow.models import Reading, SopVersion


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer. ``index`` stands for it in the form: a value may be empty."""

    index: int
    words: str
    is_proposed: bool
    is_alternative: bool
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One open place with its choices, and the reading that stands if there is one."""

    name: str
    place: Unknown
    step: Any
    words: str
    choices: tuple[Choice, ...]
    may_be_several: bool
    note: str
    reading: Reading | None
    error: str = ""


def value_words(document: SopDocument, subject: str, value: str) -> str:
    """One value of a reading in words: a lane's name, a step, a clock."""
    if subject == UnknownSubject.ACTOR:
        return document.lane(value).name
    if subject == UnknownSubject.CLOCK:
        return _clock_words()[TimeClock(value)]
    if value == NO_RETURN:
        return _("No return")
    step = document.step(int(value))
    return _("Step %(no)s: %(short)s") % {"no": step.no, "short": step.short or step.activity}


def questions(
    version: SopVersion, data: QueryDict | None = None, errors: Mapping[str, str] | None = None
) -> list[Question]:
    """Every place the document leaves open, answered or not, with what ``data`` picked."""
    readings = {(r.subject, r.step): r for r in version.readings.select_related("confirmed_by")}
    return [
        _question(
            version.document, place, readings.get((place.subject, place.step)), data, errors or {}
        )
        for place in unknowns(version.document)
    ]


def picked(question_name: str, place: Unknown, data: QueryDict) -> tuple[str, ...]:
    """The values picked for one place; what is not among the choices is not there."""
    indexes = {
        int(text) for text in data.getlist(question_name) if text.isdecimal() and len(text) < 4
    }
    return tuple(value for index, value in enumerate(place.choices) if index in indexes)


@transaction.atomic
def confirm_picked(version: SopVersion, data: QueryDict, *, by: Any, at: datetime) -> int:
    """Confirm every place that was answered anew; returns how many. All or none.

    Raises ``ValidationError`` with the errors by question name.
    """
    errors: dict[str, str] = {}
    confirmed = 0
    for question in questions(version, data):
        values = picked(question.name, question.place, data)
        standing = question.reading
        note = data.get(f"note-{question.name}", "").strip()
        if standing and (tuple(standing.value), standing.note) == (values, note):
            continue
        if not values:
            if standing:
                errors[question.name] = _("A confirmed place cannot be emptied. Pick an answer.")
            elif note:
                errors[question.name] = _("There is a note, but no answer is picked.")
            continue
        try:
            confirm(
                version,
                subject=question.place.subject,
                step=question.place.step,
                value=values,
                by=by,
                at=at,
                note=note[:255],
            )
        except ValidationError as error:
            errors[question.name] = " ".join(error.messages)
        confirmed += 1
    if errors:
        raise ValidationError(errors)
    return confirmed


def _question(
    document: SopDocument,
    place: Unknown,
    reading: Reading | None,
    data: QueryDict | None,
    errors: Mapping[str, str],
) -> Question:
    name = f"{place.subject.value}-{place.step}"
    if data is not None:
        chosen = picked(name, place, data)
    else:
        chosen = tuple(reading.value) if reading else ()
    note = data.get(f"note-{name}", "") if data is not None else reading.note if reading else ""
    return Question(
        name=name,
        place=place,
        step=document.step(place.step),
        words=_question_words(place.subject),
        choices=tuple(
            Choice(
                index=index,
                words=value_words(document, place.subject, value),
                is_proposed=value in place.proposed,
                is_alternative=value in place.alternatives,
                is_picked=value in chosen,
            )
            for index, value in enumerate(place.choices)
        ),
        may_be_several=place.subject is UnknownSubject.ACTOR,
        note=note,
        reading=reading,
        error=errors.get(name, ""),
    )


def _question_words(subject: UnknownSubject) -> str:
    return {
        UnknownSubject.ACTOR: _("Who does this step?"),
        UnknownSubject.RETURN: _("Which step does a return go to?"),
        UnknownSubject.CLOCK: _("How is the time of this step counted?"),
    }[subject]


def _clock_words() -> dict[TimeClock, str]:
    return {
        TimeClock.WORKING: _("Working time (jam kerja)"),
        TimeClock.CALENDAR: _("Calendar time (waktu kalender)"),
    }
