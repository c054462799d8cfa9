"""Runs a few programs as one: they start together, and none outlives the others.

The programs get sessions of their own. Otherwise Ctrl-C would reach them
directly *and* through us, and the second signal makes a worker drop the task
it is finishing.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

POLL = 0.2  # seconds between two looks at the programs
GRACE = 10.0  # seconds a program may take to finish what it is doing
TAIL = 20  # lines of a log shown when its program died
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


class Unexpected(Exception):
    """A program ended or never became ready; the message says which."""


def die_with_parent() -> None:
    """Ask the Linux kernel to stop this process when its supervisor is killed outright."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Context manager that starts programs and stops all of them on the way out."""

    def __init__(self, *, cwd: Path, env: dict[str, str], logs: Path) -> None:
        self.cwd, self.env, self.logs = cwd, env, logs
        self.programs: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False
        # When make is killed outright nobody tells us; only our parent changes.
        self.make = os.getppid() if os.environ.get("MAKELEVEL") else None

    def __enter__(self) -> Self:
        self.logs.mkdir(parents=True, exist_ok=True)
        # Also where the caller ignores SIGINT, as shells do for background jobs.
        self.before = {number: signal.signal(number, self.request_stop) for number in STOP_SIGNALS}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # A second Ctrl-C while stopping must not leave anything behind.
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        self.stop()
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def request_stop(self, number: int, frame: FrameType | None) -> None:
        """Remember that somebody asked; the loops below look at it."""
        self.stopping = True

    def start(self, name: str, command: Sequence[str | Path]) -> None:
        """Start one program; its output goes to ``<logs>/<name>.log``."""
        if self.stopping:
            return
        with (self.logs / f"{name}.log").open("wb") as log:
            self.programs[name] = subprocess.Popen(
                command,
                cwd=self.cwd,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
        (self.logs / f"{name}.pid").write_text(f"{self.programs[name].pid}\n", encoding="utf-8")

    def check(self) -> bool:
        """Whether to go on. Raises ``Unexpected`` when a program has ended by itself."""
        if self.make is not None and os.getppid() != self.make:
            self.stopping = True
        if self.stopping:
            return False
        for name, program in self.programs.items():
            if program.poll() is not None:
                raise Unexpected(
                    f"The {name} process ended with code {program.returncode}; "
                    f"everything was stopped. Its last lines:\n{self.tail(name)}"
                )
        return True

    def tail(self, name: str) -> str:
        """The last lines a program wrote."""
        text = (self.logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(text.splitlines()[-TAIL:])

    def wait_until_ready(self, url: str, timeout: float) -> bool:
        """Ask ``url`` until it answers 200; False when a stop was asked for meanwhile.

        Raises ``Unexpected`` with the last answer after ``timeout`` seconds.
        """
        deadline = time.monotonic() + timeout
        while self.check():
            answer = ask(url)
            if answer == "ready":
                return True
            if time.monotonic() > deadline:
                raise Unexpected(f"Not ready after {timeout:.0f} s. {url} says: {answer}")
            time.sleep(POLL)
        return False

    def wait(self) -> None:
        """Return when somebody asks to stop; raise ``Unexpected`` when a program ends."""
        while self.check():
            time.sleep(POLL)

    def stop(self) -> None:
        """End every program: asked first, forced after the grace time."""
        for program in self.programs.values():
            signal_group(program, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for name, program in self.programs.items():
            try:
                program.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                signal_group(program, signal.SIGKILL)
                program.wait()
            (self.logs / f"{name}.pid").unlink(missing_ok=True)


def signal_group(program: "subprocess.Popen[bytes]", number: int) -> None:
    """Send a signal to a program and to whatever it started itself."""
    try:
        os.killpg(program.pid, number)
    except ProcessLookupError:
        return


def ask(url: str) -> str:
    """``ready`` for a 200, else what came back, on one line."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return "ready" if response.status == 200 else f"{response.status}"
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read(500).decode(errors='replace')}"
    except OSError as error:
        return f"no answer ({error})"
