"""A host project that would let a run slip is told at start."""

import pytest
from django.core.checks import run_checks

FOLDER = {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def found():
    return {message.id for message in run_checks() if message.id.startswith("sop_workflow.")}


def test_a_sound_project_hears_nothing(db):
    assert found() == set()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH", True, "sop_workflow.E001"),
        ("WAGTAIL_FINISH_WORKFLOW_ACTION", "somewhere.else", "sop_workflow.E002"),
        ("WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT", True, "sop_workflow.E003"),
        ("WAGTAILADMIN_BASE_URL", "", "sop_workflow.W004"),
    ],
)
def test_a_setting_that_would_break_a_run_is_named(db, settings, name, value, code):
    setattr(settings, name, value)

    assert found() == {code}


def test_a_private_storage_with_an_address_is_named(db, settings):
    """Django gives a folder without an address the one of the public files."""
    settings.STORAGES = {**settings.STORAGES, "private": FOLDER}

    assert found() == {"sop_workflow.E005"}
