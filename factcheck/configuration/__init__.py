"""Settings: factcheck.yaml or ``[tool.factcheck]`` in pyproject.toml, found from the linted file upwards."""

from __future__ import annotations

from factcheck.configuration.discovery import Finder
from factcheck.configuration.exclusion import excluded
from factcheck.configuration.reader import load
from factcheck.configuration.settings import Origin, Settings, unknown_options, unknown_rules

__all__ = ["Finder", "Origin", "Settings", "excluded", "load", "unknown_options", "unknown_rules"]
