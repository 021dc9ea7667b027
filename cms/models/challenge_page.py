"""Where a challenge is written: drafts, comments, comparison and approval are Wagtail's; what is published is a
frozen version.

Invariants: a page is published through `cms.publishing` and in no other way; the tie between a page and its challenge
is a row of its own (`Publication`), because publishing a revision writes back every field of its JSON; while that row
stands, the page cannot be deleted.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page, Revision
from wagtail.search import index

from challenges.models import Challenge
from cms import checklist, preview, publishing
from cms.fields import MomentField
from cms.forms import ChallengePageForm
from cms.models.challenge_text import ChallengeText, CriterionWords, QuestionWords, RoundPlan
from cms.panels import challenge_panels, document_panels, round_panels
from cms.refusals import place_name
from cms.testers import ChallengePageTester
from marketplace.accounts.models import Department
from marketplace.files.models import Attachment


class ChallengePage(ChallengeText, Page):
    """The draft of a challenge, below its department's page. Persian is the text that counts, English is optional."""

    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    setad_number = models.CharField(_("Setad number"), max_length=40, blank=True)
    pilot_starts_at = MomentField(_("promised start of the pilot"), null=True, blank=True)
    change_note = models.TextField(
        _("what changed and why"),
        blank=True,
        help_text=_("Everybody who follows the challenge reads this beside the comparison."),
    )

    parent_page_types: ClassVar[list[str]] = ["cms.DepartmentPage"]
    subpage_types: ClassVar[list[str]] = []
    preview_modes: ClassVar[list[tuple[str, Any]]] = [("fa", _("Persian")), ("en", _("English"))]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.AutocompleteField("title_en")]
    base_form_class = ChallengePageForm
    edit_handler = challenge_panels()
    show_in_menus_default = False

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")

    @cached_property
    def department(self) -> Department:
        """The department below whose page it is written."""
        found: Department = Department.objects.get(writing_space__page__path=self.path[: -self.steplen])
        return found

    @property
    def publication(self) -> Publication | None:
        """The tie to the public case; None before the first publication."""
        return Publication.objects.select_related("challenge__current_version").filter(page_id=self.pk).first()

    @property
    def challenge(self) -> Challenge | None:
        """The public case, once there is one."""
        tie = self.publication
        return tie.challenge if tie else None

    @property
    def was_published(self) -> bool:
        """Whether a challenge stands behind this page."""
        return self.pk is not None and Publication.objects.filter(page_id=self.pk).exists()

    @property
    def begun_from_challenge(self) -> Challenge | None:
        """The earlier challenge this draft began from, if it did (`cms.models.Origin`)."""
        origin = getattr(self, "origin", None)
        return origin.challenge if origin else None

    def problems(self) -> list[str]:
        """What still keeps the draft from being published, each with its place in words."""
        found = checklist.problems_of(self)
        return [
            f"{place_name(path)}: {message}" if path else message
            for path, messages in found.items()
            for message in messages
        ]

    def tie_to(self, challenge: Challenge) -> None:
        """Remember which challenge this page writes; done once, by the first publication."""
        Publication.objects.create(page_id=self.pk, challenge=challenge)

    def publish(self, revision: Revision, user: Any = None, **options: Any) -> None:
        """Wagtail's door to publication leads through the seam, whoever opens it."""
        publishing.publish_page(self, revision, user=user, **options)

    def permissions_for_user(self, user: Any) -> ChallengePageTester:
        return ChallengePageTester(user, self)

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """The challenge's own public address; none before publication."""
        return publishing.public_address(self.challenge, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The public page drawn from an unsaved version."""
        return preview.render_draft(request, self, language=mode_name)


class Publication(models.Model):
    """Which challenge a page became. Its keys protect both: neither is deleted while the other stands."""

    page = models.OneToOneField(ChallengePage, models.PROTECT, related_name="+")
    challenge = models.OneToOneField(Challenge, models.PROTECT, related_name="writing")

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return f"{self.page_id} → {self.challenge_id}"


class RoundItem(RoundPlan):
    """One round as it is written, with its promised dates."""

    page = ParentalKey(ChallengePage, on_delete=models.CASCADE, related_name="rounds")
    questions_until = MomentField(_("questions until"), null=True, blank=True)
    closes_at = MomentField(_("deadline"), null=True, blank=True)
    opens_at = MomentField(_("promised opening"), null=True, blank=True)
    decides_at = MomentField(_("promised decision"), null=True, blank=True)

    panels = round_panels()


class QuestionItem(QuestionWords):
    """A question of a round."""

    round = ParentalKey(RoundItem, on_delete=models.CASCADE, related_name="questions")


class CriterionItem(CriterionWords):
    """A criterion of a round."""

    round = ParentalKey(RoundItem, on_delete=models.CASCADE, related_name="criteria")


class DocumentItem(Orderable):
    """A document to publish. The file comes from the department's collection; `attachment` is its checked copy, made
    at publication.
    """

    page = ParentalKey(ChallengePage, on_delete=models.CASCADE, related_name="document_items")
    document = models.ForeignKey(
        "wagtaildocs.Document", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    title_fa = models.CharField(_("title"), max_length=160, blank=True)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)

    panels = document_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title_fa
