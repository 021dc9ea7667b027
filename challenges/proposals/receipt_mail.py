"""The receipt that goes with its mail as a PDF, drawn while the mail is written.

Invariant: only who is of the startup at that moment gets it, and no seal is opened for it.
"""

from __future__ import annotations

from django.conf import settings

from challenges.proposals.models import Submission
from challenges.proposals.receipt_page import check_path
from challenges.proposals.receipt_paper import mailed_receipt
from marketplace.notify.enclosures import Enclosure
from marketplace.notify.models import Notification
from marketplace.paper import pdf_of

RELATED = (
    "proposal__round",
    "proposal__vendor",
    "proposal__challenge",
    "version",
    "submitted_by",
)


def enclosed_receipt(row: Notification) -> Enclosure | None:
    """The receipt that a message «proposals.submitted» tells of; None for who has left the startup meanwhile."""
    sent = Submission.objects.select_related(*RELATED).get(receipt_number=row.params["number"]["fa"])
    proposal = sent.proposal
    if not proposal.vendor.role_of(row.recipient):
        return None
    paper = mailed_receipt(proposal, sent, f"{settings.BASE_URL}{check_path(sent)}")
    return Enclosure(f"{sent.receipt_number}.pdf", pdf_of(paper))
