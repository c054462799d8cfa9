"""The names other apps may import from ``media_archive``."""

from media_archive.enums import Access, Level

__all__ = ["Access", "Level"]
