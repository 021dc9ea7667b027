"""Wagtail's own «Moderators approval» leaves the tree: each department has a workflow of its own, editors need none."""

from typing import Any

from django.db import migrations

STOCK = "Moderators approval"


def retire(apps: Any, schema_editor: Any) -> None:
    """No page begins it any more; what ran through it stays readable."""
    workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(name=STOCK)
    apps.get_model("wagtailcore", "WorkflowPage").objects.filter(workflow__in=workflows).delete()
    workflows.update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_templates_origins_and_preview_links"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(retire, migrations.RunPython.noop)]
