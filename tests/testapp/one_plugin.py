"""A bare project with only the plugins that ``BARE_PLUGINS`` names (comma separated)."""

import os

from tests.testapp.settings import *  # noqa: F403
from tests.testapp.settings import INSTALLED_APPS

PLUGINS = os.environ["BARE_PLUGINS"].split(",")
INSTALLED_APPS = [
    *PLUGINS,
    *(app for app in INSTALLED_APPS if app not in {"tests.testapp", "sop_workflow"}),
]
