"""For the tests: the same code paths, faster passwords, files in a throw-away folder."""

import atexit
import shutil
import tempfile
from pathlib import Path

from cms_site.settings.base import *  # noqa: F403
from cms_site.settings.base import DATABASES, INSTALLED_APPS, STORAGES

SECRET_KEY = "only-for-tests-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"
# A host project's own governed page type, so that the engine is tested in this site too.
INSTALLED_APPS += ["tests.testapp"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SOPAN_SERVE_FILES = True

TEST_DIR = Path(tempfile.mkdtemp(prefix="sopan-test-"))
atexit.register(shutil.rmtree, TEST_DIR, ignore_errors=True)
STATIC_ROOT = TEST_DIR / "static"
STATIC_ROOT.mkdir()
MEDIA_ROOT = TEST_DIR / "media"
PRIVATE_ROOT = TEST_DIR / "private"
STORAGES["private"]["OPTIONS"]["location"] = str(PRIVATE_ROOT)  # type: ignore[index]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and the live server need a second connection.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}
