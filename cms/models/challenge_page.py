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
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, Revision
from wagtail.search import index

from challenges.models import Challenge, ChallengeVersion, Criterion, CriterionGroup, ProcurementClass, Round, RoundKind
from cms import checklist, preview, publishing
from cms.blocks import section_blocks
from cms.fields import AmountField, CountField, MomentField, new_key
from cms.forms import ChallengePageForm
from cms.panels import challenge_panels, criterion_panels, document_panels, question_panels, round_panels
from cms.refusals import place_name
from cms.testers import ChallengePageTester
from marketplace.accounts.models import Department
from marketplace.files.models import Attachment
from marketplace.places.models import District
from marketplace.taxonomy.models import Capability, Field
from vendors.models import CertificateClass


def section(label: Any, help_text: Any = "") -> StreamField:
    """A section of the challenge; a new one opens with an empty text, so that one can simply type."""
    return StreamField(section_blocks(), verbose_name=label, help_text=help_text, blank=True, default=[("text", "")])


def english(label: Any) -> StreamField:
    """The English side of a section: optional, so it starts empty."""
    return StreamField(section_blocks(), verbose_name=label, blank=True)


class ChallengePage(Page):
    """The draft of a challenge, below its department's page. Persian is the text that counts, English is optional."""

    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    summary_fa = models.TextField(
        _("summary"), blank=True, help_text=_("Two or three sentences: lists and search results show them.")
    )
    summary_en = models.TextField(_("English summary"), blank=True)
    need_fa = section(_("need"), _("What the problem is, for whom, how often, and what it costs today."))
    need_en = english(_("English need"))
    outcome_fa = section(_("outcome wanted"), _("What must be different afterwards, in numbers; not how to do it."))
    outcome_en = english(_("English outcome"))
    context_fa = section(_("context"), _("What was tried before, rules that must be kept, who is involved."))
    context_en = english(_("English context"))
    data_fa = section(_("data on offer"), _("Which data the startup gets, in what form, from when."))
    data_en = english(_("English data"))
    site_fa = section(_("site on offer"), _("Where it can be tried, with what access and support."))
    site_en = english(_("English site"))
    eligibility_fa = section(_("who may apply"), _("Conditions beyond the certificate classes below."))
    eligibility_en = english(_("English conditions"))
    intellectual_property_fa = models.CharField(_("intellectual property"), max_length=300, blank=True)
    intellectual_property_en = models.CharField(_("English intellectual property"), max_length=300, blank=True)
    trl_min = CountField(
        _("least readiness level (TRL)"), null=True, blank=True, help_text=_("1 to 9; leave empty if any will do.")
    )
    budget_ceiling = AmountField(
        _("budget ceiling"),
        null=True,
        blank=True,
        help_text=_("For example «2.5 billion toman»; a bare number is rials."),
    )
    procurement_class = models.CharField(
        _("procurement class"),
        max_length=8,
        choices=ChallengeVersion.PROCUREMENT,
        default=ProcurementClass.MEDIUM.value,
    )
    setad_number = models.CharField(_("Setad number"), max_length=40, blank=True)
    technical_minimum = CountField(_("least technical score (of 100)"), default=60)
    pilot_days = CountField(_("length of the pilot in days"), null=True, blank=True)
    pilot_starts_at = MomentField(_("promised start of the pilot"), null=True, blank=True)
    city_fields = ParentalManyToManyField(Field, verbose_name=_("city fields"), blank=True, related_name="+")
    capabilities = ParentalManyToManyField(
        Capability, verbose_name=_("capabilities wanted"), blank=True, related_name="+"
    )
    districts = ParentalManyToManyField(
        District, verbose_name=_("districts"), blank=True, related_name="+", help_text=_("None: the whole city.")
    )
    eligible_classes = ParentalManyToManyField(
        CertificateClass,
        verbose_name=_("certificate classes that may apply"),
        blank=True,
        related_name="+",
        help_text=_("None: every class."),
    )
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


class RoundItem(ClusterableModel, Orderable):
    """One round as it is written."""

    page = ParentalKey(ChallengePage, on_delete=models.CASCADE, related_name="rounds")
    kind = models.CharField(_("kind"), max_length=8, choices=Round.KINDS, default=RoundKind.FULL.value)
    by_invitation = models.BooleanField(
        _("by invitation only"), default=False, help_text=_("For a second round after a concept.")
    )
    questions_until = MomentField(_("questions until"), null=True, blank=True)
    closes_at = MomentField(_("deadline"), null=True, blank=True)
    opens_at = MomentField(_("promised opening"), null=True, blank=True)
    decides_at = MomentField(_("promised decision"), null=True, blank=True)

    panels = round_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("round")
        verbose_name_plural = _("rounds")

    def __str__(self) -> str:
        return str(self.get_kind_display())


class QuestionItem(Orderable):
    """A question put to the startup."""

    round = ParentalKey(RoundItem, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=60, default=new_key, editable=False)
    text_fa = models.CharField(_("question"), max_length=400, blank=True)
    text_en = models.CharField(_("English question"), max_length=400, blank=True)
    hint_fa = models.TextField(_("hint"), blank=True)
    hint_en = models.TextField(_("English hint"), blank=True)
    word_limit = CountField(_("word limit"), default=300)
    points = CountField(_("points"), default=0)
    is_required = models.BooleanField(_("required"), default=True)
    takes_file = models.BooleanField(_("takes a file"), default=False)

    panels = question_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("question to the startup")
        verbose_name_plural = _("questions to the startup")

    def __str__(self) -> str:
        return self.text_fa


class CriterionItem(Orderable):
    """A criterion with its weight. `anchors_*`: one line for each score from 0 to 5, saying what it means."""

    round = ParentalKey(RoundItem, on_delete=models.CASCADE, related_name="criteria")
    key = models.SlugField(max_length=60, default=new_key, editable=False)
    group = models.CharField(
        _("group"), max_length=12, choices=Criterion.GROUPS, default=CriterionGroup.TECHNICAL.value
    )
    title_fa = models.CharField(_("criterion"), max_length=160, blank=True)
    title_en = models.CharField(_("English criterion"), max_length=160, blank=True)
    description_fa = models.TextField(_("description"), blank=True)
    description_en = models.TextField(_("English description"), blank=True)
    weight = CountField(_("weight"), null=True, blank=True)
    anchors_fa = models.TextField(
        _("what the scores mean"), blank=True, help_text=_("One line for each score, from 0 to 5.")
    )
    anchors_en = models.TextField(_("English meaning of the scores"), blank=True)

    panels = criterion_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.title_fa


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
