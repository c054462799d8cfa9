"""Routes of the reference site. Wagtail's own routing comes last and takes the rest."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms_site import health
from cms_site.views.display import display_choice, switch_language
from cms_site.views.feeds import AtomNewsFeed, NewsFeed
from cms_site.views.robots import robots
from cms_site.views.script_messages import script_messages
from cms_site.views.search import search

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/jsi18n/", script_messages, name="script_messages"),  # in place of Wagtail's
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("cari/", search, name="search"),
    path("tampilan/", display_choice, name="display"),
    path("tampilan/bahasa/<slug:code>/", switch_language, name="language"),
    path("umpan/berita.xml", NewsFeed(), name="news_feed"),
    path("umpan/berita-atom.xml", AtomNewsFeed(), name="news_feed_atom"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]

if settings.SOPAN_SERVE_FILES:
    # Without a front server, e.g. the demo. Public pictures only; documents ask who is looking.
    urlpatterns.append(
        re_path(
            rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>.*)$",
            serve,
            {"document_root": settings.MEDIA_ROOT},
        )
    )

urlpatterns.append(path("", include(wagtail_urls)))
