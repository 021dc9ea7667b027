"""Every text of the demo city, walked as data, with the place where it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, text) for every string below ``value``, through dataclasses, tuples and mappings."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        name = getattr(value, "code", "") or type(value).__name__
        for item in fields(value):
            yield from texts(getattr(value, item.name), f"{path}/{name}.{item.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, f"{path}[{key}]")
    elif isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]")


def persian(value: Any) -> list[tuple[str, str]]:
    """Only texts with Persian letters."""
    return [(path, text) for path, text in texts(value) if any("\u0600" <= letter <= "\u06ff" for letter in text)]
