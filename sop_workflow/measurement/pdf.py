"""The run report as PDF, typeset by Typst from data: no markup is ever built from text."""

import json
from datetime import datetime
from importlib.resources import files
from typing import Any

import typst
from django.utils.dateparse import parse_datetime
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sop_workflow.measurement.words import in_words, standard_in_words
from sop_workflow.runtime.moments import full


def _when(text: str | None) -> str:
    moment = parse_datetime(text) if text else None
    return full(moment) if moment else ""


def _visit_cells(visit: dict[str, Any]) -> dict[str, str]:
    if visit["returned_to"]:
        result = _("Returned to step %(no)s: %(reason)s") % {
            "no": visit["returned_to"],
            "reason": visit["reason"],
        }
    elif visit["verdict"] == "over":
        result = _("Over the standard")
    else:
        result = _("Within the standard")
    return {
        "no": number_format(visit["step_no"]),
        "activity": visit["activity"],
        "role": visit["role"],
        "done": _when(visit["done_at"]),
        "standard": standard_in_words(visit["standard_min"], visit["standard_max"]),
        "actual": in_words(visit["minutes"]),
        "result": result,
        "over": visit["verdict"] == "over",  # type: ignore[dict-item]
    }


def report_words(facts: dict[str, Any], *, number: str, filed_at: datetime) -> dict[str, Any]:
    """The report's figures as sentences and cells in the language in force."""
    seen = _when(facts["address_seen_at"]) if facts["address_seen"] else _("not yet")
    particulars = [
        (_("Report number"), number),
        (_("SOP"), f"{facts['sop_title']} ({facts['sop_number']})"),
        (_("Disposition"), facts["disposition"]),
        (_("Requested by"), facts["requester_unit"]),
        (_("Received"), _when(facts["opened_at"])),
        (_("Published"), _when(facts["published_at"])),
        (_("Public address"), facts["public_url"]),
        (_("Address seen working"), seen),
        (_("Returns"), number_format(facts["returns"])),
    ]
    standard = standard_in_words(facts["standard_min"], facts["standard_max"])
    return {
        "lang": _("en"),
        "agency": facts["agency"],
        "unit": facts["unit"],
        "heading": _("Publication report"),
        "title": facts["title"],
        "particulars": [[label, value or "–"] for label, value in particulars],
        "columns": [_("No."), _("Activity"), _("Done by"), _("Finished"), _("Standard"),
                    _("Actual"), _("Note")],
        "visits": [_visit_cells(visit) for visit in facts["visits"]],
        "total": _("Total"),
        "total_standard": standard,
        "total_actual": in_words(facts["minutes"]),
        "closing": _(
            "Times are working time from arrival to completion of each step. "
            "They can be recomputed from the run's history."
        ),
        "filed": _("Filed on %(when)s.") % {"when": _when(filed_at.isoformat())},
        "hash": _("Hash of the published text: %(hash)s") % {"hash": facts["content_hash"]},
    }  # fmt: skip


def render_pdf(facts: dict[str, Any], *, number: str, filed_at: datetime) -> bytes:
    """The report as a tagged PDF (bytes). The same figures give the same pages."""
    template = files("sop_workflow").joinpath("measurement/report.typ").read_bytes()
    words = report_words(facts, number=number, filed_at=filed_at)
    return typst.compile(
        template,
        format="pdf",
        sys_inputs={"report": json.dumps(words, ensure_ascii=False)},
        timestamp=int(filed_at.timestamp()),
        ignore_system_fonts=True,
    )
