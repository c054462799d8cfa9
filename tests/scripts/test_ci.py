"""The check of a fresh clone does not call silence a success."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ("test", "test-postgres", "test-oldest")


@pytest.fixture
def check(tmp_path):
    """Run ``.ci/run`` with a make that says what the test wants, by target."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", tmp_path / ".ci/run")
    make = tmp_path / "make"
    make.write_text('#!/bin/bash\nset -e\nsource "$(dirname "$0")/answers"\necho "${answer[$1]}"\n')
    make.chmod(0o755)

    def run(**answers):
        words = {target: "===== 7 passed in 1.00s =====" for target in TARGETS} | {
            name.replace("_", "-"): answer for name, answer in answers.items()
        }
        lines = [f"answer[{target}]={answer!r}" for target, answer in words.items() if answer]
        lines += [f'[ "$1" != {target} ] || exit 2' for target in TARGETS if not words[target]]
        (tmp_path / "answers").write_text("declare -A answer\n" + "\n".join(lines) + "\n")
        return subprocess.run(
            [tmp_path / ".ci/run"],
            env=os.environ
            | {
                "PATH": f"{tmp_path}:{os.environ['PATH']}",
                "DATABASE_URL": "postgresql://humas@db.example:5432/sopan",
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_three_parts_and_a_closing_line(check):
    result = check(test="===== 40 passed in 9s =====\n===== 2 passed, 1 xfailed in 3s =====")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1].startswith(
        "sqlite: 42 passed; postgresql: 7 passed; oldest-wagtail: 7 passed; all checks passed"
    )


@pytest.mark.parametrize("target", TARGETS)
def test_a_part_without_tests_fails(check, target):
    result = check(**{target.replace("-", "_"): "===== no tests ran in 0.01s ====="})
    assert result.returncode == 1
    assert "ran no test" in result.stderr
    assert "all checks passed" not in result.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_a_part_that_fails_fails(check, target):
    result = check(**{target.replace("-", "_"): ""})
    assert result.returncode == 1
    assert "FAILED" in result.stderr
    assert "all checks passed" not in result.stdout
