"""What a news page can prove about itself, frozen when it goes live."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NewsTrail(models.Model):
    """Facts from the run that published the page. Nobody types them into a form.

    ``roles`` is a list of ``{"role": ..., "did": ...}`` with ``did`` one of
    ``Deed``; role names only, never persons.
    """

    class Deed(models.TextChoices):
        """What a role did, in the order it is told."""

        WROTE = "wrote", pgettext_lazy("what a role did", "wrote")
        CHECKED = "checked", pgettext_lazy("what a role did", "checked")
        APPROVED = "approved", pgettext_lazy("what a role did", "approved")
        PUBLISHED = "published", pgettext_lazy("what a role did", "published")

    page = models.OneToOneField(
        "ppid_pages.NewsPage", on_delete=models.CASCADE, related_name="trail"
    )
    source_unit = models.CharField(_("requesting unit"), max_length=200, blank=True)
    source_reference = models.CharField(_("letter"), max_length=200, blank=True)
    source_date = models.DateField(_("date of the letter"), null=True, blank=True)
    roles = models.JSONField(_("roles"), default=list, blank=True)
    work_minutes = models.PositiveIntegerField(_("working minutes"), null=True, blank=True)
    standard_minutes = models.PositiveIntegerField(_("standard in minutes"), null=True, blank=True)
    sop_title = models.CharField(_("SOP"), max_length=255, blank=True)
    sop_number = models.CharField(_("SOP number"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("trail of a news page")
        verbose_name_plural = _("trails of news pages")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.source_unit}"

    @property
    def on_time(self) -> bool | None:
        """True if the work stayed within the standard; ``None`` if either is unknown."""
        if self.work_minutes is None or self.standard_minutes is None:
            return None
        return self.work_minutes <= self.standard_minutes

    def roles_told(self) -> list[dict[str, str]]:
        """``roles`` with each deed in the reader's language, one entry per role and deed."""
        told = []
        for entry in self.roles:
            deed = entry.get("did", "")
            label = str(self.Deed(deed).label) if deed in self.Deed.values else deed
            told.append({"role": entry.get("role", ""), "did": label})
        return told
