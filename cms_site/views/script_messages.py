"""Wagtail's messages for its scripts, in Indonesian as well."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response


class ScriptMessages(JavaScriptCatalog):
    """Wagtail's own catalogue with the site's put over it: the view of Wagtail reads only apps."""

    packages = ["wagtail.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        """Where the catalogues lie; the last one wins."""
        return [*super().get_paths(packages), str(settings.WAGTAIL_LOCALE)]


_catalogue = ScriptMessages.as_view()


def script_messages(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """In the language that the person chose, as Wagtail does."""
    return get_localized_response(_catalogue, request, *args, **kwargs)
