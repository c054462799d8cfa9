"""``seed_demo``: fill an empty site with the demo, through the same service as people use."""

import random
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from cms_site.demo import ketapang, site
from cms_site.demo.accounts import AGENCIES, keeper, role_accounts
from cms_site.demo.moments import Days
from cms_site.demo.office import play
from cms_site.demo.stories import story
from sop_workflow.public import SopRun, import_document, read_sop, shipped_sops


class Command(BaseCommand):
    """Idempotent: a filled site is left as it is, only its port is set."""

    help = "Load the demo: four agencies' roles, the Ketapang SOP in force, three months of work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the demo's web server listens."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        """Everything in one transaction: an interrupted load leaves an empty site."""
        if SopRun.objects.exists():
            site.set_address(port)
            return
        with transaction.atomic():
            self._load(port)

    def _load(self, port: int) -> None:
        random.seed(1)
        days = Days(timezone.now())
        section = site.build(port)
        boss = keeper()
        begin = days.back(66)
        versions = {}
        for key, path in shipped_sops().items():
            versions[key], _new = import_document(
                read_sop(path), source_name=path.name, by=boss, at=begin
            )
        for key in AGENCIES:
            role_accounts(versions[key])
        version = ketapang.activate_ketapang(versions[ketapang.KEY], section, boss, begin)
        cast = ketapang.cast(version, section)
        plots = [*ketapang.finished_plots(days), *ketapang.waiting_plots(days)]
        acts = play([story(plot, cast) for plot in plots], progress=self._progress)
        self.stdout.write(f"\n{len(plots)} runs, {acts} acts.")

    def _progress(self, acts: int) -> None:
        if acts % 20 == 0:
            self.stdout.write(".", ending="")
            sys.stdout.flush()
