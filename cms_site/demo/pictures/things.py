"""Things that occur in several scenes: vehicles, animals, houses, stalls, books."""

import random

from cms_site.demo.pictures.canvas import Canvas

SPINES = ("#9E1F19", "#1E7890", "#1B6B3F", "#C07A1A", "#5a4a7a", "#e7ddc8", "#33505a")


def motorcycle(canvas: Canvas, x: float, y: float, chance: random.Random) -> None:
    """A rider on a motorcycle."""
    with canvas.at(x, y):
        for wheel in (-34, 38):
            canvas.ring(wheel, -15, 16, "#20262a", 7)
        body = chance.choice(("#9E1F19", "#1E7890", "#2b3438"))
        canvas.path("M-38-22l16-26 34 4 14-22 10 4-6 22 14 24-8 4-16-18-30 10z", body)
        canvas.path("M-30-50h36v7h-36z", "#20262a")
        with canvas.at(-8, -6, 0.9):
            canvas.path("M-10-48l34 8 4 30h-12l-2-20-26-4z", "#33414a")
            canvas.path("M-18-44c-2-26 3-34 18-34s20 8 18 34z", "#0F4C5C")
            canvas.path("M12-70l24 12-3 7-22-6z", "#0F4C5C")
            canvas.circle(36, -54, 4.5, "#a36b47")
            canvas.path("M-4-82h8v9h-8z", "#a36b47")
            canvas.circle(0, -90, 11, "#a36b47")
            canvas.path("M-13-90c0-20 26-20 26 0z", "#F0B429")
            canvas.path("M-13-91h28v4h-28z", "#c98d12")


def cow(canvas: Canvas, x: float, y: float, scale: float, hide: str, flip: bool = False) -> None:
    """A cow in profile."""
    with canvas.at(x, y, scale, flip):
        canvas.ellipse(0, 52, 100, 8, "#000", 0.14)
        inner = "M-50-36h16v88h-13zM40-36h16v88h-13z"
        canvas.path("M-80-40h18v92h-14zM64-40h16v92h-14z", hide)
        canvas.path(inner, hide)
        canvas.path(inner, "#000", opacity=0.2)
        canvas.path(
            "M-92-92q10-18 40-16 26-26 46 2 50-6 86 8 16 8 10 42-4 24-30 24h-120q-30 0-34-26z", hide
        )
        canvas.path("M70-98q20-28 44-26 20 0 28 22 6 18-8 24-24 4-36-6z", hide)
        canvas.path("M120-98q18-6 24 8 2 12-10 14-14 0-18-10z", "#d8b08c")
        canvas.circle(112, -106, 3.5, "#1b1b1b")
        canvas.path("M92-122q-8-18 4-26M106-124q0-16 12-20", stroke="#efe6d2", width=6)
        canvas.path("M-92-86q-16 30-8 74", stroke=hide, width=7)
        canvas.path("M-40-20q40 10 70-2", stroke="#000", width=5, opacity=0.12)


def house(canvas: Canvas, x: float, y: float, scale: float, chance: random.Random) -> None:
    """A village house with a pitched roof; its lower left corner at ``x``, ``y``."""
    wall = chance.choice(("#f0e6cf", "#e2cfa9", "#cfe0dc", "#ead2c0", "#d9dfc6"))
    roof = chance.choice(("#9a4f36", "#7f3f2b", "#8a5a3a", "#5d6b70"))
    with canvas.at(x, y, scale):
        canvas.rect(-6, -2, 172, 8, "#000", 3, 0.12)
        canvas.rect(0, -84, 160, 84, wall)
        canvas.rect(100, -84, 60, 84, "#000", opacity=0.06)
        canvas.path("M-18-80l52-56h92l52 56z", roof)
        canvas.path("M80-136h46l52 56H80z", "#000", opacity=0.1)
        canvas.rect(66, -56, 30, 56, "#6b4a31")
        for window in (18, 114):
            canvas.rect(window, -58, 32, 28, "#5f8a93")
            canvas.path(f"M{window + 16}-58v28M{window}-44h32", stroke="#f7f2e4", width=3)


def medicine_box(canvas: Canvas, x: float, y: float) -> None:
    """A white box with a green cross."""
    with canvas.at(x, y):
        canvas.path("M30-14h30v14H30z", stroke="#fff", width=6)
        canvas.rect(0, 0, 90, 60, "#fff", 5)
        canvas.path("M38 14h14v12h12v12H52v12H38V38H26V26h12z", "#1B6B3F")


def books(canvas: Canvas, chance: random.Random, x: float, y: float, width: float) -> None:
    """A shelf of books standing on ``y``."""
    place = x
    while place < x + width - 16:
        thick, tall = chance.choice((9, 11, 14, 17)), chance.uniform(34, 54)
        canvas.rect(place, y - tall, thick, tall, chance.choice(SPINES))
        place += thick + 2


def awning(canvas: Canvas, x: float, y: float, width: float, color: str) -> None:
    """A striped awning hanging from ``y``."""
    stripe = width / 6
    for index in range(6):
        left = x + index * stripe
        shade = color if index % 2 == 0 else "#f3eee2"
        canvas.path(
            f"M{left:.1f} {y}h{stripe:.1f}l-6 62q{-(stripe - 12) / 2:.1f} 14-{stripe - 12:.1f} 0z",
            shade,
        )


def heap(
    canvas: Canvas, chance: random.Random, x: float, y: float, colors: tuple[str, ...]
) -> None:
    """A heap of fruit or vegetables on a stall."""
    for row in range(3):
        for index in range(15 - row * 2):
            canvas.ellipse(
                x + 8 + row * 17 + index * 17,
                y - row * 15 + chance.uniform(-2, 2),
                11,
                8,
                colors[index % len(colors)],
            )


def plant(canvas: Canvas, light_leaf: str, x: float, y: float) -> None:
    """A potted plant."""
    with canvas.at(x, y):
        canvas.path(
            "M0 0q-60-80-90-90q60-4 84 60q-6-90 10-130q22 60 8 130q30-60 70-60q-50 30-74 90z",
            light_leaf,
        )
        canvas.path("M-35 0h70l-10 100h-50z", "#9a4f36")
