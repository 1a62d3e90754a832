"""Counts of what was named before: "Deaths fell again. Police counted 78 in 2023 and 71 in 2024".

A bare number as the object of a verb of counting or having stands for so many of what the sentence before it is about
(noun phrase ellipsis): nothing in its own sentence can be what is counted.
"""

from __future__ import annotations

from factcheck.engine.operands.clauses import Token, root
from factcheck.engine.operands.setting import Setting
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Date, Quantity

_CLOSING = frozenset("puckTdr")
"""Classes of words that may follow a number that counts nothing of its own sentence."""
_MARKS = frozenset(",;:()–—-.")


def counted_after(view: View, here: Setting, others: list[Setting]) -> bool:
    """Do figures of the next sentence count what the stated one is said of, and none at another time?"""
    if not all(there.number == here.number + 1 and elliptic(view, there) for there in others):
        return False
    own = [date.first for _, date in here.dates if date.first is not None]
    told = [date.first for there in others for _, date in there.dates if date.first is not None]
    return not own or not told or not set(own).isdisjoint(told)


def elliptic(view: View, here: Setting) -> bool:
    """Do all counts of a figure's sentence stand for what was named before, the first as the object of a verb of
    counting whose subject is nobody new with a name?"""
    counts = [n for n, token in enumerate(here.tokens) if isinstance(token.fact, Quantity)]
    if not counts or here.at not in counts or any(not _bare(here.tokens, n) for n in counts):
        return False
    verb = counts[0] - 1
    words = [token.word for token in here.tokens[max(0, verb - 1) : verb + 1]]
    forms = load("tallying").forms
    if not words or (words[-1] not in forms and " ".join(words) not in forms):
        return False
    first, last = here.tokens[0].start, here.tokens[verb].start
    sentence = view.facts.sentences[here.number - 1] if here.number else None
    told = view.low[sentence.start : sentence.end] if sentence is not None else ""
    return not any(first <= name.start < last and name.text.lower() not in told for name in view.facts.names)


def _bare(tokens: list[Token], at: int) -> bool:
    fact = tokens[at].fact
    if not isinstance(fact, Quantity) or fact.kind not in ("number", "ordinal"):
        return False
    if fact.kind == "ordinal":
        return True
    if fact.counted or fact.value is None:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.word in _MARKS or isinstance(after.fact, Date):
        return True
    return load("function_words").class_of(after.word) in tuple(_CLOSING) and root(after.word) != "of"
