"""One step of one SOP version as a native Wagtail task."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState
from wagtail.signals import task_submitted

from sop_workflow.definition.schema import StepKind, Symbol
from sop_workflow.enums import EDITING_KINDS
from sop_workflow.models.roles import role_ids

_OWN_STEPS = "_sop_step_ids"


def own_step_ids(user: AbstractBaseUser) -> frozenset[int]:
    """Primary keys of the active steps whose role ``user`` holds; asked for once per request."""
    cached = getattr(user, _OWN_STEPS, None)
    if cached is None:
        own = SopTask.objects.filter(active=True, roles__in=role_ids(user))
        cached = frozenset(own.values_list("pk", flat=True))
        setattr(user, _OWN_STEPS, cached)
    return cached


class SopTask(Task):
    """A generated step. Frozen with its version; people never edit it in Wagtail's task screens."""

    version = models.ForeignKey(
        "sop_workflow.SopVersion",
        verbose_name=_("SOP version"),
        on_delete=models.PROTECT,
        related_name="tasks",
    )
    step_no = models.PositiveIntegerField(_("step"))
    kind = models.CharField(_("kind"), max_length=10, choices=[(k.value, k.name) for k in StepKind])
    symbol = models.CharField(
        _("symbol"), max_length=10, choices=[(s.value, s.name) for s in Symbol]
    )
    short = models.CharField(_("short name"), max_length=40)
    activity = models.TextField(_("activity (uraian kegiatan)"))
    lane = models.CharField(_("actor (pelaksana)"), max_length=255)
    requirements = models.JSONField(_("requirements (kelengkapan)"), default=list)
    outputs = models.JSONField(_("outputs"), default=list)
    remark = models.TextField(_("remark (keterangan)"), blank=True)
    time_printed = models.CharField(_("time as printed (waktu)"), max_length=60)
    standard_min = models.PositiveIntegerField(_("standard, at least (minutes)"))
    standard_max = models.PositiveIntegerField(_("standard, at most (minutes)"))
    return_to = models.PositiveIntegerField(_("returns to step"), null=True, blank=True)
    question = models.CharField(_("question of the decision"), max_length=255, blank=True)
    roles = models.ManyToManyField(Group, verbose_name=_("roles"), related_name="sop_tasks")

    class Meta:
        verbose_name = _("SOP step")
        verbose_name_plural = _("SOP steps")
        ordering = ["version", "step_no"]
        constraints = [models.UniqueConstraint(fields=["version", "step_no"], name="sop_step_once")]

    # Nothing to change in Wagtail's task form; a save is refused (runtime.guards). Both
    # lists must name the same fields, or the form breaks.
    admin_form_fields = ["name"]
    admin_form_readonly_on_edit_fields = ["name"]

    #: Facts of the next visit, set by the service just before it moves a run here.
    arrival: dict[str, Any] | None = None

    @classmethod
    def get_task_state_class(cls) -> type[TaskState]:
        """Visits of a step carry the SOP's own facts."""
        from sop_workflow.models.visits import SopTaskState

        return SopTaskState

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Open a visit. Only the service can: it alone knows the run and the deadline (T6)."""
        from sop_workflow.models.visits import SopTaskState

        if self.arrival is None:
            raise PermissionDenied("An SOP run is opened by registering a disposition.")
        visit = SopTaskState(
            workflow_state=workflow_state,
            status=TaskState.STATUS_IN_PROGRESS,
            revision=workflow_state.content_object.get_latest_revision(),
            task=self,
            step=self,
            standard_min=self.standard_min,
            standard_max=self.standard_max,
            **self.arrival,
        )
        self.arrival = None
        visit.save()
        task_submitted.send(sender=SopTaskState, instance=visit, user=user)
        return visit

    @cached_property
    def _role_ids(self) -> frozenset[int]:
        return frozenset(self.roles.values_list("pk", flat=True))

    def user_has_role(self, user: AbstractBaseUser) -> bool:
        """True if ``user`` holds a role of this step. Superusers have no bypass (safety S09)."""
        return bool(user.is_active and self._role_ids & role_ids(user))

    @property
    def allows_editing(self) -> bool:
        """True if the actor of this step may change the content."""
        return StepKind(self.kind) in EDITING_KINDS

    def user_can_access_editor(self, obj: Any, user: AbstractBaseUser) -> bool:
        """Open the editor for the role that drafts."""
        return self.allows_editing and self.user_has_role(user)

    def locked_for_user(self, obj: Any, user: AbstractBaseUser) -> bool:
        """Lock the content for everybody but the drafting role, superusers included (T7)."""
        return not self.user_can_access_editor(obj, user)

    def get_actions(self, obj: Any, user: AbstractBaseUser) -> list[tuple[str, str, bool]]:
        """No native buttons: Wagtail's doors trust the browser (T1, T2). The step page acts."""
        return []

    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any
    ) -> None:
        """Refuse every native action, whatever view it came through."""
        raise PermissionDenied("An SOP step is completed on its own page.")

    def get_task_states_user_can_moderate(
        self, user: AbstractBaseUser, **kwargs: Any
    ) -> QuerySet[TaskState]:
        """Open visits for holders of the role, without a query per step (T11).

        Wagtail joins the answers of all active tasks with "or": steps that are
        not the person's own must add nothing to that query.
        """
        if self.pk not in own_step_ids(user):
            return TaskState.objects.none()
        return TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self)

    @classmethod
    def get_description(cls) -> str:
        """What Wagtail's task list says of this kind of task."""
        return str(_("A step generated from an SOP version"))
