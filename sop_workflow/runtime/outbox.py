"""Mail through a table: written with the act, sent after it, once, however often it is tried."""

import logging
from datetime import timedelta
from email.utils import make_msgid
from functools import partial

from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction

from sop_workflow.conf import conf
from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.models import OutboxMessage, SopRun
from sop_workflow.runtime import tasks
from sop_workflow.runtime.time import now

logger = logging.getLogger("sop_workflow")


def post(
    *, key: str, kind: str, to: str, subject: str, text: str, html: str, run: SopRun | None
) -> OutboxMessage | None:
    """Put one mail in the outbox, inside the transaction of its event.

    ``key`` names event and person: a second post with the same key is the same
    mail and returns ``None``. A rolled-back event leaves no mail.
    """
    at = now()
    message, new = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "to": to,
            # A line break in a subject would let the sender add headers (safety S30).
            "subject": " ".join(subject.split())[:255],
            "text": text,
            "html": html,
            "run": run,
            "created_at": at,
            "next_try_at": at,
        },
    )
    if not new:
        return None
    transaction.on_commit(partial(tasks.deliver, message.pk))
    return message


def send(message_id: int) -> bool:
    """Try to send one waiting mail; True when it is sent, now or before.

    The row is locked while sending, so two workers cannot send it twice. A failed
    try keeps its reason and doubles the pause; after ``MAIL_TRIES`` tries the mail
    waits for a person (``outbox_send``), it is never dropped.
    """
    with transaction.atomic():
        waiting = OutboxMessage.objects.filter(pk=message_id)
        skip = connection.features.has_select_for_update_skip_locked
        message = waiting.select_for_update(skip_locked=skip).first()
        if message is None:
            return False
        if message.sent_at is not None:
            return True
        message.message_id = message.message_id or make_msgid(domain="sopan.local")
        try:
            _hand_over(message)
        except Exception as error:  # any transport may fail in its own way; the mail must survive
            _failed(message, error)
            return False
        message.sent_at, message.next_try_at, message.last_problem = now(), None, ""
        message.tries += 1
        message.save()
        append(
            Event.MAIL_SENT,
            at=message.sent_at,
            run=message.run,
            payload={"mail": message.pk, "kind": message.kind, "message_id": message.message_id},
        )
    return True


def _hand_over(message: OutboxMessage) -> None:
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        to=[message.to],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    mail.send()


def _failed(message: OutboxMessage, error: Exception) -> None:
    message.tries += 1
    pause = timedelta(seconds=conf.MAIL_FIRST_PAUSE * 2 ** (message.tries - 1))
    message.next_try_at = now() + pause if message.tries < conf.MAIL_TRIES else None
    message.last_problem = f"{type(error).__name__}: {error}"[:255]
    message.save()
    logger.warning("mail %s not sent, try %s: %s", message.pk, message.tries, message.last_problem)


def send_due(*, also_given_up: bool = False) -> tuple[int, int]:
    """Send every mail whose time has come; returns (sent, still waiting). For cron."""
    waiting = OutboxMessage.objects.filter(sent_at=None)
    if not also_given_up:
        waiting = waiting.filter(next_try_at__lte=now())
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    sent = sum(send(pk) for pk in ids)
    return sent, len(ids) - sent
