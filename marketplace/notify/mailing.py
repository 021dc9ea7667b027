"""Notifications as e-mail: in the reader's language, text and HTML, one button, one-click unsubscribe by type.

Invariants: a mail is sent once, because its rows are locked while it goes out and stamped in the same transaction; a
flood becomes one mail; a dead mail server stops the run and loses nothing; an address the server refuses is given up
and logged without the address; a paper that belongs to a message goes with it, or the mail says where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.digits import localised
from marketplace.face.navigation import localised as in_language
from marketplace.notify import catalogue
from marketplace.notify.enclosures import Enclosed, enclosed
from marketplace.notify.models import Mailing, Notification
from marketplace.notify.services import unsubscribe_token

log = structlog.get_logger("baham.mail")

FLOOD = 5  # so many mails waiting for one person become one
LONGEST = 50  # entries in one mail


def send_waiting(*, limit: int = 500) -> int:
    """Send what is to be mailed at once; returns how many mails were tried. Raises what a dead mail server raises."""
    waiting = Notification.objects.filter(mail=Mailing.NOW.value, mailed_at__isnull=True).order_by("id")
    tried = 0
    if waiting.exists():
        with get_connection() as connection:
            while tried < limit and _send_next(waiting, connection):
                tried += 1
    return tried


def _send_next(waiting: QuerySet[Notification], connection: BaseEmailBackend) -> bool:
    """Send the oldest mail that no other worker holds, with the rest of a flood; False when nothing waits."""
    with transaction.atomic():
        first = _locked(waiting).select_related("recipient").first()
        if first is None:
            return False
        others = list(_locked(waiting.filter(recipient=first.recipient_id).exclude(pk=first.pk))[: LONGEST - 1])
        rows = [first, *others] if len(others) + 1 >= FLOOD else [first]
        _dispatch(first.recipient, rows, connection)
    return True


def send_digests() -> int:
    """Send each person one mail with what came since the last digest and was not read yet; returns how many mails went
    out.
    """
    waiting = Notification.objects.filter(mail=Mailing.DIGEST.value, mailed_at__isnull=True)
    waiting.filter(read_at__isnull=False).update(mail=Mailing.OFF.value)
    people = list(User.objects.filter(pk__in=waiting.values("recipient"), is_active=True))
    if not people:
        return 0
    with get_connection() as connection:
        return sum(_send_digest(person, waiting, connection) for person in people)


def _send_digest(person: User, waiting: QuerySet[Notification], connection: BaseEmailBackend) -> bool:
    with transaction.atomic():
        rows = list(_locked(waiting.filter(recipient=person).order_by("-id")))
        if rows:
            _dispatch(person, rows, connection)
    return bool(rows)


def _locked(rows: QuerySet[Notification]) -> QuerySet[Notification]:
    return rows.select_for_update(skip_locked=True, of=("self",))


def _dispatch(person: User, rows: Sequence[Notification], connection: BaseEmailBackend) -> None:
    held = Notification.objects.filter(pk__in=[row.pk for row in rows])
    try:
        compose(person, rows, connection).send()
    except (SMTPRecipientsRefused, SMTPDataError) as error:
        log.warning("mail_refused", person=person.pk, error=type(error).__name__)
        held.update(mail=Mailing.OFF.value)
    except (SMTPException, OSError) as error:
        log.warning("mail_server_unavailable", error=type(error).__name__)
        raise
    else:
        held.update(mailed_at=now())


def compose(
    person: User, rows: Sequence[Notification], connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """One mail for one or several notifications of a person, in the person's language."""
    with translation.override(person.language):
        papers = [enclosed(row) for row in rows[:LONGEST]]
        entries = [_entry(row, person.language, paper) for row, paper in zip(rows, papers, strict=False)]
        single = len(rows) == 1
        subject = entries[0]["title"] if single else _summary(len(rows), person.language)
        inbox = _absolute(reverse("notify:inbox"))
        context = {
            "subject": subject,
            "entries": entries,
            "single": single,
            "name": person.get_short_name() if person.full_name else "",
            "button_url": entries[0]["url"] or inbox if single else inbox,
            "button": entries[0]["action"] if single else _("Open the inbox"),
            "preferences_url": _absolute(reverse("notify:preferences")),
            "unsubscribe_url": stop_url(person, rows[0]) or unsubscribe_url(person, rows[0].kind) if single else "",
            "unsubscribe_label": _stop_label(rows[0]) if single else "",
            "language": person.language,
            "direction": "rtl" if person.language == "fa" else "ltr",
            "base_url": settings.BASE_URL,
        }
        text, html = (render_to_string(f"mail/message.{ending}", context) for ending in ("txt", "html"))
    mail = EmailMultiAlternatives(
        " ".join(subject.split()), text, to=[person.email], headers=_headers(context), connection=connection
    )
    mail.attach_alternative(html, "text/html")
    for paper in (held.paper for held in papers if held.paper):
        mail.attach(paper.name, paper.content, paper.media_type)
    return mail


def _entry(row: Notification, language: str, held: Enclosed) -> dict[str, Any]:
    message = catalogue.render(row.kind, row.params)
    url = _absolute(in_language(row.url, language)) if row.url else ""
    return {
        "title": message.title,
        "body": message.body,
        "action": message.action,
        "url": url,
        "stop_url": stop_url(row.recipient, row),
        "stop_label": _stop_label(row),
        "enclosed": held.paper.name if held.paper else "",
        "enclosure_failed": held.failed,
    }


def _summary(count: int, language: str) -> str:
    text = ngettext("%(count)s message from Baham", "%(count)s messages from Baham", count)
    return text % {"count": localised(str(count), language)}


def _headers(context: dict[str, object]) -> dict[str, str]:
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": str(context["language"])}
    if context["unsubscribe_url"]:
        headers["List-Unsubscribe"] = f"<{context['unsubscribe_url']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def stop_url(person: User, row: Notification) -> str:
    """Where one click ends what sends such messages, without signing in; "" for kinds that have no such address."""
    found = {kind.key: kind for kind in catalogue.kinds()}.get(row.kind)
    token = row.params.get("stop")
    if found is None or not found.stop or not token:
        return ""
    return _absolute(in_language(reverse(found.stop, args=[token]), person.language))


def _stop_label(row: Notification) -> str:
    return next((str(kind.stop_label) for kind in catalogue.kinds() if kind.key == row.kind and kind.stop), "")


def unsubscribe_url(person: User, kind: str) -> str:
    """Where one click silences this type of message; "" for types that nobody may silence."""
    try:
        group = catalogue.group(catalogue.kind(kind).group)
    except KeyError:
        return ""
    if group.fixed:
        return ""
    return _absolute(reverse("notify:unsubscribe", args=[unsubscribe_token(user=person, group=group.key)]))


def _absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
