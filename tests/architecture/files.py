"""The files of the repository, as the rules of the house see them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ("media_archive", "ppid_pages", "sop_workflow")
APPS = (*PLUGINS, "cms_site")


def tracked(*patterns):
    """The files git knows below the repository, optionally only those of some patterns."""
    output = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in output.split("\0") if name and (ROOT / name).is_file()]


def names(paths):
    """Paths as the reader of a failure wants them."""
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)
