"""The SOP engine as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SopWorkflowConfig(AppConfig):
    """Registers the effects of step kinds and the guards that keep a run on its SOP."""

    name = "sop_workflow"
    label = "sop_workflow"
    verbose_name = _("SOP workflow")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect what needs the models: effects, guards, checks."""
        from sop_workflow import checks  # noqa: F401 - registers the system checks
        from sop_workflow.definition.schema import StepKind
        from sop_workflow.measurement.report import file_report
        from sop_workflow.runtime import guards
        from sop_workflow.runtime.effects import register_effect
        from sop_workflow.runtime.notices import tell_requester
        from sop_workflow.runtime.publication import publish

        register_effect(StepKind.PUBLISH, publish)
        register_effect(StepKind.NOTIFY, tell_requester)
        register_effect(StepKind.REPORT, file_report)
        guards.connect()
