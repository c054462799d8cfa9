"""Lists of dispositions, SOPs and registers cost the same with ten rows and with a hundred."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sop_workflow.compiler.importing import import_document
from sop_workflow.models import Disposition, LedgerEntry, OutboxMessage, SopVersion
from tests.factories.sop import MONDAY, Office

LIMIT = 20


@pytest.fixture
def office(db, settings):
    settings.SOP_WORKFLOW = {**settings.SOP_WORKFLOW, "PAGE_SIZE": 100}
    return Office.open()


@pytest.fixture
def everywhere(client, db):
    """A superuser's browser."""
    user = get_user_model().objects.create_superuser("root", "root@contoh.example", "rahasia")
    client.force_login(user)
    return client


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address)
    assert response.status_code == 200
    return len(caught), "\n".join(query["sql"][:160] for query in caught)


def same_cost(client, addresses, fill):
    fill(10)
    few = {address: queries(client, address)[0] for address in addresses}
    fill(100)
    for address in addresses:
        many, listed = queries(client, address)
        assert few[address] == many <= LIMIT, listed


def registered(office, count):
    while Disposition.objects.count() < count:
        office.clock += timedelta(minutes=1)
        office.registered()


def test_dispositions(client, office):
    client.force_login(office.petugas)
    page = reverse("sop_workflow:dispositions")
    addresses = [page, f"{page}?state=open", f"{page}?state=finished", f"{page}?q=ternak"]
    same_cost(client, addresses, lambda count: registered(office, count))


def test_sops(everywhere, office):
    document = office.version.document

    def fill(count):
        while (made := SopVersion.objects.count()) < count:
            other = replace(document, key=f"sop-{made}")
            import_document(other, source_name="sop.toml", by=None, at=MONDAY)

    same_cost(everywhere, [reverse("sop_workflow:sops")], fill)


def test_the_ledger(everywhere, office):
    def fill(count):
        while LedgerEntry.objects.count() < count:
            office.registered()

    same_cost(everywhere, [reverse("sop_registers_ledger_modeladmin_index")], fill)


def test_outgoing_mails(everywhere, office):
    def fill(count):
        have = OutboxMessage.objects.count()
        OutboxMessage.objects.bulk_create(
            OutboxMessage(
                key=f"k{number}", kind="step", to="a@contoh.example", subject="S", text="T",
                created_at=MONDAY,
            )
            for number in range(have, count)
        )  # fmt: skip

    same_cost(everywhere, [reverse("sop_registers_mails_modeladmin_index")], fill)
