"""One letter from the front desk to the filed report, each step as the role the SOP names."""

import io
import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from cms_site.demo import ketapang, site
from cms_site.demo.accounts import keeper, role_accounts
from sop_workflow.models import RunReport, SopRun
from sop_workflow.public import import_document, read_sop, shipped_sops
from tests.browser.office import desk, work_off_the_queue

pytestmark = pytest.mark.browser

TITLE = "Vaksinasi ternak gratis di 42 desa"
REASON = "Nomor narahubung belum dicantumkan."


@pytest.fixture
def office(browser, live_server, real_transactions, settings):
    """The reference site with the Ketapang SOP in force and an account for each role."""
    port = int(live_server.url.rsplit(":", 1)[1])
    base = f"http://127.0.0.1:{port}"
    settings.WAGTAILADMIN_BASE_URL = base
    section = site.build(port)
    boss = keeper()
    version, _new = import_document(
        read_sop(shipped_sops()[ketapang.KEY]), source_name="", by=boss, at=timezone.now()
    )
    role_accounts(version)
    ketapang.activate_ketapang(version, section, boss, timezone.now())
    return base


def register(person):
    page = person.page
    page.goto(person.base + reverse("sop_workflow:disposition_new"))
    page.fill("input[name=letter_number]", "005/77/2026")
    page.fill("input[name=requester_unit]", "Dinas Peternakan")
    page.fill("input[name=requester_name]", "Sekretaris Dinas")
    page.fill("input[name=requester_email]", "peternakan@contoh.example")
    page.fill("input[name=subject]", TITLE)
    page.set_input_files(
        "input[name=letter]",
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"},
    )
    page.locator("main form button[type=submit]").click()
    person.succeeded()


def write_article(person, text):
    """In Wagtail's own editor, the way an editor writes."""
    person.open_task(TITLE)
    person.page.get_by_role("link", name=re.compile("editor|penyunting", re.I)).first.click()
    page = person.page
    expect(page.locator("[name=lead]")).to_be_visible()
    page.fill("[name=lead]", "Petugas datang ke balai desa mulai Senin.")
    if not page.locator(".public-DraftEditor-content").count():
        page.locator("#panel-child-content-body-content, [id*=body]").get_by_role(
            "button", name=re.compile("insert a block|sisip", re.I)
        ).first.click()
        page.get_by_role("option", name=re.compile("paragra", re.I)).first.click()
    editor = page.locator(".public-DraftEditor-content").first
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    page.wait_for_timeout(600)
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    page.wait_for_load_state("networkidle")


def test_a_letter_becomes_news_a_mail_and_a_report(browser, office):
    with desk(browser, office, "petugas") as petugas:
        register(petugas)
        petugas.tick_all()
        petugas.decide()
        petugas.succeeded()
    with desk(browser, office, "kadis") as kadis:
        kadis.open_task(TITLE)
        kadis.page.fill("textarea[name=instruction]", "Terbitkan sebelum Senin.")
        kadis.tick_all()
        kadis.decide()
        kadis.succeeded()
    with desk(browser, office, "kabid") as kabid:
        kabid.complete(TITLE)
    with desk(browser, office, "petugas") as petugas:
        write_article(petugas, "Vaksinasi dimulai Senin di balai desa. ")
        petugas.complete(TITLE)
    with desk(browser, office, "subkoor") as subkoor:
        subkoor.send_back(TITLE, REASON)
    with desk(browser, office, "petugas") as petugas:
        petugas.open_task(TITLE)
        expect(petugas.page.get_by_text(REASON)).to_be_visible()
        write_article(petugas, "Narahubung 0500 123457. ")
        petugas.complete(TITLE)
    with desk(browser, office, "subkoor") as subkoor:
        subkoor.open_task(TITLE)
        expect(subkoor.page.locator(".sp-diff .addition").first).to_contain_text("Narahubung")
        assert_not_public(browser, office)
        subkoor.tick_all()
        subkoor.decide()
        subkoor.succeeded()
    with desk(browser, office, "petugas") as petugas:
        petugas.complete(TITLE)
        work_off_the_queue()
        petugas.complete(TITLE)
        work_off_the_queue()
        petugas.complete(TITLE)
        report = RunReport.objects.get()
        assert_report_tells_the_story(petugas, report)
    run = SopRun.objects.get()
    assert run.closed_at is not None
    assert run.returns == 1
    assert_public(browser, run)
    assert_requester_told(run)


def assert_not_public(browser, base):
    page = browser.new_page()
    assert page.goto(f"{base}/berita/vaksinasi-ternak-gratis-di-42-desa/").status == 404
    page.close()


def assert_public(browser, run):
    page = browser.new_page()
    assert page.goto(run.public_url).status == 200
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.get_by_text("Narahubung 0500 123457")).to_be_visible()
    expect(page.get_by_text("Dinas Peternakan").first).to_be_visible()
    page.close()
    assert run.address_checks.filter(ok=True, method="http").exists()


def assert_requester_told(run):
    letters = [m for m in mail.outbox if m.to == ["peternakan@contoh.example"]]
    assert len(letters) == 1
    assert run.public_url in letters[0].body
    returned = [m for m in mail.outbox if REASON in m.body]
    assert [m.to for m in returned] == [["petugas-ketapang@contoh.example"]]


def assert_report_tells_the_story(person, report):
    person.page.goto(person.base + reverse("sop_workflow:report", args=[report.pk]))
    rows = person.page.locator(".sp-tbl tbody tr")
    expect(rows).to_have_count(10)  # eight steps, two of them done twice
    expect(person.page.get_by_text(REASON)).to_be_visible()
    pdf = person.page.request.get(
        person.base + reverse("sop_workflow:report_pdf", args=[report.pk])
    )
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.body())).pages)
    assert TITLE in text
    assert "Mengoreksi informasi" in text
    stored = [visit["work_seconds"] for visit in report.figures["visits"]]
    visits = report.run.visits.order_by("arrived_at", "pk")
    assert stored == [visit.work_seconds for visit in visits]
