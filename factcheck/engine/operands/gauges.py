"""Words for what a figure measures and for what is done where it is counted: "the fare" and "they pay", "the catch" and
"was landed". The classes are ``rules/lexicons/gauges.yaml``; a word may be of several."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.derived import kept
from factcheck.engine.operands.clauses import root, stem
from factcheck.engine.operands.marks import inflected
from factcheck.language.lexicon import table


@kept(dict[str, frozenset[str]])
def _classes() -> dict[str, frozenset[str]]:
    """From the root of a word to its classes."""
    found: dict[str, set[str]] = {}
    for name, entries in table("gauges")["sets"].items():
        for form in inflected(entries):
            found.setdefault(root(stem(form)), set()).add(f"<{name}>")
    return {word: frozenset(names) for word, names in found.items()}


def topics(words: Iterable[str]) -> frozenset[str]:
    """The roots of words, and the classes of what they measure: two sets of words that share one of these may be said
    of one thing."""
    roots = {root(word) for word in words}
    classes = _classes()
    return frozenset(roots.union(*(classes[word] for word in roots if word in classes)))


def gauged(words: Iterable[str]) -> frozenset[str]:
    """The classes of what words measure, without the words themselves."""
    return frozenset(word for word in topics(map(stem, words)) if word[0] == "<")
