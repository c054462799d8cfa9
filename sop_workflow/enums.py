"""States and named sets of states. Callers ask whether a state belongs to a set."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sop_workflow.definition.schema import StepKind

#: Kinds whose person judges the text of another: separation of duties applies.
JUDGING_KINDS = frozenset({StepKind.CHECK, StepKind.APPROVE})
#: Kinds during which the actor may edit the content.
EDITING_KINDS = frozenset({StepKind.WORK})
#: Kinds that may open a correction of what is already live.
CORRECTABLE_KINDS = frozenset({StepKind.NOTIFY, StepKind.REPORT})


class VersionStatus(models.TextChoices):
    """The life of an SOP version. Only an active one starts runs."""

    IMPORTED = "imported", _("Imported, waiting for confirmation")
    ACTIVE = "active", _("Active")
    SUPERSEDED = "superseded", _("Superseded")


class ReadingSubject(models.TextChoices):
    """What a person can confirm about a step that the document left open."""

    ACTOR = "actor", _("Who does the step")
    RETURN = "return", _("Where a return goes")
    CLOCK = "clock", _("How the time is counted")


class Origin(models.TextChoices):
    """Where a publication request comes from (asal disposisi)."""

    LETTER = "letter", _("Letter (surat masuk)")
    AGENDA = "agenda", _("Agenda item (agenda kerja)")


class Priority(models.TextChoices):
    """Sifat disposisi, the usual three grades of official correspondence."""

    ORDINARY = "biasa", _("Ordinary (biasa)")
    URGENT = "segera", _("Urgent (segera)")
    VERY_URGENT = "sangat_segera", _("Very urgent (sangat segera)")


class Outcome(models.TextChoices):
    """How a visit of a step ended."""

    DONE = "done", _("Done")
    RETURNED = "returned", _("Returned")
    CORRECTION = "correction", _("Reopened for correction")
    BY_REFERENCE = "by_reference", _("Done on the disposition")


class Action(models.TextChoices):
    """What a person can do with an open step."""

    COMPLETE = "complete", _("Complete")
    RETURN = "return", _("Return")


class Event(models.TextChoices):
    """The events of the ledger. A new event is added here first; a test proves each is written."""

    SOP_IMPORTED = "sop.imported", _("SOP imported")
    READING_CONFIRMED = "sop.reading_confirmed", _("Reading confirmed")
    SOP_ACTIVATED = "sop.activated", _("SOP activated")
    RUN_OPENED = "run.opened", _("Run opened")
    STEP_DONE = "step.done", _("Step done")
    STEP_RETURNED = "step.returned", _("Step returned")
    STEP_BY_REFERENCE = "step.by_reference", _("Step done on the disposition")
    EVIDENCE_ATTACHED = "evidence.attached", _("Evidence attached")
    CONTENT_PUBLISHED = "content.published", _("Content published")
    ADDRESS_CHECKED = "address.checked", _("Public address checked")
    MAIL_SENT = "mail.sent", _("Mail sent")
    REPORT_FILED = "report.filed", _("Report filed")
    RUN_FINISHED = "run.finished", _("Run finished")
    DEVIATION_PUBLISH = "deviation.publish", _("Published outside the SOP")
    DEVIATION_UNPUBLISH = "deviation.unpublish", _("Withdrawn outside the SOP")
