"""Files as proof: checked, hashed while reading, stored under our own name."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from sop_workflow.conf import conf
from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.models import Evidence, SopTaskState
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.time import now

#: First bytes of the formats whose ending we accept; text formats have none.
SIGNATURES = {
    "pdf": (b"%PDF-",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods"), (b"PK\x03\x04",)),
}


def _begins_like(ending: str, start: bytes) -> bool:
    """True if the first bytes fit the ending. RIFF also holds sound and film: WEBP says so."""
    if ending == "webp":
        return start.startswith(b"RIFF") and start[8:12] == b"WEBP"
    return start.startswith(SIGNATURES.get(ending, b""))


def file_sha256(file: UploadedFile) -> str:
    """SHA-256 (hex) of an upload, read in chunks; leaves it at its start."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def refuse_bad_file(file: UploadedFile, field: str = "file") -> None:
    """Raise ``Refused("bad-file")`` for a file too large, empty, of another type, or lying."""
    name = display_name(file.name or "")
    size = file.size or 0
    if size > conf.MAX_FILE_BYTES:
        raise Refused(
            "bad-file",
            _("%(name)s is %(size)s, the limit is %(limit)s. Make it smaller or split it.")
            % {
                "name": name,
                "size": filesizeformat(size),
                "limit": filesizeformat(conf.MAX_FILE_BYTES),
            },
            field,
        )
    ending = PurePath(name).suffix.lower().lstrip(".")
    if size == 0 or ending not in conf.FILE_TYPES:
        raise Refused(
            "bad-file",
            _("%(name)s cannot be attached. Use one of: %(types)s.")
            % {"name": name, "types": ", ".join(conf.FILE_TYPES)},
            field,
        )
    start = file.read(16)
    file.seek(0)
    if not _begins_like(ending, start):
        raise Refused(
            "bad-file",
            _("%(name)s is not really a %(type)s file. Save it again in that format.")
            % {"name": name, "type": ending.upper()},
            field,
        )


def display_name(name: str) -> str:
    """The sender's file name, safe to show: no folders, control or direction marks, 120 at most."""
    bare = PurePath(name.replace("\\", "/")).name
    shown = "".join(c for c in bare if c.isprintable() and not "\u202a" <= c <= "\u202e")
    return shown[-120:] or "file"


@transaction.atomic
def attach(*, visit_id: int, user: Any, label: str, file: UploadedFile) -> Evidence:
    """Attach ``file`` to an open visit. Kept even if the act it was sent with is refused.

    Raises ``Refused``: ``not-found`` without the role, ``already-done`` on a closed
    visit, ``bad-file`` for a file that is not what it says.
    """
    # The run's row is locked as in ``act``: nothing is attached to a step while it ends.
    list(WorkflowState.objects.select_for_update(of=("self",)).filter(task_states=visit_id))
    visit = SopTaskState.objects.select_related("step", "run").filter(pk=visit_id).first()
    if visit is None or not visit.step.user_has_role(user):
        raise Refused("not-found", _("This step does not exist or is not yours."))
    if not visit.is_open:
        raise Refused("already-done", _("This step is already finished. Nothing was changed."))
    refuse_bad_file(file)
    name = display_name(file.name or "")
    at = now()
    evidence = Evidence(
        visit=visit,
        label=label.strip()[:255] or name,
        name=name,
        size=file.size or 0,
        sha256=file_sha256(file),
        attached_at=at,
        attached_by=user,
    )
    evidence.file.save(name, file, save=False)
    evidence.save()
    append(
        Event.EVIDENCE_ATTACHED,
        at=at,
        actor=user,
        run=visit.run,
        visit=visit,
        step_no=visit.step.step_no,
        payload={"evidence": evidence.pk, "size": evidence.size},
        content_hash=evidence.sha256,
    )
    return evidence
