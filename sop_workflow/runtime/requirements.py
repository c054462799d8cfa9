"""What the SOP asks for before a step may end: checklist, letter, a complete text."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from sop_workflow.definition.schema import StepKind, Symbol
from sop_workflow.enums import Origin
from sop_workflow.models import SopRun, SopTask
from sop_workflow.runtime.refusals import Refused

#: Kinds that hand a text on: it must be complete, drafts are not validated by Wagtail.
_COMPLETE_TEXT = frozenset({StepKind.WORK, StepKind.PUBLISH})


def refuse_incomplete(
    run: SopRun, step: SopTask, checked: Collection[int], revision: Revision
) -> None:
    """Raise ``Refused`` naming what is missing; returns when the step may end."""
    missing = [text for i, text in enumerate(step.requirements) if i not in checked]
    if missing:
        raise Refused(
            "requirements-missing",
            ngettext(
                "One requirement is not confirmed: %(items)s.",
                "Requirements not confirmed: %(items)s.",
                len(missing),
            )
            % {"items": "; ".join(missing)},
            "checked",
        )
    disposition = run.disposition
    if (
        StepKind(step.kind) is StepKind.DIRECT
        and step.symbol == Symbol.START
        and disposition is not None
        and disposition.origin == Origin.LETTER
        and not disposition.letter
    ):
        raise Refused(
            "evidence-missing",
            _("The letter is not attached. Scan it and attach it to the disposition."),
            "letter",
        )
    if StepKind(step.kind) in _COMPLETE_TEXT:
        refuse_unfinished_text(revision)


def refuse_unfinished_text(revision: Revision) -> None:
    """Raise ``Refused("content-incomplete")`` naming every field that publishing would refuse."""
    page = revision.as_object()
    if getattr(page, "go_live_at", None):
        raise Refused(
            "content-incomplete",
            _("A go-live time is set. Clear it: the SOP decides when the page goes live."),
        )
    if getattr(page, "expire_at", None):
        raise Refused(
            "content-incomplete",
            _("An expiry time is set. Clear it: withdrawing a page needs a step of the SOP."),
        )
    try:
        page.full_clean()
    except ValidationError as error:
        lines = []
        for name, messages in error.message_dict.items():
            try:
                label = str(page._meta.get_field(name).verbose_name)
            except LookupError:
                label = name
            lines.append(f"{capfirst(label)}: {' '.join(messages)}")
        raise Refused(
            "content-incomplete",
            _("The text is not complete. %(lines)s") % {"lines": " ".join(lines)},
        ) from error
