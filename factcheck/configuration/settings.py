"""The settings in force for one draft, and which rules they let speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from factcheck.errors import nearest
from factcheck.model import House, Problem, Record, Severity


class Origin(Record, frozen=True):
    """Where a setting was made: a configuration file with line and column, or the command line."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


Origins = dict[tuple[str, ...], Origin]


class Override(Record, frozen=True):
    """``values`` (of the keys of Settings) for the drafts that match ``files``, gitignore patterns from ``root``."""

    files: tuple[str, ...]
    root: str
    values: dict[str, Any]
    origins: Origins


class Settings(Record, frozen=True):
    """``select`` (empty: all) and ``ignore`` name rules by id or folder. ``severity`` is the lowest severity shown,
    ``fail_on`` the lowest that makes the exit status 1. ``paths`` are what to check where the command names nothing,
    ``exclude`` patterns (gitignore syntax) of what to leave out, both relative to ``root``. ``rules`` gives rules or
    folders another severity. ``packs`` are folders of further rules. ``require_reason``: ignore comments must give one.
    ``options`` gives rules other values for their options. ``locale`` ("en-GB", "en-US") is for drafts that state none,
    ``house`` is the register of names, places and abbreviations.
    ``baseline`` is the file of known findings, relative to ``root``.
    ``origins`` tells where each comes from: ``("severity",)``, ``("select", "numbers")``.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = "info"
    fail_on: Severity = "warning"
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: dict[str, Severity] = msgspec.field(default_factory=dict)
    options: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    packs: tuple[str, ...] = ()
    require_reason: bool = False
    baseline: str = ""
    locale: str = ""
    house: House = House()
    overrides: tuple[Override, ...] = ()
    root: str = ""
    origins: Origins = msgspec.field(default_factory=dict)

    def selects(self, rule: str) -> bool:
        """Whether the rule with this id may speak. The more specific mention wins, ``ignore`` on equal terms."""
        chosen = max((specificity(entry, rule) for entry in self.select), default=-1) if self.select else 0
        refused = max((specificity(entry, rule) for entry in self.ignore), default=-1)
        return chosen >= 0 and chosen > refused

    def severity_of(self, rule: str, default: Severity) -> Severity:
        """The severity that the house gives the rule, its own where the house says nothing."""
        return self.rules.get(rule) or self.rules.get(rule.partition("/")[0]) or default

    def with_values(self, values: dict[str, Any], origins: Origins) -> Settings:
        """These settings with ``values`` put over them: lists of what to ignore, packs and overrides grow, severities
        and options of rules and the house's register are merged, everything else is replaced."""
        merged = dict(values)
        for key in ("ignore", "packs", "overrides"):
            if key in merged:
                merged[key] = (*getattr(self, key), *merged[key])
        if "options" in merged:
            merged["options"] = {
                rule: self.options.get(rule, {}) | merged["options"].get(rule, {})
                for rule in (self.options | merged["options"])
            }
        for key in ("rules", "house"):
            if key in merged:
                merged[key] = getattr(self, key) | merged[key]
        return msgspec.structs.replace(self, **merged, origins=self.origins | origins)


def specificity(entry: str, rule: str) -> int:
    """2 where ``entry`` is the rule's id, 1 where it is its folder, 0 for "all", -1 where it does not name it."""
    if entry == rule:
        return 2
    if rule.startswith(f"{entry.rstrip('/')}/"):
        return 1
    return 0 if entry == "all" else -1


def unknown_rules(settings: Settings, known: Sequence[str]) -> list[Problem]:
    """A problem for each entry of select, ignore and rules that names neither a rule nor a folder of rules.

    ``known`` are the ids of all rules.
    """
    names = {"all", *known, *(rule.partition("/")[0] for rule in known)}
    problems = []
    stated: dict[str, Iterable[str]] = {
        "select": settings.select,
        "ignore": settings.ignore,
        "rules": {**settings.rules, **settings.options},
    }
    for key, entries in stated.items():
        for name in entries:
            if name.rstrip("/") not in names:
                origin = settings.origins.get((key, name))
                option = key if origin else f"--{key}"
                message = f"{option}: there is no rule or folder '{name}'{nearest(name, names)}"
                path, line, column = (origin.path, origin.line, origin.column) if origin else (None, None, None)
                problems.append(Problem("select", path, line, column, message))
    return problems


def unknown_options(settings: Settings, declared: Mapping[str, Mapping[str, Any]]) -> list[Problem]:
    """A problem for each option that a rule does not have or that is of another type than its default.

    ``declared`` are the options of each rule with their defaults."""
    problems = []
    for rule, stated in settings.options.items():
        for name, value in stated.items() if rule in declared else ():
            default = declared[rule].get(name)
            if default is None:
                message = f"rules: {rule} has no option '{name}'{nearest(name, declared[rule])}"
            elif (isinstance(value, int | float) and isinstance(default, int | float)) or type(value) is type(default):
                continue
            else:
                message = f"rules: {rule}: {name}: expected something like {default!r}, not {value!r}"
            origin = settings.origins.get(("rules", rule)) or Origin("")
            problems.append(Problem("config", origin.path, origin.line, origin.column, message))
    return problems
