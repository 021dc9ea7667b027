"""The one clock, and refusals that carry words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.translation import gettext_lazy

from marketplace import clock
from marketplace.decisions import ALLOW, allow_if, deny
from marketplace.errors import Conflict, DomainError, Invalid, Late, NotAllowed, WrongState
from marketplace.middleware import DomainErrorMiddleware


@pytest.mark.django_db
def test_both_clocks_move_together_and_come_back() -> None:
    before = clock.now()
    with clock.travel(by=timedelta(days=3)):
        with clock.travel(by=timedelta(hours=1)):
            assert clock.now() - before >= timedelta(days=3, hours=1)
        assert timedelta(days=3) <= clock.database_now() - before < timedelta(days=3, minutes=1)
    assert clock.now() - before < timedelta(minutes=1)

    moment = datetime(2027, 3, 21, 10, tzinfo=UTC)
    with clock.travel(to=moment):
        assert abs(clock.database_now() - moment) < timedelta(minutes=1)


@pytest.mark.django_db
def test_the_databases_clock_moves_on_inside_a_transaction() -> None:
    assert clock.database_now() < clock.database_now()


def test_a_refusal_has_a_reason_and_is_raised_as_such() -> None:
    refusal = deny("because", "code")

    assert (bool(ALLOW), bool(refusal), refusal.reason) == (True, False, "because")
    ALLOW.require()
    with pytest.raises(NotAllowed, match="because") as raised:
        refusal.require()
    assert (raised.value.code, raised.value.status) == ("code", 403)
    assert allow_if([], "empty").reason == "empty"


def test_invalid_input_tells_every_field_and_the_first_message_speaks_for_all() -> None:
    error = Invalid({"name": "too short", "rounds.0": ["one", "two"], "lazy": gettext_lazy("Save")})

    assert error.fields["name"] == ["too short"]
    assert error.fields["rounds.0"] == ["one", "two"]
    assert str(error) == "too short"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed("reason-words"), 403),
        (WrongState("reason-words"), 409),
        (Conflict("reason-words", url="/there/"), 409),
        (Late("reason-words"), 409),
        (Invalid({"": "reason-words"}), 400),
        (DomainError("reason-words"), 400),
    ],
)
def test_a_refusal_that_no_view_caught_becomes_a_page_with_its_reason(error: DomainError, status: int) -> None:
    answer = DomainErrorMiddleware(lambda request: None).process_exception(_request(), error)  # type: ignore[arg-type]

    assert answer is not None
    assert answer.status_code == status
    assert "reason-words" in answer.content.decode()
    assert ("/there/" in answer.content.decode()) == isinstance(error, Conflict)


def test_a_database_that_is_away_becomes_a_page_and_other_errors_are_left_to_django() -> None:
    middleware = DomainErrorMiddleware(lambda request: None)  # type: ignore[arg-type]

    answer = middleware.process_exception(_request(), OperationalError("host=10.0.0.1"))

    assert answer is not None
    assert answer.status_code == 503
    assert "10.0.0.1" not in answer.content.decode()
    assert middleware.process_exception(_request(), ValueError()) is None


def _request() -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    return request
