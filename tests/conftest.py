"""What all tests share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what would be an "internal error" for a user fail the test."""
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")


@pytest.fixture(autouse=True)
def _collector(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep the garbage collector, which takes longer the more tests have run, out of what is timed."""
    if "linear" not in request.node.name:
        yield
        return
    gc.collect()
    gc.disable()
    yield
    gc.enable()
