"""The report step: frozen figures of the run, and the PDF made from them."""

import hashlib
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.measurement.durations import run_times, stamp
from sop_workflow.measurement.pdf import render_pdf
from sop_workflow.models import RunReport, SopRun
from sop_workflow.runtime.effects import Completion
from sop_workflow.runtime.visibility import latest_check


def figures(run: SopRun, *, closing_at: datetime | None = None) -> dict[str, Any]:
    """The figures of a report as JSON-able facts; recomputable from the visits by hand."""
    times = run_times(run, closing_at=closing_at)
    check = latest_check(run) if run.published_revision_id else None
    disposition = run.disposition
    seconds = sum(time.work_seconds for time in times)
    return {
        "title": run.title,
        "sop_title": run.version.title,
        "sop_number": run.version.number,
        "sop_version": run.version.version,
        "agency": run.version.agency,
        "unit": run.version.document.identity.unit,
        "opened_at": stamp(run.opened_at),
        "closed_at": stamp(closing_at) if closing_at else None,
        "disposition": disposition.number if disposition else "",
        "letter_number": disposition.letter_number if disposition else "",
        "requester_unit": disposition.requester_unit if disposition else "",
        "public_url": run.public_url,
        "published_at": stamp(run.published_at) if run.published_at else None,
        "address_seen": bool(check and check.ok),
        "address_seen_at": stamp(check.checked_at) if check else None,
        "content_hash": run.approved_hash,
        "returns": run.returns,
        "visits": [time.row() for time in times],
        "work_seconds": seconds,
        "minutes": round(seconds / 60),
        "standard_min": run.standard_min,
        "standard_max": run.standard_max,
        "verdict": "over" if round(seconds / 60) > run.standard_max else "within",
    }


def file_report(completion: Completion) -> dict[str, Any]:
    """Effect of the report step: freeze the figures, make the PDF, keep both (output Laporan)."""
    run = completion.run
    facts = figures(run, closing_at=completion.at)
    number = f"LAP-{completion.at.year}-{run.pk:05d}"
    if earlier := RunReport.objects.filter(run=run).count():
        number = f"{number}-{earlier + 1}"
    pdf = render_pdf(facts, number=number, filed_at=completion.at)
    report = RunReport(
        run=run,
        number=number,
        filed_at=completion.at,
        filed_by=completion.user,
        figures=facts,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )
    report.pdf.save(f"{number}.pdf", ContentFile(pdf), save=False)
    report.save()
    append(
        Event.REPORT_FILED,
        at=completion.at,
        actor=completion.user,
        run=run,
        visit=completion.visit,
        step_no=completion.step.step_no,
        payload={"report": report.pk, "number": number},
        content_hash=report.sha256,
    )
    return {"report": number}
