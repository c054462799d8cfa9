"""News and public information as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PpidPagesConfig(AppConfig):
    """News pages governed by an SOP."""

    name = "ppid_pages"
    verbose_name = _("News and public information")
    default_auto_field = "django.db.models.BigAutoField"
