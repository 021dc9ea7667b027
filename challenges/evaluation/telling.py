"""How a result is told to everybody, and to the startup whose proposal it was. Reads nothing from the database.

Invariant: names are published of those who were chosen; the others are told by number only.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.evaluation.models import DecisionLine
from challenges.evaluation.presentation import badge, number, outcome_chip, points
from challenges.evaluation.selectors.results import Debrief, Result, is_chosen
from challenges.models import RoundKind
from challenges.presentation import Chip, status_chip
from challenges.proposals.presentation import rial, toman
from challenges.proposals.presentation import status_chip as proposal_chip
from marketplace.dates import tehran_date


def result_chip(result: Result) -> Chip:
    """The state of the challenge, in the words of its result; of a choice of concepts, that it was made."""
    if result.invited:
        words = ngettext("One startup invited", "%(count)s startups invited", result.invited)
        return Chip(words % {"count": number(result.invited)}, "mail-opened", "good")
    return status_chip(result.challenge.true_status())


def verdict(result: Result) -> dict[str, Any]:
    """The notice on top: who was chosen, and the public reason."""
    if result.invited:
        title = ngettext(
            "One concept goes into the second round", "%(count)s concepts go into the second round", result.invited
        )
        return {
            "title": title % {"count": number(result.invited)},
            "text": result.decision.public_reason,
            "tone": "good",
        }
    names = _(" and ").join(line.proposal.vendor.name for line in result.awarded)
    title = _("Chosen: %(names)s") % {"names": names} if names else _("No proposal was chosen")
    return {"title": title, "text": result.decision.public_reason, "tone": "good" if names else ""}


def winners(result: Result) -> list[dict[str, Any]]:
    """The startups that were chosen, with the badge they had."""
    return [{"vendor": line.proposal.vendor, "badge": badge(line.proposal)} for line in result.awarded]


def public_ranking(result: Result) -> list[dict[str, Any]]:
    """Every line as components/ranking.html shows it."""
    return [_ranked(line) for line in result.lines]


def _ranked(line: DecisionLine) -> dict[str, Any]:
    chosen = is_chosen(line)
    return {
        "place": line.rank,
        "name": line.proposal.vendor.name if chosen else _("Startup %(place)s") % {"place": number(line.rank)},
        "note": line.public_reason if chosen else _other_note(line),
        "score": (line.total + 50) // 100,
        "url": line.proposal.vendor.get_absolute_url() if chosen else "",
    }


def _other_note(line: DecisionLine) -> str:
    if line.proposal.status == "disqualified":
        return _("disqualified")
    return str(line.get_outcome_display())


def statistics(result: Result) -> str:
    """The sentence above the ranking."""
    words = ngettext(
        "One proposal was received; %(admissible)s passed the formal check and %(above)s the technical minimum.",
        "Of %(received)s proposals, %(admissible)s passed the formal check and %(above)s the technical minimum.",
        result.received,
    )
    return words % {
        "received": number(result.received),
        "admissible": number(result.admissible),
        "above": number(result.above_threshold),
    }


def result_facts(result: Result) -> list[dict[str, Any]]:
    """The facts beside the result."""
    round_, decision = result.round, result.decision
    facts = [
        {"label": _("Price of the chosen proposal"), "value": toman(line.amount), "note": rial(line.amount)}
        for line in result.awarded[:1]
        if line.amount is not None
    ]
    label = _("Concepts") if result.chooses_concepts else _("Proposals")
    facts.append({"label": label, "value": number(result.received)})
    if decision.announced_at:
        taken = (tehran_date(decision.announced_at) - tehran_date(round_.closes_at)).days
        promised = (tehran_date(round_.decides_at) - tehran_date(round_.closes_at)).days
        facts.append(
            {
                "label": _("From deadline to result"),
                "value": _days(taken),
                "note": _("promised: %(days)s") % {"days": _days(promised)},
            }
        )
    if not result.chooses_concepts:
        facts.append({"label": _("Appeals"), "value": _appeals(result)})
    return facts


def _days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": number(count)}


def _appeals(result: Result) -> str:
    if not result.appeals:
        return _("none")
    waiting = sum(1 for row in result.appeals if row.status == "lodged")
    rejected = sum(1 for row in result.appeals if row.status == "rejected")
    upheld = len(result.appeals) - waiting - rejected
    parts = [
        ngettext("one waits", "%(count)s wait", waiting) % {"count": number(waiting)} if waiting else "",
        ngettext("one rejected with reasons", "%(count)s rejected with reasons", rejected) % {"count": number(rejected)}
        if rejected
        else "",
        ngettext("one upheld", "%(count)s upheld", upheld) % {"count": number(upheld)} if upheld else "",
    ]
    return _(", ").join(part for part in parts if part)


def result_timeline(result: Result) -> list[dict[str, Any]]:
    """The way from the deadline to the final decision."""
    round_, decision = result.round, result.decision
    rows: list[dict[str, Any]] = [
        {"label": _("Deadline"), "date": round_.closes_at, "state": "done"},
        {"label": _("Opening"), "date": round_.opened_at, "state": "done"},
        {"label": _("Price envelopes opened"), "date": round_.prices_opened_at, "state": "done"},
        {"label": _("Decision announced"), "date": decision.announced_at, "state": "done"},
        {"label": _("Decision final"), "date": decision.final_at or decision.standstill_until,
         "state": "done" if decision.final_at else "next"},
    ]  # fmt: skip
    return [row for row in rows if row["date"]]


def own_chip(debrief: Debrief) -> Chip:
    """The outcome a startup reads on top."""
    if debrief.line is not None and debrief.proposal.status == "shortlisted":
        return outcome_chip(debrief.line)
    return proposal_chip(debrief.proposal.status)


def own_facts(debrief: Debrief) -> list[dict[str, Any]]:
    """The startup's place and scores."""
    line = debrief.line
    if line is None:
        return []
    if debrief.proposal.round.kind == RoundKind.CONCEPT:  # the place would tell those who go on how they stand
        return [{"label": _("Technical score"), "value": points(line.technical)}]
    facts = [
        {"label": _("Place"), "value": number(line.rank)},
        {"label": _("Technical score"), "value": points(line.technical)},
    ]
    if line.amount is not None:
        facts += [
            {"label": _("Price score"), "value": points(line.price), "note": toman(line.amount)},
            {"label": _("Total"), "value": points(line.total)},
        ]
    return facts


def feedback_rows(debrief: Debrief) -> list[dict[str, Any]]:
    """Criterion by criterion: the score of 5 and the reasons."""
    return [
        {
            "title": row.criterion.title,
            "weight": row.criterion.weight,
            "score": row.hundredths / 100 if row.hundredths is not None else None,
            "reason": row.reason,
            "reasons": row.reasons,
        }
        for row in debrief.criteria
    ]


def result_url(reference: str) -> str:
    """The public page of a result."""
    return reverse("evaluation:result", args=(reference,))
