"""A plain Wagtail news site: the same content, nothing of ours."""

from django.core.paginator import Paginator
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class PlainIndexPage(Page):
    """The list of news, newest first."""

    template = "plain/index.html"

    def get_context(self, request, *args, **kwargs):
        """One page of the list."""
        context = super().get_context(request, *args, **kwargs)
        news = PlainPage.objects.child_of(self).live().order_by("-date", "-pk")
        context["news"] = Paginator(news.select_related("image"), 12).get_page(
            request.GET.get("halaman")
        )
        return context


class PlainPage(Page):
    """One article."""

    template = "plain/page.html"
    date = models.DateTimeField(db_index=True)
    lead = models.CharField(max_length=300)
    body = RichTextField()
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
