"""Strict YAML with positions: duplicate keys and YAML 1.1 booleans are refused, every value knows its line."""

from __future__ import annotations

from typing import Any

from factcheck.errors import RuleError, raise_all

Path = tuple[str | int, ...]

DEEPEST = 30
"""Levels of nesting that a document may have."""


_HINTS = {
    "mapping values are not allowed in this context": " (quote what has a colon and a space in it)",
    "found character that cannot start any token": " (quote it; indent with spaces, not tabs)",
}


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
    """Parse one YAML document. Raises RuleError with line and column of what is wrong, further mistakes in its
    ``others`` (a document that is no YAML has but one)."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = str(getattr(error, "problem", None) or "not YAML")
        began = getattr(error, "context_mark", None)
        if "end of stream" in problem and began:  # where it began says more
            mark, problem = began, f"{problem} {getattr(error, 'context', '')}"
        problem += _HINTS.get(problem, "")
        if "nesting" in problem:  # PyYAML has a bound of its own from 6.0.4 on
            problem = "nested too deeply"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(str(problem), kind="rule", path=path, line=line, column=column) from None
    except RecursionError:
        raise RuleError("nested too deeply", kind="rule", path=path, line=1, column=1) from None
    if node is None:
        raise RuleError("the file is empty", kind="rule", path=path, line=1, column=1)
    _once(node, path, yaml)
    builder = _Builder(path, yaml)
    data = builder.build(node, ())
    raise_all(builder.errors)
    return Document(data, builder.positions)


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


class _Builder:
    def __init__(self, path: str, yaml: Any) -> None:
        self.path, self.yaml = path, yaml
        self.positions: dict[Path, tuple[int, int]] = {}
        self.errors: list[RuleError] = []

    def refuse(self, message: str, place: tuple[int, int]) -> None:
        self.errors.append(RuleError(message, kind="rule", path=self.path, line=place[0], column=place[1]))

    def build(self, node: Any, at: Path) -> Any:
        place = self.positions[at] = _place(node)
        if isinstance(node, self.yaml.MappingNode):
            result: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key_place = _place(key_node)
                if not isinstance(key_node, self.yaml.ScalarNode):
                    self.refuse("a key must be a word", key_place)
                    continue
                key = key_node.value
                if key in result:
                    self.refuse(f"duplicate key '{key}'", key_place)
                result[key] = self.build(value_node, (*at, key))
                self.positions[(*at, key, "<key>")] = key_place
            return result
        if isinstance(node, self.yaml.SequenceNode):
            return [self.build(item, (*at, index)) for index, item in enumerate(node.value)]
        return self.scalar(node, place)

    def scalar(self, node: Any, place: tuple[int, int]) -> Any:
        tag = node.tag.rpartition(":")[2]
        value = node.value
        if tag in ("str", "timestamp"):
            return value
        if tag == "null":
            return None
        if tag == "bool":
            if value not in ("true", "false"):
                self.refuse(f"'{value}' is a boolean in YAML 1.1: write true or false, or quote it", place)
            return value == "true"
        try:
            if tag == "int":
                return int(value.replace("_", ""), 10)
            if tag == "float":
                return float(value.replace("_", ""))
        except ValueError:
            return value
        self.refuse(f"unknown YAML tag '{node.tag}'", place)
        return value


def _place(node: Any) -> tuple[int, int]:
    """Line and column of the first character; of quoted words the one after the mark, since columns in them count
    from there."""
    quoted = getattr(node, "style", None) in ("'", '"')
    return node.start_mark.line + 1, node.start_mark.column + 1 + quoted
