"""What directive steps write on the disposition sheet, and what other runs take over from it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sop_workflow.definition.schema import Symbol
from sop_workflow.enums import Priority
from sop_workflow.models import SopRun, SopTask, SopTaskState
from sop_workflow.runtime.opening import adopt
from sop_workflow.runtime.refusals import Refused


@dataclass(frozen=True, slots=True)
class Directive:
    """The disposition sheet as filled in: instruction, priority, addressees (group keys)."""

    instruction: str = ""
    priority: str = Priority.ORDINARY
    addressees: Collection[int] = field(default_factory=frozenset)


def needs_instruction(run: SopRun, step: SopTask) -> bool:
    """True if this directive step is where the order is given: the first after intake."""
    disposition = run.disposition
    return disposition is not None and step.symbol != Symbol.START and not disposition.instruction


def record(run: SopRun, step: SopTask, directive: Directive | None) -> None:
    """Write the order on the sheet; ``Refused("instruction-missing")`` where one is due."""
    disposition = run.disposition
    if disposition is None or not needs_instruction(run, step):
        return
    if directive is None or not directive.instruction.strip():
        raise Refused(
            "instruction-missing",
            _("The instruction is missing. Write what has to be done with this request."),
            "instruction",
        )
    if directive.priority not in Priority.values:
        raise Refused("instruction-missing", _("Choose a priority from the list."), "priority")
    disposition.instruction = directive.instruction.strip()
    disposition.priority = directive.priority
    disposition.save(update_fields=["instruction", "priority"])
    allowed = {role.pk for task in run.version.tasks.all() for role in task.roles.all()}
    disposition.addressees.set(allowed & set(directive.addressees))


def carry_over(done: SopTaskState, *, at: datetime) -> None:
    """Close the same directive step on the disposition's other runs, by reference."""
    others = SopTaskState.objects.filter(
        is_open=True,
        run__disposition_id=done.run.disposition_id,
        run__version_id=done.run.version_id,
        step_id=done.step_id,
    ).select_related("step", "run__disposition", "run__workflow_state", "run__version")
    for visit in others.order_by("pk"):
        adopt(visit, done, at=at)
