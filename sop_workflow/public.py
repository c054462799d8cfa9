"""The names other apps may import from ``sop_workflow``."""

from sop_workflow.compiler.apply import NotReady, activate
from sop_workflow.compiler.importing import import_document
from sop_workflow.compiler.plan import role_name
from sop_workflow.compiler.readings import confirm, open_questions
from sop_workflow.conf import AppSettings
from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.reader import read_sop
from sop_workflow.definition.schema import StepKind
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.enums import Action, Outcome
from sop_workflow.ledger.verify import verify
from sop_workflow.measurement.durations import run_times
from sop_workflow.measurement.service_levels import ServiceLevel, service_levels
from sop_workflow.measurement.words import in_words
from sop_workflow.models import Disposition, SopRun, SopTaskState, SopVersion
from sop_workflow.models.governed import GovernedPage, GovernedSection, is_governed
from sop_workflow.runtime.act import ActRequest, act
from sop_workflow.runtime.clock import add_working, working_between
from sop_workflow.runtime.content import seen_text
from sop_workflow.runtime.directives import Directive
from sop_workflow.runtime.opening import register
from sop_workflow.runtime.outbox import send_due
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.shells import register_shell_factory
from sop_workflow.runtime.time import at_time, calendar, now
from sop_workflow.runtime.visibility import look

__all__ = [
    "ActRequest",
    "Action",
    "AppSettings",
    "Directive",
    "Disposition",
    "GovernedPage",
    "GovernedSection",
    "NotReady",
    "Outcome",
    "Refused",
    "ServiceLevel",
    "SopFileError",
    "SopRun",
    "SopTaskState",
    "SopVersion",
    "StepKind",
    "act",
    "activate",
    "add_working",
    "at_time",
    "calendar",
    "confirm",
    "import_document",
    "in_words",
    "is_governed",
    "look",
    "now",
    "open_questions",
    "read_sop",
    "register",
    "register_shell_factory",
    "role_name",
    "run_times",
    "seen_text",
    "send_due",
    "service_levels",
    "shipped_sops",
    "verify",
    "working_between",
]
