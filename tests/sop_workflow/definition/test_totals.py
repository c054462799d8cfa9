"""Adding up the time standards."""

import pytest

from sop_workflow.definition.totals import hours_text, number_text, sum_minutes

from .documents import confirmed, shipped, with_step


@pytest.mark.parametrize(
    ("key", "total"),
    [
        ("ketapang-information-service", (360, 375, 0, 0)),
        ("tanjabtim-ppid-website", (290, 290, 0, 0)),
        ("setda-publication", (130, 130, 0, 0)),
        ("muaro-jambi-archive", (1690, 1690, 7, 7)),
    ],
)
def test_the_steps_of_a_real_sop_add_up(key, total):
    assert sum_minutes(shipped(key)) == total


def test_a_step_without_time_adds_nothing():
    assert sum_minutes(with_step(confirmed(), 1, time=None)).max_minutes == 45


def test_durations_are_written_the_indonesian_way():
    assert (hours_text(375), number_text(375.0), number_text(7.5)) == ("6,25", "375", "7,5")
