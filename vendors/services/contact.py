"""Writing to a startup through the site: its leaders read it, no address of theirs is shown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor, VendorMessage
from vendors.permissions import can_contact_vendor

MOST_A_DAY = 5
LONGEST_SUBJECT, LONGEST_TEXT = 120, 3000


@transaction.atomic
def send_message(*, actor: User, vendor: Vendor, subject: str, text: str) -> VendorMessage:
    """A message to the leaders of a firm, who see the sender's name and e-mail address. The very same message again is
    the first one. Raises Invalid naming each field, Conflict after too many messages in a day.
    """
    can_contact_vendor(actor, vendor).require()
    words = {"subject": clean(subject), "text": clean(text)}
    _check(words)
    User.objects.select_for_update(of=("self",)).get(pk=actor.pk)  # the limit holds for parallel requests too
    today = VendorMessage.objects.filter(sender=actor, sent_at__gt=database_now() - timedelta(days=1))
    same = today.filter(vendor=vendor, **words).first()
    if same is not None:
        return same
    if today.count() >= MOST_A_DAY:
        raise Conflict(_("You have sent many messages today; try again tomorrow."), code="too_many")
    row = VendorMessage.objects.create(vendor=vendor, sender=actor, sent_at=database_now(), **words)
    record(actor=actor, action="vendors.message.sent", subject=row, case=vendor, confidential=True)
    return row


def _check(words: dict[str, str]) -> None:
    problems: dict[str, Any] = {}
    if not words["subject"]:
        problems["subject"] = _("Write what it is about.")
    if not words["text"]:
        problems["text"] = _("Write your message.")
    if len(words["subject"]) > LONGEST_SUBJECT:
        problems["subject"] = _("Shorten the subject.")
    if len(words["text"]) > LONGEST_TEXT:
        problems["text"] = _("Shorten the message.")
    if problems:
        raise Invalid(problems)
