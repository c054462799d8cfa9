"""The incoming letters of the demo, typeset as real PDFs."""

from importlib.resources import files

import typst

TEMPLATE = "letter.typ"


def letter_pdf(*, unit: str, number: str, day: str, subject: str) -> bytes:
    """A one-page request for publication from ``unit`` (bytes of a PDF)."""
    source = files("cms_site.demo").joinpath(TEMPLATE).read_bytes()
    values = {"unit": unit, "number": number, "day": day, "subject": subject}
    return typst.compile(
        source, format="pdf", sys_inputs=values, timestamp=0, ignore_system_fonts=True
    )
