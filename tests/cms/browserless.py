"""What a browser would send back of Wagtail's editor: every field of the page as it was rendered, sections as the
script would write them.
"""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.blocks import SECTION_PROSE
from cms.content import SECTIONS
from cms.models import ChallengePage


def edit_url(page: ChallengePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def editor_data(client: Client, page: ChallengePage) -> dict[str, Any]:
    """The data of the edit form, unchanged."""
    html = client.get(edit_url(page)).content.decode()
    data = fields_of(html)
    draft = page.get_latest_revision_as_object()
    for name in SECTIONS:
        for language in ("fa", "en"):
            data |= section_data(f"{name}_{language}", list(getattr(draft, f"{name}_{language}").raw_data))
    return data


def fields_of(html: str) -> dict[str, Any]:
    """Names and values of the inputs of the editor's form."""
    form = BeautifulSoup(html, "html.parser").find("form", id="page-edit-form")
    assert form is not None
    data: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if not name or "__prefix__" in name or field.find_parent("template"):
            continue
        if field.name == "select":
            chosen = [option["value"] for option in field.find_all("option", selected=True)]
            if chosen:
                data[name] = chosen if field.has_attr("multiple") else chosen[0]
        elif field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data.setdefault(name, []).append(field.get("value", "on"))
        elif field.get("type") not in ("submit", "button"):
            data[name] = field.get_text().lstrip("\n") if field.name == "textarea" else field.get("value", "")
    return {name: value for name, value in data.items() if not name.startswith("action-")}


def section_data(prefix: str, blocks: list[Any]) -> dict[str, str]:
    """A section as the script of a StreamField sends it."""
    converter = ContentstateConverter(features=SECTION_PROSE)
    data = {f"{prefix}-count": str(len(blocks))}
    for place, block in enumerate(blocks):
        base = f"{prefix}-{place}"
        data |= {
            f"{base}-deleted": "",
            f"{base}-order": str(place),
            f"{base}-type": block["type"],
            f"{base}-id": block.get("id", ""),
        }
        if block["type"] == "text":
            data[f"{base}-value"] = converter.from_database_format(block["value"])
        else:
            data |= {f"{base}-value-{name}": value for name, value in block["value"].items()}
    return data
