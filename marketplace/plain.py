"""Plain SQL for what every page of a member asks: where building and compiling a query costs more than running it.

Invariant: a statement is made of constants of its module, values are always given beside it, never put into it; what it
reads is proven equal to the rule it stands for by a test.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from django.db import OperationalError, connection
from django.utils.translation import get_language
from psycopg2.errors import InvalidSqlStatementName

from marketplace.database.base import DatabaseWrapper


def said(persian: str, english: str) -> str:
    """The text in the active language; Persian where no English one was given."""
    return english if english and get_language() == "en" else persian


class Row(tuple[Any, ...]):
    """A row whose columns are attributes. A pair of columns in two languages (`title_fa`, `title_en`) is read by
    `said("title")`.
    """

    __slots__ = ()

    def said(self, name: str) -> str:
        """The text in the active language; Persian where no English one was given."""
        return said(getattr(self, f"{name}_fa"), getattr(self, f"{name}_en"))


@lru_cache(maxsize=64)
def _kind(row: type[Row], columns: tuple[str, ...]) -> Any:
    """A class of rows with these columns; there are as many as statements."""
    columned = namedtuple("Columned", columns)  # type: ignore[misc]  # known when the statement has run
    return type(row.__name__, (columned, row), {"__slots__": ()})


def read(statement: str, values: Mapping[str, Any] | Sequence[Any], row: type[Row] = Row) -> list[Any]:
    """The rows of a statement with named places (`%(user)s`) or unnamed ones (`%s`), as objects of `row`, which may
    add properties. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        kind = _kind(row, tuple([column.name for column in cursor.description]))
        return list(map(kind._make, cursor.fetchall()))


def read_often(statement: str, values: Sequence[Any], row: type[Row] = Row) -> list[Any]:
    """The same for a statement with unnamed places that many pages ask, and whose planning takes longer than running:
    PostgreSQL plans it once for a connection. One query.
    """
    ours = cast(DatabaseWrapper, connection)
    try:
        return read(ours.planned(statement), values, row)
    except OperationalError as error:
        if not isinstance(error.__cause__, InvalidSqlStatementName):
            raise
        ours.keeps_plans = False
        return read(statement, values, row)


def read_one(statement: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The only row of a statement that always has one. One query."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: tuple[Any, ...] = cursor.fetchone()
    return found
