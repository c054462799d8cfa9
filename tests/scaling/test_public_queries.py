"""How many queries a visitor costs: few, and the same at ten and at a hundred news.

Nothing is cached here but Django's content types, which live as long as the
process; in the first cases even the addresses of sites and the renditions are
read from the database.
"""

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.ppid_pages import (
    HomeFactory,
    ImageFactory,
    NewsFactory,
    SectionFactory,
    StandardFactory,
    trail_of,
)


@pytest.fixture
def home(db):
    home = HomeFactory()
    for title in ("Profil", "Kontak"):
        StandardFactory(parent=home, title=title)
    return home


@pytest.fixture
def section(home):
    return SectionFactory(parent=home)


def queries(client, address):
    """The statements of one request on cold caches, after one that made the renditions."""
    assert client.get(address).status_code == 200
    cache.clear()
    for alias in caches:
        caches[alias].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured]


def fill(section, count):
    image = ImageFactory()
    return [
        NewsFactory(
            parent=section, image=image, image_alt="Sapi", image_credit="Dinas", tags=["ternak"]
        )
        for _ in range(count)
    ]


def test_a_news_page_costs_at_most_eight(client, section):
    page = fill(section, 5)[0]
    trail_of(page)
    asked = queries(client, page.url)
    assert len(asked) <= 8, "\n".join(asked)


def test_the_home_page_costs_at_most_ten(client, home, section):
    fill(section, 5)
    asked = queries(client, "/")
    assert len(asked) <= 10, "\n".join(asked)


def test_a_standard_page_costs_at_most_six(client, home):
    asked = queries(client, "/profil/")
    assert len(asked) <= 6, "\n".join(asked)


@pytest.mark.parametrize("address", ["/", "/berita/", "/umpan/berita.xml"])
def test_lists_cost_the_same_at_ten_and_at_a_hundred(client, section, address):
    fill(section, 13)
    few = queries(client, address)
    fill(section, 90)
    many = queries(client, address)
    assert len(many) == len(few), "\n".join(many)
