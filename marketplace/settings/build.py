"""Building an image: static files are collected, nothing is connected to and no secret is known."""

from __future__ import annotations

import os

for _name, _value in {
    "DATABASE_URL": "postgres://nobody@localhost/nothing",
    "REDIS_URL": "redis://localhost:1/0",
    "SECRET_KEY": "only-while-an-image-is-built",
}.items():
    os.environ.setdefault(_name, _value)

from marketplace.settings.base import *  # noqa: E402  the fragments read the environment when they are imported
