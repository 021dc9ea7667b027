"""One executor for every lifecycle: state, guards and actor are checked in one place, and nothing else assigns a
status.

A room's `states.py` declares an enum of whole words and a table of `Transition`s; services call `machine.apply(…)` on a
row they hold under lock. The same table yields docs/states.md, the labels, the allowed buttons and the state × action ×
role test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.decisions import ALLOW, Decision, deny
from marketplace.errors import WrongState

Guard = Callable[[Any], Decision]
Relations = Callable[[Any, Any], frozenset[str]]

SYSTEM = "system"  # the relation of the clock, the importers and the outbox


@dataclass(frozen=True, slots=True)
class Transition:
    """A named step from any of `sources` to `target`, by actors in one of the relations `actors`, if all `guards`
    agree.
    """

    name: str
    sources: frozenset[str]
    target: str
    actors: frozenset[str]
    label: str | Promise = ""
    guards: tuple[Guard, ...] = ()


def transition(
    name: str,
    sources: str | Iterable[str],
    target: str,
    actors: Iterable[str],
    label: str | Promise = "",
    guards: Iterable[Guard] = (),
) -> Transition:
    """Write a table row briefly; a single source may be given bare."""
    found = frozenset({sources} if isinstance(sources, str) else sources)
    return Transition(name, found, target, frozenset(actors), label, tuple(guards))


_writing: ContextVar[bool] = ContextVar("baham_status_writing", default=False)


@contextmanager
def _open_door() -> Iterator[None]:
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


class Machine:
    """The lifecycle of one model field. `relations(actor, obj)` names what the actor is to the object."""

    registry: dict[str, Machine] = {}

    def __init__(
        self,
        key: str,
        states: type[StrEnum],
        table: Iterable[Transition],
        relations: Relations,
        *,
        initial: str,
        field: str = "status",
        labels: dict[str, str | Promise] | None = None,
        title: str = "",
    ) -> None:
        self.key, self.states, self.field, self.initial = key, states, field, initial
        self.table: dict[str, Transition] = {row.name: row for row in table}
        self.relations = relations
        self.labels = labels or {}
        self.title = title or key
        self._check_words()
        Machine.registry[key] = self

    def _check_words(self) -> None:
        words = {str(state.value) for state in self.states}
        for row in self.table.values():
            unknown = (row.sources | {row.target}) - words
            if unknown:
                raise ValueError(f"{self.key}.{row.name} names unknown states: {sorted(unknown)}")

    def label(self, status: str) -> str | Promise:
        """The reader's word for a status."""
        return self.labels.get(status, status)

    def can(self, name: str, actor: Any, obj: Any) -> Decision:
        """Whether `actor` may take the step now: the actor's relation first (so that a stranger learns no state), then
        state, then guards.
        """
        row = self.table[name]
        if not (row.actors & self.relations(actor, obj)):
            return deny(_("This step belongs to another role."), "wrong_actor")
        if str(getattr(obj, self.field)) not in row.sources:
            return deny(
                _("This step is not possible while the state is “%(state)s”.")
                % {"state": self.label(str(getattr(obj, self.field)))},
                "wrong_state",
            )
        for guard in row.guards:
            decision = guard(obj)
            if not decision:
                return decision
        return ALLOW

    def allowed(self, actor: Any, obj: Any) -> list[Transition]:
        """The steps open to the actor now: what a page offers as buttons."""
        return [row for row in self.table.values() if self.can(row.name, actor, obj)]

    def apply(self, name: str, *, actor: Any, obj: Any) -> tuple[str, str]:
        """Take the step on a row the caller holds under lock; returns (before, after). Raises NotAllowed or WrongState;
        does not save.
        """
        decision = self.can(name, actor, obj)
        if not decision and decision.code == "wrong_state":
            raise WrongState(decision.reason, code="wrong_state")
        decision.require()
        before, after = str(getattr(obj, self.field)), self.table[name].target
        with _open_door():
            setattr(obj, self.field, after)
        return before, after


class StatusField(models.CharField):
    """A status column that only the executor may change on a loaded row; anything else raises at once.

    The first value of a new object is set by the constructor, and the ORM may load any value.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 24)
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            setattr(cls, name, _Guarded(self, name))


class _Guarded:
    """Data descriptor: the value lives in the instance's dict, as for any other field, but is written once or through
    the executor.
    """

    def __init__(self, field: StatusField, name: str) -> None:
        self.field, self.name = field, name

    def __get__(self, instance: models.Model | None, owner: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            instance.refresh_from_db(fields=[self.name])
        return instance.__dict__[self.name]

    def __set__(self, instance: models.Model, value: Any) -> None:
        held = instance.__dict__.get(self.name)
        if held is not None and str(held) != str(value) and not _writing.get():
            raise AttributeError(
                f"{type(instance).__name__}.{self.name} changes only through its lifecycle (states.py)"
            )
        instance.__dict__[self.name] = str(value) if value is not None else value


class LifecycleModel(models.Model):
    """Base of every model with a `StatusField`: lets a refresh from the database bring whatever state is there."""

    class Meta:
        abstract = True

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        with _open_door():
            super().refresh_from_db(*args, **kwargs)


def status_constraint(table: str, states: type[StrEnum], field: str = "status") -> models.CheckConstraint:
    """The database knows the allowed words: `<table>_<field>_word`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [str(state.value) for state in states]}), name=f"{table}_{field}_word"
    )
