"""The ledger tells when a row was changed, taken, added or moved, and which one first."""

from datetime import UTC, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from sop_workflow.enums import Event
from sop_workflow.ledger.append import append, hashed_fields
from sop_workflow.ledger.canonical import GENESIS, canonical_json, entry_hash, moment
from sop_workflow.ledger.verify import last_seal, verify
from sop_workflow.models import LedgerEntry
from tests.factories.sop import MONDAY, person

TABLE = "sop_workflow_ledgerentry"
COLUMNS = "seq, event, at, recorded_at, step_no, payload, content_hash, prev, hash"
TEN = 10


@pytest.fixture
def ten_facts(db):
    with transaction.atomic():
        for number in range(TEN):
            append(Event.EVIDENCE_ATTACHED, at=MONDAY, step_no=5, payload={"evidence": number})
    return LedgerEntry.objects.order_by("seq")


def test_an_untouched_chain_holds(ten_facts):
    verdict = verify()

    assert (verdict.intact, verdict.rows, verdict.broken_seq) == (True, TEN, None)


def test_an_empty_chain_holds(db):
    assert verify().intact
    assert last_seal() == (0, GENESIS)


@pytest.mark.parametrize(
    "change",
    [
        "payload = '{\"evidence\":99}'",
        "event = 'step.done'",
        "step_no = 6",
        "actor_id = 1",
        "on_behalf_of_id = 1",
        "run_id = 1",
        "visit_id = 1",
        "content_hash = 'aa'",
        "at = '2026-11-17 08:00:00+00:00'",
        "recorded_at = '2026-11-17 08:00:00+00:00'",
    ],
)
def test_any_changed_column_is_found_in_its_row(ten_facts, tamper, change):
    tamper(f"UPDATE {TABLE} SET {change} WHERE seq = 4")

    assert (verify().broken_seq, verify().reason) == (4, "row 4 was changed")


def test_a_changed_row_with_its_hash_made_to_fit_is_found_in_the_next_row(ten_facts, tamper):
    """The forger recomputed the row; the row after it still names the old hash."""
    row = ten_facts[3]
    row.payload = '{"evidence":99}'
    forged = entry_hash(row.prev, hashed_fields(row))
    tamper(f"UPDATE {TABLE} SET payload = %s, hash = %s WHERE seq = 4", [row.payload, forged])

    assert verify().broken_seq == 5


def test_a_row_taken_from_the_middle_is_missed(ten_facts, tamper):
    tamper(f"DELETE FROM {TABLE} WHERE seq = 4")

    assert (verify().broken_seq, verify().reason) == (4, "row 4 is missing")


def test_the_first_row_taken_is_missed(ten_facts, tamper):
    tamper(f"DELETE FROM {TABLE} WHERE seq = 1")

    assert verify().broken_seq == 1


def test_rows_taken_and_the_rest_renumbered_do_not_join(ten_facts, tamper):
    tamper(f"DELETE FROM {TABLE} WHERE seq = 4")
    for seq in range(5, TEN + 1):
        tamper(f"UPDATE {TABLE} SET seq = %s WHERE seq = %s", [seq - 1, seq])

    assert verify().broken_seq == 4


def test_two_rows_that_changed_places_are_found(ten_facts, tamper):
    for old, new in ((4, 104), (5, 4), (104, 5)):
        tamper(f"UPDATE {TABLE} SET seq = %s WHERE seq = %s", [new, old])

    assert verify().broken_seq == 4


def test_a_row_slipped_in_between_is_found(ten_facts, tamper):
    for seq in range(TEN, 4, -1):
        tamper(f"UPDATE {TABLE} SET seq = %s WHERE seq = %s", [seq + 1, seq])
    tamper(
        f"INSERT INTO {TABLE} ({COLUMNS})"
        f" SELECT 5, event, at, recorded_at, 7, payload, content_hash, hash, 'forged' FROM {TABLE}"
        " WHERE seq = 4"
    )

    assert verify().broken_seq == 5


def test_a_row_added_at_the_end_by_hand_is_found(ten_facts, tamper):
    tamper(
        f"INSERT INTO {TABLE} ({COLUMNS})"
        f" SELECT 11, event, at, recorded_at, 7, payload, content_hash, hash, 'forged' FROM {TABLE}"
        " WHERE seq = 10"
    )

    assert verify().broken_seq == 11


