"""Routing asks the database less, and still keeps every restriction."""

import pytest
from django.http import HttpResponse
from wagtail import hooks
from wagtail.models import PageViewRestriction

from tests.factories.ppid_pages import NewsFactory, StandardFactory


def restrict(page, kind=PageViewRestriction.LOGIN, **facts):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **facts)


@pytest.mark.parametrize("which", ["page", "section", "home"])
def test_a_login_restriction_anywhere_above_holds(client, home, section, which):
    page = NewsFactory(parent=section)
    restrict({"page": page, "section": section, "home": home}[which])
    answer = client.get(page.url)
    assert answer.status_code == 302
    assert "login" in answer.url


def test_a_password_opens_the_page(client, section):
    page = NewsFactory(parent=section)
    lock = restrict(section, PageViewRestriction.PASSWORD, password="rahasia")
    refused = client.get(page.url)
    assert b"18.400" not in refused.content
    client.post(
        f"/_util/authenticate_with_password/{lock.pk}/{page.pk}/",
        {"password": "rahasia", "return_url": page.url},
    )
    assert b"18.400" in client.get(page.url).content


def test_an_alias_keeps_the_restriction_of_its_source(client, home, section):
    source = StandardFactory(parent=home, title="Dalam")
    restrict(source)
    alias = source.create_alias(update_slug="salinan", parent=home)
    assert client.get(alias.url).status_code == 302


def test_restricted_pages_are_in_no_list(client, home, section):
    open_page = NewsFactory(parent=section)
    locked = NewsFactory(parent=section)
    restrict(locked)
    for address in ("/", "/berita/", open_page.url, "/umpan/berita.xml", "/sitemap.xml"):
        text = client.get(address).content.decode()
        assert locked.slug not in text, address


def test_a_restricted_section_is_in_no_menu_and_its_news_on_no_home_page(client, home, section):
    page = NewsFactory(parent=section)
    restrict(section)
    text = client.get("/").content.decode()
    assert 'href="/berita/"' not in text
    assert page.title not in text


def test_hooks_before_serving_still_run(client, section):
    page = NewsFactory(parent=section)

    def stop(served, request, args, kwargs):
        return HttpResponse(f"stopped {served.pk}")

    with hooks.register_temporarily("before_serve_page", stop):
        assert client.get(page.url).content.decode() == f"stopped {page.pk}"
