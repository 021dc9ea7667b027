"""What the tests of this room find: an award, made once for each module."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from challenges.pilots.models import Pilot
from challenges.proposals.models import Proposal
from tests.factories.pilots import awarded_proposal, pilot_of, started, with_its_round


@pytest.fixture(scope="module")
def award(lasting: Callable[[Callable[[], Any]], Any]) -> int:
    """An awarded proposal, made once: the whole way there takes longer than any test of this room."""
    pk: int = lasting(lambda: awarded_proposal().pk)
    return pk


@pytest.fixture
def awarded(award: int, db: None) -> Proposal:
    """A proposal chosen in a final decision."""
    return with_its_round(award)


@pytest.fixture
def prepared(awarded: Proposal) -> Pilot:
    """Its pilot, whose terms may still change."""
    return pilot_of(awarded)


@pytest.fixture
def running(prepared: Pilot) -> Pilot:
    """The same, agreed and started."""
    return started(prepared)
