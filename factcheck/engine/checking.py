"""Are the names, functions and word lists that a rule speaks of there? Told when the rule is read, since at run time a
condition about something that does not exist would only keep it silent."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Collection, Iterator
from functools import cache

from factcheck.engine.evaluation import functions
from factcheck.engine.expression import Node, children, names
from factcheck.engine.expression import parse as parse_expression
from factcheck.engine.kinds.names import CHECKS, known
from factcheck.engine.message import compile_message
from factcheck.engine.rule import Rule
from factcheck.engine.schema import Refuse
from factcheck.engine.strict_yaml import Path
from factcheck.errors import nearest

_CONSTANTS = {"true", "false", "none", "published"}
_LISTED = {"matched": 1, "has_word": 1, "near_group": 1}
"""Functions that take the name of a word list, and at which place."""


def check(rule: Rule, lexicons: Collection[str], refuse: Refuse) -> None:
    """Tell ``refuse`` of every name that means nothing; ``lexicons`` are the names of word lists."""
    document = rule.document
    around = known(rule)
    bound = {label.partition("__")[0] for template in rule.templates for label in _labels(template)}
    bound |= document.operands.keys()
    everything = None if around is None else {*_CONSTANTS, *around, *bound, *document.let, *document.options}
    for at, node in _expressions(rule):
        if everything is not None:
            for name in sorted(names(node) - everything):
                refuse(f"nothing is called '{name}' here{nearest(name, everything - _CONSTANTS)}", at)
        for problem in _calls(node, lexicons):
            refuse(problem, at)
    for key in ("stated", "mark"):
        for name in (getattr(document, key) or "").split("|") if key == "stated" else [getattr(document, key)]:
            if not name or name in bound:
                continue
            refuse(f"{key}: no template binds '{name}'{nearest(name, bound)}", (key,))
    for index, name in enumerate(document.related):
        if everything is not None and name not in everything:
            refuse(f"related: nothing is called '{name}' here{nearest(name, everything)}", ("related", index))
    key, choices = CHECKS.get(document.kind, ("of", ()))
    word = getattr(document, key)
    if choices and word and word not in choices:
        refuse(f"{key}: there is no '{word}'{nearest(word, choices) or f' (one of {_list(choices)})'}", (key,))
    _examples(rule, refuse)


def _labels(template: object) -> Iterator[str]:
    for part in (template, *template.others):  # type: ignore[attr-defined]
        yield from part.binds


def _list(words: Collection[str]) -> str:
    return ", ".join(sorted(words))


def _expressions(rule: Rule) -> Iterator[tuple[Path, Node]]:
    """Every expression of the rule with its place in the file."""
    document = rule.document
    where = document.where
    for index, node in enumerate(rule.where):
        yield (("where",) if isinstance(where, str) else ("where", index)), node
    for index, node in enumerate(rule.body.eased):
        yield (("eased",) if isinstance(document.eased, str) else ("eased", index)), node
    for index, node in enumerate(rule.sure):
        yield (("sure",) if isinstance(document.sure, str) else ("sure", index)), node
    if rule.assertion is not None:
        yield ("assert",), rule.assertion
    for name, node in rule.let.items():
        yield ("let", name), node
    for slot, text in document.slots.items():
        yield ("slots", slot), parse_expression(text)
    texts: list[tuple[Path, str]] = [(("message",), document.message)]
    texts += [(("explain", index), line) for index, line in enumerate(document.explain)]
    texts += [((key,), text) for key in ("fix", "unsafe_fix") if (text := getattr(document, key)) is not None]
    for at, text in texts:
        for piece in compile_message(text):
            if not isinstance(piece, str):
                yield at, piece[0]


def _calls(node: Node, lexicons: Collection[str]) -> Iterator[str]:
    """What is wrong with the calls in an expression: unknown functions, too many or too few words, unknown lists."""
    if node[0] == "call":
        name, arguments = node[1], node[2]
        if name not in functions():
            yield f"there is no function '{name}'{nearest(name, functions())}"
        elif not _fits(name, len(arguments)):
            yield f"{name}() takes {_takes(name)} in its brackets, not {len(arguments)}"
        elif name in _LISTED and arguments[_LISTED[name]][0] == "string":
            word = arguments[_LISTED[name]][1]
            if word not in lexicons:
                yield f"unknown lexicon '{word}'{nearest(word, lexicons)}"
    for child in children(node):
        yield from _calls(child, lexicons)


@cache
def _parameters(name: str) -> list[inspect.Parameter]:
    function = functions()[name]
    found = list(inspect.signature(function).parameters.values())
    return found[1:] if getattr(function, "takes_environment", False) else found


def _fits(name: str, number: int) -> bool:
    parameters = _parameters(name)
    many = any(p.kind is p.VAR_POSITIONAL for p in parameters)
    plain = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    least = sum(p.default is p.empty for p in plain)
    return least <= number and (many or number <= len(plain))


def _takes(name: str) -> str:
    plain = [p for p in _parameters(name) if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    least = sum(p.default is p.empty for p in plain)
    if any(p.kind is p.VAR_POSITIONAL for p in _parameters(name)):
        return f"{least} or more"
    return str(least) if least == len(plain) else f"{least} to {len(plain)}"


def _examples(rule: Rule, refuse: Refuse) -> None:
    for index, example in enumerate(rule.document.examples):
        if example.fail is None and example.passes is None and not example.articles:
            refuse("an example needs 'fail', 'pass' or 'articles'", ("examples", index))
        dates: list[tuple[Path, str | None]] = [(("examples", index, "published"), example.published)]
        dates += [
            (("examples", index, "articles", number, "date"), article.date)
            for number, article in enumerate(example.articles)
        ]
        for at, day in dates:
            try:
                datetime.date.fromisoformat(day or "2000-01-01")
            except ValueError:
                refuse(f"'{day}' is no date: write it as 2024-05-16", at)
