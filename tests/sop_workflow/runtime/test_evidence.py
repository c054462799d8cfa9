"""Files as proof: what they say they are, hashed, private, kept."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sop_workflow.enums import Event
from sop_workflow.models import Disposition, Evidence, LedgerEntry
from sop_workflow.models.files import private_storage
from sop_workflow.runtime.evidence import attach, display_name
from sop_workflow.runtime.opening import register
from sop_workflow.runtime.refusals import Refused
from tests.factories.sop import pdf

PDF = b"%PDF-1.4\n%%EOF\n"
BAD = {
    "empty": ("bukti.pdf", b""),
    "page of a website called PDF": ("bukti.pdf", b"<!doctype html><script>alert(1)</script>"),
    "program called document": ("surat.docx", b"MZ\x90\x00\x03\x00"),
    "picture called PDF": ("bukti.pdf", b"\xff\xd8\xff\xe0"),
    "script": ("bukti.svg", b"<svg onload=alert(1)>"),
    "web page": ("bukti.html", b"<p>"),
    "program": ("bukti.exe", b"MZ"),
    "without an ending": ("bukti", PDF),
    "two endings": ("bukti.pdf.exe", PDF),
    "sound called picture": ("foto.webp", b"RIFF\x24\x00\x00\x00WAVEfmt "),
    "ending turned around": ("bukti\u202efdp.exe", PDF),
}


@pytest.fixture
def run(office):
    return office.run_at(5)


def attached(office, run, file, label="Bukti", user=None):
    return attach(
        visit_id=office.visit(run).pk, user=user or office.subkoor, label=label, file=file
    )


@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_is_not_what_it_says_is_refused(office, run, bad):
    name, content = BAD[bad]

    with pytest.raises(Refused) as caught:
        attached(office, run, SimpleUploadedFile(name, content, "application/pdf"))

    assert (caught.value.code, caught.value.field) == ("bad-file", "file")
    assert Evidence.objects.count() == 0
    assert not LedgerEntry.objects.filter(event=Event.EVIDENCE_ATTACHED).exists()


@pytest.mark.parametrize("bad", ["empty", "program called document", "script"])
def test_so_is_a_letter(office, bad):
    name, content = BAD[bad]

    with pytest.raises(Refused) as caught:
        register(
            office.letter(), user=office.petugas, letter=SimpleUploadedFile(name, content or b"")
        )

    assert (caught.value.code, caught.value.field) == ("bad-file", "letter")
    assert Disposition.objects.count() == 0


def test_a_file_over_the_limit_is_refused_with_both_sizes(office, run, settings):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "MAX_FILE_BYTES": 1024}

    with pytest.raises(Refused) as caught:
        attached(office, run, SimpleUploadedFile("bukti.pdf", PDF + b"x" * 2048))

    assert caught.value.code == "bad-file"
    assert "bukti.pdf" in str(caught.value)


def test_the_largest_allowed_file_passes(office, run, settings):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "MAX_FILE_BYTES": 1024}

    kept = attached(office, run, SimpleUploadedFile("bukti.pdf", PDF.ljust(1024, b"\n")))

    assert kept.size == 1024


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bukti.pdf", PDF),
        ("FOTO.JPG", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
        ("foto.png", b"\x89PNG\r\n\x1a\n\x00"),
        ("foto.webp", b"RIFF\x24\x00\x00\x00WEBPVP8 "),
        ("surat.docx", b"PK\x03\x04\x14\x00"),
        ("catatan.txt", b"Catatan rapat"),
    ],
)
def test_a_true_file_is_kept_with_its_hash(office, run, name, content):
    kept = attached(office, run, SimpleUploadedFile(name, content))

    digest = hashlib.sha256(content).hexdigest()
    assert kept.sha256 == digest
    with kept.file.open("rb") as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == digest
    entry = LedgerEntry.objects.get(event=Event.EVIDENCE_ATTACHED)
    assert (entry.content_hash, entry.actor_id) == (digest, office.subkoor.pk)


def test_the_letter_is_kept_with_its_hash(office):
    run = office.registered()

    letter = run.disposition
    assert letter.letter_sha256 == hashlib.sha256(pdf().read()).hexdigest()
    assert letter.letter_name == "surat.pdf"
    assert "surat" not in letter.letter.name


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("laporan.pdf", "laporan.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\laporan.pdf", "laporan.pdf"),
        ("la\r\nSet-Cookie: a=b\r\nporan.pdf", "laSet-Cookie: a=bporan.pdf"),
        ("laporan\u202efdp.pdf", "laporanfdp.pdf"),
        ("lap\u2066oran\u2069.pdf", "laporan.pdf"),
        ("lap\x00oran.pdf", "laporan.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("", "file"),
        ("\u202e", "file"),
    ],
)
def test_a_file_name_is_safe_to_show(sent, shown):
    assert display_name(sent) == shown


@pytest.mark.parametrize("name", ["la\r\nX: y\r\n.pdf", "lap\u202efdp.pdf", "../../naik.pdf"])
def test_the_stored_name_is_ours_and_not_the_senders(office, run, name):
    kept = attached(office, run, SimpleUploadedFile(name, PDF))

    assert kept.file.name.startswith("evidence/")
    assert kept.file.name.endswith(".pdf")
    assert not set("\r\n\u202e") & set(kept.file.name + kept.name)
    assert ".." not in kept.file.name


def test_private_files_have_no_address(office, run):
    kept = attached(office, run, pdf())

    with pytest.raises(ValueError, match="not accessible via a URL"):
        private_storage().url(kept.file.name)


def test_only_the_role_of_the_open_step_attaches(office, run, stranger, root):
    for user in (stranger, office.petugas, root):
        with pytest.raises(Refused) as caught:
            attached(office, run, pdf(), user=user)
        assert caught.value.code == "not-found"
    with pytest.raises(Refused) as absent:
        attach(visit_id=987_654, user=office.subkoor, label="", file=pdf())
    assert str(absent.value) == str(caught.value)
    assert Evidence.objects.count() == 0


def test_nothing_is_attached_to_a_finished_step(office, run):
    visit = office.visit(run)
    office.do(run)

    with pytest.raises(Refused) as caught:
        attach(visit_id=visit.pk, user=office.subkoor, label="", file=pdf())

    assert caught.value.code == "already-done"


def test_without_a_label_the_file_name_is_shown(office, run):
    assert attached(office, run, pdf("notulen.pdf"), label="  ").label == "notulen.pdf"
