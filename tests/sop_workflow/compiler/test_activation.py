"""A confirmed SOP becomes one frozen native workflow; an unconfirmed one becomes nothing."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from sop_workflow.compiler.apply import NotReady, activate, preview
from sop_workflow.compiler.importing import import_document
from sop_workflow.compiler.plan import Change
from sop_workflow.compiler.readings import confirm, open_questions
from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.reader import read_sop
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.enums import Event, VersionStatus
from sop_workflow.models import LedgerEntry, Reading, SopRun, SopTask, SopVersion
from tests.factories.sop import (
    KETAPANG,
    LANES,
    MONDAY,
    active_ketapang,
    answer_all,
    board,
    imported,
    person,
)
from tests.sop_workflow.definition.documents import confirmed, with_step


@pytest.fixture
def manager(db):
    return person("pengelola", is_superuser=True)


def ketapang():
    return read_sop(shipped_sops()[KETAPANG])


def revised():
    """The same SOP after a revision: the check takes 45 minutes."""
    document = ketapang()
    time = replace(document.step(5).time, printed="45 menit", min=45, max=45)
    return with_step(document, 5, time=time)


def in_force(document, manager, section):
    version, _new = import_document(document, source_name="uji.toml", by=manager, at=MONDAY)
    answer_all(version, manager)
    activate(version, sections=[section], by=manager, at=MONDAY)
    version.refresh_from_db()
    section.refresh_from_db()
    return version


WRITTEN = (
    SopVersion,
    SopTask,
    SopTask.roles.through,
    Workflow,
    WorkflowTask,
    WorkflowPage,
    Group,
    LedgerEntry,
    Reading,
)


def counted():
    """Number and keys of everything an activation writes."""
    rows = {model: list(model.objects.order_by("pk").values_list("pk")) for model in WRITTEN}
    return rows, list(SopVersion.objects.order_by("pk").values_list("status", "workflow"))


def test_unknown_actors_stop_the_activation_and_are_listed_one_by_one(manager):
    version = imported(by=manager)
    before = counted()

    with pytest.raises(NotReady) as caught:
        activate(version, sections=[board()], by=manager, at=MONDAY)

    assert caught.value.questions == tuple(open_questions(version))
    assert {q.step for q in caught.value.questions if q.subject == "actor"} == set(range(1, 9))
    assert counted() == before
    assert not Workflow.objects.filter(sop_version=version).exists()


def test_each_answer_takes_one_question_away(manager):
    version = imported(by=manager)
    questions = open_questions(version)

    for left, question in enumerate(reversed(questions)):
        confirm(
            version, subject=question.subject, step=question.step,
            value=question.proposed or question.choices[:1], by=manager, at=MONDAY,
        )  # fmt: skip
        assert len(open_questions(version)) <= len(questions) - left - 1

    assert open_questions(SopVersion.objects.get(pk=version.pk)) == []


def test_one_open_question_is_enough_to_stop(manager):
    version = imported(by=manager)
    answer_all(version, manager)
    Reading.objects.filter(subject="actor", step=6).delete()

    with pytest.raises(NotReady) as caught:
        activate(SopVersion.objects.get(pk=version.pk), by=manager, at=MONDAY)

    assert [(q.subject, q.step) for q in caught.value.questions] == [("actor", 6)]


@pytest.mark.parametrize(
    ("subject", "step", "value"),
    [
        ("actor", 1, ("gubernur",)),
        ("actor", 1, ()),
        ("actor", 1, ("petugas", "gubernur")),
        ("actor", 99, ("petugas",)),
        ("clock", 1, ("working",)),
        ("return", 5, ("7",)),
        ("cuaca", 1, ("petugas",)),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_and_not_stored(manager, subject, step, value):
    version = imported(by=manager)
    rows = LedgerEntry.objects.count()

    with pytest.raises(ValidationError):
        confirm(version, subject=subject, step=step, value=value, by=manager, at=MONDAY)

    assert Reading.objects.count() == 0
    assert LedgerEntry.objects.count() == rows


def test_an_answer_is_signed_dated_and_in_the_ledger(manager):
    version = imported(by=manager)

    reading = confirm(
        version, subject="actor", step=1, value=("petugas",), by=manager, at=MONDAY, note="Rapat"
    )

    assert (reading.confirmed_by, reading.confirmed_at) == (manager, MONDAY)
    entry = LedgerEntry.objects.get(event=Event.READING_CONFIRMED)
    assert (entry.actor_id, entry.step_no) == (manager.pk, 1)
    assert '"value":["petugas"]' in entry.payload


def test_an_answer_may_be_corrected_before_the_activation_and_not_after(manager):
    version = imported(by=manager)
    answer_all(version, manager)
    confirm(version, subject="actor", step=3, value=("subkoor",), by=manager, at=MONDAY)
    assert Reading.objects.get(subject="actor", step=3).value == ["subkoor"]
    activate(version, by=manager, at=MONDAY)

    with pytest.raises(ValidationError):
        confirm(version, subject="actor", step=3, value=("kabid",), by=manager, at=MONDAY)

    assert Reading.objects.get(subject="actor", step=3).value == ["subkoor"]


def test_the_native_rows_exist_after_the_activation(manager):
    section = board()

    version = active_ketapang(section, by=manager)

    tasks = list(version.tasks.order_by("step_no"))
    links = WorkflowTask.objects.filter(workflow=version.workflow).order_by("sort_order")
    assert [link.task_id for link in links] == [task.pk for task in tasks]
    assert [task.step_no for task in tasks] == list(range(1, 9))
    assert section.get_workflow() == version.workflow
    assert version.workflow.active
    assert (version.status, version.activated_by) == (VersionStatus.ACTIVE, manager)
    assert LedgerEntry.objects.filter(event=Event.SOP_ACTIVATED).count() == 1


def test_every_role_may_enter_the_admin_and_nothing_more(manager):
    active_ketapang(by=manager)

    for name in LANES.values():
        role = Group.objects.get(name=name)
        assert list(role.permissions.values_list("codename", flat=True)) == ["access_admin"]
        assert not role.page_permissions.exists()


def test_a_role_that_exists_keeps_its_people_and_its_rights(manager, stranger):
    role = Group.objects.create(name=LANES["petugas"])
    role.user_set.add(stranger)

    active_ketapang(by=manager)

    assert Group.objects.get(name=LANES["petugas"]) == role
    assert list(role.user_set.all()) == [stranger]


def test_the_steps_carry_what_the_document_says(manager):
    version = active_ketapang(by=manager)

    check = version.tasks.get(step_no=5)
    printed = version.document.step(5)
    assert (check.activity, check.kind, check.time_printed) == (
        printed.activity, printed.kind.value, printed.time.printed,
    )  # fmt: skip
    assert check.requirements == list(printed.requirements)
    assert (check.standard_min, check.standard_max, check.return_to) == (30, 30, 4)
    drafting = version.tasks.get(step_no=4)
    assert (drafting.standard_min, drafting.standard_max) == (180, 180)
    report = version.tasks.get(step_no=8)
    assert (report.standard_min, report.standard_max) == (15, 30)


def test_activating_twice_changes_nothing(manager):
    section = board()
    version = active_ketapang(section, by=manager)
    before = counted()

    again = activate(version, sections=[section], by=manager, at=MONDAY)

    assert not again.changed
    assert again.plan.is_empty
    assert counted() == before


def test_a_second_section_is_added_without_a_second_workflow(manager):
    version = active_ketapang(board(), by=manager)
    steps = list(version.tasks.values_list("pk", flat=True))
    second = board("papan-kedua")

    done = activate(version, sections=[second], by=manager, at=MONDAY)

    assert done.changed
    assert second.get_workflow() == board().get_workflow() == version.workflow
    assert list(version.tasks.values_list("pk", flat=True)) == steps


def test_the_preview_says_what_would_be_made_and_makes_nothing(manager):
    version = imported(by=manager)
    answer_all(version, manager)
    before = counted()

    planned = preview(version)

    assert set(planned.changes.values()) == {Change.CREATE}
    assert len(planned.steps) == 8
    assert counted() == before


def test_the_same_text_imported_again_is_the_same_version(manager):
    version = imported(by=manager)
    before = counted()

    again, new = import_document(ketapang(), source_name="lain.toml", by=manager, at=MONDAY)

    assert (again, new) == (version, False)
    assert counted() == before


def test_a_changed_text_is_the_next_version(manager):
    first = imported(by=manager)

    second, new = import_document(revised(), source_name="revisi.toml", by=manager, at=MONDAY)

    assert new
    assert (first.version, second.version) == (1, 2)
    assert first.content_hash != second.content_hash
    assert second.status == VersionStatus.IMPORTED


def test_a_broken_document_is_refused_with_every_error_and_not_stored(manager):
    broken = with_step(with_step(confirmed(), 1, next=7), 2, lanes=("gubernur",))

    with pytest.raises(SopFileError) as caught:
        import_document(broken, source_name="rusak.toml", by=manager, at=MONDAY)

    assert len(caught.value.problems) > 1
    assert SopVersion.objects.count() == 0
    assert LedgerEntry.objects.count() == 0


def test_runs_in_flight_keep_their_version_and_new_runs_take_the_new_one(office):
    manager = office.version.activated_by
    old_run = office.run_at(4)
    second = in_force(revised(), manager, office.section)

    new_run = office.registered()

    assert (old_run.version, new_run.version) == (office.version, second)
    assert SopVersion.objects.get(pk=office.version.pk).status == VersionStatus.SUPERSEDED
    for _step in range(5):
        office.do(old_run)
    old_run.refresh_from_db()
    assert old_run.closed_at
    assert set(old_run.visits.values_list("step__version", flat=True)) == {office.version.pk}
    assert old_run.visits.get(step__step_no=5).standard_max == 30
    assert new_run.version.tasks.get(step_no=5).standard_max == 45


def test_the_new_version_takes_over_every_section_of_the_old_one(office):
    manager = office.version.activated_by
    other = board("papan-kedua")
    activate(office.version, sections=[other], by=manager, at=MONDAY)
    second, _new = import_document(revised(), source_name="uji.toml", by=manager, at=MONDAY)
    answer_all(second, manager)

    activate(second, by=manager, at=MONDAY)

    second.refresh_from_db()
    office.section.refresh_from_db()
    other.refresh_from_db()
    assert office.section.get_workflow() == other.get_workflow() == second.workflow


def test_a_superseded_version_may_be_put_in_force_again(office):
    manager = office.version.activated_by
    second = in_force(revised(), manager, office.section)
    steps = list(office.version.tasks.values_list("pk", flat=True))

    activate(office.version, by=manager, at=MONDAY)

    office.section.refresh_from_db()
    statuses = dict(SopVersion.objects.values_list("version", "status"))
    assert statuses == {1: VersionStatus.ACTIVE, 2: VersionStatus.SUPERSEDED}
    assert office.section.get_workflow() == office.version.workflow != second.workflow
    assert list(office.version.tasks.values_list("pk", flat=True)) == steps


def test_a_failed_activation_leaves_the_old_version_in_force(office):
    manager = office.version.activated_by
    second, _new = import_document(revised(), source_name="uji.toml", by=manager, at=MONDAY)
    before = counted()

    with pytest.raises(NotReady):
        activate(second, sections=[office.section], by=manager, at=MONDAY)

    assert counted() == before
    assert office.registered().version == office.version
    assert SopRun.objects.count() == 1
