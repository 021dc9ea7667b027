"""Every action that the house journals has words for the audit page."""

from __future__ import annotations

import ast
import re

from marketplace.journal import labels
from tests.architecture.sources import named, python_files

ACTION = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z_]+")


def journalled_actions() -> dict[str, str]:
    """Actions named literally in calls with `action=…`, with one place where each stands."""
    found: dict[str, str] = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "action":
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and ACTION.fullmatch(part.value):
                        found.setdefault(part.value, named(path))
    return found


def test_actions_are_found() -> None:
    assert "accounts.role.granted" in journalled_actions()


def test_every_action_has_words() -> None:
    assert {a: place for a, place in journalled_actions().items() if a not in labels.known_actions()} == {}
