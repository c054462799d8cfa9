"""The door to the editor, as a person meets it."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_editor_signs_in_in_indonesian(visitor):
    get_user_model().objects.create_superuser("kepala", password="benar-benar-rahasia")
    visitor.goto("/admin/")
    expect(visitor.locator("html")).to_have_attribute("lang", "id")
    visitor.locator("input[name=username]").fill("kepala")
    visitor.locator("input[name=password]").fill("benar-benar-rahasia")
    visitor.locator("button[type=submit]").click()
    expect(visitor).to_have_url(re.compile(r"/admin/$"))
    expect(visitor.get_by_role("heading", name="kepala")).to_be_visible()
