"""Scenes in town: market, mobile library, health post, road works."""

import random

from cms_site.demo.pictures.canvas import Canvas
from cms_site.demo.pictures.light import Light
from cms_site.demo.pictures.nature import hills, sky, tree
from cms_site.demo.pictures.people import child, person
from cms_site.demo.pictures.things import awning, books, heap, house, medicine_box

GOODS = (
    ("#b3261e", "#cf4034"),
    ("#e0862c", "#eda24a"),
    ("#4d8a3a", "#6fa552"),
    ("#5b3a6b", "#7a5190"),
    ("#e4c24a", "#efd572"),
    ("#8a5a33", "#a9744a"),
)


def market(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Stalls under a tiled roof; somebody notes the prices."""
    sky(canvas, light, chance)
    hills(canvas, light, chance, 250)
    canvas.rect(0, 300, 1200, 500, "#d9c6a5")
    canvas.rect(0, 560, 1200, 240, "#c4ab84")
    tiles = chance.choice((("#9a4f36", "#7f3f2b"), ("#7d5a3f", "#644731"), ("#587178", "#475c62")))
    for left in (-20, 600):
        canvas.path(f"M{left} 300l310-140 310 140z", tiles[0])
        canvas.path(f"M{left + 310} 160l310 140H{left + 310}z", tiles[1])
    canvas.rect(0, 300, 1200, 26, "#5f3022")
    canvas.rect(0, 326, 1200, 234, "#4c3a2c", opacity=0.42)
    for x in (52, 322, 592, 862, 1132):
        canvas.rect(x, 326, 16, 330, "#7d5636")
    colors = ["#0F4C5C", "#9E1F19", "#1B6B3F", "#C07A1A"]
    chance.shuffle(colors)
    goods = list(GOODS)
    chance.shuffle(goods)
    for index, x in enumerate((70, 340, 610, 880)):
        awning(canvas, x, 380, 252, colors[index])
        person(canvas, x + 120 + chance.uniform(-30, 30), 572, 1.35, chance)
    for index, x in enumerate((60, 330, 600, 870)):
        canvas.path(f"M{x} 560h260l14 110H{x - 14}z", "#9b6b40")
        canvas.path(f"M{x} 560h260l2 16H{x - 2}z", "#b98350")
        canvas.path(f"M{x - 8} 622h276", stroke="#7a5230", width=5)
        heap(canvas, chance, x + 4, 556, goods[index])
    canvas.ellipse(600, 770, 560, 26, "#000", 0.06)
    person(canvas, 240, 768, 1.7, chance, head="scarf")
    person(canvas, 520, 776, 1.75, chance, head="cap", shirt="#0F4C5C", pointing=True)
    with canvas.at(588, 672):
        canvas.path("M0 0l40 6-6 52-40-6z", "#fffdf6", stroke="#c9c2b2", width=2)
        canvas.path("M8 14l22 3M6 26l22 3M5 38l16 2", stroke="#aab4b7", width=3)
    person(canvas, 860, 770, 1.7, chance)
    with canvas.at(905, 700):
        canvas.path("M0 0h44l-8 40H8z", "#b98350")
        canvas.path("M4 0q18-34 36 0", stroke="#8a5a33", width=4)
    child(canvas, 800, 778, 1.7, chance)
    canvas.wash(light.wash, light.wash_strength)


def library(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Children read beside the mobile library."""
    sky(canvas, light, chance)
    hills(canvas, light, chance, 340)
    canvas.rect(0, 500, 1200, 300, light.meadow)
    canvas.rect(0, 600, 1200, 14, light.meadow_dark)
    canvas.rect(0, 612, 1200, 188, "#c9b48c")
    tree(canvas, light, 120, 606, 3)
    tree(canvas, light, 1110, 600, 2.3)
    body, dark = chance.choice(
        (("#0F4C5C", "#0A3540"), ("#8a3a2a", "#5f2519"), ("#2f6a4a", "#1d4a33"))
    )
    canvas.ellipse(660, 655, 360, 16, "#000", 0.16)
    canvas.path("M330 250h560q40 0 52 34l40 120q8 10 8 26v170H330z", body)
    canvas.path("M330 250h560q40 0 52 34l4 10H330z", "#fff", opacity=0.12)
    canvas.path("M860 300h68l34 104H860z", "#cfe6ea")
    canvas.path("M860 300h30l30 104h-60z", "#fff", opacity=0.35)
    canvas.rect(330, 560, 660, 44, dark)
    canvas.rect(330, 530, 660, 8, "#F0B429")
    canvas.rect(370, 300, 440, 220, "#f3e6cf")
    for y in (370, 440, 510):
        books(canvas, chance, 378, y, 428)
        canvas.rect(370, y, 440, 10, "#a97b4c")
    awning(canvas, 350, 252, 480, "#F0B429")
    for wheel in (450, 850):
        canvas.circle(wheel, 604, 52, "#1b2225")
        canvas.circle(wheel, 604, 24, "#9aa4a7")
    canvas.circle(985, 560, 9, "#fff3d2")
    person(canvas, 600, 668, 1.6, chance, head="scarf", shirt="#e9e4d6", pointing=True)
    canvas.path("M210 716h690l60 66H150z", "#b6654a", opacity=0.8)
    canvas.path("M222 724h664l44 50H178z", "#d9a05b", opacity=0.35)
    for x in (240, 345, 470, 745, 850):
        child(
            canvas,
            x + chance.uniform(-18, 18),
            752 + chance.uniform(-10, 16),
            1.75,
            chance,
            book=True,
        )
    person(canvas, 1010, 745, 1.7, chance)
    canvas.wash(light.wash, light.wash_strength)


def clinic(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """A health post: scales for children under a tent, the clinic behind it."""
    sky(canvas, light, chance)
    hills(canvas, light, chance, 300)
    canvas.rect(0, 480, 1200, 320, light.meadow)
    canvas.rect(0, 640, 1200, 160, "#d2bd95")
    tree(canvas, light, 70, 520, 1.8)
    tree(canvas, light, 1130, 530, 1.7)
    canvas.rect(190, 300, 820, 240, "#f4efe2")
    canvas.path("M150 306l90-86h720l90 86z", "#2f6a4a")
    canvas.path("M600 220h360l90 86H600z", "#000", opacity=0.1)
    canvas.rect(190, 470, 820, 70, "#cfe0dc")
    for x in (240, 350, 790, 900):
        canvas.rect(x, 350, 74, 84, "#5f8a93", 3)
        canvas.path(f"M{x + 37} 350v84M{x} 392h74", stroke="#f7f2e4", width=5)
    canvas.rect(540, 360, 120, 180, "#6b4a31")
    canvas.rect(540, 310, 120, 38, "#fff", 4)
    canvas.path("M592 315h16v10h10v8h-10v10h-16v-10h-10v-8h10z", "#1B6B3F")
    cloth = chance.choice(("#1E7890", "#c94f3d", "#C07A1A"))
    canvas.rect(120, 470, 12, 270, "#8e8b81")
    canvas.rect(690, 470, 12, 270, "#8e8b81")
    canvas.rect(132, 452, 558, 190, "#3d4a45", opacity=0.28)
    awning(canvas, 100, 452, 620, cloth)
    canvas.path("M90 456l60-56h520l60 56z", cloth)
    canvas.path("M410 400h260l60 56H410z", "#000", opacity=0.1)
    person(canvas, 420, 712, 1.75, chance, head="scarf", shirt="#e9e4d6", pointing=True, flip=True)
    canvas.rect(270, 640, 250, 20, "#a97b4c")
    canvas.rect(284, 660, 14, 96, "#8a5c36")
    canvas.rect(492, 660, 14, 96, "#8a5c36")
    canvas.path("M300 640v-20h80v20z", "#dcebf0")
    canvas.circle(340, 604, 22, "#fff")
    canvas.path("M340 604l10-12", stroke="#9E1F19", width=4)
    medicine_box(canvas, 420, 580)
    person(canvas, 200, 768, 1.8, chance, head="scarf")
    child(canvas, 262, 772, 1.8, chance)
    person(canvas, 620, 772, 1.8, chance, head="scarf", flip=True)
    child(canvas, 690, 774, 1.75, chance)
    person(canvas, 870, 770, 1.8, chance, head="peci")
    person(canvas, 960, 776, 1.8, chance, head="scarf")
    child(canvas, 1020, 778, 1.8, chance)
    canvas.wash(light.wash, light.wash_strength)


def road(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """A roller and workers repair a road through the village."""
    sky(canvas, light, chance)
    hills(canvas, light, chance)
    canvas.rect(0, 470, 1200, 330, light.meadow)
    for x in (40, 250, 850, 1020):
        house(canvas, x + chance.uniform(-20, 20), 520, 0.8, chance)
    for x in (200, 460, 800, 1190):
        tree(canvas, light, x, 526, chance.uniform(0.9, 1.3))
    canvas.path("M0 560h1200v190H0z", "#5c6468")
    canvas.path("M0 560h640q-30 90-10 190H0z", "#3d4549")
    for x in range(690, 1200, 130):
        canvas.rect(x, 650, 74, 9, "#f3eee2")
    canvas.rect(0, 548, 1200, 14, "#c6c3b8")
    canvas.rect(0, 748, 1200, 52, light.meadow_dark)
    _roller(canvas, chance.choice(("#F0B429", "#d9822b", "#3b7d5c")))
    for x, y in ((620, 700), (705, 726), (540, 736)):
        _cone(canvas, x, y)
    person(canvas, 745, 700, 1.6, chance, head="helmet", shirt="#e7873a", pointing=True)
    person(canvas, 860, 730, 1.7, chance, head="helmet", shirt="#e7873a")
    canvas.path("M895 620l26 118", stroke="#8a5c36", width=7)
    canvas.path("M908 732h34l-6 22h-20z", "#8e8b81")
    person(canvas, 1010, 746, 1.7, chance, head="scarf")
    person(canvas, 1080, 744, 1.7, chance, head="peci", flip=True)
    canvas.wash(light.wash, light.wash_strength)


def _roller(canvas: Canvas, paint: str) -> None:
    canvas.ellipse(300, 716, 260, 14, "#000", 0.2)
    canvas.path("M150 520h210v130H150z", paint)
    canvas.path("M340 560h130l20 60v34H340z", paint)
    canvas.rect(150, 620, 330, 16, "#000", opacity=0.15)
    canvas.path("M170 430h180l14 20H156z", "#33414a")
    for x in (176, 330):
        canvas.rect(x, 450, 12, 76, "#33414a")
    person(canvas, 250, 560, 1.15, random.Random(1), head="helmet", shirt="#1E7890")  # noqa: S311
    canvas.rect(150, 520, 210, 40, paint)
    canvas.circle(200, 654, 62, "#20262a")
    canvas.circle(200, 654, 26, "#9aa4a7")
    canvas.circle(452, 650, 68, "#8a9398")
    canvas.circle(452, 650, 54, "#a9b2b6")
    canvas.circle(452, 650, 14, "#5c6468")


def _cone(canvas: Canvas, x: float, y: float) -> None:
    with canvas.at(x, y):
        canvas.path("M-10 0l8-46h8l8 46z", "#e05a2b")
        canvas.path("M-7-18l2-12h10l2 12z", "#fff")
        canvas.rect(-18, -4, 40, 8, "#c24a20", 3)
