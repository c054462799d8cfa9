"""People name what the document left open. Never guessed, always signed and dated."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sop_workflow.compiler.explain import sentence
from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.unknowns import Unknown, resolve, unknowns
from sop_workflow.enums import Event, VersionStatus
from sop_workflow.ledger.append import append
from sop_workflow.models import Reading, SopVersion


def open_questions(version: SopVersion) -> list[Unknown]:
    """What a person must still confirm before ``version`` can be activated."""
    confirmed = version.confirmed_values()
    return [
        unknown
        for unknown in unknowns(version.document)
        if (unknown.subject, unknown.step) not in confirmed
    ]


@transaction.atomic
def confirm(
    version: SopVersion,
    *,
    subject: str,
    step: int,
    value: tuple[str, ...],
    by: Any,
    at: Any,
    note: str = "",
) -> Reading:
    """Record that ``by`` reads the open place as ``value``.

    Raises ``ValidationError`` when the place is not open, the value is not among
    its choices, or the version is frozen because it has been activated.
    """
    version = SopVersion.objects.select_for_update().get(pk=version.pk)
    if version.status != VersionStatus.IMPORTED:
        raise ValidationError(_("This version is in use. Import a changed text to change it."))
    place = next(
        (u for u in unknowns(version.document) if (u.subject, u.step) == (subject, step)), None
    )
    if place is None:
        raise ValidationError(_("The document is clear about this place; nothing to confirm."))
    unfit = [item for item in value if item not in place.choices]
    if unfit or not value:
        raise ValidationError(
            _("Step %(step)s: choose one of %(choices)s.")
            % {"step": step, "choices": ", ".join(c or "-" for c in place.choices)}
        )
    try:
        # Two answers where one is asked for would make the version unreadable.
        resolve(version.document, {(subject, step): value})
    except SopFileError as error:
        raise ValidationError([sentence(found) for found in error.problems]) from error
    reading, _new = Reading.objects.update_or_create(
        version=version,
        subject=subject,
        step=step,
        defaults={"value": list(value), "note": note, "confirmed_at": at, "confirmed_by": by},
    )
    append(
        Event.READING_CONFIRMED,
        at=at,
        actor=by,
        step_no=step,
        payload={"sop_version": version.pk, "subject": str(subject), "value": list(value)},
    )
    return reading
