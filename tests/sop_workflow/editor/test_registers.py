"""The registers: for looking, with the right to look, and nothing else."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse
from wagtail import hooks

from sop_workflow.models import LedgerEntry, OutboxMessage
from tests.sop_workflow.editor.conftest import may

LEDGER = reverse("sop_registers_ledger_modeladmin_index")
MAILS = reverse("sop_registers_mails_modeladmin_index")


def rows(response):
    assert response.status_code == 200
    return list(response.context["object_list"])


def test_the_ledger_is_read_newest_first(office, auditor, as_):
    office.run_at(3)
    found = rows(as_(auditor).get(LEDGER))
    assert [entry.seq for entry in found] == sorted((entry.seq for entry in found), reverse=True)
    assert len(found) == LedgerEntry.objects.count()


def test_the_ledger_shows_no_payload_and_no_hash(office, auditor, as_):
    office.run_at(3)
    text = as_(auditor).get(LEDGER).content.decode()
    entry = LedgerEntry.objects.last()
    assert entry.hash not in text
    assert entry.payload not in text


def test_the_ledger_is_filtered_by_event_and_searched_by_run(office, auditor, as_):
    office.run_at(3)
    run = office.registered()
    browser = as_(auditor)
    opened = rows(browser.get(LEDGER, {"event": "run.opened"}))
    assert [entry.event for entry in opened] == ["run.opened"] * 2
    assert {entry.run_id for entry in rows(browser.get(LEDGER, {"q": str(run.pk)}))} == {run.pk}
    assert rows(browser.get(LEDGER, {"q": "x"})) == []
    assert rows(browser.get(LEDGER, {"q": "9" * 40})) == []
    assert "No row matches." in browser.get(LEDGER, {"q": "x"}).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"payload__contains": "a"},
        {"hash__startswith": "0"},
        {"nonsense": "1"},
        {"o": "-9.x"},
        {"page": "9999"},
        {"page": "x"},
        {"event": "nonsense"},
    ],
)
def test_addresses_made_by_hand_look_at_nothing_else(office, auditor, as_, query):
    office.registered()
    everything = rows(as_(auditor).get(LEDGER))
    found = rows(as_(auditor).get(LEDGER, query))
    assert found == ([] if "event" in query else everything)


def test_mails_are_read_without_their_text(office, auditor, as_):
    office.run_at(3)
    mail = OutboxMessage.objects.first()
    OutboxMessage.objects.filter(pk=mail.pk).update(text="rahasia sekali", last_problem="no route")
    text = as_(auditor).get(MAILS).content.decode()
    assert mail.to in text
    assert "no route" in text
    assert "rahasia sekali" not in text


def test_mails_are_filtered_by_sending_and_searched(office, auditor, as_):
    office.run_at(4)
    waiting, given_up, sent = OutboxMessage.objects.order_by("pk")[:3]
    OutboxMessage.objects.filter(pk=given_up.pk).update(next_try_at=None, tries=8)
    OutboxMessage.objects.filter(pk=sent.pk).update(sent_at=sent.created_at, next_try_at=None)
    browser = as_(auditor)
    assert sent not in rows(browser.get(MAILS, {"sending": "unsent"}))
    assert rows(browser.get(MAILS, {"sending": "stuck"})) == [given_up]
    assert rows(browser.get(MAILS, {"sending": "sent"})) == [sent]
    found = rows(browser.get(MAILS, {"q": waiting.to}))
    assert {mail.to for mail in found} == {waiting.to}


@pytest.mark.parametrize("register", [LEDGER, MAILS])
def test_registers_are_absent_without_the_right_to_view(office, keeper, stranger, as_, register):
    for user in (office.kadis, keeper):
        assert as_(user).get(register).status_code == 404
    assert as_(stranger).get(register).status_code == 302


def test_the_right_to_change_rows_is_not_a_right_to_look(office, visitor, as_):
    may(visitor, "change_ledgerentry", "delete_ledgerentry")
    assert as_(visitor).get(LEDGER).status_code == 404


@pytest.mark.parametrize("action", ["create", "edit", "delete", "inspect", "history"])
@pytest.mark.parametrize("name", ["ledger", "mails"])
def test_there_is_no_other_address(office, root, as_, name, action):
    with pytest.raises(NoReverseMatch):
        reverse(f"sop_registers_{name}_modeladmin_{action}", args=["1"])
    for tail in (f"{action}/", f"{action}/1/"):
        assert as_(root).get(f"/admin/sop/registers/{name}/{tail}").status_code == 404


def test_the_menu_shows_the_registers_to_those_who_may_look(office, auditor, as_):
    assert LEDGER in as_(auditor).get("/admin/").content.decode()
    assert LEDGER not in as_(office.kadis).get("/admin/").content.decode()


def test_roles_can_be_given_the_right_to_look_and_to_keep(db):
    offered = Permission.objects.none()
    for hook in hooks.get_hooks("register_permissions"):
        offered = offered | hook()
    ours = offered.filter(content_type__app_label="sop_workflow")
    assert set(ours.values_list("codename", flat=True)) == {
        "view_soprun",
        "view_sopversion",
        "change_sopversion",
        "view_ledgerentry",
        "view_outboxmessage",
    }
