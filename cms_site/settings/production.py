"""For a public server. Refuses to start when a setting would be unsafe, and says which."""

from django.core.exceptions import ImproperlyConfigured

from cms_site.settings.base import *  # noqa: F403
from cms_site.settings.base import STORAGES
from cms_site.settings.environment import (
    ALLOWED_HOSTS,
    BASE_URL,
    DEBUG,
    SECRET_KEY,
    TRUSTED_PROXY,
)
from cms_site.settings.environment import SECRET_KEY_FALLBACKS as FALLBACKS
from cms_site.settings.readiness import problems

_problems = problems(
    debug=DEBUG, secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS, base_url=BASE_URL
)
if _problems:
    raise ImproperlyConfigured("Sopan does not start:\n- " + "\n- ".join(_problems))

SECRET_KEY_FALLBACKS = FALLBACKS
WAGTAILADMIN_BASE_URL = BASE_URL
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
