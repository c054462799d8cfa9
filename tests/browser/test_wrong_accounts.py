"""Every step of a run, tried with every account it does not belong to."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from playwright.sync_api import expect

from sop_workflow.enums import Event
from sop_workflow.models import LedgerEntry
from tests.browser.office import PASSWORD, Desk
from tests.factories.sop import ACTORS, LANES, Office

pytestmark = pytest.mark.browser


@pytest.fixture
def office(real_transactions, in_process_address):
    return Office.open()


@pytest.fixture
def accounts(office):
    """The four roles, the keeper of the site, and a role of another agency."""
    outside = Group.objects.create(name="Pemerintah Kabupaten Lain: PPID Utama")
    outside.permissions.add(Permission.objects.get(codename="access_admin"))
    stranger = get_user_model().objects.create_user("ppid-lain", "ppid@lain.example", PASSWORD)
    stranger.groups.add(outside)
    for user in get_user_model().objects.all():
        user.set_password(PASSWORD)
        user.save()
    return [*LANES, "pengelola", "ppid-lain"]


def try_the_step(desk, address):
    """Open the step and, whatever it shows, send what its own form would send."""
    response = desk.page.goto(desk.base + address)
    if response.status == 200:
        expect(desk.page.locator("#sp-step button[type=submit]:visible")).to_have_count(0)
    token = next(c["value"] for c in desk.page.context.cookies() if c["name"].endswith("csrftoken"))
    answers = [
        desk.page.request.post(
            desk.base + target,
            form={"csrfmiddlewaretoken": token, "checked": "0", "reason": "x", "instruction": "x"},
            headers={"Referer": desk.base + address},
            max_redirects=0,
        )
        for target in (address, f"{address}return/", f"{address}address/")
    ]
    return response.status, [answer.status for answer in answers]


def test_no_wrong_account_can_do_any_step(browser, live_server, office, accounts):
    runs = {step: office.run_at(step) for step in ACTORS}
    before = LedgerEntry.objects.filter(event__in=[Event.STEP_DONE, Event.STEP_RETURNED]).count()
    for account in accounts:
        context = browser.new_context(locale="id-ID")
        desk = Desk(context, live_server.url).sign_in(account)
        for step, run in runs.items():
            if ACTORS[step] == account:
                continue
            address = reverse("sop_workflow:step", args=[office.visit(run).pk])
            seen, answers = try_the_step(desk, address)
            assert seen == (404 if account == "ppid-lain" else 200), (account, step)
            assert answers == [404, 404, 404], (account, step)
        context.close()
    after = LedgerEntry.objects.filter(event__in=[Event.STEP_DONE, Event.STEP_RETURNED]).count()
    assert after == before
    for step, run in runs.items():
        assert office.visit(run).step.step_no == step


def test_an_approver_needs_three_taps_on_a_phone(browser, live_server, office, accounts):
    run = office.run_at(5)
    address = reverse("sop_workflow:step", args=[office.visit(run).pk])
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="id-ID"
    )
    desk = Desk(context, live_server.url).sign_in("subkoor")
    page = desk.page
    page.goto(live_server.url + address)  # tap 1: the link in the mail
    page.locator("input[name=checked]").tap()  # tap 2: the requirement
    page.locator(".sp-bottom button[type=submit]").tap()  # tap 3: approve
    desk.succeeded()
    context.close()
    assert office.visit(run).step.step_no == 6
