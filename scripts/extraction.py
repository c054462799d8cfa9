"""Finds the translatable texts of an app in its Python code and in its templates."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tokenize import TokenError
from typing import Any

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.template import TemplateSyntaxError
from django.utils.translation.template import templatize

MessageId = str | tuple[str, str]
Key = tuple[MessageId, str | None]

KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml", ".svg", ".typ"}
SKIPPED_FOLDERS = {"migrations", "static", "locale", "tests", "__pycache__"}
COMMENT_TAG = "Translators"
NAMED = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[diouxXeEfFgGcrs]")
POSITIONAL = re.compile(r"(?<!%)(?:%%)*(%[-+]?\d*(?:\.\d+)?[disrf])(?![a-z])")
BRACES = re.compile(r"(?<!\{)\{(\w*)(?:[!:][^{}]*)?\}(?!\})")


@dataclass
class Text:
    """One translatable text and everywhere it is used."""

    files: set[str] = field(default_factory=set)
    comments: dict[str, None] = field(default_factory=dict)  # a set that keeps its order


class ExtractionFailed(Exception):
    """A file cannot be read for messages; the text names it."""


def texts(source: Path, root: Path) -> dict[Key, Text]:
    """Every message below ``source``, by id and context; files are named from ``root``."""
    found: dict[Key, Text] = {}
    for path in files(source):
        name = path.relative_to(root).as_posix()
        try:
            for message, comments, context in messages_of(path):
                text = found.setdefault((message, context), Text())
                text.files.add(name)
                text.comments.update(dict.fromkeys(comments))
        except (SyntaxError, ValueError, TokenError, TemplateSyntaxError) as error:
            raise ExtractionFailed(f"{name}: {error}") from error
    found.pop(("", None), None)
    return found


def files(source: Path) -> Iterator[Path]:
    """The Python files below ``source`` and its templates, sorted."""
    for path in sorted(source.rglob("*")):
        parts = path.relative_to(source).parts
        if not path.is_file() or SKIPPED_FOLDERS.intersection(parts[:-1]):
            continue
        in_templates = source.name == "templates" or "templates" in parts
        if path.suffix == ".py" or (in_templates and path.suffix in TEMPLATE_SUFFIXES):
            yield path


def messages_of(path: Path) -> Iterator[tuple[MessageId, list[str], str | None]]:
    """The messages of one file with their translator comments and context."""
    code = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django rewrites a template to gettext calls between X-ed out text. The
        # indentation that is left means nothing, and Python would refuse it.
        lines = templatize(code, origin=str(path)).splitlines()
        code = "\n".join(line.lstrip() for line in lines) + "\n"
    source = io.BytesIO(code.encode())
    for _line, message, comments, context in extract(
        "python", source, KEYWORDS, comment_tags=[COMMENT_TAG]
    ):
        yield message, comments, context


def placeholders(text: str) -> set[str]:
    """What a translation must repeat: ``%(name)s``, ``%s`` and ``{name}``."""
    return {
        *NAMED.findall(text),
        *POSITIONAL.findall(text),
        *(f"{{{name}}}" for name in BRACES.findall(text)),
    }


def format_flags(message: MessageId) -> set[str]:
    """The gettext flags of a message, from the placeholders it really has.

    Babel's own guess also marks texts like "100% done".
    """
    found = set().union(*(placeholders(part) for part in as_tuple(message)))
    flags = set()
    if any(item.startswith("%") for item in found):
        flags.add("python-format")
    if any(item.startswith("{") for item in found):
        flags.add("python-brace-format")
    return flags


def as_tuple(message: MessageId) -> tuple[str, ...]:
    """Singular and plural, or the one text there is."""
    return (message,) if isinstance(message, str) else tuple(message)
