"""One demo run from letter to report, or to wherever it still waits."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from cms_site.demo.letters import letter_pdf
from cms_site.demo.moments import indonesian_day
from cms_site.demo.office import Story, see_address
from sop_workflow.public import (
    Action,
    ActRequest,
    Directive,
    Disposition,
    SopRun,
    act,
    add_working,
    calendar,
    register,
    seen_text,
)

#: The step that drafts, and the one that publishes, in the Ketapang SOP.
DRAFT, PUBLISH, REPORT = 4, 6, 8
INSTRUCTIONS = (
    "Terbitkan di laman, sampaikan juga kepada media mitra.",
    "Tindak lanjuti. Periksa angka dan nama jabatan sebelum tayang.",
    "Liput dan terbitkan. Sertakan foto yang ada orangnya.",
    "Terbitkan hari ini, sebutkan narahubung untuk warga.",
)


@dataclass(frozen=True, slots=True)
class Plot:
    """What happens in one run.

    ``stop_at`` is the step that is still open when the story ends (0 = finished).
    ``pace`` stretches every step's standard; ``returns`` are (step, reason) pairs,
    each used once. ``write`` saves the draft on the run's page and returns nothing.
    """

    number: str
    article: Any
    start: datetime
    pace: float
    seed: int
    write: Callable[[Page, Any, Any], None]
    stop_at: int = 0
    returns: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class Cast:
    """The section, and who acts at which step (account by step number)."""

    section: Page
    actors: dict[int, Any]
    agency_roles: dict[str, int]


def _disposition(plot: Plot, cast: Cast) -> tuple[Disposition, SimpleUploadedFile]:
    day = (plot.start - timedelta(days=1)).date()
    unit = plot.article.unit
    number = f"400.14/{100 + plot.seed}/{plot.start.year}"
    pdf = letter_pdf(unit=unit, number=number, day=indonesian_day(day), subject=plot.article.title)
    disposition = Disposition(
        number=plot.number,
        received_at=plot.start,
        letter_number=number,
        letter_date=day,
        requester_name=f"Sekretaris {unit}",
        requester_unit=unit,
        requester_email=f"{unit.lower().replace(' ', '-').replace(',', '')}@contoh.example",
        subject=plot.article.title,
        section=cast.section,
    )
    return disposition, SimpleUploadedFile("surat-permintaan.pdf", pdf, "application/pdf")


def _act(run: SopRun, cast: Cast, plot: Plot, reason: str = "") -> None:
    visit = run.visits.select_related("step").get(is_open=True)
    revision, digest = seen_text(run)
    act(
        ActRequest(
            visit_id=visit.pk,
            action=Action.RETURN if reason else Action.COMPLETE,
            revision_id=revision,
            content_hash=digest,
            reason=reason,
            checked=range(len(visit.step.requirements)),
            directive=Directive(
                instruction=INSTRUCTIONS[plot.seed % len(INSTRUCTIONS)],
                addressees=list(cast.agency_roles.values())[1:2],
            ),
        ),
        user=cast.actors[visit.step.step_no],
    )


def story(plot: Plot, cast: Cast) -> Story:
    """The acts of one run; each ``yield`` is the hour of the next one."""
    chance = random.Random(plot.seed)  # noqa: S311 - variety, not secrecy
    returns = list(plot.returns)
    hour = plot.start
    yield hour
    disposition, letter = _disposition(plot, cast)
    run = register(disposition, user=cast.actors[1], letter=letter).run
    while True:
        visit = run.visits.select_related("step").get(is_open=True)
        step = visit.step.step_no
        if step == plot.stop_at and not returns:
            return
        effort = visit.standard_max * 60 * plot.pace * chance.uniform(0.7, 1.15)
        hour = add_working(hour, round(effort), calendar())
        yield hour
        if step == DRAFT:
            plot.write(run.workflow_state.content_object.specific, plot.article, cast.actors[DRAFT])
        due = next((r for r in returns if r[0] == step), None)
        if due:
            returns.remove(due)
        _act(run, cast, plot, reason=due[1] if due else "")
        run.refresh_from_db()
        if step == PUBLISH and not due:
            hour += timedelta(seconds=20)
            yield hour
            see_address(run)
        if step == REPORT and not due:
            return
