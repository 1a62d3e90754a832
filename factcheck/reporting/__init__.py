"""Floor 4: one file a format. Each format makes one string of a Report and sees nothing but the model."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from factcheck.model import Look, Report

HOMES = {
    "full": "full",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "html": "html",
}


def _renderer(name: str) -> Callable[[Report, Look], str]:
    def render(report: Report, look: Look) -> str:
        text: str = import_module(f"factcheck.reporting.{HOMES[name]}").render(report, look)
        return text

    return render


FORMATS: dict[str, Callable[[Report, Look], str]] = {name: _renderer(name) for name in HOMES}
"""Format name -> ``render(report, look)``, its module imported on first use; only formats for people heed ``look``."""

FOR_PEOPLE = frozenset({"full", "concise"})
"""Formats whose output may be followed by more lines of text."""

ACCOUNTING = frozenset({"html"})
"""Formats that show what was done about each figure."""
