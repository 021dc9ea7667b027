"""Whether a startup has accepted the terms of use that are in force: the one rule that submitting asks.

Invariant: the newest published version is in force, and nothing older.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from marketplace.decisions import Decision, allow_if
from vendors.models import TermsOfUse, Vendor


def current_terms() -> TermsOfUse:
    """The version in force. A migration has published the first one."""
    row: TermsOfUse = TermsOfUse.objects.latest("version")
    return row


def current_version() -> int:
    """The number of the version in force."""
    return int(TermsOfUse.objects.order_by("-version").values_list("version", flat=True)[0])


def accepts_current_terms(vendor: Vendor) -> Decision:
    """Whether the firm has accepted the version in force."""
    return allow_if(
        vendor.terms_version == current_version(),
        _(
            "The terms of use have a version your startup has not accepted yet. The owner or an administrator accepts "
            "it on the startup’s profile; then submit."
        ),
        "terms",
    )
