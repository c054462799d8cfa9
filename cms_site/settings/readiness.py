"""What must be true of the environment before the site may face the public."""

from urllib.parse import urlsplit

MIN_KEY_LENGTH = 50
MIN_KEY_CHARACTERS = 10


def problems(*, debug: bool, secret_key: str, allowed_hosts: list[str], base_url: str) -> list[str]:
    """Every reason not to start, each naming its variable and what to do.

    An empty list means the environment is safe (hardening list 2).
    """
    found = []
    if debug:
        found.append("SOPAN_DEBUG is on. Remove it: error pages would show code and settings.")
    if len(secret_key) < MIN_KEY_LENGTH or len(set(secret_key)) < MIN_KEY_CHARACTERS:
        found.append(
            f"SOPAN_SECRET_KEY is missing or weak. Set at least {MIN_KEY_LENGTH} random characters."
        )
    if not allowed_hosts:
        found.append("SOPAN_ALLOWED_HOSTS is empty. Name the host, e.g. humas.contohkab.go.id.")
    if any("*" in host or host.startswith(".") for host in allowed_hosts):
        found.append("SOPAN_ALLOWED_HOSTS holds a wildcard. Name every host in full.")
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        found.append(
            "SOPAN_BASE_URL is missing or no web address. Mails and checks need it, "
            "e.g. https://humas.contohkab.go.id."
        )
    return found
