"""Addresses of the editorial site that are not Wagtail's."""

from __future__ import annotations

from tests.architecture.url_table import Row, add, everybody

add(
    [
        Row("cms:picture", everybody(404), kwargs=lambda world: {"rendition_id": 0, "seal": "forged"}),
        Row("cms_preview:draft", everybody(404), kwargs=lambda world: {"link_id": 0, "seal": "forged"}),
    ]
)
