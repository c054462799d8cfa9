"""How a visitor wants to see the site: theme, contrast, text size. Kept in three plain cookies."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ONE_YEAR = 365 * 24 * 60 * 60

Choices = list[tuple[str, Promise]]
#: Cookie name to its values; the empty value follows the device and needs no cookie.
CHOICES: dict[str, Choices] = {
    "tema": [("", _("Like my device")), ("terang", _("Light")), ("gelap", _("Dark"))],
    "kontras": [("", _("Like my device")), ("tinggi", _("High"))],
    "teks": [("", _("Normal")), ("besar", _("Large")), ("sangat-besar", _("Very large"))],
}


@dataclass(frozen=True, slots=True)
class Display:
    """One visitor's choice; each value is one of ``CHOICES``."""

    tema: str = ""
    kontras: str = ""
    teks: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the cookies; an unknown value counts as no choice."""
        return cls(**{name: _known(name, request.COOKIES.get(name, "")) for name in CHOICES})

    def write(self, request: HttpRequest, response: HttpResponse) -> None:
        """Set a cookie for each choice, and remove it where the device decides again."""
        for name in CHOICES:
            keep(request, response, name, getattr(self, name))


def keep(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    """Store one preference for a year, or forget it when empty."""
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(
        name, value, max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
    )


def _known(name: str, value: str) -> str:
    return value if value in {choice for choice, _label in CHOICES[name]} else ""
