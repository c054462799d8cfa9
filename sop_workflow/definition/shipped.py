"""The SOPs that come with the product, each a transcription of a real document."""

from importlib.resources import files
from pathlib import Path


def shipped_sops() -> dict[str, Path]:
    """The shipped TOML files by key (the file's name without its ending), sorted by key."""
    folder = Path(str(files("sop_workflow.sops")))
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}
