"""Which sections of the site an SOP may govern: one SOP per section, never taken over unsaid."""

from collections.abc import Sequence

from django.db.models import QuerySet
from wagtail.models import Page, get_page_models

from sop_workflow.models import SopVersion
from sop_workflow.models.governed import GovernedSection


class SectionTaken(Exception):
    """Refused: ``page`` is governed by ``version``, which belongs to another SOP."""

    def __init__(self, page: Page, version: SopVersion) -> None:
        self.page = page
        self.version = version
        super().__init__(f"{page} is governed by {version}")


def section_pages() -> QuerySet[Page]:
    """Every page below which an SOP can put pages, in the order of the tree."""
    types = [model for model in get_page_models() if issubclass(model, GovernedSection)]
    return Page.objects.type(*types).order_by("path") if types else Page.objects.none()


def governing(page: Page) -> SopVersion | None:
    """The SOP version whose workflow ``page`` has or inherits; ``None`` without one."""
    workflow = page.get_workflow()
    return SopVersion.objects.filter(workflow=workflow).first() if workflow else None


def governed_pages(version: SopVersion) -> QuerySet[Page]:
    """The sections ``version`` was given; none before its first activation."""
    if version.workflow_id is None:
        return Page.objects.none()
    return Page.objects.filter(workflowpage__workflow=version.workflow_id).order_by("path")


def refuse_taken(version: SopVersion, sections: Sequence[Page]) -> None:
    """Raise ``SectionTaken`` for the first section that another SOP governs."""
    for page in sections:
        other = governing(page)
        if other is not None and other.key != version.key:
            raise SectionTaken(page, other)
