"""The visitor's choice of theme, contrast, text size and language."""

import pytest


def test_choices_are_kept_in_cookies_and_shown_on_the_page(client, home):
    answer = client.post("/tampilan/", {
        "tema": "gelap", "kontras": "tinggi", "teks": "besar", "bahasa": "id", "next": "/"
    })  # fmt: skip
    assert answer.url == "/"
    text = client.get("/").content.decode()
    assert 'data-tema="gelap" data-kontras="tinggi" data-teks="besar"' in text
    assert answer.cookies["tema"]["samesite"] == "Lax"
    assert answer.cookies["tema"]["httponly"]


def test_the_empty_choice_forgets(client, home):
    client.post("/tampilan/", {"tema": "gelap"})
    client.post("/tampilan/", {"tema": ""})
    assert "data-tema" not in client.get("/").content.decode()


def test_unknown_values_are_no_choice(client, home):
    answer = client.post("/tampilan/", {"tema": '"><script>'})
    assert answer.cookies["tema"].value == ""
    client.cookies["tema"] = "xss"
    assert "data-tema" not in client.get("/").content.decode()


def test_the_form_shows_the_present_choice(client, home):
    client.cookies["tema"] = "gelap"
    assert 'value="gelap" checked' in client.get("/tampilan/").content.decode()


@pytest.mark.parametrize("elsewhere", [
    "https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "http:///jahat.example",
    "/\\jahat.example", "",
])  # fmt: skip
def test_the_way_back_never_leaves_the_site(client, home, elsewhere):
    assert client.post("/tampilan/", {"next": elsewhere}).url == "/"
    assert client.get("/tampilan/bahasa/en/", {"next": elsewhere}).url == "/"
    assert "jahat" not in client.get("/tampilan/", {"next": elsewhere}).content.decode().split(
        "<main", 1)[1].split("</main>")[0]  # fmt: skip


def test_the_language_of_the_frame_is_the_visitors_choice(client, home):
    english = {"accept-language": "en"}
    assert '<html lang="id"' in client.get("/", headers=english).content.decode()
    answer = client.get("/tampilan/bahasa/en/?next=/")
    assert answer.url == "/"
    page = client.get("/")
    assert '<html lang="en"' in page.content.decode()
    assert "Skip to the content" in page.content.decode()
    assert page.headers["Content-Language"] == "en"
    assert "Cookie" in page.headers["Vary"]
    client.get("/tampilan/bahasa/id/?next=/")
    assert '<html lang="id"' in client.get("/").content.decode()


def test_unknown_languages_do_not_exist(client, home):
    assert client.get("/tampilan/bahasa/xx/").status_code == 404
    client.cookies["django_language"] = "../../etc"
    assert '<html lang="id"' in client.get("/").content.decode()


def test_text_of_pages_keeps_its_language(client, home):
    client.get("/tampilan/bahasa/en/")
    assert '<h1 id="h1" lang="id">' in client.get("/").content.decode()
