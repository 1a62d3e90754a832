"""factcheck: a fact-check and consistency linter for news copy.

>>> import factcheck
>>> article = factcheck.Article.from_text("Burglaries rose from 1,240 to 1,860, a 40 per cent increase.")
>>> [finding.rule for finding in factcheck.check([article])]  # doctest: +SKIP
['numbers/percent-change']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.linting import check, extract
    from factcheck.model import Article
    from factcheck.reading import read

__version__ = "0.1.0"
__all__ = ["Article", "check", "extract", "read"]

_HOMES = {
    "Article": "factcheck.model",
    "read": "factcheck.reading",
    "extract": "factcheck.linting",
    "check": "factcheck.linting",
}


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that ``import factcheck`` costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
