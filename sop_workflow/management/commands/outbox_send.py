"""``outbox_send``: send the mails whose time has come; for cron beside the worker."""

from argparse import ArgumentParser
from typing import Any

from sop_workflow.management.output import AnsweringCommand
from sop_workflow.runtime.outbox import send_due


class Command(AnsweringCommand):
    """Exit code 1 when a mail could not be sent."""

    help = "Send waiting mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to try again what was given up."""
        super().add_arguments(parser)
        parser.add_argument("--all", action="store_true", help="Also mails that were given up.")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        """Send and count."""
        sent, waiting = send_due(also_given_up=options["all"])
        self.answer(
            {"ok": waiting == 0, "sent": sent, "waiting": waiting},
            [f"{sent} sent, {waiting} still waiting."],
            as_json=json,
        )
        if waiting:
            raise SystemExit(1)
