"""Wagtail's own workflow and task screens without the generated ones, which nobody edits there.

A generated workflow is frozen with its SOP version; in those screens it is
absent: not listed, not chosen, not opened by its address. Reports stay complete.

Wagtail offers no hook for these screens, and addresses that a hook registers
come after Wagtail's own. So the callbacks of its routes are replaced by name,
as Wagtail itself does when it decorates them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern
from wagtail import workflows as task_types
from wagtail.admin.views import workflows
from wagtail.models import WorkflowPage

from sop_workflow.models import SopTask, SopVersion

View = Callable[..., HttpResponseBase]


class WorkflowIndex(workflows.Index):
    """The list of workflows that people made."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Without generated workflows."""
        return super().get_base_queryset().filter(sop_version=None)


class TaskIndex(workflows.TaskIndex):
    """The list of tasks that people made."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Without generated steps."""
        return super().get_base_queryset().filter(soptask=None)


class ChooserListing:
    """The "existing task" tab of the chooser, offering tasks that people made."""

    def get_task_listing_context_data(self) -> dict[str, Any]:
        """What Wagtail lists, without generated steps."""
        context = super().get_task_listing_context_data()  # type: ignore[misc]
        found = context["all_tasks"].exclude(pk__in=SopTask.objects.values("pk"))
        words = context["query_string"]
        page = self.request.GET.get("p")  # type: ignore[attr-defined]
        named = found.filter(name__icontains=words) if words else found
        return {**context, "all_tasks": found, "tasks": Paginator(named, 10).get_page(page)}


class TaskChooser(ChooserListing, workflows.TaskChooserView):
    """The chooser's dialog."""


class TaskChooserResults(ChooserListing, workflows.TaskChooserResultsView):
    """The chooser's list after a search."""


def _workflow_is_generated(pk: int) -> bool:
    return SopVersion.objects.filter(workflow=pk).exists()


def _task_is_generated(pk: int = 0, task_id: int = 0) -> bool:
    return SopTask.objects.filter(pk=pk or task_id).exists()


def _section_is_governed(page_pk: int, workflow_pk: int | None = None) -> bool:
    """Taking the workflow off a section would let its pages slip past their SOP."""
    links = WorkflowPage.objects.filter(page=page_pk)
    return links.filter(workflow__sop_version__isnull=False).exists()


def _type_is_generated(app_label: str, model_name: str) -> bool:
    return (app_label, model_name) == (SopTask._meta.app_label, SopTask._meta.model_name)


_REPLACED: dict[str, View] = {
    "index": WorkflowIndex.as_view(),
    "index_results": WorkflowIndex.as_view(results_only=True),
    "task_index": TaskIndex.as_view(),
    "task_index_results": TaskIndex.as_view(results_only=True),
    "task_chooser": TaskChooser.as_view(),
    "task_chooser_results": TaskChooserResults.as_view(),
}
_ABSENT_WHEN: dict[str, Callable[..., bool]] = {
    "enable": _workflow_is_generated,
    "disable": _workflow_is_generated,
    "edit": _workflow_is_generated,
    "usage": _workflow_is_generated,
    "usage_results": _workflow_is_generated,
    "remove": _section_is_governed,
    "add_task": _type_is_generated,
    "edit_task": _task_is_generated,
    "disable_task": _task_is_generated,
    "enable_task": _task_is_generated,
    "task_chosen": _task_is_generated,
}
#: Routes that show no existing workflow or task; they offer the kinds of task below.
UNTOUCHED = frozenset({"add", "select_task_type", "task_chooser_create"})


def routes() -> list[URLPattern]:
    """Wagtail's workflow routes. Imported late: the package asks all hooks for addresses."""
    from wagtail.admin.urls import workflows as module

    return module.urlpatterns


def take_over() -> None:
    """Put our callbacks on Wagtail's routes; called by the hook for addresses, before serving."""
    _offer_no_sop_task()
    for route in routes():
        if view := _REPLACED.get(route.name or ""):
            route.callback = view
        elif is_generated := _ABSENT_WHEN.get(route.name or ""):
            route.callback = _absent_when(is_generated, route.callback)


def _offer_no_sop_task() -> None:
    """Take the generated kind of task off the kinds a person can create."""
    kinds = task_types.get_task_types()
    kinds[:] = [kind for kind in kinds if kind is not SopTask]


def known_routes() -> frozenset[str]:
    """Names of Wagtail's workflow routes that were thought about; a test compares."""
    return frozenset(_REPLACED) | frozenset(_ABSENT_WHEN) | UNTOUCHED


def _absent_when(is_generated: Callable[..., bool], view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if is_generated(**kwargs):
            raise Http404
        return view(request, **kwargs)

    return guarded
