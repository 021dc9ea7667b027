"""A file that outgrows 300 lines becomes a package; over 500 the build fails. There is no drawer for everything."""

from __future__ import annotations

from tests.architecture.sources import named, python_files

LONGEST = 500
DRAWERS = {"utils.py", "helpers.py", "utils", "helpers", "misc.py", "common.py"}


def test_no_file_is_longer_than_five_hundred_lines() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(tests=True)}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_there_is_no_drawer_for_everything() -> None:
    drawers = [named(path) for path in python_files(tests=True) if DRAWERS & {path.name, path.parent.name}]

    assert drawers == []
