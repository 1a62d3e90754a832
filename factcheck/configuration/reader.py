"""A configuration file to Settings; every mistake in it becomes one problem with its place."""

from __future__ import annotations

import os
from typing import Any

from factcheck.configuration.document import from_toml, from_yaml
from factcheck.configuration.keys import OPTIONS, Key, values
from factcheck.configuration.packs import Base, find, sets
from factcheck.configuration.settings import Origin, Origins, Override, Settings
from factcheck.engine.strict_yaml import Document
from factcheck.errors import ConfigError, nearest
from factcheck.model import Problem


def load(path: str, above: tuple[str, ...] = ()) -> tuple[Settings | None, list[Problem]]:
    """The settings of one file with what it extends, and what is wrong with it. What is right still counts. Never
    raises: a file that is absent or not to be parsed is a problem too, its settings the defaults. None for a
    pyproject.toml without a table for us. ``above`` are the files that extend this one.
    """
    try:
        text = _read(path)
        document = from_toml(text, path) if path.endswith(".toml") else from_yaml(text, path)
    except ConfigError as error:
        return Settings(), [Problem(error.kind, error.path, error.line, error.column, error.message)]
    if document is None:
        return None, [Problem("config", path, None, None, "there is no [tool.factcheck] table in it")]
    problems: list[Problem] = []

    def refuse(key: Key, message: str) -> None:
        problems.append(Problem("config", path, *document.where(key), message))

    root = os.path.dirname(path)
    stated = values(document.data, refuse, OPTIONS)
    settings = Settings()
    for place, name in enumerate(stated.pop("extends", ())):
        where = document.where(("extends", place))
        base, wrong = _extended(name, root, Origin(path, *where), (*above, os.path.realpath(path)))
        problems += wrong
        # Paths of another file are about another folder.
        settings = settings.with_values({key: base[key] for key in base if key != "origins"}, base["origins"])
    if "packs" in stated:
        stated["packs"] = tuple(os.path.join(root, pack) for pack in stated["packs"])
        for place, pack in enumerate(stated["packs"]):
            if not os.path.isdir(pack):
                refuse(("packs", place), f"packs: there is no folder '{pack}'")
        stated["packs"] = tuple(pack for pack in stated["packs"] if os.path.isdir(pack))
    if "overrides" in stated:
        stated["overrides"] = tuple(
            Override(entry.pop("files"), root, entry, _origins(document, path, at)) for at, entry in stated["overrides"]
        )
    return settings.with_values({**stated, "root": root}, _origins(document, path)), problems


def _extended(name: str, root: str, origin: Origin, above: tuple[str, ...]) -> tuple[dict[str, Any], list[Problem]]:
    """What a set, file or installed pack states, as values for Settings, its origins among them."""
    base = find(name, root)
    wrong: str | None = None
    if base is None:
        wrong = f"extends: there is no set, file or installed pack '{name}'{nearest(name, sets())}"
    elif base.path and os.path.realpath(base.path) in above:
        wrong = f"extends: '{name}' extends this file in turn"
    if wrong or base is None:
        return {"origins": {}}, [Problem("config", origin.path, origin.line, origin.column, wrong or "")]
    settings, problems = load(base.path, above) if base.path else (Settings(), [])
    return _inherited(settings or Settings(), base), problems


def _inherited(settings: Settings, base: Base) -> dict[str, Any]:
    default = Settings()
    own = ("paths", "exclude", "baseline", "root", "origins")
    kept = [key for key in Settings.__struct_fields__ if key not in own]
    found = {key: getattr(settings, key) for key in kept if getattr(settings, key) != getattr(default, key)}
    if base.rules:
        found["packs"] = (base.rules, *found.get("packs", ()))
    return {**found, "origins": settings.origins}


def _origins(document: Document, path: str, at: Key = ()) -> Origins:
    """Where each key, and each name in it, was stated."""
    data = document.data
    for step in at:
        data = data[step]
    origins: Origins = {}
    for key, value in data.items():
        origins[(key,)] = Origin(path, *document.where((*at, key)))
        if isinstance(value, dict):
            for name in value:
                origins[(key, name)] = Origin(path, *document.where((*at, key, name, "<key>")))
        for place, name in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(name, str):
                spot = (*at, key, place) if isinstance(value, list) else (*at, key)
                origins[(key, name)] = Origin(path, *document.where(spot))
    return origins


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
