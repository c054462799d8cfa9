"""The intake: a letter or an agenda item, who asks, and what the head of office decides."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from sop_workflow.enums import Origin, Priority
from sop_workflow.models.files import generated_name, private_storage


class Disposition(models.Model):
    """A registered publication request with its disposition sheet (lembar disposisi)."""

    number = models.CharField(_("agenda number (nomor agenda)"), max_length=60, unique=True)
    received_at = models.DateTimeField(_("received at"))
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.LETTER
    )
    letter_number = models.CharField(_("letter number"), max_length=120, blank=True)
    letter_date = models.DateField(_("letter date"), null=True, blank=True)
    requester_name = models.CharField(_("requester's name"), max_length=150)
    requester_unit = models.CharField(_("requester's unit (perangkat daerah)"), max_length=200)
    requester_email = models.EmailField(_("requester's e-mail"))
    subject = models.CharField(_("subject (perihal)"), max_length=255)
    letter = models.FileField(
        _("attached letter"),
        upload_to=generated_name,
        storage=private_storage,
        blank=True,
        max_length=255,
    )
    letter_name = models.CharField(_("file name"), max_length=255, blank=True)
    letter_sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    instruction = models.TextField(_("instruction (isi disposisi)"), blank=True)
    priority = models.CharField(
        _("priority (sifat)"), max_length=15, choices=Priority.choices, default=Priority.ORDINARY
    )
    addressees = models.ManyToManyField(
        Group,
        verbose_name=_("addressees (diteruskan kepada)"),
        blank=True,
        related_name="sop_dispositions",
    )
    section = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("section of the site"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("registered at"), db_index=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("registered by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("disposition")
        verbose_name_plural = _("dispositions")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.number}: {self.subject}"
