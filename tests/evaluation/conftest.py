"""What the tests of this room find: a panel, made once for each module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.factories.challenges import after_deadline
from tests.factories.evaluation import JudgedRound, judged_round


@pytest.fixture(scope="module")
def judged_once(lasting: Callable[[Callable[[], Any]], Any]) -> JudgedRound:
    """Two admitted proposals and a panel, made once."""
    found: JudgedRound = lasting(judged_round)
    return found


@pytest.fixture
def judged(judged_once: JudgedRound, db: None) -> JudgedRound:
    """The test's own objects of that round."""
    return deepcopy(judged_once)


@pytest.fixture
def found(judged: JudgedRound) -> Iterator[JudgedRound]:
    """The same, after the deadline."""
    with after_deadline(judged.challenge):
        yield judged
