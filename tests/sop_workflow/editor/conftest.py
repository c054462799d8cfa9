"""People at the edge of the cast, and a way to sign in."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import translation

from tests.factories.sop import imported, person


@pytest.fixture(autouse=True)
def english(settings):
    """These tests read the message ids; the catalogues have tests of their own."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


def may(user, *codenames):
    """Give ``user`` rights of their own, as Wagtail's role editor does through a role."""
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def visitor(db):
    """Somebody who may enter the admin and has no role in any SOP."""
    return may(person("visitor"), "access_admin")


@pytest.fixture
def keeper(db):
    """Keeps SOPs: imports, confirms, activates. Has no role in any of them."""
    return may(person("keeper"), "access_admin", "change_sopversion")


@pytest.fixture
def auditor(db):
    """Looks at everything and changes nothing."""
    rights = "view_soprun", "view_sopversion", "view_ledgerentry", "view_outboxmessage"
    return may(person("auditor"), "access_admin", *rights)


@pytest.fixture
def draft(db):
    """An SOP as it was imported, with everything open."""
    return imported()


@pytest.fixture
def as_(client):
    """``as_(user)`` is a browser in which ``user`` is signed in."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in
