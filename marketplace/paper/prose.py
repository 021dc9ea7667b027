"""Cleaned HTML as blocks: headings, paragraphs, lists, tables, quotes. Pure.

Invariant: no word of the HTML is lost; a tag that is not known only loses its dress.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from marketplace.paper.blocks import Block, Heading, Items, Paragraph, Run, Table

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_SCRIPTS: Final = {"sub": "sub", "sup": "super"}
_BREAKS: Final = frozenset({"p", "div", "h3", "h4", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th", "hr"})


class _List:
    """A list that is being read: its items so far."""

    def __init__(self, *, ordered: bool) -> None:
        self.ordered = ordered
        self.items: list[tuple[list[Run], list[Block]]] = []


class _Table:
    """A table that is being read: its headings and rows so far."""

    def __init__(self) -> None:
        self.columns: list[str] = []
        self.rows: list[list[list[Run]]] = []
        self.heads = True

    def block(self) -> Table:
        return Table(self.columns, self.rows)


class _Reader(HTMLParser):
    """Collects blocks; `open_*` is what is being read now."""

    def __init__(self, headings_from: int) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.headings_from = headings_from
        self.runs: list[Run] = []
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.lists: list[_List] = []
        self.table: _Table | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        if tag == "br":
            self.runs.append(Run("\n"))
            return
        if tag in _BREAKS and not (self.table and tag == "p"):
            self._flush()
        if tag in ("ul", "ol"):
            self.lists.append(_List(ordered=tag == "ol"))
        elif tag == "li" and self.lists:
            self.lists[-1].items.append(([], []))
        elif tag == "table":
            self.table = _Table()
        elif tag == "tr" and self.table is not None:
            self.table.rows.append([])
        elif tag == "a":
            self.hrefs.append(dict(attrs).get("href") or "")
        if tag != "hr":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if tag not in self.open:
            return
        if tag in ("td", "th") and self.table is not None:
            self._cell()
        elif tag in _BREAKS and not (self.table and tag == "p"):
            self._flush()
        while self.open and self.open.pop() != tag:
            continue
        if tag == "a" and self.hrefs:
            self.hrefs.pop()
        elif tag in ("ul", "ol") and self.lists:
            done = self.lists.pop()
            self._put(Items([(text, below) for text, below in done.items], ordered=done.ordered))
        elif tag == "tr" and self.table is not None:
            self._row()
        elif tag == "table" and self.table is not None:
            done_table, self.table = self.table.block(), None
            self._put(done_table)

    def handle_data(self, data: str) -> None:
        """Keep words in their dress."""
        text = _SPACES.sub(" ", data)
        if not self.runs:
            text = text.lstrip(" ")
        if not text:
            return
        script = next((_SCRIPTS[tag] for tag in self.open if tag in _SCRIPTS), "")
        bold, italic = bool(_BOLD & set(self.open)), bool(_ITALIC & set(self.open))
        self.runs.append(Run(text, bold, italic, self.hrefs[-1] if self.hrefs else "", script))

    def finish(self) -> list[Block]:
        """Everything that was read."""
        self.close()
        self._flush()
        while self.lists:
            done = self.lists.pop()
            self._put(Items(done.items, ordered=done.ordered))
        if self.table is not None:
            done_table, self.table = self.table.block(), None
            self._put(done_table)
        return self.blocks

    def _taken(self) -> list[Run]:
        runs, self.runs = self.runs, []
        if runs and runs[-1].text.strip(" \n") == "":
            runs = runs[:-1]
        return runs

    def _flush(self) -> None:
        """The words so far become a paragraph, a heading or the text of an item."""
        if self.table is not None and ("td" in self.open or "th" in self.open):
            return
        runs = self._taken()
        if not runs:
            return
        words = "".join(run.text for run in runs).strip()
        if self.lists and self.lists[-1].items and not self.lists[-1].items[-1][0]:
            self.lists[-1].items[-1][0].extend(runs)
        elif "h3" in self.open or "h4" in self.open:
            self._put(Heading(words, self.headings_from + ("h4" in self.open)))
        else:
            self._put(Paragraph(runs, "quote" if "blockquote" in self.open else ""))

    def _put(self, block: Block) -> None:
        if self.lists and self.lists[-1].items:
            self.lists[-1].items[-1][1].append(block)
        else:
            self.blocks.append(block)

    def _cell(self) -> None:
        if self.table is not None and self.table.rows:
            self.table.rows[-1].append(self._taken())
            self.table.heads = self.table.heads and "th" in self.open

    def _row(self) -> None:
        """The first row, if it is made of headings, names the columns."""
        table = self.table
        if table is None:
            return
        if len(table.rows) == 1 and table.heads and not table.columns:
            table.columns = ["".join(run.text for run in cell).strip() for cell in table.rows.pop()]
        table.heads = False


def prose(html: str, *, headings_from: int = 2) -> list[Block]:
    """The blocks of cleaned HTML; its highest heading gets the level `headings_from`."""
    reader = _Reader(headings_from)
    reader.feed(html)
    return reader.finish()
