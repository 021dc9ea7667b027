"""The kinds of messages about proposals. A message says nothing of what a proposal says."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.roles import roles_of
from marketplace.notify.catalogue import Group, Importance, Kind

MINE, OPENINGS = "proposals.mine", "proposals.openings"

GROUPS: Final = (
    Group(MINE, _("Proposals of my startup"), fixed=True),
    Group(OPENINGS, _("Openings of proposals"), reaches=lambda person: roles_of(person).works_on_challenges),
)
KINDS: Final = (
    Kind(
        "proposals.submitted",
        MINE,
        _("Receipt %(number)s: your proposal for “%(title)s”"),
        _(
            "Your proposal has been sealed. Fingerprint (SHA-256): %(hash)s. "
            "You can change or withdraw it until %(closes_at)s."
        ),
        _("See the receipt"),
    ),
    Kind(
        "proposals.withdrawn",
        MINE,
        _("Your proposal for “%(title)s” was withdrawn"),
        _("What you have written is kept. You can submit it again until %(closes_at)s."),
        _("See the proposal"),
    ),
    Kind(
        "proposals.confirm",
        MINE,
        _("Confirm your proposal for “%(title)s”"),
        _(
            "The challenge has changed in a way that matters. Read what changed and send your proposal again, "
            "changed or as it is, before %(closes_at)s; otherwise it lapses."
        ),
        _("See what changed"),
        Importance.ACT,
    ),
    Kind(
        "proposals.received",
        MINE,
        _("Your proposal for “%(title)s” has been received"),
        _("The deadline has passed and your proposal is sealed. The opening is promised for %(opens_at)s."),
        _("See the proposal"),
    ),
    Kind(
        "proposals.lapsed",
        MINE,
        _("Your proposal for “%(title)s” was not sent in time"),
        _("The deadline has passed. What you have written is kept, but it does not take part."),
        _("See the proposal"),
    ),
    Kind(
        "proposals.opened",
        MINE,
        _("The proposals for “%(title)s” were opened"),
        _("The list of receipts has been published. Compare the fingerprint of your receipt with it."),
        _("See the list of receipts"),
    ),
    Kind(
        "proposals.late_granted",
        MINE,
        _("You have more time for “%(title)s”"),
        _("Two officers have granted your startup a late exception: you can submit until %(until_at)s."),
        _("Go to the proposal"),
        Importance.ACT,
    ),
    Kind(
        "proposals.partner_asked",
        MINE,
        _("A startup asks you to be its partner for “%(title)s”"),
        _("Read who asks, with which share, and consent or decline before %(closes_at)s."),
        _("Read and answer"),
        Importance.ACT,
    ),
    Kind(
        "proposals.partner_consented",
        MINE,
        _("A partner has consented: “%(title)s”"),
        _("The shares and who has consented stand in your proposal."),
        _("See the partners"),
    ),
    Kind(
        "proposals.partner_declined",
        MINE,
        _("A partner has declined: “%(title)s”"),
        _("The proposal goes on without it. Give its share to somebody, or keep it."),
        _("See the partners"),
        Importance.ACT,
    ),
    Kind(
        "proposals.opening_requested",
        OPENINGS,
        _("Confirm the opening: “%(title)s”"),
        _("An officer has proposed to open the envelopes. A second officer must confirm before %(expires_at)s."),
        _("Confirm the opening"),
        Importance.ACT,
    ),
    Kind(
        "proposals.opening_done",
        OPENINGS,
        _("Opened: “%(title)s”"),
        _("Two officers have opened %(count)s envelopes, and the list of receipts has been published."),
        _("See the list of receipts"),
    ),
    Kind(
        "proposals.opening_refused",
        OPENINGS,
        _("An attempt to open “%(title)s” was refused"),
        _("Nothing was opened. The attempt is on the audit page."),
        _("See the opening"),
        Importance.ACT,
    ),
    Kind(
        "proposals.late_asked",
        OPENINGS,
        _("A late exception waits: “%(title)s”"),
        _("An officer asks for a late exception until %(until_at)s. A second officer must approve it."),
        _("See the exception"),
        Importance.ACT,
    ),
)
