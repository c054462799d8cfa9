"""Wagtail's own doors as a browser uses them, and what must look the same after a refusal."""

from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState

from sop_workflow.models import LedgerEntry, SopRun, SopTaskState


def remembered(run):
    """Everything a refused act must leave alone: native rows, our rows, the page, the ledger."""
    run = SopRun.objects.select_related("workflow_state").get(pk=run.pk)
    state = run.workflow_state
    return {
        "state": WorkflowState.objects.filter(pk=state.pk).values().get(),
        "run": SopRun.objects.filter(pk=run.pk).values().get(),
        "native": list(TaskState.objects.filter(workflow_state=state).order_by("pk").values()),
        "visits": list(SopTaskState.objects.filter(run=run).order_by("pk").values()),
        "page": Page.objects.filter(pk=state.object_id).values("live", "live_revision").first(),
        "ledger": LedgerEntry.objects.count(),
    }


def signed_in(client, user):
    client.force_login(user)
    return client


def turned_away(response):
    """Wagtail's plain refusal: sent home with a message, or 403; never an error page."""
    if response.status_code == 302:
        return response.url == reverse("wagtailadmin_home")
    return response.status_code == 403


def native_action(client, page, visit, action="approve", **data):
    """Press a native moderation button of ``visit`` with the address of ``page``."""
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, visit.pk])
    return client.post(url, {"comment": "", **data})


def editor_form(page, **changed):
    """What the page editor sends for a bulletin."""
    newest = page.get_latest_revision_as_object()
    return {
        "title": newest.title,
        "slug": newest.slug,
        "text": newest.text,
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        **changed,
    }


def save_in_editor(client, page, **changed):
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), editor_form(page, **changed)
    )
