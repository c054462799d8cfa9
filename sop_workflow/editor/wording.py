"""The words on the buttons: every action names its effect."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sop_workflow.definition.schema import StepKind
from sop_workflow.models import SopTask


def complete_label(step: SopTask, following: SopTask | None) -> str:
    """The main button of a step, e.g. "Approve, pass on to step 6"."""
    kind = StepKind(step.kind)
    if kind is StepKind.PUBLISH:
        return _("Publish now")
    if kind is StepKind.NOTIFY:
        return _("Tell the requester")
    if kind is StepKind.REPORT:
        return _("File the report and finish")
    if following is None:
        return _("Finish")
    words = {"no": following.step_no}
    if kind in (StepKind.CHECK, StepKind.APPROVE):
        return _("Approve, pass on to step %(no)s") % words
    if kind is StepKind.WORK:
        return _("Hand on to step %(no)s") % words
    return _("Done, pass on to step %(no)s") % words


def short_label(step: SopTask) -> str:
    """The same on a phone's bottom bar."""
    kind = StepKind(step.kind)
    return {
        StepKind.PUBLISH: _("Publish"),
        StepKind.NOTIFY: _("Tell"),
        StepKind.REPORT: pgettext("button", "File"),
        StepKind.CHECK: _("Approve"),
        StepKind.APPROVE: _("Approve"),
        StepKind.WORK: _("Hand on"),
    }.get(kind, _("Done"))


def return_label(step: SopTask, target: SopTask) -> str:
    """The button that sends a run back."""
    if StepKind(step.kind) in (StepKind.NOTIFY, StepKind.REPORT):
        return _("Correct: back to step %(no)s") % {"no": target.step_no}
    if StepKind(step.kind) is StepKind.PUBLISH:
        return _("Ask for approval again (step %(no)s)") % {"no": target.step_no}
    return _("Return to step %(no)s") % {"no": target.step_no}


def afterwards(step: SopTask, following: SopTask | None) -> str:
    """What happens after the main button, in one or two sentences."""
    kind = StepKind(step.kind)
    if kind is StepKind.REPORT:
        return _("The report is kept with the run as a page and as PDF. The run ends.")
    if following is None:
        return _("The run ends.")
    words = {"role": following.lane, "no": following.step_no, "short": following.short}
    if kind in (StepKind.CHECK, StepKind.APPROVE):
        return (
            _(
                "%(role)s goes on with step %(no)s (%(short)s). What goes live is the text you see "
                "now. If it changes, approval is asked for again."
            )
            % words
        )
    if kind is StepKind.PUBLISH:
        return (
            _(
                "The approved text goes live. The system then opens the public address and writes "
                "down what it saw. %(role)s goes on with step %(no)s."
            )
            % words
        )
    if kind is StepKind.NOTIFY:
        return (
            _(
                "The requester receives a mail with the public address. "
                "%(role)s goes on with step %(no)s (%(short)s)."
            )
            % words
        )
    return _("%(role)s goes on with step %(no)s (%(short)s).") % words
