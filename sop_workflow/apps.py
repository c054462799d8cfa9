"""The SOP engine as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SopWorkflowConfig(AppConfig):
    """Registers the guards and system checks that keep a run on its SOP."""

    name = "sop_workflow"
    label = "sop_workflow"
    verbose_name = _("SOP workflow")
    default_auto_field = "django.db.models.BigAutoField"
