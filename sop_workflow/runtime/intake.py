"""What a registration starts from: the next agenda number, the sections open to a person."""

from datetime import datetime
from typing import Any

from django.db.models.functions import Length
from django.utils.timezone import localtime
from wagtail.models import Page

from sop_workflow.compiler.sections import section_pages
from sop_workflow.models import Disposition
from sop_workflow.runtime.opening import governing_version, may_register
from sop_workflow.runtime.refusals import Refused


def next_number(at: datetime) -> str:
    """The next agenda number of the year of ``at``, e.g. "AG-2026-0007".

    Only a proposal: numbers of another form are allowed and simply not counted.
    """
    prefix = f"AG-{localtime(at).year}-"
    last = (
        Disposition.objects.filter(number__regex=rf"^{prefix}[0-9]{{1,9}}$")
        .annotate(digits=Length("number"))
        .order_by("-digits", "-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04d}"


def sections_to_register(user: Any) -> list[Page]:
    """Sections under an active SOP whose first step is ``user``'s to do."""
    return [page for page in section_pages() if _may_register_in(page, user)]


def _may_register_in(page: Page, user: Any) -> bool:
    try:
        return may_register(governing_version(page), user)
    except Refused:
        return False
