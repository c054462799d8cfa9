"""An SOP as the database holds it: frozen versions, and the readings people confirmed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from sop_workflow.definition.reader import document_from_dict
from sop_workflow.definition.schema import SopDocument
from sop_workflow.definition.unknowns import resolve
from sop_workflow.enums import ReadingSubject, VersionStatus


class SopVersion(models.Model):
    """The frozen text of one SOP and, once active, its generated native workflow.

    A changed text is a new version; runs keep the one they started with.
    """

    key = models.SlugField(_("key"), max_length=100)
    number = models.CharField(_("SOP number (nomor SOP AP)"), max_length=150)
    title = models.CharField(_("title"), max_length=255)
    agency = models.CharField(_("agency"), max_length=255, blank=True)
    version = models.PositiveIntegerField(_("version"))
    content_hash = models.CharField(_("content hash (SHA-256)"), max_length=64)
    text = models.JSONField(_("text"))
    source_name = models.CharField(_("file name"), max_length=255, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=VersionStatus.choices, default=VersionStatus.IMPORTED
    )
    workflow = models.OneToOneField(
        "wagtailcore.Workflow",
        verbose_name=_("workflow"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sop_version",
    )
    imported_at = models.DateTimeField(_("imported at"))
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    activated_at = models.DateTimeField(_("activated at"), null=True, blank=True)
    activated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("activated by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("SOP version")
        verbose_name_plural = _("SOP versions")
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="sop_version_once"),
            models.UniqueConstraint(fields=["key", "content_hash"], name="sop_text_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(status="active"), name="sop_one_active_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number}, v{self.version})"

    @cached_property
    def document(self) -> SopDocument:
        """The SOP exactly as its document says it, doubts included."""
        return document_from_dict(self.text, self.source_name)

    @property
    def confirmed(self) -> SopDocument:
        """The SOP with every reading that a person confirmed put in place."""
        return resolve(self.document, self.confirmed_values())

    def confirmed_values(self) -> dict[tuple[str, int], tuple[str, ...]]:
        """Confirmed values by (subject, step number)."""
        return {
            (reading.subject, reading.step): tuple(reading.value) for reading in self.readings.all()
        }


class Reading(models.Model):
    """What a person confirmed about a step that the document left open: who, when, why."""

    version = models.ForeignKey(
        SopVersion, verbose_name=_("SOP version"), on_delete=models.CASCADE, related_name="readings"
    )
    subject = models.CharField(_("subject"), max_length=10, choices=ReadingSubject.choices)
    step = models.PositiveIntegerField(_("step"))
    value: Any = models.JSONField(_("value"))
    note = models.CharField(_("note"), max_length=255, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("confirmed reading")
        verbose_name_plural = _("confirmed readings")
        ordering = ["step", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["version", "subject", "step"], name="sop_reading_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()} {self.step}: {', '.join(self.value)}"
