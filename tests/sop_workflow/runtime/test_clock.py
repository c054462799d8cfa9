"""Working time: how much passed, and when it will be over. Hours of Perpres 21/2023."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sop_workflow.conf import DEFAULTS
from sop_workflow.runtime.clock import (
    Window,
    WorkingCalendar,
    add_working,
    deadline,
    end_of_next_working_day,
    working_between,
)

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
HOLIDAY = date(2026, 11, 18)
HOURS = DEFAULTS["WORKING_HOURS"]
ORDINARY = WorkingCalendar.from_hours(HOURS, "Asia/Jakarta")
WITH_HOLIDAY = WorkingCalendar.from_hours(HOURS, "Asia/Jakarta", frozenset({HOLIDAY}))
DAY = 7 * 3600 + 30 * 60


def at(text, zone=WIB):
    """``"16 08.00"`` is that time on that day of November 2026 (the 16th is a Monday)."""
    day, clock = text.split()
    hour, minute = clock.split(".")
    return datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=zone)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=WIB)
)
amounts = st.integers(0, 40 * DAY)
calendars = st.sampled_from([ORDINARY, WITH_HOLIDAY])


def is_working(moment, calendar):
    return working_between(moment, moment + timedelta(seconds=1), calendar) == 1


@st.composite
def working_moments(draw):
    """A moment inside the hours of an ordinary working day."""
    week = draw(st.integers(0, 100))
    weekday = draw(st.integers(0, 4))
    window = Window.parse(draw(st.sampled_from(HOURS[weekday])))
    opening = datetime.combine(
        date(2026, 11, 23) + timedelta(weeks=week, days=weekday), window.start, WIB
    )
    length = datetime.combine(opening, window.end, WIB) - opening
    return opening + timedelta(seconds=draw(st.integers(0, int(length.total_seconds()) - 1)))


@given(working_moments(), amounts, calendars)
def test_time_added_is_time_passed(start, seconds, calendar):
    assert is_working(start, calendar)
    assert working_between(start, add_working(start, seconds, calendar), calendar) == seconds


@given(moments, amounts, calendars)
def test_outside_working_hours_the_clock_starts_at_the_next_opening(start, seconds, calendar):
    assert working_between(start, add_working(start, seconds, calendar), calendar) == seconds


@given(moments, moments, moments, calendars)
def test_a_span_is_the_sum_of_its_parts(first, second, third, calendar):
    start, middle, end = sorted((first, second, third))

    assert working_between(start, end, calendar) == (
        working_between(start, middle, calendar) + working_between(middle, end, calendar)
    )


@given(moments, amounts, amounts, calendars)
def test_more_work_is_never_over_earlier(start, one, other, calendar):
    less, more = sorted((one, other))

    assert add_working(start, less, calendar) <= add_working(start, more, calendar)


@given(moments, moments, amounts, calendars)
def test_a_later_start_is_never_over_earlier(one, other, seconds, calendar):
    early, late = sorted((one, other))

    assert add_working(early, seconds, calendar) <= add_working(late, seconds, calendar)


@given(moments, amounts, calendars)
def test_work_ends_in_a_working_span_or_at_its_very_end(start, seconds, calendar):
    end = add_working(start, seconds, calendar)

    assert end >= start
    assert is_working(end, calendar) or is_working(end - timedelta(seconds=1), calendar)


@given(moments, moments, calendars)
def test_working_time_is_never_negative_and_never_longer_than_real_time(start, end, calendar):
    seconds = working_between(start, end, calendar)

    assert 0 <= seconds <= max(0, (end - start).total_seconds())


@given(st.times(), st.times(), st.sampled_from([date(2026, 11, 21), date(2026, 11, 22), HOLIDAY]))
def test_nothing_passes_on_a_day_off(one, other, day):
    start, end = sorted((one.replace(microsecond=0), other.replace(microsecond=0)))

    assert (
        working_between(
            datetime.combine(day, start, WIB), datetime.combine(day, end, WIB), WITH_HOLIDAY
        )
        == 0
    )


@given(moments, st.integers(0, 5 * DAY), calendars)
def test_a_deadline_is_never_before_the_end_of_the_next_working_day(start, seconds, calendar):
    due = deadline(start, seconds, 1.0, calendar)

    assert due >= end_of_next_working_day(start, calendar)
    assert due >= add_working(start, seconds, calendar)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("16 08.00", "16 09.00", 60),
        ("16 07.00", "16 07.30", 0),
        ("16 07.00", "16 08.00", 30),
        ("16 11.30", "16 13.30", 60),
        ("16 12.00", "16 13.00", 0),
        ("16 15.30", "16 17.00", 30),
        ("16 15.30", "17 08.00", 60),
        ("16 00.00", "17 00.00", 450),
        ("20 11.00", "20 13.30", 60),
        ("20 11.30", "20 13.00", 0),
        ("20 16.00", "23 08.00", 60),
        ("21 08.00", "22 16.00", 0),
        ("16 00.00", "23 00.00", 5 * 450),
        ("17 09.00", "16 09.00", 0),
        ("16 09.00", "16 09.00", 0),
    ],
)
def test_a_week_of_working_minutes(start, end, minutes):
    assert working_between(at(start), at(end), ORDINARY) == minutes * 60


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("16 08.00", 15, "16 08.15"),
        ("16 06.00", 15, "16 07.45"),
        ("16 11.50", 15, "16 13.05"),
        ("16 15.50", 15, "17 07.35"),
        ("20 11.20", 20, "20 13.10"),
        ("20 16.20", 20, "23 07.40"),
        ("21 10.00", 30, "23 08.00"),
        ("16 07.30", 450, "16 16.00"),
        ("16 07.30", 5 * 450, "20 16.30"),
        ("16 18.00", 0, "17 07.30"),
        ("16 08.00", 0, "16 08.00"),
    ],
)
def test_when_work_is_over(start, minutes, end):
    assert add_working(at(start), minutes * 60, ORDINARY) == at(end)


def test_a_holiday_in_the_middle_of_the_week_is_left_out():
    assert add_working(at("17 15.30"), 3600, ORDINARY) == at("18 08.00")
    assert add_working(at("17 15.30"), 3600, WITH_HOLIDAY) == at("19 08.00")


def test_a_special_day_has_its_own_hours():
    ramadan = WorkingCalendar(
        ORDINARY.weekly, WIB, special={date(2026, 11, 16): (Window(time(8), time(14, 30)),)}
    )

    assert working_between(at("16 00.00"), at("17 00.00"), ramadan) == 390 * 60


def test_five_days_are_thirty_seven_and_a_half_hours():
    assert working_between(at("16 00.00"), at("21 00.00"), ORDINARY) == 37.5 * 3600


def test_the_zone_of_the_office_counts_and_not_that_of_the_writer():
    jayapura = WorkingCalendar.from_hours(HOURS, "Asia/Jayapura")

    assert working_between(at("16 08.00", WIT), at("16 09.00", WIT), jayapura) == 3600
    assert working_between(at("16 08.00", WIT), at("16 09.00", WIT), ORDINARY) == 0


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("16 08.00", "17 16.00"),
        ("16 23.00", "17 16.00"),
        ("19 09.00", "20 16.30"),
        ("20 09.00", "23 16.00"),
        ("21 09.00", "23 16.00"),
    ],
)
def test_a_short_step_is_due_at_the_close_of_the_next_working_day(start, due):
    assert deadline(at(start), 15 * 60, 1.0, ORDINARY) == at(due)


def test_a_long_step_is_due_when_its_own_time_is_over():
    assert deadline(at("16 07.30"), 3 * DAY, 1.0, ORDINARY) == at("18 16.00")
    assert deadline(at("16 07.30"), 3 * DAY, 2.0, ORDINARY) == at("23 16.00")


@pytest.mark.parametrize(
    "text", ["12.00-08.00", "08.00-08.00", "pagi-siang", "08.00", "25.00-26.00"]
)
def test_hours_that_are_no_window_are_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the window says what is wrong
        Window.parse(text)


@pytest.mark.parametrize("hours", [{}, {0: ()}])
def test_a_week_without_hours_is_refused(hours):
    with pytest.raises(ValueError, match="no hours"):
        WorkingCalendar.from_hours(hours, "Asia/Jakarta")


def test_a_calendar_of_holidays_only_does_not_search_forever():
    always_off = WorkingCalendar(
        ORDINARY.weekly, WIB, frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(4500))
    )

    with pytest.raises(OverflowError):
        add_working(at("16 08.00"), 60, always_off)
    with pytest.raises(OverflowError):
        end_of_next_working_day(at("16 08.00"), always_off)
    assert working_between(at("16 08.00"), at("30 08.00"), always_off) == 0
