"""One settings dict, ``SOP_WORKFLOW``, behind one object that refuses unknown names."""

from typing import Any

from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

DEFAULTS: dict[str, Any] = {
    # Alias in STORAGES for letters, evidence and reports: must have no public URL.
    "PRIVATE_STORAGE": "default",
    # Largest file a person may attach, in bytes.
    "MAX_FILE_BYTES": 10 * 1024 * 1024,
    # File name endings a person may attach.
    "FILE_TYPES": (
        "pdf",
        "jpg",
        "jpeg",
        "png",
        "webp",
        "docx",
        "xlsx",
        "pptx",
        "odt",
        "ods",
        "txt",
    ),
    # Working hours by weekday (0 = Monday) as "HH.MM-HH.MM" windows: Perpres 21/2023,
    # 37,5 hours a week, Friday break 90 minutes.
    "WORKING_HOURS": {
        0: ("07.30-12.00", "13.00-16.00"),
        1: ("07.30-12.00", "13.00-16.00"),
        2: ("07.30-12.00", "13.00-16.00"),
        3: ("07.30-12.00", "13.00-16.00"),
        4: ("07.30-11.30", "13.00-16.30"),
    },
    # Deadline = standard effort x tolerance, but never before the end of the next working day.
    "DEADLINE_TOLERANCE": 1.0,
    # How often a mail is tried before it waits for a person, and the first pause in seconds.
    "MAIL_TRIES": 8,
    "MAIL_FIRST_PAUSE": 60,
    # How often the public address is fetched before it counts as not visible.
    "ADDRESS_TRIES": 3,
    "ADDRESS_TIMEOUT": 10,
    # "http" asks over the network, "in-process" asks this program (replays, tests).
    "ADDRESS_METHOD": "http",
    # Rows on one page of a list.
    "PAGE_SIZE": 25,
}


class AppSettings:
    """Attribute access to a settings dict with defaults; unknown names stop the start."""

    def __init__(self, name: str, defaults: dict[str, Any]) -> None:
        self._name = name
        self._defaults = defaults
        self._values: dict[str, Any] | None = None
        setting_changed.connect(self._reload)

    def _load(self) -> dict[str, Any]:
        given = getattr(django_settings, self._name, {})
        if unknown := sorted(set(given) - set(self._defaults)):
            raise ImproperlyConfigured(f"{self._name} has unknown names: {', '.join(unknown)}")
        return {**self._defaults, **given}

    def _reload(self, *, setting: str, **kwargs: Any) -> None:
        if setting == self._name:
            self._values = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self._values is None:
            self._values = self._load()
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None


conf = AppSettings("SOP_WORKFLOW", DEFAULTS)
