"""What steps leave behind: what the public address showed, and the filed report."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sop_workflow.models.files import generated_name, private_storage


class AddressCheck(models.Model):
    """One look at the public address after publication: what a visitor would have seen."""

    run = models.ForeignKey(
        "sop_workflow.SopRun",
        verbose_name=_("run"),
        on_delete=models.PROTECT,
        related_name="address_checks",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("published text"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    url = models.URLField(_("address"), max_length=500)
    checked_at = models.DateTimeField(_("checked at"))
    ok = models.BooleanField(_("visible"))
    status_code = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    title_seen = models.BooleanField(_("title seen"), default=False)
    sha256 = models.CharField(_("SHA-256 of the page"), max_length=64, blank=True)
    milliseconds = models.PositiveIntegerField(_("time (milliseconds)"), null=True, blank=True)
    problem = models.CharField(_("problem"), max_length=255, blank=True)
    method = models.CharField(_("looked through"), max_length=20)

    class Meta:
        verbose_name = _("check of a public address")
        verbose_name_plural = _("checks of public addresses")
        ordering = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.url} {self.status_code or self.problem}"


class RunReport(models.Model):
    """The report the SOP asks for at the end: frozen figures and the PDF made from them."""

    run = models.ForeignKey(
        "sop_workflow.SopRun",
        verbose_name=_("run"),
        on_delete=models.PROTECT,
        related_name="reports",
    )
    number = models.CharField(_("number"), max_length=60, unique=True)
    filed_at = models.DateTimeField(_("filed at"))
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("filed by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    figures = models.JSONField(_("figures"))
    pdf = models.FileField(
        _("PDF"), upload_to=generated_name, storage=private_storage, max_length=255
    )
    sha256 = models.CharField(_("SHA-256 of the PDF"), max_length=64)

    class Meta:
        verbose_name = _("run report")
        verbose_name_plural = _("run reports")
        ordering = ["-filed_at"]

    def __str__(self) -> str:
        return self.number
