"""What one act costs in queries; a change that makes it dearer has to say so here.

About half of them are Wagtail's own: its log entry and the validation of its states.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sop_workflow.runtime.act import act
from sop_workflow.runtime.visibility import look
from tests.factories.sop import person

#: The most queries completing each Ketapang step may take, with one person per role.
MOST = {1: 64, 2: 76, 3: 66, 4: 76, 5: 70, 6: 110, 7: 64, 8: 62}


def cost(office, step, run=None):
    run = run or office.run_at(step)
    if step == 4:
        office.write(run)
    if step == 7:
        run.refresh_from_db()
        look(run, method="in-process")
    request, user = office.request(run), office.actor(step)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        act(request, user=user)
    return len(seen)


@pytest.mark.parametrize("step", MOST)
def test_completing_a_step_stays_within_its_budget(office, step):
    assert cost(office, step) <= MOST[step]


def test_an_act_costs_the_same_with_many_runs_and_much_history(office):
    before = cost(office, 5)
    for _run in range(5):
        office.finished()
        office.run_at(5)

    assert cost(office, 5) <= before


def test_a_larger_team_costs_only_its_mails(office):
    before = cost(office, 4)
    for number in range(5):
        person(f"subkoor-{number}", "subkoor")

    assert cost(office, 4) - before <= 5 * 5
