"""The production settings start in a safe environment only, and name what is wrong."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FOREIGN = ("SOPAN_", "DATABASE_URL", "REDIS_URL", "EMAIL_URL")


def check(tmp_path, **changes):
    """``check --deploy`` in a process of its own, in a safe environment with these changes."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    env |= {
        "DJANGO_SETTINGS_MODULE": "cms_site.settings.production",
        "SOPAN_SECRET_KEY": secrets.token_urlsafe(50),
        "SOPAN_ALLOWED_HOSTS": "humas.contohkab.example",
        "SOPAN_BASE_URL": "https://humas.contohkab.example",
        "SOPAN_DEBUG": "false",
        "SOPAN_VAR_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "EMAIL_URL": "smtp+tls://user:secret@mail.example:587",
        **changes,
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_safe_environment_starts_and_the_deployment_check_is_clean(tmp_path):
    result = check(tmp_path)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SOPAN_DEBUG": "true"}, "SOPAN_DEBUG is on"),
        ({"SOPAN_SECRET_KEY": ""}, "SOPAN_SECRET_KEY is missing or weak"),
        ({"SOPAN_SECRET_KEY": "x" * 60}, "SOPAN_SECRET_KEY is missing or weak"),
        ({"SOPAN_ALLOWED_HOSTS": ""}, "SOPAN_ALLOWED_HOSTS is empty"),
        ({"SOPAN_ALLOWED_HOSTS": "*"}, "SOPAN_ALLOWED_HOSTS holds a wildcard"),
        ({"SOPAN_ALLOWED_HOSTS": ".contohkab.example"}, "SOPAN_ALLOWED_HOSTS holds a wildcard"),
        ({"SOPAN_BASE_URL": ""}, "SOPAN_BASE_URL is missing"),
        ({"SOPAN_BASE_URL": "humas.contohkab.example"}, "SOPAN_BASE_URL is missing"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_an_unsafe_environment_does_not_start_and_says_why(tmp_path, changes, reason):
    result = check(tmp_path, **changes)
    assert result.returncode != 0
    assert "Sopan does not start" in result.stderr
    assert reason in result.stderr


def test_every_fault_is_named_at_once(tmp_path):
    result = check(tmp_path, SOPAN_DEBUG="1", SOPAN_SECRET_KEY="short", SOPAN_BASE_URL="")
    assert result.stderr.count("\n- SOPAN_") == 3


@pytest.mark.parametrize(
    ("changes", "variable"),
    [
        ({"SOPAN_DEBUG": "perhaps"}, "SOPAN_DEBUG"),
        ({"DATABASE_URL": "mysql://root@localhost/sopan"}, "DATABASE_URL"),
        ({"EMAIL_URL": "pigeon://loft"}, "EMAIL_URL"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_value_that_cannot_be_read_names_its_variable(tmp_path, changes, variable):
    result = check(tmp_path, **changes)
    assert result.returncode != 0
    assert variable in result.stderr
