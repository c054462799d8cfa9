"""Importing: a TOML file, or one of the shipped SOPs, becomes a version."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sop_workflow.compiler.importing import import_document
from sop_workflow.definition.errors import SopFileError, problem
from sop_workflow.definition.reader import MAX_BYTES, parse_sop, read_sop
from sop_workflow.definition.schema import SopDocument
from sop_workflow.definition.shipped import shipped_sops
from sop_workflow.editor import findings
from sop_workflow.editor.desk_view import DeskView
from sop_workflow.editor.version_view import HOME_CRUMB, LIST_CRUMB, only_keepers
from sop_workflow.models import SopVersion


class ImportView(DeskView):
    """Upload a file, or take a shipped one."""

    template_name = "sop_workflow/sop_import.html"
    page_title = gettext_lazy("Import an SOP")
    header_icon = "upload"
    breadcrumbs_items = [HOME_CRUMB, LIST_CRUMB]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For people who keep SOPs; absent for others."""
        only_keepers(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The shipped SOPs, and which of them are here already."""
        known = set(SopVersion.objects.values_list("key", flat=True))
        shipped = [
            {"key": key, "document": read_sop(path), "is_known": key in known}
            for key, path in shipped_sops().items()
        ]
        limit = MAX_BYTES // 2**20
        return super().get_context_data(shipped=shipped, limit=limit, **kwargs)

    def post(self, request: HttpRequest, key: str = "") -> HttpResponseBase:
        """Read, judge, store; or list every mistake of the file with its place."""
        try:
            document, name = _shipped(key) if key else _uploaded(request.FILES.get("file"))
            version, new = import_document(document, source_name=name, by=request.user, at=self.now)
        except SopFileError as error:
            context = self.get_context_data(problems=findings.findings(error.problems))
            return self.render_to_response(context, status=422)
        words = {"version": version.version, "title": version.title}
        if new:
            text = _("Version %(version)s of “%(title)s” is stored. Nothing is active yet.")
            messages.success(request, text % words)
        else:
            text = _("This text is already stored: version %(version)s of “%(title)s”.")
            messages.info(request, text % words)
        return redirect("sop_workflow:sop", pk=version.pk)


class ImportShippedView(ImportView):
    """Take one shipped SOP by its key; nothing to look at."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Looking imports nothing."""
        return redirect("sop_workflow:sop_import")


def _shipped(key: str) -> tuple[SopDocument, str]:
    path = shipped_sops().get(key)
    if path is None:
        raise Http404
    return read_sop(path), path.name


def _uploaded(file: UploadedFile | None) -> tuple[SopDocument, str]:
    """The document in an uploaded file; ``SopFileError`` as for a file on disk."""
    name = file.name or "" if file else ""
    if file is None or not file.size:
        raise SopFileError([problem("empty-file", "", file=name)])
    if file.size > MAX_BYTES:
        raise SopFileError([problem("file-too-big", "", name, size=file.size, limit=MAX_BYTES)])
    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise SopFileError([problem("not-utf8", "", name)]) from error
    return parse_sop(text, name), name
