"""Addresses of search; the parts of a challenge's page belong to everybody, what fits a startup to its people."""

from __future__ import annotations

import uuid

from tests.architecture.url_table import Row, World, add, everybody, only, signed_in
from tests.factories.challenges import open_challenge


def reference_of(world: World) -> dict[str, str]:
    """Any open challenge."""
    return {"reference": open_challenge().reference}


add(
    [
        Row("search:challenges", everybody(200)),
        Row("search:challenges_feed", everybody(200)),
        Row("search:vendors", everybody(200)),
        Row("search:everything", everybody(200)),
        Row("search:suggest", everybody(200)),
        Row("search:alike", everybody(200)),
        Row("search:similar", everybody(200), kwargs=reference_of),
        Row("search:fit", everybody(404), kwargs=reference_of),
        Row("search:saved", signed_in(200)),
        Row("search:save", signed_in(404), method="post"),
        Row("search:opinion", signed_in(404), kwargs=reference_of, method="post"),
        Row(
            "search:invite",
            signed_in(404),
            kwargs=lambda world: reference_of(world) | {"slug": "no-such-firm"},
            method="post",
        ),
        Row("search:draft_candidates", signed_in(404), kwargs=lambda world: {"page_id": 0}),
        Row("search:figures", only(200, "editor", "office", "auditor", "administrator")),
        Row("search:opened", everybody(204), method="post"),
        Row("search:frequency", signed_in(404), kwargs=lambda world: {"pk": 0}, method="post"),
        Row("search:feed", everybody(404), kwargs=lambda world: {"token": uuid.UUID(int=0)}),
        Row("search:stop", everybody(404), kwargs=lambda world: {"token": "forged"}),
        Row("search:remove", signed_in(404), kwargs=lambda world: {"pk": 0}, method="post"),
    ]
)
