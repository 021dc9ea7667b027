"""Benchmarks are measured when they are asked for (`make bench-…`), never in a test run."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the benchmarks out unless `-m benchmark` wants them."""
    return True if "benchmark" not in config.option.markexpr and collection_path.suffix == ".py" else None
