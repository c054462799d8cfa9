"""Flat, friendly figures: who they are is told by headgear and clothes, never by a face."""

import random

from cms_site.demo.pictures.canvas import Canvas

SKINS = ("#a36b47", "#b97e56", "#8d5a3b", "#7a4b31", "#c58c63")
CLOTHES = (
    "#0F4C5C",
    "#1E7890",
    "#c94f3d",
    "#3b7d5c",
    "#5a6f8a",
    "#b65a3c",
    "#e9e4d6",
    "#F0B429",
    "#8a5a7a",
    "#3f6f8f",
    "#d9a05b",
    "#6b8f71",
)
SCARVES = ("#e9e4d6", "#1E7890", "#e0b64c", "#b94a3a", "#8a5a7a", "#3b7d5c", "#d8c3a5", "#24505c")
SKIRTS = ("#24505c", "#54302a", "#5b3a6b", "#0F4C5C", "#6b4a2a", "#39424a")
TROUSERS = ("#33414a", "#4a4338", "#2b3a46", "#5a4a3a")


def person(
    canvas: Canvas,
    x: float,
    y: float,
    scale: float,
    chance: random.Random,
    *,
    head: str = "",
    shirt: str = "",
    pointing: bool = False,
    flip: bool = False,
) -> None:
    """One standing figure, feet at ``x``, ``y``.

    ``head`` is hair, scarf, peci, helmet, caping or cap; chosen by chance if empty.
    """
    head = head or chance.choice(("hair", "hair", "scarf", "scarf", "peci"))
    skin = chance.choice(SKINS)
    shirt = shirt or chance.choice(SCARVES if head == "scarf" else CLOTHES)
    with canvas.at(x, y, scale, flip):
        canvas.ellipse(0, 0, 22, 5, "#000", 0.13)
        _legs(canvas, head, chance)
        canvas.path("M-18-44c-2-26 3-34 18-34s20 8 18 34z", shirt)
        if pointing:
            canvas.path("M12-70l24 12-3 7-22-6z", shirt)
            canvas.circle(36, -54, 4.5, skin)
            canvas.path("M-17-70q-6 12-4 28h6z", "#000", opacity=0.12)
        else:
            arms = "M-17-70q-6 12-4 28h6zM17-70q6 12 4 28h-6z"
            canvas.path(arms, shirt)
            canvas.path(arms, "#000", opacity=0.12)
        canvas.path("M-4-82h8v9h-8z", skin)
        canvas.circle(0, -90, 11, skin)
        _headgear(canvas, head, shirt)


def _legs(canvas: Canvas, head: str, chance: random.Random) -> None:
    if head == "scarf":
        canvas.path("M-15-46h30l5 44h-40z", chance.choice(SKIRTS))
    else:
        canvas.path("M-13-48h26l1 46h-11l-3-36-3 36h-11z", chance.choice(TROUSERS))


def _headgear(canvas: Canvas, head: str, shirt: str) -> None:
    if head == "scarf":
        around = "M-13-86c-3-22 29-22 26 0 3 14 5 18 0 22h-26c-5-4-3-8 0-22z"
        canvas.path(around, shirt)
        canvas.path(around, "#fff", opacity=0.25)
        canvas.ellipse(0, -88.5, 8, 8.5, "#b97e56")
    elif head == "peci":
        canvas.path("M-11-93l1-12h20l1 12z", "#1b1b1f")
    elif head == "helmet":
        canvas.path("M-13-92c0-17 26-17 26 0z", "#F0B429")
        canvas.path("M-15-93h30v3h-30z", "#c98d12")
    elif head == "caping":
        canvas.path("M-24-93l24-17 24 17z", "#d7b273")
        canvas.path("M0-110l24 17h-24z", "#000", opacity=0.12)
    elif head == "cap":
        canvas.path("M-12-91c0-18 24-18 24 0z", "#0F4C5C")
        canvas.path("M6-93h14v4h-14z", "#0A3540")
    else:
        canvas.path("M-11.5-90c-1-18 24-18 23 0-3-7-8-8-12-8s-9 1-11 8z", "#231b18")


def child(
    canvas: Canvas, x: float, y: float, scale: float, chance: random.Random, book: bool = False
) -> None:
    """A small figure, reading if ``book``."""
    person(
        canvas,
        x,
        y,
        scale * 0.66,
        chance,
        head=chance.choice(("hair", "scarf", "hair")),
        shirt=chance.choice(("#c94f3d", "#F0B429", "#1E7890", "#e9e4d6", "#3b7d5c")),
    )
    if book:
        with canvas.at(x, y - 36 * scale, scale):
            canvas.path("M-15-3l15 5v17l-15-5z", "#fffdf6")
            canvas.path("M15-3L0 2v17l15-5z", "#e7ddc8")
            canvas.path("M-15-3l15 5 15-5", stroke="#9E1F19", width=2)
