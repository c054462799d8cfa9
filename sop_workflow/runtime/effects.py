"""What completing a step causes, by kind: one effect each, registered once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Revision

from sop_workflow.definition.schema import StepKind
from sop_workflow.models import SopRun, SopTask, SopTaskState


@dataclass(frozen=True, slots=True)
class Completion:
    """The act an effect belongs to; the run's row is locked and every rule has been asked."""

    run: SopRun
    visit: SopTaskState
    step: SopTask
    user: Any
    at: datetime
    revision: Revision
    content_hash: str


Effect = Callable[[Completion], dict[str, Any]]

_effects: dict[StepKind, Effect] = {}


def register_effect(kind: StepKind, effect: Effect) -> None:
    """Let ``effect`` run when a step of ``kind`` is completed, inside the same transaction.

    It returns facts for the ledger and may raise ``Refused``. One effect per kind.
    """
    if _effects.get(kind, effect) is not effect:
        raise ValueError(f"step kind {kind} already has an effect")
    _effects[kind] = effect


def run_effect(completion: Completion) -> dict[str, Any]:
    """Carry out the effect of the completed step; an empty dict for kinds without one."""
    effect = _effects.get(StepKind(completion.step.kind))
    return effect(completion) if effect else {}


def registered_kinds() -> frozenset[StepKind]:
    """The kinds that have an effect."""
    return frozenset(_effects)
