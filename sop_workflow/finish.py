"""What happens at the end of a workflow; named by ``WAGTAIL_FINISH_WORKFLOW_ACTION``.

Wagtail imports this while its own models load, so nothing else is imported here.
"""

from typing import Any


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Publish at the end of an ordinary workflow; an SOP run has published in its own step.

    Wagtail's default would publish the *latest* text with the last person's
    rights; a run has put exactly the approved text live long before its end.
    """
    from sop_workflow.models import SopVersion

    if SopVersion.objects.filter(workflow_id=workflow_state.workflow_id).exists():
        return
    from wagtail.workflows import publish_workflow_state

    publish_workflow_state(workflow_state, user=user)
