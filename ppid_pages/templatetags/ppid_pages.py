"""What the public templates say often: icons, addresses, pictures, dates, amounts of work."""

import json
import re
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.models import Page

from ppid_pages.addresses import absolute, address_of, full_address_of
from ppid_pages.icons import draw_icon
from ppid_pages.pictures import CARD, FIGURE, LEAD, SOCIAL, Picture
from sop_workflow.public import in_words

register = template.Library()

PICTURES = {"card": CARD, "lead": LEAD, "figure": FIGURE}
NBSP = "\u00a0"
NUMBER_AND_WORD = re.compile(r"(?<=\d) (?=\w)")
NOT_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon called ``name``."""
    return draw_icon(name)


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], page: Page) -> str:
    """The path of ``page`` on this site; needs no query for pages of the visited site."""
    return address_of(page, context.get("request"))


@register.simple_tag(takes_context=True)
def full_address(context: dict[str, Any], page: Page) -> str:
    """The whole address of ``page``, host included, as other sites and feeds need it."""
    return full_address_of(page, context.get("request"))


@register.simple_tag(takes_context=True)
def social_picture(context: dict[str, Any], image: Any) -> dict[str, str] | None:
    """Address and size of the picture other sites show when they mention this page."""
    if image is None:
        return None
    rendition = image.get_rendition(SOCIAL)
    return {
        "url": absolute(rendition.url, context.get("request")),
        "width": str(rendition.width),
        "height": str(rendition.height),
    }


@register.simple_tag(takes_context=True)
def structured_news(
    context: dict[str, Any], page: Any, url: str, card: dict[str, str] | None
) -> SafeString:
    """The news as a JSON-LD data block for search engines. Browsers never run it."""
    home = context["chrome"].home
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead,
        "datePublished": timezone.localtime(page.date).isoformat(),
        "dateModified": timezone.localtime(page.last_published_at or page.date).isoformat(),
        "mainEntityOfPage": url,
        "inLanguage": settings.LANGUAGE_CODE,
    }
    if card:
        data["image"] = [card["url"]]
    if home:
        data["publisher"] = {"@type": "GovernmentOrganization", "name": home.full_name}
    text = json.dumps(data, ensure_ascii=False).translate(NOT_IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.inclusion_tag("ppid_pages/components/picture.html")
def picture(image: Any, kind: str, alt: str = "", lazy: bool = True) -> dict[str, Any]:
    """``image`` as a responsive picture; ``kind`` is card, lead or figure."""
    shape: Picture = PICTURES[kind]
    renditions = image.get_renditions(*shape.webp, shape.fallback)
    fallback = renditions[shape.fallback]
    return {
        "srcset": ", ".join(
            f"{renditions[spec].url} {renditions[spec].width}w" for spec in shape.webp
        ),
        "sizes": shape.sizes,
        "src": fallback.url,
        # As text: thousands separators have no place in an attribute.
        "width": str(fallback.width),
        "height": str(fallback.height),
        "alt": alt,
        "lazy": lazy,
    }


@register.filter
def tied(text: str) -> str:
    """Keep a number and the word after it on one line: "42 villages"."""
    return NUMBER_AND_WORD.sub(NBSP, str(text))


@register.filter
def day(value: date | datetime) -> str:
    """A date in full: "20 November 2026", number and month kept on one line."""
    return _tied(_local(value), "j F Y")


@register.filter
def weekday(value: date | datetime) -> str:
    """A date with its weekday: "Friday, 20 November 2026"."""
    return _tied(_local(value), "l, j F Y")


@register.filter
def moment(value: datetime) -> str:
    """A date with weekday, time and zone: "Friday, 20 November 2026 at 10.15 WIB"."""
    local = timezone.localtime(value)
    return _("%(day)s at %(time)s") % {
        "day": weekday(value),
        "time": date_format(local, "H.i") + NBSP + (local.tzname() or ""),
    }


@register.filter
def leaves(paginator: Paginator, number: int) -> list[int | str]:
    """The page numbers worth showing around ``number``, gaps as an ellipsis."""
    return list(paginator.get_elided_page_range(number, on_each_side=2, on_ends=1))


@register.filter
def working_time(minutes: int | None) -> str:
    """Working minutes in words: "6 hours 15 minutes"."""
    return "" if minutes is None else in_words(minutes)


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) else value


def _tied(value: date | datetime, pattern: str) -> str:
    text = date_format(value, pattern)
    number = str(value.day)
    return text.replace(f"{number} ", number + NBSP, 1)
