"""Generated workflows and steps are frozen with their SOP version (trap T6)."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowTask

from sop_workflow.models import SopTask
from tests.sop_workflow.doors import remembered, signed_in, turned_away


@pytest.fixture
def run(office):
    return office.run_at(5)


def shut(response):
    """Refused, or an address that does not exist for generated rows; never an error page."""
    return turned_away(response) or response.status_code == 404


def stands(office):
    workflow = Workflow.objects.get(pk=office.version.workflow_id)
    steps = list(workflow.workflow_tasks.order_by("sort_order").values_list("task", "sort_order"))
    return workflow.active, workflow.name, steps, list(Task.objects.order_by("pk").values())


def test_the_workflow_is_not_disabled_in_the_admin(office, run, root, client):
    """Stock Wagtail cancels every run of the workflow and detaches it from the tree."""
    before, rules = remembered(run), stands(office)
    url = reverse("wagtailadmin_workflows:disable", args=[office.version.workflow_id])

    response = signed_in(client, root).post(url)

    assert shut(response)
    assert (remembered(run), stands(office)) == (before, rules)
    assert office.section.get_workflow() == office.version.workflow


def test_a_step_is_not_disabled_in_the_admin(office, run, root, client):
    """Stock Wagtail skips the step; disabling the last one publishes the page."""
    before, rules = remembered(run), stands(office)
    url = reverse("wagtailadmin_workflows:disable_task", args=[office.visit(run).step.pk])

    response = signed_in(client, root).post(url)

    assert shut(response)
    assert (remembered(run), stands(office)) == (before, rules)


def test_a_step_is_not_edited_in_the_admin(office, run, root, client):
    """Stock Wagtail changes the step of runs in flight."""
    rules = stands(office)
    url = reverse("wagtailadmin_workflows:edit_task", args=[office.visit(run).step.pk])

    response = signed_in(client, root).post(url, {"name": "Langkah lain"})

    assert shut(response)
    assert stands(office) == rules


def test_a_step_is_not_made_by_hand_in_the_admin(office, root, client):
    """Stock Wagtail offers every kind of task under "New task"."""
    rules = stands(office)
    url = reverse("wagtailadmin_workflows:add_task", args=["sop_workflow", "soptask"])

    response = signed_in(client, root).post(url, {"name": "Langkah tangan"})

    assert shut(response)
    assert stands(office) == rules


def test_the_order_of_steps_is_not_changed_in_the_admin(office, run, root, client):
    """Stock Wagtail takes steps out of the workflow; runs in flight lose them."""
    rules = stands(office)
    workflow = Workflow.objects.get(pk=office.version.workflow_id)
    first = workflow.workflow_tasks.order_by("sort_order").first()
    form = {
        "name": "Alur lain",
        "workflow_tasks-TOTAL_FORMS": "1",
        "workflow_tasks-INITIAL_FORMS": "1",
        "workflow_tasks-MIN_NUM_FORMS": "0",
        "workflow_tasks-MAX_NUM_FORMS": "1000",
        "workflow_tasks-0-id": first.pk,
        "workflow_tasks-0-task": first.task_id,
        "workflow_tasks-0-ORDER": "1",
        "workflow_tasks-0-DELETE": "on",
        "pages-TOTAL_FORMS": "0",
        "pages-INITIAL_FORMS": "0",
        "pages-MIN_NUM_FORMS": "0",
        "pages-MAX_NUM_FORMS": "1000",
    }
    url = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])

    response = signed_in(client, root).post(url, form)

    assert shut(response)
    assert stands(office) == rules


def test_deactivating_a_step_from_code_is_refused(office, run, root):
    """Stock Wagtail cancels the visit and moves the run on to the next step."""
    before, rules = remembered(run), stands(office)
    step_id = office.visit(run).step.pk

    for step in (Task.objects.get(pk=step_id), SopTask.objects.get(pk=step_id)):
        with pytest.raises(PermissionDenied):
            step.deactivate(user=root)

    assert (remembered(run), stands(office)) == (before, rules)


def test_deactivating_the_workflow_from_code_is_refused(office, run, root):
    """Stock Wagtail cancels all its runs."""
    before, rules = remembered(run), stands(office)

    with pytest.raises(PermissionDenied):
        Workflow.objects.get(pk=office.version.workflow_id).deactivate(user=root)

    assert (remembered(run), stands(office)) == (before, rules)


def test_a_foreign_task_is_not_slipped_into_the_workflow(office, run):
    """Stock Wagtail makes runs in flight jump back to an inserted earlier task."""
    task = GroupApprovalTask.objects.create(name="Sisipan")

    with pytest.raises(PermissionDenied):
        WorkflowTask.objects.create(workflow_id=office.version.workflow_id, task=task, sort_order=0)


def test_a_step_is_not_taken_out_of_the_workflow(office, run):
    """Stock Wagtail goes on with runs that sit on a removed step."""
    with pytest.raises(PermissionDenied):
        WorkflowTask.objects.filter(workflow_id=office.version.workflow_id).first().delete()


@pytest.mark.parametrize("model", [Task, SopTask])
def test_a_step_is_not_deleted(office, run, model):
    """Stock Wagtail deletes the visits with the step, by cascade."""
    rules = stands(office)

    with pytest.raises((PermissionDenied, ProtectedError)), transaction.atomic():
        model.objects.get(pk=office.visit(run).step.pk).delete()

    assert stands(office) == rules


def test_a_role_of_an_sop_is_not_deleted(office, run, root, client):
    """Stock Wagtail deletes the group; nobody could do its steps any more."""
    role = office.version.tasks.get(step_no=5).roles.get()

    response = signed_in(client, root).post(reverse("wagtailusers_groups:delete", args=[role.pk]))

    assert turned_away(response)
    assert list(office.version.tasks.get(step_no=5).roles.all()) == [role]


def test_another_group_is_deleted_as_ever(office, root, client):
    group = Group.objects.create(name="Tanpa SOP")

    signed_in(client, root).post(reverse("wagtailusers_groups:delete", args=[group.pk]))

    assert not Group.objects.filter(pk=group.pk).exists()


def test_an_ordinary_workflow_of_the_site_stays_free(office, root):
    """The guards keep SOPs, not other people's workflows."""
    task = GroupApprovalTask.objects.create(name="Periksa")
    workflow = Workflow.objects.create(name="Biasa")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)

    task.name = "Periksa lagi"
    task.save()
    task.deactivate(user=root)
    workflow.deactivate(user=root)

    assert not Workflow.objects.get(pk=workflow.pk).active
