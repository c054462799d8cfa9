"""``demo_accounts``: the table of accounts of the demo."""

from typing import Any

from django.core.management.base import BaseCommand

from cms_site.demo.accounts import AGENCIES, KEEPER, PASSWORD, role_accounts
from sop_workflow.public import SopVersion


class Command(BaseCommand):
    """Prints who can sign in as what."""

    help = "Print the accounts of the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per account, grouped by agency."""
        lines = [f"All accounts have the password: {PASSWORD}", ""]
        lines.append(f"{'Account':<28} {'Steps':<12} Role")
        lines.append(f"{'-' * 28} {'-' * 12} {'-' * 44}")
        lines.append(f"{KEEPER:<28} {'':<12} Keeper of the site: imports and activates SOPs")
        for key in AGENCIES:
            version = SopVersion.objects.filter(key=key).order_by("-version").first()
            if version is None:
                continue
            for row in role_accounts(version):
                lines.append(f"{row.username:<28} {row.steps:<12} {row.role}, {row.agency}")
        self.stdout.write("\n".join(lines))
