"""Paper: documents as PDF, in Persian as in English, drawn by one template (`paper.typ`) from plain blocks.

Invariants: what stands on paper is data, never markup of the typesetting language; every paragraph has its own
direction; the same document is always the same bytes, so that it may be cached and compared.

    paper = Paper(title=…, blocks=[Heading(…), *prose(html), Facts(…)], …)
    return paper_response(request, paper, name="BH-1405-0042.pdf")
"""

from marketplace.paper.blocks import (
    Bars,
    Block,
    Facts,
    Heading,
    Items,
    Notice,
    Paper,
    Paragraph,
    Run,
    Steps,
    Table,
)
from marketplace.paper.prose import prose
from marketplace.paper.rendering import pdf_of
from marketplace.paper.responses import paper_response

__all__ = [
    "Bars",
    "Block",
    "Facts",
    "Heading",
    "Items",
    "Notice",
    "Paper",
    "Paragraph",
    "Run",
    "Steps",
    "Table",
    "paper_response",
    "pdf_of",
    "prose",
]
