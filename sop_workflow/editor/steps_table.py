"""The steps table of an SOP (uraian kegiatan and mutu baku) as rows for a screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sop_workflow.definition.schema import SopDocument, Step, StepKind
from sop_workflow.definition.totals import hours_text, number_text, sum_minutes
from sop_workflow.definition.unknowns import Unknown, UnknownSubject

KIND_LABELS: dict[StepKind, Promise] = {
    StepKind.DIRECT: gettext_lazy("Directive (arahan)"),
    StepKind.WORK: gettext_lazy("Drafting (kerja)"),
    StepKind.CHECK: gettext_lazy("Check (periksa)"),
    StepKind.APPROVE: gettext_lazy("Approval (setuju)"),
    StepKind.PUBLISH: gettext_lazy("Publication (terbit)"),
    StepKind.NOTIFY: gettext_lazy("Notice (beritahu)"),
    StepKind.REPORT: gettext_lazy("Report (laporan)"),
    StepKind.WITHDRAW: gettext_lazy("Withdrawal (cabut)"),
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row as the symbol, the columns and the marks need it."""

    step: Step
    step_no: int
    symbol: str
    return_to: int | None
    kind: Promise
    lanes: tuple[str, ...]
    open: frozenset[UnknownSubject]

    @property
    def actor_open(self) -> bool:
        """True while nobody has confirmed who does the step."""
        return UnknownSubject.ACTOR in self.open

    @property
    def return_open(self) -> bool:
        """True while nobody has confirmed where a return goes."""
        return UnknownSubject.RETURN in self.open

    @property
    def clock_open(self) -> bool:
        """True while nobody has confirmed how the time is counted."""
        return UnknownSubject.CLOCK in self.open


def step_rows(document: SopDocument, open_places: Iterable[Unknown]) -> list[StepRow]:
    """The rows of ``document``; places in ``open_places`` are marked as not confirmed."""
    places = list(open_places)
    return [
        StepRow(
            step=step,
            step_no=step.no,
            symbol=step.symbol.value,
            return_to=step.decision.return_to if step.decision else None,
            kind=KIND_LABELS[step.kind],
            lanes=tuple(document.lane(key).name for key in step.lanes),
            open=frozenset(place.subject for place in places if place.step == step.no),
        )
        for step in document.steps
    ]


def has_remarks(rows: Iterable[StepRow]) -> bool:
    """True if the document fills its column of remarks (keterangan) at all."""
    return any(row.step.remark for row in rows)


def total_words(document: SopDocument) -> str:
    """What the steps add up to: "360 to 375 minutes (6,00 to 6,25 hours)", days apart."""
    total = sum_minutes(document)
    parts = []
    if total.max_minutes:
        parts.append(_minutes(total.min_minutes, total.max_minutes))
    if total.max_working_days:
        least, most = number_text(total.min_working_days), number_text(total.max_working_days)
        parts.append(_("%(days)s working days") % {"days": _range(least, most)})
    return _(" and ").join(parts) or _("No times are given.")


def _minutes(least: float, most: float) -> str:
    return _("%(minutes)s minutes (%(hours)s hours)") % {
        "minutes": _range(number_text(least), number_text(most)),
        "hours": _range(hours_text(least), hours_text(most)),
    }


def _range(least: str, most: str) -> str:
    if least == most:
        return most
    return _("%(least)s to %(most)s") % {"least": least, "most": most}
