"""Blocks of the home page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

ICON_CHOICES = [
    ("document", _("Document")),
    ("news", _("Newspaper")),
    ("send", _("Paper plane")),
    ("list", _("List")),
    ("chat", _("Speech bubble")),
    ("office", _("Office")),
    ("phone", _("Telephone")),
    ("megaphone", _("Loudspeaker")),
]


class ServiceLinkBlock(blocks.StructBlock):
    """One service on the desk: what it is called, one line about it, and where it is."""

    icon = blocks.ChoiceBlock(choices=ICON_CHOICES, default="document", label=_("Sign"))
    title = blocks.CharBlock(max_length=60, label=_("Title"))
    text = blocks.CharBlock(max_length=90, required=False, label=_("One line about it"))
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    link = blocks.URLBlock(
        required=False, label=_("Other address"), help_text=_("Only if it is not a page of ours.")
    )

    class Meta:
        icon = "link"
        label = _("Service")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """A service without a destination would be a dead link."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("link")):
            raise StructBlockValidationError(
                non_block_errors=[_("Choose a page or write an address, one of the two.")]
            )
        return cleaned
