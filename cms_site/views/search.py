"""Search over the public pages."""

from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

PER_PAGE = 10
LONGEST_QUERY = 120


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Live pages everybody may read, best match first. Search engines stay away."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_QUERY]
    context: dict[str, Any] = {"query": query}
    if query:
        try:
            leaf = Paginator(_found(request, query), PER_PAGE).page(request.GET.get("halaman", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
        context.update(leaf=leaf, results=leaf.object_list)
    response = render(request, "pages/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _found(request: HttpRequest, query: str) -> Any:
    pages = Page.objects.live().public()
    site = Site.find_for_request(request)
    if site is not None:
        pages = pages.descendant_of(site.root_page)
    return pages.specific().search(query, operator="and")
