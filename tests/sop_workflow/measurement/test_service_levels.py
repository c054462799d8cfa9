"""Promise against fact for the public, from finished runs only."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from sop_workflow.measurement.service_levels import service_levels
from sop_workflow.measurement.words import in_words, standard_in_words
from sop_workflow.models import SopRun


def closed(run, minutes, days_ago=1):
    SopRun.objects.filter(pk=run.pk).update(
        work_seconds=minutes * 60, closed_at=timezone.now() - timedelta(days=days_ago)
    )


@pytest.fixture
def english():
    with translation.override("en"):
        yield


def test_without_a_finished_run_there_is_no_figure(office):
    office.run_at(5)

    assert [level.actual_minutes for level in service_levels() if level.total] == []


def test_the_median_and_the_share_on_time(office):
    for minutes in (100, 375, 376):
        closed(office.finished(), minutes)

    [level] = service_levels()

    assert level.title == office.version.title
    assert (level.promise_minutes, level.actual_minutes) == (375, 375)
    assert (level.on_time, level.total) == (2, 3)


def test_runs_closed_long_ago_do_not_count(office):
    closed(office.finished(), 100, days_ago=91)
    closed(office.finished(), 200, days_ago=89)

    [level] = service_levels()

    assert (level.actual_minutes, level.total) == (200, 1)


def test_the_figures_take_one_query(office, django_assert_num_queries):
    for _run in range(3):
        closed(office.finished(), 100)

    with django_assert_num_queries(1):
        service_levels()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"), (1, "1 minute"), (45, "45 minutes"), (60, "1 hour"),
        (61, "1 hour 1 minute"), (340, "5 hours 40 minutes"), (-5, "0 minutes"),
    ],
)  # fmt: skip
def test_an_amount_in_words(english, minutes, words):
    assert in_words(minutes) == words


def test_a_standard_that_is_a_range_says_both_ends(english):
    assert standard_in_words(15, 30) == "15–30 minutes"
    assert standard_in_words(15, 15) == "15 minutes"
