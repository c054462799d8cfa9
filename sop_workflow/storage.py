"""A folder for private files: no address, so no template and no widget can link to them."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files on disk that only a view which asks who is looking hands out.

    Django's own storage falls back to ``MEDIA_URL`` when it is given no address.
    """

    def url(self, name: str | None) -> str:
        """There is none."""
        raise ValueError("This file is not accessible via a URL.")
