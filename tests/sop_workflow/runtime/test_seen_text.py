"""What goes on, is approved and goes live is exactly the text the person saw."""

from datetime import timedelta

import pytest
from wagtail.models import Revision

from sop_workflow.enums import Action
from sop_workflow.runtime.act import act
from sop_workflow.runtime.content import content_hash, seen_text
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.requirements import refuse_unfinished_text
from sop_workflow.runtime.visibility import look
from tests.sop_workflow.doors import remembered

GAMBLING = "SLOT GACOR HARI INI"


def refused(request, user):
    with pytest.raises(Refused) as caught:
        act(request, user=user)
    return caught.value


def overwritten(office, run, text):
    """Autosave: the newest revision keeps its number and changes its words."""
    page = office.page(run)
    newest = page.get_latest_revision()
    draft = newest.as_object()
    draft.text = text
    return draft.save_revision(user=newest.user, overwrite_revision=newest)


@pytest.mark.parametrize("step", [4, 5, 6])
def test_a_newer_text_stops_the_step_and_does_not_go_live(office, step):
    """The approver loaded one revision, another was saved, the approver pressed the button."""
    run = office.run_at(step)
    if step == 4:
        office.write(run)
    loaded = office.request(run)
    office.write(run, GAMBLING)
    before = remembered(run)

    error = refused(loaded, office.actor(step))

    assert error.code == "content-changed"
    assert not office.page(run).live
    assert remembered(run) == before


@pytest.mark.parametrize("step", [4, 5, 6])
def test_a_text_that_was_overwritten_in_place_stops_the_step_too(office, step):
    run = office.run_at(step)
    if step == 4:
        office.write(run)
    loaded = office.request(run)
    revision = overwritten(office, run, GAMBLING)

    error = refused(loaded, office.actor(step))

    assert loaded.revision_id == revision.pk
    assert error.code == "content-changed"


def test_an_act_that_does_not_say_what_was_seen_is_refused(office):
    run = office.run_at(5)

    assert refused(office.request(run, revision_id=None), office.subkoor).code == "content-changed"
    assert refused(office.request(run, content_hash=""), office.subkoor).code == "content-changed"


def test_the_publisher_who_sees_a_newer_text_cannot_put_it_live(office):
    """Between approval and publication a text was saved; the publisher even looked at it."""
    run = office.run_at(6)
    office.write(run, GAMBLING)
    before = remembered(run)

    error = refused(office.request(run), office.petugas)

    assert error.code == "not-approved"
    assert not office.page(run).live
    assert remembered(run) == before


def test_nor_one_that_was_overwritten_in_place(office):
    run = office.run_at(6)
    overwritten(office, run, GAMBLING)

    assert refused(office.request(run), office.petugas).code == "not-approved"
    assert not office.page(run).live


def test_the_publisher_asks_for_approval_again_and_then_publishes(office):
    run = office.run_at(6)
    office.write(run, "Diperbaiki: mulai Selasa.")
    back = office.send_back(run, reason="Naskah berubah setelah disetujui.")
    assert back.next_visit.step.step_no == 5

    office.do(run)
    office.do(run)

    assert office.page(run).live
    assert office.page(run).text == "Diperbaiki: mulai Selasa."


def test_exactly_the_approved_revision_goes_live(office):
    run = office.run_at(6)
    run.refresh_from_db()
    approved = run.approved_revision_id

    office.do(run)

    run.refresh_from_db()
    assert office.page(run).live_revision_id == approved == run.published_revision_id
    assert content_hash(run.published_revision) == run.approved_hash


def test_the_hash_changes_with_every_word_a_reader_gets(office):
    run = office.run_at(4)
    hashes = {content_hash(office.write(run, text)) for text in ("a", "b", "A", "a ")}

    assert len(hashes) == 4


def test_saving_the_same_words_again_leaves_the_hash_alone(office):
    run = office.run_at(4)

    first, second = office.write(run, "Sama."), office.write(run, "Sama.")

    assert first.pk != second.pk
    assert content_hash(first) == content_hash(second)


@pytest.mark.parametrize("name", ["title", "slug", "seo_title", "search_description"])
def test_the_hash_covers_every_field_a_reader_or_a_search_engine_gets(office, name):
    run = office.run_at(4)
    before = seen_text(run)[1]
    page = office.page(run).get_latest_revision_as_object()
    setattr(page, name, "lain")
    page.save_revision(user=office.petugas, clean=False)

    assert seen_text(run)[1] != before


def test_the_live_text_stays_until_the_corrected_one_is_approved(office):
    run = office.run_at(7)
    office.send_back(run, reason="Tanggal salah.")
    office.write(run, "Vaksinasi dimulai Selasa.")
    run.refresh_from_db()

    assert office.page(run).live
    assert Revision.objects.get(pk=office.page(run).live_revision_id).as_object().text == (
        "Vaksinasi dimulai Senin."
    )
    assert office.page(run).text == "Vaksinasi dimulai Senin."


def test_an_incomplete_text_is_named_field_by_field(office):
    """Wagtail saves drafts without required fields; handing one on is refused."""
    run = office.run_at(4)
    page = office.page(run).get_latest_revision_as_object()
    page.text = ""
    page.save_revision(user=office.petugas, clean=False)

    error = refused(office.request(run), office.petugas)

    assert error.code == "content-incomplete"
    assert "Text: " in str(error)
    assert office.visit(run).step.step_no == 4


def test_a_go_live_time_is_refused(office):
    """Wagtail would only schedule: the next step would begin while nothing is live."""
    run = office.run_at(4)
    page = office.page(run).get_latest_revision_as_object()
    page.text, page.go_live_at = "Isi.", office.clock + timedelta(days=2)
    page.save_revision(user=office.petugas)

    assert refused(office.request(run), office.petugas).code == "content-incomplete"


def test_an_expiry_time_is_refused(office):
    """Wagtail would take the page down one day without asking the SOP."""
    run = office.run_at(4)
    page = office.page(run).get_latest_revision_as_object()
    page.text, page.expire_at = "Isi.", office.clock + timedelta(days=20)
    page.save_revision(user=office.petugas)

    assert refused(office.request(run), office.petugas).code == "content-incomplete"


def test_a_complete_text_passes(office):
    run = office.run_at(4)

    refuse_unfinished_text(office.write(run))


def test_an_old_text_is_not_returned_from_unseen_only_completed(office):
    """A return needs no look at the newest words: it asks for new ones."""
    run = office.run_at(5)
    loaded = office.request(run, Action.RETURN, reason="Judul.")
    office.write(run, "Lain.")

    assert act(loaded, user=office.subkoor).next_visit.step.step_no == 4


def test_the_run_carries_the_title_and_the_address_that_went_live(office):
    """The drafting role may change both; the look at the address needs the new ones."""
    run = office.run_at(4)
    page = office.page(run).get_latest_revision_as_object()
    page.title, page.slug, page.text = "Vaksinasi gratis", "vaksinasi-gratis", "Mulai Senin."
    page.save_revision(user=office.petugas)
    for step in (4, 5, 6):
        act(office.request(run), user=office.actor(step))

    run.refresh_from_db()

    assert run.title == "Vaksinasi gratis"
    assert run.public_url.endswith("/vaksinasi-gratis/")
    assert look(run, method="in-process").ok
