"""The frame around every public page: letterhead, menu, display choice, other language.

Nothing here costs a query for a page that Wagtail has routed: the home page and
its menu were loaded on the way.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Site

from cms_site.display import Display
from cms_site.models import HomePage
from ppid_pages.public import absolute, address_of


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    title: str
    address: str
    current: bool


class Chrome:
    """What the base template asks for, worked out only when asked."""

    content_language = settings.LANGUAGE_CODE

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def home(self) -> HomePage | None:
        """The home page met while routing, or the one of the visited site."""
        routed = getattr(self.request, "sopan_home", None)
        if routed is not None:
            return routed
        site = Site.find_for_request(self.request)
        root = site.root_page.specific if site else None
        return root if isinstance(root, HomePage) else None

    @cached_property
    def menu(self) -> list[MenuItem]:
        """Home first, then its children marked for the menu."""
        if self.home is None:
            return []
        start = address_of(self.home, self.request)
        path = self.request.path
        items = [MenuItem(translation.gettext("Home"), start, path == start)]
        for page in self.home.menu_pages:
            address = address_of(page, self.request)
            items.append(MenuItem(page.title, address, path.startswith(address)))
        return items

    @cached_property
    def display(self) -> Display:
        """The visitor's theme, contrast and text size."""
        return Display.of(self.request)

    @property
    def here(self) -> str:
        """The path to come back to after choosing a display or a language."""
        return self.request.get_full_path()

    @property
    def canonical(self) -> str:
        """The whole address of this page without its query."""
        return absolute(self.request.path, self.request)

    @property
    def other_language(self) -> tuple[str, str]:
        """Code and own name of the language the visitor can switch to."""
        now = translation.get_language()
        return next((code, str(name)) for code, name in settings.LANGUAGES if code != now)

    @property
    def has_government_domain(self) -> bool:
        """True on an address only government bodies can have."""
        return self.request.get_host().partition(":")[0].endswith(".go.id")


def chrome(request: HttpRequest) -> dict[str, Chrome]:
    """Context processor: ``chrome`` in every template."""
    return {"chrome": Chrome(request)}
