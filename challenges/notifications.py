"""What people are told about challenges: kinds of messages, and who receives which event.

Invariant: nothing sent to anybody but the innovation office says or lets guess who asked a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge, Question
from marketplace.accounts.models import DepartmentRole, PlatformRole, User
from marketplace.accounts.roles import roles_of
from marketplace.journal.outbox import Event
from marketplace.notify import catalogue
from marketplace.notify.catalogue import Group, Importance, Kind
from marketplace.notify.models import Mailing
from marketplace.notify.services import notify, watchers_of
from vendors.querysets import belongs_to_a_firm

TOPICS: Final = ("challenges.challenge.*", "challenges.question.*")
FOLLOWED, DESK, ASKED = "challenges.followed", "challenges.desk", "challenges.asked"

CONCERNING: Final = {
    "challenges.challenge.amended": "challenges.amended",
    "challenges.challenge.cancelled": "challenges.cancelled",
    "challenges.challenge.unsuccessful": "challenges.unsuccessful",
    "challenges.question.answered": "challenges.answers",
}
"""What concerns also those who write a proposal, whether they follow the challenge or not."""

GROUPS: Final = (
    Group(FOLLOWED, _("Challenges I follow"), default=Mailing.DIGEST),
    Group(DESK, _("Challenges of my department"), reaches=lambda person: roles_of(person).works_on_challenges),
    Group(ASKED, _("Questions my startup asked"), reaches=belongs_to_a_firm),
)
KINDS: Final = (
    Kind(
        "challenges.published",
        FOLLOWED,
        _("A new challenge: “%(title)s”"),
        _(
            "%(department)s has published a challenge that you may want to answer. "
            "Proposals are taken until %(closes_at)s."
        ),
        _("Read the challenge"),
    ),
    Kind(
        "challenges.amended",
        FOLLOWED,
        _("“%(title)s” was changed"),
        _("The text or the dates of this challenge have changed. Proposals are taken until %(closes_at)s."),
        _("See what changed"),
    ),
    Kind(
        "challenges.answers",
        FOLLOWED,
        _("New answers about “%(title)s”"),
        _("The department has answered questions about this challenge."),
        _("Read the answers"),
    ),
    Kind(
        "challenges.second_round",
        FOLLOWED,
        _("“%(title)s” goes into its second round"),
        _("The concepts have been decided on. Those who were invited send their full proposals until %(closes_at)s."),
        _("Read the challenge"),
    ),
    Kind(
        "challenges.announced",
        FOLLOWED,
        _("The result of “%(title)s” is there"),
        _("The decision about this challenge has been announced."),
        _("See the result"),
    ),
    Kind(
        "challenges.cancelled",
        FOLLOWED,
        _("“%(title)s” was cancelled"),
        _("This challenge has been cancelled. The reason: %(reason)s"),
        _("Read the reason"),
    ),
    Kind(
        "challenges.unsuccessful",
        FOLLOWED,
        _("“%(title)s” ended without a choice"),
        _("No proposal was found suitable. The reason: %(reason)s"),
        _("Read the reason"),
    ),
    Kind(
        "challenges.question_asked",
        DESK,
        _("A question waits: “%(title)s”"),
        _(
            "A startup has asked about this challenge. "
            "Answer before %(closes_at)s: an unanswered question holds the closing."
        ),
        _("Answer the question"),
        Importance.ACT,
    ),
    Kind(
        "challenges.closing_held",
        DESK,
        _("The closing of “%(title)s” is held"),
        _(
            "The deadline has passed, but %(count)s questions wait. "
            "Answer them; the innovation office can waive them with a public reason."
        ),
        _("Answer the questions"),
        Importance.ACT,
    ),
    Kind(
        "challenges.closed",
        DESK,
        _("“%(title)s” is closed"),
        _("The deadline has passed and the proposals have been received. The opening is promised for %(opens_at)s."),
        _("See the challenge"),
    ),
    Kind(
        "challenges.question_answered",
        ASKED,
        _("Your question was answered: “%(title)s”"),
        _("The answer to your question has been published."),
        _("Read the answer"),
    ),
    Kind(
        "challenges.question_declined",
        ASKED,
        _("Your question was not published: “%(title)s”"),
        _("The department has declined your question; it gives the reason."),
        _("Read the reason"),
    ),
)


def register() -> None:
    """Add groups and kinds to the catalogue."""
    catalogue.register(*GROUPS, *KINDS)


def on_event(event: Event) -> None:
    """Tell those whom an event concerns; telling it again tells nobody twice."""
    step = _STEPS.get(event.topic)
    challenge = (
        Challenge.objects.select_related("current_version", "department").filter(pk=event.case_id).first()
        if step
        else None
    )
    if step is not None and challenge is not None:
        step(challenge, event)


def _tell(
    people: Iterable[User | int],
    kind: str,
    challenge: Challenge,
    key: str,
    *,
    page: str = "challenges:detail",
    **params: Any,
) -> None:
    version = challenge.version
    shown = {
        "title": {"fa": version.title_fa, "en": version.title_en or version.title_fa},
        "department": {
            "fa": challenge.department.name_fa,
            "en": challenge.department.name_en or challenge.department.name_fa,
        },
        "closes_at": challenge.closes_at.isoformat(),
        "opens_at": challenge.opens_at.isoformat(),
    }
    with translation.override("fa"):
        url = reverse(page, args=(challenge.reference,))
    notify(recipients=people, kind=kind, params=shown | params, url=url, subject=challenge, dedupe_key=f"{kind}:{key}")


def _followers(kind: str) -> Callable[[Challenge, Event], None]:
    def tell(challenge: Challenge, event: Event) -> None:
        _tell(watchers_of(challenge), kind, challenge, str(event.id), reason=event.reason)

    return tell


def tell_also(event: Event, people: Callable[[Challenge], Iterable[User]]) -> None:
    """Tell more people what followers are told of an event: rooms above know who else it concerns. Who follows too
    hears it once.
    """
    challenge = Challenge.objects.select_related("current_version", "department").filter(pk=event.case_id).first()
    kind = CONCERNING.get(event.topic)
    if challenge is None or kind is None:
        return
    if event.topic == "challenges.question.answered":
        _tell_answers(challenge, event, set(people(challenge)) - _askers(event))
    else:
        _tell(people(challenge), kind, challenge, str(event.id), reason=event.reason)


def _published(challenge: Challenge, event: Event) -> None:
    """To those who follow the department or one of the fields. An import tells of the past, not of news."""
    if challenge.source:
        return
    people = set(watchers_of(challenge.department))
    for field in challenge.version.fields.all():
        people.update(watchers_of(field))
    _tell(people, "challenges.published", challenge, str(event.id))


def _closed(challenge: Challenge, event: Event) -> None:
    _tell(_department(challenge), "challenges.closed", challenge, str(event.id))


def _closing_held(challenge: Challenge, event: Event) -> None:
    count = int(event.after.get("waiting_questions", 1))
    _tell(
        {*_department(challenge), *_office()},
        "challenges.closing_held",
        challenge,
        str(event.id),
        page="challenges:desk",
        count=count,
    )


def _asked(challenge: Challenge, event: Event) -> None:
    _tell(_department(challenge), "challenges.question_asked", challenge, event.subject_id, page="challenges:desk")


def _answered(challenge: Challenge, event: Event) -> None:
    """Followers get one message a day, however many answers there are; the asker's people one for each."""
    askers = _askers(event)
    _tell(askers, "challenges.question_answered", challenge, event.subject_id, page="challenges:questions")
    _tell_answers(challenge, event, set(watchers_of(challenge)) - askers)


