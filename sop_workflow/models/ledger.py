"""The audit trail that Wagtail's history is not: append-only and hash-chained."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sop_workflow.enums import Event


class LedgerEntry(models.Model):
    """One fact. Holds ids and hashes, no personal data, so erasing a person breaks no chain.

    The database itself refuses UPDATE and DELETE (see the migration).
    """

    seq = models.PositiveBigIntegerField(_("sequence"), primary_key=True)
    event = models.CharField(_("event"), max_length=30, choices=Event.choices)
    at = models.DateTimeField(_("at"))
    recorded_at = models.DateTimeField(_("recorded at"))
    actor_id = models.BigIntegerField(_("actor"), null=True)
    on_behalf_of_id = models.BigIntegerField(_("on behalf of"), null=True)
    run_id = models.BigIntegerField(_("run"), null=True, db_index=True)
    step_no = models.PositiveIntegerField(_("step"), null=True)
    visit_id = models.BigIntegerField(_("visit"), null=True)
    payload = models.TextField(_("payload (canonical JSON)"))
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    prev = models.CharField(_("previous hash"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"
