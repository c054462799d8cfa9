"""An SOP document becomes an immutable version; the same text twice is the same version."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.rules import check
from sop_workflow.definition.schema import SopDocument
from sop_workflow.definition.writer import content_hash, to_dict
from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.models import SopVersion


@transaction.atomic
def import_document(
    document: SopDocument, *, source_name: str, by: Any, at: Any
) -> tuple[SopVersion, bool]:
    """Store ``document`` as a version of its SOP; returns (version, newly made).

    Raises ``SopFileError`` with every error of the rules; nothing is stored then.
    Warnings do not stop an import: an unknown actor stops the activation.
    """
    errors = tuple(p for p in check(document, source_name) if p.level == "error")
    if errors:
        raise SopFileError(errors)
    digest = content_hash(document)
    versions = SopVersion.objects.select_for_update().filter(key=document.key)
    if known := versions.filter(content_hash=digest).first():
        return known, False
    newest = versions.aggregate(newest=Max("version"))["newest"] or 0
    version = SopVersion.objects.create(
        key=document.key,
        number=document.identity.number,
        title=document.identity.title,
        agency=document.identity.agency,
        version=newest + 1,
        content_hash=digest,
        text=to_dict(document),
        source_name=source_name,
        imported_at=at,
        imported_by=by,
    )
    append(
        Event.SOP_IMPORTED,
        at=at,
        actor=by,
        payload={"key": version.key, "version": version.version, "number": version.number},
        content_hash=digest,
    )
    return version, True
