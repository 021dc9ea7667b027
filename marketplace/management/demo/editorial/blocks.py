"""Short names for the blocks of an article, so that a text reads like a text."""

from marketplace.management.demo.prose import line
from marketplace.management.demo.schema import Block


def heading(text: str) -> Block:
    return Block("heading", text)


def paragraph(text: str) -> Block:
    return Block("paragraph", line(text))


def bullets(*items: str) -> Block:
    return Block("list", items=tuple(line(item) for item in items))


def steps(*items: str) -> Block:
    return Block("steps", items=tuple(line(item) for item in items))


def quote(text: str, by: str) -> Block:
    return Block("quote", line(text), by=by)


def notice(text: str) -> Block:
    return Block("notice", line(text))


def figure(number: str, label: str) -> Block:
    return Block("figure", number, by=label)
