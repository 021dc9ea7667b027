"""Reference numbers «BH-1405-0042»: the Jalali year of publication and a number without gaps or twins."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from challenges.models import ReferenceCounter
from marketplace.dates import jalali_year

_NEXT = """
    INSERT INTO {table} AS counter (year, last) VALUES (%s, 1)
    ON CONFLICT (year) DO UPDATE SET last = counter.last + 1
    RETURNING last
"""


def next_reference(moment: datetime) -> str:
    """The next number of the moment's year. The counter's row stays locked until the transaction ends: whoever
    publishes at the same time waits, and a publication that fails gives its number back.
    """
    year = jalali_year(moment)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT.format(table=ReferenceCounter._meta.db_table), [year])
        number = cursor.fetchone()[0]
    return f"BH-{year:04d}-{number:04d}"
