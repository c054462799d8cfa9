"""Where a page lives, without asking the database about sites again."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site


def address_of(page: Page, request: HttpRequest | None) -> str:
    """The path of ``page`` on the visited site, or its whole address on another one."""
    site = Site.find_for_request(request) if request is not None else None
    if site is not None and page.url_path and page.url_path.startswith(site.root_page.url_path):
        return reverse("wagtail_serve", args=[page.url_path[len(site.root_page.url_path) :]])
    return page.get_url(request) or ""


def full_address_of(page: Page, request: HttpRequest | None) -> str:
    """The whole address of ``page``, host included, as other sites and feeds need it."""
    return absolute(address_of(page, request), request)


def absolute(path: str, request: HttpRequest | None) -> str:
    """``path`` with the scheme and host of the visited site."""
    if request is None or path.startswith("http"):
        return path
    return request.build_absolute_uri(path)
