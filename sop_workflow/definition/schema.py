"""The parts of an Indonesian administrative SOP (SOP AP) as frozen dataclasses.

Source of the parts: PermenPAN-RB 35/2012 (identity block, steps table, five
symbols). Everything a person must still confirm is carried, never filled in.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SCHEMA_VERSION = 2


class Symbol(StrEnum):
    """The flowchart symbols of SOP AP that stand in a lane."""

    START = "start"  # kapsul, mulai
    PROCESS = "process"  # kotak
    DECISION = "decision"  # belah ketupat
    END = "end"  # kapsul, selesai


class Basis(StrEnum):
    """How a reading is known. ``INFERRED`` must be confirmed by a person before activation."""

    STATED = "stated"  # printed as such
    TEXT = "text"  # named inside a sentence
    GLYPH = "glyph"  # left over from the drawing
    INFERRED = "inferred"  # a reader's conclusion


class Confidence(StrEnum):
    """How sure the transcriber was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class StepKind(StrEnum):
    """What a step does in the system: the closed list of eight kinds."""

    DIRECT = "direct"  # arahan: done once, on the disposition
    WORK = "work"  # kerja: drafting and preparing
    CHECK = "check"  # periksa: may return
    APPROVE = "approve"  # setuju: may return
    PUBLISH = "publish"  # terbit
    NOTIFY = "notify"  # beritahu
    REPORT = "report"  # laporan
    WITHDRAW = "withdraw"  # cabut


class TimeUnit(StrEnum):
    """The unit printed in the column Waktu."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"


class TimeClock(StrEnum):
    """Which clock a time is read on; the documents do not always say (1440 menit)."""

    WORKING = "working"
    CALENDAR = "calendar"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date cell: the characters as read, and the day if it could be read."""

    printed: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Bagian identitas: the thirteen official fields, and what some agencies print beside them."""

    agency: str = ""  # 1 instansi
    unit: str = ""  # 1 nama unit kerja
    number: str = ""  # 2 nomor SOP AP
    created: PrintedDate = PrintedDate()  # 3 tanggal pembuatan
    revised: PrintedDate = PrintedDate()  # 4 tanggal revisi
    effective: PrintedDate = PrintedDate()  # 5 tanggal efektif
    approved_by: str = ""  # 6 disahkan oleh: position; a person's name is never stored
    title: str = ""  # 7 judul SOP
    legal_basis: tuple[str, ...] = ()  # 8 dasar hukum
    related: tuple[str, ...] = ()  # 9 keterkaitan
    warnings: tuple[str, ...] = ()  # 10 peringatan
    qualifications: tuple[str, ...] = ()  # 11 kualifikasi pelaksana
    equipment: tuple[str, ...] = ()  # 12 peralatan/perlengkapan
    records: tuple[str, ...] = ()  # 13 pencatatan dan pendataan
    number_printed: str = ""
    classification_code: str = ""
    table_title: str = ""
    related_lead: str = ""
    prepared_by: str = ""
    signed_at: str = ""
    signer_name_printed: bool = False
    signer_id_printed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One pelaksana: a column of the flowchart."""

    key: str
    name: str
    basis: Basis = Basis.STATED
    note: str = ""  # why the name reads as it does, e.g. an abbreviation nobody spelled out


@dataclass(frozen=True, slots=True)
class TimeStandard:
    """Mutu baku waktu: the printed text and its reading, e.g. "15-30 menit" = 15..30 minute."""

    printed: str
    min: float
    max: float
    unit: TimeUnit
    clock: TimeClock = TimeClock.WORKING


@dataclass(frozen=True, slots=True)
class Decision:
    """A diamond: the question, both answers, and the step the "no" arrow returns to."""

    question: str
    yes: str
    no: str
    yes_to: int
    return_to: int
    basis: Basis = Basis.STATED
    return_alternatives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A standing duty: every ``every`` ``unit``, perhaps as a minimum."""

    every: int
    unit: str
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the steps table."""

    no: int
    activity: str
    kind: StepKind
    symbol: Symbol
    lanes: tuple[str, ...]  # lane keys; empty = the document lost the actor
    time: TimeStandard | None
    requirements: tuple[str, ...] = ()  # kelengkapan
    outputs: tuple[str, ...] = ()
    remark: str = ""
    next: int = 0  # 0 = end
    decision: Decision | None = None
    recurrence: Recurrence | None = None
    symbol_basis: Basis = Basis.STATED
    kind_basis: Basis = Basis.STATED
    lanes_basis: Basis = Basis.STATED
    lane_alternatives: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    values: tuple[str, ...] = ()
    note: str = ""
    short: str = ""  # one or two words for the step rail, e.g. "Dikoreksi"


@dataclass(frozen=True, slots=True)
class Table:
    """Facts about the printed steps table as a whole."""

    columns: tuple[str, ...] = ()
    has_remarks: bool = False
    total_printed: str = ""
    total_minutes: int | None = None  # the printed total in minutes, if one is printed


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where the reading is uncertain. Shown to people, never resolved by the program."""

    field: str
    printed: str
    reading: str
    note: str


@dataclass(frozen=True, slots=True)
class SopDocument:
    """One SOP as its document says it."""

    key: str
    language: str
    identity: Identity
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    table: Table = Table()
    doubts: tuple[Doubt, ...] = ()
    source: str = ""
    source_quality: str = ""
    schema: int = SCHEMA_VERSION
    extra: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def step(self, no: int) -> Step:
        """The step numbered ``no``; ``KeyError`` if there is none."""
        for step in self.steps:
            if step.no == no:
                return step
        raise KeyError(no)

    def lane(self, key: str) -> Lane:
        """The lane with ``key``; ``KeyError`` if there is none."""
        for lane in self.lanes:
            if lane.key == key:
                return lane
        raise KeyError(key)
