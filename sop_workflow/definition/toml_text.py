"""A small TOML writer for the shape of an SOP: tables, lists of tables, short inline tables.

Python reads TOML but does not write it; this is all an SOP needs.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL: Final = re.compile(r'["\\\x00-\x1f\x7f]')
#: Small tables that read best on the line of their key.
_INLINE: Final = frozenset({"created", "revised", "effective", "time"})
_LINE_LENGTH: Final = 100


def toml_text(data: Mapping[str, Any]) -> str:
    """``data`` as TOML. It may hold texts, numbers, days, lists and tables, but no ``None``."""
    return "\n".join(_table(data, "")).strip("\n") + "\n"


def _table(data: Mapping[str, Any], path: str) -> Iterator[str]:
    """The lines of one table: first what stands on a line, then the tables inside it."""
    inner = {key: value for key, value in data.items() if _is_section(key, value)}
    for key, value in data.items():
        if key not in inner:
            yield _line(key, value)
    for key, value in inner.items():
        name = f"{path}.{_key(key)}" if path else _key(key)
        if isinstance(value, dict):
            yield from ("", f"[{name}]", *_table(value, name))
        else:
            for row in value:
                yield from ("", f"[[{name}]]", *_table(row, name))


def _is_section(key: str, value: object) -> bool:
    if isinstance(value, dict):
        return key not in _INLINE
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _line(key: str, value: object) -> str:
    line = f"{_key(key)} = {_value(value)}"
    if isinstance(value, list) and len(line) > _LINE_LENGTH:
        items = "".join(f"  {_value(item)},\n" for item in value)
        return f"{_key(key)} = [\n{items}]"
    return line


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return repr(value)


def _text(text: str) -> str:
    def escaped(found: re.Match[str]) -> str:
        letter = found[0]
        return _ESCAPES.get(letter, f"\\u{ord(letter):04X}")

    return f'"{_CONTROL.sub(escaped, text)}"'
