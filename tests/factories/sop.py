"""Ready-made situations of an SOP run, named the way people speak of them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page, Site

from sop_workflow.compiler.apply import activate
from sop_workflow.compiler.importing import import_document
from sop_workflow.compiler.readings import confirm, open_questions
from sop_workflow.definition.reader import read_sop
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.enums import Action
from sop_workflow.models import Disposition, SopVersion
from sop_workflow.runtime.act import ActRequest, act
from sop_workflow.runtime.content import seen_text
from sop_workflow.runtime.directives import Directive
from sop_workflow.runtime.opening import register
from sop_workflow.runtime.time import at_time
from sop_workflow.runtime.visibility import look
from tests.testapp.models import BulletinBoard

WIB = ZoneInfo("Asia/Jakarta")
#: A Monday morning in working time.
MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=WIB)
KETAPANG = "ketapang-information-service"
AGENCY = "Pemerintah Kabupaten Ketapang"
LANES = {
    "petugas": f"{AGENCY}: Petugas (Pelaksana Kelompok Kerja PKPI)",
    "kadis": f"{AGENCY}: Kepala Dinas Kominfo",
    "kabid": f"{AGENCY}: Kabid Komunikasi Publik (Redaktur)",
    "subkoor": f"{AGENCY}: Sub Koor PKPI (Sebagai Editor)",
}
#: Who does each step of the Ketapang SOP, as the demo confirms it.
ACTORS = {1: "petugas", 2: "kadis", 3: "kabid", 4: "petugas", 5: "subkoor", 6: "petugas",
          7: "petugas", 8: "petugas"}  # fmt: skip


def pdf(name="surat.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")


def person(username, *lanes, **extra):
    user = get_user_model().objects.create_user(
        username, email=f"{username}@contoh.example", password="rahasia-sekali", **extra
    )
    for lane in lanes:
        user.groups.add(Group.objects.get(name=LANES[lane]))
    return user


def board(slug="papan"):
    root = Site.objects.get(is_default_site=True).root_page
    found = BulletinBoard.objects.filter(slug=slug).first()
    if found:
        return found
    page = BulletinBoard(title="Papan", slug=slug)
    root.add_child(instance=page)
    return page


def imported(key=KETAPANG, by=None):
    version, _ = import_document(
        read_sop(shipped_sops()[key]), source_name=f"{key}.toml", by=by, at=MONDAY
    )
    return version


def answer_all(version, by):
    """Confirm every open place the way the transcription proposes."""
    for question in open_questions(version):
        value = question.proposed or question.choices[:1]
        confirm(
            version, subject=question.subject, step=question.step, value=value, by=by, at=MONDAY
        )


def active_ketapang(section=None, by=None):
    by = by or get_user_model().objects.create_superuser(
        "pengelola", "pengelola@contoh.example", "x"
    )
    version = imported(by=by)
    answer_all(version, by)
    activate(version, sections=[section or board()], by=by, at=MONDAY)
    return SopVersion.objects.get(pk=version.pk)


@dataclass
class Office:
    """An agency with the Ketapang SOP in force and one person in each role."""

    section: Page
    version: SopVersion
    petugas: object
    kadis: object
    kabid: object
    subkoor: object
    clock: datetime = MONDAY
    count: int = field(default=0)

    @classmethod
    def open(cls, section=None):
        section = section or board()
        version = active_ketapang(section)
        people = {lane: person(lane, lane) for lane in LANES}
        return cls(section=section, version=version, **people)

    def actor(self, step):
        return getattr(self, ACTORS[step])

    def letter(self, **values):
        """An unsaved disposition for a letter that came in."""
        self.count += 1
        return Disposition(
            **{
                "number": f"AG-{self.count:03d}",
                "received_at": self.clock,
                "letter_number": f"005/{self.count}/2026",
                "requester_name": "Sekretaris Dinas",
                "requester_unit": "Dinas Peternakan",
                "requester_email": "peternakan@contoh.example",
                "subject": f"Vaksinasi ternak gratis {self.count}",
                "section": self.section,
                **values,
            }
        )

    def registered(self, **values):
        with at_time(self.clock):
            return register(self.letter(**values), user=self.petugas, letter=pdf()).run

    def visit(self, run):
        return run.visits.select_related("step").get(is_open=True)

    def request(self, run, action=Action.COMPLETE, **values):
        """What the step page would send, with every requirement ticked."""
        visit = self.visit(run)
        revision, digest = seen_text(run)
        return ActRequest(
            **{
                "visit_id": visit.pk,
                "action": action,
                "revision_id": revision,
                "content_hash": digest,
                "checked": frozenset(range(len(visit.step.requirements))),
                "directive": Directive(instruction="Terbitkan sebelum Senin."),
                **values,
            }
        )

    def page(self, run):
        return Page.objects.get(pk=run.workflow_state.object_id).specific

    def write(self, run, text="Vaksinasi dimulai Senin.", user=None):
        """Save a draft as the drafting role does in the editor."""
        page = self.page(run).get_latest_revision_as_object()
        page.text = text
        return page.save_revision(user=user or self.petugas)

    def do(self, run, user=None, minutes=10, **values):
        """Complete the open step as the role it belongs to; time passes."""
        step = self.visit(run).step.step_no
        if step == 4:
            self.write(run)
        if step == 7 and not run.address_checks.exists():
            run.refresh_from_db()
            look(run, method="in-process")
        self.clock += timedelta(minutes=minutes)
        with at_time(self.clock):
            return act(self.request(run, **values), user=user or self.actor(step))

    def send_back(self, run, reason="Judul belum sesuai.", user=None, minutes=10):
        step = self.visit(run).step.step_no
        self.clock += timedelta(minutes=minutes)
        with at_time(self.clock):
            return act(
                self.request(run, Action.RETURN, reason=reason), user=user or self.actor(step)
            )

    def run_at(self, step, **values):
        """A run whose open step is ``step``."""
        run = self.registered(**values)
        while self.visit(run).step.step_no < step:
            self.do(run)
            run.refresh_from_db()
        return run

    def finished(self, **values):
        run = self.run_at(8, **values)
        self.do(run)
        run.refresh_from_db()
        return run
