"""Addresses of the home page, the desks, the public board and what machines read."""

from __future__ import annotations

from tests.architecture.url_table import Row, World, add, everybody, only, signed_in
from tests.factories.challenges import open_challenge

STAFF = ("office", "auditor", "administrator")


def reference_of(world: World) -> dict[str, str]:
    """An open challenge of the department whose officer and manager are tried."""
    return {"reference": open_challenge(department=world.department).reference}


add(
    [
        Row("robots", everybody(200)),
        Row("favicon", everybody(302)),
        Row("sitemap", everybody(200)),
        Row("sitemap_part", everybody(200), kwargs=lambda world: {"section": "challenges"}),
        Row("sitemap_part", everybody(404), kwargs=lambda world: {"section": "proposals"}),
        Row("desks:front", everybody(200)),
        Row("desks:board", everybody(200)),
        Row("desks:board_csv", everybody(200)),
        Row("desks:feed", everybody(200)),
        Row("desks:home", signed_in(302)),
        Row("desks:startup", signed_in(200)),
        Row("desks:matches", only(403)),
        Row("desks:department", only(200, "officer", "manager", "stranger")),
        Row("desks:write", only(403)),
        Row("desks:invitable", only(200, "officer", "manager", "office"), kwargs=reference_of),
        Row("desks:evaluator", signed_in(200)),
        Row("desks:office", only(200, *STAFF)),
        Row("desks:approvals", only(200, "manager", "office")),
        Row("desks:approvals_csv", only(200, "manager", "office")),
        Row("desks:standing_in", only(200, "manager", "office")),
        Row("desks:end_standing_in", signed_in(404), kwargs=lambda world: {"delegation_id": 0}, method="post"),
    ]
)
