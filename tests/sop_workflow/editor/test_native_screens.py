"""In Wagtail's own workflow and task screens the generated ones do not exist (D4)."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.workflows import get_task_types

from sop_workflow.editor import native_screens
from sop_workflow.models import SopTask


@pytest.fixture
def ordinary(db):
    """A workflow and a task that people made by hand."""
    workflow = Workflow.objects.create(name="Buatan tangan")
    task = GroupApprovalTask.objects.create(name="Periksa tangan")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    return workflow


@pytest.fixture
def admin(office, root, as_):
    """A superuser's browser in an office with an SOP in force."""
    return as_(root)


def native(name, *args):
    return reverse(f"wagtailadmin_workflows:{name}", args=args)


@pytest.mark.parametrize("name", ["index", "index_results"])
def test_generated_workflows_are_not_listed(office, admin, ordinary, name):
    for query in ({}, {"show_disabled": "true"}, {"q": office.version.number}):
        text = admin.get(native(name), query).content.decode()
        assert str(office.version.workflow) not in text
    assert "Buatan tangan" in admin.get(native(name)).content.decode()


@pytest.mark.parametrize("name", ["task_index", "task_index_results"])
def test_generated_tasks_are_not_listed(office, admin, ordinary, name):
    for query in ({}, {"show_disabled": "true"}, {"q": "Diolah"}):
        text = admin.get(native(name), query).content.decode()
        assert "4. Diolah" not in text
    assert "Periksa tangan" in admin.get(native(name)).content.decode()


@pytest.mark.parametrize("name", ["task_chooser", "task_chooser_results"])
@pytest.mark.parametrize("several_kinds", [True, False])
def test_generated_tasks_are_not_chosen(office, admin, ordinary, name, several_kinds, monkeypatch):
    kinds = [GroupApprovalTask, SopTask] if several_kinds else [GroupApprovalTask]
    monkeypatch.setattr("wagtail.admin.views.workflows.get_task_types", lambda: kinds)
    for query in ({}, {"q": "Diolah"}, {"p": "2"}):
        text = admin.get(native(name), query).content.decode()
        assert "4. Diolah" not in text
        assert "1. Agenda" not in text
    text = admin.get(native(name), {"q": "Periksa"}).content.decode()
    assert "Periksa tangan" in text


@pytest.mark.parametrize("name", ["edit", "disable", "enable", "usage", "usage_results"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_generated_workflow_has_no_address(office, admin, name, method):
    address = native(name, office.version.workflow_id)
    assert getattr(admin, method)(address, {}).status_code == 404
    office.version.workflow.refresh_from_db()
    assert office.version.workflow.active


@pytest.mark.parametrize("name", ["edit_task", "disable_task", "enable_task", "task_chosen"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_generated_task_has_no_address(office, admin, name, method):
    step = office.version.tasks.first()
    assert getattr(admin, method)(native(name, step.pk), {}).status_code == 404
    step.refresh_from_db()
    assert step.active


@pytest.mark.parametrize("with_workflow", [True, False])
def test_a_governed_section_keeps_its_sop(office, admin, with_workflow):
    args = [office.section.pk, *([office.version.workflow_id] if with_workflow else [])]
    assert admin.post(native("remove", *args)).status_code == 404
    assert WorkflowPage.objects.get(page=office.section).workflow == office.version.workflow


def test_no_task_of_our_kind_can_be_made(office, admin):
    assert admin.get(native("add_task", "sop_workflow", "soptask")).status_code == 404
    assert (
        admin.post(native("add_task", "sop_workflow", "soptask"), {"name": "x"}).status_code == 404
    )
    offered = admin.get(native("select_task_type"), follow=True).content.decode()
    assert "soptask" not in offered.lower()
    chooser = admin.get(native("task_chooser")).content.decode()
    assert "soptask" not in chooser.lower()
    assert SopTask not in get_task_types()
    url = f"{native('task_chooser_create')}?create_model=sop_workflow.SopTask"
    admin.post(url, {"create-task-name": "x"})
    assert not SopTask.objects.filter(name="x").exists()


def test_what_people_made_works_as_ever(admin, ordinary):
    task = ordinary.tasks.first()
    assert admin.get(native("edit", ordinary.pk)).status_code == 200
    assert admin.get(native("usage", ordinary.pk)).status_code == 200
    assert admin.get(native("edit_task", task.pk)).status_code == 200
    assert admin.get(native("task_chosen", task.pk)).status_code == 200
    assert admin.post(native("disable", ordinary.pk)).status_code == 302
    assert admin.post(native("enable", ordinary.pk)).status_code == 302
    assert admin.get(native("add_task", "wagtailcore", "groupapprovaltask")).status_code == 200


def test_the_reports_stay_complete(office, admin):
    run = office.registered()
    for name in ("workflow", "workflow_tasks"):
        text = admin.get(reverse(f"wagtailadmin_reports:{name}")).content.decode()
        assert run.title in text


def test_wagtail_has_no_workflow_route_we_do_not_know():
    assert {route.name for route in native_screens.routes()} == native_screens.known_routes()
