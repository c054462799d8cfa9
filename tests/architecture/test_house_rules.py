"""Rules that reviewers would tire of: size, names, and a repository that speaks of the product."""

import ast
import re
import tomllib

import pytest

from tests.architecture.files import APPS, PLUGINS, ROOT, names, tracked

CODE_LIMIT = 400  # lines
TEST_LIMIT = 500
DRAWERS = {"utils", "helpers", "common", "misc"}
BINARY = {".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff2", ".ttf", ".pdf", ".xlsx", ".docx"}
# Written in pieces, or this file would find itself.
FORBIDDEN = {
    "a package host": re.compile(r"(?:py" r"pi\.(?:org|io)|python" r"hosted\.org)"),
    "an index or a link list": re.compile(
        r"(?<![\w-])--(?:extra-)?(?:index" r"-url|find" r"-links)"
    ),
    "a path of somebody's machine": re.compile(
        r"(?<![\w./-])/(?:wo" r"rk|ro" r"ot|ho" r"me|Us" r"ers)/"
    ),
    "a note to oneself": re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b"),
}


def python_files():
    return [path for path in tracked("*.py") if "migrations" not in path.parts]


def test_modules_stay_small():
    too_long = {}
    for path in python_files():
        limit = TEST_LIMIT if path.is_relative_to(ROOT / "tests") else CODE_LIMIT
        lines = len(path.read_text().splitlines())
        if lines > limit:
            too_long[path.relative_to(ROOT).as_posix()] = lines
    assert not too_long


def test_no_module_is_a_drawer_for_everything():
    assert not names(p for p in python_files() if DRAWERS & {p.stem, p.parent.name})


def test_every_module_says_what_it_is():
    assert not names(
        path
        for path in python_files()
        if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text()))
    )


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    found = []
    for path in tracked():
        if path.suffix in BINARY:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if FORBIDDEN[what].search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found


@pytest.mark.parametrize("app", APPS)
def test_every_app_has_its_parts(app):
    needed = ["__init__.py", "apps.py", "migrations/__init__.py", "locale/id/LC_MESSAGES/django.po"]
    if app in PLUGINS:
        needed.append("public.py")
    assert not [name for name in needed if not (ROOT / app / name).is_file()]


@pytest.mark.parametrize("app", PLUGINS)
def test_the_version_of_wagtail_is_asked_for_in_one_place(app):
    question = re.compile(r"\bWAGTAIL_VERSION\b|\bwagtail\.(?:VERSION|__version__)")
    assert not names(
        path
        for path in tracked(f"{app}/*.py")
        if path != ROOT / app / "compat.py" and question.search(path.read_text())
    )


def test_the_package_names_what_the_lock_files_hold():
    """``pyproject.toml`` and ``requirements/base.in`` say the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    lines = (ROOT / "requirements/base.in").read_text().splitlines()
    assert sorted(project) == sorted(line for line in lines if line and not line.startswith("#"))
