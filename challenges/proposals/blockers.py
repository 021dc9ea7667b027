"""What still stands between a working proposal and its submission: a list of links, not a dead button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from challenges.models import ProposalQuestion
from challenges.proposals.models import Proposal
from challenges.proposals.pricing import price_from_json
from challenges.proposals.sealing import Draft, DraftFile
from marketplace.digits import grouped
from marketplace.face.words import count_words
from marketplace.files.models import AttachmentStatus
from vendors.selectors import holds_class

WHOLE = 10_000  # shares of a consortium, in hundredths of a percent
# Sections that are no questions; no key of a question can have this sign.
TEAM, PRICE, FILES, PARTNERS, ELIGIBILITY = "@team", "@price", "@files", "@partners", "@eligibility"


@dataclass(frozen=True, slots=True)
class Blocker:
    """What is missing, and where it is put right: the key of a question, or one of the names above."""

    section: str
    message: str | Promise


def eligibility_points(proposal: Proposal) -> dict[str, str | Promise]:
    """What the writer confirms point by point, by key."""
    return {
        "truth": _("What we wrote is true, and we can show evidence for it."),
        "rights": _("We hold the rights to what we offer."),
        "terms": _("We accept the terms of the challenge and of the marketplace."),
    }


def blockers_of(
    proposal: Proposal,
    draft: Draft,
    questions: Sequence[ProposalQuestion] | None = None,
    *,
    confirmed: bool = True,
) -> list[Blocker]:
    """Everything that is missing, in the order of the sections; [] means it may be submitted.

    Two queries, and one for the questions where they are not given. `confirmed=False` leaves out the points that the
    writer confirms on the last page.
    """
    asked = questions_of(proposal) if questions is None else questions
    found = [
        *_answers(asked, draft),
        *_files(draft),
        *_partners(draft),
        *_price(proposal, draft),
        *_classes(proposal),
    ]
    if confirmed and set(eligibility_points(proposal)) - set(proposal.eligibility):
        found.append(Blocker(ELIGIBILITY, _("Confirm every point of eligibility and terms.")))
    return found


def questions_of(proposal: Proposal) -> list[ProposalQuestion]:
    """The questions the proposal answers, in their order."""
    terms = proposal.working_version.terms.filter(round=proposal.round_id)
    return list(ProposalQuestion.objects.filter(terms__in=terms).order_by("position", "pk"))


def _answers(questions: Sequence[ProposalQuestion], draft: Draft) -> list[Blocker]:
    found = []
    for question in questions:
        count = count_words(draft.answers.get(question.key, ""))
        if question.is_required and not count:
            found.append(Blocker(question.key, _("“%(question)s” has no answer yet.") % {"question": question.text}))
        elif count > question.word_limit:
            values = {"question": question.text, "count": _number(count), "limit": _number(question.word_limit)}
            message = _("The answer to “%(question)s” has %(count)s words; the limit is %(limit)s.") % values
            found.append(Blocker(question.key, message))
    return found


def _price(proposal: Proposal, draft: Draft) -> list[Blocker]:
    if not proposal.has_price:
        return []
    price = price_from_json(draft.price)
    if not price.lines or price.total <= 0:
        return [Blocker(PRICE, _("The price envelope is empty."))]
    ceiling = proposal.working_version.budget_ceiling
    if ceiling and price.total > ceiling:
        return [Blocker(PRICE, _("The price is above the budget ceiling of the challenge."))]
    return []


def _files(draft: Draft) -> list[Blocker]:
    coming = _("“%(name)s” has not arrived whole; choose it again to go on, or remove it.")
    arriving = [Blocker(row.question_key or FILES, coming % {"name": row.name}) for row in draft.arriving]
    return [blocker for file in draft.files for blocker in _about(file)] + arriving


def _about(file: DraftFile) -> list[Blocker]:
    section, status = file.row.question_key or FILES, file.row.attachment.status
    if status == AttachmentStatus.QUARANTINED:
        return [Blocker(section, _("“%(name)s” is still being checked.") % {"name": file.name})]
    if status == AttachmentStatus.REFUSED:
        return [Blocker(section, _("“%(name)s” was refused; remove it or send another.") % {"name": file.name})]
    return []


def _partners(draft: Draft) -> list[Blocker]:
    found = []
    if any(row.row.consented_at is None for row in draft.partners):
        found.append(Blocker(PARTNERS, _("A partner has not consented yet.")))
    if sum(row.share for row in draft.partners) >= WHOLE:
        found.append(Blocker(PARTNERS, _("The partners' shares leave nothing for your own startup.")))
    return found


def _classes(proposal: Proposal) -> list[Blocker]:
    classes = list(proposal.working_version.eligible_classes.values_list("pk", flat=True))
    if not classes or holds_class(proposal.vendor, classes):
        return []
    message = _("The challenge asks for a certificate class that your startup does not hold now.")
    return [Blocker(ELIGIBILITY, message)]


def _number(value: int) -> str:
    return grouped(value, get_language() or "fa")
