"""Which way imports go is written down, and nobody has excepted himself."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.files import ROOT, names, tracked

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_the_contracts_hold():
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_no_contract_has_exceptions():
    assert not [c["name"] for c in CONTRACTS["contracts"] if "ignore_imports" in c]


def test_every_app_is_under_contract():
    layers = CONTRACTS["contracts"][0]["layers"]
    assert {name for layer in layers for name in layer.split(" | ")} == set(
        CONTRACTS["root_packages"]
    )


def test_migrations_also_run_on_the_oldest_supported_wagtail():
    """Wagtail 8 writes a setting into new migrations that 7.4 does not have.

    Write ``'wagtailcore.Page'`` instead, and depend on ``0097`` of wagtailcore.
    """
    newer = ("WAGTAIL_PAGE_MODEL", "0098_apitoken")
    assert not names(
        path
        for path in tracked("*/migrations/*.py")
        if not path.is_relative_to(ROOT / "benchmarks")
        and any(word in path.read_text() for word in newer)
    )
