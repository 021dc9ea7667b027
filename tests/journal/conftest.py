"""A consumer of the test's own, taken away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from marketplace.journal import outbox

CONSUMER = "tests.consumer"


@pytest.fixture
def consume() -> Iterator[Callable[[outbox.Handler], None]]:
    """`consume(handler)`: subscribe it to «tests.*»."""

    def subscribe(handler: outbox.Handler) -> None:
        outbox.subscribe(consumer=CONSUMER, topics=("tests.*",), handler=handler)

    yield subscribe
    outbox.unsubscribe(CONSUMER)
