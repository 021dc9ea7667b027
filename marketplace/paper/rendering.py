"""From a document to its PDF: typeset by Typst (a wheel without system libraries) in Vazirmatn, letters joined, right
to left, tagged for screen readers.
"""

from __future__ import annotations

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

import segno
import typst
from django.core.exceptions import ImproperlyConfigured

from marketplace.face.finders import node_modules
from marketplace.paper.blocks import Paper

TEMPLATE: Final = Path(__file__).with_name("paper.typ")
FAMILY: Final = "Vazirmatn"


def pdf_of(paper: Paper) -> bytes:
    """The PDF of a document; the same document gives the same bytes. Takes some hundredths of a second and asks nobody:
    no database, no network, no fonts of the system. Raises ImproperlyConfigured where the font is not installed.
    """
    data = paper.as_data() | {"qr": _qr(paper.address)}
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts())
    drawn = compiler.compile(format="pdf", sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
    return cast(bytes, drawn)  # a list only for formats of a file a page


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The font of the site, read once a process."""
    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[node_modules() / "vazirmatn" / "fonts" / "ttf"],
    )
    if FAMILY not in found.families():
        raise ImproperlyConfigured(f"The font {FAMILY} was not found in {node_modules()} (is `npm ci` done?)")
    return found


def _qr(address: str) -> str:
    """The address as an SVG; "" without one."""
    if not address:
        return ""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, dark="#16232b")
    return drawn.getvalue().decode()
