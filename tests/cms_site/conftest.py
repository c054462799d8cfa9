"""A small public site."""

import pytest

from tests.factories.ppid_pages import HomeFactory, SectionFactory


@pytest.fixture
def home(db):
    return HomeFactory()


@pytest.fixture
def section(home):
    return SectionFactory(parent=home)
