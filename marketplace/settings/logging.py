"""JSON lines with request ids and no personal data.

Invariant: a value whose name says that it identifies a person or opens a door is replaced before it is written.
"""

from __future__ import annotations

from typing import Any

import structlog

from marketplace.settings import environment

PERSONAL = frozenset(
    (
        *(
            "email",
            "phone",
            "mobile",
            "full_name",
            "first_name",
            "last_name",
            "national_code",
            "national_id",
            "address",
        ),
        *(
            "ip",
            "ip_address",
            "remote_addr",
            "password",
            "token",
            "secret",
            "key",
            "cookie",
            "authorization",
            "session",
        ),
    )
)


def without_personal_data(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Replace values that identify a person; the name stays, so that one sees that something was there."""
    return {name: "[removed]" if name in PERSONAL else value for name, value in event.items()}


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    without_personal_data,
    structlog.processors.format_exc_info,
]
_RENDERER = structlog.processors.JSONRenderer(ensure_ascii=False)

structlog.configure(
    processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "foreign_pre_chain": _SHARED,
            "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, _RENDERER],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "elastic_transport": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
    },
}
