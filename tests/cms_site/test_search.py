"""Search finds what everybody may read, and nothing else."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.factories.ppid_pages import NewsFactory, StandardFactory


@pytest.fixture
def index(section):
    def build():
        call_command("update_index", verbosity=0)

    return build


def found(client, query, **more):
    return [page.pk for page in client.get("/cari/", {"q": query, **more}).context["results"]]


def test_news_and_standard_pages_are_found_by_their_text(client, home, section, index):
    news = NewsFactory(parent=section)
    page = StandardFactory(parent=home)
    index()
    assert set(found(client, "desa")) == {news.pk, page.pk}
    assert found(client, "narahubung") == [news.pk]


def test_every_word_must_occur(client, section, index):
    NewsFactory(parent=section)
    index()
    answer = client.get("/cari/", {"q": "desa gunung"})
    assert not answer.context["results"]
    assert 'class="empty"' in answer.content.decode()


def test_drafts_and_restricted_pages_are_not_found(client, section, index):
    NewsFactory(parent=section, draft=True)
    locked = NewsFactory(parent=section)
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    index()
    assert not client.get("/cari/", {"q": "desa"}).context["results"]


@pytest.mark.parametrize(
    "odd", ["", "   ", "'", '"', "%", "a" * 5000, "* OR NEAR(", "<script>", "\x00", "AND", "-x"]
)
def test_odd_questions_do_no_harm(client, section, index, odd):
    NewsFactory(parent=section)
    index()
    answer = client.get("/cari/", {"q": odd})
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "<script>" not in answer.content.decode().split("<main", 1)[1]


def test_results_come_in_leaves_at_a_constant_price(client, section, index):
    prices = []
    for count in (11, 20):
        for _ in range(count):
            NewsFactory(parent=section)
        index()
        client.get("/cari/", {"q": "desa"})
        with CaptureQueriesContext(connection) as captured:
            assert len(found(client, "desa")) == 10
        prices.append(len(captured))
    assert prices[0] == prices[1]
    assert len(found(client, "desa", halaman=4)) == 1
    assert client.get("/cari/", {"q": "desa", "halaman": 9}).status_code == 404
