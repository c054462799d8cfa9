"""The cast and the office they work in."""

import pytest
from django.contrib.auth import get_user_model

from tests.factories.sop import Office, person


@pytest.fixture
def office(db):
    """An agency with the Ketapang SOP in force and one person in each role."""
    return Office.open()


@pytest.fixture
def stranger(db):
    """Somebody with an account and no role in any SOP."""
    return person("stranger")


@pytest.fixture
def root(db):
    """A superuser without a role in any SOP."""
    return get_user_model().objects.create_superuser("root", "root@contoh.example", "rahasia")
