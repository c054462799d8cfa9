"""The desks of the news section ("rubrik")."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet


@register_snippet
class NewsCategory(models.Model):
    """One desk, shown above the title and used to filter the list of news."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("name in the address"), max_length=60, unique=True)

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")

    def __str__(self) -> str:
        return self.name
