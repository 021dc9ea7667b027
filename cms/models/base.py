"""What every editorial page has: one page holds the Persian and the English words and is served in the language of
the address.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import preview
from cms.blocks import body_blocks
from marketplace.text import slug

SETTINGS = [
    FieldPanel("slug", help_text=_("The last part of the address, in English letters.")),
    FieldPanel("go_live_at"),
]


def tabs(content: list[Any]) -> TabbedInterface:
    """The editor of a page: what is written, and a second tab for the address and the time of publication."""
    return TabbedInterface(
        [ObjectList(content, heading=_("Text")), ObjectList(SETTINGS, heading=_("Address and time"))]
    )


def words_panels(*, body: bool = True, extra: list[Any] | None = None) -> list[Any]:
    """The usual fields of an editorial page, Persian first, English folded away below."""
    persian: list[Any] = [FieldPanel("title"), FieldPanel("intro_fa")]
    english: list[Any] = [FieldPanel("title_en"), FieldPanel("intro_en")]
    if body:
        persian.append(FieldPanel("body_fa"))
        english.append(FieldPanel("body_en"))
    return [
        *persian,
        *(extra or []),
        MultiFieldPanel(english, heading=_("English"), classname="collapsed"),
    ]


class BilingualPage(Page):
    """A page with a title, an introduction and a body in both languages; Persian stands in where English is missing."""

    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    intro_fa = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences; lists and search results show them too.")
    )
    intro_en = models.TextField(_("English introduction"), blank=True)
    body_fa = StreamField(body_blocks(), verbose_name=_("body"), blank=True)
    body_en = StreamField(body_blocks(), verbose_name=_("English body"), blank=True)

    search_fields: ClassVar[list[Any]] = [*Page.search_fields, index.AutocompleteField("title_en")]
    preview_modes: ClassVar[list[tuple[str, Any]]] = [("fa", _("Persian")), ("en", _("English"))]
    edit_handler = tabs(words_panels())
    show_in_menus_default = False
    is_signed = False  # whether the page tells who wrote it and when

    class Meta:
        abstract = True

    def _in_language(self, name: str) -> Any:
        english = getattr(self, f"{name}_en") if get_language() == "en" else ""
        return english or getattr(self, f"{name}_fa")

    @property
    def words(self) -> str:
        """The title in the active language."""
        return (self.title_en if get_language() == "en" else "") or self.title

    @property
    def intro(self) -> str:
        return self._in_language("intro")

    @property
    def body(self) -> Any:
        return self._in_language("body")

    @property
    def is_untranslated(self) -> bool:
        """Whether an English reader is shown Persian words."""
        return get_language() == "en" and not (self.title_en and (self.body_en or not self.body_fa))

    @property
    def contents(self) -> list[dict[str, str]]:
        """The headings of the body, for the list «on this page»."""
        headings = [str(block.value) for block in self.body if block.block_type == "heading"]
        return [{"label": words, "anchor": anchor_of(words)} for words in headings]

    def trail(self) -> list[dict[str, str]]:
        """Where this page lies, without the home page; the last step is the page itself."""
        above = self.get_ancestors().filter(depth__gt=2).specific()
        return [*({"label": page.words, "url": page.url} for page in above), {"label": self.words, "url": ""}]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "trail": self.trail()}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page in the language of the preview's tab."""
        return preview.render_page(request, self, language=mode_name)


def anchor_of(heading: str) -> str:
    """The anchor of a heading within its page."""
    return slug(heading) or "part"
