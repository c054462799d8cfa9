"""Search over the public pages."""

import re
from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

PER_PAGE = 10
LONGEST_QUERY = 120
# Signs mean nothing here, and a single quotation mark is an error to SQLite's search.
WORD = re.compile(r"\w+")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Live pages everybody may read, best match first. Search engines stay away."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]
    context: dict[str, Any] = {"query": query}
    words = WORD.findall(query)
    if words:
        try:
            leaf = Paginator(_found(request, words), PER_PAGE).page(request.GET.get("halaman", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
        context.update(leaf=leaf, results=leaf.object_list)
    response = render(request, "pages/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _found(request: HttpRequest, words: list[str]) -> Any:
    pages = Page.objects.live().public()
    site = Site.find_for_request(request)
    if site is not None:
        pages = pages.descendant_of(site.root_page)
    return pages.specific().search(" ".join(words), operator="and")
