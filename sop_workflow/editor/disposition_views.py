"""Dispositions: the list, one sheet with its runs, registering a new one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sop_workflow.conf import conf
from sop_workflow.editor import dispositions
from sop_workflow.editor.access import disposition_or_404, sees_everything
from sop_workflow.editor.desk_view import DeskView
from sop_workflow.editor.disposition_form import DispositionForm, number_taken
from sop_workflow.models.roles import role_ids
from sop_workflow.runtime.intake import sections_to_register
from sop_workflow.runtime.moments import full
from sop_workflow.runtime.opening import Registered, add_page, register
from sop_workflow.runtime.refusals import Refused

_HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")}
_LIST = {"url": reverse_lazy("sop_workflow:dispositions"), "label": gettext_lazy("Dispositions")}


class DispositionsView(DeskView):
    """The paged list with a search and the states as tabs."""

    template_name = "sop_workflow/dispositions.html"
    page_title = gettext_lazy("Dispositions")
    header_icon = "mail"
    breadcrumbs_items = [_HOME]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For people with a role or with the right to see every run; absent for others."""
        user: Any = request.user
        if not role_ids(user) and not sees_everything(user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of what was searched for."""
        user = self.request.user
        search = self.request.GET.get("q", "").strip()[:100]
        state = self.request.GET.get("state", "")
        state = state if state in {dispositions.OPEN, dispositions.FINISHED} else ""
        found = dispositions.listed(user, search=search, state=state)
        page = Paginator(found, conf.PAGE_SIZE).get_page(self.request.GET.get("page"))
        labels = {
            "": _("All"),
            dispositions.OPEN: _("In progress"),
            dispositions.FINISHED: _("Finished"),
        }
        return super().get_context_data(
            page=page,
            lines=dispositions.lines(page.object_list),
            search=search,
            state=state,
            tabs=[
                (key, label, urlencode({"state": key, "q": search}))
                for key, label in labels.items()
            ],
            query=urlencode({"state": state, "q": search}) + "&",
            may_register=bool(sections_to_register(user)),
            **kwargs,
        )


class DispositionView(DeskView):
    """One sheet: particulars, letter, the pages made for it; POST adds a page."""

    template_name = "sop_workflow/disposition.html"
    header_icon = "mail"
    breadcrumbs_items = [_HOME, _LIST]
    refusal = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Forbidden looks like absent."""
        self.disposition = disposition_or_404(request.user, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """What is asked for."""
        return self.disposition.subject

    def get_crumb(self) -> str:
        """The agenda number."""
        return self.disposition.number

    def _may_add(self) -> bool:
        return self.disposition.section in sections_to_register(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet and its runs."""
        sheet = self.disposition
        return super().get_context_data(
            disposition=sheet,
            received=full(sheet.received_at),
            registered=full(sheet.created_at),
            addressees=[role.name.split(": ", 1)[-1] for role in sheet.addressees.all()],
            states=dispositions.runs_of(sheet, self.request.user),
            may_add=self._may_add(),
            refusal=self.refusal,
            title=self.request.POST.get("title", ""),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Another page for the same request; its directives are not asked for again."""
        if not self._may_add():
            raise Http404
        title = request.POST.get("title", "").strip()
        if not title or len(title) > 255:
            self.refusal = _("The title is missing or too long. Enter 1 to 255 characters.")
            return self.render_to_response(self.get_context_data(), status=422)
        try:
            added = add_page(self.disposition, title=title, user=request.user)
        except Refused as refusal:
            self.refusal = str(refusal)
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, _("“%(title)s” is added to %(number)s.") % _words(added))
        return redirect("sop_workflow:step", visit_id=added.visit.pk)


class NewDispositionView(DeskView):
    """Registering: one form, then straight to the first step."""

    template_name = "sop_workflow/disposition_new.html"
    page_title = gettext_lazy("Register a disposition")
    header_icon = "mail"
    breadcrumbs_items = [_HOME, _LIST]
    form: DispositionForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For the role of the first step of an active SOP; absent for others."""
        self.sections = sections_to_register(request.user)
        if not self.sections:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form as it stands."""
        return super().get_context_data(form=self.form, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """An empty form with its proposals."""
        self.form = DispositionForm(sections=self.sections)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Register, or show what is wrong with everything as it was typed."""
        self.form = DispositionForm(request.POST, request.FILES, sections=self.sections)
        registered = self._register() if self.form.is_valid() else None
        if registered is None:
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(
            request,
            _("%(number)s is registered. The run on “%(title)s” has begun.") % _words(registered),
        )
        return redirect("sop_workflow:step", visit_id=registered.visit.pk)

    def _register(self) -> Registered | None:
        form = self.form
        try:
            return register(
                form.instance, user=self.request.user, letter=form.cleaned_data["letter"]
            )
        except Refused as refusal:
            if refusal.code == "not-found":
                raise Http404 from refusal
            form.refuse(refusal)
        except ValidationError as error:
            form.refuse(error)
        except IntegrityError:
            # Somebody registered the same number between the check and the insert.
            form.add_error("number", number_taken(form.cleaned_data["number"]))
        return None


def _words(made: Registered) -> dict[str, str]:
    return {"number": made.disposition.number, "title": made.run.title}
