"""The environment, read once. Every other module imports the typed values from here.

Names are listed in ``.env.example``. A value of the wrong type stops the start
with the name of the variable.
"""

from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

SECRET_KEY = env.str("SOPAN_SECRET_KEY", "")
SECRET_KEY_FALLBACKS: list[str] = env.list("SOPAN_SECRET_KEY_FALLBACKS", [])
DEBUG = env.bool("SOPAN_DEBUG", False)
ALLOWED_HOSTS: list[str] = env.list("SOPAN_ALLOWED_HOSTS", [])
BASE_URL = env.str("SOPAN_BASE_URL", "").rstrip("/")
DATABASE_URL = env.str("DATABASE_URL", "")
REDIS_URL = env.str("REDIS_URL", "")
EMAIL_URL = env.str("EMAIL_URL", "")
DEFAULT_FROM_EMAIL = env.str("SOPAN_FROM_EMAIL", "humas@contoh.example")
VAR_DIR = Path(env.str("SOPAN_VAR_DIR", str(BASE_DIR / "var")))
SERVE_FILES = env.bool("SOPAN_SERVE_FILES", False)
TIME_ZONE = env.str("SOPAN_TIME_ZONE", "Asia/Jakarta")
TRUSTED_PROXY = env.bool("SOPAN_TRUSTED_PROXY", False)
QUEUE_MAX_AGE = env.int("SOPAN_QUEUE_MAX_AGE", 900)
