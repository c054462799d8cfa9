"""The environment is made once per lock file, and never half."""

import json

import pytest

from scripts import environment


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder with two lock files, and a list of the commands that would have run."""
    (tmp_path / "base.txt").write_text("one==1")
    (tmp_path / "dev.txt").write_text("one==1\ntwo==2")
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path)
    house = {"venv": tmp_path / "venv", "runs": False, "calls": []}
    monkeypatch.setattr(environment, "runs", lambda venv: house["runs"])

    def call(command, failure):
        house["calls"].append(command[2])
        house["venv"].mkdir(exist_ok=True)
        house["runs"] = True

    monkeypatch.setattr(environment, "call", call)
    return house


def test_first_time_creates_and_installs_and_second_time_does_nothing(house):
    environment.ensure(house["venv"], "base")
    assert house["calls"] == ["venv", "pip"]
    environment.ensure(house["venv"], "base")
    assert house["calls"] == ["venv", "pip"]


def test_a_changed_lock_installs_again_without_a_new_environment(house, tmp_path):
    environment.ensure(house["venv"], "base")
    (tmp_path / "base.txt").write_text("one==1.1")
    environment.ensure(house["venv"], "base")
    assert house["calls"] == ["venv", "pip", "pip"]


def test_a_development_environment_serves_the_demo_too(house):
    environment.ensure(house["venv"], "dev")
    assert environment.is_current(house["venv"], "base")


def test_a_plain_environment_does_not_serve_the_tests(house):
    environment.ensure(house["venv"], "base")
    assert not environment.is_current(house["venv"], "dev")


def test_an_environment_that_no_longer_runs_is_made_anew(house):
    environment.ensure(house["venv"], "base")
    house["runs"] = False
    environment.ensure(house["venv"], "base")
    assert house["calls"] == ["venv", "pip", "venv", "pip"]


def test_an_interrupted_installation_is_not_taken_for_a_finished_one(house, tmp_path, monkeypatch):
    environment.ensure(house["venv"], "base")
    (tmp_path / "base.txt").write_text("one==1.1")

    def fail(command, failure):
        raise environment.EnvironmentFailed(failure)

    monkeypatch.setattr(environment, "call", fail)
    with pytest.raises(environment.EnvironmentFailed, match="network"):
        environment.ensure(house["venv"], "base")
    (tmp_path / "base.txt").write_text("one==1")
    assert not environment.is_current(house["venv"], "base")


def test_a_stamp_that_is_no_json_counts_as_none(house):
    environment.ensure(house["venv"], "base")
    (house["venv"] / environment.STAMP).write_text("{")
    assert not environment.is_current(house["venv"], "base")


def test_the_stamp_holds_the_hash_of_the_lock(house):
    environment.ensure(house["venv"], "base")
    stamp = json.loads((house["venv"] / environment.STAMP).read_text())
    assert stamp == {"base": environment.fingerprint("base")}
