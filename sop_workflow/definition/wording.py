"""Words that go into the sentences: kinds of value, the nearest known name, shortened texts."""

import difflib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sop_workflow.definition.messages import gettext_noop

_TYPES: Final[dict[type, str]] = {
    str: gettext_noop("a text in quotation marks"),
    bool: gettext_noop("true or false"),
    int: gettext_noop("a whole number"),
    float: gettext_noop("a number"),
    date: gettext_noop("a date"),
    datetime: gettext_noop("a date with a time of day"),
    list: gettext_noop("a list"),
    dict: gettext_noop("a table"),
}


def type_name(kind: type) -> str:
    """The plain English name of a kind of value, e.g. "a whole number"."""
    return _TYPES.get(kind, gettext_noop("a value of another kind"))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` is probably a misspelling of; "" if it is like none."""
    return next(iter(difflib.get_close_matches(word[:50], list(known), n=1)), "")


def shortened(value: object) -> str:
    """The text of ``value`` as far as a sentence can carry it."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
