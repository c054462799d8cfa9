"""``sop_export NUMBER``: the SOP as it is stored, in the format that ``sop_import`` reads."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db.models import Q

from sop_workflow.definition.writer import to_toml
from sop_workflow.management.output import AnsweringCommand
from sop_workflow.models import SopVersion


class Command(AnsweringCommand):
    """Prints the newest version, or the one named with ``--sop-version``."""

    help = "Print a stored SOP by its number or key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Number (nomor SOP) or key, and which version."""
        super().add_arguments(parser)
        parser.add_argument("number")
        parser.add_argument("--sop-version", type=int)

    def handle(self, *args: Any, number: str, json: bool, **options: Any) -> None:
        """Find and print."""
        versions = SopVersion.objects.filter(Q(number=number) | Q(key=number)).order_by("-version")
        if options["sop_version"]:
            versions = versions.filter(version=options["sop_version"])
        version = versions.first()
        if version is None:
            known = ", ".join(SopVersion.objects.values_list("number", flat=True).distinct())
            raise CommandError(f"No SOP has the number {number!r}. Known: {known or 'none'}.")
        facts = {
            "ok": True,
            "number": version.number,
            "version": version.version,
            "status": version.status,
            "hash": version.content_hash,
            "document": version.text,
        }
        self.answer(facts, [to_toml(version.document).rstrip("\n")], as_json=json)
