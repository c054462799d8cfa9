"""Drawn scenes of ordinary service, made by the program: same scene and seed, same picture.

``draw("market", 3)`` gives a JPEG of 1600 by 1067 pixels.
"""

import random
from collections.abc import Callable
from io import BytesIO

from cms_site.demo.pictures.canvas import Canvas
from cms_site.demo.pictures.indoors import classroom, service_desk
from cms_site.demo.pictures.land import bridge, irrigation, livestock, planting, village
from cms_site.demo.pictures.light import Light
from cms_site.demo.pictures.town import clinic, library, market, road

Scene = Callable[[Canvas, Light, random.Random], None]

SCENES: dict[str, Scene] = {
    "bridge": bridge,
    "classroom": classroom,
    "clinic": clinic,
    "irrigation": irrigation,
    "library": library,
    "livestock": livestock,
    "market": market,
    "planting": planting,
    "road": road,
    "service_desk": service_desk,
    "village": village,
}
QUALITY = 88


def draw(scene: str, seed: int) -> bytes:
    """The scene as JPEG; ``KeyError`` for a scene not in ``SCENES``."""
    chance = random.Random(f"{scene}-{seed}")  # noqa: S311 - variety, not secrecy
    canvas = Canvas()
    SCENES[scene](canvas, Light.of(seed), chance)
    out = BytesIO()
    canvas.finished().save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
