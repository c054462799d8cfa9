"""Amounts in words, the Indonesian way: "5 jam 40 menit"."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def in_words(minutes: int) -> str:
    """Working minutes as hours and minutes: "45 minutes", "6 hours 15 minutes", "3 hours"."""
    hours, rest = divmod(max(0, minutes), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(parts)


def standard_in_words(least: int, most: int) -> str:
    """A standard that may be a range: "15 to 30 minutes"."""
    if least == most:
        return in_words(most)
    if most < 60:
        return _("%(least)s–%(most)s minutes") % {"least": least, "most": most}
    return _("%(least)s to %(most)s") % {"least": in_words(least), "most": in_words(most)}
