"""Functions on words that a template bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined


def sign(word: Any) -> Interval:
    """+1 or -1 as the lexicon has it ("rose" is +1). Raises Undefined for words without a sign."""
    group = getattr(word, "group", None)
    if group not in ("+", "-"):
        raise Undefined("no sign")
    return lift(1 if group == "+" else -1)


def text(value: Any) -> str:
    """The words of a fact, lower-cased."""
    return str(getattr(value, "text", value)).lower()


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sign": sign,
    "text": text,
    "lemma": lambda word: getattr(word, "lemma", None) or text(word),
    "group": lambda word: getattr(word, "group", None) or "",
    "contains": lambda value, part: text(part) in text(value),
    "words": lambda value: lift(len(text(value).split())),
    "starts": lambda value, part: text(value).startswith(text(part)),
}
