"""Settings: factcheck.yaml or ``[tool.factcheck]`` in pyproject.toml, found from the linted file upwards."""

from __future__ import annotations

from typing import Any

from factcheck.configuration.discovery import Finder
from factcheck.configuration.exclusion import excluded
from factcheck.configuration.settings import Origin, Settings, unknown_options, unknown_rules

__all__ = ["Finder", "Origin", "Settings", "excluded", "load", "unknown_options", "unknown_rules"]


def __getattr__(name: str) -> Any:
    """``load``, with what reads files, which most runs do without."""
    if name == "load":
        from factcheck.configuration.reader import load

        return load
    raise AttributeError(f"module 'factcheck.configuration' has no attribute {name!r}")
