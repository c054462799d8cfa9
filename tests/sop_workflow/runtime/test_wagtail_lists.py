"""Wagtail's own screens work with runs in the site, and stay quick (traps T9, T11, T14)."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, TaskState, Workflow, WorkflowMixin, WorkflowTask
from wagtail.snippets.models import get_snippet_models

from sop_workflow import door
from sop_workflow.enums import VersionStatus
from sop_workflow.models import SopTask, SopVersion
from tests.factories.sop import MONDAY, person
from tests.sop_workflow.doors import signed_in


def with_more_steps(office, count):
    """The office with ``count`` steps in all, as after some years of SOP versions."""
    old = list(office.version.tasks.prefetch_related("roles"))
    made = SopTask.objects.count()
    with door.opened():
        for number in range(made, count):
            model = old[number % len(old)]
            if (number - made) % 20 == 0:
                version = SopVersion.objects.create(
                    key=f"lain-{number}", number=f"{number}", title="SOP lain", version=1,
                    content_hash=f"{number}", text=office.version.text, imported_at=MONDAY,
                    status=VersionStatus.SUPERSEDED,
                    workflow=Workflow.objects.create(name=f"SOP lain {number}"),
                )  # fmt: skip
            step = SopTask.objects.create(
                name=f"{number}. Langkah", version=version, step_no=number + 1, kind=model.kind,
                symbol=model.symbol, short=model.short, activity=model.activity, lane=model.lane,
                time_printed="5 menit", standard_min=5, standard_max=5,
            )  # fmt: skip
            step.roles.set(model.roles.all())
            WorkflowTask.objects.create(workflow=version.workflow, task=step, sort_order=number)
    return office


def queries_of(work):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        work()
    return len(seen)


def test_nothing_but_pages_and_snippets_carries_a_workflow(db):
    """Stock Wagtail crashes the dashboard on a workflow of a model that is no snippet."""
    ours = [
        model
        for model in apps.get_models()
        if issubclass(model, WorkflowMixin) and not issubclass(model, Page)
    ]

    assert [model for model in ours if model not in get_snippet_models()] == []


@pytest.mark.parametrize("who", ["petugas", "kadis", "kabid", "subkoor", "root"])
def test_the_dashboard_opens_for_everybody_with_runs_waiting(office, root, client, who):
    """Stock Wagtail lists what waits for each person; one bad row breaks the page."""
    for step in (1, 2, 3, 4, 5, 6, 7, 8):
        office.run_at(step)
    user = root if who == "root" else getattr(office, who)

    assert signed_in(client, user).get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:task_index",
    ],
)
def test_wagtails_own_reports_and_lists_open_with_runs_in_the_site(office, root, client, address):
    office.run_at(5)
    office.finished()

    assert signed_in(client, root).get(reverse(address)).status_code == 200


def test_the_native_history_of_a_run_opens(office, root, client):
    run = office.finished()
    page = run.workflow_state.object_id
    signed_in(client, root)

    for address in (
        reverse("wagtailadmin_pages:workflow_history", args=[page]),
        reverse("wagtailadmin_pages:workflow_history_detail", args=[page, run.workflow_state_id]),
    ):
        assert client.get(address).status_code == 200


def test_what_waits_for_a_person_takes_the_same_number_of_queries_at_5_50_and_200_steps(office):
    """Stock Wagtail asks once per active task: 21, 71 and 221 queries."""
    office.run_at(5)
    counted = {}
    for steps in (8, 50, 200):
        with_more_steps(office, steps)
        user = get_user_model().objects.get(pk=office.subkoor.pk)
        counted[steps] = queries_of(lambda: list(TaskState.objects.reviewable_by(user)))  # noqa: B023

    assert counted[50] == counted[8]
    assert counted[200] - counted[50] <= 2  # the list of tasks comes in batches
    assert counted[200] <= 8


def test_what_waits_for_a_person_is_listed_once_even_with_two_fitting_roles(office):
    run = office.run_at(5)
    both = person("rangkap", "petugas", "subkoor")
    office.visit(run).step.roles.add(*both.groups.all())

    waiting = list(TaskState.objects.reviewable_by(both))

    assert [state.pk for state in waiting] == [office.visit(run).pk]


def test_what_waits_is_only_what_the_role_may_do(office, stranger, root):
    run = office.run_at(5)

    assert [s.pk for s in TaskState.objects.reviewable_by(office.subkoor)] == [office.visit(run).pk]
    for other in (office.kadis, stranger, root):
        assert list(TaskState.objects.reviewable_by(other)) == []


def test_no_account_called_anonymous_appears_in_the_list_of_people(office, root, client):
    """Object permissions would add an AnonymousUser row that Wagtail's user list shows."""
    response = signed_in(client, root).get(reverse("wagtailusers_users:index"))

    assert "AnonymousUser" not in response.content.decode()
    assert not get_user_model().objects.filter(username="AnonymousUser").exists()


def test_starting_a_step_without_the_service_is_refused(office, root):
    """Stock Wagtail opens a visit for whoever calls Task.start."""
    run = office.run_at(5)

    with pytest.raises(PermissionDenied):
        office.version.tasks.get(step_no=6).start(run.workflow_state, root)
