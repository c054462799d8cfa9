"""Who is told what: exactly the people who must act now, and the requester once it is live."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from sop_workflow.definition.schema import StepKind
from sop_workflow.models import OutboxMessage, SopTaskState
from sop_workflow.runtime.effects import Completion
from sop_workflow.runtime.moments import full, when
from sop_workflow.runtime.outbox import post
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.time import now
from sop_workflow.runtime.visibility import latest_check


def step_address(visit: SopTaskState) -> str:
    """The absolute address of a step page, as written in mails: never from a request header."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("sop_workflow:step", args=[visit.pk])


def actors_of(visit: SopTaskState) -> list[Any]:
    """Active people with a mail address who hold a role of the visit's step."""
    return list(
        get_user_model()
        .objects.filter(is_active=True, groups__in=visit.step.roles.all())
        .exclude(email="")
        .distinct()
        .order_by("pk")
    )


def _languages(people: list[Any]) -> dict[int, str]:
    chosen = UserProfile.objects.filter(user__in=people).values_list(
        "user_id", "preferred_language"
    )
    return {user: language for user, language in chosen if language}


def _tell(visit: SopTaskState, kind: str, actor: Any, context: dict[str, Any]) -> None:
    people = [person for person in actors_of(visit) if person.pk != actor.pk]
    languages = _languages(people)
    for person in people:
        with translation.override(languages.get(person.pk, settings.LANGUAGE_CODE)):
            values = {
                "visit": visit,
                "step": visit.step,
                "run": visit.run,
                "due": full(visit.due_at),
                "address": step_address(visit),
                **context,
            }
            post(
                key=f"{kind}:{visit.pk}:{person.pk}",
                kind=kind,
                to=person.email,
                subject=_subject(kind, visit),
                text=render_to_string(f"sop_workflow/mail/{kind}.txt", values),
                html=render_to_string(f"sop_workflow/mail/{kind}.html", values),
                run=visit.run,
            )


def _subject(kind: str, visit: SopTaskState) -> str:
    if kind == "returned":
        return _("Returned to you: %(title)s, step %(no)s") % {
            "title": visit.run.title,
            "no": visit.step.step_no,
        }
    return _("Your action is needed: %(title)s (due %(due)s)") % {
        "title": visit.run.title,
        "due": when(visit.due_at, now()),
    }


def tell_actors(visit: SopTaskState, *, actor: Any) -> None:
    """Mail everyone who may do the new step, except the person who just acted."""
    _tell(visit, "step", actor, {})


def tell_returned(visit: SopTaskState, *, actor: Any, reason: str, role: str) -> None:
    """Mail the people of the step a run came back to, with the reason."""
    _tell(visit, "returned", actor, {"reason": reason, "role": role})


def tell_requester(completion: Completion) -> dict[str, Any]:
    """The notify step: mail the public address to whoever asked for the publication.

    Refused until somebody has seen the address work: an address nobody saw is
    not sent out.
    """
    run = completion.run
    check = latest_check(run)
    if run.published_revision_id is None or check is None or not check.ok:
        raise Refused(
            "not-visible",
            _(
                "The public address has not been seen working yet. "
                "Check it, then tell the requester."
            ),
        )
    disposition = run.disposition
    if disposition is None:
        return {"mail": None}
    with translation.override(settings.LANGUAGE_CODE):
        values = {"run": run, "disposition": disposition, "at": full(run.published_at)}
        message = post(
            key=f"requester:{run.pk}:{run.published_revision_id}",
            kind="requester",
            to=disposition.requester_email,
            subject=_("Now live: %(title)s") % {"title": run.title},
            text=render_to_string("sop_workflow/mail/requester.txt", values),
            html=render_to_string("sop_workflow/mail/requester.html", values),
            run=run,
        )
    return {"mail": message.pk if message else None}


def requester_mail(visit: SopTaskState) -> OutboxMessage | None:
    """The mail that told the requester of this run, if it has been written."""
    if StepKind(visit.step.kind) not in {StepKind.NOTIFY, StepKind.REPORT}:
        return None
    return OutboxMessage.objects.filter(run=visit.run, kind="requester").order_by("-pk").first()
