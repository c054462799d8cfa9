"""Judging an SOP: what is a mistake, what only deserves a look."""

from dataclasses import replace

import pytest

from sop_workflow.definition.errors import SopProblem
from sop_workflow.definition.rules import check
from sop_workflow.definition.schema import (
    Basis,
    Doubt,
    Identity,
    Recurrence,
    StepKind,
    Table,
    TimeClock,
    TimeStandard,
    TimeUnit,
)

from .documents import codes, confirmed, shipped, with_step


def found(doc, code) -> list[SopProblem]:
    return [problem for problem in check(doc, "sop.toml") if problem.code == code]


def minutes(least: float, most: float, unit=TimeUnit.MINUTE) -> TimeStandard:
    return TimeStandard(f"{least}-{most}", float(least), float(most), unit)


def test_an_sop_with_everything_stated_has_no_problems():
    assert check(confirmed()) == ()


def test_errors_come_before_warnings_and_carry_the_file():
    doc = replace(with_step(confirmed(), 1, lanes=()), key="")
    problems = check(doc, "sop.toml")
    assert codes(problems) == ["key-invalid", "actor-unconfirmed"]
    assert {problem.file for problem in problems} == {"sop.toml"}


def test_a_number_used_twice_is_an_error_also_outside_a_file():
    doc = confirmed()
    doc = replace(doc, steps=(*doc.steps, doc.step(2)))
    assert codes(check(doc), "error") == ["duplicate-step"]


def test_what_lies_behind_a_broken_arrow_is_not_reported_as_well():
    doc = with_step(confirmed(), 1, next=9)
    assert codes(check(doc), "error") == ["next-unknown"]


def test_an_unknown_actor_is_a_warning_that_names_the_alternatives():
    doc = with_step(confirmed(), 1, lanes_basis=Basis.INFERRED, lane_alternatives=("kabid",))
    (warning,) = check(doc)
    assert (warning.level, warning.code, warning.step) == ("warning", "actor-unconfirmed", 1)
    assert warning.params == {"proposed": "Staf Humas", "alternatives": "Kepala Bidang"}
    assert "cannot be activated until a person names it" in warning.message


def test_an_inferred_return_is_a_warning():
    decision = replace(confirmed().step(2).decision, basis=Basis.INFERRED)
    (warning,) = check(with_step(confirmed(), 2, decision=decision))
    assert (warning.code, warning.place) == ("return-unconfirmed", "steps[2].decision.return_to")


def test_a_time_on_an_unknown_clock_is_a_warning():
    time = replace(confirmed().step(1).time, printed="1440 menit", clock=TimeClock.UNCONFIRMED)
    (warning,) = check(with_step(confirmed(), 1, time=time))
    assert warning.code == "clock-unconfirmed"
    assert "1440 menit" in warning.message


def test_an_inferred_kind_is_a_choice_of_ours_and_needs_no_warning():
    assert check(with_step(confirmed(), 1, kind_basis=Basis.INFERRED)) == ()


def test_an_approval_that_cannot_say_no_is_a_warning():
    doc = with_step(confirmed(), 1, kind=StepKind.APPROVE)
    assert codes(check(doc)) == ["no-return-printed"]


def test_an_sop_that_neither_publishes_nor_judges_is_worth_a_look():
    doc = confirmed()
    for no in (2, 3):
        doc = with_step(doc, no, kind=StepKind.WORK)
    assert codes(check(doc)) == ["no-publish", "no-approval"]


def test_each_blank_official_field_is_named():
    identity = Identity(number="1", title="Siaran Pers", unit="Dinas")
    warnings = found(replace(confirmed(), identity=identity), "identity-blank")
    assert [warning.params["field"] for warning in warnings] == [
        "created",
        "revised",
        "effective",
        "approved_by",
        "legal_basis",
        "related",
        "warnings",
        "qualifications",
        "equipment",
        "records",
    ]


def test_agency_and_unit_are_one_official_field():
    identity = replace(confirmed().identity, unit="", agency="")
    (warning,) = check(replace(confirmed(), identity=identity))
    assert warning.place == "identity.agency"


def test_each_doubt_is_shown_at_its_place():
    doubt = Doubt("steps[2].activity", "Memriksa", "Memeriksa", "spelling")
    (warning,) = check(replace(confirmed(), doubts=(doubt,)))
    assert (warning.code, warning.step, warning.place) == ("doubt", 2, "steps[2].activity")
    assert "printed [Memriksa], read as [Memeriksa]; spelling" in warning.message


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (104, ["total-differs"]),
        (105, []),
        (110, []),
        (120, ["total-upper-bound"]),
        (121, ["total-differs"]),
        (None, ["total-not-compared"]),
    ],
)
def test_the_printed_total_is_compared_with_the_range_of_the_steps(total, expected):
    doc = with_step(confirmed(), 3, time=minutes(15, 30))
    doc = replace(doc, table=Table(total_printed="sekian", total_minutes=total))
    assert codes(check(doc)) == expected


def test_a_total_without_ranges_just_agrees():
    assert check(replace(confirmed(), table=Table(total_minutes=105))) == ()


def test_working_days_are_not_turned_into_minutes():
    doc = with_step(confirmed(), 1, time=minutes(1, 1, TimeUnit.WORKING_DAY))
    doc = replace(doc, table=Table(total_printed="1 hari 45 menit", total_minutes=495))
    assert codes(check(doc)) == ["total-not-compared"]


def test_ketapangs_printed_total_holds_only_with_the_upper_bound():
    (warning,) = found(shipped("ketapang-information-service"), "total-upper-bound")
    assert warning.message == (
        "The steps add up to 360 to 375 minutes (6,00 to 6,25 hours); the printed total "
        "6,25 Jam holds only with the upper bound of step 8. Ask the agency which one it means."
    )


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_a_duty_may_recur_by_day_week_month_or_year(unit):
    assert check(with_step(confirmed(), 3, recurrence=Recurrence(1, unit))) == ()
