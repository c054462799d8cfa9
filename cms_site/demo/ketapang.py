"""The Ketapang SOP in the demo: confirmed openly, activated, and lived for three months."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page

from cms_site.demo.accounts import username
from cms_site.demo.articles import articles
from cms_site.demo.content import write
from cms_site.demo.moments import Days
from cms_site.demo.stories import Cast, Plot
from sop_workflow.public import SopVersion, activate, confirm, open_questions, role_name

KEY = "ketapang-information-service"
NOTE = "Dikonfirmasi untuk demo menurut usulan transkripsi"
#: Returns in finished runs, by position: (step that returns, reason).
RETURNS = {
    4: ((5, "Nama narahubung belum dicantumkan."),),
    11: ((5, "Angka pada paragraf kedua berbeda dengan surat."),),
    19: ((5, "Judul terlalu panjang, pokok berita belum tampak."),),
    25: ((5, "Keterangan gambar belum menyebut tempat."),),
}
#: Finished runs that went slowly: position -> pace.
SLOW = {7: 1.35, 16: 1.25, 22: 1.3}
FINISHED = 28


def activate_ketapang(version: SopVersion, section: Page, keeper: Any, at: datetime) -> SopVersion:
    """Confirm every open place as proposed, signed by the keeper with a note, then activate."""
    for question in open_questions(version):
        confirm(
            version, subject=question.subject, step=question.step, value=question.proposed,
            by=keeper, at=at, note=NOTE,
        )  # fmt: skip
    return activate(version, sections=[section], by=keeper, at=at).version


def cast(version: SopVersion, section: Page) -> Cast:
    """Who acts at which step, by the confirmed SOP."""
    people = get_user_model().objects
    document = version.confirmed
    return Cast(
        section=section,
        actors={
            step.no: people.get(username=username(version, step.lanes[0]))
            for step in document.steps
        },
        agency_roles={
            lane.key: Group.objects.get(name=role_name(document, lane.name)).pk
            for lane in document.lanes
        },
    )


def finished_plots(days: Days) -> list[Plot]:
    """Runs from letter to report over the last three months.

    Two of the waiting runs are already live, so the site shows thirty published pages.
    """
    stock = articles()
    starts = days.spread(FINISHED, first=62, last=2)
    return [
        Plot(
            number=f"AG-{start:%Y}-{index + 1:04d}",
            article=stock[index],
            start=start,
            pace=SLOW.get(index, 0.9),
            seed=index,
            write=write,
            returns=RETURNS.get(index, ()),
        )
        for index, start in enumerate(starts)
    ]


#: Runs that wait: step, working days ago, returns, pace.
WAITING: tuple[tuple[int, int, tuple[tuple[int, str], ...], float], ...] = (
    (1, 1, (), 0.5),
    (2, 1, (), 0.5),
    (3, 1, (), 0.5),
    (4, 1, (), 0.5),
    (4, 1, ((5, "Jadwal per kecamatan belum dicantumkan dan nomor narahubung salah satu angka."),),
     0.45),
    (5, 1, (), 0.5),
    (5, 4, (), 0.6),
    (5, 1, ((5, "Sebutkan syarat pendaftaran dan tempatnya."),), 0.3),
    (6, 1, (), 0.5),
    (7, 1, (), 0.5),
    (8, 1, (), 0.5),
)  # fmt: skip


def waiting_plots(days: Days) -> list[Plot]:
    """One run waiting at each step, one returned, one late, one that came back once."""
    plots, stock = [], articles()
    for index, (step, ago, returns, pace) in enumerate(WAITING):
        seed = FINISHED + index
        start = days.back(ago)
        plots.append(
            Plot(
                number=f"AG-{start:%Y}-{seed + 1:04d}",
                article=stock[seed % len(stock)],
                start=start,
                pace=pace,
                seed=seed,
                write=write,
                stop_at=step,
                returns=returns,
            )
        )
    return plots
