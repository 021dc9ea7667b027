"""How pilots are told: chips, charts, milestones and facts in the words of the active language. Reads nothing from the
database.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from challenges.evaluation.models import DecisionLine
from challenges.evaluation.telling import result_url
from challenges.pilots.models import Kpi, Milestone, Pilot
from challenges.pilots.selectors.results import Option
from challenges.pilots.states import MILESTONE, PILOT
from challenges.presentation import Chip, status_chip
from challenges.proposals.presentation import rial, toman
from marketplace.clock import now
from marketplace.dates import month_name, tehran_date, to_jalali
from marketplace.digits import grouped
from marketplace.face.words import day_text, number

LOOKS: Final = {
    "preparing": ("pencil", ""),
    "agreed": ("file-check", ""),
    "running": ("player-play", "live"),
    "completed": ("circle-check", "good"),
    "terminated": ("circle-x", "bad"),
}
VERDICT_LOOKS: Final = {
    "scale": ("arrows-maximize", "good"),
    "buy": ("shopping-cart", "good"),
    "stop": ("circle-minus", "bad"),
}
MILESTONE_LOOKS: Final = {
    "planned": ("circle-dashed", ""),
    "delivered": ("package", "now"),
    "accepted": ("circle-check", "good"),
    "returned": ("arrow-back-up", "bad"),
}


def language() -> str:
    return get_language() or "fa"


def pilot_chip(pilot: Pilot) -> Chip:
    """The state, with the verdict once there is one."""
    if pilot.status == "completed" and pilot.verdict:
        label = _("Pilot completed: %(verdict)s") % {"verdict": pilot.get_verdict_display()}
        return Chip(label, *VERDICT_LOOKS[pilot.verdict])
    return Chip(_("Pilot: %(state)s") % {"state": PILOT.label(pilot.status)}, *LOOKS[pilot.status])


def milestone_chip(milestone: Milestone) -> Chip:
    """The chip of a milestone."""
    return Chip(MILESTONE.label(milestone.status), *MILESTONE_LOOKS[milestone.status])


def stage_options(options: Iterable[Option]) -> list[dict[str, Any]]:
    """The stages of the list in words."""
    return [
        {"value": row.value, "label": stage_label(row.value), "count": row.count, "checked": row.checked}
        for row in options
    ]


def stage_label(stage: str) -> str:
    """What a stage of the list is called."""
    return {
        "standstill": _("Decision announced"),
        "awarded": _("Chosen, pilot being prepared"),
        "agreed": _("Pilot agreed"),
        "running": _("Pilot running"),
        "completed": _("Pilot completed"),
        "terminated": _("Pilot ended early"),
        "unsuccessful": _("No proposal was chosen"),
    }[stage]


def result_row(challenge: Any) -> dict[str, Any]:
    """One row of the list, as components/result_row.html shows it."""
    pilot = next(iter(challenge.pilots.all()), None)
    meta = [{"icon": "building", "label": str(challenge.department)}]
    meta += [{"icon": "tag", "label": str(row)} for row in list(challenge.current_version.fields.all())[:2]]
    if pilot is None:
        return {"chip": status_chip(challenge.status), "text": challenge.current_version.summary, "meta": meta,
                "aside": _dated(challenge.decided_at), "url": _result_url(challenge)}  # fmt: skip
    meta.insert(0, {"icon": "users", "label": pilot.vendor.name})
    return {
        "chip": pilot_chip(pilot),
        "text": _first(pilot.learned or pilot.public_reason or pilot.hypothesis),
        "meta": meta,
        "aside": _dated(pilot.ended_at or challenge.decided_at),
        "url": pilot.get_absolute_url(),
    }


def _result_url(challenge: Any) -> str:
    """The result, or the challenge itself where it ended without a decision."""
    return result_url(challenge.reference) if challenge.has_result else str(challenge.get_absolute_url())


def _dated(moment: Any) -> str:
    return day_text(moment, "date", language(), now()) if moment else ""


def _first(text: str, limit: int = 220) -> str:
    words = text.strip().split("\n")[0]
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"


def verdict(pilot: Pilot, kpis: list[Kpi]) -> dict[str, Any] | None:
    """The notice of an ended pilot."""
    if pilot.status == "terminated":
        return {"title": _("The pilot ended early"), "text": pilot.public_reason, "tone": "bad"}
    if pilot.status != "completed":
        return None
    title = _("The city’s verdict: %(verdict)s") % {"verdict": pilot.get_verdict_display()}
    return {"title": title, "text": reached_words(kpis), "tone": VERDICT_LOOKS[pilot.verdict][1]}


def reached_words(kpis: list[Kpi]) -> str:
    """How many targets were met."""
    measured = [row for row in kpis if row.is_reached is not None]
    reached = sum(1 for row in measured if row.is_reached)
    if not measured:
        return ""
    words = ngettext(
        "%(reached)s of one target was reached.", "%(reached)s of %(count)s targets were reached.", len(measured)
    )
    return words % {"reached": grouped(reached, language()), "count": grouped(len(measured), language())}


def kpi_chip(kpi: Kpi) -> Chip | None:
    """Reached or not; nothing while it was not measured."""
    if kpi.is_reached is None:
        return None
    return Chip(_("Reached"), "check", "good") if kpi.is_reached else Chip(_("Not reached"), "x", "bad")


def kpi_rows(kpis: Iterable[Kpi]) -> list[dict[str, Any]]:
    """Each measure as a line against its target, or as figures where there are fewer than two points."""
    rows = []
    for kpi in kpis:
        points: list[tuple[str, float]] = [(_("start"), float(kpi.baseline))] if kpi.baseline is not None else []
        points += [(_month(row.measured_on), float(row.value)) for row in kpi.readings.all()]
        unit = f"{kpi.title}{_(', ')}{kpi.unit}" if kpi.unit else kpi.title
        rows.append(
            {
                "kpi": kpi,
                "title": unit,
                "points": points if len(points) > 1 else [],
                "target": float(kpi.target),
                "chip": kpi_chip(kpi),
                "figures": _figures(kpi),
            }
        )
    return rows


def _figures(kpi: Kpi) -> list[dict[str, str]]:
    values = [(_("Before the pilot"), kpi.baseline), (_("Target"), kpi.target), (_("Reached"), kpi.actual)]
    return [
        {"label": label, "value": f"{number(value.normalize(), language())} {kpi.unit}".strip()}
        for label, value in values
        if value is not None
    ]


def _month(day: date) -> str:
    """The month alone: there is no room for more below a chart."""
    if language() == "fa":
        return month_name(to_jalali(day).month)
    return f"{day:%b}"


def _short_day(day: date) -> str:
    return day_text(day, "short", language(), now())


def milestone_timeline(milestones: Iterable[Milestone]) -> list[dict[str, Any]]:
    """As components/timeline.html shows them, with the share of the payment and delays."""
    today, rows = tehran_date(now()), []
    for row in milestones:
        done = row.status == "accepted"
        finished = tehran_date(row.accepted_at) if row.accepted_at else today
        late = (finished - row.due_on).days if finished > row.due_on else 0
        share = _("%(share)s%% of the payment") % {"share": grouped(row.share, language())}
        words = ngettext("%(days)s day late", "%(days)s days late", late) % {"days": grouped(late, language())}
        rows.append(
            {
                "label": row.title,
                "date": row.due_on,
                "note": f"{share}{_(', ')}{words}" if late else share,
                "state": ("late" if late else "done") if done else ("late" if late else ""),
            }
        )
    following = next((row for row in rows if not row["state"]), None)
    if following is not None:
        following["state"] = "next"
    return rows


def facts(pilot: Pilot) -> list[dict[str, Any]]:
    """What was agreed."""
    rows = [
        {"label": _("Cost of the pilot"), "value": toman(pilot.amount), "note": rial(pilot.amount)}
        if pilot.amount
        else None,
        {"label": _("Place of the pilot"), "value": pilot.site} if pilot.site else None,
        {"label": _("Time"), "value": _span(pilot)} if pilot.starts_on else None,
        {"label": _("Solution"), "value": _linked(pilot.solution)} if pilot.solution else None,
    ]
    return [row for row in rows if row]


def _linked(solution: Any) -> Any:
    """A public solution as a link to its page."""
    if not solution.is_published:
        return str(solution)
    return format_html('<a href="{}">{}</a>', solution.get_absolute_url(), solution)


def _span(pilot: Pilot) -> str:
    if pilot.ends_on is None:
        return _short_day(pilot.starts_on) if pilot.starts_on else ""
    values = {"start": _short_day(pilot.starts_on), "end": _short_day(pilot.ends_on)} if pilot.starts_on else {}
    return _("%(start)s to %(end)s") % values


def record_of_pilot(pilot: Pilot) -> dict[str, Any]:
    """A pilot as the page of its startup or solution tells it."""
    kpis = list(pilot.kpis.all())
    told = [str(pilot.challenge.department), str(pilot.district or ""), reached_words(kpis) if pilot.ended_at else ""]
    return {
        "chip": pilot_chip(pilot),
        "title": pilot.challenge.version.title,
        "url": pilot.get_absolute_url(),
        "text": _first(pilot.learned or pilot.public_reason or pilot.hypothesis),
        "meta": [part for part in told if part],
    }


def record_of_award(line: DecisionLine) -> dict[str, Any]:
    """A challenge that was won and has no public pilot yet."""
    challenge = line.proposal.challenge
    return {
        "chip": Chip(_("Chosen, pilot being prepared"), "award", "good"),
        "title": challenge.version.title,
        "url": result_url(challenge.reference),
        "text": _first(line.public_reason),
        "meta": [str(challenge.department)],
    }
