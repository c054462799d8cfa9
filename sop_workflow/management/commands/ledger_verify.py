"""``ledger_verify``: recompute the whole chain and name the first row that does not fit."""

from typing import Any

from sop_workflow.ledger.verify import last_seal, verify
from sop_workflow.management.output import AnsweringCommand


class Command(AnsweringCommand):
    """Exit code 1 when a row was changed, removed, inserted or moved."""

    help = "Check the SOP ledger and print its seal."

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        """Verify, print the seal to keep elsewhere."""
        verdict, (seq, seal) = verify(), last_seal()
        facts = {
            "ok": verdict.intact,
            "rows": verdict.rows,
            "broken": verdict.broken_seq,
            "reason": verdict.reason,
            "seal": {"seq": seq, "hash": seal},
        }
        line = (
            f"{verdict.rows} rows, every link holds. Seal {seq}: {seal}"
            if verdict.intact
            else f"The ledger is broken: {verdict.reason}."
        )
        self.answer(facts, [line], as_json=json)
        if not verdict.intact:
            raise SystemExit(1)
