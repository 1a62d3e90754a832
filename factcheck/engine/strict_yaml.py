"""Strict YAML with positions: duplicate keys and YAML 1.1 booleans are refused, every value knows its line."""

from __future__ import annotations

from typing import Any

from factcheck.errors import RuleError

Path = tuple[str | int, ...]

DEEPEST = 30
"""Levels of nesting that a document may have."""


class Document:
    """Plain data and where each part of it stands: ``where(("examples", 0, "fail"))`` is a 1-based (line, column)."""

    def __init__(self, data: Any, positions: dict[Path, tuple[int, int]]) -> None:
        self.data = data
        self.positions = positions

    def where(self, path: Path) -> tuple[int, int]:
        """The position of the value at ``path``, or of its nearest parent that has one."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, (1, 1))


def parse(text: str, path: str) -> Document:
    """Parse one YAML document. Raises RuleError with line and column of what is wrong."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        if "nesting" in problem:  # PyYAML has a bound of its own from 6.0.4 on
            problem = "nested too deeply"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(str(problem), kind="rule", path=path, line=line, column=column) from None
    except RecursionError:
        raise RuleError("nested too deeply", kind="rule", path=path, line=1, column=1) from None
    if node is None:
        raise RuleError("the file is empty", kind="rule", path=path, line=1, column=1)
    positions: dict[Path, tuple[int, int]] = {}
    _once(node, path, yaml)
    data = _build(node, (), positions, path, yaml)
    return Document(data, positions)


def _once(root: Any, path: str, yaml: Any) -> None:
    """Refuse nodes that stand in several places (aliases, which can grow without end) and nesting beyond use."""
    seen: set[int] = set()
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if id(node) in seen or depth > DEEPEST:
            message = "aliases are not supported: write it out" if id(node) in seen else "nested too deeply"
            mark = node.start_mark
            raise RuleError(message, kind="rule", path=path, line=mark.line + 1, column=mark.column + 1)
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [(part, depth + 1) for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(part, depth + 1) for part in node.value]


def _build(node: Any, at: Path, positions: dict[Path, tuple[int, int]], path: str, yaml: Any) -> Any:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    positions[at] = (line, column)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key_line, key_column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise RuleError("a key must be a word", kind="rule", path=path, line=key_line, column=key_column)
            key = key_node.value
            if key in result:
                raise RuleError(f"duplicate key '{key}'", kind="rule", path=path, line=key_line, column=key_column)
            result[key] = _build(value_node, (*at, key), positions, path, yaml)
            positions[(*at, key)] = (value_node.start_mark.line + 1, value_node.start_mark.column + 1)
            positions[(*at, key, "<key>")] = (key_line, key_column)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*at, index), positions, path, yaml) for index, item in enumerate(node.value)]
    return _scalar(node, path, line, column)


def _scalar(node: Any, path: str, line: int, column: int) -> Any:
    tag = node.tag.rpartition(":")[2]
    value = node.value
    if tag == "str" or tag == "timestamp":
        return value
    if tag == "null":
        return None
    if tag == "bool":
        if value in ("true", "false"):
            return value == "true"
        message = f"'{value}' is a boolean in YAML 1.1: write true or false, or quote it"
        raise RuleError(message, kind="rule", path=path, line=line, column=column)
    try:
        if tag == "int":
            return int(value.replace("_", ""), 10)
        if tag == "float":
            return float(value.replace("_", ""))
    except ValueError:
        return value
    raise RuleError(f"unknown YAML tag '{node.tag}'", kind="rule", path=path, line=line, column=column)
