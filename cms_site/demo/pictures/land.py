"""Scenes in the country: bridge, irrigation, livestock, planting, village."""

import random
from itertools import pairwise

from cms_site.demo.pictures.canvas import Canvas
from cms_site.demo.pictures.light import Light
from cms_site.demo.pictures.nature import (
    foreground,
    grass,
    hills,
    palm,
    ripples,
    seedling,
    sky,
    tree,
    wave,
)
from cms_site.demo.pictures.people import child, person
from cms_site.demo.pictures.things import cow, house, medicine_box, motorcycle


def bridge(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """People cross a steel bridge over a river."""
    sky(canvas, light, chance)
    hills(canvas, light, chance)
    for x in (60, 130, 210, 980, 1040, 1120):
        tree(canvas, light, x + chance.uniform(-12, 12), 500, chance.uniform(0.75, 1.2))
    canvas.rect(0, 490, 1200, 310, light.hills[2])
    canvas.path("M470 490q90 70-20 150t-150 160h640q-40-90-120-160t-60-150z", light.water[1])
    canvas.path(
        "M505 490q70 75-15 155t-95 155h380q-30-92-105-160t-55-150z", light.water[0], opacity=0.45
    )
    ripples(canvas, chance, (430, 545, 820, 780), 9)
    for x in (300, 860):
        canvas.rect(x, 560, 46, 120, "#a7a59c")
        canvas.rect(x, 560, 18, 120, "#000", opacity=0.12)
    canvas.rect(0, 520, 1200, 44, "#c6c3b8")
    canvas.rect(0, 552, 1200, 14, "#8e8b81")
    steel = chance.choice(("#8a3a2a", "#2f6472", "#4f6b3f", "#9a6a24"))
    _truss(canvas, steel)
    shift = chance.uniform(-20, 30)
    person(canvas, 450 + shift, 522, 0.94, chance, head="peci")
    person(canvas, 500 + shift, 522, 0.9, chance, head="scarf")
    child(canvas, 540 + shift, 522, 0.92, chance)
    motorcycle(canvas, 700 + shift, 520, chance)
    person(canvas, 985, 524, 1, chance, head="helmet", shirt="#e7873a", pointing=True, flip=True)
    person(canvas, 1034, 524, 1, chance, head="helmet", shirt="#e7873a")
    for start, end in ((0, 300), (906, 1200)):
        canvas.path(f"M{start} 488H{end}", stroke="#e9e6dc", width=5)
        for x in range(start + 20, end, 56):
            canvas.path(f"M{x} 488v34", stroke="#e9e6dc", width=5)
    foreground(canvas, light, chance)
    canvas.wash(light.wash, light.wash_strength)


def _truss(canvas: Canvas, steel: str) -> None:
    canvas.path("M300 520L380 372H826L906 520", stroke=steel, width=11)
    canvas.path("M300 520h606", stroke=steel, width=11)
    posts = (380, 454, 529, 603, 677, 752, 826)
    for post, following in pairwise(posts):
        canvas.path(f"M{post} 372V520", stroke=steel, width=6)
        canvas.path(f"M{post} 520L{following} 372", stroke=steel, width=6)
    canvas.path("M826 372V520", stroke=steel, width=6)


def irrigation(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Terraced fields with a channel and its water gate."""
    sky(canvas, light, chance)
    hills(canvas, light, chance, 250)
    greens = ("#b7cf79", "#9cc067", "#86b45c", "#74a653", "#63984c", "#538a45")
    for step, color in enumerate(greens):
        edge = f"M0 {450 + step * 58}Q300 {400 + step * 62} 620 {446 + step * 58}"
        edge += f"T1200 {424 + step * 58}"
        canvas.path(f"{edge}V800H0z", color)
        canvas.path(edge, stroke="#6a5a35", width=3 + step, opacity=0.4)
    canvas.path("M700 440q60 60 20 130t-60 230h170q0-130 30-220t-60-146z", light.water[1])
    canvas.path(
        "M720 440q60 60 30 130t-50 230h70q0-130 40-220t-40-146z", light.water[0], opacity=0.6
    )
    banks = "M700 440q60 60 20 130t-60 230M800 434q90 60 60 146t-30 220"
    canvas.path(banks, stroke="#cfcabb", width=16)
    _gate(canvas)
    for _ in range(46):
        x, y = chance.uniform(20, 620), chance.uniform(640, 790)
        seedling(canvas, x, y, 0.7 + (y - 600) / 260)
    for x, y, size in ((220, 560, 0.95), (330, 604, 1.05), (120, 655, 1.15)):
        person(canvas, x + chance.uniform(-25, 25), y, size, chance, head="caping")
    person(canvas, 950, 600, 1.35, chance, head="peci", pointing=True, flip=True)
    person(canvas, 1018, 604, 1.35, chance, head="scarf")
    foreground_right(canvas, light, chance)
    canvas.wash(light.wash, light.wash_strength)


def _gate(canvas: Canvas) -> None:
    canvas.rect(668, 560, 250, 26, "#b9b5a8")
    canvas.rect(690, 470, 20, 100, "#a29e91")
    canvas.rect(872, 470, 20, 100, "#a29e91")
    canvas.rect(684, 462, 214, 18, "#8e8a7e")
    canvas.rect(730, 486, 120, 74, "#156074")
    canvas.path("M760 486v74M790 486v74M820 486v74", stroke="#0F4C5C", width=4)
    canvas.rect(786, 440, 10, 46, "#555")
    canvas.rect(766, 436, 50, 9, "#9E1F19", 4)


def foreground_right(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """A palm and grass on the right only, so the fields stay open."""
    palm(canvas, light, 1120, 770, chance.uniform(1.3, 1.5), flip=True)
    for x in (980, 1070, 1150, 1210):
        grass(canvas, x, 815, 0.9, "#2f6b45")


def livestock(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Cattle are vaccinated beside a shed."""
    sky(canvas, light, chance)
    hills(canvas, light, chance, 270)
    canvas.path(f"{wave(chance, 460, 18)}V800H0z", light.meadow)
    canvas.path(f"{wave(chance, 590, 16)}V800H0z", light.meadow_dark)
    roof = chance.choice(("#9a4f36", "#7f5a3a", "#4f6f78"))
    canvas.path("M820 300l190-90 190 90v40H820z", roof)
    canvas.path("M1010 210l190 90v40z", "#000", opacity=0.12)
    canvas.rect(840, 340, 360, 190, "#c9a172")
    canvas.rect(880, 380, 110, 150, "#5b4330")
    canvas.rect(1030, 390, 100, 70, "#5b4330")
    tree(canvas, light, 90, 500, 1.6)
    tree(canvas, light, 740, 490, 1.2)
    for y in (500, 550):
        canvas.rect(0, y, 820, 14, "#9b6b40")
    for x in range(20, 820, 110):
        canvas.rect(x, 470, 16, 122, "#8a5c36")
    hides = ["#8a4f2c", "#b0703f", "#6e4a35", "#d2a679"]
    chance.shuffle(hides)
    cow(canvas, 215, 615, 1.3, hides[0])
    cow(canvas, 760, 660, 1.6, hides[1], flip=True)
    person(canvas, 985, 765, 2.1, chance, head="hair")
    person(
        canvas,
        590,
        775,
        2.2,
        chance,
        head=chance.choice(("scarf", "cap")),
        shirt="#e9e4d6",
        pointing=True,
    )
    with canvas.at(668, 640):
        canvas.rect(0, 0, 36, 11, "#dcebf0", 3)
        canvas.path("M36 4h18v3h-18zM-12-3h11v17h-11z", "#8a9398")
    medicine_box(canvas, 400, 690)
    canvas.wash(light.wash, light.wash_strength)


def planting(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Neighbours plant young trees along a stream."""
    sky(canvas, light, chance)
    hills(canvas, light, chance)
    canvas.path(f"{wave(chance, 470, 20)}V800H0z", light.meadow)
    canvas.path(
        "M0 512C260 470 420 560 640 556S1000 500 1200 524v62C1000 556 860 622 640 622"
        "S260 540 0 576z",
        light.water[1],
    )
    canvas.path(
        "M0 528C260 486 420 576 640 572S1000 516 1200 540v22C1000 538 860 600 640 600"
        "S260 518 0 552z",
        light.water[0],
        opacity=0.6,
    )
    ripples(canvas, chance, (120, 545, 1100, 590), 5)
    canvas.path(f"{wave(chance, 640, 14)}V800H0z", light.meadow_dark)
    for x in (70, 170, 1060, 1150):
        tree(canvas, light, x, 500 + chance.uniform(-12, 10), chance.uniform(0.9, 1.5))
    for index in range(7):
        with canvas.at(110 + index * 165 + chance.uniform(-18, 18), 700 + chance.uniform(-22, 30)):
            canvas.ellipse(0, 0, 30, 9, "#6b4a2f")
            canvas.path("M0 0v-62", stroke="#7a5a3c", width=5)
            canvas.circle(-12, -50, 15, light.leaf)
            canvas.circle(12, -58, 16, light.leaf)
            canvas.circle(0, -74, 17, light.leaf_dark)
    for x, head in ((200, "caping"), (385, "scarf"), (560, "cap"), (900, "hair"), (1065, "scarf")):
        person(
            canvas,
            x,
            740 + chance.uniform(-20, 24),
            1.55,
            chance,
            head=head,
            pointing=chance.random() < 0.5,
            flip=chance.random() < 0.5,
        )
    child(canvas, 735, 765, 1.6, chance)
    canvas.wash(light.wash, light.wash_strength)


def village(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Houses on a slope above a river."""
    sky(canvas, light, chance)
    hills(canvas, light, chance, 270)
    canvas.path(f"{wave(chance, 440, 22)}V800H0z", light.meadow)
    for row, (y, size) in enumerate(((470.0, 0.62), (545.0, 0.85))):
        for index in range(6 - row):
            x = 70 + row * 60 + index * (205 + row * 30) + chance.uniform(-26, 26)
            if chance.random() < 0.72:
                house(canvas, x, y + chance.uniform(-10, 12), size, chance)
            else:
                tree(canvas, light, x + 50, y + 10, size * 1.7)
    canvas.path(f"{wave(chance, 590, 12)}V800H0z", light.meadow_dark)
    canvas.path("M0 660q240-40 520 10t680-30v160H0z", light.water[1])
    canvas.path(
        "M0 690q240-40 520 10t680-30v60q-380 60-660 20T0 760z", light.water[0], opacity=0.55
    )
    ripples(canvas, chance, (60, 690, 1160, 785), 12)
    canvas.path("M596 580q10 60-14 112h100q-26-52-18-112z", "#cdb98f")
    canvas.path("M540 690h190v14H540z", "#8a5c36")
    for x in (552, 628, 706):
        canvas.rect(x, 702, 12, 46, "#6f4829")
    for x in (350, 420, 830, 910):
        person(canvas, x + chance.uniform(-20, 20), 655, 0.95, chance)
    person(canvas, 612, 692, 1.05, chance, head="caping")
    foreground(canvas, light, chance)
    canvas.wash(light.wash, light.wash_strength)
