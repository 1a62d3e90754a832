"""Floor 2: from an Article to its Facts; one module a kind."""

from __future__ import annotations

from factcheck.extraction.assembly import extract

__all__ = ["extract"]
