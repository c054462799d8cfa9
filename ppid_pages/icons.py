"""The line icons of the public site: one 24 by 24 drawing per name.

An icon always stands beside a word, so it is hidden from screen readers.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "chat": "M4 5h16v11H10l-4 4v-4H4z",
    "check": "m5 12 5 5 9-10",
    "chevron": "m9 6 6 6-6 6",
    "chevron-left": "m15 6-6 6 6 6",
    "clock": "M12 3a9 9 0 1 0 .01 0M12 7v5l3 2",
    "close": "M6 6l12 12M18 6 6 18",
    "document": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "download": "M12 4v11M7 10l5 5 5-5M5 20h14",
    "feed": "M5 5a14 14 0 0 1 14 14M5 11a8 8 0 0 1 8 8M5.500 18.500h.01",
    "folder": "M3 19V6h6l2 2h9v3M3 19l3-8h16l-3 8z",
    "link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1"
    "M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
    "list": "m4 6 1.500 1.500L8 5M4 12l1.500 1.500L8 11M4 18l1.500 1.500L8 17"
    "M11 6.500h9M11 12.500h9M11 18.500h9",
    "megaphone": "M4 10v4l3 .5L8 20h3l-1-5 9 4V5l-9 4z",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "news": "M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2h-2"
    "M7.500 9h6M7.500 12.500h6M7.500 16h3.500",
    "office": "M4 20h16M6 20V10M10 20V10M14 20V10M18 20V10M3.500 10h17L12 4z",
    "phone": "M6 4h3l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v3a2 2 0 0 1-2 2"
    "A14 14 0 0 1 4 6a2 2 0 0 1 2-2z",
    "print": "M7 9V4h10v5M6 17H4V9h16v8h-2M7 14h10v6H7z",
    "search": "M11 4a7 7 0 1 0 .01 0M20 20l-4-4",
    "send": "M4 12 20 4l-5 16-4-7zM11 13l9-9",
    "shield": "M12 3 5 6v6c0 5 3 8 7 9 4-1 7-4 7-9V6zM9 12l2 2 4-4",
    "warning": "M12 4 3 20h18zM12 10v5M12 17.500h.01",
}


def draw_icon(name: str) -> SafeString:
    """The icon as inline SVG. An unknown name is a programming error (``KeyError``)."""
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        mark_safe(PATHS[name]),  # noqa: S308 - a constant from the table above
    )
