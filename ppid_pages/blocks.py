"""The six blocks a public text is built from. No raw HTML, no embeds from other hosts."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]
#: How many words an official reads in a minute; rounds the reading time.
WORDS_PER_MINUTE = 180


class HeadingBlock(blocks.CharBlock):
    """A heading inside the text, one level below the title."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "ppid_pages/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "ppid_pages/blocks/paragraph.html"


class PictureBlock(blocks.StructBlock):
    """A picture that says what it shows and who made it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Description"),
        max_length=250,
        help_text=_("What the picture shows, for people who cannot see it. No “picture of”."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=120)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "ppid_pages/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Words somebody said, and in which office they said them."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    source = blocks.CharBlock(
        label=_("Source"), max_length=120, help_text=_("Office or role of the speaker.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "ppid_pages/blocks/quote.html"


class FactBlock(blocks.StructBlock):
    """One line: what it is, and its value."""

    label = blocks.CharBlock(label=_("What"), max_length=60)
    value = blocks.CharBlock(label=_("Value"), max_length=200)


class FactsBlock(blocks.StructBlock):
    """A short table of particulars: schedule, requirements, or the contact ("narahubung")."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    # Not "items": a template would call the dictionary's own method.
    lines = blocks.ListBlock(FactBlock(), label=_("Lines"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Particulars or contact (narahubung)")
        template = "ppid_pages/blocks/facts.html"


class AttachmentBlock(blocks.StructBlock):
    """A document for download, with its format and size written beside it."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("Left empty, the document's own title is shown."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "ppid_pages/blocks/attachment.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a news page or a standard page."""

    heading = HeadingBlock(max_length=120)
    paragraph = ParagraphBlock(features=PARAGRAPH_FEATURES)
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    attachment = AttachmentBlock()


def pictures_in(body: blocks.StreamValue) -> list:
    """The images a body shows, in order."""
    return [
        block.value["image"]
        for block in body
        if block.block_type == "picture" and block.value.get("image")
    ]


def minutes_to_read(body: blocks.StreamValue) -> int:
    """Reading time in whole minutes, at least one."""
    texts = (
        content for block in body for content in block.block.get_searchable_content(block.value)
    )
    words = sum(len(str(text).split()) for text in texts)
    return max(1, round(words / WORDS_PER_MINUTE))
