"""Addresses of the screens, below the Wagtail admin."""

from django.urls import path

from sop_workflow.editor import inbox_views, run_views, step_views

app_name = "sop_workflow"
urlpatterns = [
    path("tasks/", inbox_views.InboxView.as_view(), name="inbox"),
    path("steps/<int:visit_id>/", step_views.StepView.as_view(), name="step"),
    path("steps/<int:visit_id>/return/", step_views.ReturnView.as_view(), name="return"),
    path("steps/<int:visit_id>/preview/", step_views.PreviewView.as_view(), name="preview"),
    path("steps/<int:visit_id>/address/", step_views.CheckAddressView.as_view(), name="check_address"),
    path("runs/<int:pk>/", run_views.RunView.as_view(), name="run"),
    path("reports/<int:pk>/", run_views.ReportView.as_view(), name="report"),
    path("reports/<int:pk>/pdf/", run_views.report_pdf, name="report_pdf"),
    path("letters/<int:pk>/", run_views.letter, name="letter"),
    path("evidence/<int:pk>/", run_views.evidence, name="evidence"),
]
