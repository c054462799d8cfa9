"""How an empty titled page is made for a new disposition: upper apps register their verb."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

#: (section, title, owner) -> the new unpublished page with one revision.
ShellFactory = Callable[..., Page]

_factories: dict[type[Page], ShellFactory] = {}


def register_shell_factory(section_type: type[Page], factory: ShellFactory) -> None:
    """Let ``factory(section=, title=, owner=)`` make pages below sections of ``section_type``.

    A second factory for the same type is a programming error and refused.
    """
    if _factories.get(section_type, factory) is not factory:
        raise ValueError(f"{section_type.__name__} already has a shell factory")
    _factories[section_type] = factory


def make_shell(section: Page, *, title: str, owner: Any) -> Page:
    """The titled, unpublished page for a new run. ``LookupError`` if no app makes pages there."""
    section = section.specific
    try:
        factory = _factories[type(section)]
    except KeyError:
        raise LookupError(f"no app makes pages below {type(section).__name__}") from None
    return factory(section=section, title=title, owner=owner)
