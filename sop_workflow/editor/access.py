"""Who may look at runs and SOPs: the people who work under them. Forbidden looks like absent."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from sop_workflow.models import Disposition, SopRun, SopTask, SopTaskState, SopVersion
from sop_workflow.models.roles import role_ids


def _versions_of(user: Any) -> QuerySet[SopTask]:
    return SopTask.objects.filter(roles__in=role_ids(user)).values("version")


def sees_everything(user: Any) -> bool:
    """True for holders of the permission to view every run (SOP owner, auditor)."""
    return user.has_perm("sop_workflow.view_soprun")


def visible_runs(user: Any) -> QuerySet[SopRun]:
    """Runs of the SOPs in which ``user`` has a role, or all with the view permission."""
    runs = SopRun.objects.all()
    if sees_everything(user):
        return runs
    return runs.filter(version__in=_versions_of(user))


def visible_dispositions(user: Any) -> QuerySet[Disposition]:
    """Dispositions with a run that ``user`` may see."""
    if sees_everything(user):
        return Disposition.objects.all()
    return Disposition.objects.filter(Exists(visible_runs(user).filter(disposition=OuterRef("pk"))))


def may_keep_sops(user: Any) -> bool:
    """True for people who import, confirm and activate SOPs."""
    return user.has_perm("sop_workflow.change_sopversion")


def sees_every_sop(user: Any) -> bool:
    """True for people who may read every SOP, also those nobody works under yet."""
    return may_keep_sops(user) or user.has_perm("sop_workflow.view_sopversion")


def visible_versions(user: Any) -> QuerySet[SopVersion]:
    """Every SOP version, or those in which ``user`` has a role."""
    versions = SopVersion.objects.all()
    return versions if sees_every_sop(user) else versions.filter(pk__in=_versions_of(user))


def version_or_404(user: Any, pk: int) -> SopVersion:
    """The SOP version, if it exists and ``user`` may read it; ``Http404`` otherwise."""
    people = "imported_by", "activated_by", "workflow"
    version = visible_versions(user).select_related(*people).filter(pk=pk).first()
    if version is None:
        raise Http404
    return version


def disposition_or_404(user: Any, pk: int) -> Disposition:
    """The disposition, if it exists and ``user`` may see it; ``Http404`` otherwise."""
    found = visible_dispositions(user).select_related("section", "created_by").filter(pk=pk)
    disposition = found.first()
    if disposition is None:
        raise Http404
    return disposition


def run_or_404(user: Any, pk: int) -> SopRun:
    """The run, if it exists and ``user`` may see it; ``Http404`` otherwise."""
    run = (
        visible_runs(user)
        .select_related("version", "disposition", "workflow_state", "published_revision")
        .filter(pk=pk)
        .first()
    )
    if run is None:
        raise Http404
    return run


def visit_or_404(user: Any, pk: int) -> SopTaskState:
    """The visit, if its run may be seen by ``user``; ``Http404`` otherwise."""
    visit = (
        SopTaskState.objects.select_related(
            "step", "run__version", "run__disposition", "run__workflow_state", "acted_by"
        )
        .filter(pk=pk, run__in=visible_runs(user))
        .first()
    )
    if visit is None:
        raise Http404
    return visit
