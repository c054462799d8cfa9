"""What the public may read of the news, as conditions on one query."""

from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.db.models.expressions import Combinable
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def open_to_all() -> Combinable:
    """Condition: neither the page nor any page above it asks for a password or a login.

    Wagtail's ``.public()`` means the same but runs a query of its own first.
    """
    covering = PageViewRestriction.objects.alias(
        covered=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(covered__startswith=F("page__path"))
    return ~Exists(covering)


class NewsQuerySet(PageQuerySet):
    """News pages, newest first when published."""

    def published(self) -> Self:
        """Live pages everybody may read, newest first."""
        return self.live().filter(open_to_all()).order_by("-date", "-page_ptr_id")

    def for_cards(self) -> Self:
        """With the picture and the category a card shows, without the text it does not."""
        return self.select_related("image", "category").defer("body")
