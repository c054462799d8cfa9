"""The display choice: a plain form, three cookies and the language cookie."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms_site.display import CHOICES, Display, keep


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def display_choice(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST store the choice and go back to where the visitor was."""
    if request.method == "POST":
        response = HttpResponseRedirect(_way_back(request, request.POST.get("next", "")))
        wanted = {name: request.POST.get(name, "") for name in CHOICES}
        known = {n: v for n, v in wanted.items() if v in dict(CHOICES[n])}
        Display(**known).write(request, response)
        _keep_language(request, response, request.POST.get("bahasa", ""))
        return response
    now = Display.of(request)
    fields = {name: {"choices": CHOICES[name], "value": getattr(now, name)} for name in CHOICES}
    return render(
        request,
        "pages/display.html",
        {
            "fields": fields,
            "languages": settings.LANGUAGES,
            "next": _way_back(request, request.GET.get("next", "")),
        },
    )


@never_cache
@require_safe
def switch_language(request: HttpRequest, code: str) -> HttpResponse:
    """Follow the language link in the header.

    A link and not a form, so that public pages carry no CSRF cookie and stay
    cacheable; all it can change is the language of the frame.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(_way_back(request, request.GET.get("next", "")))
    _keep_language(request, response, code)
    return response


def _keep_language(request: HttpRequest, response: HttpResponse, code: str) -> None:
    if code in dict(settings.LANGUAGES):
        keep(
            request,
            response,
            settings.LANGUAGE_COOKIE_NAME,
            "" if code == settings.LANGUAGE_CODE else code,
        )


def _way_back(request: HttpRequest, wanted: str) -> str:
    """``wanted`` if it stays on this host, else the home page."""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"
