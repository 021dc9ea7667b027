"""What the audit page calls the steps of this room and the values beside them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from challenges.proposals.models import Proposal
from marketplace.journal import labels


def register() -> None:
    """Add them to the journal's words."""
    labels.register(
        {
            "proposals.proposal.started": _("Proposal begun"),
            "proposals.proposal.saved": _("Proposal saved"),
            "proposals.proposal.submitted": _("Proposal submitted"),
            "proposals.proposal.withdrawn": _("Proposal withdrawn"),
            "proposals.proposal.confirmation_asked": _("Confirmation asked after an amendment"),
            "proposals.proposal.refused": _("Something was refused"),
            "proposals.proposal.received": _("Proposal received at the deadline"),
            "proposals.proposal.lapsed": _("Proposal lapsed at the deadline"),
            "proposals.partner.invited": _("Partners asked for their consent"),
            "proposals.partner.consented": _("Partner consented"),
            "proposals.partner.declined": _("Partner declined"),
            "proposals.opening.requested": _("Opening proposed by the first officer"),
            "proposals.opening.opened": _("Envelopes opened by the second officer"),
            "proposals.opening.refused": _("Attempt to open refused"),
            "proposals.late_exception.asked": _("Late exception asked for"),
            "proposals.late_exception.approved": _("Late exception approved"),
        }
    )
    labels.register_values(
        {
            "receipt": _("Receipt"),
            "number": pgettext_lazy("proposal", "Number"),
            "answer": _("Answer"),
            "revision": _("Revision"),
            "price_revision": _("Revision of the price"),
            "words": pgettext_lazy("proposal", "Words"),
            "team": _("People in the team"),
            "partners": _("Partners"),
            "part": pgettext_lazy("proposal", "Part"),
            "sending": _("Sending"),
            "file": _("File"),
            "address": _("Address"),
            "draft": _("Working text"),
            "hidden": _("Hidden field of a form"),
            "foreign": _("Another startup's address"),
            "late": _("Too late"),
            "changed": _("Changed while it was sent"),
            "invalid": _("Not acceptable"),
            "refused": _("Did not pass the check"),
            "too_large": _("Too large"),
            "empty": _("Empty"),
            "type": _("Of a kind that is not taken"),
            "seal_broken": _("A sealed part does not open"),
            "consented": _("Consent"),
            "file_added": _("File added"),
            "file_removed": _("File removed"),
            "upload_begun": _("Upload of a file begun"),
            "upload_dropped": _("Upload of a file given up"),
            "eligibility": _("Points confirmed"),
            "truth": _("Truth"),
            "rights": _("Rights"),
            "terms": _("Terms"),
            "envelope": _("Envelope"),
            "content": pgettext_lazy("envelope", "Proposals"),
            "price": pgettext_lazy("envelope", "Prices"),
            "receipts": _("Receipts"),
            "root": _("Root of the manifest"),
            "manifest_root": _("Root of the manifest"),
            "until": _("Until"),
            "too_early": _("Too early"),
            "opened": _("Open already"),
            "not_closed": _("Not closed yet"),
            "no_price": _("Concepts have no price."),
            "expired": _("Time for the second officer has run out"),
            "same_officer": _("The same officer"),
            "wrong_actor": _("Not an officer"),
            "tampered": _("A stored proposal did not match its receipt"),
        }
    )
    labels.register_names(["runner_up"], names_of)


def names_of(ids: frozenset[labels.Key]) -> dict[labels.Key, str]:
    """The startups behind proposals; named only where a decision is final."""
    rows = Proposal.objects.filter(pk__in=[one for one in ids if isinstance(one, int)]).select_related("vendor")
    return {row.pk: row.vendor.name for row in rows}
