"""The rows of the engine: four concepts over Wagtail and the proofs around them."""

from sop_workflow.models.dispositions import Disposition
from sop_workflow.models.documents import Reading, SopVersion
from sop_workflow.models.evidence import Evidence
from sop_workflow.models.ledger import LedgerEntry
from sop_workflow.models.outbox import OutboxMessage
from sop_workflow.models.results import AddressCheck, RunReport
from sop_workflow.models.runs import SopRun
from sop_workflow.models.steps import SopTask
from sop_workflow.models.visits import SopTaskState

__all__ = [
    "AddressCheck",
    "Disposition",
    "Evidence",
    "LedgerEntry",
    "OutboxMessage",
    "Reading",
    "RunReport",
    "SopRun",
    "SopTask",
    "SopTaskState",
    "SopVersion",
]
