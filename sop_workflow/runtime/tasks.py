"""Work that follows a commit: done by the background worker, tried again, visible."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from sop_workflow.runtime.time import is_replayed

logger = logging.getLogger("sop_workflow")


@task()
def check_address(run_id: int, attempt: int) -> bool:
    """Look at the public address of a run; look again after a pause while it is not visible."""
    from sop_workflow.conf import conf
    from sop_workflow.models import SopRun
    from sop_workflow.runtime.visibility import look

    check = look(SopRun.objects.get(pk=run_id))
    if not check.ok and attempt < conf.ADDRESS_TRIES:
        later = timezone.now() + timedelta(seconds=10 * 3**attempt)
        check_address.using(run_after=later).enqueue(run_id, attempt + 1)
    return check.ok


@task()
def send_mail(message_id: int) -> bool:
    """Send one waiting mail; on failure it is put back with a longer pause."""
    from sop_workflow.models import OutboxMessage
    from sop_workflow.runtime.outbox import send

    sent = send(message_id)
    if not sent:
        message = OutboxMessage.objects.filter(pk=message_id, sent_at=None).first()
        if message and message.next_try_at:
            send_mail.using(run_after=message.next_try_at).enqueue(message_id)
    return sent


def look_at_address(run_id: int) -> None:
    """Queue the first look at the public address of a run.

    Whoever replays past work looks and delivers at that past moment, by ``look``
    and ``send_due``; nothing is queued for today.
    """
    if is_replayed():
        return
    check_address.enqueue(run_id, 1)


def deliver(message_id: int) -> None:
    """Queue one mail for sending (not in a replay, see ``look_at_address``)."""
    if is_replayed():
        return
    send_mail.enqueue(message_id)
