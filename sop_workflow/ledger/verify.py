"""Reading the whole chain again: is every row what it was, and none missing?"""

from dataclasses import dataclass

from sop_workflow.ledger.append import hashed_fields
from sop_workflow.ledger.canonical import GENESIS, entry_hash
from sop_workflow.models import LedgerEntry


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result: rows read, and the first broken row with the reason, if any."""

    rows: int
    broken_seq: int | None = None
    reason: str = ""

    @property
    def intact(self) -> bool:
        """True when every link holds."""
        return self.broken_seq is None


def verify(start: int = 1) -> Verdict:
    """Recompute the chain from row ``start`` on; stops at the first row that does not fit.

    Finds changed, deleted, inserted and reordered rows. A chain rewritten from
    some row to the end is consistent in itself: compare its last hash with a
    seal kept elsewhere (``last_seal``).
    """
    expected_seq, prev, rows = start, None if start > 1 else GENESIS, 0
    for entry in LedgerEntry.objects.filter(seq__gte=start).order_by("seq").iterator(2000):
        rows += 1
        if entry.seq != expected_seq:
            return Verdict(rows, expected_seq, f"row {expected_seq} is missing")
        if prev is not None and entry.prev != prev:
            return Verdict(rows, entry.seq, f"row {entry.seq} does not follow row {entry.seq - 1}")
        if entry.hash != entry_hash(entry.prev, hashed_fields(entry)):
            return Verdict(rows, entry.seq, f"row {entry.seq} was changed")
        expected_seq, prev = entry.seq + 1, entry.hash
    return Verdict(rows)


def last_seal() -> tuple[int, str]:
    """Sequence and hash of the newest row; ``(0, GENESIS)`` for an empty ledger."""
    last = LedgerEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    return last or (0, GENESIS)
