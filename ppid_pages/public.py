"""The names other apps may import from ``ppid_pages``."""

from ppid_pages.addresses import absolute, address_of, full_address_of
from ppid_pages.blocks import BodyBlock, pictures_in
from ppid_pages.icons import PATHS as ICONS
from ppid_pages.models import NewsCategory, NewsIndexPage, NewsPage, NewsTrail
from ppid_pages.models.query import open_to_all
from ppid_pages.models.routed import RoutedPage
from ppid_pages.pictures import CARD, FIGURE, LEAD, load_renditions
from ppid_pages.publishing.pages import create_news_shell, record_trail

__all__ = [
    "CARD",
    "FIGURE",
    "ICONS",
    "LEAD",
    "BodyBlock",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "NewsTrail",
    "RoutedPage",
    "absolute",
    "address_of",
    "create_news_shell",
    "full_address_of",
    "load_renditions",
    "open_to_all",
    "pictures_in",
    "record_trail",
]
