"""Telling people things, once; what they have read; how they want mails; what they follow.

Invariants: one event reaches one inbox once (`dedupe_key`), whoever tells it how often; whoever was closed out is told
nothing. What a person reads, follows and silences is nobody else's business, so these writes are not journalled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import models, transaction
from django.db.models import QuerySet

from marketplace.accounts.models import User
from marketplace.clock import now
from marketplace.notify import catalogue
from marketplace.notify.models import Mailing, Notification, Preference, Watch

SALT = "notify.unsubscribe"


def notify(
    *,
    recipients: Iterable[User | int],
    kind: str,
    params: Mapping[str, Any],
    url: str,
    subject: models.Model | None = None,
    dedupe_key: str,
) -> int:
    """Put a message into each recipient's inbox, and mail it as the recipient wishes; returns how many are new.

    `params` are small JSON values without personal data of third persons (see the catalogue for languages and dates);
    `url` is the path without a language prefix; `dedupe_key` names the event, so that telling it again tells nobody
    twice. Raises KeyError if no room registered the kind.
    """
    group = catalogue.group(catalogue.kind(kind).group)
    wanted = {person.pk if isinstance(person, User) else int(person) for person in recipients}
    with transaction.atomic():
        people = set(User.objects.filter(pk__in=wanted, is_active=True).values_list("pk", flat=True))
        told = Notification.objects.filter(recipient__in=people, dedupe_key=dedupe_key)
        new = people - set(told.values_list("recipient_id", flat=True))
        mailing = _mailing(new, group)
        subject_type, subject_id = _key(subject) if subject is not None else ("", "")
        Notification.objects.bulk_create(
            [
                Notification(
                    recipient_id=person,
                    kind=kind,
                    params=dict(params),
                    url=url,
                    subject_type=subject_type,
                    subject_id=subject_id,
                    dedupe_key=dedupe_key,
                    mail=mailing[person],
                )
                for person in sorted(new)
            ],
            ignore_conflicts=True,  # somebody may be telling the same at this very moment
        )
    return len(new)


@dataclass(frozen=True, slots=True)
class Personal:
    """A message for one person alone; the fields are those of `notify`."""

    recipient: int
    params: Mapping[str, Any]
    url: str
    dedupe_key: str


@transaction.atomic
def notify_each(*, kind: str, messages: Sequence[Personal]) -> int:
    """Put each message of a kind into its own inbox, in a constant number of statements; returns how many are new.

    What `notify` promises holds for every one of them.
    """
    group = catalogue.group(catalogue.kind(kind).group)
    wanted = {message.recipient for message in messages}
    people = set(User.objects.filter(pk__in=wanted, is_active=True).values_list("pk", flat=True))
    held = Notification.objects.filter(recipient__in=people, dedupe_key__in={row.dedupe_key for row in messages})
    told = set(held.values_list("recipient_id", "dedupe_key"))
    mailing = _mailing(people, group)
    new = [
        Notification(
            recipient_id=row.recipient, kind=kind, params=dict(row.params), url=row.url, dedupe_key=row.dedupe_key,
            mail=mailing[row.recipient],
        )
        for row in messages
        if row.recipient in people and (row.recipient, row.dedupe_key) not in told
    ]  # fmt: skip
    Notification.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


def _mailing(people: set[int], group: catalogue.Group) -> dict[int, str]:
    if group.fixed:
        return dict.fromkeys(people, Mailing.NOW.value)
    chosen = dict(Preference.objects.filter(user__in=people, group=group.key).values_list("user_id", "mail"))
    return {person: chosen.get(person, group.default.value) for person in people}


def mark_read(*, actor: User, notification_ids: Iterable[int] | None = None) -> int:
    """Mark the actor's messages as read, all of them if no ids are given; returns how many were unread."""
    unread = Notification.objects.filter(recipient=actor, read_at__isnull=True)
    if notification_ids is not None:
        unread = unread.filter(pk__in=list(notification_ids))
    return unread.update(read_at=now())


def set_preferences(*, actor: User, mails: Mapping[str, str]) -> None:
    """Keep how the actor wants mails, group key → «now», «digest» or «off». Groups nobody may silence and unknown ones
    are left alone.
    """
    known = {group.key for group in catalogue.groups() if not group.fixed}
    with transaction.atomic():
        for key, mail in mails.items():
            if key in known:
                Preference.objects.update_or_create(user=actor, group=key, defaults={"mail": Mailing(mail).value})


def unsubscribe_token(*, user: User, group: str) -> str:
    """A signed token that switches off the mails of one group for one person, without signing in (RFC 8058)."""
    return signing.dumps({"person": str(user.public_id), "group": group}, salt=SALT, compress=True)


def read_token(token: str) -> tuple[User, catalogue.Group] | None:
    """Whose mails of which group a token switches off; None if it is not ours, or the person or the group is gone."""
    try:
        held = signing.loads(token, salt=SALT)
        return User.objects.get(public_id=held["person"]), catalogue.group(held["group"])
    except (signing.BadSignature, User.DoesNotExist, KeyError):
        return None


def unsubscribe(*, token: str) -> bool:
    """Switch off what the token names; False if it names nothing. Safe to repeat."""
    found = read_token(token)
    if found is None:
        return False
    person, group = found
    set_preferences(actor=person, mails={group.key: Mailing.OFF.value})
    return True


def _key(subject: models.Model) -> tuple[str, str]:
    return subject._meta.label_lower, str(subject.pk)


def watch(*, actor: User, subject: models.Model) -> bool:
    """Follow a thing; False if the actor follows it already."""
    kind, key = _key(subject)
    _row, created = Watch.objects.get_or_create(user=actor, subject_type=kind, subject_id=key)
    return created


def unwatch(*, actor: User, subject: models.Model) -> bool:
    """Follow a thing no longer; False if the actor did not."""
    kind, key = _key(subject)
    return bool(Watch.objects.filter(user=actor, subject_type=kind, subject_id=key).delete()[0])


def is_watching(actor: Any, subject: models.Model) -> bool:
    """Whether the actor follows this thing; False for visitors."""
    kind, key = _key(subject)
    return isinstance(actor, User) and Watch.objects.filter(user=actor, subject_type=kind, subject_id=key).exists()


def watchers_of(subject: models.Model) -> QuerySet[User]:
    """The active people who follow a thing."""
    kind, key = _key(subject)
    return User.objects.filter(is_active=True, watches__subject_type=kind, watches__subject_id=key).distinct()
