"""The form of a news page: three tabs, with the questions a piece of news answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

GUIDE = "ppid_pages/editor/questions.html"


def news_edit_handler() -> Any:
    """Text, picture and place, each on its own tab."""
    text = [
        *Page.content_panels,
        HelpPanel(template=GUIDE, heading=_("5W + 1H (ADIKSIMBA)")),
        FieldPanel("lead", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
        FieldPanel("body"),
    ]
    picture = [
        MultiFieldPanel(
            [
                FieldPanel("image"),
                FieldPanel("image_alt"),
                FieldPanel("image_caption"),
                FieldPanel("image_credit"),
            ],
            heading=_("Main picture"),
        )
    ]
    place = [
        FieldPanel("category"),
        FieldPanel("tags"),
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Address and search engines"),
        ),
    ]
    return TabbedInterface(
        [
            ObjectList(text, heading=_("Text")),
            ObjectList(picture, heading=_("Picture")),
            ObjectList(place, heading=_("Category and address")),
        ]
    )
