"""A flat drawing surface: SVG-like paths on Pillow, drawn large, then scaled down smoothly."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageColor, ImageDraw

from cms_site.demo.pictures.paths import Point, outlines

#: The drawing's own units; every scene is composed in them.
WIDTH, HEIGHT = 1200, 800
OUT = (1600, 1067)
OVERSAMPLING = 2
SCALE = OUT[0] * OVERSAMPLING / WIDTH

Matrix = tuple[float, float, float, float]  # x scale, y scale, x shift, y shift


class Canvas:
    """Shapes in units of 1200 by 800, with nested shifts and scales."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (OUT[0] * OVERSAMPLING, OUT[1] * OVERSAMPLING), "#fff")
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.matrix: Matrix = (SCALE, SCALE, 0.0, 0.0)

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1, flip: bool = False) -> Iterator[None]:
        """Draw everything inside around ``x``, ``y``, larger or smaller, or mirrored."""
        before = self.matrix
        sx, sy, tx, ty = before
        self.matrix = (sx * scale * (-1 if flip else 1), sy * scale, tx + x * sx, ty + y * sy)
        try:
            yield
        finally:
            self.matrix = before

    def path(
        self,
        d: str,
        fill: str | None = None,
        *,
        stroke: str | None = None,
        width: float = 1,
        opacity: float = 1,
    ) -> None:
        """Draw SVG path data (M L H V C S Q T Z, relative or not)."""
        for points, closed in outlines(d):
            placed = self._placed(points)
            if fill and len(placed) > 2:
                self.pen.polygon(placed, fill=_ink(fill, opacity))
            if stroke:
                line = [*placed, placed[0]] if closed else placed
                self._stroke(line, _ink(stroke, opacity), width)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, r: float = 0, opacity: float = 1
    ) -> None:
        """A rectangle, with rounded corners if ``r`` is given."""
        (x1, y1), (x2, y2) = self._placed([(x, y), (x + w, y + h)])
        box = (min(x1, x2), min(y1, y2), max(x1, x2) - 1, max(y1, y2) - 1)
        self.pen.rounded_rectangle(box, r * abs(self.matrix[0]), fill=_ink(fill, opacity))

    def circle(self, x: float, y: float, r: float, fill: str, opacity: float = 1) -> None:
        """A filled circle."""
        self.ellipse(x, y, r, r, fill, opacity)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1
    ) -> None:
        """A filled ellipse."""
        (cx, cy) = self._placed([(x, y)])[0]
        rx, ry = rx * abs(self.matrix[0]), ry * abs(self.matrix[1])
        self.pen.ellipse((cx - rx, cy - ry, cx + rx, cy + ry), fill=_ink(fill, opacity))

    def ring(self, x: float, y: float, r: float, color: str, width: float) -> None:
        """A circle drawn as a line."""
        (cx, cy) = self._placed([(x, y)])[0]
        r, width = r * abs(self.matrix[0]), width * abs(self.matrix[0])
        outer = r + width / 2
        self.pen.ellipse(
            (cx - outer, cy - outer, cx + outer, cy + outer), outline=color, width=round(width)
        )

    def gradient(self, top: float, bottom: float, stops: Sequence[str]) -> None:
        """Fill the full width from ``top`` to ``bottom`` with evenly spaced colours."""
        first, last = round(top * SCALE), round(bottom * SCALE)
        colors = [ImageColor.getrgb(stop) for stop in stops]
        for row in range(first, min(last, self.image.height)):
            place = (row - first) / max(1, last - first) * (len(colors) - 1)
            index = min(int(place), len(colors) - 2)
            share = place - index
            mixed = tuple(
                round(a + (b - a) * share)
                for a, b in zip(colors[index], colors[index + 1], strict=True)
            )
            self.pen.line((0, row, self.image.width, row), fill=mixed)

    def wash(self, color: str, opacity: float) -> None:
        """One thin colour over everything: the light of the hour."""
        self.pen.rectangle((0, 0, *self.image.size), fill=_ink(color, opacity))

    def finished(self) -> Image.Image:
        """The picture in its final size."""
        return self.image.resize(OUT, Image.Resampling.LANCZOS)

    def _placed(self, points: Sequence[Point]) -> list[Point]:
        sx, sy, tx, ty = self.matrix
        return [(x * sx + tx, y * sy + ty) for x, y in points]

    def _stroke(self, line: Sequence[Point], ink: tuple[int, ...], width: float) -> None:
        thick = max(1, round(width * abs(self.matrix[0])))
        self.pen.line(line, fill=ink, width=thick, joint="curve")
        if ink[3] == 255:  # round ends; over a see-through line they would show twice
            half = thick / 2
            for x, y in (line[0], line[-1]):
                self.pen.ellipse((x - half, y - half, x + half, y + half), fill=ink)


def _ink(color: str, opacity: float) -> tuple[int, ...]:
    return (*ImageColor.getrgb(color)[:3], round(255 * opacity))
