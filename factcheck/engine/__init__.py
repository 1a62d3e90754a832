"""Floor 3: rules in YAML, run over facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.engine.ruleset import RuleSet, load
    from factcheck.engine.runner import RunResult, run

__all__ = ["RuleSet", "RunResult", "load", "run"]

_HOMES = {"RuleSet": "ruleset", "RunResult": "runner", "load": "ruleset", "run": "runner"}


def __getattr__(name: str) -> Any:
    """Import the public names on first use: a configuration is read by the same reader as rules, without the rest."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"factcheck.engine.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'factcheck.engine' has no attribute {name!r}")
