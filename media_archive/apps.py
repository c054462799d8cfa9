"""The media archive as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaArchiveConfig(AppConfig):
    """Classification and storage of photos and videos."""

    name = "media_archive"
    verbose_name = _("Media archive")
    default_auto_field = "django.db.models.BigAutoField"
