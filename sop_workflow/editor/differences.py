"""What changed since a text was last judged, field by field, by Wagtail's own comparison."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Revision

from sop_workflow.enums import JUDGING_KINDS
from sop_workflow.models import SopTaskState


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed field: its label and the change as HTML with ``addition``/``deletion`` marks."""

    label: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Differences:
    """The heading that says since when, and the changed fields."""

    heading: str
    fields: list[Difference]


def baseline(visit: SopTaskState) -> tuple[Revision | None, str]:
    """The text to compare with, and the words for it.

    What this step saw when it last returned the run; else what was last approved
    in this run; else what is live; else nothing (a first draft).
    """
    run = visit.run
    finished = SopTaskState.objects.filter(run=run, is_open=False).exclude(acted_revision=None)
    returned = finished.filter(step=visit.step, returned_to__isnull=False)
    if last := returned.select_related("acted_revision").order_by("-done_at", "-pk").first():
        return last.acted_revision, _("Changed since you returned it")
    if run.published_revision_id:
        return run.published_revision, _("Changed since it went live")
    approved = finished.filter(step__kind__in=JUDGING_KINDS, outcome="done")
    if last := approved.select_related("acted_revision").order_by("-done_at", "-pk").first():
        return last.acted_revision, _("Changed since the last approval")
    return None, ""


def differences(visit: SopTaskState, latest: Revision, request: HttpRequest) -> Differences | None:
    """The changed fields between the baseline and ``latest``; ``None`` without a baseline."""
    before, heading = baseline(visit)
    if before is None:
        return None
    old, new = before.as_object(), latest.as_object()
    panel = new.get_edit_handler().get_bound_panel(instance=new, request=request, form=None)
    found = []
    for make in panel.get_comparison():
        comparison: Any = make(old, new)
        if comparison.has_changed():
            found.append(Difference(str(comparison.field_label()), _html(comparison)))
    return Differences(heading, found)


def _html(comparison: Any) -> SafeString:
    if hasattr(comparison, "htmldiff"):
        return comparison.htmldiff()
    changed = (
        field.htmldiff()
        for child in comparison.get_child_comparisons()
        for field in child.get_field_comparisons()
        if field.has_changed()
    )
    return format_html_join("", "{}", ((html,) for html in changed))
