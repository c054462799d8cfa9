"""Moments in words, the Indonesian way: "16.30 WIB", "Senin 16.00 WIB", "3 Desember 2026"."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localtime

_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def zone(moment: datetime) -> str:
    """The short name of an Indonesian zone; the offset's own name elsewhere."""
    local = localtime(moment)
    return _ZONES.get(local.utcoffset() or timedelta(), local.tzname() or "")


def clock_time(moment: datetime) -> str:
    """Time of day with its zone: "16.30 WIB"."""
    return f"{date_format(localtime(moment), 'H.i')} {zone(moment)}"


def when(moment: datetime, now: datetime) -> str:
    """As short as it can be without doubt: time today, weekday this week, else the full date."""
    local, today = localtime(moment), localtime(now).date()
    if local.date() == today:
        return clock_time(moment)
    if abs((local.date() - today).days) < 7:
        return f"{date_format(local, 'l')} {clock_time(moment)}"
    return f"{date_format(local, 'j F Y')} {clock_time(moment)}"


def full(moment: datetime | None) -> str:
    """Date and time in full: "20 November 2026 09.14 WIB"; empty for a moment that has not come."""
    if moment is None:
        return ""
    return f"{date_format(localtime(moment), 'j F Y')} {clock_time(moment)}"
