"""Appeals: lodged by a startup that took part, during the stand-still; the clock stands until the office has
answered.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from challenges.evaluation.models import Appeal, Decision
from challenges.evaluation.permissions import can_answer_appeal, can_appeal
from challenges.evaluation.services.deciding import standstill_end
from challenges.evaluation.states import APPEAL, DECISION
from challenges.services import take_step
from marketplace.clock import database_now
from marketplace.errors import Conflict, Invalid
from marketplace.journal.services import record
from marketplace.text import clean
from vendors.models import Vendor

TEXT_LIMIT = 8000


@transaction.atomic
def lodge_appeal(*, actor: Any, decision: Decision, vendor: Vendor, text: str) -> Appeal:
    """One appeal per startup and announcement. Raises Invalid without words, NotAllowed, Conflict for a second one."""
    held = Decision.objects.select_for_update(of=("self",)).select_related("round__challenge").get(pk=decision.pk)
    can_appeal(actor, held, vendor).require()
    if not clean(text):
        raise Invalid({"text": _("Write what you appeal against and why.")})
    try:
        with transaction.atomic():
            row = Appeal.objects.create(
                decision=held,
                vendor=vendor,
                announced_at=held.announced_at or database_now(),
                text=clean(text)[:TEXT_LIMIT],
                lodged_by=actor,
                lodged_at=database_now(),
            )
    except IntegrityError as error:
        raise Conflict(_("Your startup has appealed already.")) from error
    record(actor=actor, action="evaluation.appeal.lodged", subject=row, case=held.round.challenge, confidential=True)
    return row


@transaction.atomic
def answer_appeal(*, actor: Any, appeal: Appeal, uphold: bool, answer: str) -> Appeal:
    """Answer with reasons. Upheld: the evaluation is opened again. Rejected: the stand-still begins anew, so that
    no time is lost to it.
    """
    can_answer_appeal(actor).require()
    if not clean(answer):
        raise Invalid({"answer": _("Write the answer with its reasons.")})
    row = Appeal.objects.select_for_update(of=("self",)).select_related("decision__round__challenge").get(pk=appeal.pk)
    before, after = APPEAL.apply("uphold" if uphold else "reject", actor=actor, obj=row)
    row.answer, row.answered_by, row.answered_at = clean(answer), actor, database_now()
    row.save()
    decision = (
        Decision.objects.select_for_update(of=("self",)).select_related("round__challenge").get(pk=row.decision_id)
    )
    if uphold:
        DECISION.apply("withdraw", actor=actor, obj=decision)
        decision.save()
        take_step(actor=actor, challenge=decision.round.challenge, step="reopen_evaluation")
    else:
        decision.standstill_until = standstill_end(database_now())
        decision.save(update_fields=["standstill_until"])
    record(
        actor=actor,
        action="evaluation.appeal.answered",
        subject=row,
        case=decision.round.challenge,
        before={"status": before},
        after={"status": after},
        reason=row.answer,
    )
    return row
