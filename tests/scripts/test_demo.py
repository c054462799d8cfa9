"""``make demo``, for real: it comes up, and Ctrl-C takes everything down."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.scripts.processes import alive, eventually, free_port, pids, without_make

ROOT = Path(__file__).resolve().parents[2]


def demo(port, var_dir):
    return subprocess.Popen(
        ["make", "demo", f"PORT={port}", f"VENV={sys.prefix}"],
        cwd=ROOT,
        env=without_make() | {"SOPAN_VAR_DIR": str(var_dir)},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ready(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as response:
            return set(json.load(response).values()) == {"ok"}
    except OSError:
        return False


def test_it_starts_answers_and_leaves_nothing_behind(tmp_path):
    port = free_port()
    process = demo(port, tmp_path)
    try:
        assert eventually(lambda: ready(port) or process.poll() is not None, timeout=400)
        children = pids(tmp_path / "log")
        assert set(children) == {"web", "worker"}, process.communicate(timeout=5)[0]
        lines = []
        while "Ready after" not in (lines[-1] if lines else ""):
            lines.append(process.stdout.readline())
        assert f"http://127.0.0.1:{port}/" in "".join(lines)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)
        assert eventually(lambda: not any(map(alive, children.values())))
        assert not ready(port)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def test_a_port_in_use_is_one_clear_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        process = demo(port, tmp_path)
        output = process.communicate(timeout=30)[0]
    assert process.returncode != 0
    assert f"Port {port} is in use by another program." in output
    assert f"make demo PORT={port + 1}" in output
    assert not (tmp_path / "sopan.sqlite3").exists()
