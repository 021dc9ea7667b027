"""The classes of knowledge-based and creative firms, as the schemes define them.

Sources: the by-law of Law «جهش تولید دانش‌بنیان» in force since 1402 (نوپا، نوآور، فناور), the creative-firms programme
(خلاق), and the scheme of 1393 (نوپا and تولیدی, types 1 to 3) that older certificates still name. A certificate of an
old class stays readable; what it is good for is each challenge's own choice.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClassRow:
    """`rank` orders classes from the lightest to the most demanding; the highest current one is shown as the badge."""

    code: str
    name_fa: str
    name_en: str
    scheme_year: int
    rank: int


CLASSES: tuple[ClassRow, ...] = (
    ClassRow("creative", "خلاق", "Creative", 1402, 10),
    ClassRow("emerging", "نوپا", "Emerging", 1402, 20),
    ClassRow("innovative", "نوآور", "Innovative", 1402, 30),
    ClassRow("technological", "فناور", "Technological", 1402, 40),
    ClassRow("emerging-1393-3", "نوپای نوع ۳", "Emerging, type 3", 1393, 11),
    ClassRow("emerging-1393-2", "نوپای نوع ۲", "Emerging, type 2", 1393, 12),
    ClassRow("emerging-1393-1", "نوپای نوع ۱", "Emerging, type 1", 1393, 13),
    ClassRow("producing-1393-3", "تولیدی نوع ۳", "Producing, type 3", 1393, 21),
    ClassRow("producing-1393-2", "تولیدی نوع ۲", "Producing, type 2", 1393, 22),
    ClassRow("producing-1393-1", "تولیدی نوع ۱", "Producing, type 1", 1393, 23),
)
