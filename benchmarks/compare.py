"""Queries, bytes and time per view, ours beside a plain Wagtail of the same content.

    python -m benchmarks.compare [--articles 200] [--rounds 15] [--waiting 10,1000]

Both sites run in processes of their own and are asked in turn, so that only the
ratio inside one run counts. No page cache anywhere; renditions and the site's
root paths are warm, as they are after the first visitor.
"""

import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from os import environ
from statistics import median

PUBLIC = ("home", "article", "list")
DESK = ("dashboard", "inbox")


class Probe:
    """One site's process."""

    def __init__(self, site, articles, waiting):
        folder = tempfile.mkdtemp(prefix=f"sopan-bench-{site}-")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.probe", site, "--articles", str(articles),
             "--waiting", str(waiting)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**environ, "SOPAN_VAR_DIR": folder, "PYTHONWARNINGS": "ignore"},
        )  # fmt: skip
        while (line := self.process.stdout.readline()) and line.strip() != "ready":
            pass

    def ask(self, view):
        """One measurement of a view."""
        self.process.stdin.write(view + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        """End the process."""
        self.process.stdin.close()
        self.process.wait(30)


def summary(rows):
    """The last counts and the median time of several measurements; what broke, if it broke."""
    if "failed" in rows[-1]:
        return {"failed": rows[-1]["failed"]}
    last = rows[-1]
    return {**last, "ms": median(row["ms"] for row in rows)}


def cell(result):
    """Queries and bytes in columns."""
    if "failed" in result:
        return f"{'breaks: ' + result['failed'][:30]:>40}"
    return f"{result['queries']:>20}{result['bytes']:>20}"


def compare(articles, waiting, views, rounds):
    """Measure both sites in turn; yields one row per view."""
    probes = {site: Probe(site, articles, waiting) for site in ("ours", "plain")}
    for view in views:
        seen = {site: [] for site in probes}
        for _ in range(rounds):
            for site, probe in probes.items():
                seen[site].append(probe.ask(view))
        yield view, {site: summary(rows) for site, rows in seen.items()}
    for probe in probes.values():
        probe.close()


def main():
    """Print the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--waiting", default="10,1000")
    args = parser.parse_args()
    print(f"{'view':<10}{'waiting':>8} |{'ours: queries':>20}{'bytes':>20} |"
          f"{'plain: queries':>20}{'bytes':>20} | time ours/plain")  # fmt: skip
    for index, waiting in enumerate(int(n) for n in args.waiting.split(",")):
        views = (*PUBLIC, *DESK) if index == 0 else DESK
        for view, row in compare(args.articles, waiting, views, args.rounds):
            ours, plain = row["ours"], row["plain"]
            broken = "failed" in ours or "failed" in plain
            ratio = "-" if broken else f"{ours['ms'] / plain['ms']:.2f}"
            print(f"{view:<10}{waiting:>8} |{cell(ours)} |{cell(plain)} | {ratio}", flush=True)


if __name__ == "__main__":
    main()