def _tell_answers(challenge: Challenge, event: Event, people: Iterable[User]) -> None:
    day = event.at.date().isoformat()
    _tell(people, "challenges.answers", challenge, f"{challenge.pk}:{day}", page="challenges:questions")


def _declined(challenge: Challenge, event: Event) -> None:
    _tell(_askers(event), "challenges.question_declined", challenge, event.subject_id, page="challenges:questions")


def _askers(event: Event) -> set[User]:
    question = Question.objects.select_related("vendor").filter(pk=event.subject_id).first()
    if question is None:
        return set()
    return set(
        User.objects.filter(vendor_memberships__vendor=question.vendor, vendor_memberships__ended_at__isnull=True)
    )


def _department(challenge: Challenge) -> set[User]:
    """Officers and managers of the challenge's department."""
    roles = (DepartmentRole.OFFICER.value, DepartmentRole.MANAGER.value)
    memberships = challenge.department.memberships.filter(role__in=roles, ended_at__isnull=True)
    return set(User.objects.filter(pk__in=memberships.values("user")))


def _office() -> set[User]:
    return set(
        User.objects.filter(
            platform_memberships__role=PlatformRole.OFFICE.value, platform_memberships__ended_at__isnull=True
        )
    )


_STEPS: Final[dict[str, Callable[[Challenge, Event], None]]] = {
    "challenges.challenge.published": _published,
    "challenges.challenge.amended": _followers("challenges.amended"),
    "challenges.challenge.second_round_opened": _followers("challenges.second_round"),
    "challenges.challenge.announced": _followers("challenges.announced"),
    "challenges.challenge.cancelled": _followers("challenges.cancelled"),
    "challenges.challenge.unsuccessful": _followers("challenges.unsuccessful"),
    "challenges.challenge.closed": _closed,
    "challenges.challenge.closing_held": _closing_held,
    "challenges.question.asked": _asked,
    "challenges.question.answered": _answered,
    "challenges.question.declined": _declined,
}
