"""News of an invented regency: ordinary services, concrete figures, roles but no persons."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.html import format_html, format_html_join

CREDIT = "Dokumentasi Diskominfo Kabupaten Contoh"

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news; ``body`` is ready for ``NewsPage.body``, the rest for its fields."""

    title: str
    lead: str
    category: str
    tags: tuple[str, ...]
    scene: str
    seed: int
    alt: str
    caption: str
    credit: str
    unit: str
    body: tuple[Block, ...]


@cache
def articles() -> tuple[Article, ...]:
    """All articles, the categories taking turns so neighbours in a list differ."""
    folder = files(__package__)
    desks = [
        tomllib.loads(entry.read_text("utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    ]
    longest = max(len(desk["article"]) for desk in desks)
    turns = [
        (desk["category"], desk["article"][turn])
        for turn in range(longest)
        for desk in desks
        if turn < len(desk["article"])
    ]
    return tuple(_article(category, raw, seed) for seed, (category, raw) in enumerate(turns))


def _article(category: str, raw: dict[str, Any], seed: int) -> Article:
    return Article(
        title=raw["title"],
        lead=raw["lead"],
        category=category,
        tags=tuple(raw["tags"]),
        scene=raw["scene"],
        seed=seed,
        alt=raw["alt"],
        caption=raw["caption"],
        credit=CREDIT,
        unit=raw["unit"],
        body=tuple(_block(*part) for part in raw["body"]),
    )


def _block(kind: str, *content: Any) -> Block:
    """A short mark of the file as a block: p, h, ul, q (text, source), f (title, lines)."""
    if kind == "p":
        return {"type": "paragraph", "value": str(format_html("<p>{}</p>", content[0]))}
    if kind == "h":
        return {"type": "heading", "value": content[0]}
    if kind == "ul":
        items = format_html_join("", "<li>{}</li>", ((item,) for item in content[0]))
        return {"type": "paragraph", "value": str(format_html("<ul>{}</ul>", items))}
    if kind == "q":
        return {"type": "quote", "value": {"text": content[0], "source": content[1]}}
    if kind == "f":
        lines = [{"label": label, "value": value} for label, value in content[1]]
        return {"type": "facts", "value": {"title": content[0], "lines": lines}}
    raise ValueError(f"unknown kind of block: {kind}")
