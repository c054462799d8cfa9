"""An agency that follows any SOP at all, with three people in each of its lanes."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from sop_workflow.compiler.apply import activate
from sop_workflow.compiler.importing import import_document
from sop_workflow.definition.schema import Decision, Lane, StepKind, Symbol
from sop_workflow.enums import Action
from sop_workflow.models import Disposition, SopVersion
from sop_workflow.runtime.act import ActRequest, act
from sop_workflow.runtime.content import seen_text
from sop_workflow.runtime.directives import Directive
from sop_workflow.runtime.opening import register
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.time import at_time
from sop_workflow.runtime.visibility import look
from tests.factories.sop import MONDAY, answer_all, board, pdf, person
from tests.sop_workflow.definition.documents import confirmed


def four_eyes():
    """Draft, check, approve, publish: two persons judge one text."""
    short = confirmed()
    draft, check, publish = short.steps
    approve = replace(
        check, no=3, kind=StepKind.APPROVE, activity="Menyetujui naskah", lanes=("kadis",), next=4,
        decision=Decision("Setuju?", "ya", "tidak", 4, 1),
    )  # fmt: skip
    return replace(
        short,
        key="empat-mata",
        lanes=(*short.lanes, Lane("kadis", "Kepala Dinas")),
        steps=(draft, check, approve, replace(publish, no=4)),
    )


def without_a_judge():
    """Draft and publish: the SOP names nobody who approves."""
    short = confirmed()
    draft, _check, publish = short.steps
    return replace(
        short,
        key="tanpa-pemeriksa",
        steps=(replace(draft, next=2), replace(publish, no=2, symbol=Symbol.END)),
    )


@dataclass
class Agency:
    """The SOP in force, its section, and its people by role."""

    version: SopVersion
    section: object
    people: dict[int, list]
    clock: datetime = MONDAY
    count: int = field(default=0)

    @classmethod
    def following(cls, document, section=None):
        section = section or board(document.key)
        manager = get_user_model().objects.filter(is_superuser=True).first()
        manager = manager or get_user_model().objects.create_superuser(
            "pengelola", "p@contoh.example"
        )
        version, _ = import_document(document, source_name="uji.toml", by=manager, at=MONDAY)
        answer_all(version, manager)
        activate(version, sections=[section], by=manager, at=MONDAY)
        version.refresh_from_db()
        people = {}
        for role in Group.objects.filter(sop_tasks__version=version).distinct():
            people[role.pk] = [person(f"{document.key[:20]}-{role.pk}-{n}") for n in range(3)]
            role.user_set.add(*people[role.pk])
        return cls(version, section, people)

    def team(self, step_no):
        """The people who may do that step; the first one usually does it."""
        role = self.version.tasks.get(step_no=step_no).roles.order_by("pk").first()
        return self.people[role.pk]

    def holder(self, step_no):
        return self.team(step_no)[0]

    def registered(self, **values):
        self.count += 1
        letter = Disposition(
            **{
                "number": f"{self.version.key}-{self.count}",
                "received_at": self.clock,
                "requester_name": "Sekretaris",
                "requester_unit": "Dinas Peternakan",
                "requester_email": "peternakan@contoh.example",
                "subject": f"Vaksinasi ternak {self.count}",
                "section": self.section,
                **values,
            }
        )
        with at_time(self.clock):
            return register(letter, user=self.holder(1), letter=pdf()).run

    def visit(self, run):
        return run.visits.select_related("step").get(is_open=True)

    def page(self, run):
        return run.workflow_state.content_object.specific

    def write(self, run, text="Vaksinasi dimulai Senin.", user=None):
        page = self.page(run).get_latest_revision_as_object()
        page.text = text
        return page.save_revision(user=user or self.holder(self.visit(run).step.step_no))

    def request(self, run, action=Action.COMPLETE, **values):
        visit = self.visit(run)
        revision, digest = seen_text(run)
        return ActRequest(
            **{
                "visit_id": visit.pk,
                "action": action,
                "revision_id": revision,
                "content_hash": digest,
                "checked": frozenset(range(len(visit.step.requirements))),
                "directive": Directive(instruction="Terbitkan."),
                **values,
            }
        )

    def do(self, run, user=None, minutes=10, **values):
        """Complete the open step; a colleague steps in where the same person may not judge."""
        run.refresh_from_db()
        step = self.visit(run).step
        if step.kind == StepKind.WORK:
            self.write(run, f"Naskah langkah {step.step_no}.", user=user)
        if step.kind == StepKind.NOTIFY:
            look(run, method="in-process")
        self.clock += timedelta(minutes=minutes)
        request = self.request(run, **values)
        with at_time(self.clock):
            *others, last = [user] if user else self.team(step.step_no)
            for candidate in others:
                with suppress(Refused):
                    return act(request, user=candidate)
            return act(request, user=last)

    def send_back(self, run, reason="Belum sesuai.", user=None):
        step = self.visit(run).step
        self.clock += timedelta(minutes=10)
        with at_time(self.clock):
            return act(
                self.request(run, Action.RETURN, reason=reason),
                user=user or self.holder(step.step_no),
            )

    def run_at(self, step_no):
        run = self.registered()
        while self.visit(run).step.step_no < step_no:
            self.do(run)
        run.refresh_from_db()
        return run

    def finish(self, run):
        while run.visits.filter(is_open=True).exists():
            self.do(run)
        run.refresh_from_db()
        return run
