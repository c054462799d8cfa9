"""A real Chromium in front of a live server."""

import os
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

from scripts import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(django_db_setup):
    """One Chromium for all tests of a process; a test fails when there is none."""
    first_rows = connection._test_serialized_contents
    path = chromium.find()
    assert path, chromium.ADVICE
    # Playwright keeps an event loop in this thread; Django would refuse the
    # database there, although nothing runs beside the test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        # Inside that loop Django hands out another connection, which would not know
        # the first rows that ``real_transactions`` puts back.
        connection._test_serialized_contents = first_rows
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visitor(browser, live_server, real_transactions):
    """A window of its own. Afterwards: no script failed, and no other host was asked."""
    context = browser.new_context(base_url=live_server.url, locale="id-ID")
    page = context.new_page()
    faults, hosts = [], set()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    yield page
    context.close()
    assert not faults
    assert hosts <= {urlsplit(live_server.url).netloc, ""}
