"""Files a person attaches to a step as proof of its output."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sop_workflow.models.files import generated_name, private_storage


class Evidence(models.Model):
    """One attached file: what it proves, its bytes and their hash."""

    visit = models.ForeignKey(
        "sop_workflow.SopTaskState",
        verbose_name=_("visit of a step"),
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    label = models.CharField(_("what it shows"), max_length=255)
    file = models.FileField(
        _("file"), upload_to=generated_name, storage=private_storage, max_length=255
    )
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveBigIntegerField(_("size (bytes)"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    attached_at = models.DateTimeField(_("attached at"))
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("attached by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["attached_at", "pk"]

    def __str__(self) -> str:
        return f"{self.label}: {self.name}"
