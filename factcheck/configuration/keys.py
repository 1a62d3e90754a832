"""The keys of a configuration: what each takes. Every mistake is told to ``refuse`` with the place of the value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from factcheck.errors import nearest
from factcheck.model import SEVERITIES, House

Key = tuple[str | int, ...]
Refuse = Callable[[Key, str], None]
Check = Callable[[Key, Any, Refuse], Any]

LOCALES = ("en-GB", "en-US")

FIELDS = {"fail-on": "fail_on", "require-reason": "require_reason"}
"""Keys that have another name in Settings."""


def values(data: dict[str, Any], refuse: Refuse, options: dict[str, Check], at: Key = ()) -> dict[str, Any]:
    """The values that are right, by their name in Settings; ``at`` is where ``data`` stands in the file."""
    found = {}
    for key, value in data.items():
        check = options.get(key)
        if check is None:
            refuse((*at, key, "<key>"), f"unknown key '{key}'{nearest(key, options)}")
        elif (checked := check((*at, key), value, refuse)) is not None:
            found[FIELDS.get(key, key)] = checked
    if "rules" in found:
        found["rules"], found["options"] = found["rules"]
    return found


def level(key: Key, value: Any, refuse: Refuse) -> str | None:
    """A severity."""
    if value in SEVERITIES:
        return str(value)
    refuse(key, f"{key[-1]}: expected error, warning or info, not {shown(value)}{near(value, SEVERITIES)}")
    return None


def words(key: Key, value: Any, refuse: Refuse) -> tuple[str, ...] | None:
    """One name or a list of names."""
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list):
        refuse(key, f"{key[-1]}: expected a list of names, not {shown(value)}")
        return None
    for place, item in enumerate(items):
        if not isinstance(item, str):
            refuse((*key, place), f"{key[-1]}: expected a name, not {shown(item)}")
    return tuple(item for item in items if isinstance(item, str))


def locale(key: Key, value: Any, refuse: Refuse) -> str | None:
    """A variety of English."""
    if value in LOCALES:
        return str(value)
    refuse(key, f"{key[-1]}: expected {' or '.join(LOCALES)}, not {shown(value)}{near(value, LOCALES)}")
    return None


def word(key: Key, value: Any, refuse: Refuse) -> str | None:
    """One name."""
    if isinstance(value, str) and value:
        return value
    refuse(key, f"{key[-1]}: expected a name, not {shown(value)}")
    return None


def switch(key: Key, value: Any, refuse: Refuse) -> bool | None:
    """true or false."""
    if isinstance(value, bool):
        return value
    refuse(key, f"{key[-1]}: expected true or false, not {shown(value)}")
    return None


def rules(key: Key, value: Any, refuse: Refuse) -> tuple[dict[str, Any], dict[str, dict[str, Any]]] | None:
    """Severities and options by rule or folder: ``rule: severity``, or a mapping with ``severity``, ``options``."""
    if not isinstance(value, dict):
        refuse(key, f"{key[-1]}: expected 'rule: severity' lines, not {shown(value)}")
        return None
    levels, options = {}, {}
    for rule, stated in value.items():
        at = (*key, rule)
        if isinstance(stated, dict):
            checked = values(stated, refuse, PER_RULE, at)
            levels[rule], options[rule] = checked.get("severity"), checked.get("options", {})
        else:
            levels[rule] = level(at, stated, refuse)
    return (
        {rule: stated for rule, stated in levels.items() if stated},
        {rule: stated for rule, stated in options.items() if stated},
    )


def scalars(key: Key, value: Any, refuse: Refuse) -> dict[str, Any] | None:
    """Values for the options of a rule: words, numbers, true or false, lists of words."""
    return _mapping(key, value, refuse, "name: value", str | int | float | bool | list)


def mapping(key: Key, value: Any, refuse: Refuse) -> dict[str, str] | None:
    """A word for each name."""
    return _mapping(key, value, refuse, "name: words", str)


def _mapping(key: Key, value: Any, refuse: Refuse, form: str, types: Any) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        refuse(key, f"{key[-1]}: expected '{form}' lines, not {shown(value)}")
        return None
    for name, stated in value.items():
        if not isinstance(stated, types):
            refuse((*key, name), f"{name}: expected {form.partition(': ')[2]}, not {shown(stated)}")
    return {name: stated for name, stated in value.items() if isinstance(stated, types)}


def house(key: Key, value: Any, refuse: Refuse) -> House | None:
    """The register of a house."""
    if not isinstance(value, dict):
        refuse(key, f"house: expected {', '.join(HOUSE)}, not {shown(value)}")
        return None
    return House(**values(value, refuse, HOUSE, key))


def overrides(key: Key, value: Any, refuse: Refuse) -> list[tuple[Key, dict[str, Any]]] | None:
    """What holds for some drafts only: a list of mappings, each with ``files`` and the keys that it changes."""
    if not isinstance(value, list):
        refuse(key, f"{key[-1]}: expected a list, each entry with 'files', not {shown(value)}")
        return None
    found = []
    for place, entry in enumerate(value):
        at = (*key, place)
        if not isinstance(entry, dict) or "files" not in entry:
            refuse(at, "overrides: expected 'files' and the keys to change for them")
            continue
        found.append((at, values(entry, refuse, PER_FILE, at)))
    return [entry for entry in found if "files" in entry[1]]


def near(value: Any, words: Iterable[str]) -> str:
    """A word that may have been meant, as a message adds it."""
    return nearest(value, words) if isinstance(value, str) else ""


def shown(value: Any) -> str:
    """A value as a message names it."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"'{str(value).lower() if isinstance(value, bool) else value}'"


PER_RULE: dict[str, Check] = {"severity": level, "options": scalars}
"""Keys of an entry of ``rules`` that is more than a severity."""

HOUSE: dict[str, Check] = {
    "names": words,
    "titles": mapping,
    "places": words,
    "aliases": mapping,
    "abbreviations": words,
}
"""Keys of ``house``."""

PER_FILE: dict[str, Check] = {
    "files": words,
    "select": words,
    "ignore": words,
    "severity": level,
    "fail-on": level,
    "rules": rules,
    "require-reason": switch,
    "locale": locale,
}
"""Keys of one entry of ``overrides``."""

OPTIONS: dict[str, Check] = {
    **{key: check for key, check in PER_FILE.items() if key != "files"},
    "extends": words,
    "paths": words,
    "exclude": words,
    "packs": words,
    "baseline": word,
    "house": house,
    "overrides": overrides,
}
"""Keys of a configuration file."""
