"""A step ends only with what the SOP asks for."""

import pytest

from sop_workflow.enums import Event, Origin, Priority
from sop_workflow.models import Disposition, LedgerEntry, SopRun
from sop_workflow.runtime.act import act
from sop_workflow.runtime.directives import Directive
from sop_workflow.runtime.opening import register
from sop_workflow.runtime.refusals import Refused
from tests.factories.sop import board, pdf
from tests.sop_workflow.doors import remembered


def refused(request, user):
    with pytest.raises(Refused) as caught:
        act(request, user=user)
    return caught.value


@pytest.mark.parametrize("step", range(1, 9))
def test_no_step_ends_while_a_requirement_is_not_confirmed(office, step):
    run = office.run_at(step)
    if step == 4:
        office.write(run)
    wanted = office.visit(run).step.requirements
    assert wanted, "the Ketapang SOP names a requirement for every step"
    before = remembered(run)

    for ticked in (frozenset(), frozenset(range(1, len(wanted))), frozenset({len(wanted), 99})):
        error = refused(office.request(run, checked=ticked), office.actor(step))
        assert (error.code, error.field) == ("requirements-missing", "checked")
        assert wanted[0] in str(error)

    assert remembered(run) == before


def test_what_was_confirmed_is_kept_with_the_visit(office):
    run = office.run_at(5)
    visit = office.visit(run)

    office.do(run)

    visit.refresh_from_db()
    assert visit.checked == list(range(len(visit.step.requirements)))


def registered_without_letter(office, **values):
    return register(office.letter(**values), user=office.petugas).run


def test_the_first_step_needs_the_letter_that_came_in(office):
    run = registered_without_letter(office)
    before = remembered(run)

    error = refused(office.request(run), office.petugas)

    assert (error.code, error.field) == ("evidence-missing", "letter")
    assert remembered(run) == before


def test_an_agenda_item_needs_no_letter(office):
    run = registered_without_letter(office, origin=Origin.AGENDA)

    assert act(office.request(run), user=office.petugas).next_visit.step.step_no == 2


@pytest.mark.parametrize("directive", [None, Directive(), Directive(instruction="  \n ")])
def test_the_second_step_needs_the_instruction(office, directive):
    run = office.run_at(2)
    before = remembered(run)

    error = refused(office.request(run, directive=directive), office.kadis)

    assert (error.code, error.field) == ("instruction-missing", "instruction")
    assert remembered(run) == before


def test_a_priority_that_is_not_on_the_list_is_refused(office):
    run = office.run_at(2)
    directive = Directive(instruction="Terbitkan.", priority="kilat")

    error = refused(office.request(run, directive=directive), office.kadis)

    assert error.field == "priority"
    assert not Disposition.objects.get().instruction


def test_the_instruction_is_written_on_the_sheet_once_and_read_from_then_on(office):
    run = office.run_at(2)
    role = office.version.tasks.get(step_no=3).roles.get()
    office.do(
        run,
        directive=Directive(
            instruction="  Terbitkan sebelum Senin. ",
            priority=Priority.URGENT,
            addressees={role.pk, 987_654},
        ),
    )
    act(office.request(run, directive=None), user=office.kabid)

    sheet = Disposition.objects.get()
    assert sheet.instruction == "Terbitkan sebelum Senin."
    assert sheet.priority == Priority.URGENT
    assert list(sheet.addressees.all()) == [role]


def test_the_instruction_is_not_rewritten_by_a_later_directive_step(office):
    run = office.run_at(3)
    office.do(run, directive=Directive(instruction="Batalkan saja."))

    assert Disposition.objects.get().instruction == "Terbitkan sebelum Senin."


@pytest.mark.parametrize("wrong", ["number", "subject", "requester_email"])
def test_a_registration_with_a_missing_or_bad_field_leaves_nothing_behind(office, wrong):
    values = {wrong: "" if wrong != "requester_email" else "bukan alamat"}
    pages, rows = office.section.get_children().count(), LedgerEntry.objects.count()

    with pytest.raises(Exception, match=wrong) as caught:
        register(office.letter(**values), user=office.petugas, letter=pdf())

    assert caught.type.__name__ == "ValidationError"
    assert Disposition.objects.count() == 0
    assert office.section.get_children().count() == pages
    assert LedgerEntry.objects.count() == rows


def test_a_section_without_an_sop_takes_no_letter(office):
    with pytest.raises(Refused) as caught:
        register(office.letter(section=board("lain")), user=office.petugas, letter=pdf())

    assert caught.value.code == "no-sop"
    assert SopRun.objects.count() == 0


def test_registering_is_in_the_ledger_and_names_no_person(office):
    run = office.registered()

    entry = LedgerEntry.objects.get(event=Event.RUN_OPENED)

    assert entry.run_id == run.pk
    assert entry.actor_id == office.petugas.pk
    for personal in (run.disposition.requester_name, run.disposition.requester_email, "petugas"):
        assert personal not in entry.payload
