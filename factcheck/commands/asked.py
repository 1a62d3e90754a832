"""What is asked for on the command line of a check, as far as that is plain: hooks and editors start many checks, and
to load the library that reads all command lines takes longer than to check a short draft.

Whatever is not plain (help, a mistake, another verb) is left to that library (:mod:`factcheck.commands.check`).
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.model import SEVERITIES
from factcheck.reporting import FORMATS

FLAGS = {
    "--statistics": "statistics",
    "--profile-rules": "profile_rules",
    "--changed-lines": "changed_lines",
    "--fix": "fixing",
    "--unsafe-fixes": "unsafe_fixes",
    "--show-fixes": "show_fixes",
    "--no-cache": "no_cache",
}


def _level(value: str) -> str:
    if value not in SEVERITIES:
        raise ValueError
    return value


def _form(value: str) -> tuple[str, str | None]:
    name, equals, file = value.partition("=")
    if name not in FORMATS or (equals and not file):
        raise ValueError
    return name, file or None


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise ValueError
    return int(value)


def _day(value: str) -> datetime.date:
    if value[4:5] + value[7:8] != "--" or len(value) != 10:
        raise ValueError
    return datetime.date.fromisoformat(value)


VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--severity": ("severity", _level),
    "--fail-on": ("fail_on", _level),
    "--date": ("date", _day),
    "--output": ("output", str),
    "--diff": ("revision", str),
    "--jobs": ("jobs", _number),
    "--stdin-filename": ("stdin_filename", str),
    "--config": ("config", str),
}
REPEATED: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--format": ("forms", _form),
    "--context": ("context", str),
    "--against": ("against", str),
    "--archive": ("archive", str),
    "--select": ("select", str),
    "--ignore": ("ignore", str),
}


def asked(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of the check that the arguments ask for; None where they ask for something else, or are not plain."""
    if arguments[:1] != ["check"] or "_FACTCHECK_COMPLETE" in os.environ or os.name == "nt":
        return None  # on Windows the library also expands wildcards
    options: dict[str, Any] = dict.fromkeys(FLAGS.values(), False)
    options |= {name: None for name, _ in VALUES.values()} | {"jobs": 0}
    several: dict[str, list[Any]] = {name: [] for name, _ in REPEATED.values()}
    paths: list[str] = []
    waiting = list(arguments[:0:-1])
    while waiting:
        argument = waiting.pop()
        if argument == "--":
            paths += waiting[::-1]
            break
        if argument == "-" or not argument.startswith("-"):
            paths.append(argument)
            continue
        name, equals, value = argument.partition("=")
        if name in FLAGS and not equals:
            options[FLAGS[name]] = True
            continue
        if name not in VALUES and name not in REPEATED:
            return None
        if not equals:
            if not waiting or waiting[-1].startswith("-"):
                return None
            value = waiting.pop()
        home, read = VALUES.get(name) or REPEATED[name]
        try:
            if name in VALUES:
                options[home] = read(value)
            else:
                several[home].append(read(value))
        except ValueError:
            return None
    several["forms"] = several["forms"] or [("full", None)]
    return {**options, **{name: tuple(values) for name, values in several.items()}, "paths": tuple(paths)}
