"""A bulletin board whose bulletins only an SOP run publishes."""

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from sop_workflow.public import GovernedPage, GovernedSection


class BulletinBoard(GovernedSection, Page):
    subpage_types = ["testapp.Bulletin"]


class Bulletin(GovernedPage, Page):
    text = models.TextField()

    template = "testapp/bulletin.html"
    parent_page_types = ["testapp.BulletinBoard"]
    content_panels = [*Page.content_panels, FieldPanel("text")]


def new_bulletin(*, section, title, owner):
    """The shell factory: a titled page with one revision, text still missing."""
    number = section.get_children().count() + 1
    page = Bulletin(title=title, slug=f"{slugify(title)[:40]}-{number}", live=False, text="")
    section.add_child(instance=page)
    page.save_revision(user=owner, clean=False)
    return page
