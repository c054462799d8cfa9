"""What an activation would mean today: the steps, the people in each role, the sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Prefetch
from wagtail.models import Page

from sop_workflow.compiler.plan import Plan
from sop_workflow.compiler.sections import governing, section_pages
from sop_workflow.models import SopVersion


@dataclass(frozen=True, slots=True)
class RoleHolders:
    """One role with its steps and the accounts that hold it today; none is a warning."""

    name: str
    steps: tuple[int, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section of the site: governed already, taken by another SOP, or free."""

    page: Page
    is_governed: bool
    taken_by: SopVersion | None
    is_chosen: bool


def role_holders(plan: Plan) -> list[RoleHolders]:
    """Every role of the plan in the order of its steps, with its active accounts."""
    steps: dict[str, list[int]] = {}
    for step in plan.steps:
        for role in step.roles:
            steps.setdefault(role, []).append(step.step_no)
    active = get_user_model().objects.filter(is_active=True).order_by("username")
    groups = Group.objects.filter(name__in=steps).prefetch_related(
        Prefetch("user_set", queryset=active)
    )
    people = {group.name: tuple(map(_name, group.user_set.all())) for group in groups}
    return [RoleHolders(name, tuple(nos), people.get(name, ())) for name, nos in steps.items()]


def section_choices(version: SopVersion, chosen: Sequence[Page]) -> list[SectionChoice]:
    """Every section an SOP can govern and whether this one may."""
    return [_choice(page, version, page in chosen) for page in section_pages()]


def _choice(page: Page, version: SopVersion, is_chosen: bool) -> SectionChoice:
    other = governing(page)
    same = other is not None and other.key == version.key
    return SectionChoice(page, same, None if same else other, is_chosen)


def _name(user: Any) -> str:
    full = user.get_full_name()
    return f"{full} ({user.get_username()})" if full else user.get_username()
