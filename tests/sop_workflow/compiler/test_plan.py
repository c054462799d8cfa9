"""What Wagtail must be told, computed from the text alone."""

from dataclasses import replace

import pytest

from sop_workflow.compiler.explain import explain
from sop_workflow.compiler.plan import Change, plan, role_name, working_minutes
from sop_workflow.definition.schema import TimeClock, TimeStandard, TimeUnit
from tests.sop_workflow.definition.documents import confirmed, shipped, with_step


@pytest.mark.parametrize(
    ("least", "most", "unit", "clock", "minutes"),
    [
        (15, 15, TimeUnit.MINUTE, TimeClock.WORKING, (15, 15)),
        (15, 30, TimeUnit.MINUTE, TimeClock.WORKING, (15, 30)),
        (3, 3, TimeUnit.HOUR, TimeClock.WORKING, (180, 180)),
        (1.5, 2, TimeUnit.HOUR, TimeClock.WORKING, (90, 120)),
        (7, 7, TimeUnit.WORKING_DAY, TimeClock.WORKING, (3150, 3150)),
        (1440, 1440, TimeUnit.MINUTE, TimeClock.CALENDAR, (450, 450)),
        (1440, 1440, TimeUnit.MINUTE, TimeClock.WORKING, (1440, 1440)),
        (24, 48, TimeUnit.HOUR, TimeClock.CALENDAR, (450, 900)),
    ],
)
def test_a_printed_time_in_working_minutes(least, most, unit, clock, minutes):
    time = TimeStandard(printed="x", min=least, max=most, unit=unit, clock=clock)

    assert working_minutes(time) == minutes


def test_a_plan_for_nothing_creates_every_step():
    planned = plan(confirmed(), {})

    assert planned.changes == dict.fromkeys((1, 2, 3), Change.CREATE)
    assert not planned.is_empty


def test_a_plan_for_what_already_stands_is_empty():
    wanted = plan(confirmed(), {})

    again = plan(confirmed(), {step.step_no: step for step in wanted.steps})

    assert again.is_empty
    assert set(again.changes.values()) == {Change.KEEP}


def test_a_changed_step_is_the_only_one_that_changes():
    standing = {step.step_no: step for step in plan(confirmed(), {}).steps}

    planned = plan(with_step(confirmed(), 2, activity="Menelaah naskah"), standing)

    assert planned.changes == {1: Change.KEEP, 2: Change.REPLACE, 3: Change.KEEP}


def test_a_step_without_a_time_is_no_task():
    with pytest.raises(ValueError, match="step 2 has no time"):
        plan(with_step(confirmed(), 2, time=None), {})


def test_a_role_belongs_to_its_agency():
    document = confirmed()
    assert role_name(document, "Kepala Bidang") == "Pemerintah Kabupaten Contoh: Kepala Bidang"


def test_two_roles_of_a_very_long_agency_are_still_two_roles():
    """A name cut off at the end would give the chief's step to the clerk."""
    document = confirmed()
    long = replace(document, identity=replace(document.identity, agency="P" * 200))

    names = {role_name(long, lane.name) for lane in long.lanes}

    assert len(names) == len(long.lanes)
    assert max(map(len, names)) <= 150


def test_a_step_of_two_lanes_is_a_task_of_two_roles():
    document = confirmed()
    both = with_step(document, 1, lanes=("staf", "kabid"))

    [step, *_rest] = plan(both, {}).steps

    assert step.lane == "Staf Humas / Kepala Bidang"
    assert len(step.roles) == 2


def test_a_plan_reads_as_sentences():
    lines = explain(plan(confirmed(), {}))

    assert len(lines) == 4
    assert lines[1].startswith("+ 2. Memeriksa naskah: Kepala Bidang")
    standing = {step.step_no: step for step in plan(confirmed(), {}).steps}
    assert explain(plan(confirmed(), standing))[0].startswith("= 1.")


def test_the_total_of_a_plan_is_the_sum_of_its_steps():
    """Ketapang prints 15, 15, 15, 180, 30, 60, 30 and 15 to 30 minutes."""
    document = shipped("ketapang-information-service")
    times = [working_minutes(step.time) for step in document.steps]

    assert (sum(t[0] for t in times), sum(t[1] for t in times)) == (360, 375)