def test_the_seal_tells_of_rows_taken_from_the_end(ten_facts, tamper):
    """Such a chain is consistent in itself; the seal kept elsewhere is not."""
    seal = last_seal()
    tamper(f"DELETE FROM {TABLE} WHERE seq > 8")

    assert verify().intact
    assert last_seal() != seal
    assert last_seal()[0] == 8


def test_reading_from_the_middle_finds_what_is_broken_after_it(ten_facts, tamper):
    tamper(f"UPDATE {TABLE} SET step_no = 6 WHERE seq = 3")

    assert verify(start=5).intact
    assert verify(start=2).broken_seq == 3


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET step_no = 6 WHERE seq = 4",
        f"UPDATE {TABLE} SET payload = '{{}}'",
        f"DELETE FROM {TABLE} WHERE seq = 10",
        f"DELETE FROM {TABLE}",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_rows(ten_facts, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)

    assert verify().rows == TEN


@pytest.mark.parametrize("same", ["seq", "hash"])
def test_a_row_is_not_replaced_by_inserting_over_it(ten_facts, same):
    """SQLite's INSERT OR REPLACE removes the old row without asking the trigger on DELETE."""
    row = ten_facts[3]
    seq, digest = (4, "baru") if same == "seq" else (11, row.hash)
    way = f"INSERT OR REPLACE INTO {TABLE}", ""
    if connection.vendor == "postgresql":
        way = f"INSERT INTO {TABLE}", f" ON CONFLICT ({same}) DO UPDATE SET payload = '{{}}'"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(
            f"{way[0]} ({COLUMNS}) SELECT {seq}, event, at, recorded_at, 7, payload,"
            f" content_hash, prev, '{digest}' FROM {TABLE} WHERE seq = 4{way[1]}"
        )

    assert (verify().intact, verify().rows) == (True, TEN)


def test_so_does_it_for_the_program(ten_facts):
    row = ten_facts[3]
    row.step_no = 6

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LedgerEntry.objects.all().delete()


def test_the_whole_table_is_not_emptied_at_once(ten_facts):
    """SQLite has no TRUNCATE; there it is a DELETE, refused above."""
    statement = f"TRUNCATE {TABLE}" if connection.vendor == "postgresql" else f"DELETE FROM {TABLE}"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_a_fact_is_not_written_outside_the_transaction_it_belongs_to(real_transactions):
    with pytest.raises(transaction.TransactionManagementError):
        append(Event.MAIL_SENT, at=MONDAY)

    assert LedgerEntry.objects.count() == 0


def test_a_fact_taken_back_leaves_no_gap(ten_facts):
    @transaction.atomic
    def broken():
        append(Event.MAIL_SENT, at=MONDAY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    with transaction.atomic():
        assert append(Event.MAIL_SENT, at=MONDAY).seq == TEN + 1

    assert verify().intact


def test_erasing_a_person_breaks_no_chain(db):
    somebody = person("sementara")
    with transaction.atomic():
        append(Event.MAIL_SENT, at=MONDAY, actor=somebody)
    somebody.delete()

    assert verify().intact


def test_the_hash_is_recomputed_by_hand(ten_facts):
    """Anyone can check a row with a JSON writer and SHA-256."""
    row, before = ten_facts[1], ten_facts[0]
    facts = {
        "actor": None, "at": "2026-11-16T01:00:00.000000+00:00", "content": "",
        "event": "evidence.attached", "on_behalf_of": None, "payload": '{"evidence":1}',
        "recorded_at": row.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "run": None, "seq": 2, "step": 5, "visit": None,
    }  # fmt: skip
    text = before.hash + "\n" + canonical_json(facts)

    assert row.hash == sha256(text.encode()).hexdigest()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=5), _json, max_size=5))
def test_the_same_facts_give_the_same_characters_in_any_order(facts):
    turned = dict(reversed(list(facts.items())))

    assert canonical_json(turned) == canonical_json(facts)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_a_moment_reads_the_same_from_every_zone(naive):
    here = naive.replace(tzinfo=UTC)

    assert moment(here.astimezone(ZoneInfo("Asia/Jayapura"))) == moment(here)
