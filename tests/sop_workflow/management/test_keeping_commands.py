"""The command line of whoever keeps the machine: the chain and the mail."""

import json

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.ledger.verify import last_seal
from sop_workflow.models import OutboxMessage
from sop_workflow.runtime.outbox import post
from tests.factories.sop import MONDAY
from tests.sop_workflow.management.test_sop_commands import ran


class AwayBackend(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("away")


AWAY = f"{AwayBackend.__module__}.{AwayBackend.__name__}"


@pytest.fixture
def facts(db):
    with transaction.atomic():
        for number in range(5):
            append(Event.MAIL_SENT, at=MONDAY, payload={"mail": number})


def posted(key="uji"):
    return post(
        key=key, kind="step", to="petugas@contoh.example", subject="Tugas", text="Isi.",
        html="", run=None,
    )  # fmt: skip


def test_an_unbroken_chain_is_reported_with_its_seal(facts):
    seq, seal = last_seal()

    code, out, _err = ran("ledger_verify")

    assert code == 0
    assert seal in out
    assert json.loads(ran("ledger_verify", "--json")[1]) == {
        "ok": True, "rows": 5, "broken": None, "reason": "", "seal": {"seq": seq, "hash": seal},
    }  # fmt: skip


def test_a_broken_chain_ends_with_an_error_code_and_names_the_row(facts, tamper):
    tamper("UPDATE sop_workflow_ledgerentry SET payload = '{}' WHERE seq = 3")

    code, out, _err = ran("ledger_verify")
    assert code == 1
    assert "row 3" in out

    code, out, _err = ran("ledger_verify", "--json")
    answer = json.loads(out)
    assert code == 1
    assert (answer["ok"], answer["broken"]) == (False, 3)


def test_an_empty_chain_is_no_error(db):
    assert ran("ledger_verify")[0] == 0


def test_waiting_mail_is_sent_and_counted(db):
    posted("a")
    posted("b")

    code, out, _err = ran("outbox_send", "--json")

    assert code == 0
    assert json.loads(out) == {"ok": True, "sent": 2, "waiting": 0}
    assert len(mail.outbox) == 2
    assert json.loads(ran("outbox_send", "--json")[1]) == {"ok": True, "sent": 0, "waiting": 0}


def test_mail_that_cannot_be_sent_ends_with_an_error_code_and_stays(db, settings):
    settings.EMAIL_BACKEND = AWAY
    message = posted()

    code, out, _err = ran("outbox_send")

    assert code == 1
    assert out.strip() == "0 sent, 1 still waiting."
    message.refresh_from_db()
    assert "ConnectionRefused" in message.last_problem


def test_mail_that_was_given_up_is_sent_on_request_only(db):
    message = posted()
    OutboxMessage.objects.filter(pk=message.pk).update(next_try_at=None, tries=8)

    assert json.loads(ran("outbox_send", "--json")[1])["sent"] == 0
    assert json.loads(ran("outbox_send", "--all", "--json")[1])["sent"] == 1
