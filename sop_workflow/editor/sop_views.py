"""Reading SOPs: the list, one version with everything its document says, its file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy

from sop_workflow.compiler.readings import open_questions
from sop_workflow.compiler.sections import governed_pages
from sop_workflow.conf import conf
from sop_workflow.definition.rules import check
from sop_workflow.definition.writer import to_toml
from sop_workflow.editor import findings, sop_list
from sop_workflow.editor.access import (
    may_keep_sops,
    sees_every_sop,
    version_or_404,
    visible_versions,
)
from sop_workflow.editor.desk_view import DeskView
from sop_workflow.editor.identity import official_fields
from sop_workflow.editor.reading_form import value_words
from sop_workflow.editor.steps_table import has_remarks, step_rows, total_words
from sop_workflow.editor.version_view import HOME_CRUMB, VersionView
from sop_workflow.enums import VersionStatus
from sop_workflow.models import SopVersion
from sop_workflow.models.roles import role_ids
from sop_workflow.runtime.moments import full


class SopsView(DeskView):
    """The SOPs one may read: those one works under, or all."""

    template_name = "sop_workflow/sops.html"
    page_title = gettext_lazy("SOP")
    header_icon = "list-ol"
    breadcrumbs_items = [HOME_CRUMB]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For people with a role or the right to read SOPs; absent for others."""
        user: Any = request.user
        if not role_ids(user) and not sees_every_sop(user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of SOPs."""
        found = sop_list.newest_versions(self.request.user)
        page = Paginator(found, conf.PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            lines=sop_list.lines(page.object_list),
            may_keep=may_keep_sops(self.request.user),
            **kwargs,
        )


class SopView(VersionView):
    """One version: identity, lanes, steps, findings, doubts, confirmed readings, sections."""

    template_name = "sop_workflow/sop.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything the document says and everything people said about it."""
        version = self.version
        confirmed = version.confirmed
        open_places = open_questions(version)
        rows = step_rows(confirmed, open_places)
        fields = official_fields(version.document.identity)
        others = visible_versions(self.request.user).filter(key=version.key).exclude(pk=version.pk)
        return super().get_context_data(
            version=version,
            document=version.document,
            fields=fields,
            blank=sum(not field.values for field in fields),
            rows=rows,
            has_remarks=has_remarks(rows),
            total=total_words(confirmed),
            groups=findings.grouped(check(confirmed)),
            readings=_readings(version),
            open_count=len(open_places),
            sections=governed_pages(version),
            imported=full(version.imported_at),
            activated=full(version.activated_at) if version.activated_at else "",
            others=others.defer("text").order_by("-version"),
            may_keep=may_keep_sops(self.request.user),
            is_imported=version.status == VersionStatus.IMPORTED,
            is_active=version.status == VersionStatus.ACTIVE,
            **kwargs,
        )


def _readings(version: SopVersion) -> list[dict[str, Any]]:
    """Confirmed readings in words: about what, what, by whom, when, why."""
    return [
        {
            "reading": reading,
            "words": [
                value_words(version.document, reading.subject, value) for value in reading.value
            ],
            "when": full(reading.confirmed_at),
        }
        for reading in version.readings.select_related("confirmed_by")
    ]


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it was imported, as a TOML file; confirmed readings are not in it."""
    version = version_or_404(request.user, pk)
    response = HttpResponse(to_toml(version.document), content_type="application/toml")
    name = f"{version.key}-v{version.version}.toml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
