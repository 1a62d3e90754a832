"""Building fast patterns from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from factcheck import derived, patterns, store
from factcheck.language import lexicon


def alternation(words: Iterable[str]) -> str:
    """A pattern of all the words as a prefix tree, the longest match first: far fewer branches to try at each place
    than a list of words. A blank in a word stands for any run of blanks or one hyphen."""
    words = tuple(words)
    return derived.once(store.digest(["alternation", *words]), str, lambda: _group(_tree(words)))


def _tree(words: Iterable[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return tree


def _group(tree: dict[str, Any]) -> str:
    optional = "" in tree
    branches: list[str] = []
    singles: list[str] = []
    for letter in sorted(key for key in tree if key):
        head = r"(?:[ \xa0]{1,3}|-)" if letter == " " else r"\w*" if letter == "*" else re.escape(letter)
        tail = _group(tree[letter])
        if tail or len(head) > 2:
            branches.append(head + tail)
        else:
            singles.append(head)
    if len(singles) == 1:
        branches.append(singles[0])
    elif singles:
        branches.append("[" + "".join(singles) + "]")
    if not branches:
        return ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if optional else "")


@cache
def context(name: str) -> tuple[str, ...]:
    """The words of one list of the lexicon ``figure_context``."""
    return tuple(lexicon.table("figure_context")[name])


@cache
def words_before(name: str, reach: str = "", marks: str = "") -> re.Pattern[str]:
    """A word of a context list that ends where a figure begins; ``reach`` is a pattern of what may lie between,
    ``marks`` one of what may stand there instead of a word."""
    other = f"|{marks}" if marks else ""
    return patterns.compile(rf"(?:(?<!\w){alternation(context(name))}(?!\w){reach}[ \xa0]?{other})\Z", re.IGNORECASE)


@cache
def words_after(name: str, opening: str = "[ ]", marks: str = "") -> re.Pattern[str]:
    """A word of a context list right after a figure, behind ``opening``; or one of ``marks``."""
    other = f"|{marks}" if marks else ""
    return patterns.compile(rf"(?:{opening}{alternation(context(name))}(?!\w){other})", re.IGNORECASE)
