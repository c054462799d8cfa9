"""Page types that only an SOP run can publish."""

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page, PagePermissionTester


class GovernedPagePermissionTester(PagePermissionTester):
    """Nobody publishes a governed page by hand, superusers included (T13, decision D11)."""

    def can_publish(self) -> bool:
        """Publishing is an effect of the run."""
        return False

    def can_unpublish(self) -> bool:
        """Withdrawing needs its own approval."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nor does a governed page publish what lies below it."""
        return False

    def can_submit_for_moderation(self) -> bool:
        """A run is opened by registering a disposition, not by the editor's button (T10)."""
        return False

    def can_copy(self) -> bool:
        """A copy would be a page without a run: it could never be published."""
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """Wagtail asks this one, not ``can_copy``, when code copies with a person's name."""
        return False


class GovernedSectionPermissionTester(PagePermissionTester):
    """Below a governed section, pages are born from dispositions and published by runs."""

    def can_publish_subpage(self) -> bool:
        """No create-and-publish in one go."""
        return False

    def can_add_subpage(self) -> bool:
        """Registering a disposition makes the page."""
        return False

    def can_copy(self) -> bool:
        """A section is copied with its pages, live ones included."""
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """See ``can_copy``; asked when code copies with a person's name."""
        return False


class GovernedPage:
    """Mixin, placed before ``Page``: only a run publishes pages of this type."""

    def permissions_for_user(self, user: AbstractBaseUser) -> GovernedPagePermissionTester:
        """What ``user`` may do here: everything Wagtail allows, except publish."""
        return GovernedPagePermissionTester(user, self)


class GovernedSection:
    """Mixin, placed before ``Page``: the parent of governed pages."""

    def permissions_for_user(self, user: AbstractBaseUser) -> GovernedSectionPermissionTester:
        """What ``user`` may do here: edit the section, not make pages below it by hand."""
        return GovernedSectionPermissionTester(user, self)


def is_governed(page: Page) -> bool:
    """True if pages of this type are published by a run only."""
    return issubclass(page.specific_class or type(page), GovernedPage)
