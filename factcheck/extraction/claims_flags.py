"""What limits a figure: part of a whole, a rate, a target, an addition, another event, another time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.extraction.claims_words import Token, Trigger, words_of
from factcheck.language.lexicon import load
from factcheck.language.roots import listed
from factcheck.model import Date, Quantity

_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SHORT = {"jan": 0, "feb": 1, "aug": 7, "sept": 8, "sep": 8, "oct": 9, "nov": 10, "dec": 11}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FEW = 5
_AUXILIARIES = {"was", "were", "is", "are", "have", "had", "has", "be", "been"}
_MANY = 12


def clause(words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The token range of the clause around tokens ``first:last``, by marks and clause words."""
    left, right = first, last
    marks = listed("claim_words", "clause")
    while left > 0 and words[left - 1].lower not in marks:
        left -= 1
    while right < len(words) and words[right].lower not in marks:
        right += 1
    return left, right


def _phrases(words: Sequence[Token]) -> set[str]:
    lowers = [token.lower for token in words]
    return {*lowers, *(f"{a} {b}" for a, b in pairwise(lowers))}


def flags(
    words: Sequence[Token], first: int, last: int, quantity: Quantity, trigger: Trigger | None
) -> tuple[str, ...]:
    """The flags of the figure whose noun phrase is ``words[first:last]``, sorted."""
    found: set[str] = set()
    definite = listed("claim_words", "definite")
    left, right = clause(words, first, last)
    before = [token.lower for token in words[max(left, first - _FEW) : first]]
    after = [token.lower for token in words[last : last + 4]]
    inside = [token.lower for token in words[first:last]]
    around = _phrases(words[left:right])
    whole = _phrases(words)
    told = _told(words, first, last, trigger)
    if before[-1:] == ["all"]:
        pass
    elif set(before) & words_of("part") or (after[:1] == ["of"] and after[1:2] and after[1] in definite):
        found.add("part")
    if before[-2:] == ["of", "the"] or before[-1:] in (["these"], ["those"], ["whose"]) or "of whom" in around:
        found.add("whole")
    if "of" in inside and any(word in definite for word in inside):
        found.add("part")
    if told:
        found.add("told")
    if not told and before[-1:] in (["the"], ["its"], ["their"], ["his"], ["her"], ["all"], ["both"]):
        found.add("definite")
    if (
        quantity.kind == "rate"
        or quantity.per
        or (_phrases(words[last : last + 3]) | set(before[-3:])) & words_of("rate")
    ):
        found.add("rate")
    verb = words[last : trigger.last] if trigger and trigger.first >= last else []
    intended = (_phrases(words[max(left, first - _MANY) : first]) | _phrases(verb)) & words_of("target")
    if (intended and not told) or {"if", "unless"} & whole:
        found.add("target")
    if _phrases(words[max(left, first - _FEW) : last + 4]) & words_of("cumulative") or whole & words_of("hour"):
        found.add("cumulative")
    beside = {*inside, *before[-1:], *after[:1]} & words_of("comparative")
    if beside <= {"other", "others"} and not _joined(words, first):
        # "killed 3 and injured 5 others" counts all the injured; "killed a guard and two others" does not.
        beside = set()
    if beside and not _hedged(before, inside):
        found.add("more")
    relative = words_of("relative") | (words_of("relative_duration") if quantity.kind == "duration" else frozenset())
    if set(after[:2]) & relative:
        found.add("relative")
    if before[-1:] and before[-1] in words_of("vague"):
        found.add("vague")
    if before[-1:] == ["by"] and quantity.kind != "number":
        found.add("by")
    if {"no", "not", "n't", "without", "never", "neither"} & set(before):
        found.add("negated")
    if _phrases(words[left : _until(words, right)]) & words_of("past"):
        found.add("past")
    if whole & words_of("update"):
        found.add("update")
    if words and words[0].text == "If":
        found.add("target")
    if before[-1:] == ["then"] or before[-2:] == ["then", "-"]:
        found.add("then")
    line = " ".join([word.lower for word in words])
    if any(phrase in line for phrase in words_of("correction")):
        found.add("correction")
    return tuple(sorted(found))


def _told(words: Sequence[Token], first: int, last: int, trigger: Trigger | None) -> bool:
    """Is it "the 37 people wounded by the bomb", "all 15 of those who died": the whole, whatever the sentence says of
    it? Not so "the 40 pupils were infected": there the verb is what the sentence says."""
    if trigger is None or not last <= trigger.first <= last + 3 or not first:
        return False
    between = {word.lower for word in words[last : trigger.first]}
    relative = between & {"who", "that", "which"}
    return words[first - 1].lower in ("the", "all") and bool(relative or not between & _AUXILIARIES)


def _joined(words: Sequence[Token], first: int) -> bool:
    """Does "and" tie the phrase to another one, not to the verb before it ("40 were killed and 65 others hurt")?"""
    return (
        first >= 2 and words[first - 1].lower == "and" and load("event_verbs").class_of(words[first - 2].text) is None
    )


def _until(words: Sequence[Token], right: int) -> int:
    """Up to "followed by aftershocks": what came later is no limit."""
    return next((at for at in range(right) if words[at].lower == "followed"), right)


def _hedged(before: list[str], inside: list[str]) -> bool:
    """Is "more" or "fewer" part of a hedge: "more than 40", "no fewer than 40"?"""
    joined = " ".join([*before[-3:], *inside])
    return "more than" in joined or "fewer than" in joined or "less than" in joined


def times(words: Sequence[Token], dates: Sequence[Date]) -> tuple[str, ...]:
    """Years ("2008"), months ("september") and weekdays ("sunday") that a sentence names, sorted."""
    found: set[str] = set()
    for date in dates:
        if date.year and not date.relative:
            found.add(str(date.year))
        if date.month and not date.relative:
            found.add(_MONTHS[date.month - 1])
    for token in words:
        if token.lower in _DAYS or (token.text[:1].isupper() and token.lower in _MONTHS):
            found.add(token.lower)
        elif token.text[:1].isupper() and token.lower in _SHORT:
            found.add(_MONTHS[_SHORT[token.lower]])
        elif len(token.text) == 4 and token.text.isdigit() and "1800" <= token.text <= "2100":
            found.add(token.text)
    return tuple(sorted(found))
