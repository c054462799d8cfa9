"""Looking at a published page from outside and writing down what was seen."""

import hashlib
import html
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import transaction
from django.utils import translation

from sop_workflow.conf import conf
from sop_workflow.enums import Event
from sop_workflow.ledger.append import append
from sop_workflow.models import AddressCheck, SopRun
from sop_workflow.runtime.time import now

MAX_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back: status (``None`` when nothing did), body, milliseconds, problem."""

    status: int | None
    body: bytes
    milliseconds: int
    problem: str = ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The address itself must answer: a redirect to a login page is not visibility."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def fetch_over_http(url: str) -> Seen:
    """Ask the public address over the network, without cookies, as a first visitor would."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return Seen(None, b"", 0, "not a web address")
    opener = urllib.request.build_opener(_NoRedirect)
    request = urllib.request.Request(url, headers={"User-Agent": "Sopan address check"})  # noqa: S310
    started = time.monotonic()
    try:
        with opener.open(request, timeout=conf.ADDRESS_TIMEOUT) as response:
            body, status, problem = response.read(MAX_BYTES), response.status, ""
    except urllib.error.HTTPError as error:
        body, status, problem = b"", error.code, f"HTTP {error.code}"
    except (OSError, ValueError) as error:
        body, status, problem = b"", None, str(getattr(error, "reason", error))[:255]
    return Seen(status, body, round((time.monotonic() - started) * 1000), problem)


def fetch_in_process(url: str) -> Seen:
    """Ask this very program for the page: the whole stack, only the network is left out.

    For replaying past work before a web server runs; recorded as such.
    """
    parts = urlsplit(url)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": parts.path or "/",
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.hostname or "localhost",
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "HTTP_HOST": parts.netloc,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": BytesIO(),
    }
    started = time.monotonic()
    handler = WSGIHandler()
    request = WSGIRequest(environ)
    # Not handler(environ, …) and no response.close(): the signals around a request
    # close the database connection, which the caller still needs.
    with translation.override(settings.LANGUAGE_CODE):
        response = handler.get_response(request)
        body = b"".join(response)
    request.close()
    status = response.status_code
    problem = "" if status == 200 else f"HTTP {status}"
    return Seen(status, body[:MAX_BYTES], round((time.monotonic() - started) * 1000), problem)


FETCHERS = {"http": fetch_over_http, "in-process": fetch_in_process}


def look(run: SopRun, *, method: str = "") -> AddressCheck:
    """Fetch the public address of ``run`` and record what was there.

    Visible means: the address itself answers 200 and the page shows its title.
    Must not run inside the transaction that published: it would look too early.
    ``ValueError`` before the first publication: there is no address yet.
    """
    if run.published_revision_id is None:
        raise ValueError("this run has not published anything yet")
    method = method or conf.ADDRESS_METHOD
    seen = FETCHERS[method](run.public_url)
    text = html.unescape(seen.body.decode("utf-8", "replace"))
    title_seen = bool(run.title) and run.title in text
    problem = seen.problem or ("" if title_seen else "the title is not on the page")
    with transaction.atomic():
        check = AddressCheck.objects.create(
            run=run,
            revision=run.published_revision,
            url=run.public_url,
            checked_at=now(),
            ok=seen.status == 200 and title_seen,
            status_code=seen.status,
            title_seen=title_seen,
            sha256=hashlib.sha256(seen.body).hexdigest() if seen.body else "",
            milliseconds=seen.milliseconds,
            problem=problem[:255],
            method=method,
        )
        append(
            Event.ADDRESS_CHECKED,
            at=check.checked_at,
            run=run,
            payload={"url": check.url, "status": check.status_code, "ok": check.ok},
            content_hash=check.sha256,
        )
    return check


def latest_check(run: SopRun) -> AddressCheck | None:
    """The newest look at the text that is live now; ``None`` before the first."""
    return (
        AddressCheck.objects.filter(run=run, revision=run.published_revision)
        .order_by("-pk")
        .first()
    )
