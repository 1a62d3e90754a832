"""Functions on words that a template bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined
from factcheck.language.lexicon import load

_WORDS = patterns.lazy(r"[\w'’-]+")

NOT = frozenset({"not", "never", "no", "neither", "nor", "none", "without", "cannot", "hardly", "unlikely"})
_NEGATED = 3
"""Words between a negation and what it denies, at most."""
_OTHERS = frozenset({"others", "rest", "remainder"})
_PHRASE = 4


_BETWEEN = patterns.lazy(r",?\s+and\s+|,\s*")
_NAME = patterns.lazy(
    r"(?:[A-Z][\w'’.&-]*|(?:of|the|de|van|von|bin|al|on|upon)(?=\s))(?:\s+(?:[A-Z][\w'’.&-]*|of|the|de|van|von|bin|al|on|upon))*"
)


def sign(word: Any) -> Interval:
    """+1 or -1 as the lexicon has it ("rose" is +1). Raises Undefined for words without a sign."""
    group = getattr(word, "group", None)
    if group not in ("+", "-"):
        raise Undefined("no sign")
    return lift(1 if group == "+" else -1)


def text(value: Any) -> str:
    """The words of a fact, lower-cased."""
    return str(getattr(value, "text", value)).lower()


def text_of(value: Any) -> str:
    """The words of a fact as printed."""
    return str(getattr(value, "text", value))


def said(fact: Any) -> str:
    """All words of a fact, lower-cased: of an attribution what is said, of anything else its text."""
    content = getattr(fact, "content", None)
    return " ".join(part.text for part in content).lower() if content else text(fact)


def matched(fact: Any, name: str) -> str:
    """The first word or phrase of a built-in lexicon that the fact's words contain; empty if none."""
    words = f" {' '.join(_WORDS.findall(said(fact)))} "
    hits = [(words.index(f" {form} "), form) for form in load(name).forms if f" {form} " in words]
    return min(hits)[1] if hits else ""


def has_class(value: Any, name: str, group: str) -> bool:
    """Do the words hold one of a class of a built-in lexicon ("official" is an ``insider`` of ``sources``)?"""
    lexicon = load(name)
    return any(lexicon.class_of(word) == group for word in _WORDS.findall(text(value)))


def count_names(words: Any) -> Interval:
    """How many names a list has: "Ann Lee, Bob Ward and Sue Hill" has three. Raises Undefined where an item is none."""
    items = [item for item in _BETWEEN.split(getattr(words, "text", "")) if item]
    if not items or not all(_NAME.fullmatch(item) for item in items):
        raise Undefined("no list of names")
    return lift(len(items))


def axes(words: Sequence[str]) -> dict[str, int]:
    """The axes of which words tell a side: +1, -1, or 0 where they tell both. What is said of "the others" tells the
    other side."""
    turn = next((n for n, word in enumerate(words) if n and word in _OTHERS), None)
    if turn is not None:
        found, others = axes(words[:turn]), axes(words[turn + 1 :])
        for axis, sign in others.items():
            found[axis] = -sign if found.get(axis, -sign) == -sign else 0
        return found
    forms, found, at = load("states").forms, dict[str, int](), 0
    while at < len(words):
        for size in range(min(_PHRASE, len(words) - at), 0, -1):
            entry = forms.get(" ".join(words[at : at + size]))
            if entry is not None:
                break
        else:
            at += 1
            continue
        denied = any(w in NOT or w.endswith("n't") for w in words[max(0, at - _NEGATED) : at])
        sign, axis = (1 if entry[1][0] == "+" else -1) * (-1 if denied else 1), entry[1][1:]
        found[axis] = sign if found.get(axis, sign) == sign else 0
        at += size
    return found


def agree(mine: Sequence[str], its: Sequence[str]) -> str:
    first, second = axes(mine), axes(its)
    told = {first[axis] * second[axis] for axis in first.keys() & second.keys()}
    return {1: "same", -1: "opposite"}.get(told.pop(), "") if len(told) == 1 else ""


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sign": sign,
    "text": text,
    "lemma": lambda word: getattr(word, "lemma", None) or text(word),
    "group": lambda word: getattr(word, "group", None) or "",
    "count_names": count_names,
    "contains": lambda value, part: text(part) in text(value),
    "capitalised": lambda value: str(getattr(value, "text", value)).istitle(),
    "ends_capital": lambda value: text_of(value).split()[-1:] != [] and text_of(value).split()[-1][0].isupper(),
    "repeated": lambda value: len(set(text(value).split())) == 1,
    "begins_capital": lambda value: text_of(value)[:1].isupper(),
    "matched": matched,
    "has_class": has_class,
    "has_word": lambda fact, name: bool(matched(fact, name)),
    "words": lambda value: lift(len(text(value).split())),
    "canonical": lambda name: str(getattr(name, "canonical", text_of(name))),
    "starts": lambda value, part: text(value).startswith(text(part)),
}
