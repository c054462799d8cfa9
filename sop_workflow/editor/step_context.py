"""Everything a step page shows, gathered in the order a person reads it."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sop_workflow.definition.schema import StepKind, Symbol
from sop_workflow.editor.clocks import clock_of
from sop_workflow.editor.differences import differences
from sop_workflow.editor.wording import afterwards, complete_label, return_label, short_label
from sop_workflow.enums import Origin, Priority
from sop_workflow.models import Evidence, SopTask, SopTaskState
from sop_workflow.runtime.content import content_hash, latest_revision
from sop_workflow.runtime.directives import needs_instruction
from sop_workflow.runtime.duties import refuse_own_work
from sop_workflow.runtime.moments import full
from sop_workflow.runtime.notices import requester_mail
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.returns import return_target
from sop_workflow.runtime.visibility import latest_check


@dataclass(frozen=True, slots=True)
class AutomaticCheck:
    """Something the system looks at by itself: words, and whether it is in order."""

    text: str
    ok: bool


def rail(visit: SopTaskState) -> list[dict[str, Any]]:
    """The steps of the run's own SOP version with their state."""
    steps = SopTask.objects.filter(version_id=visit.run.version_id).order_by("step_no")
    now_at = visit.run.current_step or 10_000
    return [
        {
            "step": step,
            "state": "now" if step.step_no == now_at else
            "done" if step.step_no < now_at else "todo",
        }
        for step in steps
    ]  # fmt: skip


def last_return(visit: SopTaskState) -> SopTaskState | None:
    """The visit that sent the run back to where it is now, or last sent it back from here."""
    returned = visit.run.visits.filter(returned_to__isnull=False, pk__lt=visit.pk)
    return returned.select_related("step").order_by("-pk").first()


def own_work(visit: SopTaskState, user: Any) -> str:
    """Why ``user`` may not judge this text, or an empty string."""
    try:
        refuse_own_work(visit.run, visit.step, user)
    except Refused as refusal:
        return str(refusal)
    return ""


def automatic_checks(visit: SopTaskState) -> list[AutomaticCheck]:
    """What the system sees for itself at this kind of step."""
    run, step = visit.run, visit.step
    disposition = run.disposition
    kind = StepKind(step.kind)
    found = []
    if (
        disposition
        and kind is StepKind.DIRECT
        and step.symbol == Symbol.START
        and disposition.origin == Origin.LETTER
    ):
        found.append(AutomaticCheck(_("The letter is attached"), bool(disposition.letter)))
    if kind is StepKind.PUBLISH:
        found.append(
            AutomaticCheck(_("The text is approved"), run.approved_revision_id is not None)
        )
    if kind is StepKind.NOTIFY:
        check = latest_check(run)
        found.append(
            AutomaticCheck(_("The public address was seen working"), bool(check and check.ok))
        )
    if kind is StepKind.REPORT:
        mail = requester_mail(visit)
        found.append(
            AutomaticCheck(_("The requester has been mailed"), bool(mail and mail.sent_at))
        )
    return found


def step_context(visit: SopTaskState, request: HttpRequest, now: datetime) -> dict[str, Any]:
    """The template's values. ``may_act`` says whether the forms are shown at all."""
    run, step, user = visit.run, visit.step, request.user
    latest = latest_revision(run)
    page = run.workflow_state.content_object
    following = (
        SopTask.objects.filter(version_id=run.version_id, step_no__gt=step.step_no)
        .order_by("step_no")
        .first()
    )
    target = return_target(run, step)
    may_act = visit.is_open and step.user_has_role(user)
    conflict = own_work(visit, user) if may_act else ""
    returned = last_return(visit)
    kind = StepKind(step.kind)
    return {
        "visit": visit,
        "run": run,
        "step": step,
        "kind": kind.value,
        "rail": rail(visit),
        "page": page,
        "latest": latest,
        "content_hash": content_hash(latest),
        "token": secrets.token_hex(16),
        "disposition": run.disposition,
        "clock": clock_of(visit, now) if visit.is_open else None,
        "arrived": full(visit.arrived_at),
        "finished": full(visit.done_at) if visit.done_at else "",
        "may_act": may_act and not conflict,
        "conflict": conflict,
        "returned": returned,
        "returned_at": full(returned.done_at) if returned and returned.done_at else "",
        "differences": differences(visit, latest, request) if kind is not StepKind.DIRECT else None,
        "has_text": kind is not StepKind.DIRECT,
        "requirements": list(enumerate(step.requirements)),
        "automatic": automatic_checks(visit),
        "evidence": Evidence.objects.filter(visit__run=run).select_related("visit__step"),
        "needs_instruction": kind is StepKind.DIRECT and needs_instruction(run, step),
        "priorities": Priority.choices,
        "roles": _roles(visit) if kind is StepKind.DIRECT else [],
        "address_check": latest_check(run) if run.published_revision_id else None,
        "complete_label": complete_label(step, following),
        "short_label": short_label(step),
        "return_label": return_label(step, target) if target else "",
        "target": target,
        "afterwards": afterwards(step, following),
        "files_limit": 10,
    }


def _roles(visit: SopTaskState) -> list[tuple[int, str]]:
    """Every role of the SOP, once, in the order of the steps: (key, name without the agency)."""
    seen: dict[int, str] = {}
    for task in visit.run.version.tasks.prefetch_related("roles").order_by("step_no"):
        for role in task.roles.all():
            seen.setdefault(role.pk, role.name.split(": ", 1)[-1])
    return list(seen.items())
