"""For a developer's machine and for the demo: no secrets, mail goes to files."""

from cms_site.settings.base import *  # noqa: F403
from cms_site.settings.base import STATIC_ROOT, VAR_DIR
from cms_site.settings.environment import ALLOWED_HOSTS as HOSTS
from cms_site.settings.environment import BASE_URL, DEBUG, EMAIL_URL

SECRET_KEY = "only-for-development-" + "x" * 40
ALLOWED_HOSTS = HOSTS or ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = BASE_URL or "http://127.0.0.1:8000"
WHITENOISE_USE_FINDERS = True
# Nothing is collected here; WhiteNoise warns at every start when the folder is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_AUTOREFRESH = DEBUG
SOPAN_SERVE_FILES = True
if not EMAIL_URL:
    # One file per mail, so a visitor of the demo can read what was sent.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
