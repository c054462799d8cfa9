"""A news page in public: what is shown, and what is not."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from wagtail.models import Page, Revision

from ppid_pages.public import create_news_shell
from tests.factories.ppid_pages import ImageFactory, NewsFactory, trail_of


def test_a_live_page_is_served_with_its_text(client, section):
    page = NewsFactory(parent=section, illustrated=True, tags=["ternak"])
    answer = client.get("/berita/" + page.slug + "/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Sebanyak 18.400\u00a0ekor divaksin." in text
    assert "(0500) 123481" in text
    assert 'href="/berita/?topik=ternak"' in text
    assert page.get_url() == "/berita/" + page.slug + "/"


def test_every_picture_has_words_and_exact_numbers(client, section):
    page = NewsFactory(parent=section, illustrated=True)
    text = client.get(page.url).content.decode()
    (image,) = re.findall("<img[^>]*>", text)
    assert 'alt="Petugas menyuntik sapi"' in image
    assert 'width="870" height="580"' in image
    assert "image/webp" in text


@pytest.mark.parametrize("slug", ["tidak-ada", "konsep"])
def test_unknown_and_unpublished_pages_are_not_found(client, section, slug):
    NewsFactory(parent=section, slug="konsep", draft=True)
    assert client.get(f"/berita/{slug}/").status_code == 404
    assert client.get(f"/berita/{slug}/lagi/").status_code == 404


def test_the_trail_tells_source_roles_and_time(client, section):
    page = NewsFactory(parent=section)
    trail_of(page)
    text = client.get(page.url).content.decode()
    for fact in ("Dinas Peternakan", "surat nomor 524/12/2026", "Petugas PKPI", "Editor"):
        assert fact in text
    assert "tag warn" not in text


def test_work_over_the_standard_is_said(client, section):
    page = NewsFactory(parent=section)
    trail_of(page, work_minutes=400)
    assert "tag warn" in client.get(page.url).content.decode()


def test_a_page_without_trail_shows_none(client, section):
    assert 'class="box trail"' not in client.get(NewsFactory(parent=section).url).content.decode()


def test_related_news_are_public_and_of_the_same_category(client, section):
    page = NewsFactory(parent=section)
    for _ in range(4):
        NewsFactory(parent=section)
    NewsFactory(parent=section, category__name="Ekonomi")
    NewsFactory(parent=section, draft=True)
    related = client.get(page.url).context["related"]
    assert len(related) == 3
    assert {other.category.name for other in related} == {"Pertanian"}
    assert all(other.live and other != page for other in related)
    assert [other.date for other in related] == sorted((o.date for o in related), reverse=True)


def test_structured_data_cannot_leave_its_block(client, section):
    page = NewsFactory(parent=section, title="Harga </script><b>naik</b>", slug="harga")
    text = client.get(page.url).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert json.loads(block)["headline"] == page.title


def test_social_cards_name_whole_addresses(client, section):
    page = NewsFactory(parent=section, illustrated=True)
    text = client.get(page.url).content.decode()
    assert f'property="og:url" content="http://testserver{page.url}"' in text
    assert re.search(r'property="og:image" content="http://testserver/media/', text)
    assert f'rel="canonical" href="http://testserver{page.url}"' in text


def test_a_picture_needs_description_and_credit(section):
    page = NewsFactory(parent=section)
    page.image = ImageFactory()
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.message_dict) == {"image_alt", "image_credit"}


def test_lead_and_text_are_needed_to_go_live(section):
    page = NewsFactory(parent=section)
    page.lead, page.body = "", []
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.message_dict) == {"lead", "body"}


def test_a_shell_is_a_titled_draft_with_its_own_slug(section, django_user_model):
    owner = django_user_model.objects.create_user("petugas")
    first = create_news_shell(section=section, title="Vaksinasi ternak", owner=owner)
    second = create_news_shell(section=section, title="Vaksinasi ternak", owner=owner)
    assert (first.slug, second.slug) == ("vaksinasi-ternak", "vaksinasi-ternak-2")
    assert not first.live
    assert first.owner == owner
    assert first.revisions.count() == 1
    assert Page.objects.get(pk=first.pk).latest_revision is not None


def test_a_title_without_letters_still_gets_a_slug(section):
    assert create_news_shell(section=section, title="!!!", owner=None).slug


def test_an_unsaved_draft_can_be_previewed(section):
    page = create_news_shell(section=section, title="Vaksinasi", owner=None)
    page.tags.add("ternak")
    request = RequestFactory().get("/")
    answer = page.make_preview_request(request, "")
    assert answer.status_code == 200
    assert "ternak" in answer.rendered_content


def test_the_first_trail_dates_the_page_and_a_draft_cannot_change_it(client, section):
    page = NewsFactory(parent=section)
    draft = page.get_latest_revision_as_object()
    first, later = (datetime(2026, 11, day, 3, 15, tzinfo=UTC) for day in (19, 24))
    trail_of(page, published_at=first)
    trail_of(page, published_at=later)
    draft.date = later
    draft.title = "Judul baru"
    # Loaded anew, as a run does it.
    Revision.objects.get(pk=draft.save_revision().pk).publish()
    page.refresh_from_db()
    assert (page.title, page.date) == ("Judul baru", first)
    assert "pukul 10.15" in client.get(page.url).content.decode()
