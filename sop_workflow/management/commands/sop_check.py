"""``sop_check FILE``: read an SOP file and say everything that is wrong or uncertain about it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.reader import read_sop
from sop_workflow.definition.rules import check
from sop_workflow.management.output import AnsweringCommand


class Command(AnsweringCommand):
    """Exit code 1 when the file has an error; warnings alone leave it 0."""

    help = "Check an SOP file without storing anything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file to read."""
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, json: bool, **options: Any) -> None:
        """Read, check, answer."""
        try:
            document = read_sop(file)
        except SopFileError as error:
            self.report_problems(list(error.problems), as_json=json)
            return
        problems = list(check(document, file.name))
        if not problems and not json:
            self.stdout.write(
                f"{file.name}: {document.identity.title}, {len(document.steps)} steps, no problems."
            )
        self.report_problems(problems, as_json=json)
