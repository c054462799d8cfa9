"""Mail is written with the act, sent after it, once, and never lost."""

import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from sop_workflow.enums import Event
from sop_workflow.models import LedgerEntry, OutboxMessage
from sop_workflow.runtime.act import act
from sop_workflow.runtime.outbox import post, send, send_due
from tests.factories.sop import Office


class Letterbox:
    """A mail server that keeps what it gets, or answers as it is told."""

    def __init__(self):
        self.received, self.answer = [], "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the name aiosmtpd calls
        if self.answer.startswith("2"):
            self.received.append(envelope)
        return self.answer


@pytest.fixture
def letterbox(settings):
    handler = Letterbox()
    controller = Controller(handler, hostname="127.0.0.1", port=0)
    # aiosmtpd asks the configured port for a first greeting; port 0 needs the real one.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        controller.port = free.getsockname()[1]
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    yield handler
    controller.stop()


@pytest.fixture
def nobody_listens(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5


def posted(key="uji:1", **values):
    return post(
        **{
            "key": key,
            "kind": "step",
            "to": "petugas@contoh.example",
            "subject": "Tugas baru",
            "text": "Isi.",
            "html": "<p>Isi.</p>",
            "run": None,
            **values,
        }
    )


def test_an_act_that_is_taken_back_leaves_no_mail(office):
    """Stock Wagtail mails inside the transaction: a rolled-back start still sends."""
    run = office.run_at(2)
    before = OutboxMessage.objects.count()

    @transaction.atomic
    def broken():
        office.do(run)
        assert OutboxMessage.objects.count() > before
        raise RuntimeError("the connection broke")

    with pytest.raises(RuntimeError):
        broken()

    assert OutboxMessage.objects.count() == before
    assert mail.outbox == []


def test_nothing_is_handed_to_the_mail_server_before_the_act_is_kept(office):
    office.run_at(5)

    assert mail.outbox == []
    assert OutboxMessage.objects.filter(sent_at=None).exists()


def test_the_background_worker_sends_what_an_act_wrote(real_transactions):
    office = Office.open()
    run = office.registered()
    act(office.request(run), user=office.petugas)
    waiting = OutboxMessage.objects.count()

    call_command("db_worker", "--batch", "--interval", "0", verbosity=0)

    assert len(mail.outbox) == waiting > 0
    assert not OutboxMessage.objects.filter(sent_at=None).exists()


def test_the_same_event_mails_a_person_once(db):
    assert posted("step:7:1") is not None
    assert posted("step:7:1", subject="Lagi") is None

    assert OutboxMessage.objects.get().subject == "Tugas baru"


def test_a_sent_mail_carries_its_number_and_is_in_the_ledger(db, letterbox):
    message = posted()

    assert send(message.pk)

    message.refresh_from_db()
    [envelope] = letterbox.received
    text = envelope.content.decode()
    assert envelope.rcpt_tos == ["petugas@contoh.example"]
    assert f"Message-ID: {message.message_id}" in text
    assert "Auto-Submitted: auto-generated" in text
    entry = LedgerEntry.objects.get(event=Event.MAIL_SENT)
    assert message.message_id in entry.payload
    assert "petugas" not in entry.payload


def test_sending_again_sends_nothing(db, letterbox):
    message = posted()

    assert send(message.pk)
    assert send(message.pk)

    assert len(letterbox.received) == 1
    assert LedgerEntry.objects.filter(event=Event.MAIL_SENT).count() == 1


def test_a_mail_that_does_not_exist_is_not_sent(db):
    assert not send(987_654)


def pauses(message, tries):
    """The pause in seconds after each failed try."""
    found = []
    for _try in range(tries):
        before = timezone.now()
        assert not send(message.pk)
        message.refresh_from_db()
        found.append(message.next_try_at and round((message.next_try_at - before).total_seconds()))
    return found


@pytest.mark.parametrize("answer", ["451 try later", "552 mailbox full", "421 closing"])
def test_a_server_that_refuses_keeps_the_mail_with_a_growing_pause(db, letterbox, answer):
    message = posted()
    letterbox.answer = answer

    assert pauses(message, 4) == [60, 120, 240, 480]
    assert answer.split()[0] in message.last_problem
    assert message.sent_at is None

    letterbox.answer = "250 OK"
    assert send(message.pk)
    assert send(message.pk)
    message.refresh_from_db()
    assert len(letterbox.received) == 1
    assert (message.last_problem, message.next_try_at, message.tries) == ("", None, 5)


def test_a_server_that_is_away_keeps_the_mail(db, nobody_listens):
    message = posted()

    assert pauses(message, 2) == [60, 120]
    assert "ConnectionRefused" in message.last_problem


def test_the_same_mail_keeps_its_number_through_all_tries(db, letterbox):
    message = posted()
    letterbox.answer = "451 try later"
    send(message.pk)
    message.refresh_from_db()
    number = message.message_id
    letterbox.answer = "250 OK"
    send(message.pk)

    assert f"Message-ID: {number}" in letterbox.received[0].content.decode()


def test_after_the_last_try_a_mail_waits_for_a_person_and_is_not_dropped(
    db, nobody_listens, settings
):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "MAIL_TRIES": 3}
    message = posted()

    assert pauses(message, 3) == [60, 120, None]
    assert send_due() == (0, 0)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due(also_given_up=True) == (1, 0)
    assert len(mail.outbox) == 1


def test_only_mail_whose_time_has_come_is_sent(db):
    early, late = posted("a"), posted("b")
    OutboxMessage.objects.filter(pk=late.pk).update(next_try_at=timezone.now() + timedelta(hours=1))

    assert send_due() == (1, 0)

    early.refresh_from_db()
    late.refresh_from_db()
    assert early.sent_at
    assert late.sent_at is None


@pytest.mark.parametrize(
    "subject",
    [
        "Tugas\r\nBcc: orang@lain.example",
        "Tugas\nBcc: orang@lain.example",
        "Tugas\u2028Bcc: orang@lain.example",
        "Tugas\x0bBcc: orang@lain.example",
    ],
)
def test_a_subject_does_not_add_a_header(db, letterbox, subject):
    message = posted(subject=subject)

    assert send(message.pk)

    [envelope] = letterbox.received
    head = envelope.content.decode().replace("\r\n", "\n").split("\n\n", 1)[0]
    assert envelope.rcpt_tos == ["petugas@contoh.example"]
    assert not [line for line in head.splitlines() if line.lower().startswith("bcc:")]


@pytest.mark.parametrize(
    "address",
    ["a@contoh.example\r\nBcc: orang@lain.example", "a@contoh.example\nRCPT TO:<x@lain.example>"],
)
def test_an_address_does_not_add_a_receiver(db, letterbox, address):
    message = posted(to=address)

    assert not send(message.pk)

    assert letterbox.received == []
    message.refresh_from_db()
    assert message.last_problem


def test_the_worker_tries_a_failed_mail_again_by_itself(
    real_transactions, nobody_listens, settings
):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "MAIL_FIRST_PAUSE": 0, "MAIL_TRIES": 3}
    with transaction.atomic():
        message = posted()

    call_command("db_worker", "--batch", "--interval", "0", verbosity=0)

    message.refresh_from_db()
    assert message.tries == 3
    assert message.next_try_at is None
