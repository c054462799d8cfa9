"""Finds the Chromium of the browser tests; as root on Debian it installs a missing one.

python -m scripts.chromium      prints its path, or says what to install
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
ADVICE = (
    "The browser tests need Chromium, which is not installed. As root: "
    "apt-get update && apt-get install -y chromium. "
    "Elsewhere install it in your system's way, or name it: SOPAN_CHROMIUM=/path/to/chromium"
)


def find() -> str | None:
    """The path of Chromium: ``SOPAN_CHROMIUM``, or the first known name on the path."""
    named = os.environ.get("SOPAN_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Install Debian's package; does nothing where that is not possible."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Chromium with apt-get ...", file=sys.stderr, flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-qq", "-y", "chromium"]):
        subprocess.run(["apt-get", *command], env=env, stdout=sys.stderr, check=False)


def main() -> int:
    """Exit code 1 and one sentence when there is no Chromium afterwards."""
    if not find():
        install()
    path = find()
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
