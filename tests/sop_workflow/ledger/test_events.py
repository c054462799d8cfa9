"""Every event of the list is really written by somebody's act."""

from sop_workflow.enums import Event
from sop_workflow.ledger.verify import verify
from sop_workflow.models import LedgerEntry
from sop_workflow.runtime.evidence import attach
from sop_workflow.runtime.opening import add_page
from sop_workflow.runtime.outbox import send_due
from tests.factories.sop import pdf


def test_one_busy_week_writes_every_event_there_is(office):
    run = office.run_at(5)
    attach(visit_id=office.visit(run).pk, user=office.subkoor, label="Koreksi", file=pdf())
    office.send_back(run)
    while office.visit(run).step.step_no < 8:
        office.do(run)
    office.do(run)
    add_page(run.disposition, title="Jadwal", user=office.petugas)
    send_due()
    office.page(run).unpublish()
    office.page(run).get_latest_revision().publish()

    written = set(LedgerEntry.objects.values_list("event", flat=True))

    assert written == set(Event.values)
    assert verify().intact


def test_no_fact_holds_a_name_or_an_address(office):
    run = office.finished()
    send_due()
    private = {
        run.disposition.requester_name,
        run.disposition.requester_email,
        run.disposition.subject,
        *[getattr(office, lane).email for lane in ("petugas", "kadis", "kabid", "subkoor")],
    }

    for entry in LedgerEntry.objects.all():
        assert not [text for text in private if text in entry.payload]
