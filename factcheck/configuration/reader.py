"""A configuration file to Settings; every mistake in it becomes one problem with its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from factcheck.configuration.document import from_toml, from_yaml
from factcheck.configuration.settings import Origin, Settings
from factcheck.errors import ConfigError, nearest
from factcheck.model import SEVERITIES, Problem

Key = tuple[str | int, ...]
Refuse = Callable[[Key, str], None]

_FIELDS = {"fail-on": "fail_on"}


def load(path: str) -> tuple[Settings | None, list[Problem]]:
    """The settings of one file, and what is wrong with it. What is right still counts. Never raises: a file that is
    absent or not to be parsed is a problem too, its settings the defaults. None for a pyproject.toml without a table
    for us."""
    try:
        text = _read(path)
        document = from_toml(text, path) if path.endswith(".toml") else from_yaml(text, path)
    except ConfigError as error:
        return Settings(), [Problem(error.kind, error.path, error.line, error.column, error.message)]
    if document is None:
        return None, [Problem("config", path, None, None, "there is no [tool.factcheck] table in it")]
    problems: list[Problem] = []

    def refuse(key: Key, message: str) -> None:
        line, column = document.where(key)
        problems.append(Problem("config", path, line, column, message))

    values = _values(document.data, refuse)
    origins = {
        key: Origin(path, *document.where(_spot(key, document.data)))
        for name in document.data
        for key in ((name,), *((name, part) for part in _parts(document.data[name])))
    }
    settings = Settings(
        **{_FIELDS.get(name, name): value for name, value in values.items()},
        root=os.path.dirname(path),
        origins=origins,
    )
    return settings, problems


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except FileNotFoundError:
        raise ConfigError("no such configuration file", kind="config", path=path) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", kind="config", path=path) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", kind="config", path=path) from None


def _spot(key: Key, data: dict[str, Any]) -> Key:
    """What to point at for ``key``: the value, but within a mapping the word that names it."""
    return (*key, "<key>") if len(key) > 1 and isinstance(data[str(key[0])], dict) else key


def _parts(value: Any) -> list[str | int]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []


def _values(data: dict[str, Any], refuse: Refuse) -> dict[str, Any]:
    found = {}
    for key, value in data.items():
        check = OPTIONS.get(key)
        if check is None:
            refuse((key, "<key>"), f"unknown key '{key}'{nearest(key, OPTIONS)}")
        elif (checked := check((key,), value, refuse)) is not None:
            found[key] = checked
    return found


def _level(key: Key, value: Any, refuse: Refuse) -> str | None:
    if value in SEVERITIES:
        return str(value)
    refuse(key, f"{key[-1]}: expected error, warning or info, not {_shown(value)}{nearest(str(value), SEVERITIES)}")
    return None


def _words(key: Key, value: Any, refuse: Refuse) -> tuple[str, ...] | None:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list):
        refuse(key, f"{key[0]}: expected a list of names, not {_shown(value)}")
        return None
    for place, item in enumerate(items):
        if not isinstance(item, str):
            refuse((*key, place), f"{key[0]}: expected a name, not {_shown(item)}")
    return tuple(item for item in items if isinstance(item, str))


def _rules(key: Key, value: Any, refuse: Refuse) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        refuse(key, f"rules: expected 'rule: severity' lines, not {_shown(value)}")
        return None
    levels = {rule: _level((*key, rule), level, refuse) for rule, level in value.items()}
    return {rule: level for rule, level in levels.items() if level}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"'{value}'"


OPTIONS: dict[str, Callable[[Key, Any, Refuse], Any]] = {
    "select": _words,
    "ignore": _words,
    "severity": _level,
    "fail-on": _level,
    "paths": _words,
    "exclude": _words,
    "rules": _rules,
}
"""Key -> check, which gives the value, or None after it has refused it."""
