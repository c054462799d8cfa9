"""One visit of a step: Wagtail's task state plus what the SOP asks to be known."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from sop_workflow.enums import Outcome


class SopTaskState(TaskState):
    """A visit. Only the service of ``runtime.act`` writes it.

    ``acted_revision`` and ``acted_by`` are protected on purpose: purging
    revisions or deleting an account must not blank who approved what (T4, T5).
    """

    run = models.ForeignKey(
        "sop_workflow.SopRun",
        verbose_name=_("run"),
        on_delete=models.PROTECT,
        related_name="visits",
    )
    step = models.ForeignKey(
        "sop_workflow.SopTask",
        verbose_name=_("step"),
        on_delete=models.PROTECT,
        related_name="visits",
    )
    is_open = models.BooleanField(_("open"), default=True)
    arrived_at = models.DateTimeField(_("arrived at"))
    due_at = models.DateTimeField(_("deadline"))
    standard_min = models.PositiveIntegerField(_("standard, at least (minutes)"))
    standard_max = models.PositiveIntegerField(_("standard, at most (minutes)"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    work_seconds = models.PositiveIntegerField(_("working time (seconds)"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    acted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("acted by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    acted_role = models.CharField(_("in the role of"), max_length=255, blank=True)
    acted_revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("text acted on"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    acted_hash = models.CharField(_("hash of the text acted on"), max_length=64, blank=True)
    act_token = models.CharField(_("form token"), max_length=64, blank=True)
    checked = models.JSONField(_("confirmed requirements"), default=list)
    returned_to = models.PositiveIntegerField(_("returned to step"), null=True, blank=True)
    returned_from = models.PositiveIntegerField(_("returned by step"), null=True, blank=True)
    reference = models.ForeignKey(
        "sop_workflow.Disposition",
        verbose_name=_("done on the disposition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    exclude_fields_in_copy = ["act_token"]

    class Meta:
        verbose_name = _("visit of a step")
        verbose_name_plural = _("visits of steps")
        indexes = [
            models.Index(
                fields=["step", "due_at"], condition=Q(is_open=True), name="sop_visit_open_due"
            ),
            models.Index(fields=["run", "arrived_at"], name="sop_visit_run_order"),
            models.Index(fields=["acted_by", "done_at"], name="sop_visit_actor_done"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(is_open=True), name="sop_one_open_visit_per_run"
            )
        ]
