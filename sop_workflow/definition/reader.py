"""Read an SOP from a TOML file, or from the tables a database has kept of one.

Only the structure is judged here: a file either becomes a document or is
refused with every structural mistake it holds. Whether the document makes
sense as an SOP is the business of ``rules``.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sop_workflow.definition.decoding import Decoder
from sop_workflow.definition.errors import SopFileError, problem
from sop_workflow.definition.schema import SCHEMA_VERSION, SopDocument, Step
from sop_workflow.definition.wording import shortened

MAX_BYTES: Final = 1024 * 1024
_WHERE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class _Source:
    """The table ``[source]``: kept as two plain fields in the document."""

    file: str = ""
    quality: str = ""


def read_sop(path: Path) -> SopDocument:
    """The SOP in the TOML file ``path``.

    ``SopFileError`` if the file cannot be opened, is larger than 1 MiB, is not
    UTF-8 or does not have the structure of an SOP.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise _refusal("file-too-big", path.name, size=path.stat().st_size, limit=MAX_BYTES)
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refusal("not-utf8", path.name) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise _refusal("unreadable-file", path.name, detail=detail) from error
    return parse_sop(text, path.name)


def parse_sop(text: str, file: str) -> SopDocument:
    """The SOP written in the TOML ``text``; ``file`` is the name problems are reported under.

    ``SopFileError`` with every structural problem found.
    """
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise _refusal("not-utf8", file) from error
    if size > MAX_BYTES:
        raise _refusal("file-too-big", file, size=size, limit=MAX_BYTES)
    text = text.removeprefix("\ufeff")  # Windows Notepad puts a byte-order mark first
    if not text.strip():
        raise _refusal("empty-file", file)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_refusal(error, text, file) from error
    except (ValueError, RecursionError) as error:
        # Numbers of thousands of digits and brackets nested without end.
        raise _refusal("toml-unreadable", file, detail=type(error).__name__) from error
    return document_from_dict(data, file)


def document_from_dict(data: object, file: str) -> SopDocument:
    """The SOP held in plain tables, as ``writer.to_dict`` makes them and JSON keeps them.

    ``SopFileError`` with every structural problem found.
    """
    decoder = Decoder(file)
    if not isinstance(data, dict):
        decoder.value(dict[str, str], data, "")
        raise SopFileError(decoder.problems)
    found = data.get("schema")
    if type(found) is int and found != SCHEMA_VERSION:
        # Nothing else would fit either, so nothing else is said.
        shown = shortened(found) if abs(found) < 1000 else "?"
        raise _refusal("wrong-schema", file, "schema", found=shown, expected=SCHEMA_VERSION)
    if "schema" not in data:
        decoder.report("missing-key", "schema", key="schema")
    source = decoder.value(_Source, data.get("source", {}), "source")
    rest = {key: value for key, value in data.items() if key != "source"}
    parts = decoder.members(SopDocument, rest, "", leave_out=frozenset({"source_quality"}))
    if parts is not None:
        _refuse_duplicates(decoder, parts["steps"])
    if parts is None or decoder.problems:
        raise SopFileError(decoder.problems)
    return SopDocument(source=source.file, source_quality=source.quality, **parts)


def _refuse_duplicates(decoder: Decoder, steps: Iterable[Step]) -> None:
    seen: set[int] = set()
    for step in steps:
        if step.no in seen:
            decoder.report("duplicate-step", f"steps[{step.no}].no", no=step.no)
        seen.add(step.no)


def _refusal(code: str, file: str, place: str = "", **params: Any) -> SopFileError:
    return SopFileError([problem(code, place, file=file, **params)])


def _syntax_refusal(error: tomllib.TOMLDecodeError, text: str, file: str) -> SopFileError:
    """The refusal naming line and column; the end of the text where the parser names neither."""
    said = str(error)
    where = _WHERE.search(said)
    if where and where[1]:
        line, column = int(where[1]), int(where[2])
    else:
        lines = text.splitlines()
        line, column = len(lines), len(lines[-1]) + 1
    detail = _WHERE.sub("", said)
    place = f"line {line}, column {column}"
    return _refusal("toml-syntax", file, place, line=line, column=column, detail=detail)
