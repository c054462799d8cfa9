"""What exactly a person judged: a revision and the hash of its words."""

import hashlib
import json
from typing import Any

from wagtail.models import Revision

#: Keys of a revision that are bookkeeping, not content.
BOOKKEEPING = frozenset(
    {
        "pk", "path", "depth", "numchild", "url_path", "translation_key", "locale", "alias_of",
        "content_type", "owner", "live", "has_unpublished_changes", "first_published_at",
        "last_published_at", "latest_revision_created_at", "latest_revision", "live_revision",
        "draft_title", "locked", "locked_at", "locked_by", "expired", "wagtail_admin_comments",
    }
)  # fmt: skip


def content_hash(revision: Revision) -> str:
    """SHA-256 (hex) of what a reader would get from ``revision``.

    Autosave overwrites a revision in place, so its id alone does not say what
    was approved; two saves of the same words have the same hash.
    """
    words: dict[str, Any] = {
        key: value for key, value in revision.content.items() if key not in BOOKKEEPING
    }
    text = json.dumps(words, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def latest_revision(run: Any) -> Revision:
    """The newest revision of the run's object, with its author; never the live copy."""
    state = run.workflow_state
    return (
        Revision.objects.filter(
            base_content_type_id=state.base_content_type_id, object_id=state.object_id
        )
        .select_related("user")
        .order_by("-created_at", "-pk")[:1]
        .get()
    )


def seen_text(run: Any) -> tuple[int, str]:
    """Revision id and content hash of the newest text: what a step page shows and sends back."""
    revision = latest_revision(run)
    return revision.pk, content_hash(revision)
