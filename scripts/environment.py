"""Creates a virtual environment from a lock file, and only when the lock changed since.

Standard library only: it runs before anything is installed.

    python -m scripts.environment [--venv .venv] [--lock base|dev|oldest]
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
STAMP = "sopan-locks.json"
# A larger environment also runs what needs a plain one: dev.txt is locked with
# base.txt as its constraint, oldest.txt holds the same packages on purpose older.
HOLDS = {"base": ["base"], "dev": ["dev", "base"], "oldest": ["oldest", "base"]}


class EnvironmentFailed(Exception):
    """The environment could not be made; the message says what to do."""


def interpreter(venv: Path) -> Path:
    """The Python of the environment ``venv``."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def fingerprint(lock: str) -> str:
    """The hash of one lock file (``base``, ``dev``, ``oldest``)."""
    return hashlib.sha256((REQUIREMENTS / f"{lock}.txt").read_bytes()).hexdigest()


def is_current(venv: Path, lock: str) -> bool:
    """Whether ``venv`` runs and was installed from the present text of ``lock``."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp.get(lock) == fingerprint(lock)) and runs(venv)


def runs(venv: Path) -> bool:
    """Whether the environment's own Python still starts and is new enough."""
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return (
            subprocess.run(
                [interpreter(venv), "-c", check], capture_output=True, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def ensure(venv: Path, lock: str) -> Path:
    """Make ``venv`` hold the packages of ``lock``; the path of its Python.

    Raises ``EnvironmentFailed`` when it cannot be created or a package cannot
    be fetched or has another hash than the lock says.
    """
    python = interpreter(venv)
    if is_current(venv, lock):
        return python
    begun = time.monotonic()
    if not runs(venv):
        print(f"Creating the environment {venv.name} ...", flush=True)
        call([sys.executable, "-m", "venv", "--clear", venv], "The environment was not created.")
    print(f"Installing the packages of requirements/{lock}.txt ...", flush=True)
    stamp = venv / STAMP
    # An interrupted installation must not look like a finished one.
    stamp.unlink(missing_ok=True)
    call(
        [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input",
         "--require-hashes", "-r", REQUIREMENTS / f"{lock}.txt"],
        "The packages were not installed. Is the network reachable?",
    )  # fmt: skip
    stamp.write_text(json.dumps({name: fingerprint(name) for name in HOLDS[lock]}), "utf-8")
    print(f"Environment ready after {time.monotonic() - begun:.0f} s.", flush=True)
    return python


def call(command: list[str | Path], failure: str) -> None:
    """Run ``command``; its own output explains, ``failure`` names the consequence."""
    if subprocess.run(command, check=False).returncode:
        raise EnvironmentFailed(failure)


def main() -> int:
    """Read the arguments; exit code 1 with one sentence when it failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", default=".venv", help="folder of the environment")
    parser.add_argument("--lock", default="base", choices=sorted(HOLDS))
    options = parser.parse_args()
    try:
        ensure(ROOT / options.venv, options.lock)
    except EnvironmentFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
