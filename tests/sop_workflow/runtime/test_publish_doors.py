"""A governed page goes live through its run only; what passes all the same is recorded (T13)."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction, CopyPagePermissionError
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.actions.unpublish_page import UnpublishPagePermissionError
from wagtail.models import Page

from sop_workflow.enums import Event
from sop_workflow.ledger.verify import verify
from sop_workflow.models import LedgerEntry
from sop_workflow.models.governed import is_governed
from tests.sop_workflow.doors import remembered, save_in_editor, signed_in


def deviations(event):
    return list(LedgerEntry.objects.filter(event=event).values_list("run_id", flat=True))


@pytest.mark.parametrize("step", [4, 5, 6])
@pytest.mark.parametrize("who", ["petugas", "subkoor", "root", "root in the drafting role"])
def test_the_publish_button_of_the_editor_publishes_nothing(office, root, client, who, step):
    """Stock Wagtail publishes at any step and lets the run carry on."""
    run = office.run_at(step)
    user = getattr(office, who, root)
    if who == "root in the drafting role":
        root.groups.add(*office.petugas.groups.all())

    save_in_editor(
        signed_in(client, user),
        office.page(run),
        text="Langsung tayang.",
        **{"action-publish": "true"},
    )

    assert not office.page(run).live
    assert deviations(Event.DEVIATION_PUBLISH) == []


def test_a_finished_page_is_not_changed_live_by_the_editor(office, root, client):
    """Stock Wagtail puts any later edit live with one click."""
    run = office.finished()
    live = office.page(run).live_revision_id

    save_in_editor(
        signed_in(client, root), office.page(run), text="Lain.", **{"action-publish": "true"}
    )

    assert office.page(run).live_revision_id == live


@pytest.mark.parametrize("selected", ["the page", "the section with everything below"])
def test_bulk_publishing_publishes_nothing(office, root, client, selected):
    """Stock Wagtail publishes drafts in bulk and cancels their runs."""
    run = office.run_at(5)
    before = remembered(run)
    page = office.page(run) if selected == "the page" else office.section
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    signed_in(client, root).post(
        f"{url}?id={page.pk}&next={reverse('wagtailadmin_home')}", {"include_descendants": "on"}
    )

    assert remembered(run) == before


def test_a_superuser_does_not_publish_a_revision_from_code(office, root):
    """Stock Wagtail lets a superuser publish every revision."""
    run = office.run_at(5)
    before = remembered(run)

    with pytest.raises(PublishPagePermissionError):
        office.page(run).get_latest_revision().publish(user=root)

    assert remembered(run) == before


@pytest.fixture(params=["while its run goes on", "after its run"])
def live(request, office):
    """A page that a run has published."""
    return office.run_at(7) if request.param == "while its run goes on" else office.finished()


def test_a_live_page_is_not_withdrawn_in_the_admin(office, live, root, client):
    """Stock Wagtail unpublishes for whoever holds the publish right."""
    url = reverse("wagtailadmin_pages:unpublish", args=[live.workflow_state.object_id])

    response = signed_in(client, root).post(url)

    assert response.status_code in {302, 403}
    assert office.page(live).live


def test_a_live_page_is_not_withdrawn_in_bulk(office, live, root, client):
    """Stock Wagtail unpublishes the selection."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    for page in (office.page(live), office.section):
        signed_in(client, root).post(
            f"{url}?id={page.pk}&next={reverse('wagtailadmin_home')}",
            {"include_descendants": "on"},
        )

    assert office.page(live).live


def test_a_superuser_does_not_withdraw_a_page_from_code(office, live, root):
    with pytest.raises(UnpublishPagePermissionError):
        office.page(live).unpublish(user=root)

    assert office.page(live).live


