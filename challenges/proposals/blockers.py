"""What still stands between a working proposal and its submission: a list of links, not a dead button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from challenges.proposals.models import Proposal
from challenges.proposals.pricing import price_from_json
from challenges.proposals.sealing.door import draft_price
from marketplace.files.models import AttachmentStatus
from vendors.selectors import holds_class

WHOLE = 10_000  # shares of a consortium, in hundredths of a percent


@dataclass(frozen=True, slots=True)
class Blocker:
    """What is missing, and the section of the proposal where it is put right."""

    section: str
    message: str | Promise


def eligibility_points(proposal: Proposal) -> dict[str, str | Promise]:
    """What the writer confirms point by point, by key."""
    return {
        "truth": _("What we wrote is true, and we can show evidence for it."),
        "rights": _("We hold the rights to what we offer."),
        "terms": _("We accept the terms of the challenge and of the marketplace."),
    }


def blockers_of(proposal: Proposal) -> list[Blocker]:
    """Everything that is missing, in the order of the sections; [] means it may be submitted. A constant number of queries."""
    found = [*_answers(proposal), *_price(proposal), *_files(proposal), *_partners(proposal), *_eligibility(proposal)]
    return found


def _answers(proposal: Proposal) -> list[Blocker]:
    words = dict(proposal.answers.values_list("question_key", "words"))
    found = []
    for question in proposal.version.terms.get(round=proposal.round).questions.all():
        count = words.get(question.key, 0)
        if question.is_required and not count:
            found.append(Blocker(question.key, _("“%(question)s” has no answer yet.") % {"question": question.text}))
        elif count > question.word_limit:
            found.append(
                Blocker(
                    question.key,
                    _("The answer to “%(question)s” has %(count)s words; the limit is %(limit)s.")
                    % {"question": question.text, "count": count, "limit": question.word_limit},
                )
            )
    return found


def _price(proposal: Proposal) -> list[Blocker]:
    price = price_from_json(draft_price(proposal))
    if not price.lines or price.total <= 0:
        return [Blocker("price", _("The price envelope is empty."))]
    ceiling = proposal.version.budget_ceiling
    if ceiling and price.total > ceiling:
        return [Blocker("price", _("The price is above the budget ceiling of the challenge."))]
    return []


def _files(proposal: Proposal) -> list[Blocker]:
    states: list[Any] = list(
        proposal.files.filter(removed_at__isnull=True).values_list("attachment__status", "attachment__name")
    )
    found = []
    for status, name in states:
        if status == AttachmentStatus.QUARANTINED:
            found.append(Blocker("files", _("“%(name)s” is still being checked.") % {"name": name}))
        elif status == AttachmentStatus.REFUSED:
            found.append(Blocker("files", _("“%(name)s” was refused; remove it or send another.") % {"name": name}))
    return found


def _partners(proposal: Proposal) -> list[Blocker]:
    rows = list(proposal.partners.values_list("share", "consented_at"))
    if not rows:
        return []
    found = []
    if any(consented is None for _share, consented in rows):
        found.append(Blocker("partners", _("A partner has not consented yet.")))
    if sum(share for share, _consented in rows) >= WHOLE:
        found.append(Blocker("partners", _("The partners' shares leave nothing for your own startup.")))
    return found


def _eligibility(proposal: Proposal) -> list[Blocker]:
    found = []
    classes = [row.pk for row in proposal.version.eligible_classes.all()]
    if classes and not holds_class(proposal.vendor, classes):
        found.append(
            Blocker("eligibility", _("The challenge asks for a certificate class that your startup does not hold now."))
        )
    if set(eligibility_points(proposal)) - set(proposal.eligibility):
        found.append(Blocker("eligibility", _("Confirm every point of eligibility and terms.")))
    return found
