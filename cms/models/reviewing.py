"""What Wagtail's task states do not know: who is to decide about a waiting draft, which reminders went out, and what a
return asks for, section by section.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from cms.sections import SECTION_LABELS, Section


class Review(models.Model):
    """One step at which a draft stands. A named reviewer is who is reminded; every approver of the step may still
    decide, so that nothing waits for one person.
    """

    task_state = models.OneToOneField(TaskState, models.CASCADE, related_name="review")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reviewer")
    )
    reminders = models.PositiveSmallIntegerField(_("reminders by age"), default=0)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.reviewer_id or '—'}"


class SectionRemark(models.Model):
    """What must change in one section, and why; written by whoever returned the draft."""

    SECTIONS = [(section.value, SECTION_LABELS[section]) for section in Section]

    task_state = models.ForeignKey(TaskState, models.CASCADE, related_name="remarks")
    section = models.CharField(_("section"), max_length=16, choices=SECTIONS)
    reason = models.TextField(_("reason"), max_length=1000)

    class Meta:
        verbose_name = _("remark on a section")
        verbose_name_plural = _("remarks on sections")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["task_state", "section"], name="cms_sectionremark_once"),
            models.CheckConstraint(
                condition=Q(section__in=[section.value for section in Section]), name="cms_sectionremark_section_word"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="cms_sectionremark_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.reason[:40]}"
