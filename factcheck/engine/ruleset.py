"""Find, read and compile rule files: the built-in ones, a newsroom's own folder, installed packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck import derived, patterns, store
from factcheck.engine import compiled
from factcheck.engine.index import Index, build
from factcheck.engine.lexicons import Lexicons
from factcheck.engine.rule import Rule
from factcheck.model import Problem

if TYPE_CHECKING:
    from pathlib import Path


class RuleSet:
    """Rules by id, in order of their ids, and the problems met on reading them."""

    def __init__(
        self, rules: dict[str, Rule], problems: tuple[Problem, ...], key: str = "", index: Index | None = None
    ) -> None:
        self.by_id = dict(sorted(rules.items()))
        self.problems = problems
        self.key = key
        """Names the state of all rule files; empty where it is not known."""
        self._index = index

    @property
    def index(self) -> Index:
        """The prefilter of these rules, or of more."""
        if self._index is None:
            self._index = build(self.rules)
        return self._index

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(self.by_id.values())

    def rest(self) -> None:
        """Let go of what was made of the files of rules (:meth:`Rule.rest`), and of their patterns."""
        for rule in self.by_id.values():
            rule.rest()
        patterns.rest()

    def only(self, ids: Sequence[str]) -> RuleSet:
        """The same set with fewer rules; `define` rules stay, since others stand on their claims."""
        keep = set(ids)
        chosen = {key: rule for key, rule in self.by_id.items() if key in keep or rule.kind == "define"}
        return RuleSet(chosen, self.problems, self.key and store.digest([self.key, *chosen]), self.index)


def load(paths: Sequence[Path] | None = None) -> RuleSet:
    """The built-in rules and those under ``paths`` (a later rule of the same id replaces an earlier one).

    Broken rules are left out and stand in ``problems``; the others run."""
    extra = list(paths or ())
    key = compiled.key(extra)
    kept = compiled.load(key, Lexicons(extra))
    if kept is not None:
        return RuleSet({rule.id: rule for rule in kept[0]}, (), key, kept[1])
    from factcheck.engine.rule_files import RuleFiles

    files = RuleFiles([derived.rules_folder(), *extra], Lexicons(extra))
    rule_set, lists = RuleSet(files.rules, tuple(files.problems)), files.lists
    if not rule_set.problems:
        compiled.save(key, rule_set.rules, rule_set.index, lists)
        rule_set.key = key
    return rule_set
