"""The thirteen official fields of an SOP (bagian identitas), in the official order and words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sop_workflow.definition.schema import Identity, PrintedDate


@dataclass(frozen=True, slots=True)
class OfficialField:
    """One field: its official number, its label, what the document says, what it prints beside.

    No ``values`` means that the document leaves the field blank.
    """

    no: int
    label: str
    values: tuple[str, ...]
    note: str = ""


def official_fields(identity: Identity) -> list[OfficialField]:
    """All thirteen, the blank ones too: a blank is a fact about the document."""
    one = identity
    return [
        OfficialField(1, _("Agency and unit (nama unit kerja)"), _given(one.agency, one.unit)),
        OfficialField(2, _("SOP number (nomor SOP AP)"), _given(one.number), _number_note(one)),
        _date(3, _("Date made (tanggal pembuatan)"), one.created),
        _date(4, _("Date revised (tanggal revisi)"), one.revised),
        _date(5, _("Effective date (tanggal efektif)"), one.effective),
        OfficialField(6, _("Approved by (disahkan oleh)"), _given(one.approved_by), one.signed_at),
        OfficialField(7, _("Title (judul SOP)"), _given(one.title), _title_note(one)),
        OfficialField(8, _("Legal basis (dasar hukum)"), one.legal_basis),
        OfficialField(9, _("Related SOPs (keterkaitan)"), one.related, one.related_lead),
        OfficialField(10, _("Warnings (peringatan)"), one.warnings),
        OfficialField(11, _("Qualifications (kualifikasi pelaksana)"), one.qualifications),
        OfficialField(12, _("Equipment (peralatan dan perlengkapan)"), one.equipment),
        OfficialField(13, _("Records (pencatatan dan pendataan)"), one.records),
    ]  # fmt: skip


def _given(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _date(no: int, label: str, cell: PrintedDate) -> OfficialField:
    shown = date_format(cell.day, "j F Y") if cell.day else cell.printed
    return OfficialField(no, label, _given(shown), _as_read(cell))


def _as_read(cell: PrintedDate) -> str:
    """The printed characters, where they are not simply the day in words."""
    if not cell.printed:
        return ""
    if cell.day is None:
        return _("Printed so; no day can be read from it.")
    if cell.printed == date_format(cell.day, "j F Y"):
        return ""
    return _("Printed: %(text)s") % {"text": cell.printed}


def _number_note(identity: Identity) -> str:
    return _joined(
        [
            (_("Classification code (kode klasifikasi): %(text)s"), identity.classification_code),
            (_("Printed: %(text)s"), identity.number_printed),
        ],
        same_as=identity.number,
    )


def _title_note(identity: Identity) -> str:
    return _joined(
        [
            (_("Above the steps table: %(text)s"), identity.table_title),
            (_("Prepared by: %(text)s"), identity.prepared_by),
        ],
        same_as=identity.title,
    )


def _joined(parts: Iterable[tuple[str, str]], *, same_as: str) -> str:
    return ". ".join(words % {"text": text} for words, text in parts if text and text != same_as)
