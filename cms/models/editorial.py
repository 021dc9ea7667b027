"""The pages of the editorial site: home, guides, stories, news, plain pages and common questions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from challenges.models import Challenge
from cms.blocks import HomeStepBlock
from cms.models.base import BilingualPage, tabs, words_panels
from cms.models.media import Picture
from marketplace.digits import to_ascii

IN_LIST = 12


class HomePage(BilingualPage):
    """What editors say on the home page; the page itself is drawn by the desks room, which reads from several rooms."""

    steps = StreamField([("step", HomeStepBlock())], verbose_name=_("how it works"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "cms.GuideIndexPage",
        "cms.StoryIndexPage",
        "cms.NewsIndexPage",
        "cms.PlainPage",
    ]
    max_count = 1
    template = "cms/home_page.html"
    edit_handler = tabs(words_panels(body=False, extra=[FieldPanel("steps")]))

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def how_it_works(self) -> list[dict[str, str]]:
        """The steps in the active language."""
        english = get_language() == "en"
        return [
            {
                name: (block.value[f"{name}_en"] if english else "") or block.value[f"{name}_fa"]
                for name in ("title", "text")
            }
            for block in self.steps
        ]


class IndexPage(BilingualPage):
    """A list of pages of one kind, newest first."""

    class Meta:
        abstract = True

    def entries(self) -> Any:
        """The published pages below, newest first."""
        return self.get_children().live().order_by("-first_published_at", "-id").specific()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "entries": Paginator(self.entries(), IN_LIST).get_page(request.GET.get("page"))}


class GuideIndexPage(IndexPage):
    """All guides, in the order the editors gave them."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.GuidePage"]
    template = "cms/index_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("list of guides")
        verbose_name_plural = _("lists of guides")

    def entries(self) -> Any:
        """The published guides in the editors' order."""
        return self.get_children().live().order_by("path").specific()


class GuidePage(BilingualPage):
    """How something is done, step by step."""

    parent_page_types: ClassVar[list[str]] = ["cms.GuideIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/article_page.html"

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")


class StoryIndexPage(IndexPage):
    """All stories."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.StoryPage"]
    template = "cms/index_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")


class SignedPage(BilingualPage):
    """A page somebody signs, with a picture, about challenges that can be opened from it."""

    author_fa = models.CharField(_("author"), max_length=120, blank=True)
    author_en = models.CharField(_("author, English"), max_length=120, blank=True)
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    references = models.CharField(
        _("challenges it is about"),
        max_length=200,
        blank=True,
        help_text=_("References such as BH-1405-0042, separated by commas."),
    )

    is_signed = True
    edit_handler = tabs(
        words_panels(
            extra=[
                FieldPanel("picture"),
                FieldPanel("references"),
                MultiFieldPanel([FieldPanel("author_fa"), FieldPanel("author_en")], heading=_("Author")),
            ]
        )
    )

    class Meta:
        abstract = True

    @property
    def author(self) -> str:
        return self._in_language("author")

    @property
    def reference_list(self) -> list[str]:
        """The references typed, in their canonical form."""
        return [word.strip().upper() for word in to_ascii(self.references).replace("،", ",").split(",") if word.strip()]

    def challenges(self) -> list[Challenge]:
        """The published challenges this page is about, in the order given."""
        if not self.reference_list:
            return []
        found = {
            case.reference: case
            for case in Challenge.objects.filter(
                current_version__isnull=False, reference__in=self.reference_list
            ).for_list()
        }
        return [found[reference] for reference in self.reference_list if reference in found]

    def clean(self) -> None:
        super().clean()
        known = set(Challenge.objects.filter(reference__in=self.reference_list).values_list("reference", flat=True))
        if unknown := [reference for reference in self.reference_list if reference not in known]:
            raise ValidationError(
                {"references": _("There is no challenge with this reference: %(list)s") % {"list": ", ".join(unknown)}}
            )


class StoryPage(SignedPage):
    """What came of a challenge, told by a person."""

    parent_page_types: ClassVar[list[str]] = ["cms.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/article_page.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class NewsIndexPage(IndexPage):
    """All news."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.NewsPage"]
    template = "cms/index_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class NewsPage(SignedPage):
    """Something new, short."""

    parent_page_types: ClassVar[list[str]] = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/article_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class PlainPage(BilingualPage):
    """A page of its own: privacy, accessibility, common questions."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.PlainPage"]
    subpage_types: ClassVar[list[str]] = ["cms.PlainPage"]
    template = "cms/article_page.html"

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
