"""What a kept connection is good for: it is looked at instead of asked at the start of every page, and it keeps the
plans of what many pages ask.

Invariants: nothing that Django's own check would refuse is accepted, but for a peer that vanished without closing the
connection; that check would wait for such a one just as the first query does. A plan is never relied on within a
transaction, where a server that does not have it would spoil the rest.
"""

from __future__ import annotations

import hashlib
import select
from contextlib import suppress
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from psycopg2.errors import DuplicatePreparedStatement


class DatabaseWrapper(PostgresWrapper):
    """An idle connection has nothing to read. Where there is something, the server has closed it, or says why it will:
    then Django asks.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._calls: dict[str, str] = {}
        self.keeps_plans = True
        """Whether the server is the same one all the time; not so behind a pooler that lends one for a transaction."""

    def get_new_connection(self, parameters: dict[str, Any]) -> Any:
        """A connection without plans."""
        self._calls = {}
        return super().get_new_connection(parameters)

    def is_usable(self) -> bool:
        """Whether the connection can be used for another request."""
        if self.connection is None or self.connection.closed:
            return False
        looking = select.poll()
        looking.register(self.connection.fileno(), select.POLLIN | select.POLLPRI)
        return not looking.poll(0) or bool(super().is_usable())

    def planned(self, statement: str) -> str:
        """What to execute in place of a statement with unnamed places (`%s`): a call of its plan, which the server
        makes once for this connection; the statement itself where no plan can be relied on.
        """
        self.ensure_connection()
        if self.in_atomic_block or not self.keeps_plans:
            return statement
        if statement not in self._calls:
            self._calls[statement] = self._plan(statement)
        return self._calls[statement]

    def _plan(self, statement: str) -> str:
        first, *others = statement.split("%s")
        places = first + "".join(f"${number}{rest}" for number, rest in enumerate(others, 1))
        name = f"p{hashlib.sha256(statement.encode()).hexdigest()[:16]}"
        with self.wrap_database_errors, suppress(DuplicatePreparedStatement), self.connection.cursor() as cursor:
            cursor.execute(f"PREPARE {name} AS {places}")
        return f"EXECUTE {name}" + (f"({', '.join(['%s'] * len(others))})" if others else "")
