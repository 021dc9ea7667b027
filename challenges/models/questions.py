"""Questions of startups about a challenge. The public sees the question and the answer, never who asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from challenges.models.challenge import Challenge
from challenges.querysets import QuestionQuerySet
from challenges.states import QuestionStatus
from marketplace.transitions import LifecycleModel, StatusField, status_constraint
from vendors.models import Vendor, VendorRole

MAY_ASK = (VendorRole.OWNER.value, VendorRole.ADMIN.value, VendorRole.MEMBER.value)
"""Roles that ask in the name of a startup; viewers only read."""


class Question(LifecycleModel):
    """A question (پرسش): asked by a verified startup until the question deadline; answered publicly, or declined with
    a reason to the asker.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="questions")
    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    text = models.TextField(_("question"))
    public_text = models.TextField(_("question as published"), blank=True)
    status = StatusField(_("state"), default=QuestionStatus.ASKED.value)
    answer = models.TextField(_("answer"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["id"]
        constraints = [
            status_constraint("challenges_question", QuestionStatus),
            models.CheckConstraint(
                condition=~Q(status="answered") | ~Q(answer=""), name="challenges_question_answered_has_answer"
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(reason=""), name="challenges_question_declined_has_reason"
            ),
        ]
        indexes = [models.Index(fields=["challenge", "status"], name="challenges_question_waiting")]

    def __str__(self) -> str:
        return f"{self.challenge_id}: {self.pk}"

    @property
    def shown_text(self) -> str:
        """The words the public reads: the asker's, or the screened ones."""
        return self.public_text or self.text
