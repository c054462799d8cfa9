"""Where a return goes: the step the SOP names, and nowhere else."""

from sop_workflow.definition.schema import StepKind
from sop_workflow.enums import CORRECTABLE_KINDS, JUDGING_KINDS
from sop_workflow.models import SopRun, SopTask


def return_target(run: SopRun, step: SopTask) -> SopTask | None:
    """The step a return from ``step`` goes to, or ``None`` when there is no way back.

    - A decision returns where its arrow points.
    - A publish step without an arrow of its own asks for approval again: it goes
      to the last judging step before it (decision D11).
    - After publication, telling and reporting may open a correction: back to
      drafting, the live text stays until a new one is approved.
    """
    steps = SopTask.objects.filter(version_id=run.version_id, step_no__lt=step.step_no)
    if step.return_to:
        return steps.filter(step_no=step.return_to).first()
    kind = StepKind(step.kind)
    if kind is StepKind.PUBLISH:
        return steps.filter(kind__in=JUDGING_KINDS).order_by("-step_no").first()
    if kind in CORRECTABLE_KINDS and run.published_revision_id:
        return steps.filter(kind=StepKind.WORK).order_by("-step_no").first()
    return None
