"""Turn plain tables and lists into the schema's dataclasses, collecting every mistake.

The dataclasses are the only description of the format: a field added to the
schema can be read here without another line.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, get_args, get_origin, get_type_hints

from sop_workflow.definition.errors import SopFileError, SopProblem, problem
from sop_workflow.definition.wording import nearest, shortened, type_name

#: After so many mistakes nobody reads on; it also bounds the work a bad file can cause.
MAX_PROBLEMS: Final = 100
#: Far more rows than any SOP has; keeps the work small whatever a file of 1 MiB holds.
MAX_ITEMS: Final = 500
#: The widest whole number an ordinary database column holds.
MAX_NUMBER: Final = 2**31 - 1


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) is types.UnionType


def _is_required(part: Field[Any], hint: Any) -> bool:
    return part.default is MISSING and part.default_factory is MISSING and not _is_optional(hint)


class Decoder:
    """Reads values of one file; ``problems`` grows, and reading goes on after each."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[SopProblem] = []
        self._readers: dict[Any, Callable[[Any, str], Any]] = {
            str: self._text,
            int: self._whole_number,
            float: self._number,
            bool: self._flag,
            date: self._day,
        }

    def report(self, code: str, place: str, **params: object) -> None:
        """Note a problem; ``SopFileError`` at once when there are too many to read."""
        self.problems.append(problem(code, place, file=self.file, **params))
        if len(self.problems) >= MAX_PROBLEMS:
            raise SopFileError(self.problems)

    def members(
        self, shape: type, raw: Any, place: str, leave_out: frozenset[str] = frozenset()
    ) -> dict[str, Any] | None:
        """The constructor arguments of ``shape`` found in ``raw``; ``None`` if unusable."""
        if not self._is_a(dict, raw, place):
            return None
        hints = get_type_hints(shape)
        parts = {part.name: part for part in fields(shape) if part.name not in leave_out}
        found: dict[str, Any] = {}
        before = len(self.problems)
        for key, value in raw.items():
            inner = f"{place}.{shortened(key)}" if place else shortened(key)
            if key not in parts:
                self._report_key(str(key), tuple(parts), inner)
            elif value is not None or not _is_optional(hints[key]):
                found[key] = self.value(hints[key], value, inner)
        for key, part in parts.items():
            if key not in raw and _is_required(part, hints[key]):
                self.report("missing-key", f"{place}.{key}" if place else key, key=key)
            elif key not in found and part.default is MISSING and _is_optional(hints[key]):
                found[key] = None
        return found if len(self.problems) == before else None

    def value(self, hint: Any, raw: Any, place: str) -> Any:
        """``raw`` as the type ``hint`` says; what cannot be read is reported."""
        if _is_optional(hint):
            hint = next(arg for arg in get_args(hint) if arg is not type(None))
        if get_origin(hint) is tuple:
            return self._list(get_args(hint)[0], raw, place)
        if get_origin(hint) is dict:
            return self._mapping(get_args(hint)[1], raw, place)
        if is_dataclass(hint):
            shape: Any = hint
            found = self.members(shape, raw, place)
            return None if found is None else shape(**found)
        if issubclass(hint, StrEnum):
            return self._choice(hint, raw, place)
        return self._readers[hint](raw, place)

    def _report_key(self, key: str, known: tuple[str, ...], place: str) -> None:
        if name := nearest(key, known):
            self.report("misspelt-key", place, key=shortened(key), nearest=name)
        else:
            self.report("unknown-key", place, key=shortened(key), known=", ".join(known))

    def _is_a(self, kind: type, raw: Any, place: str) -> bool:
        if type(raw) is kind:
            return True
        self.report("wrong-type", place, expected=type_name(kind), found=type_name(type(raw)))
        return False

    def _list(self, item: Any, raw: Any, place: str) -> tuple[Any, ...]:
        if not self._is_a(list, raw, place):
            return ()
        if len(raw) > MAX_ITEMS:
            self.report("list-too-long", place, size=len(raw), limit=MAX_ITEMS)
            return ()
        return tuple(
            self.value(item, one, f"{place}[{_label(place, one, position)}]")
            for position, one in enumerate(raw, start=1)
        )

    def _mapping(self, item: Any, raw: Any, place: str) -> dict[str, Any]:
        if not self._is_a(dict, raw, place):
            return {}
        return {
            self._text(key, place): self.value(item, one, f"{place}.{shortened(key)}")
            for key, one in raw.items()
        }

    def _text(self, raw: Any, place: str) -> str:
        if not self._is_a(str, raw, place):
            return ""
        text = str(raw)
        # PostgreSQL refuses NUL; a lone surrogate cannot be written as UTF-8 at all.
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            self.report("bad-text", place)
        return text

    def _whole_number(self, raw: Any, place: str) -> int:
        if not self._is_a(int, raw, place):
            return 0
        if abs(raw) > MAX_NUMBER:
            # Not printed: Python refuses to write out a number of thousands of digits.
            self.report("out-of-range", place, found=f"(> {MAX_NUMBER})")
        return raw

    def _number(self, raw: Any, place: str) -> float:
        if type(raw) is int:
            return float(raw) if abs(raw) <= MAX_NUMBER else self._whole_number(raw, place)
        return raw if self._is_a(float, raw, place) else 0.0

    def _flag(self, raw: Any, place: str) -> bool:
        return self._is_a(bool, raw, place) and raw is True

    def _day(self, raw: Any, place: str) -> date | None:
        if isinstance(raw, str):  # JSON has no dates
            try:
                return date.fromisoformat(raw)
            except ValueError:
                self.report("bad-date", place, found=shortened(raw))
                return None
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        self.report("wrong-type", place, expected=type_name(date), found=type_name(type(raw)))
        return None

    def _choice(self, choices: type[StrEnum], raw: Any, place: str) -> StrEnum | None:
        if not self._is_a(str, raw, place):
            return None
        word, known = str(raw), [choice.value for choice in choices]
        if word in known:
            return choices(word)
        self.report("unknown-value", place, found=shortened(word), choices=", ".join(known))
        return None


def _label(place: str, raw: Any, position: int) -> str:
    """What stands between the brackets of a place: the step's number, the lane's key, a count."""
    name = {"steps": "no", "lanes": "key"}.get(place)
    label = raw.get(name) if name and isinstance(raw, dict) else None
    if (type(label) is int and abs(label) <= MAX_NUMBER) or (isinstance(label, str) and label):
        return shortened(label)
    return str(position)
