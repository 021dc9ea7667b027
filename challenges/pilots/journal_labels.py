"""What the audit page calls the steps of this room and the values beside them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.journal import labels


def register() -> None:
    """Add them to the journal's words."""
    labels.register(
        {
            "pilots.pilot.created": _("Pilot set up"),
            "pilots.pilot.terms_set": _("Terms of the pilot written"),
            "pilots.pilot.agreed": _("Terms of the pilot agreed"),
            "pilots.pilot.started": _("Pilot started"),
            "pilots.pilot.completed": _("Pilot completed, result published"),
            "pilots.pilot.terminated": _("Pilot ended early"),
            "pilots.pilot.solution_named": _("Solution of the pilot named"),
            "pilots.milestone.delivered": _("Milestone delivered"),
            "pilots.milestone.accepted": _("Milestone accepted"),
            "pilots.milestone.returned": _("Milestone sent back"),
            "pilots.kpi.recorded": _("Measurement entered"),
        }
    )
    labels.register_values(
        {
            "kpis": _("Measures"),
            "milestones": _("Milestones"),
            "actual": _("Measured"),
            "measured_on": _("Measured on"),
        }
    )
