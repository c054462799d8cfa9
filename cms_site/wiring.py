"""The one place where an app's signals and registries meet another app's verbs."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from ppid_pages.public import NewsIndexPage, NewsPage, NewsTrail, create_news_shell, record_trail
from sop_workflow.public import (
    Outcome,
    SopRun,
    SopVersion,
    StepKind,
    register_shell_factory,
    run_times,
)
from sop_workflow.signals import content_published, sop_activated

_DEEDS = {
    StepKind.WORK: NewsTrail.Deed.WROTE,
    StepKind.CHECK: NewsTrail.Deed.CHECKED,
    StepKind.APPROVE: NewsTrail.Deed.APPROVED,
}


def write_trail(sender: type, run: SopRun, page: Any, **kwargs: Any) -> None:
    """A news page went live: freeze where it came from, who worked on it, how long it took."""
    if not isinstance(page, NewsPage):
        return
    visits = run.visits.filter(outcome=Outcome.DONE).select_related("step").order_by("pk")
    roles: list[dict[str, str]] = []
    for visit in visits:
        deed = _DEEDS.get(StepKind(visit.step.kind))
        entry = {"role": visit.step.lane, "did": str(deed)}
        if deed and entry not in roles:
            roles.append(entry)
    steps = run.version.tasks.filter(step_no__lte=run.current_step)
    seconds = sum(time.work_seconds for time in run_times(run, closing_at=run.published_at))
    disposition = run.disposition
    record_trail(
        page,
        source_unit=disposition.requester_unit if disposition else "",
        source_reference=disposition.letter_number if disposition else "",
        source_date=disposition.letter_date if disposition else None,
        roles=roles,
        work_minutes=round(seconds / 60),
        standard_minutes=sum(step.standard_max for step in steps),
        sop_title=run.version.title,
        sop_number=run.version.number[:120],
        published_at=run.published_at,
    )


def let_drafters_use_pictures(sender: type, version: SopVersion, **kwargs: Any) -> None:
    """The drafting role of an activated SOP may add and choose pictures.

    A step opens the editor to its role, but Wagtail's collections know nothing of it.
    """
    rights = Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=["add_image", "choose_image"]
    )
    root = Collection.get_first_root_node()
    for role in Group.objects.filter(sop_tasks__version=version, sop_tasks__kind=StepKind.WORK):
        for right in rights:
            GroupCollectionPermission.objects.get_or_create(
                group=role, collection=root, permission=right
            )


def connect() -> None:
    """Join the plugins. Called once by ``CmsSiteConfig.ready``."""
    register_shell_factory(NewsIndexPage, create_news_shell)
    content_published.connect(write_trail, dispatch_uid="cms_site_write_trail")
    sop_activated.connect(let_drafters_use_pictures, dispatch_uid="cms_site_pictures")
