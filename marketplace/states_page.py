"""docs/states.md from the state tables: one section a lifecycle with its diagram, its states and its steps.

The tables in each room's `states.py` are the truth; the page is written by `manage.py document_states` and a test finds
a stale one.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from django.conf import settings
from django.utils import translation

from marketplace.transitions import Machine, Transition

PATH = Path(settings.BASE_DIR) / "docs" / "states.md"
HEAD = """# Lifecycles

Written by `make states` from the state tables (`<room>/states.py`); do not edit. A step is taken only by
`Machine.apply`, which asks for the relation of the actor first, then for the state, then for the guards.
"""


def render() -> str:
    """The whole page."""
    with translation.override(None):
        sections = [_section(machine) for _key, machine in sorted(Machine.registry.items())]
        labels = _persian_labels()
    return "\n".join([HEAD, *sections, labels])


def _section(machine: Machine) -> str:
    title = str(machine.title).replace("_", " ").capitalize()
    return "\n".join([f"## {title}", "", _diagram(machine), "", _steps(machine), ""])


def _diagram(machine: Machine) -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {machine.initial}"]
    for row in machine.table.values():
        lines += [f"    {source} --> {row.target}: {row.name}" for source in sorted(row.sources)]
    left = {source for row in machine.table.values() for source in row.sources}
    lines += [f"    {state.value} --> [*]" for state in machine.states if state.value not in left]
    return "\n".join([*lines, "```"])


def _steps(machine: Machine) -> str:
    lines = ["| step | from | to | by | if |", "|---|---|---|---|---|"]
    for row in machine.table.values():
        cells = [f"**{row.name}**" + (f" ({row.label})" if row.label else "")]
        cells += [", ".join(sorted(row.sources)), row.target, ", ".join(sorted(row.actors)), _guards(row)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _guards(row: Transition) -> str:
    return "; ".join((inspect.getdoc(guard) or guard.__name__).split("\n")[0].rstrip(".") for guard in row.guards)


def _persian_labels() -> str:
    lines = ["## Words people see", "", "| lifecycle | state | English | Persian |", "|---|---|---|---|"]
    for key, machine in sorted(Machine.registry.items()):
        for state in machine.states:
            word = str(state.value)
            with translation.override("en"):
                english = str(machine.label(word))
            with translation.override("fa"):
                persian = str(machine.label(word))
            lines.append(f"| {key} | {word} | {english} | {persian} |")
    return "\n".join([*lines, ""])
