"""Sky, hills, water, trees and grass, shared by the outdoor scenes."""

import math
import random

from cms_site.demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from cms_site.demo.pictures.light import Light


def sky(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Sky with sun and a few flat clouds."""
    canvas.gradient(0, 560, light.sky)
    x = chance.choice((chance.uniform(120, 380), chance.uniform(820, 1080)))
    canvas.circle(x, light.sun_height, 92, light.sun, 0.25)
    canvas.circle(x, light.sun_height, 60, light.sun)
    for _ in range(chance.randint(1, 3)):
        with canvas.at(chance.uniform(60, 1000), chance.uniform(70, 190), chance.uniform(0.7, 1.3)):
            canvas.rect(0, 0, 170, 20, "#fff", 10, 0.45)
            canvas.rect(34, -15, 90, 22, "#fff", 11, 0.45)


def hills(canvas: Canvas, light: Light, chance: random.Random, horizon: float = 300) -> None:
    """Three ranges of hills, each nearer, lower and darker."""
    for index, color in enumerate(light.hills):
        base = horizon + index * 70
        heights = [base + chance.uniform(-48, 42) for _ in range(7)]
        path = f"M0 {HEIGHT}V{heights[0]:.0f}"
        for place, height in enumerate(heights[1:], 1):
            x, middle = place * 200, place * 200 - 100
            path += f"C{middle} {heights[place - 1]:.0f} {middle} {height:.0f} {x} {height:.0f}"
        canvas.path(f"{path}V{HEIGHT}z", color)


def tree(canvas: Canvas, light: Light, x: float, y: float, scale: float) -> None:
    """A round broad-leaved tree."""
    with canvas.at(x, y, scale):
        canvas.ellipse(0, 0, 34, 6, "#000", 0.12)
        canvas.path("M-5 0l2-60h6l2 60z", "#6b4a31")
        canvas.circle(0, -86, 38, light.leaf)
        canvas.circle(-26, -66, 26, light.leaf)
        canvas.circle(26, -66, 28, light.leaf_dark)
        canvas.circle(10, -100, 26, light.leaf_dark, 0.55)


def palm(canvas: Canvas, light: Light, x: float, y: float, scale: float, flip: bool) -> None:
    """A coconut palm with a bent stem."""
    with canvas.at(x, y, scale, flip):
        canvas.path("M-5 0q-2-120 22-200l8 2q-22 90-18 198z", "#7a5a3c")
        with canvas.at(22, -198):
            for nut in ((-5, 6), (4, 9), (9, 3)):
                canvas.circle(*nut, 6, "#8a6a35")
            for frond in _FRONDS:
                canvas.path(frond, light.leaf_dark)


_FRONDS = (
    "M0 0q39-36 83-7q-45-16-83 7",
    "M0 0q38-12 81 29q-43-31-81-29",
    "M0 0q23 7 50 57q-27-43-50-57",
    "M0 0q-24 6-51 57q27-43 51-57",
    "M0 0q-38-13-81 28q43-31 81-28",
    "M0 0q-39-36-83-7q44-15 83 7",
    "M0 0q22-60 46-42q-25 0-46 42",
    "M0 0q-20-61-43-44q23 0 43 44",
)


def grass(canvas: Canvas, x: float, y: float, scale: float, color: str) -> None:
    """A tuft of long leaves in the foreground."""
    with canvas.at(x, y, scale):
        canvas.path(
            "M0 0q-30-90-70-100q60 0 80 70q0-90 30-130q6 70-10 130q30-60 80-70q-50 30-66 100z",
            color,
        )


def foreground(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Tufts along the lower edge and a palm on each side, framing the scene."""
    for x in range(-20, WIDTH + 60, 84):
        if x < 380 or x > 820:
            grass(canvas, x + chance.uniform(-18, 18), 815, chance.uniform(0.75, 1.1), "#2a6144")
    palm(canvas, light, chance.uniform(60, 120), 800, chance.uniform(1.3, 1.55), flip=False)
    palm(canvas, light, chance.uniform(1090, 1150), 800, chance.uniform(1.2, 1.45), flip=True)


def ripples(
    canvas: Canvas, chance: random.Random, box: tuple[float, float, float, float], count: int
) -> None:
    """Short bright lines on water inside ``box`` (left, top, right, bottom)."""
    left, top, right, bottom = box
    for _ in range(count):
        y = chance.uniform(top, bottom)
        x = chance.uniform(left, right - 90)
        length = chance.uniform(50, 130)
        canvas.path(f"M{x:.0f} {y:.0f}h{length:.0f}", stroke="#dcf0f1", width=3.5, opacity=0.55)


def seedling(canvas: Canvas, x: float, y: float, scale: float, color: str = "#3c6f35") -> None:
    """A young rice plant."""
    with canvas.at(x, y, scale):
        canvas.path("M0 0q-6-16-12-20M0 0q0-18 1-24M0 0q6-14 12-18", stroke=color, width=3)


def wave(chance: random.Random, y: float, depth: float) -> str:
    """A gently waving upper edge from left to right, as path data without the closing."""
    phase = chance.uniform(0, math.pi)
    points = [y + depth * math.sin(phase + step * 1.3) for step in range(5)]
    path = f"M0 {points[0]:.0f}"
    for step, height in enumerate(points[1:], 1):
        x, middle = step * 300, step * 300 - 150
        path += f"C{middle} {points[step - 1]:.0f} {middle} {height:.0f} {x} {height:.0f}"
    return path
