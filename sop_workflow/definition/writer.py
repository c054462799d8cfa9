"""Write an SOP as plain tables, as TOML for people, and as the one text its hash is taken of.

What is empty is not written, so an SOP keeps its hash when the schema learns a
new field that is empty by default.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sop_workflow.definition.decoding import MAX_NUMBER
from sop_workflow.definition.schema import SopDocument
from sop_workflow.definition.toml_text import toml_text


def to_dict(doc: SopDocument) -> dict[str, Any]:
    """The SOP as tables and lists that JSON can hold; days are ISO texts."""
    return _document(doc, date.isoformat)


def to_toml(doc: SopDocument) -> str:
    """The SOP as a TOML file; ``reader.parse_sop`` gives back an equal document."""
    return toml_text(_document(doc, lambda day: day))


def canonical_json(doc: SopDocument) -> str:
    """The one JSON text of this SOP: keys sorted, no spaces, letters as they are."""
    return json.dumps(to_dict(doc), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_hash(doc: SopDocument) -> str:
    """SHA-256 of ``canonical_json`` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(doc).encode("utf-8")).hexdigest()


def _document(doc: SopDocument, day: Callable[[date], object]) -> dict[str, Any]:
    body = _plain(doc, day)
    source = {
        "file": body.pop("source", ""),
        "quality": body.pop("source_quality", ""),
    }
    head = {name: body.pop(name) for name in ("schema", "key", "language")}
    written = {name: value for name, value in source.items() if value}
    return {**head, **({"source": written} if written else {}), **body}


def _plain(value: Any, day: Callable[[date], object]) -> Any:
    if is_dataclass(value):
        pairs = ((part, _plain(getattr(value, part.name), day)) for part in fields(value))
        return {part.name: plain for part, plain in pairs if not _may_be_left_out(part, plain)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return [_plain(one, day) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one, day) for key, one in value.items()}
    if isinstance(value, float) and value.is_integer() and abs(value) <= MAX_NUMBER:
        return int(value)  # 15 minutes, not 15.0: as people write it
    return value


def _may_be_left_out(part: Field[Any], plain: object) -> bool:
    has_default = part.default is not MISSING or part.default_factory is not MISSING
    # Zero is a fact (next = 0 is the end), so only these kinds of nothing are left out.
    is_empty = plain is False or plain == "" or plain == [] or plain == {}
    return plain is None or (has_default and is_empty)
