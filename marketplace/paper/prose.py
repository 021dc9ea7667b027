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
    """A table that is being read: its headings and rows so far. A table within it adds its rows to it (`depth`)."""

    def __init__(self) -> None:
        self.depth, self.in_cell = 1, False
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
        if tag == "br" or (tag in _BREAKS and self._in_cell and tag not in ("td", "th", "tr", "table")):
            self.runs += [Run("\n")] if self.runs else []
        elif tag in _BREAKS:
            self._flush()
        if tag == "a":
            self.hrefs.append(dict(attrs).get("href") or "")
        elif self.table is not None or tag == "table":
            self._open_in_table(tag)
        elif tag in ("ul", "ol"):
            self.lists.append(_List(ordered=tag == "ol"))
        elif tag == "li" and self.lists:
            self.lists[-1].items.append(([], []))
        if tag not in ("hr", "br"):
            self.open.append(tag)

    @property
    def _in_cell(self) -> bool:
        return self.table is not None and self.table.in_cell

    def _open_in_table(self, tag: str) -> None:
        if self.table is None:
            self.table = _Table()
        elif tag == "table":
            self.table.depth += 1
        elif tag == "tr":
            self._cell()
            self.table.rows.append([])
        elif tag in ("td", "th"):
            self._cell()
            self.table.rows = self.table.rows or [[]]
            self.table.in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if tag not in self.open:
            return
        if tag in ("td", "th"):
            self._cell()
        elif tag in _BREAKS:
            self._flush()
        while self.open and self.open.pop() != tag:
            continue
        if tag == "a" and self.hrefs:
            self.hrefs.pop()
        elif self.table is not None:
            self._close_in_table(tag)
        elif tag in ("ul", "ol"):
            self._end_list()

    def _close_in_table(self, tag: str) -> None:
        if tag == "tr":
            self._row()
        elif tag == "table" and self.table is not None:
            self.table.depth -= 1
            if not self.table.depth:
                self._end_table()

    def _end_list(self) -> None:
        if self.lists:
            done = self.lists.pop()
            self._put(Items(done.items, ordered=done.ordered))

    def _end_table(self) -> None:
        self._cell()
        if self.table is not None:
            done, self.table = self.table.block(), None
            self._put(done)

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
        self._end_table()
        self._flush()
        while self.lists:
            self._end_list()
        return self.blocks

    def _taken(self) -> list[Run]:
        runs, self.runs = self.runs, []
        if runs and runs[-1].text.strip(" \n") == "":
            runs = runs[:-1]
        return runs

    def _flush(self) -> None:
        """The words so far become a paragraph, a heading or the text of an item."""
        if self._in_cell:
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
        """What was read becomes the cell that is open, if one is."""
        if self.table is not None and self.table.in_cell:
            self.table.rows[-1].append(self._taken())
            self.table.heads = self.table.heads and "th" in self.open
            self.table.in_cell = False

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
