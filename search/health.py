"""The state of search for `/readyz`: `from search.health import health`."""

from search.engines.choice import health

__all__ = ["health"]
