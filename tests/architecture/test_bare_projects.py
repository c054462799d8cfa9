"""Each plugin runs alone in a bare Wagtail project, with only what it may import."""

import os
import subprocess
import sys

import pytest

PROJECTS = {
    "media_archive": "media_archive",
    "sop_workflow": "sop_workflow",
    "ppid_pages": "ppid_pages,sop_workflow",
}


@pytest.mark.parametrize("plugin", PROJECTS)
@pytest.mark.parametrize("command", ["check --fail-level WARNING", "migrate --verbosity 0"])
def test_a_plugin_checks_and_migrates_without_the_reference_site(plugin, command, tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.testapp.one_plugin",
        "BARE_PLUGINS": PROJECTS[plugin],
        "DATABASE_URL": f"sqlite:///{tmp_path / 'bare.sqlite3'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", *command.split()],
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_engine_without_its_settings_says_what_is_missing(tmp_path):
    code = (
        "import os; os.environ['BARE_PLUGINS']='sop_workflow';"
        "from django.conf import settings; import tests.testapp.one_plugin as s;"
        "settings.configure(**{k: getattr(s, k) for k in dir(s) if k.isupper() and"
        " not k.startswith('WAGTAIL_WORKFLOW') and k != 'WAGTAIL_FINISH_WORKFLOW_ACTION'});"
        "import django; django.setup();"
        "from django.core.checks import run_checks;"
        "print(sorted(m.id for m in run_checks() if m.id.startswith('sop_workflow')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'bare.sqlite3'}"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.stdout.strip() == "['sop_workflow.E001', 'sop_workflow.E002']", done.stderr[-2000:]
