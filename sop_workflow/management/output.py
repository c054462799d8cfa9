"""How commands answer: sentences for people, or one JSON object for programs."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sop_workflow.compiler.explain import sentence
from sop_workflow.definition.errors import SopProblem


def problem_row(problem: SopProblem) -> dict[str, Any]:
    """A problem as JSON-able facts."""
    return {
        "level": problem.level,
        "code": problem.code,
        "file": problem.file,
        "place": problem.place,
        "step": problem.step,
        "message": sentence(problem),
    }


def problem_line(problem: SopProblem) -> str:
    """A problem as one line: file, place, sentence."""
    where = ", ".join(part for part in (problem.file, problem.place) if part)
    return f"{where}: {sentence(problem)}" if where else sentence(problem)


class AnsweringCommand(BaseCommand):
    """A command with ``--json``; exit code 1 means that something is wrong."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Every SOP command can answer in JSON."""
        parser.add_argument("--json", action="store_true", help="Answer as one JSON object.")

    def answer(self, facts: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
        """Print ``facts`` as JSON or ``lines`` as text."""
        if as_json:
            self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2, default=str))
        else:
            self.stdout.write("\n".join(lines))

    def report_problems(self, problems: list[SopProblem], *, as_json: bool) -> None:
        """Print problems, errors to the error stream, and stop with code 1 if any is an error."""
        errors = [p for p in problems if p.level == "error"]
        if as_json:
            self.answer(
                {"ok": not errors, "problems": [problem_row(p) for p in problems]}, [], as_json=True
            )
        else:
            for found in problems:
                stream = self.stderr if found.level == "error" else self.stdout
                stream.write(f"{found.level.upper()} {problem_line(found)}")
        if errors:
            raise SystemExit(1)
