"""What search engines may visit."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

LINES = ["User-agent: *", "Disallow: /cari/", "Disallow: /tampilan/", ""]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of search and display choice, and show them the map."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse("\n".join([*LINES, f"Sitemap: {sitemap}", ""]), content_type="text/plain")
