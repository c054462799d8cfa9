"""Home, standard pages, errors and the small addresses around them."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import Page

from cms_site.models import HomePage
from cms_site.service_levels import row_for
from sop_workflow.public import ServiceLevel
from tests.factories.ppid_pages import HomeFactory, NewsFactory, StandardFactory

LEVELS = [
    ServiceLevel("Publikasi kegiatan", 375, 340, 41, 44),
    ServiceLevel("Tanggapan keberatan", 375, 500, 0, 1),
]


def test_home_shows_the_newest_large_and_three_more(client, home, section):
    pages = sorted((NewsFactory(parent=section) for _ in range(5)), key=lambda p: p.date)[::-1]
    context = client.get("/").context
    assert context["lead"] == pages[0]
    assert context["fresh"] == pages[1:4]


def test_home_without_news_still_stands(client, home):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Informasi milik publik" in answer.content.decode()


def test_promise_and_fact_only_when_there_is_something_to_show(client, home, monkeypatch):
    assert 'class="std"' not in client.get("/").content.decode()
    monkeypatch.setattr("cms_site.service_levels.service_levels", lambda: LEVELS)
    text = client.get("/").content.decode()
    assert "Publikasi kegiatan" in text
    assert text.count('class="bar late"') == 1


def test_a_late_bar_crosses_the_line_and_fits_the_drawing():
    on_time, late = (row_for(level) for level in LEVELS)
    assert float(on_time.bar) < float(on_time.line) == pytest.approx(230.8)
    assert float(late.bar) == 300 > float(late.line)
    assert (on_time.late, late.late) == (False, True)


def test_standard_pages_know_where_they_are(client, home):
    profile = StandardFactory(parent=home)
    StandardFactory(parent=profile, title="Struktur")
    text = client.get("/profil/struktur/").content.decode()
    assert '<a href="/profil/">Profil</a>' in text
    assert "Struktur" in client.get("/profil/").content.decode()


def test_services_on_the_desk_lead_to_pages_and_addresses(client, home, section):
    home.services = [
        ("service", {"icon": "news", "title": "Kabar", "text": "", "page": section, "link": ""}),
        ("service", {"icon": "chat", "title": "Pengaduan", "text": "", "page": None,
                     "link": "https://lapor.example/"}),
    ]  # fmt: skip
    home.save()
    text = client.get("/").content.decode()
    assert "<b>Kabar</b>" in text
    assert 'href="https://lapor.example/"' in text


def test_the_menu_holds_live_pages_meant_for_it(client, home, section):
    StandardFactory(parent=home, title="Konsep", live=False)
    StandardFactory(parent=home, title="Tersembunyi", show_in_menus=False)
    items = [item.title for item in client.get("/berita/").context["chrome"].menu]
    assert items[1:] == ["Berita"]


def test_a_draft_between_does_not_hide_its_live_child(client, home):
    """Wagtail routes through unpublished parents; so do we."""
    parent = StandardFactory(parent=home, title="Konsep", live=False)
    StandardFactory(parent=parent, title="Anak")
    assert client.get("/konsep/").status_code == 404
    assert client.get("/konsep/anak/").status_code == 200


def test_unknown_addresses_get_the_frame_and_404(client, home, section):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert 'href="/berita/"' in answer.content.decode()


def test_an_installation_without_home_page_still_answers(client, db):
    assert client.get("/cari/").status_code == 200
    assert not HomePage.objects.exists()


def test_the_page_for_a_broken_server_reads_no_database():
    assert "Situs sedang terganggu" in render_to_string("500.html")


def test_failures_show_that_page(home, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(HomePage, "get_context", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert b"Situs sedang terganggu" in answer.content


def test_only_government_hosts_claim_their_domain(client, home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert "<b>.go.id</b>" not in client.get("/", headers={"host": "contoh.id"}).content.decode()
    assert "<b>.go.id</b>" in client.get("/", headers={"host": "a.go.id"}).content.decode()


def test_feeds_and_map_hold_live_pages_only(client, section):
    shown, hidden = NewsFactory(parent=section), NewsFactory(parent=section, draft=True)
    for address in ("/umpan/berita.xml", "/umpan/berita-atom.xml", "/sitemap.xml"):
        text = client.get(address).content.decode()
        assert shown.slug in text
        assert hidden.slug not in text
    assert f"http://testserver{shown.url}" in client.get("/umpan/berita.xml").content.decode()


def test_robots_show_the_map(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /cari/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_public_pages_carry_the_strict_policy_and_no_cookie(client, home):
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_the_admin_has_its_own_policy(client, db):
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" in policy
    assert "default-src 'self'" in policy


def test_pictures_are_served_without_sniffing(client, section):
    page = NewsFactory(parent=section, illustrated=True)
    answer = client.get(page.image.file.url)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_two_homes_can_stand_side_by_side(home):
    other = HomeFactory(slug="lain", unit="Bagian Humas", agency="Sekretariat Daerah")
    assert other.full_name == "Bagian Humas Sekretariat Daerah"
    assert home.full_name == "Dinas Komunikasi dan Informatika Kabupaten Contoh"
    assert Page.objects.filter(depth=2).count() >= 2
