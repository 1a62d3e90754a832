"""Floor 3: rules in YAML, run over facts."""

from factcheck.engine.ruleset import RuleSet, load
from factcheck.engine.runner import RunResult, run

__all__ = ["RuleSet", "RunResult", "load", "run"]
