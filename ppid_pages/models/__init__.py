"""News sections, news pages, their categories and the trail each page leaves."""

from ppid_pages.models.categories import NewsCategory
from ppid_pages.models.news import NewsPage, NewsPageTag
from ppid_pages.models.sections import NewsIndexPage
from ppid_pages.models.trail import NewsTrail

__all__ = ["NewsCategory", "NewsIndexPage", "NewsPage", "NewsPageTag", "NewsTrail"]
