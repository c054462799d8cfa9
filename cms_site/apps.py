"""The reference site as a Django app; ``ready()`` joins the plugins."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsSiteConfig(AppConfig):
    """Connects one app's signals and registries to another's verbs, once."""

    name = "cms_site"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Wire the apps together; see ``wiring`` for the whole list."""
        from cms_site import wiring

        wiring.connect()
