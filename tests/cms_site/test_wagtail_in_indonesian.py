"""Wagtail's own screens in Indonesian: every id is still Wagtail's, and people meet no English."""

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.contrib.auth import get_user_model
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone, translation
from wagtail import VERSION
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from scripts import messages

PACKAGES = ["wagtail", "wagtail_modeladmin"]
ONLY_NEWER, ONLY_OLDER = "only since Wagtail 8.0", "only before Wagtail 8.0"


def installed_ids(domain):
    """Every id in the catalogues that the installed Wagtail brings along."""
    ids = set()
    for package in PACKAGES:
        root = Path(find_spec(package).origin).parent
        for po in root.rglob(f"locale/en/LC_MESSAGES/{domain}.po"):
            with po.open("rb") as file:
                ids |= {(m.id, m.context) for m in read_po(file) if m.id}
    return ids


def translated(domain):
    """The messages of our catalogue that belong to the installed Wagtail."""
    other = ONLY_OLDER if VERSION >= (8, 0) else ONLY_NEWER
    entries = messages.entries(messages.ROOT / messages.SHELL / f"{domain}.po")
    return {key: m for key, m in entries.items() if other not in m.user_comments}


@pytest.fixture
def editor(client, db):
    """A superuser's browser, so that every button of the shell is there."""
    user = get_user_model().objects.create_superuser("kepala", "kepala@contoh.example", "rahasia")
    client.force_login(user)
    client.user = user
    return client


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_every_translated_id_still_exists_in_wagtail(domain):
    assert translated(domain).keys() - installed_ids(domain) == set()


@pytest.mark.parametrize(("domain", "least"), [("django", 1500), ("djangojs", 85)])
def test_the_catalogue_is_large_enough_to_work_in(domain, least):
    assert len(translated(domain)) >= least


def test_nobody_is_addressed_as_kamu_and_nothing_is_shouted():
    for domain in ("django", "djangojs"):
        for message in translated(domain).values():
            text = " ".join(messages.as_tuple(message.string))
            assert "kamu" not in text.lower().split()
            assert "!" not in text
            assert " anda" not in text


def test_the_sign_in_page_is_indonesian(client, db):
    page = client.get("/admin/login/").content.decode()
    for words in ("Nama pengguna", "Kata sandi", "Ingat saya", "Lupa kata sandi?", "Masuk"):
        assert words in page
    for words in ("Password", "Sign in", "Remember me"):
        assert words not in page


def test_a_wrong_password_is_answered_in_indonesian(client, db):
    page = client.post("/admin/login/", {"username": "siapa", "password": "salah"})
    assert "dan kata sandi Anda tidak cocok. Coba lagi." in page.content.decode()


def test_the_dashboard_is_indonesian(editor):
    page = editor.get("/admin/").content.decode()
    for words in ("Ringkasan situs", "Cari di semua halaman…", "Pengaturan", "Laporan", "Gambar"):
        assert words in page
    for words in ("Site summary", "Search all pages", "Settings", "Reports", "Log out"):
        assert words not in page


def test_the_editor_is_indonesian(editor):
    home = Site.objects.get(is_default_site=True).root_page
    page = editor.get(f"/admin/pages/{home.pk}/edit/").content.decode()
    for words in ("Simpan konsep", "Tayangkan", "Pratinjau", "Isi", "Promosi", "Riwayat"):
        assert words in page
    for words in ("Save draft", ">Publish<", "Preview in new tab", "Toggle status"):
        assert words not in page


def test_the_page_explorer_is_indonesian(editor):
    page = editor.get(f"/admin/pages/{Page.get_first_root_node().pk}/").content.decode()
    assert "Tambahkan halaman turunan" in page
    assert "Add child page" not in page


def test_the_scripts_speak_indonesian_too(editor):
    catalogue = editor.get("/admin/jsi18n/").content.decode()
    assert '"Move up": "Geser ke atas"' in catalogue
    assert '"Search options\\u2026": "Cari pilihan\\u2026"' in catalogue


def test_times_gone_by_are_said_in_indonesian():
    with translation.override("id"):
        assert naturaltime(timezone.now() - timedelta(hours=19)) == "19\xa0jam yang lalu"


def test_who_chose_english_gets_wagtail_as_it_is(editor):
    profile = UserProfile.get_for_user(editor.user)
    profile.preferred_language = "en"
    profile.save()
    page = editor.get("/admin/").content.decode()
    assert "Site summary" in page
    assert "Ringkasan situs" not in page
    assert "Geser ke atas" not in editor.get("/admin/jsi18n/").content.decode()
