"""The pages every installation begins with. Editors may rename and rewrite them; they are made only where they are
missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from cms.models import GuideIndexPage, NewsIndexPage, PlainPage, StoryIndexPage
from cms.models.base import BilingualPage

OFFICE_STEP = "دفتر نوآوری"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the frame below the home page."""

    model: type[BilingualPage]
    slug: str
    title_fa: str
    title_en: str
    intro_fa: str = ""
    intro_en: str = ""


FRAME = (
    Place(
        GuideIndexPage,
        "guides",
        "راهنما",
        "Guides",
        "از ثبت‌نام شرکت تا تحویل پایلوت؛ هر کار را گام‌به‌گام بخوانید.",
        "From registering a company to handing over a pilot, step by step.",
    ),
    Place(
        StoryIndexPage,
        "stories",
        "روایت‌ها",
        "Stories",
        "چالش‌هایی که به نتیجه رسیدند، از زبان آدم‌هایشان.",
        "Challenges that came to something, told by the people in them.",
    ),
    Place(NewsIndexPage, "news", "خبرها", "News", "تازه‌های باهم.", "What is new at Baham."),
    Place(PlainPage, "faq", "پرسش‌های پرتکرار", "Common questions"),
    Place(PlainPage, "accessibility", "دسترس‌پذیری", "Accessibility"),
    Place(PlainPage, "privacy", "حریم خصوصی", "Privacy"),
)
