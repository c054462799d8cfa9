"""Addresses of the screens, below the Wagtail admin."""

from django.urls import path

from sop_workflow.editor import (
    disposition_views,
    inbox_views,
    run_views,
    sop_import_views,
    sop_keeping_views,
    sop_views,
    step_views,
)

app_name = "sop_workflow"
urlpatterns = [
    path("tasks/", inbox_views.InboxView.as_view(), name="inbox"),
    path("steps/<int:visit_id>/", step_views.StepView.as_view(), name="step"),
    path("steps/<int:visit_id>/return/", step_views.ReturnView.as_view(), name="return"),
    path("steps/<int:visit_id>/preview/", step_views.PreviewView.as_view(), name="preview"),
    path(
        "steps/<int:visit_id>/address/", step_views.CheckAddressView.as_view(), name="check_address"
    ),
    path("runs/<int:pk>/", run_views.RunView.as_view(), name="run"),
    path("reports/<int:pk>/", run_views.ReportView.as_view(), name="report"),
    path("reports/<int:pk>/pdf/", run_views.report_pdf, name="report_pdf"),
    path("letters/<int:pk>/", run_views.letter, name="letter"),
    path("evidence/<int:pk>/", run_views.evidence, name="evidence"),
    path("dispositions/", disposition_views.DispositionsView.as_view(), name="dispositions"),
    path(
        "dispositions/new/", disposition_views.NewDispositionView.as_view(), name="disposition_new"
    ),
    path("dispositions/<int:pk>/", disposition_views.DispositionView.as_view(), name="disposition"),
    path("versions/", sop_views.SopsView.as_view(), name="sops"),
    path("versions/import/", sop_import_views.ImportView.as_view(), name="sop_import"),
    path(
        "versions/import/<slug:key>/",
        sop_import_views.ImportShippedView.as_view(),
        name="sop_import_shipped",
    ),
    path("versions/<int:pk>/", sop_views.SopView.as_view(), name="sop"),
    path("versions/<int:pk>/confirm/", sop_keeping_views.ConfirmView.as_view(), name="sop_confirm"),
    path(
        "versions/<int:pk>/activate/", sop_keeping_views.ActivateView.as_view(), name="sop_activate"
    ),
    path("versions/<int:pk>/toml/", sop_views.export, name="sop_export"),
]
