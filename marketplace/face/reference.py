"""docs/components.md, written from the comment at the top of each component: the contract is kept where it is used."""

import re
from pathlib import Path

from marketplace.face.finders import ROOT

COMPONENTS = ROOT / "marketplace" / "templates" / "components"
TARGET = ROOT / "docs" / "components.md"
COMMENT = re.compile(r"\{% comment %\}(?P<text>.*?)\{% endcomment %\}", re.DOTALL)

INTRODUCTION = """\
# Components

Written by `manage.py components_reference` from the comments of `marketplace/templates/components/`; a test fails
when it is stale.

How to use them:

- Every page starts with `{% extends "base.html" %}` (blocks `title description head breadcrumb content scripts
  body_attributes`) or, signed in, `{% extends "desk.html" %}` (blocks `desk_head desk_action desk_content`; context
  `desk_label desk_items desk_title desk_eyebrow`).
- `{% load baham %}` brings all tags and filters (marketplace/templatetags/baham.py).
- `{% include "components/NAME.html" with a=… b=… only %}`; where a tag of the same name exists (`status due
  countdown weights line_chart district_map pager field form_errors money trl rosette day moment`), write the tag.
- A **status chip** is anything with `label`, `icon`, `tone` (attributes or keys). Tones: `""` quiet · `live` ·
  `now` (needs you now) · `good` · `bad`.
- Icons are names of @tabler/icons outline: `{% icon "lock" %}`, arrows with `turn=True`.
- Numbers: `|number` `|decimal:1` `|percent` `|digits` `|filesize`. Money: `{% money amount %}` `|rial` `|toman`
  `|toman_about`. Time: `{% day d "weekday" %}` `{% moment dt %}` `|jalali` `|jalali_datetime` `|clock`
  `|remaining`.
- Free content goes into the classes themselves (`.card`, `.notice`, `.stack`, `.prose` …): see the living style
  page at `/style/`.
- Forms: derive from `marketplace.forms.BahamForm`; draw with `{% form_errors form %}` and `{% field form.name %}`,
  or all at once with `{% include "components/form.html" %}`. A field with `word_limit` gets a counter, a field with
  `unit` its unit.
- Script: an element names its module in `data-module`; js/main.js wakes it. No inline script or style anywhere.
"""


def description(text: str) -> str:
    """The comment of a component, or an empty text."""
    match = COMMENT.search(text)
    return match["text"].strip() if match else ""


def undocumented(directory: Path = COMPONENTS) -> list[str]:
    """Names of components without a comment at the top."""
    return [path.name for path in sorted(directory.glob("*.html")) if not description(path.read_text(encoding="utf-8"))]


def reference(directory: Path = COMPONENTS) -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for path in sorted(directory.glob("*.html")):
        parts.append(f"## {path.stem}\n\n```text\n{description(path.read_text(encoding='utf-8'))}\n```\n")
    return "\n".join(parts)
