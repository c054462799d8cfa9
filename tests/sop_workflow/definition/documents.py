"""Documents for the tests of this folder: one small sound SOP, and any document at all."""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from sop_workflow.definition.decoding import MAX_NUMBER
from sop_workflow.definition.reader import read_sop
from sop_workflow.definition.schema import (
    Decision,
    Doubt,
    Identity,
    Lane,
    PrintedDate,
    Recurrence,
    SopDocument,
    Step,
    Table,
    TimeStandard,
)
from sop_workflow.definition.shipped import shipped_sops

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sop"
VALID = sorted((FIXTURES / "valid").glob("*.toml"))
BROKEN = sorted((FIXTURES / "broken").glob("*.toml"))


def confirmed() -> SopDocument:
    """Draft, check with a return, publish; nothing left open."""
    return read_sop(FIXTURES / "valid" / "confirmed.toml")


def shipped(key: str) -> SopDocument:
    return read_sop(shipped_sops()[key])


def with_step(doc: SopDocument, no: int, **changes) -> SopDocument:
    """``doc`` with other values in the step numbered ``no``."""
    steps = (replace(step, **changes) if step.no == no else step for step in doc.steps)
    return replace(doc, steps=tuple(steps))


def codes(problems, level=None) -> list[str]:
    return [found.code for found in problems if level in (None, found.level)]


_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_texts = st.lists(_text, max_size=3).map(tuple)
_number = st.integers(-MAX_NUMBER, MAX_NUMBER)
_numbers = st.lists(_number, max_size=3).map(tuple)
_float = st.floats(allow_nan=False)
_date = st.builds(PrintedDate, printed=_text, day=st.none() | st.dates())
_SCALARS = {str: _text, int: _number, float: _float}
for scalar, strategy in _SCALARS.items():
    st.register_type_strategy(scalar, strategy)

_identity = st.builds(
    Identity,
    created=_date,
    revised=_date,
    effective=_date,
    **{name: _texts for name in ("legal_basis", "related", "warnings", "equipment", "records")},
    **{name: _text for name in ("agency", "number", "title", "signed_at", "related_lead")},
    signer_name_printed=st.booleans(),
)
_time = st.builds(TimeStandard, printed=_text, min=_float, max=_float)
_decision = st.builds(Decision, return_to=_number, return_alternatives=_numbers)
_step = st.builds(
    Step,
    no=_number,
    lanes=_texts,
    time=st.none() | _time,
    next=_number,
    decision=st.none() | _decision,
    recurrence=st.none() | st.builds(Recurrence),
    outputs=_texts,
    lane_alternatives=_texts,
    note=_text,
)
_table = st.builds(
    Table, columns=_texts, has_remarks=st.booleans(), total_minutes=st.none() | _number
)

#: Any document the format can hold, sensible or not.
any_document = st.builds(
    SopDocument,
    identity=_identity,
    lanes=st.lists(st.builds(Lane, note=_text), max_size=3).map(tuple),
    steps=st.lists(_step, max_size=3, unique_by=lambda step: step.no).map(tuple),
    table=_table,
    doubts=st.lists(st.builds(Doubt), max_size=2).map(tuple),
    source=_text,
    source_quality=_text,
    extra=st.dictionaries(_text, _texts, max_size=2),
)
