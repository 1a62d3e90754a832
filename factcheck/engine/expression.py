"""The closed expression language of rules: a small grammar, parsed to plain tuples (so that a rule set can be stored).

``or``, ``and``, ``not``; ``< <= > >= == != ~ !~ in``; ``+ - * /``; calls of named functions; names; numbers, optionally
with ``%``; quoted strings. No attributes, no Python, at most 200 tokens.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck import patterns

Node = tuple[Any, ...]
_TOKEN = patterns.lazy(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?%?)|(?P<name>[A-Za-z_]\w*)|(?P<string>'[^']*'|\"[^\"]*\")"
    r"|(?P<op><=|>=|==|!=|!~|[-+*/()~<>,\[\]]))"
)
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=", "~", "!~", "in")
_LIMIT = 200


class ExpressionError(ValueError):
    """An expression that cannot be understood; ``column`` is the 0-based place in it."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@cache
def parse(source: str) -> Node:
    """Parse an expression to a tree of tuples: ("call", name, args), ("name", n), ("number", text), ("string", s),
    ("list", items), ("not", x), ("neg", x), (operator, left, right). Raises ExpressionError."""
    return _Parser(source).run()


def inside(node: Node) -> Iterator[Node]:
    """All expressions in an expression, itself included, in no order."""
    waiting: list[Any] = [node]
    while waiting:
        node = waiting.pop()
        yield node
        for part in node[1:]:
            if part and isinstance(part, list | tuple):
                # One expression, or a list of them.
                waiting += part if isinstance(part[0], list | tuple) else [part]


def parts(kind: str, node: Node) -> Iterator[Node]:
    """What stands between "and" (or between "or"), however it is nested."""
    if node[0] == kind:
        yield from parts(kind, node[1])
        yield from parts(kind, node[2])
    else:
        yield node


def operators(node: Node) -> set[str]:
    """The operators and node kinds of an expression."""
    return {str(child[0]) for child in inside(node)}


def children(node: Node) -> Iterator[Node]:
    """The expressions directly inside an expression."""
    for part in node[1:]:
        nested = isinstance(part, list | tuple) and part and isinstance(part[0], list | tuple)
        for child in part if nested else [part]:
            if isinstance(child, list | tuple) and child:
                yield tuple(child)


def names(node: Node) -> set[str]:
    """The names that an expression uses, those of functions left out."""
    return {child[1] for child in inside(node) if child[0] == "name"}


def calls(node: Node) -> set[str]:
    """The functions that an expression calls."""
    return {child[1] for child in inside(node) if child[0] == "call"}


class _Parser:
    def __init__(self, source: str) -> None:
        self.tokens: list[tuple[str, str, int]] = []
        place = 0
        while place < len(source.rstrip()):
            match = _TOKEN.match(source, place)
            if match is None or match.lastgroup is None:
                place += len(source[place:]) - len(source[place:].lstrip())
                if source[place] in "'\"":
                    raise ExpressionError(f"a {source[place]} is missing", place)
                raise ExpressionError(f"unexpected {source[place]!r}", place)
            self.tokens.append((match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
            place = match.end()
        if len(self.tokens) > _LIMIT:
            raise ExpressionError(f"longer than {_LIMIT} words", 0)
        self.at, self.length = 0, len(source)

    def run(self) -> Node:
        node = self.disjunction()
        if self.at < len(self.tokens):
            raise ExpressionError(f"unexpected {self.tokens[self.at][1]!r}", self.tokens[self.at][2])
        return node

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, *texts: str) -> str:
        """Take the next token if it is one of ``texts``; else the empty string."""
        if self.at < len(self.tokens) and self.tokens[self.at][0] != "string" and self.peek() in texts:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def need(self, text: str) -> None:
        if not self.take(text):
            if self.at >= len(self.tokens):
                # A list in square brackets ends at each comma, also at those of a call.
                raise ExpressionError("a ')' is missing (in [...] quote what has a comma)", self.length)
            raise ExpressionError(f"expected {text!r}", self.tokens[self.at][2])

    def disjunction(self) -> Node:
        node = self.conjunction()
        while self.take("or"):
            node = ("or", node, self.conjunction())
        return node

    def conjunction(self) -> Node:
        node = self.negation()
        while self.take("and"):
            node = ("and", node, self.negation())
        return node

    def negation(self) -> Node:
        if self.take("not"):
            return ("not", self.negation())
        node = self.sum()
        if operator := self.take(*COMPARISONS):
            node = (operator, node, self.sum())
        return node

    def sum(self) -> Node:
        node = self.product()
        while operator := self.take("+", "-"):
            node = (operator, node, self.product())
        return node

    def product(self) -> Node:
        node = self.factor()
        while operator := self.take("*", "/"):
            node = (operator, node, self.factor())
        return node

    def factor(self) -> Node:
        if self.take("-"):
            return ("neg", self.factor())
        if self.take("("):
            node = self.disjunction()
            self.need(")")
            return node
        if self.take("["):
            return ("list", self.arguments("]"))
        if self.at >= len(self.tokens):
            raise ExpressionError("the expression ends too early", self.length)
        kind, text, column = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return ("number", text)
        if kind == "string":
            return ("string", text[1:-1])
        if kind == "name" and text not in ("and", "or", "not", "in"):
            return ("call", text, self.arguments(")")) if self.take("(") else ("name", text)
        raise ExpressionError(f"unexpected {text!r}", column)

    def arguments(self, closer: str) -> list[Node]:
        items: list[Node] = []
        if self.take(closer):
            return items
        while True:
            items.append(self.disjunction())
            if self.take(closer):
                return items
            self.need(",")
