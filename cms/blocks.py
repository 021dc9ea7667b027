"""The pieces editors build pages of. Each renders through its own template in the product's look, without inline
style or script.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PROSE = ["bold", "italic", "ol", "ul", "link", "document-link"]
SECTION_PROSE = ["h3", "h4", "bold", "italic", "ol", "ul", "link"]

TONES = [("", _("Information")), ("now", _("Needs attention")), ("good", _("Good to know")), ("bad", _("Warning"))]
NUMBERS = [
    ("open", _("Open challenges")),
    ("published", _("Challenges published")),
    ("departments", _("Departments taking part")),
    ("awarded", _("Challenges awarded")),
]


class TableBlock(blocks.StructBlock):
    """A table typed or pasted as text: one row a line, cells parted by a tab (as spreadsheets paste) or by «|»; the
    first row is the head.
    """

    caption = blocks.CharBlock(label=_("Caption"), required=False)
    rows = blocks.TextBlock(
        label=_("Rows"),
        help_text=_(
            "One row per line, cells parted by a tab or |; a spreadsheet can be pasted. The first row is the heading."
        ),
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        rows = table_rows(value.get("rows", ""))
        return super().get_context(value, parent_context) | {"head": rows[0] if rows else [], "rows": rows[1:]}

    class Meta:
        label = _("Table")
        icon = "table"
        template = "cms/blocks/table.html"


def table_rows(text: str) -> list[list[str]]:
    """The cells of each line that is not empty, every row as long as the longest."""
    lines = [line for line in text.splitlines() if line.strip()]
    rows = [
        [cell.strip() for cell in (line.split("\t") if "\t" in line else line.strip().strip("|").split("|"))]
        for line in lines
    ]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; what it shows is said in the picture's own description."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "cms/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words and who said them."""

    text = blocks.TextBlock(label=_("Words"))
    by = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "cms/blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    """A block that tells one thing: what it is, then what to do."""

    title = blocks.CharBlock(label=_("Title"), required=False)
    text = blocks.TextBlock(label=_("Text"))
    tone = blocks.ChoiceBlock(label=_("Tone"), choices=TONES, required=False)

    class Meta:
        label = _("Notice")
        icon = "info-circle"
        template = "cms/blocks/notice.html"


class StepsBlock(blocks.ListBlock):
    """Numbered steps; a step is one sentence or two."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(blocks.TextBlock(label=_("Step")), **kwargs)

    class Meta:
        label = _("Steps")
        icon = "list-ol"
        template = "cms/blocks/steps.html"


class FigureBlock(blocks.StructBlock):
    """One number and what it counts."""

    value = blocks.CharBlock(label=_("Number"))
    label = blocks.CharBlock(label=_("What it counts"))


class FiguresBlock(blocks.ListBlock):
    """Numbers somebody wrote down."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FigureBlock(), **kwargs)

    class Meta:
        label = _("Figures")
        icon = "order"
        template = "cms/blocks/figures.html"


class LiveNumbersBlock(blocks.StructBlock):
    """Numbers counted at the moment the page is read, so that they are always true."""

    show = blocks.MultipleChoiceBlock(label=_("Which numbers"), choices=NUMBERS)

    class Meta:
        label = _("Live numbers")
        icon = "history"
        template = "cms/blocks/live_numbers.html"


class LiveChallengesBlock(blocks.StructBlock):
    """Open challenges, those closing first on top; all of them or those of one field."""

    title = blocks.CharBlock(label=_("Title"), required=False)
    field = blocks.CharBlock(
        label=_("Code of a city field"), required=False, help_text=_("Leave empty for all fields.")
    )
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=12)

    class Meta:
        label = _("Open challenges")
        icon = "doc-full-inverse"
        template = "cms/blocks/live_challenges.html"


class FaqEntryBlock(blocks.StructBlock):
    """A question people ask and its answer."""

    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=PROSE)


class FaqBlock(blocks.StructBlock):
    """Questions and answers under one heading."""

    title = blocks.CharBlock(label=_("Title"), required=False)
    entries = blocks.ListBlock(FaqEntryBlock(), label=_("Questions"))

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        template = "cms/blocks/faq.html"


class HomeStepBlock(blocks.StructBlock):
    """One of the steps «how it works» on the home page, in both languages."""

    title_fa = blocks.CharBlock(label=_("Persian title"))
    text_fa = blocks.TextBlock(label=_("Persian text"))
    title_en = blocks.CharBlock(label=_("English title"), required=False)
    text_en = blocks.TextBlock(label=_("English text"), required=False)

    class Meta:
        label = _("Step")
        icon = "list-ol"


def heading() -> blocks.CharBlock:
    """A heading of a part; the list «on this page» is made of these."""
    return blocks.CharBlock(label=_("Heading"), icon="title", template="cms/blocks/heading.html")


def body_blocks() -> list[tuple[str, blocks.Block]]:
    """Everything an editorial page may hold."""
    return [
        ("heading", heading()),
        (
            "text",
            blocks.RichTextBlock(
                label=_("Text"), icon="pilcrow", features=["h3", *PROSE], template="cms/blocks/text.html"
            ),
        ),
        ("steps", StepsBlock()),
        ("quote", QuoteBlock()),
        ("notice", NoticeBlock()),
        ("picture", PictureBlock()),
        ("table", TableBlock()),
        ("figures", FiguresBlock()),
        ("numbers", LiveNumbersBlock()),
        ("challenges", LiveChallengesBlock()),
        ("faq", FaqBlock()),
    ]


def section_blocks() -> list[tuple[str, blocks.Block]]:
    """What a section of a challenge may hold: it is frozen as HTML that reads without Wagtail, so no live parts."""
    return [
        ("text", blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=SECTION_PROSE)),
        ("table", TableBlock()),
    ]
