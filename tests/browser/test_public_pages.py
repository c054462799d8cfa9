"""The public pages in a real browser: accessible, at home on a phone, silent and self-contained."""

import re
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import expect

from cms_site.demo.articles import articles
from ppid_pages.public import NewsCategory
from tests.factories.ppid_pages import (
    HomeFactory,
    ImageFactory,
    NewsFactory,
    SectionFactory,
    StandardFactory,
    trail_of,
)

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ADDRESSES = ["/", "/berita/", "/berita/artikel/", "/cari/?q=air", "/cari/?q=zzz", "/tampilan/",
             "/profil/", "/tidak-ada/"]  # fmt: skip
#: What Chromium itself writes to the console when the page we asked for is a 404.
EXPECTED = re.compile(r"status of 404")


@pytest.fixture
def site(visitor):
    """Fourteen news with pictures and trails, two standard pages, an index to search."""
    home = HomeFactory()
    section = SectionFactory(parent=home, intro="Kabar layanan dan kegiatan.")
    StandardFactory(parent=home)
    StandardFactory(parent=home, title="Kontak")
    image = ImageFactory()
    for number, article in enumerate(articles()[:14]):
        page = NewsFactory(
            parent=section,
            slug="artikel" if number == 0 else f"berita-{number}",
            title=article.title,
            lead=article.lead,
            body=list(article.body),
            category=NewsCategory.objects.get_or_create(
                slug=article.category.lower().replace(" ", "-"),
                defaults={"name": article.category},
            )[0],
            image=image if number != 3 else None,
            image_alt=article.alt,
            image_caption=article.caption,
            image_credit=article.credit,
            tags=article.tags,
        )
        trail_of(page, source_unit=article.unit, work_minutes=312 + number * 20)
    call_command("update_index", verbosity=0)
    return home


@pytest.fixture
def console(visitor):
    """Everything the browser had to say, policy violations included."""
    said = []
    visitor.on("console", lambda message: said.append(message.text))
    yield said
    assert [line for line in said if not EXPECTED.search(line)] == []


def findings(page):
    report = Axe().run(page, options={"runOnly": RULES}).response
    return [
        f"{page.url} {rule['id']}: {node['html'][:120]}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("width", "theme"), list(product((1280, 390), ("light", "dark"))))
def test_nothing_to_find_for_axe(visitor, site, console, width, theme):
    visitor.set_viewport_size({"width": width, "height": 900})
    visitor.emulate_media(color_scheme=theme)
    found = []
    for address in ADDRESSES:
        visitor.goto(address)
        found += findings(visitor)
    assert found == []


@pytest.mark.parametrize("choice", ["gelap", "terang"])
def test_high_contrast_and_very_large_text_stay_accessible(
    visitor, site, console, choice, live_server
):
    for name, value in (("tema", choice), ("kontras", "tinggi"), ("teks", "sangat-besar")):
        visitor.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    found = []
    for address in ADDRESSES[:6]:
        visitor.goto(address)
        found += findings(visitor)
        assert sideways(visitor) == 0, address
    assert found == []


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize("width", [320, 390, 640, 768, 960, 1280])
def test_no_page_scrolls_sideways(visitor, site, console, width):
    visitor.set_viewport_size({"width": width, "height": 700})
    for address in ADDRESSES:
        visitor.goto(address)
        assert sideways(visitor) <= 0, address


def test_pictures_keep_their_place_while_loading(visitor, site, console):
    visitor.goto("/berita/artikel/")
    shift = visitor.evaluate(
        """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
          .observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 500); })"""
    )
    assert shift < 0.05
    assert visitor.evaluate("document.querySelector('.fig.main img').naturalWidth") > 0


def test_the_phone_menu_opens_and_leads_on(visitor, site, console):
    visitor.set_viewport_size({"width": 390, "height": 800})
    visitor.goto("/")
    visitor.locator("details.menu summary").click()
    visitor.locator("details.menu nav a", has_text="Berita").click()
    expect(visitor).to_have_url(re.compile("/berita/$"))


def test_choosing_dark_lasts(visitor, site, console):
    visitor.goto("/berita/")
    visitor.locator(".strip a").first.click()
    visitor.locator("input[name=tema][value=gelap]").check()
    visitor.locator("main button[type=submit]").click()
    expect(visitor).to_have_url(re.compile("/berita/$"))
    expect(visitor.locator("html")).to_have_attribute("data-tema", "gelap")
    background = "getComputedStyle(document.body).backgroundColor"
    assert visitor.evaluate(background) == "rgb(11, 25, 30)"


def test_the_keyboard_reaches_the_content_first(visitor, site, console):
    visitor.goto("/")
    visitor.keyboard.press("Tab")
    expect(visitor.locator(".skip")).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile("#isi$"))


def test_sharing_buttons_appear_with_script_only(visitor, site, console, browser, live_server):
    visitor.goto("/berita/artikel/")
    expect(visitor.locator("[data-copy]")).to_be_visible()
    expect(visitor.locator("[data-print]")).to_be_visible()
    plain = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = plain.new_page()
    page.goto("/berita/artikel/")
    expect(page.locator("[data-copy]")).to_be_hidden()
    expect(page.locator("a[href^='https://wa.me/']")).to_be_visible()
    plain.close()


def test_printing_keeps_the_text_and_drops_the_frame(visitor, site, console):
    visitor.goto("/berita/artikel/")
    visitor.emulate_media(media="print")
    expect(visitor.locator("h1")).to_be_visible()
    expect(visitor.locator(".trail")).to_be_visible()
    for frame in (".strip", ".foot", ".mainnav >> nth=0", ".share-box"):
        expect(visitor.locator(frame)).to_be_hidden()