@pytest.mark.parametrize("alias", ["", "on"])
def test_a_page_is_not_copied_past_its_run(office, root, client, alias):
    """Stock Wagtail copies a live page to a second live page that no run has seen."""
    run = office.run_at(7)
    pages = Page.objects.count()

    response = signed_in(client, root).post(
        reverse("wagtailadmin_pages:copy", args=[run.workflow_state.object_id]),
        {
            "new_title": "Salinan",
            "new_slug": "salinan",
            "new_parent_page": office.section.pk,
            "publish_copies": "on",
            "alias": alias,
        },
    )

    assert response.status_code in {302, 403}
    assert Page.objects.count() == pages


def test_a_superuser_does_not_copy_a_page_from_code(office, root):
    page = office.page(office.run_at(7))

    copy = CopyPageAction(page, to=office.section, user=root, update_attrs={"slug": "salinan"})

    with pytest.raises(CopyPagePermissionError):
        copy.execute()


def test_a_section_is_not_copied_with_its_pages(office, root, client):
    """Stock Wagtail copies the branch and keeps every copy live."""
    office.run_at(7)
    pages = Page.objects.count()
    home = office.section.get_parent()

    signed_in(client, root).post(
        reverse("wagtailadmin_pages:copy", args=[office.section.pk]),
        {
            "new_title": "Papan kedua",
            "new_slug": "papan-kedua",
            "new_parent_page": home.pk,
            "copy_subpages": "on",
            "publish_copies": "on",
        },
    )
    copy = CopyPageAction(
        office.section, recursive=True, user=root, update_attrs={"slug": "papan-kedua"}
    )
    with pytest.raises(CopyPagePermissionError):
        copy.execute()

    assert Page.objects.count() == pages


def test_a_new_page_is_not_born_in_the_section_by_hand(office, root, client):
    """Stock Wagtail creates and publishes in one go."""
    pages = Page.objects.count()
    url = reverse("wagtailadmin_pages:add", args=["testapp", "bulletin", office.section.pk])

    response = signed_in(client, root).post(
        url,
        {
            "title": "Tanpa surat",
            "slug": "tanpa-surat",
            "text": "Isi.",
            "action-publish": "true",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        },
    )

    assert response.status_code in {302, 403}
    assert Page.objects.count() == pages


def test_code_that_publishes_without_a_person_is_recorded_as_a_deviation(office):
    """Stock Wagtail asks nobody when no user is given; the chain remembers that it happened."""
    run = office.run_at(5)

    office.page(run).get_latest_revision().publish()

    assert deviations(Event.DEVIATION_PUBLISH) == [run.pk]
    assert verify().intact


def test_code_that_withdraws_without_a_person_is_recorded_as_a_deviation(office):
    run = office.run_at(7)

    office.page(run).unpublish()

    assert deviations(Event.DEVIATION_UNPUBLISH) == [run.pk]


def test_a_live_copy_made_by_code_is_recorded_as_a_deviation(office):
    """The copy has no run, so the row names none."""
    page = office.page(office.run_at(7))

    page.copy(to=office.section, update_attrs={"slug": "salinan"})

    assert deviations(Event.DEVIATION_PUBLISH) == [None]


def test_a_page_that_expires_is_recorded_as_a_deviation(office):
    """Stock Wagtail's schedule withdraws the page without asking anybody."""
    run = office.run_at(7)
    Page.objects.filter(pk=run.workflow_state.object_id).update(
        expire_at=timezone.now() - timedelta(hours=1)
    )

    call_command("publish_scheduled", verbosity=0)

    assert not office.page(run).live
    assert deviations(Event.DEVIATION_UNPUBLISH) == [run.pk]


def test_publishing_in_the_run_is_no_deviation(office):
    run = office.finished()

    assert office.page(run).live
    assert deviations(Event.DEVIATION_PUBLISH) == []
    assert LedgerEntry.objects.filter(event=Event.CONTENT_PUBLISHED, run_id=run.pk).count() == 1


def test_other_pages_of_the_site_are_published_as_ever(office, root):
    page = Page(title="Tentang", slug="tentang", live=False)
    office.section.get_parent().add_child(instance=page)

    page.save_revision(user=root).publish(user=root)

    assert Page.objects.get(pk=page.pk).live
    assert not is_governed(page)
    assert deviations(Event.DEVIATION_PUBLISH) == []
