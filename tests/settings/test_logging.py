"""Log lines are JSON and carry nothing that identifies a person."""

from __future__ import annotations

import json
import logging

import structlog

from marketplace.settings.logging import LOGGING, without_personal_data


def test_personal_values_are_removed_and_their_names_stay() -> None:
    event = {"event": "signed_in", "email": "zahra@example.ir", "user_id": 7, "ip": "10.0.0.1"}

    assert without_personal_data(None, "info", event) == {
        "event": "signed_in",
        "email": "[removed]",
        "user_id": 7,
        "ip": "[removed]",
    }


def test_a_line_is_json_with_its_request_id() -> None:
    settings = LOGGING["formatters"]["json"]
    formatter = structlog.stdlib.ProcessorFormatter(
        processors=settings["processors"], foreign_pre_chain=settings["foreign_pre_chain"]
    )
    record = logging.LogRecord("baham", logging.WARNING, __file__, 1, "چیزی شد", None, None)

    with structlog.contextvars.bound_contextvars(request_id="abc"):
        line = json.loads(formatter.format(record))

    assert (line["event"], line["request_id"], line["level"]) == ("چیزی شد", "abc", "warning")
