"""Scenes indoors: the service desk and the classroom."""

import random

from cms_site.demo.pictures.canvas import Canvas
from cms_site.demo.pictures.light import Light
from cms_site.demo.pictures.people import child, person
from cms_site.demo.pictures.things import books, plant


def _room(canvas: Canvas, light: Light, wall: str) -> None:
    """Wall, floor and a window onto the hills."""
    canvas.rect(0, 0, 1200, 600, wall)
    canvas.gradient(600, 801, ("#b98f62", "#a97f55"))
    for y in (640, 690, 750):
        canvas.path(f"M0 {y}h1200", stroke="#97714a", width=2.5)
    canvas.rect(0, 586, 1200, 14, "#fff", opacity=0.55)
    canvas.rect(70, 110, 300, 330, light.sky[1])
    canvas.circle(300, 190, 30, light.sun)
    canvas.path("M70 330q70-60 150-30t150-10v150H70z", light.hills[1])
    canvas.path("M70 390q90-40 160-16t140-14v80H70z", light.hills[2])
    canvas.path("M220 110v330M70 270h300", stroke="#fbf8f0", width=12)
    canvas.path("M70 110h300v330H70z", stroke="#8a5a33", width=16)


def service_desk(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """Visitors at the desk of an office."""
    _room(canvas, light, chance.choice(("#e9e2d2", "#dfe6e1", "#ece0d2")))
    sign = chance.choice(("#0F4C5C", "#2f5f4a", "#6a3f2c"))
    canvas.rect(450, 90, 560, 110, sign, 6)
    canvas.rect(486, 126, 300, 14, "#fff", 4)
    canvas.rect(486, 154, 210, 12, "#fff", 4, 0.8)
    canvas.circle(940, 145, 32, "#F0B429")
    canvas.path("M934 140h12v24h-12zM934 124h12v10h-12z", sign)
    canvas.rect(460, 240, 200, 150, "#fffdf6", 3)
    for y in (264, 288, 312, 336):
        canvas.path(f"M480 {y}h{chance.choice((100, 120, 150))}", stroke="#aab4b7", width=8)
    canvas.rect(1050, 210, 110, 240, "#a97b4c")
    for y in (280, 356, 432):
        canvas.rect(1058, y - 62, 94, 62, "#7a5230")
        books(canvas, chance, 1062, y, 96)
    person(canvas, 610, 600, 2.3, chance, head="scarf", shirt="#156074", pointing=True, flip=True)
    person(canvas, 880, 600, 2.3, chance, head=chance.choice(("peci", "hair")), shirt="#e9e4d6")
    canvas.rect(430, 470, 620, 40, "#8a5a33", 3)
    canvas.rect(450, 510, 580, 170, "#0A3540")
    canvas.rect(450, 560, 580, 6, "#F0B429")
    canvas.rect(725, 392, 120, 76, "#2b3438", 5)
    canvas.rect(733, 400, 104, 60, "#9CCCD8")
    canvas.rect(778, 460, 14, 12, "#2b3438")
    canvas.rect(560, 456, 70, 14, "#fff")
    person(canvas, 330, 776, 2.6, chance, head="hair", pointing=True)
    person(canvas, 185, 786, 2.5, chance, head="scarf")
    canvas.path("M410 606l54 10-8 44-54-10z", "#fffdf6", stroke="#c9c2b2", width=2)
    plant(canvas, light.leaf, 1120, 690)
    canvas.wash(light.wash, light.wash_strength * 0.6)


def classroom(canvas: Canvas, light: Light, chance: random.Random) -> None:
    """A lesson at a village school."""
    _room(canvas, light, chance.choice(("#e6ead9", "#efe5d0", "#dde7ea")))
    canvas.rect(440, 100, 560, 270, "#a97b4c", 6)
    canvas.rect(456, 116, 528, 238, "#24574a")
    for y, length in ((170, 210), (206, 260), (242, 180)):
        canvas.path(f"M490 {y}h{length}", stroke="#dfeae2", width=6, opacity=0.8)
    canvas.path("M800 290l60-90 60 90z", stroke="#F0B429", width=6)
    canvas.path("M860 200v90", stroke="#dfeae2", width=4)
    canvas.rect(1050, 140, 110, 150, "#fffdf6", 3)
    canvas.path("M1066 250q20-60 40-40t40-30", stroke="#1E7890", width=8)
    canvas.circle(1130, 170, 12, "#c94f3d")
    person(
        canvas,
        730,
        610,
        2.35,
        chance,
        head=chance.choice(("scarf", "peci")),
        shirt="#b98a4a",
        pointing=True,
    )
    for row, (y, size, count) in enumerate(((660, 1.75, 4), (764, 2.1, 4))):
        for index in range(count):
            x = 150 + row * 60 + index * 270 + chance.uniform(-10, 10)
            child(canvas, x, y, size, chance, book=chance.random() < 0.35)
            canvas.rect(x - 92, y - 50 * size / 2, 184, 16, "#a9744a", 3)
            canvas.rect(x - 82, y - 50 * size / 2 + 16, 12, 76, "#7a5230")
            canvas.rect(x + 70, y - 50 * size / 2 + 16, 12, 76, "#7a5230")
            canvas.path(f"M{x - 50:.0f} {y - 50 * size / 2 - 2:.0f}h40v-5h-40z", "#fffdf6")
    canvas.wash(light.wash, light.wash_strength * 0.6)
