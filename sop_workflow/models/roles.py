"""The roles of a person: the groups of their account, asked for once per request."""

from typing import Any

_CACHE = "_sop_role_ids"


def role_ids(user: Any) -> frozenset[int]:
    """Primary keys of the groups of ``user``; empty for the anonymous and the inactive.

    Kept on the user object, which lives as long as the request: a group taken
    away counts from the next request on (safety S14).
    """
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return frozenset()
    cached = getattr(user, _CACHE, None)
    if cached is None:
        cached = frozenset(user.groups.values_list("pk", flat=True))
        setattr(user, _CACHE, cached)
    return cached
