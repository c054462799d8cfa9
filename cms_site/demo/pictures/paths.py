"""SVG path data as outlines of points. Pure; no arcs, the drawings need none."""

import re
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]
Outline = tuple[list[Point], bool]

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtZz]|-?(?:\d+\.?\d*|\.\d+)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
#: Straight pieces per curve; enough at the largest size a scene uses.
STEPS = 24


def outlines(d: str) -> list[Outline]:
    """Each subpath as points, and whether it was closed."""
    found: list[Outline] = []
    points: list[Point] = []
    control: Point | None = None
    for command, args in _commands(d):
        if command.upper() == "M":
            if points:
                found.append((points, False))
            here = _end(command, args, points[-1] if points else _last(found))
            points, control = [here], None
        elif command.upper() == "Z":
            found.append((points, True))
            points, control = [], None
        else:
            start = points[-1] if points else _last(found)
            if not points:
                points = [start]
            new, control = _segment(command, args, start, control)
            points.extend(new)
    if points:
        found.append((points, False))
    return found


def _last(found: list[Outline]) -> Point:
    return found[-1][0][0] if found else (0.0, 0.0)


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(d)
    position, command = 0, "M"
    while position < len(tokens):
        if tokens[position].isalpha():
            command = tokens[position]
            position += 1
        count = _ARGUMENTS[command.upper()]
        yield command, [float(token) for token in tokens[position : position + count]]
        position += count
        if command in "Mm":  # further pairs after a move are lines
            command = "L" if command == "M" else "l"


def _end(command: str, args: list[float], start: Point) -> Point:
    """Where the segment ends."""
    base = start if command.islower() else (0.0, 0.0)
    letter = command.upper()
    if letter == "H":
        return (args[0] + base[0], start[1])
    if letter == "V":
        return (start[0], args[0] + base[1])
    return (args[-2] + base[0], args[-1] + base[1])


def _segment(
    command: str, args: list[float], start: Point, control: Point | None
) -> tuple[list[Point], Point | None]:
    """The points after ``start``, and the control point a smooth successor mirrors."""
    end = _end(command, args, start)
    letter = command.upper()
    if letter in "LHV":
        return [end], None
    base = start if command.islower() else (0.0, 0.0)
    pairs = [(args[i] + base[0], args[i + 1] + base[1]) for i in range(0, len(args), 2)]
    if letter in "ST":
        mirrored = (2 * start[0] - control[0], 2 * start[1] - control[1]) if control else start
        pairs.insert(0, mirrored)
    return [_bezier([start, *pairs], step / STEPS) for step in range(1, STEPS + 1)], pairs[-2]


def _bezier(points: list[Point], share: float) -> Point:
    while len(points) > 1:
        points = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in pairwise(points)
        ]
    return points[0]
