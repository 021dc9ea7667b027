"""The kinds of messages about startups: their words, their groups, and which ask for something."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.roles import roles_of
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.models import Mailing
from vendors.querysets import belongs_to_a_firm

FIRM, OFFICE, MESSAGES = "vendors.firm", "vendors.office", "vendors.messages"


def may_join(person: User) -> bool:
    """People of a startup, and everybody who may be invited to one or register one."""
    return not roles_of(person).staff or belongs_to_a_firm(person)


GROUPS: Final = (
    Group(FIRM, _("My startup: its check, certificates and team"), reaches=may_join),
    Group(MESSAGES, _("Messages to my startup"), reaches=belongs_to_a_firm),
    Group(
        OFFICE,
        _("Startups waiting for the innovation office"),
        default=Mailing.DIGEST,
        reaches=lambda person: roles_of(person).office,
    ),
)
KINDS: Final = (
    Kind(
        "vendors.verified",
        FIRM,
        _("%(name)s is verified"),
        _("The innovation office has checked your startup. Its profile is public, and you can submit proposals."),
        _("See the profile"),
    ),
    Kind(
        "vendors.returned",
        FIRM,
        _("The registration of %(name)s was returned"),
        _("The innovation office writes: %(reason)s Correct it and send it again."),
        _("Correct the profile"),
        Importance.ACT,
    ),
    Kind(
        "vendors.suspended",
        FIRM,
        _("%(name)s is suspended"),
        _("No new proposals are taken until the suspension ends; what was submitted stays. The reason: %(reason)s"),
        _("See the record"),
    ),
    Kind(
        "vendors.reinstated",
        FIRM,
        _("The suspension of %(name)s has ended"),
        _("You can submit proposals again."),
        _("See the record"),
    ),
    Kind(
        "vendors.certificate_verified",
        FIRM,
        _("The certificate “%(class)s” of %(name)s is verified"),
        _("The badge stands on your profile until %(valid_on)s. We remind you before it ends."),
        _("See the certificates"),
    ),
    Kind(
        "vendors.certificate_refused",
        FIRM,
        _("The certificate “%(class)s” of %(name)s was refused"),
        _("The innovation office writes: %(reason)s"),
        _("Send another one"),
        Importance.ACT,
    ),
    Kind(
        "vendors.certificate_expiring",
        FIRM,
        _("The certificate “%(class)s” of %(name)s ends on %(valid_on)s"),
        _(
            "It has %(days)s days left. Send the new one in time: without it you cannot answer challenges that ask for "
            "this class."
        ),
        _("Send the new certificate"),
        Importance.ACT,
    ),
    Kind(
        "vendors.invited",
        FIRM,
        _("%(name)s invites you"),
        _("The letter to your e-mail address has the link with which you join. It works until %(expires_at)s."),
        _("Open your desk"),
        Importance.ACT,
    ),
    Kind(
        "vendors.joined",
        FIRM,
        _("%(person)s has joined %(name)s"),
        _("You see all members and their roles on the team page."),
        _("See the team"),
    ),
    Kind(
        "vendors.access_requested",
        FIRM,
        _("%(person)s asks for access to %(name)s"),
        _("Somebody wanted to register your startup and asks to join it. Let them in only if you know them."),
        _("Answer the request"),
        Importance.ACT,
    ),
    Kind(
        "vendors.access_granted",
        FIRM,
        _("You are a member of %(name)s now"),
        _("The owner has accepted your request."),
        _("Open your desk"),
    ),
    Kind(
        "vendors.access_declined",
        FIRM,
        _("Your request for access was declined"),
        _("The owner did not accept it. If this is a mistake, speak to them, or write to the innovation office."),
        _("Open your desk"),
    ),
    Kind(
        "vendors.ownership_offered",
        FIRM,
        _("%(person)s offers you the ownership of %(name)s"),
        _("If you accept, you decide for the startup and they become an administrator. Answer by %(expires_at)s."),
        _("Answer the offer"),
        Importance.ACT,
    ),
    Kind(
        "vendors.ownership_passed_on",
        FIRM,
        _("%(person)s is an owner of %(name)s now"),
        _("The offer was accepted. Who gave it is an administrator now."),
        _("See the team"),
    ),
    Kind(
        "vendors.ownership_declined",
        FIRM,
        _("%(person)s did not accept the ownership of %(name)s"),
        _("Nothing has changed. You can offer it to somebody else."),
        _("See the team"),
    ),
    Kind(
        "vendors.appeal_answered",
        FIRM,
        _("Your appeal against the suspension of %(name)s was answered"),
        _("The innovation office writes: %(reason)s"),
        _("See the record"),
    ),
    Kind(
        "vendors.terms_changed",
        FIRM,
        _("The terms of use have a new version"),
        _("What is new: %(changes)s Accept it for %(name)s before the next proposal."),
        _("Read and accept"),
        Importance.ACT,
    ),
    Kind(
        "vendors.message",
        MESSAGES,
        _("A message to %(name)s: %(subject)s"),
        _("%(person)s has written to your startup through Baham."),
        _("Read the message"),
        Importance.ACT,
    ),
    Kind(
        "vendors.waiting",
        OFFICE,
        _("%(name)s waits to be checked"),
        _("The startup has sent its registration to the innovation office."),
        _("Check the startup"),
        Importance.ACT,
    ),
    Kind(
        "vendors.certificate_waiting",
        OFFICE,
        _("A certificate of %(name)s waits to be checked"),
        _("Class %(class)s, valid until %(valid_on)s."),
        _("Check the certificate"),
        Importance.ACT,
    ),
    Kind(
        "vendors.appeal_waiting",
        OFFICE,
        _("%(name)s appeals against its suspension"),
        _("The startup tells why it holds the suspension to be wrong and waits for your answer."),
        _("Answer the appeal"),
        Importance.ACT,
    ),
    Kind(
        "vendors.access_waiting",
        OFFICE,
        _("%(person)s asks for access to %(name)s, which has no people yet"),
        _("The record was imported. Check who asks and answer them."),
        _("See the startup"),
        Importance.ACT,
    ),
)
