"""Where mail goes, from one variable: ``EMAIL_URL``."""

from typing import Any
from urllib.parse import unquote, urlsplit

BACKENDS = "django.core.mail.backends."
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
TIMEOUT = 10  # seconds; a silent mail server must not hold a worker


class EmailUrlError(ValueError):
    """``EMAIL_URL`` cannot be understood; the message says which part."""


def mail(url: str) -> dict[str, Any]:
    """Django's ``EMAIL_*`` settings for ``url``; empty means the console.

    ``smtp://host`` (no encryption), ``smtp+tls://user:password@host:587``
    (STARTTLS), ``smtps://…`` (TLS from the first byte), ``file:///folder``
    (one file per mail) or ``console://``. Raises ``EmailUrlError``.
    """
    if not url:
        return {"EMAIL_BACKEND": BACKENDS + "console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": BACKENDS + "console.EmailBackend"}
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": BACKENDS + "filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme not in PORTS:
        raise EmailUrlError(
            f"EMAIL_URL starts with {parts.scheme!r}; use smtp+tls://, smtps://, smtp://, "
            "file:// or console://"
        )
    return smtp(url)


def smtp(url: str) -> dict[str, Any]:
    """Settings of a mail server. Raises ``EmailUrlError`` when no host or a wrong port is named."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise EmailUrlError("EMAIL_URL names no server: smtp+tls://user:password@HOST:587")
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise EmailUrlError("EMAIL_URL names a port that is no number") from error
    return {
        "EMAIL_BACKEND": BACKENDS + "smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": TIMEOUT,
    }
