"""A receipt as its page tells it: facts in both calendars, what was sealed, what comes next. Reads nothing from the
database.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from challenges.presentation import Chip
from challenges.proposals.models import Proposal, Submission
from challenges.proposals.presentation import language, number
from marketplace import dates
from marketplace.clock import now
from marketplace.digits import localised
from marketplace.face import words


def check_path(sent: Submission) -> str:
    """Where everybody can check the receipt: the path of the public page, filled in."""
    query = urlencode({"number": sent.receipt_number, "hash": sent.receipt_hash})
    return f"{reverse('proposals:verify')}?{query}"


def sealed_chip() -> Chip:
    """The word above every receipt."""
    return Chip(_("Sent and sealed"), "circle-check", "good")


def receipt_facts(proposal: Proposal, sent: Submission) -> list[dict[str, Any]]:
    """The facts of a receipt, both calendars."""
    challenge, round_ = proposal.challenge, proposal.round
    reference = localised(challenge.reference, language())
    received = dates.in_tehran(sent.received_at)
    return [
        {
            "label": _("Challenge"),
            "value": sent.version.title,
            "note": _("%(reference)s, version %(version)s of the text")
            % {"reference": f"\u2066{reference}\u2069", "version": number(sent.version.number)},
        },
        {
            "label": _("Startup"),
            "value": proposal.vendor.name,
            "note": _("Legal id %(id)s") % {"id": localised(proposal.vendor.legal_id or "—", language())},
        },
        {"label": _("Sent by"), "value": str(sent.submitted_by)},
        {
            "label": _("Received"),
            "value": _("%(day)s, at %(time)s")
            % {
                "day": dates.jalali_date(sent.received_at, style="long", language=language()),
                "time": localised(received.strftime("%H:%M:%S"), language()),
            },
            "note": _("%(day)s, by the clock of the system in Tehran; %(left)s before the deadline")
            % {
                "day": dates.gregorian_date(received.date(), style="medium", language=language()),
                "left": words.remaining(proposal.deadline(), sent.received_at, language()) or "—",
            },
        },
        {
            "label": _("Opening"),
            "value": words.moment_text(round_.opens_at, "weekday", language(), now()),
            "note": _("By two officers; the list of receipts is published the same day"),
        },
    ]


def receipt_parts(content: dict[str, Any], sent: Submission, *, has_price: bool) -> list[dict[str, Any]]:
    """What was sealed: part, size, fingerprint."""
    written = [text for text in content["answers"].values() if text]
    count = sum(words.count_words(text) for text in written)
    parts = [
        {
            "name": ngettext(
                "Answers and team, %(count)s section", "Answers and team, %(count)s sections", len(written)
            )
            % {"count": number(len(written))},
            "size": ngettext("%(count)s word", "%(count)s words", count) % {"count": number(count)},
            "digest": sent.content_hash,
        }
    ]
    for entry in content["files"]:
        size = words.filesize(entry["size"], language())
        parts.append({"name": entry["name"], "size": size, "digest": entry["sha256"]})
    if has_price:
        parts.append({"name": _("Price envelope, sealed apart"), "size": _("one sheet"), "digest": sent.price_hash})
    return parts


def commitments(sent: Submission, *, has_price: bool) -> list[dict[str, Any]]:
    """The same parts as far as they can be told without opening the seal: fingerprints, and how many files."""
    parts = [{"name": _("Answers and team"), "digest": sent.content_hash}]
    for place, digest in enumerate(sent.file_hashes, 1):
        parts.append({"name": _("File %(place)s") % {"place": number(place)}, "digest": digest})
    if has_price:
        parts.append({"name": _("Price envelope, sealed apart"), "digest": sent.price_hash})
    return parts


def what_comes(proposal: Proposal, sent: Submission) -> list[dict[str, Any]]:
    """After the receipt: deadline, opening, result."""
    round_, moment = proposal.round, now()
    rows: list[dict[str, Any]] = [
        {
            "label": _("The proposal was sealed"),
            "date": sent.received_at,
            "time": True,
            "state": "done",
            "note": _("Until the deadline you can withdraw it or send it anew.")
            if moment < proposal.deadline()
            else "",
        },
        {
            "label": _("Deadline"),
            "date": proposal.deadline(),
            "time": True,
            "state": "done" if round_.closed_at else "",
        },
        {
            "label": _("Opening"),
            "date": round_.opened_at or round_.opens_at,
            "time": True,
            "state": "done" if round_.opened_at else "",
        },
        {"label": _("Result and feedback"), "date": round_.decides_at, "state": ""},
    ]
    following = next((row for row in rows if not row["state"]), None)
    if following is not None:
        following["state"] = "next"
    return rows
