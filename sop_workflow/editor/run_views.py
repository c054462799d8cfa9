"""A run as it happened, its report, and the private files that belong to it."""

import mimetypes
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from sop_workflow.editor.access import run_or_404, visible_dispositions, visible_runs
from sop_workflow.editor.clocks import clock_of
from sop_workflow.editor.desk_view import DeskView
from sop_workflow.measurement.durations import visit_time
from sop_workflow.measurement.words import in_words, standard_in_words
from sop_workflow.models import Evidence, OutboxMessage, RunReport
from sop_workflow.runtime.moments import full

#: Types a browser may show by itself; everything else is downloaded.
INLINE = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})


class RunView(DeskView):
    """The timeline: each visit with role, time, standard; a return is an entry of its own."""

    template_name = "sop_workflow/run.html"
    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Forbidden looks like absent."""
        self.run = run_or_404(request.user, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """What the run is about."""
        return self.run.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Visits in order, mails, checks of the address, the report."""
        run = self.run
        visits = run.visits.select_related("step").order_by("arrived_at", "pk")
        return super().get_context_data(
            run=run,
            entries=[self._entry(visit) for visit in visits],
            opened=full(run.opened_at),
            closed=full(run.closed_at) if run.closed_at else "",
            total=in_words((run.work_seconds or 0) // 60) if run.closed_at else "",
            standard=standard_in_words(run.standard_min, run.standard_max),
            checks=run.address_checks.all()[:5],
            mails=OutboxMessage.objects.filter(run=run, kind="requester"),
            report=run.reports.first(),
            evidence=Evidence.objects.filter(visit__run=run).select_related("visit__step"),
            **kwargs,
        )

    def _entry(self, visit: Any) -> dict[str, Any]:
        entry: dict[str, Any] = {
            "visit": visit,
            "step": visit.step,
            "arrived": full(visit.arrived_at),
        }
        if visit.is_open:
            return {**entry, "state": "now", "clock": clock_of(visit, self.now)}
        time = visit_time(visit)
        return {
            **entry,
            "state": "back" if visit.returned_to else "done",
            "done": full(time.done_at),
            "actual": in_words(time.minutes),
            "standard": standard_in_words(visit.standard_min, visit.standard_max),
            "over": time.verdict == "over",
        }


class ReportView(DeskView):
    """The filed report as a page, from its frozen figures."""

    template_name = "sop_workflow/report.html"
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Forbidden looks like absent."""
        self.report = get_object_or_404(
            RunReport.objects.select_related("run__version"),
            pk=kwargs["pk"],
            run__in=visible_runs(request.user),
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The report's number."""
        return _("Report %(number)s") % {"number": self.report.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Figures with their words."""
        figures = self.report.figures
        moments = {
            name: full(moment) if (moment := parse_datetime(figures[name] or "")) else ""
            for name in ("opened_at", "published_at", "address_seen_at")
        }
        rows = [
            {
                **visit,
                "done": full(moment) if (moment := parse_datetime(visit["done_at"])) else "",
                "actual": in_words(visit["minutes"]),
                "standard": standard_in_words(visit["standard_min"], visit["standard_max"]),
            }
            for visit in figures["visits"]
        ]
        return super().get_context_data(
            report=self.report,
            figures=figures,
            moments=moments,
            rows=rows,
            total=in_words(figures["minutes"]),
            standard=standard_in_words(figures["standard_min"], figures["standard_max"]),
            filed=full(self.report.filed_at),
            **kwargs,
        )


def _file_response(file: Any, name: str) -> FileResponse:
    """A private file: sniffing off, no caching, nothing in it may run (safety S24)."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(
        file.open("rb"), as_attachment=kind not in INLINE, filename=name, content_type=kind
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def letter(request: HttpRequest, pk: int) -> FileResponse:
    """The letter of a disposition, for people who may see the disposition."""
    disposition = visible_dispositions(request.user).filter(pk=pk).exclude(letter="").first()
    if disposition is None:
        raise Http404
    return _file_response(disposition.letter, disposition.letter_name)


def evidence(request: HttpRequest, pk: int) -> FileResponse:
    """A file attached to a step, for people who may see the run."""
    item = Evidence.objects.filter(pk=pk, visit__run__in=visible_runs(request.user)).first()
    if item is None:
        raise Http404
    return _file_response(item.file, item.name)


def report_pdf(request: HttpRequest, pk: int) -> FileResponse:
    """The PDF of a filed report, for people who may see the run."""
    report = RunReport.objects.filter(pk=pk, run__in=visible_runs(request.user)).first()
    if report is None:
        raise Http404
    return _file_response(report.pdf, f"{report.number}.pdf")
