"""The letter of an invitation: to an address that may have no account yet, with the one-time link."""

from __future__ import annotations

from smtplib import SMTPDataError, SMTPRecipientsRefused

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.dates import format_datetime
from vendors.models import VendorInvitation
from vendors.services.invitations import token_of

log = structlog.get_logger("baham.mail")


def send_invitation(invitation: VendorInvitation) -> bool:
    """Send the letter; False if the server refuses the address for good (logged without it). Raises what a dead mail
    server raises, so that the outbox tries again.
    """
    try:
        compose(invitation).send()
    except (SMTPRecipientsRefused, SMTPDataError) as error:
        log.warning("mail_refused", invitation=invitation.pk, error=type(error).__name__)
        return False
    return True


def compose(invitation: VendorInvitation) -> EmailMultiAlternatives:
    """The letter in the language of the invited person, or of who invites where the person is unknown."""
    known = User.objects.filter(email=invitation.email).first()
    language = (known or invitation.invited_by).language
    with translation.override(language):
        subject = _("%(firm)s invites you to Baham") % {"firm": invitation.vendor.name}
        link = f"{settings.BASE_URL}{reverse('vendors:invitation', args=[token_of(invitation)])}"
        context = {
            "subject": subject,
            "entries": [{"title": subject, "body": _body(invitation, language), "url": link}],
            "single": True,
            "name": known.get_short_name() if known is not None and known.full_name else "",
            "button_url": link,
            "button": _("See the invitation"),
            "language": language,
            "direction": "rtl" if language == "fa" else "ltr",
            "base_url": settings.BASE_URL,
        }
        text, html = (render_to_string(f"mail/message.{ending}", context) for ending in ("txt", "html"))
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    mail = EmailMultiAlternatives(" ".join(subject.split()), text, to=[invitation.email], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail


def _body(invitation: VendorInvitation, language: str) -> str:
    return _(
        "%(person)s invites you to join %(firm)s as %(role)s. Sign in or register with this e-mail address, then "
        "accept. The link works once, until %(moment)s. If you do not know the sender, you need not do anything."
    ) % {
        "person": invitation.invited_by.get_full_name(),
        "firm": invitation.vendor.name,
        "role": invitation.get_role_display(),
        "moment": format_datetime(invitation.expires_at, language=language),
    }
