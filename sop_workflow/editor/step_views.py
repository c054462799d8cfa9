"""The step page: read, decide, act. Screens collect what ``act`` needs and show what it says."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from sop_workflow.editor.access import visit_or_404
from sop_workflow.editor.desk_view import DeskView
from sop_workflow.editor.step_context import step_context
from sop_workflow.enums import Action, Priority
from sop_workflow.runtime.act import ActRequest, Result, act
from sop_workflow.runtime.content import latest_revision
from sop_workflow.runtime.directives import Directive
from sop_workflow.runtime.evidence import attach
from sop_workflow.runtime.refusals import Refused
from sop_workflow.runtime.visibility import look


def _numbers(values: list[str]) -> frozenset[int]:
    return frozenset(int(value) for value in values if value.isdecimal() and len(value) < 10)


def act_request(request: HttpRequest, visit_id: int, action: Action) -> ActRequest:
    """What the form says, as the service wants it; wrong numbers are simply not there."""
    post = request.POST
    revision = post.get("revision", "")
    return ActRequest(
        visit_id=visit_id,
        action=action,
        revision_id=int(revision) if revision.isdecimal() and len(revision) < 19 else None,
        content_hash=post.get("content_hash", ""),
        token=post.get("token", ""),
        reason=_reason(request),
        checked=_numbers(post.getlist("checked")),
        directive=Directive(
            instruction=post.get("instruction", ""),
            priority=post.get("priority", Priority.ORDINARY),
            addressees=_numbers(post.getlist("addressees")),
        ),
    )


def _reason(request: HttpRequest) -> str:
    """The typed reason, with the ticked topics before it."""
    topics = ", ".join(request.POST.getlist("topic"))
    words = request.POST.get("reason", "").strip()
    return f"{topics}: {words}" if topics and words else words


class StepView(DeskView):
    """One visit of a step. GET shows it, POST completes it."""

    template_name = "sop_workflow/step.html"
    header_icon = "tasks"
    refusal: Refused | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Forbidden looks like absent."""
        self.visit = visit_or_404(request.user, kwargs["visit_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The title of what the run is about."""
        return self.visit.run.title

    def get_crumb(self) -> str:
        """The step in the breadcrumb."""
        return _("Step %(no)s") % {"no": self.visit.step.step_no}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and what the person had already typed when an act was refused."""
        context = super().get_context_data(**kwargs)
        context.update(step_context(self.visit, self.request, self.now))
        context["refusal"] = self.refusal
        context["typed"] = self.request.POST
        context["ticked"] = _numbers(self.request.POST.getlist("checked"))
        return context

    def post(self, request: HttpRequest, visit_id: int) -> HttpResponseBase:
        """Attach what was sent, then complete the step (or only attach)."""
        try:
            attached = self._attach()
            if "attach" in request.POST:
                if attached:
                    messages.success(request, _("The file is attached."))
                return redirect("sop_workflow:step", visit_id=visit_id)
            result = act(act_request(request, visit_id, Action.COMPLETE), user=request.user)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(result)

    def _attach(self) -> bool:
        file = self.request.FILES.get("evidence_file")
        if file is None:
            return False
        label = self.request.POST.get("evidence_label", "")
        attach(visit_id=self.visit.pk, user=self.request.user, label=label, file=file)
        return True

    def refused(self, refusal: Refused) -> HttpResponseBase:
        """Show why, keep what was typed. Absent for people without the role."""
        if refusal.code == "not-found":
            raise Http404
        self.refusal = refusal
        self.visit = visit_or_404(self.request.user, self.visit.pk)
        status = 409 if refusal.code in {"already-done", "content-changed"} else 422
        return self.render_to_response(self.get_context_data(), status=status)

    def succeeded(self, result: Result) -> HttpResponseBase:
        """Say what happened and go where the person's work goes on."""
        run, following = result.run, result.next_visit
        if following is None:
            messages.success(self.request, _("Finished. The run has ended."))
            return redirect("sop_workflow:run", pk=run.pk)
        words = {"role": following.step.lane, "no": following.step.step_no}
        if result.visit.returned_to:
            text = _("Returned. %(role)s goes on with step %(no)s.") % words
        else:
            text = _("Done. %(role)s goes on with step %(no)s.") % words
        messages.success(self.request, text)
        if following.step.user_has_role(self.request.user):
            return redirect("sop_workflow:step", visit_id=following.pk)
        return redirect("sop_workflow:inbox")


class ReturnView(StepView):
    """The return dialog as a page of its own: works without script, on any phone."""

    template_name = "sop_workflow/return.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The usual topics to tick beside the reason."""
        topics = [
            _("Data or figures"),
            _("Language and spelling"),
            _("Picture, caption or credit"),
        ]
        return super().get_context_data(
            topics=topics, chosen_topics=self.request.POST.getlist("topic"), **kwargs
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for people who may act and where a return exists."""
        context = self.get_context_data()
        if not context["target"] or not self.visit.is_open:
            return redirect("sop_workflow:step", visit_id=self.visit.pk)
        if not self.visit.step.user_has_role(request.user):
            raise Http404
        return self.render_to_response(context)

    def post(self, request: HttpRequest, visit_id: int) -> HttpResponseBase:
        """Return the run with its reason."""
        try:
            result = act(act_request(request, visit_id, Action.RETURN), user=request.user)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(result)


class CheckAddressView(StepView):
    """Look at the public address again, now."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Looking changes nothing by GET."""
        return redirect("sop_workflow:step", visit_id=self.visit.pk)

    def post(self, request: HttpRequest, visit_id: int) -> HttpResponseBase:
        """Fetch and record; only for the role of the open step, once something is live."""
        if not self.visit.step.user_has_role(request.user):
            raise Http404
        if self.visit.run.published_revision_id:
            check = look(self.visit.run)
            if check.ok:
                messages.success(request, _("The public address works."))
            else:
                messages.warning(
                    request,
                    _("The public address does not work yet: %(problem)s")
                    % {"problem": check.problem},
                )
        return redirect("sop_workflow:step", visit_id=visit_id)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class PreviewView(DeskView):
    """The newest text as the public would see it, framed by the step page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve Wagtail's own preview of the revision."""
        visit = visit_or_404(request.user, kwargs["visit_id"])
        page = latest_revision(visit.run).as_object()
        return page.make_preview_request(request, page.default_preview_mode)
