"""What editors wrote: stories, guides, news, pages and common questions."""

from dataclasses import dataclass
from typing import Literal

BlockType = Literal["heading", "paragraph", "list", "steps", "quote", "notice", "figure"]


@dataclass(frozen=True, slots=True)
class Block:
    """``items`` for list and steps, ``by`` for a quote's speaker or a figure's label."""

    type: BlockType
    text: str = ""
    items: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    code: str
    kind: Literal["story", "guide", "news", "page"]
    title_fa: str
    intro_fa: str
    blocks: tuple[Block, ...]
    day: int = 0
    author_fa: str = ""
    title_en: str = ""
    intro_en: str = ""
    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Faq:
    group_fa: str
    question_fa: str
    answer_fa: str
