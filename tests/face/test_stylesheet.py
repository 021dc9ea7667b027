"""The stylesheet: one file, layers in order, directions that turn with the script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from marketplace.face.bundle import flatten, sources
from marketplace.face.finders import FROM_NPM, STYLESHEET

COMPONENTS = STYLESHEET.parent / "components"
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
)
KIBIBYTE = 1024


@pytest.mark.parametrize("path", sources(STYLESHEET), ids=lambda path: path.name)
def test_no_rule_names_a_physical_side(path: Path) -> None:
    text = re.sub(r"@media[^{]*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not PHYSICAL.search(text), PHYSICAL.search(text)


def test_colours_are_tokens() -> None:
    for path in sources(STYLESHEET):
        if path.name in ("tokens.css", "print.css"):
            continue
        text = re.sub(r'url\("data:[^"]*"\)', "", path.read_text(encoding="utf-8"))
        found = set(re.findall(r":[^;]*?(#[0-9a-f]{3,8})\b", text)) - {"#fff"}
        assert not found, f"{path.name} names {found}"


def test_every_component_is_in_the_bundle() -> None:
    assert {path.name for path in COMPONENTS.glob("*.css")} <= {path.name for path in sources(STYLESHEET)}


def test_the_bundle_has_no_import_left_and_keeps_its_layers() -> None:
    bundle = flatten(STYLESHEET)
    assert "@import" not in bundle
    assert bundle.startswith("@layer vendor, tokens, base, layout, components, pages, print;")
    assert re.findall(r"@layer (\w+) \{", bundle) == ["tokens", "base", "layout", "components", "pages", "print"]
    assert bundle.count("{") == bundle.count("}")
    assert "/*" not in bundle


def test_a_missing_import_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.css").write_text('@import "absent.css" layer(base);')
    with pytest.raises(FileNotFoundError):
        flatten(tmp_path / "index.css")


def test_what_a_first_view_loads_stays_within_its_budget() -> None:
    parts = ["css/baham.css", "font/vazirmatn.woff2", "js/main.js", "js/theme.js", "img/mark.svg"]
    sizes = {part: Path(str(finders.find(part))).stat().st_size for part in parts}
    assert sum(sizes.values()) < 200 * KIBIBYTE, sizes  # leaves fifty for the page itself


@pytest.mark.parametrize("name", [*FROM_NPM, "css/baham.css"])
def test_every_made_file_is_found_under_a_clean_name(name: str) -> None:
    found = finders.find(name)
    assert found, f"{name}: is `npm ci` done?"
    assert re.fullmatch(r"[\w./-]+", name)
    content = Path(str(found)).read_bytes()
    assert content
    assert b"sourceMappingURL" not in content


def test_a_made_file_follows_its_sources(tmp_path: Path) -> None:
    from_source = Path(str(finders.find("css/baham.css"))).read_text(encoding="utf-8")
    assert from_source == flatten(STYLESHEET)


@pytest.mark.parametrize("name", [name for name in FROM_NPM if name.endswith(".css")])
def test_a_foreign_stylesheet_is_weaker_than_ours(name: str) -> None:
    text = Path(str(finders.find(name))).read_text(encoding="utf-8")
    assert text.startswith("@layer vendor {")
    assert text.count("{") == text.count("}")
    assert not re.search(r"color:[^;}]*!important", text)
