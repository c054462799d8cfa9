"""The publish step: exactly the approved text goes live, then somebody looks at the address."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from sop_workflow import door
from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.models import SopRun
from sop_workflow.runtime import tasks
from sop_workflow.runtime.effects import Completion
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.time import is_replayed
from sop_workflow.signals import content_published


def publish(completion: Completion) -> dict[str, Any]:
    """Put the approved revision live as an effect of the run; nobody's publish right is asked.

    ``act`` has already compared what the person saw with the newest text. Here the
    newest text is compared with what was approved, by id and by content: autosave
    overwrites a revision in place.
    """
    run, revision = completion.run, completion.revision
    if (run.approved_revision_id, run.approved_hash) != (revision.pk, completion.content_hash):
        raise Refused(
            "not-approved",
            _(
                "The text changed after it was approved. Look at the difference, then ask for "
                "approval again."
            ),
        )
    with door.publishing():
        revision.publish(user=completion.user, skip_permission_checks=True)
    # Read again: the revision may hold the page as it was before it went live.
    page = Page.objects.get(pk=revision.object_id).specific
    if is_replayed():
        Page.objects.filter(pk=page.pk).update(
            first_published_at=completion.at, last_published_at=completion.at
        )
    run.published_revision = revision
    run.published_at = completion.at
    run.public_url = page.full_url or ""
    run.title = page.title[:255]
    run.save(update_fields=["published_revision", "published_at", "public_url", "title"])
    append(
        Event.CONTENT_PUBLISHED,
        at=completion.at,
        actor=completion.user,
        run=run,
        visit=completion.visit,
        step_no=completion.step.step_no,
        payload={"revision": revision.pk, "url": run.public_url},
        content_hash=completion.content_hash,
    )
    content_published.send(sender=SopRun, run=run, page=page, revision=revision)
    transaction.on_commit(partial(tasks.look_at_address, run.pk))
    return {"url": run.public_url}
