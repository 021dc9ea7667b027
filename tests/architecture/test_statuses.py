"""A status changes through its lifecycle only, and the database knows the allowed words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from marketplace.transitions import Machine, StatusField
from tests.architecture.sources import ROOT, named, python_files

# Where a status that belongs to no lifecycle of ours is set: file → why.
NOT_OURS = {
    "marketplace/transitions.py": "the executor itself",
}


def status_fields() -> list[tuple[type[models.Model], StatusField]]:
    """Every status column of the house."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StatusField)
    ]


def names_of_status_fields() -> set[str]:
    return {field.name for _model, field in status_fields()}


def assignments(path: Path, names: set[str]) -> Iterator[int]:
    """Lines on which a status is set past the executor: assignment, setattr, update() or bulk_update()."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
            targets = [node.target]
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and part.attr in names:
                    yield part.lineno
        if isinstance(node, ast.Call):
            yield from _calls(node, names)


def _calls(node: ast.Call, names: set[str]) -> Iterator[int]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if called == "setattr" and len(node.args) > 1 and getattr(node.args[1], "value", None) in names:
        yield node.lineno
    if called == "update" and names & {keyword.arg for keyword in node.keywords}:
        yield node.lineno
    if called == "bulk_update" and len(node.args) > 1:
        words = {getattr(part, "value", None) for part in ast.walk(node.args[1])}
        if names & words:
            yield node.lineno


def test_the_house_has_lifecycles() -> None:
    assert len(status_fields()) >= 8


def test_nothing_but_the_executor_sets_a_status() -> None:
    names = names_of_status_fields()
    found = [
        f"{named(path)}:{line}"
        for path in python_files()
        if named(path) not in NOT_OURS
        for line in assignments(path, names)
    ]

    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "challenge.status = 'open'",
        "a, row.status = 1, 'open'",
        "setattr(row, 'status', 'open')",
        "Challenge.objects.filter(pk=1).update(status='open')",
        "Challenge.objects.bulk_update(rows, ['status'])",
    ],
)
def test_the_check_sees_every_way_to_set_a_status(code: str, tmp_path: Path) -> None:
    path = tmp_path / "sly.py"
    path.write_text(code)

    assert list(assignments(path, {"status"})) == [1]


@pytest.mark.parametrize(("model", "field"), status_fields(), ids=lambda value: getattr(value, "__name__", ""))
def test_the_database_knows_the_words_of_every_status(model: type[models.Model], field: StatusField) -> None:
    name = f"{model._meta.db_table}_{field.name}_word"
    constraint = next((row for row in model._meta.constraints if row.name == name), None)

    assert isinstance(constraint, models.CheckConstraint), f"{model.__name__} has no constraint {name}"
    _lookup, words = constraint.condition.children[0]
    machines = [
        machine for machine in Machine.registry.values() if {str(s.value) for s in machine.states} == set(words)
    ]
    assert machines, f"no lifecycle has the words {sorted(words)}"


def test_every_lifecycle_names_its_states_and_starts_in_one_of_them() -> None:
    for key, machine in Machine.registry.items():
        words = {str(state.value) for state in machine.states}
        assert machine.initial in words, key
        assert set(machine.labels) == words, f"{key} has no label for {words - set(machine.labels)}"


def test_the_page_of_lifecycles_is_fresh() -> None:
    from marketplace.states_page import PATH, render  # noqa: PLC0415  (only this test needs Django's whole registry)

    written = PATH.read_text(encoding="utf-8") if PATH.exists() else ""
    assert written == render(), f"{PATH.relative_to(ROOT)} is stale: run `make states`"
