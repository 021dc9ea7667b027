"""The table of chosen startups without a pilot, on the desks of the department and the office."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.desks.rows import address
from marketplace.desks.selectors.awarded import awarded_without_pilot


def chosen_table(actor: User) -> dict[str, Any]:
    """Startup, challenge, and what the person may do; without rows there is nothing to show.

    Whether the choice can be taken back is asked in full where it is done (it looks at the person's own startups);
    here it is offered to the office only.
    """
    office = roles_of(actor).office
    rows = [
        {
            "cells": [
                {"value": row.said("name"), "url": address("vendors:detail", row.slug)},
                {"value": row.title, "url": row.get_absolute_url()},
                {"value": _("Set up the pilot"), "url": address("pilots:create", row.public_id)},
                *(
                    [{"value": _("Disqualify"), "url": address("evaluation:disqualify", row.public_id)}]
                    if office
                    else []
                ),
            ]
        }
        for row in awarded_without_pilot(actor)
    ]
    columns = [_("Startup"), _("Challenge"), _("Pilot"), *([_("Take the choice back")] if office else [])]
    return {"columns": columns, "rows": rows}
