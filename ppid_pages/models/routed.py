"""Pages that remember how a visitor reached them, so nothing is asked twice.

Wagtail routes a request from page to page and leaves the parent on each child
(``_cached_parent_obj``). Breadcrumbs and view restrictions need exactly those
parents; stock Wagtail queries them again.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

SITE_ROOT_DEPTH = 2


class RoutedPage:
    """Mixin, placed before ``Page``: ancestors come from routing when it has met them."""

    def routed_ancestors(self) -> list[Page] | None:
        """Site root to parent as met while routing; ``None`` if the page came another way."""
        chain: list[Page] = []
        page = self
        while page.depth > SITE_ROOT_DEPTH:  # type: ignore[attr-defined]
            parent = getattr(page, "_cached_parent_obj", None)
            if parent is None:
                return None
            chain.append(parent)
            page = parent
        return chain[::-1]

    def breadcrumb(self) -> Sequence[Page]:
        """The pages above this one, from the home page down to the parent."""
        routed = self.routed_ancestors()
        if routed is not None:
            return routed
        if not self.path:  # type: ignore[attr-defined]  # a preview of a page not yet saved
            return []
        return list(self.get_ancestors().filter(depth__gte=SITE_ROOT_DEPTH))  # type: ignore[attr-defined]

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Restrictions on this page and every ancestor, in one query instead of two.

        Aliases take the restrictions of their source; Wagtail's own rule handles those.
        """
        routed = self.routed_ancestors()
        if routed is None or any(page.alias_of_id for page in [*routed, self]):
            return super().get_view_restrictions()  # type: ignore[misc]
        path, step = self.path, self.steplen  # type: ignore[attr-defined]
        lineage = [path[:end] for end in range(step, len(path) + 1, step)]
        return PageViewRestriction.objects.filter(page__path__in=lineage)
