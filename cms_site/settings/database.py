"""SQLite by default, PostgreSQL by one variable: ``DATABASE_URL``."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class DatabaseUrlError(ValueError):
    """``DATABASE_URL`` cannot be understood; the message says which part."""


def sqlite(path: Path) -> dict[str, Any]:
    """Settings for an embedded database that survives kill -9 and parallel writers.

    WAL lets readers go on while one writes; IMMEDIATE makes a writer wait at
    the start instead of failing in the middle (696 of 800 parallel writes
    failed without it); FULL keeps an acknowledged commit through power loss.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """Settings from ``postgresql://user:password@host:port/name?option=value``."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise DatabaseUrlError("DATABASE_URL names no database: postgresql://user@host:port/NAME")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def database(url: str, var_dir: Path) -> dict[str, Any]:
    """The ``DATABASES["default"]`` entry for ``url``; empty means SQLite under ``var_dir``."""
    if not url:
        return sqlite(var_dir / "sopan.sqlite3")
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return sqlite(Path(unquote(url.removeprefix("sqlite:///"))))
    if scheme in {"postgres", "postgresql"}:
        return postgresql(url)
    raise DatabaseUrlError(f"DATABASE_URL starts with {scheme!r}; use sqlite:/// or postgresql://")
