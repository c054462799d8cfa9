"""The one way a ledger row becomes bytes, so that its hash can be recomputed anywhere."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def canonical_json(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no spaces: the same facts give the same characters."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def moment(value: datetime) -> str:
    """A datetime as UTC text to the microsecond, whatever zone the database hands back."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def entry_hash(prev: str, row: Mapping[str, Any]) -> str:
    """SHA-256 (hex) over the previous hash and the canonical row without its own hash."""
    return hashlib.sha256(f"{prev}\n{canonical_json(row)}".encode()).hexdigest()
