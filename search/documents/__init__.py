"""One document per kind of thing, built from domain objects."""
