"""What a native workflow state lacks: the SOP version, the disposition, what was approved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SopRun(models.Model):
    """The facts of one run beside its native ``WorkflowState``; protected: history stays (T5)."""

    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState",
        verbose_name=_("workflow state"),
        on_delete=models.PROTECT,
        related_name="sop_run",
    )
    version = models.ForeignKey(
        "sop_workflow.SopVersion",
        verbose_name=_("SOP version"),
        on_delete=models.PROTECT,
        related_name="runs",
    )
    disposition = models.ForeignKey(
        "sop_workflow.Disposition",
        verbose_name=_("disposition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="runs",
    )
    title = models.CharField(_("title"), max_length=255)
    opened_at = models.DateTimeField(_("opened at"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, db_index=True)
    current_step = models.PositiveIntegerField(_("current step"), default=0)
    returns = models.PositiveIntegerField(_("returns"), default=0)
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("approved text"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_hash = models.CharField(_("hash of the approved text"), max_length=64, blank=True)
    published_revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("published text"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    public_url = models.URLField(_("public address"), max_length=500, blank=True)
    standard_min = models.PositiveIntegerField(_("standard, at least (minutes)"))
    standard_max = models.PositiveIntegerField(_("standard, at most (minutes)"))
    work_seconds = models.PositiveIntegerField(_("working time (seconds)"), null=True, blank=True)

    class Meta:
        verbose_name = _("SOP run")
        verbose_name_plural = _("SOP runs")
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return self.title
