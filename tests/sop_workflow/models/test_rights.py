"""Who may do what on governed pages, and what a role is."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Page

from sop_workflow.conf import DEFAULTS, AppSettings, conf
from sop_workflow.models.files import generated_name
from sop_workflow.models.governed import is_governed
from sop_workflow.models.roles import role_ids
from sop_workflow.models.steps import own_step_ids
from sop_workflow.runtime.effects import register_effect, registered_kinds
from sop_workflow.runtime.shells import make_shell, register_shell_factory
from tests.factories.agency import Agency, four_eyes
from tests.factories.sop import person
from tests.testapp.models import BulletinBoard


def test_nobody_holds_the_publish_right_on_a_governed_page(office, root):
    page = office.page(office.run_at(4))

    for user in (root, office.petugas, office.subkoor):
        rights = page.permissions_for_user(user)
        for right in ("can_publish", "can_unpublish", "can_publish_subpage", "can_copy",
                      "can_submit_for_moderation"):  # fmt: skip
            assert not getattr(rights, right)(), right
        assert not rights.can_copy_to(office.section)


def test_nobody_makes_or_copies_pages_in_a_governed_section_by_hand(office, root):
    rights = office.section.permissions_for_user(root)

    for right in ("can_add_subpage", "can_publish_subpage", "can_copy"):
        assert not getattr(rights, right)(), right
    assert rights.can_edit()


def test_only_marked_types_are_governed(office):
    page = office.page(office.registered())

    assert is_governed(page)
    assert is_governed(Page.objects.get(pk=page.pk))
    assert not is_governed(office.section)
    assert not is_governed(office.section.get_parent())


def test_the_editor_opens_for_the_drafting_role_in_its_turn_only(office, root):
    run = office.run_at(4)
    page, drafting = office.page(run), office.visit(run).step

    assert drafting.user_can_access_editor(page, office.petugas)
    assert not drafting.locked_for_user(page, office.petugas)
    for user in (root, office.subkoor, office.kadis):
        assert not drafting.user_can_access_editor(page, user)
        assert drafting.locked_for_user(page, user)
    checking = office.version.tasks.get(step_no=5)
    assert checking.locked_for_user(page, office.subkoor)


def test_a_superuser_has_no_role_by_being_one(office, root):
    assert role_ids(root) == frozenset()
    assert own_step_ids(root) == frozenset()
    assert not any(step.user_has_role(root) for step in office.version.tasks.all())


@pytest.mark.parametrize("kind", ["anonymous", "inactive"])
def test_without_an_active_account_there_is_no_role(office, kind):
    user = AnonymousUser()
    if kind == "inactive":
        user = person("pensiun", "petugas", is_active=False)

    assert role_ids(user) == frozenset()
    assert own_step_ids(user) == frozenset()


def test_roles_are_asked_for_once_per_request(office, django_assert_num_queries):
    user = type(office.petugas).objects.get(pk=office.petugas.pk)

    with django_assert_num_queries(2):
        for _step in range(3):
            assert len(role_ids(user)) == 1
            assert len(own_step_ids(user)) == 5


def test_a_role_of_one_agency_is_not_that_of_another(office):
    other = Agency.following(four_eyes())
    run = other.run_at(2)

    assert not set(Group.objects.filter(sop_tasks__version=office.version)) & set(
        Group.objects.filter(sop_tasks__version=other.version)
    )
    assert not other.visit(run).step.user_has_role(office.subkoor)


@pytest.mark.parametrize(
    "name", ["../../surat.pdf", "a b.PDF", "x.tar.gz", "tanpa", "." + "y" * 90]
)
def test_a_stored_name_keeps_only_the_ending(office, name):
    stored = generated_name(office.letter(), name)

    folder, year, month, file = stored.split("/")
    assert folder == "disposition"
    assert (len(year), len(month)) == (4, 2)
    assert len(file.partition(".")[0]) == 32
    assert len(file) <= 40


def test_a_misspelt_setting_stops_the_start(settings):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "MAIL_TRYS": 3}

    with pytest.raises(ImproperlyConfigured, match="MAIL_TRYS"):
        conf.MAIL_TRIES  # noqa: B018 - the first look loads the settings


def test_every_setting_has_a_default():
    alone = AppSettings("A_NAME_NOBODY_SET", DEFAULTS)

    assert {name: getattr(alone, name) for name in DEFAULTS} == DEFAULTS
    with pytest.raises(AttributeError):
        alone.MAIL_TRYS  # noqa: B018


def test_a_second_effect_for_a_kind_is_a_programming_error():
    kind = next(iter(registered_kinds()))

    with pytest.raises(ValueError, match="already has an effect"):
        register_effect(kind, lambda completion: {})


def test_a_second_shell_factory_for_a_section_is_a_programming_error(office, root):
    with pytest.raises(ValueError, match="already has a shell factory"):
        register_shell_factory(BulletinBoard, lambda **values: None)
    with pytest.raises(LookupError, match="no app makes pages"):
        make_shell(office.section.get_parent(), title="x", owner=root)
