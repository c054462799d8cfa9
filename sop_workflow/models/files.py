"""Where private files lie: no URL, names made by us, never by the sender."""

import uuid
from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import Storage, storages
from django.utils import timezone

from sop_workflow.conf import conf


def private_storage() -> Storage:
    """The storage for letters, evidence and reports (``SOP_WORKFLOW["PRIVATE_STORAGE"]``)."""
    return storages[conf.PRIVATE_STORAGE]


def generated_name(instance: Any, filename: str) -> str:
    """A storage name that keeps only the ending of the sender's name (safety S28)."""
    ending = PurePosixPath(filename).suffix.lower()[:8]
    folder = instance._meta.model_name
    return f"{folder}/{timezone.now():%Y/%m}/{uuid.uuid4().hex}{ending}"
