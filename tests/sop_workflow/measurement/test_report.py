"""What the report says can be recomputed from the rows by anyone with a clock."""

import hashlib
from datetime import timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from sop_workflow.enums import Event
from sop_workflow.measurement.durations import run_times
from sop_workflow.measurement.pdf import render_pdf
from sop_workflow.measurement.report import figures
from sop_workflow.models import LedgerEntry, RunReport, SopTaskState
from sop_workflow.runtime.act import act
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.visibility import look
from tests.factories.sop import MONDAY

WIB = ZoneInfo("Asia/Jakarta")
#: Perpres 21/2023 in minutes after midnight: Monday to Thursday, Friday.
ORDINARY, FRIDAY = [(450, 720), (780, 960)], [(450, 690), (780, 990)]


def minutes_by_hand(start, end):
    """Working minutes counted one by one, without the engine's clock."""
    count, moment = 0, start.astimezone(WIB)
    while moment < end.astimezone(WIB):
        hours = {4: FRIDAY, 5: [], 6: []}.get(moment.weekday(), ORDINARY)
        minute = moment.hour * 60 + moment.minute
        count += any(first <= minute < last for first, last in hours)
        moment += timedelta(minutes=1)
    return count


@pytest.fixture
def run(office):
    """A run over several days, with a loop, an evening and a weekend in it."""
    run = office.registered()
    office.do(run, minutes=12)
    office.do(run, minutes=30)
    office.do(run, minutes=9 * 60)
    office.do(run, minutes=24 * 60)
    office.send_back(run, reason="Judul belum sesuai.", minutes=100)
    office.do(run, minutes=50)
    office.do(run, minutes=45)
    office.do(run, minutes=2 * 24 * 60)
    office.do(run, minutes=3 * 24 * 60)
    office.do(run, minutes=17)
    run.refresh_from_db()
    return run


def text_of(report):
    with report.pdf.open("rb") as file:
        pages = PdfReader(BytesIO(file.read())).pages
        return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_the_times_of_the_report_are_those_of_the_rows_counted_by_hand(run):
    report = RunReport.objects.get(run=run)
    rows = SopTaskState.objects.filter(run=run).order_by("arrived_at", "pk")

    by_hand = [minutes_by_hand(row.arrived_at, row.done_at) for row in rows]

    assert [visit["minutes"] for visit in report.figures["visits"]] == by_hand
    assert report.figures["minutes"] == sum(by_hand)
    assert report.figures["work_seconds"] == run.work_seconds == sum(by_hand) * 60
    assert [row.work_seconds for row in rows] == [minutes * 60 for minutes in by_hand]


def test_each_step_is_held_against_its_own_upper_bound(run):
    for visit in RunReport.objects.get(run=run).figures["visits"]:
        over = visit["minutes"] > visit["standard_max"]
        assert visit["verdict"] == ("over" if over else "within")


def test_the_report_names_the_facts_of_the_run(run):
    facts = RunReport.objects.get(run=run).figures

    assert facts["title"] == run.title
    assert facts["disposition"] == run.disposition.number
    assert facts["public_url"] == run.public_url
    assert facts["address_seen"] is True
    assert facts["returns"] == 1
    assert (facts["standard_min"], facts["standard_max"]) == (360, 375)
    assert facts["content_hash"] == run.approved_hash
    assert [visit["step_no"] for visit in facts["visits"]] == [1, 2, 3, 4, 5, 4, 5, 6, 7, 8]


def test_the_report_does_not_change_when_it_is_made_again_later(run):
    report = RunReport.objects.get(run=run)
    closing = run.visits.get(step__step_no=8).done_at

    assert figures(run, closing_at=closing) == report.figures


def test_the_pdf_holds_title_steps_and_reason(run):
    report = RunReport.objects.get(run=run)

    text = text_of(report)

    assert run.title in text
    assert report.number in text
    assert "Judul belum sesuai." in text
    for step in run.version.tasks.all():
        assert " ".join(step.activity.split())[:30] in text


def test_the_pdf_is_the_one_that_was_hashed(run):
    report = RunReport.objects.get(run=run)

    with report.pdf.open("rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()

    assert digest == report.sha256
    assert LedgerEntry.objects.get(event=Event.REPORT_FILED).content_hash == digest


def test_the_same_figures_give_the_same_bytes(run):
    report = RunReport.objects.get(run=run)

    first, second = (
        render_pdf(report.figures, number=report.number, filed_at=report.filed_at) for _ in "ab"
    )

    assert first == second


@pytest.mark.parametrize(
    "title", ['#show "x"', "Jam < 8 & $100$", '#import "/etc/passwd"', "\\u{41} *tebal* _miring_"]
)
def test_a_title_is_never_markup(run, title):
    facts = {**RunReport.objects.get(run=run).figures, "title": title}

    pdf = render_pdf(facts, number="LAP-1", filed_at=MONDAY)

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "".join(title.split()) in "".join(text.split())


def test_a_corrected_run_is_reported_once_with_its_return(office):
    run = office.run_at(8)
    office.send_back(run, reason="Tanggal salah.")
    while office.visit(run).step.step_no < 7:
        office.do(run)
    run.refresh_from_db()
    look(run, method="in-process")
    office.do(run)
    office.do(run)

    report = RunReport.objects.get(run=run)
    assert report.number == f"LAP-2026-{run.pk:05d}"
    assert report.figures["returns"] == 1
    assert [v["outcome"] for v in report.figures["visits"] if v["step_no"] == 8] == [
        "correction",
        "done",
    ]


def test_an_open_step_is_left_out_of_the_times(office):
    run = office.run_at(4)

    assert [time.step_no for time in run_times(run)] == [1, 2, 3]


def test_a_report_without_its_requirement_files_nothing(office):
    run = office.run_at(8)

    with pytest.raises(Refused):
        act(office.request(run, checked=frozenset()), user=office.petugas)

    assert RunReport.objects.count() == 0
