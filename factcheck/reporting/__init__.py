"""Floor 4: one file a format. Each format makes one string of a Report and sees nothing but the model."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Report
from factcheck.reporting import concise, full, github, json_report, jsonl

FORMATS: dict[str, Callable[[Report, bool], str]] = {
    "full": full.render,
    "concise": concise.render,
    "json": json_report.render,
    "jsonl": jsonl.render,
    "github": github.render,
}
"""Format name -> ``render(report, colour)``; ``colour`` asks for ANSI colours, which only formats for people use."""

FOR_PEOPLE = frozenset({"full", "concise"})
"""Formats whose output may be followed by more lines of text."""
