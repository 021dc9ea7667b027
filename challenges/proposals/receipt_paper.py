"""A receipt on paper: the same facts and fingerprints as its page, with the square that leads to the public check."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from challenges.proposals.models import Proposal, Submission
from challenges.proposals.presentation import language
from challenges.proposals.receipt_page import commitments, receipt_facts, receipt_parts
from marketplace.paper import Block, Facts, Heading, Paper, Paragraph, Table


def receipt_paper(proposal: Proposal, sent: Submission, content: dict[str, Any], address: str) -> Paper:
    """For the startup's own people: it names the files. `address` is the absolute one of the public check."""
    parts = receipt_parts(content, sent, has_price=proposal.has_price)
    rows = [[str(part["name"]), str(part["size"]), _begins(part["digest"])] for part in parts]
    return _paper(proposal, sent, address, [Table([_("Part"), _("Size"), _("Fingerprint, its beginning")], rows)])


def mailed_receipt(proposal: Proposal, sent: Submission, address: str) -> Paper:
    """For a mail, which leaves the house: drawn from the fingerprints alone, so that no seal is opened for it and
    nothing that lies sealed is in it.
    """
    parts = commitments(sent, has_price=proposal.has_price)
    rows = [[str(part["name"]), _begins(part["digest"])] for part in parts]
    unnamed = _("Names and sizes of the files stand on the receipt’s page; what is sealed is not mailed.")
    table = Table([_("Part"), _("Fingerprint, its beginning")], rows)
    return _paper(proposal, sent, address, [table, Paragraph(unnamed, "soft")])


def _paper(proposal: Proposal, sent: Submission, address: str, sealed: list[Block]) -> Paper:
    facts = [(str(row["label"]), str(row["value"]), str(row.get("note", ""))) for row in receipt_facts(proposal, sent)]
    return Paper(
        title=_("Receipt %(number)s") % {"number": f"\u2066{sent.receipt_number}\u2069"},
        kind=_("Receipt of a sealed proposal"),
        blocks=[
            Facts(facts),
            Heading(_("Fingerprint of the proposal (SHA-256)")),
            Paragraph(_grouped(sent.receipt_hash)),
            Heading(_("What was sealed")),
            *sealed,
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


def _begins(digest: str) -> str:
    return _grouped(digest[:16])


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
