"""The one executor: actor, state and guards are checked together, and a status has no other door."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest

from marketplace.decisions import ALLOW, deny
from marketplace.errors import NotAllowed, WrongState
from marketplace.files.models import Attachment
from marketplace.transitions import Machine, transition


class Light(StrEnum):
    RED = "red"
    GREEN = "green"
    OUT = "out"


class Lamp:
    """Something with a status that is not a model."""

    def __init__(self, status: str = "red", *, powered: bool = True) -> None:
        self.status, self.powered = status, powered


def relations(actor: Any, lamp: Lamp) -> frozenset[str]:
    return frozenset({actor}) if actor else frozenset()


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr(Machine, "registry", dict(Machine.registry))
    return Machine(
        "lamp",
        Light,
        [
            transition(
                "go", "red", "green", {"driver"}, "Go", [lambda lamp: ALLOW if lamp.powered else deny("no power")]
            ),
            transition("stop", {"green"}, "red", {"driver", "guard"}, "Stop"),
            transition("break", {"red", "green"}, "out", {"guard"}, "Break"),
        ],
        relations,
        initial="red",
        labels={"red": "Red", "green": "Green", "out": "Out"},
    )


def test_a_step_changes_the_status_and_tells_before_and_after(machine: Machine) -> None:
    lamp = Lamp()

    assert machine.apply("go", actor="driver", obj=lamp) == ("red", "green")
    assert lamp.status == "green"


@pytest.mark.parametrize("status", ["red", "green", "out"])
@pytest.mark.parametrize("actor", ["driver", "guard", "", "stranger"])
@pytest.mark.parametrize("step", ["go", "stop", "break"])
def test_every_state_action_and_actor_is_decided_by_the_table(
    machine: Machine, step: str, actor: str, status: str
) -> None:
    row, lamp = machine.table[step], Lamp(status)
    expected = actor in row.actors and status in row.sources

    assert bool(machine.can(step, actor, lamp)) == expected
    assert (step in {found.name for found in machine.allowed(actor, lamp)}) == expected
    if not expected:
        with pytest.raises((NotAllowed, WrongState)):
            machine.apply(step, actor=actor, obj=lamp)
        assert lamp.status == status


def test_a_stranger_does_not_learn_the_state(machine: Machine) -> None:
    assert machine.can("go", "stranger", Lamp("out")).code == "wrong_actor"
    assert machine.can("go", "driver", Lamp("out")).code == "wrong_state"


def test_a_guard_refuses_with_its_reason(machine: Machine) -> None:
    decision = machine.can("go", "driver", Lamp(powered=False))

    assert (decision.ok, decision.reason) == (False, "no power")


def test_a_table_that_names_an_unknown_state_is_refused_when_it_is_written() -> None:
    with pytest.raises(ValueError, match=r"broken\.go.*blue"):
        Machine("broken", Light, [transition("go", "red", "blue", {"x"})], relations, initial="red")
    assert "broken" not in Machine.registry


def test_a_loaded_status_is_changed_by_nothing_but_the_executor() -> None:
    row = Attachment()
    assert row.status == "quarantined"

    with pytest.raises(AttributeError, match="lifecycle"):
        row.status = "clean"
    row.status = "quarantined"
    assert row.status == "quarantined"


@pytest.mark.django_db
def test_a_refresh_brings_whatever_state_is_in_the_database() -> None:
    row = Attachment.objects.create(purpose="x", name="x", media_type="x", size=1, sha256="0" * 64, path="refreshed")
    other = Attachment.objects.get(pk=row.pk)
    Attachment.objects.filter(pk=row.pk).update(status="refused", refusal="x")

    other.refresh_from_db()

    assert other.status == "refused"
    deferred = Attachment.objects.defer("status").get(pk=row.pk)
    assert deferred.status == "refused"
