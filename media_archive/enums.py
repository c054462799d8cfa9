"""The two axes of classification. They are independent: one says how safely, the other for whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Tingkatan dokumen: how safely an item is kept (step 3 of the Muaro Jambi SOP)."""

    ORDINARY = "biasa", _("Ordinary (biasa)")
    IMPORTANT = "penting", _("Important (penting)")
    VERY_IMPORTANT = "penting_sekali", _("Very important (penting sekali)")


class Access(models.TextChoices):
    """Klasifikasi keamanan dan akses arsip: who may open an item (Perka ANRI 17/2011)."""

    OPEN = "terbuka", _("Open (terbuka)")
    RESTRICTED = "terbatas", _("Restricted (terbatas)")
    SECRET = "rahasia", _("Secret (rahasia)")
    TOP_SECRET = "sangat_rahasia", _("Top secret (sangat rahasia)")
