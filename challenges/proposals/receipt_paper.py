"""A receipt on paper: the same facts and fingerprints as its page, with the square that leads to the public check."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from challenges.proposals.models import Proposal, Submission
from challenges.proposals.presentation import language
from challenges.proposals.receipt_page import receipt_facts, receipt_parts
from marketplace.paper import Facts, Heading, Paper, Paragraph, Table


def receipt_paper(proposal: Proposal, sent: Submission, content: dict[str, Any], address: str) -> Paper:
    """For the startup's own people: it names the files. `address` is the absolute one of the public check."""
    facts = [(str(row["label"]), str(row["value"]), str(row.get("note", ""))) for row in receipt_facts(proposal, sent)]
    parts = receipt_parts(content, sent, has_price=proposal.has_price)
    rows = [[str(part["name"]), str(part["size"]), _grouped(part["digest"][:16])] for part in parts]
    return Paper(
        title=_("Receipt %(number)s") % {"number": f"\u2066{sent.receipt_number}\u2069"},
        kind=_("Receipt of a sealed proposal"),
        blocks=[
            Facts(facts),
            Heading(_("Fingerprint of the proposal (SHA-256)")),
            Paragraph(_grouped(sent.receipt_hash)),
            Heading(_("What was sealed")),
            Table([_("Part"), _("Size"), _("Fingerprint, its beginning")], rows),
            Paragraph(
                _(
                    "The square leads to the public check page. It says whether the receipt is genuine "
                    "and in the published list, and nothing else."
                ),
                "soft",
            ),
        ],
        foot=_("Baham, receipt %(number)s") % {"number": f"\u2066{sent.receipt_number}\u2069"},
        address=address,
        language=language(),
        author=str(proposal.vendor),
    )


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
