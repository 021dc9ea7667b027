"""Reading the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from marketplace.accounts.models import User
from marketplace.notify import catalogue
from marketplace.notify.models import Notification, Preference
from marketplace.plain import read_one

_UNREAD = "SELECT count(*) FROM notify_notification WHERE recipient_id = %(user)s AND read_at IS NULL"


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A message as the inbox shows it."""

    id: int
    message: catalogue.Message
    at: datetime
    unread: bool
    url: str


def inbox(user: User, *, unread_only: bool = False) -> QuerySet[Notification]:
    """A person's messages, the newest first."""
    rows = Notification.objects.filter(recipient=user).order_by("-id")
    return rows.filter(read_at__isnull=True) if unread_only else rows


def item_of(row: Notification) -> InboxItem:
    """A row in the reader's words."""
    message = catalogue.render(row.kind, row.params)
    return InboxItem(row.pk, message, row.created_at, row.read_at is None, row.url)


def unread_count(user: Any) -> int:
    """How many messages a person has not read; 0 for visitors. One query on a partial index."""
    if not isinstance(user, User):
        return 0
    count: int = read_one(_UNREAD, {"user": user.pk})[0]
    return count


def groups_for(user: User) -> list[catalogue.Group]:
    """What a person may choose about: groups that can be silenced and reach the person by what he or she is today, or
    have done so before. One query, and those of the rooms' rules; none of them grows with what was sent.
    """
    received = set(Notification.objects.filter(recipient=user).order_by().values_list("kind", flat=True).distinct())
    before = {kind.group for kind in catalogue.kinds() if kind.key in received}
    return [row for row in catalogue.groups() if not row.fixed and (row.key in before or row.reaches(user))]


def mail_preferences(user: User) -> dict[str, str]:
    """Group key → how the person wants its mails, chosen or by default; groups that cannot be silenced are left out."""
    chosen = dict(Preference.objects.filter(user=user).values_list("group", "mail"))
    return {group.key: chosen.get(group.key, group.default.value) for group in catalogue.groups() if not group.fixed}
