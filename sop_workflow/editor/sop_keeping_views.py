"""From an imported text to a working SOP: confirm what is open, look ahead, activate."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from sop_workflow.compiler.apply import NotReady, activate, preview
from sop_workflow.compiler.explain import explain, sentence
from sop_workflow.compiler.readings import open_questions
from sop_workflow.compiler.sections import SectionTaken, section_pages
from sop_workflow.definition.errors import SopFileError
from sop_workflow.editor import activation, reading_form
from sop_workflow.editor.version_view import KeeperView
from sop_workflow.enums import VersionStatus


class ConfirmView(KeeperView):
    """Every open place as a question; nothing is picked beforehand."""

    template_name = "sop_workflow/sop_confirm.html"
    crumb = gettext_lazy("Confirm")
    errors: dict[str, str] | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The questions, with what was picked when something was refused."""
        data = self.request.POST if self.request.method == "POST" else None
        found = reading_form.questions(self.version, data, self.errors)
        return super().get_context_data(
            version=self.version,
            questions=found,
            refused=[question for question in found if question.error],
            nothing_picked=self.errors == {},
            open_count=sum(question.reading is None for question in found),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only while there is something to confirm; an active text is frozen."""
        if self.version.status != VersionStatus.IMPORTED:
            return redirect("sop_workflow:sop", pk=self.version.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Confirm everything that was picked, or nothing."""
        try:
            count = reading_form.confirm_picked(
                self.version, request.POST, by=request.user, at=self.now
            )
        except ValidationError as error:
            self.errors = {name: " ".join(said) for name, said in error.message_dict.items()}
            return self.render_to_response(self.get_context_data(), status=422)
        if not count:
            self.errors = {}
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(
            request,
            ngettext("%(count)s place is confirmed.", "%(count)s places are confirmed.", count)
            % {"count": count},
        )
        still_open = open_questions(self.version)
        return redirect("sop_workflow:sop_confirm" if still_open else "sop_workflow:sop", pk=pk)


class ActivateView(KeeperView):
    """What would happen, who would do it and where; then the button."""

    template_name = "sop_workflow/sop_activate.html"
    crumb = gettext_lazy("Activate")
    refusals: list[str] | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is open; else the plan in sentences, role holders, sections."""
        found = reading_form.questions(self.version)
        open_places = [question for question in found if question.reading is None]
        context = super().get_context_data(
            version=self.version,
            open_places=open_places,
            open_count=len(open_places),
            refusals=self.refusals,
            is_active=self.version.status == VersionStatus.ACTIVE,
            **kwargs,
        )
        # A plan made of proposals would look like a decision nobody took.
        return context if open_places else {**context, **self._outlook()}

    def _outlook(self) -> dict[str, Any]:
        planned = preview(self.version)
        holders = activation.role_holders(planned)
        return {
            "lines": explain(planned),
            "holders": holders,
            "unheld": sum(not holder.people for holder in holders),
            "sections": activation.section_choices(self.version, self._chosen()),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Activate; or say what stands in the way."""
        try:
            done = activate(self.version, sections=self._chosen(), by=request.user, at=self.now)
        except NotReady:
            self.refusals = [_("Places are still open. Confirm them first.")]
        except SectionTaken as error:
            self.refusals = [
                _("“%(page)s” is governed by “%(sop)s”. A section follows one SOP only.")
                % {"page": error.page, "sop": error.version}
            ]
        except SopFileError as error:
            self.refusals = [sentence(found) for found in error.problems]
        else:
            self._say(done.changed)
            return redirect("sop_workflow:sop", pk=pk)
        return self.render_to_response(self.get_context_data(), status=422)

    def _say(self, changed: bool) -> None:
        if changed:
            messages.success(self.request, _("The SOP is in force. New runs follow this version."))
        else:
            messages.info(self.request, _("Nothing had to be changed."))

    def _chosen(self) -> list[Page]:
        ids = {text for text in self.request.POST.getlist("section") if text.isdecimal()}
        return [page for page in section_pages() if str(page.pk) in ids]
