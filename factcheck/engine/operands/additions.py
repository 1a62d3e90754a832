"""What "and" brings in with a figure: "he bought a van, and a tractor for £1,900"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.engine.operands.clauses import finite, plain, root, stem
from factcheck.engine.operands.setting import Setting, after
from factcheck.language.lexicon import load

_ARTICLES = frozenset({"a", "an"})
_FAR = 7
"""Tokens from "and" to the figure, at most."""


def new_item(here: Setting, others: list[Setting]) -> bool:
    """Does "and" bring in something of its own with the figure: "and a tractor for £1,900"?"""
    tokens = here.tokens
    joint = next(
        (n for n in range(here.at - 1, max(here.clause[0] - 1, here.at - _FAR), -1) if tokens[n].word == "and"), None
    )
    if joint is None and here.at == here.clause[0] > 0 and tokens[here.at - 1].word == ";":
        joint = here.at - 1
    if joint is None:
        return False
    own = [token.word for token in tokens[joint + 1 : here.at]]
    gapped = own[-1:] in (["by"], ["from"])  # "and costs by 5 per cent"
    for number, (before, token) in enumerate(pairwise(tokens[joint : here.at])):
        noun = before.word in _ARTICLES or (gapped and number == len(own) - 2 and token.word.endswith("s"))
        if token.fact or (token.word in finite() and not noun):
            return False
    if own and not gapped and load("function_words").class_of(own[0]) not in ("d", "g"):
        return False
    empty = plain()
    if not own:
        right = after(here)
        verb = next((n for n, word in enumerate(right) if word in finite()), len(right))
        own, empty = right[verb + 1 :], frozenset(load("function_words").forms)
    mine = {root(stem(word)) for word in own if word[:1].isalpha() and len(word) > 2 and word not in empty}
    known = {root(stem(token.word)) for token in tokens[:joint]}
    known.update(root(word) for there in others if there.number != here.number for word in there.content | there.lead)
    return bool(mine) and mine.isdisjoint(known)


def brought_in(here: Setting, others: list[Setting]) -> bool:
    """Does "and" bring in something else with the stated figure, or with an operand: "the choir has 64 members, and the
    orchestra a gain of 17", "his pulse fell by 24, and his weight from 98 to 92"?"""
    behind = [there for there in others if there.number == here.number and there.at > here.at]
    led = here.tokens[here.at - 1].word != ";"  # "34 are to close; 116 will remain"
    return (led and not behind and new_item(here, others)) or any(new_item(there, [here]) for there in behind)
