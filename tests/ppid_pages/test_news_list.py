"""The list of news: order, leaves, filters."""

from tests.factories.ppid_pages import NewsFactory


def test_newest_first_twelve_to_a_leaf(client, section):
    pages = [NewsFactory(parent=section) for _ in range(14)]
    newest = sorted(pages, key=lambda page: page.date, reverse=True)
    first = client.get("/berita/").context["news"]
    assert list(first) == newest[:12]
    assert list(client.get("/berita/?halaman=2").context["news"]) == newest[12:]


def test_leaves_that_do_not_exist_are_not_found(client, section):
    NewsFactory(parent=section)
    for wrong in ("2", "0", "-1", "abc"):
        assert client.get(f"/berita/?halaman={wrong}").status_code == 404


def test_an_empty_section_says_so(client, section):
    answer = client.get("/berita/")
    assert answer.status_code == 200
    assert 'class="empty"' in answer.content.decode()


def test_filters_by_category_and_topic(client, section):
    cattle = NewsFactory(parent=section, tags=["ternak"])
    prices = NewsFactory(parent=section, category__name="Ekonomi")
    assert list(client.get("/berita/?kategori=ekonomi").context["news"]) == [prices]
    assert list(client.get("/berita/?topik=ternak").context["news"]) == [cattle]
    assert client.get("/berita/?kategori=tidak-ada").status_code == 404
    assert client.get("/berita/?topik=tidak-ada").status_code == 404


def test_pagination_keeps_the_filter(client, section):
    for _ in range(13):
        NewsFactory(parent=section)
    text = client.get("/berita/?kategori=pertanian").content.decode()
    assert "?kategori=pertanian&amp;halaman=2" in text


def test_drafts_are_not_listed(client, section):
    NewsFactory(parent=section, draft=True)
    assert list(client.get("/berita/").context["news"]) == []
