"""Brings the demo's database up to date, in one process because starting Django takes seconds.

Prints the table of role accounts on standard output, everything else on
standard error.

    python -m scripts.demo_content [--port 8000]
"""

import argparse
import sys

import django
from django.core.management import call_command

from scripts import messages


def main() -> None:
    """Compile messages, migrate, load the content, print the accounts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    messages.compile_all()
    django.setup()
    print("Preparing the database ...", file=sys.stderr, flush=True)
    call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
    print("Loading the demo content ...", file=sys.stderr, flush=True)
    call_command("seed_demo", port=port, stdout=sys.stderr)
    call_command("demo_accounts", stdout=sys.stdout)


if __name__ == "__main__":
    main()
