"""What people do in the office, as verbs a browser test can read out."""

import re
from contextlib import contextmanager

from django.core.management import call_command
from playwright.sync_api import expect

from cms_site.demo.accounts import PASSWORD

ACCOUNTS = {
    "petugas": "petugas-ketapang",
    "kadis": "kadis-ketapang",
    "kabid": "kabid-ketapang",
    "subkoor": "subkoor-ketapang",
}


class Desk:
    """One person's window."""

    def __init__(self, context, base):
        self.page, self.base = context.new_page(), base

    def sign_in(self, account):
        self.page.goto(f"{self.base}/admin/login/")
        self.page.fill("input[name=username]", account)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(re.compile(r"/admin/(?!login)"))
        return self

    def open_task(self, title):
        """From the inbox to the step page, as a person would."""
        self.page.goto(f"{self.base}/admin/sop/tasks/")
        self.page.get_by_role("link", name=title).first.click()
        expect(self.page.locator("h1")).to_have_text(title)

    def tick_all(self):
        for box in self.page.locator("input[name=checked]").all():
            box.check()

    def decide(self):
        """The main button of the step page."""
        self.page.locator("#sp-step .sp-dec .sp-acts button[type=submit]").click()

    def complete(self, title):
        self.open_task(title)
        self.tick_all()
        self.decide()
        self.succeeded()

    def succeeded(self):
        expect(self.page.locator(".messages .success")).to_be_visible()

    def send_back(self, title, reason):
        self.open_task(title)
        self.page.locator(".sp-dec .sp-acts a").click()
        self.page.fill("textarea[name=reason]", reason)
        self.page.locator("main form button[type=submit]").click()
        self.succeeded()


@contextmanager
def desk(browser, base, role, width=1280, height=900):
    """Sign in as a role in a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID")
    try:
        yield Desk(context, base).sign_in(ACCOUNTS.get(role, role))
    finally:
        context.close()


def work_off_the_queue():
    """What the background worker does: mails and the look at the public address."""
    call_command("db_worker", batch=True, startup_delay=False, queue_name="*", verbosity=0)
