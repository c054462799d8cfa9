"""One variable chooses the mail server."""

import pytest

from cms_site.settings.mail import EmailUrlError, mail

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_nothing_means_the_console():
    assert mail("") == mail("console://")
    assert mail("")["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_a_folder():
    assert mail("file:///srv/mail%20box")["EMAIL_FILE_PATH"] == "/srv/mail box"


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtp+tls://mail.example:2525", 2525, True, False),
    ],
)
def test_a_server(url, port, tls, ssl):
    settings = mail(url)
    assert settings["EMAIL_BACKEND"] == SMTP
    assert settings["EMAIL_HOST"] == "mail.example"
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (
        port,
        tls,
        ssl,
    )
    assert settings["EMAIL_TIMEOUT"] == 10


def test_user_and_password_may_hold_any_character():
    settings = mail("smtp+tls://humas%40contoh.example:p%2Fa%3Ass@mail.example")
    assert settings["EMAIL_HOST_USER"] == "humas@contoh.example"
    assert settings["EMAIL_HOST_PASSWORD"] == "p/a:ss"


@pytest.mark.parametrize("url", ["pigeon://loft", "mail.example", "smtp://", "smtp://mail:port"])
def test_what_cannot_be_understood_is_refused_without_showing_the_password(url):
    with pytest.raises(EmailUrlError, match="EMAIL_URL"):
        mail(url)
