"""Which sizes a picture is served in, and how many pictures are fetched in one query.

All public pictures are 3:2. Each is offered as WebP in several widths, with one
JPEG for browsers that know no WebP.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model


@dataclass(frozen=True, slots=True)
class Picture:
    """One way to show a picture: its widths, and how wide it will be on which screen."""

    widths: tuple[int, ...]
    sizes: str
    social: bool = False

    @property
    def webp(self) -> list[str]:
        """Rendition filters for the modern format, narrow to wide."""
        return [f"fill-{w}x{w * 2 // 3}|format-webp|webpquality-74" for w in self.widths]

    @property
    def fallback(self) -> str:
        """The rendition filter every browser understands, in the middle width."""
        width = self.widths[len(self.widths) // 2]
        return f"fill-{width}x{width * 2 // 3}|format-jpeg|jpegquality-78"

    @property
    def filters(self) -> list[str]:
        """Every rendition this picture needs."""
        return [*self.webp, self.fallback, *([SOCIAL] if self.social else [])]


#: What other sites show when a page is shared.
SOCIAL = "fill-1200x630|format-jpeg|jpegquality-78"
CARD = Picture((240, 420, 780), "(min-width: 40em) 30vw, 108px")
LEAD = Picture((480, 780, 1200), "(min-width: 60em) 55vw, 100vw")
FIGURE = Picture((480, 870, 1380), "(min-width: 60em) 55rem, 100vw", social=True)


def load_renditions(images: Iterable[Any], *pictures: Picture) -> None:
    """Fetch the renditions of all ``images`` (``None`` is skipped) in one query.

    Missing ones are made when the picture is drawn.
    """
    wanted = [image for image in images if image is not None]
    if not wanted:
        return
    filters = {spec for picture in pictures for spec in picture.filters}
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=filters)
    prefetch_related_objects(
        wanted, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions")
    )
