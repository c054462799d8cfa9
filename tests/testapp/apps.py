"""A host project's own app: the smallest governed page there can be."""

from django.apps import AppConfig


class TestAppConfig(AppConfig):
    name = "tests.testapp"
    label = "testapp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from sop_workflow.public import register_shell_factory
        from tests.testapp.models import BulletinBoard, new_bulletin

        register_shell_factory(BulletinBoard, new_bulletin)
