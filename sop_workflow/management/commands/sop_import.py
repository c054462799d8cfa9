"""``sop_import FILE``: store an SOP file as a version, name what it left open, activate it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from wagtail.models import Page

from sop_workflow.compiler.apply import NotReady, activate, preview
from sop_workflow.compiler.explain import explain
from sop_workflow.compiler.importing import import_document
from sop_workflow.compiler.readings import confirm, open_questions
from sop_workflow.compiler.sections import SectionTaken
from sop_workflow.definition.errors import SopFileError
from sop_workflow.definition.reader import read_sop
from sop_workflow.management.output import AnsweringCommand
from sop_workflow.models import SopVersion
from sop_workflow.runtime.time import now

#: Option name of each kind of open question.
OPTIONS = {"actor": "actor", "return": "return_to", "clock": "clock"}


class Command(AnsweringCommand):
    """Exit code 1 when anything is refused; nothing is half-stored then."""

    help = "Import an SOP file; with --activate let it govern sections of the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """File, what a person confirms, where it shall govern."""
        super().add_arguments(parser)
        parser.add_argument("file", type=Path)
        parser.add_argument("--activate", action="store_true", help="Activate after the import.")
        parser.add_argument("--by", metavar="USERNAME", help="Who confirms and activates.")
        parser.add_argument(
            "--section",
            action="append",
            default=[],
            metavar="PATH",
            help="URL path of a section it governs, e.g. /berita/.",
        )
        for subject, dest in OPTIONS.items():
            parser.add_argument(
                f"--{subject}",
                action="append",
                default=[],
                dest=dest,
                metavar="STEP=VALUE",
                help=f"Confirm the {subject} of a step.",
            )

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        """Everything in one transaction: a refused activation leaves no import behind."""
        try:
            with transaction.atomic():
                facts, lines = self._run(options)
        except SopFileError as error:
            self.report_problems(list(error.problems), as_json=json)
            return
        except NotReady as error:
            self._not_ready(error, as_json=json)
            return
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        except SectionTaken as error:
            raise CommandError(f"Not activated, nothing stored: {error}.") from error
        self.answer(facts, lines, as_json=json)

    def _run(self, options: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        by = self._person(options["by"])
        path: Path = options["file"]
        version, new = import_document(read_sop(path), source_name=path.name, by=by, at=now())
        lines = [f"{version}: {'imported' if new else 'already known, nothing stored'}"]
        for subject, dest in OPTIONS.items():
            self._confirm(version, subject, options[dest], by)
        facts: dict[str, Any] = {"ok": True, "version": version.pk, "new": new, "active": False}
        if options["activate"]:
            if by is None:
                raise CommandError("--activate needs --by USERNAME: somebody must answer for it.")
            done = activate(version, sections=self._sections(options["section"]), by=by, at=now())
            facts |= {"active": True, "changed": done.changed}
            lines += explain(done.plan)
        elif questions := open_questions(version):
            lines += [f"A person must confirm step {q.step}: {q.subject}" for q in questions]
        else:
            lines += explain(preview(version))
        return facts, lines

    def _person(self, username: str | None) -> Any:
        if username is None:
            return None
        try:
            return get_user_model().objects.get_by_natural_key(username)
        except get_user_model().DoesNotExist as error:
            raise CommandError(f"--by: no account is called {username!r}.") from error

    def _confirm(self, version: SopVersion, subject: str, pairs: list[str], by: Any) -> None:
        for pair in pairs:
            step, sign, value = pair.partition("=")
            if not sign or not step.isdigit():
                raise CommandError(f"--{subject} {pair!r}: write STEP=VALUE, e.g. 1=petugas.")
            if by is None:
                raise CommandError(f"--{subject} needs --by USERNAME: a reading is signed.")
            confirm(
                version,
                subject=subject,
                step=int(step),
                value=tuple(value.split(",")),
                by=by,
                at=now(),
            )

    def _sections(self, paths: list[str]) -> list[Page]:
        found = []
        for path in paths:
            matches = [
                p
                for p in Page.objects.filter(slug=path.strip("/").rsplit("/", 1)[-1])
                if p.url_path.endswith(f"/{path.strip('/')}/")
            ]
            if len(matches) != 1:
                raise CommandError(f"--section {path!r}: {len(matches)} pages have this path.")
            found.append(matches[0])
        return found

    def _not_ready(self, error: NotReady, *, as_json: bool) -> None:
        rows: list[dict[str, Any]] = [
            {
                "step": q.step,
                "subject": str(q.subject),
                "proposed": list(q.proposed),
                "choices": list(q.choices),
            }
            for q in error.questions
        ]
        lines = [
            "Not activated, nothing stored: the document leaves open what a person must confirm."
        ]
        lines += [
            f"  --{r['subject']} {r['step']}=…  one of: {', '.join(c or '-' for c in r['choices'])}"
            for r in rows
        ]
        if as_json:
            self.answer({"ok": False, "open": rows}, [], as_json=True)
        else:
            self.stderr.write("\n".join(lines))
        raise SystemExit(1)
