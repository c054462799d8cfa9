"""What starts together stops together, however the stop comes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts.processes import alive, eventually, pids, without_make

ROOT = Path(__file__).resolve().parents[2]
SLEEP = "import time; time.sleep(60)"
# Two programs; the second does what the test says.
PROGRAM = """
import sys
from pathlib import Path
from scripts.supervisor import Supervisor, Unexpected
import os
try:
    with Supervisor(cwd=Path("."), env=dict(os.environ), logs=Path(sys.argv[1])) as supervisor:
        supervisor.start("web", [sys.executable, "-c", "import time; time.sleep(60)"])
        supervisor.start("worker", [sys.executable, "-c", sys.argv[2]])
        supervisor.wait()
except Unexpected as error:
    sys.exit(str(error))
"""
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


@pytest.fixture
def started(tmp_path):
    """Start the two programs, by make or directly; all are gone after the test."""
    begun = []

    def start(worker=SLEEP, by_make=False):
        script = tmp_path / "program.py"
        script.write_text(PROGRAM)
        script_command = [sys.executable, str(script), str(tmp_path / "log"), worker]
        env = without_make() | {"PYTHONPATH": str(ROOT)}
        if by_make:
            (tmp_path / "Makefile").write_text('demo:\n\t@exec "$(PY)" program.py log "$(WORK)"\n')
            script_command = ["make", "demo", f"PY={sys.executable}", f"WORK={worker}"]
        process = subprocess.Popen(
            script_command,
            cwd=tmp_path,
            env=env,
            start_new_session=True,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        assert eventually(lambda: len(pids(tmp_path / "log")) == 2)
        children = list(pids(tmp_path / "log").values())
        begun.extend(children)
        assert all(map(alive, children))
        return process, children

    yield start
    for item in begun:
        pid = item if isinstance(item, int) else item.pid
        if alive(pid):
            os.kill(pid, signal.SIGKILL)


def gone(children):
    return eventually(lambda: not any(map(alive, children)))


@pytest.mark.parametrize("by_make", [False, True], ids=["directly", "by make"])
def test_ctrl_c_stops_both(started, by_make):
    process, children = started(by_make=by_make)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(15) in ({-signal.SIGINT, 2, 130} if by_make else {0})
    assert gone(children)


@pytest.mark.parametrize("by_make", [False, True], ids=["directly", "by make"])
def test_sigterm_to_the_command_alone_stops_both(started, by_make):
    process, children = started(by_make=by_make)
    os.kill(process.pid, signal.SIGTERM)
    process.wait(15)
    assert gone(children)


@pytest.mark.parametrize("by_make", [False, True], ids=["directly", "by make"])
def test_nothing_survives_a_killed_command(started, by_make):
    process, children = started(by_make=by_make)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(15)
    assert gone(children)


def test_when_one_dies_the_other_is_stopped_and_the_log_is_shown(started):
    process, children = started(
        worker="import sys, time; time.sleep(1); sys.exit('the queue is on fire')"
    )
    assert process.wait(15) == 1
    assert gone(children)
    message = process.stderr.read()
    assert "worker process ended with code 1" in message
    assert "the queue is on fire" in message


def test_a_program_that_will_not_stop_is_forced(started):
    process, children = started(worker=STUBBORN)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 0
    assert gone(children)
