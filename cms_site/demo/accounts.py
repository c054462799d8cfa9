"""The demo's accounts: one per role of the four agencies, and the site's keeper. No persons."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group, Permission

from sop_workflow.public import SopVersion, role_name

#: Known to everybody who reads this file: the demo's settings never face the public.
PASSWORD = "sopan-demo-2026"  # noqa: S105 - printed by the demo itself
KEEPER = "pengelola"
#: The short name of each agency in its accounts.
AGENCIES = {
    "ketapang-information-service": "ketapang",
    "tanjabtim-ppid-website": "tanjabtim",
    "muaro-jambi-archive": "muarojambi",
    "setda-publication": "setda",
}


@dataclass(frozen=True, slots=True)
class RoleAccount:
    """One row of the table that the demo prints."""

    username: str
    role: str
    agency: str
    steps: str


def username(version: SopVersion, lane: str) -> str:
    """The account of a lane, e.g. ``petugas-ketapang``."""
    return f"{lane}-{AGENCIES[version.key]}"


def _account(name: str, shown: str, **flags: bool) -> AbstractBaseUser:
    people = get_user_model().objects
    user = people.filter(username=name).first()
    if user is None:
        user = people.create_user(
            name, f"{name}@contoh.example", PASSWORD, first_name=shown[:150], **flags
        )
    return user


def keeper() -> AbstractBaseUser:
    """The superuser who imports and activates SOPs; holds no role in any of them."""
    return _account(KEEPER, "Pengelola situs", is_superuser=True, is_staff=True)


def role_accounts(version: SopVersion) -> list[RoleAccount]:
    """One account per lane of ``version``, in its group, able to open the admin."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    document = version.document
    rows = []
    for lane in document.lanes:
        name = username(version, lane.key)
        group, _new = Group.objects.get_or_create(name=role_name(document, lane.name))
        group.permissions.add(access)
        _account(name, lane.name).groups.add(group)  # type: ignore[attr-defined]
        steps = [str(step.no) for step in document.steps if lane.key in step.lanes]
        rows.append(RoleAccount(name, lane.name, document.identity.agency, ", ".join(steps)))
    return rows
