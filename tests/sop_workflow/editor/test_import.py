"""Importing a file or a shipped SOP."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sop_workflow.definition.reader import MAX_BYTES
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.models import SopVersion

IMPORT = reverse("sop_workflow:sop_import")
BROKEN = Path(__file__).parents[2] / "fixtures" / "sop" / "broken"


def upload(content, name="sop.toml"):
    return {"file": SimpleUploadedFile(name, content, content_type="application/toml")}


def sentences(response):
    assert response.status_code == 422
    assert not SopVersion.objects.exists()
    return [problem.text for problem in response.context["problems"]]


def test_a_file_becomes_a_version(keeper, as_):
    content = shipped_sops()["setda-publication"].read_bytes()
    response = as_(keeper).post(IMPORT, upload(content, "setda.toml"), follow=True)
    version = SopVersion.objects.get()
    assert version.source_name == "setda.toml"
    assert version.imported_by == keeper
    assert response.redirect_chain == [(reverse("sop_workflow:sop", args=[version.pk]), 302)]
    assert "Version 1 of" in response.content.decode()


def test_the_same_text_twice_is_said(keeper, as_):
    content = shipped_sops()["setda-publication"].read_bytes()
    browser = as_(keeper)
    browser.post(IMPORT, upload(content))
    response = browser.post(IMPORT, upload(content), follow=True)
    assert "This text is already stored" in response.content.decode()
    assert SopVersion.objects.count() == 1


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.toml")), ids=lambda path: path.stem)
def test_every_broken_file_is_refused_with_its_mistakes(keeper, as_, path):
    response = as_(keeper).post(IMPORT, upload(path.read_bytes(), path.name))
    assert all(sentences(response))
    assert "Nothing was stored. The file has" in response.content.decode()


def test_a_mistake_in_a_step_names_step_and_field(keeper, as_):
    response = as_(keeper).post(IMPORT, upload((BROKEN / "misspelt-key.toml").read_bytes()))
    assert [problem.place for problem in response.context["problems"]] == ["Step 1, activty"]


def test_a_mistake_names_its_place(keeper, as_):
    content = (BROKEN / "text-never-closed.toml").read_bytes()
    response = as_(keeper).post(IMPORT, upload(content))
    [problem] = response.context["problems"]
    assert problem.place.startswith("line ")
    assert problem.place in response.content.decode()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "The file is empty."),
        (upload(b""), "The file is empty."),
        (upload(b"\xff\xfe\x00"), "The file is not plain UTF-8 text."),
        (upload(b"#" * (MAX_BYTES + 1)), "an SOP may hold at most 1048576"),
    ],
    ids=["no file", "empty", "not UTF-8", "too big"],
)
def test_what_is_no_sop_file_is_refused(keeper, as_, files, said):
    [text] = sentences(as_(keeper).post(IMPORT, files))
    assert said in text


def test_shipped_sops_are_offered_and_taken_by_one_button(keeper, as_):
    browser = as_(keeper)
    text = browser.get(IMPORT).content.decode()
    for key in shipped_sops():
        taking = reverse("sop_workflow:sop_import_shipped", args=[key])
        assert taking in text
        browser.post(taking)
    assert set(SopVersion.objects.values_list("key", flat=True)) == set(shipped_sops())
    assert browser.get(IMPORT).content.decode().count("already here") == len(shipped_sops())


def test_looking_at_a_shipped_sop_imports_nothing(keeper, as_):
    taking = reverse("sop_workflow:sop_import_shipped", args=["setda-publication"])
    assert as_(keeper).get(taking).url == IMPORT
    unknown = reverse("sop_workflow:sop_import_shipped", args=["etc-passwd"])
    assert as_(keeper).post(unknown).status_code == 404
    assert not SopVersion.objects.exists()


def test_only_keepers_import(office, auditor, visitor, as_):
    taking = reverse("sop_workflow:sop_import_shipped", args=["setda-publication"])
    for user in (office.kadis, auditor, visitor):
        assert as_(user).get(IMPORT).status_code == 404
        assert as_(user).post(taking).status_code == 404
    assert SopVersion.objects.count() == 1
