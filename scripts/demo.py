"""Starts the demo: environment, database, demo content, web server, background worker.

Standard library only; what needs Django runs in the environment it creates.
Ctrl-C, SIGTERM and a closed terminal stop everything it started.

    python -m scripts.demo [--port 8000]
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from scripts import environment
from scripts.supervisor import STOP_SIGNALS, Supervisor, Unexpected

ROOT = environment.ROOT
READY_TIMEOUT = 90  # seconds


def port_is_free(port: int) -> bool:
    """Whether nobody listens on ``port`` of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Connections of a server that has just ended do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def variables(port: int) -> dict[str, str]:
    """The environment of everything the demo starts.

    A ``DATABASE_URL`` of the caller is set aside: accounts with known passwords
    must never reach a real database.
    """
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms_site.settings.dev",
        "SOPAN_BASE_URL": f"http://127.0.0.1:{port}",
        "SOPAN_DEBUG": "false",
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "PYTHONUNBUFFERED": "1",
    }


def prepare(python: Path, port: int, env: dict[str, str]) -> str:
    """Migrate and fill the database; the table of role accounts.

    Raises ``Unexpected`` when a step fails; what failed is on the screen.
    """
    result = subprocess.run(
        [python, "-m", "scripts.demo_content", "--port", str(port)],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if result.returncode:
        raise Unexpected("The demo content was not loaded; see the message above.")
    return result.stdout


def start(venv: Path, port: int) -> int:
    """Run the demo until somebody stops it; the exit code."""
    begun = time.monotonic()
    python = environment.ensure(venv, "base")
    env = variables(port)
    accounts = prepare(python, port, env)
    var_dir = Path(env.get("SOPAN_VAR_DIR") or ROOT / "var")
    with Supervisor(cwd=ROOT, env=env, logs=var_dir / "log") as supervisor:
        supervisor.start(
            "web",
            [python, "-m", "waitress", f"--listen=127.0.0.1:{port}", "--threads=8",
             "cms_site.wsgi:application"],
        )  # fmt: skip
        supervisor.start(
            "worker",
            [python, "manage.py", "db_worker", "--queue-name=*", "--no-startup-delay"],
        )
        if supervisor.wait_until_ready(f"http://127.0.0.1:{port}/readyz", READY_TIMEOUT):
            print(f"\nSopan is running: http://127.0.0.1:{port}/   (Ctrl-C stops it)")
            print(f"Editors sign in at http://127.0.0.1:{port}/admin/\n")
            print(accounts)
            print(f"Ready after {time.monotonic() - begun:.0f} s. Logs: {var_dir / 'log'}")
            sys.stdout.flush()
            supervisor.wait()
    print("Stopped.", flush=True)
    return 0


def main() -> int:
    """Read the arguments; every failure is one sentence and exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--venv", default=".venv", help="folder of the environment")
    options = parser.parse_args()
    port: int = options.port
    if not 0 < port < 65536:
        print(f"{port} is no port number.", file=sys.stderr)
        return 1
    if not port_is_free(port):
        print(
            f"Port {port} is in use by another program. "
            f"Stop that, or choose another one: make demo PORT={port + 1}",
            file=sys.stderr,
        )
        return 1
    # Until the programs run, every stop signal is a Ctrl-C: what is being done ends with us.
    for number in STOP_SIGNALS:
        signal.signal(number, signal.default_int_handler)
    try:
        return start(ROOT / options.venv, port)
    except (environment.EnvironmentFailed, Unexpected) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        # Ctrl-C before the server ran: nothing is left behind.
        return 0


if __name__ == "__main__":
    sys.exit(main())
