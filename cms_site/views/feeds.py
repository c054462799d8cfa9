"""The newest news as RSS and Atom."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms_site.chrome import Chrome
from ppid_pages.public import NewsPage, address_of

NEWEST = 20


class NewsFeed(Feed):
    """RSS 2.0: title, lead, date and category of the newest published news."""

    link = "/"

    def get_object(self, request: HttpRequest) -> HttpRequest:
        """The request itself is what this feed is about."""
        return request

    def title(self, request: HttpRequest) -> str:
        """The name of the unit that publishes."""
        home = Chrome(request).home
        return _("News of %(unit)s") % {"unit": home.full_name} if home else _("News")

    description = ""

    def items(self, request: HttpRequest) -> list[NewsPage]:
        """The newest live pages everybody may read, each knowing its address."""
        site = Site.find_for_request(request)
        news = NewsPage.objects.published().for_cards()
        if site is not None:
            news = news.descendant_of(site.root_page)
        pages = list(news[:NEWEST])
        for page in pages:
            page.feed_address = address_of(page, request)
        return pages

    def item_title(self, item: NewsPage) -> str:
        """The title as text."""
        return item.title

    def item_description(self, item: NewsPage) -> str:
        """The lead."""
        return item.lead

    def item_link(self, item: NewsPage) -> str:
        """The address on the visited site."""
        return item.feed_address

    def item_pubdate(self, item: NewsPage) -> datetime:
        """The date readers see."""
        return item.date

    def item_categories(self, item: NewsPage) -> list[str]:
        """Its category, if it has one."""
        return [item.category.name] if item.category else []


class AtomNewsFeed(NewsFeed):
    """The same as Atom."""

    feed_type = Atom1Feed
    subtitle = NewsFeed.description
