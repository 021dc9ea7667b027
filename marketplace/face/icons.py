"""Icons: the outline set of @tabler/icons (MIT), read from npm's directory and inlined as SVG.

Every icon has the same box and stroke and is hidden from screen readers: the word beside it says what it means.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

from marketplace.face.finders import node_modules

NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
SHAPES = re.compile(r"<(?:path|circle|rect|line|ellipse|polyline|polygon)\b[^>]*/>")


class UnknownIcon(ValueError):
    """No icon of that name in the set, or the set is not installed (`npm ci`)."""


def icon_directory() -> Path:
    """Where the outline icons lie, one file each."""
    return node_modules() / "@tabler" / "icons" / "icons" / "outline"


@lru_cache(maxsize=512)
def icon_shapes(name: str) -> str:
    """What is drawn inside the SVG of an icon. Raises UnknownIcon."""
    path = icon_directory() / f"{name}.svg"
    if not NAME.fullmatch(name) or not path.is_file():
        raise UnknownIcon(f"no icon {name!r} in {icon_directory()} (is `npm ci` done?)")
    text = path.read_text(encoding="utf-8").replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "")
    return "".join(SHAPES.findall(re.sub(r"\s+", " ", text)))


@lru_cache(maxsize=512)
def icon_svg(name: str, turn: bool = False) -> SafeString:
    """The icon as an inline SVG; `turn` mirrors it in right-to-left pages (arrows, chevrons). Raises UnknownIcon."""
    classes = "icon icon-turn" if turn else "icon"
    return mark_safe(f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{icon_shapes(name)}</svg>')


def icon_exists(name: str) -> bool:
    """Whether the set has an icon of that name: for checking names that people enter."""
    return bool(NAME.fullmatch(name)) and (icon_directory() / f"{name}.svg").is_file()
