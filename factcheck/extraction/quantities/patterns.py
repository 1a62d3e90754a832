"""Building fast patterns from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """A pattern of all the words as a prefix tree, the longest match first: far fewer branches to try at each place
    than a list of words. A blank in a word stands for any run of blanks or one hyphen."""
    tree: dict[str, object] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _group(tree)


def _group(tree: dict[str, object]) -> str:
    optional = "" in tree
    branches: list[str] = []
    singles: list[str] = []
    for letter in sorted(key for key in tree if key):
        head = r"(?:[ \xa0]{1,3}|-)" if letter == " " else re.escape(letter)
        tail = _group(tree[letter])  # type: ignore[arg-type]
        if tail or letter == " ":
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
    body = branches[0] if len(branches) == 1 and len(singles) == 1 else f"(?:{'|'.join(branches)})"
    return body + ("?" if optional else "")
