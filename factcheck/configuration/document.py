"""The two notations of a configuration, each to plain data whose parts know their line and column."""

from __future__ import annotations

import re

from factcheck.engine.strict_yaml import Document, parse
from factcheck.errors import ConfigError, RuleError

_TABLE = re.compile(r"[ \t]*\[{1,2}[ \t]*([^\]\n]+?)[ \t]*\]{1,2}")
_ENTRY = re.compile(r"""[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([\w-]+))[ \t]*=[ \t]*""")


def from_yaml(text: str, path: str) -> Document:
    """A factcheck.yaml. Raises ConfigError with line and column where it is no mapping in strict YAML."""
    if not re.search(r"^[ \t]*[^\s#]", text, re.MULTILINE):
        return Document({}, {})
    try:
        document = parse(text, path)
    except RuleError as error:
        raise ConfigError(error.message, kind="config", path=path, line=error.line, column=error.column) from None
    if not isinstance(document.data, dict):
        raise ConfigError("expected 'key: value' lines", kind="config", path=path, line=1, column=1)
    return document


def from_toml(text: str, path: str) -> Document | None:
    """The ``[tool.factcheck]`` table of a pyproject.toml, None where there is none. Raises ConfigError where the file
    is no TOML. tomllib keeps no places, so they are looked up in the lines of the table."""
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()), 1)
        message = str(error).partition(" (at ")[0]
        raise ConfigError(message, kind="config", path=path, line=line, column=column) from None
    data = tool.get("factcheck") if isinstance(tool, dict) else None
    if data is None:
        return None
    if not isinstance(data, dict):
        raise ConfigError("tool.factcheck: expected a table", kind="config", path=path)
    return Document(data, _places(text))


def _places(text: str) -> dict[tuple[str | int, ...], tuple[int, int]]:
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    table: tuple[str, ...] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            names = [name.strip().strip("\"'") for name in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", header[1])]
            table = tuple(names[2:]) if names[:2] == ["tool", "factcheck"] else None
            if table is not None:
                places.setdefault(table, (number, 1))
        elif table is not None and (entry := _ENTRY.match(line)):
            key: tuple[str | int, ...] = (*table, entry[1] or entry[2] or entry[3])
            places.setdefault(key, (number, entry.end() + 1))
            places.setdefault((*key, "<key>"), (number, len(line) - len(line.lstrip()) + 1))
            for place, item in enumerate(re.finditer(r"\"[^\"]*\"|'[^']*'", line[entry.end() :])):
                places.setdefault((*key, place), (number, entry.end() + item.start() + 1))
    return places
