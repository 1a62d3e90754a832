"""What limits a figure: part of a whole, a rate, a target, an addition, another event, another time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from factcheck.extraction.claims.words import Token, Trigger, month, words_of
from factcheck.language.lexicon import load
from factcheck.language.roots import listed, singular
from factcheck.model import Date, Quantity

_FEW = 5
_AUXILIARIES = {"was", "were", "is", "are", "have", "had", "has", "be", "been"}
_MANY = 12
_IF = frozenset({"if", "unless"})
_ONE = frozenset({"a", "an", "one", "another"})
_PAIRS = frozenset({"couple", "pair", "mother", "father"})
_PERIODS = frozenset({"hour", "day", "night", "weekend", "week", "month", "quarter", "season", "term", "year"})
_EACH_OF = (["each", "of"], ["every", "of"])
_REMAINING = frozenset({"remain", "remains", "remained", "still"})
_NEGATIONS = frozenset({"no", "not", "n't", "without", "never", "neither"})


class Plain:
    """The words of a sentence as limits of its figures are looked for in them: in small letters, those of names blank
    ("Relief Now" and "New York" are no limits); ``texts`` are the words as printed."""

    __slots__ = ("always", "lowers", "pairs", "texts")

    def __init__(self, lowers: list[str], texts: list[str]) -> None:
        self.lowers, self.texts = lowers, texts
        self.pairs = [*map(" ".join, pairwise(lowers))]
        self.always = self._always()

    def holds(self, wanted: frozenset[str], first: int, last: int) -> bool:
        """Is one of the words, or of the pairs of words, in ``lowers[first:last]``?"""
        pairs = self.pairs[first : max(last - 1, 0)]
        return not wanted.isdisjoint(self.lowers[first:last]) or not wanted.isdisjoint(pairs)

    def _always(self) -> set[str]:
        """The flags that every figure of the sentence has."""
        count = len(self.lowers)
        found = set()
        if self.texts[:1] == ["If"] or self.holds(_IF, 0, count):
            found.add("target")
        if self.holds(words_of("hour"), 0, count):
            found.add("cumulative")
        if self.holds(words_of("update"), 0, count):
            found.add("update")
        line = " ".join(self.lowers)
        if any(phrase in line for phrase in words_of("correction")):
            found.add("correction")
        return found

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The token range of the clause around tokens ``first:last``, by marks and clause words."""
        left, right, lowers = first, last, self.lowers
        marks = listed("claim_words", "clause")
        while left > 0 and lowers[left - 1] not in marks:
            left -= 1
        while right < len(lowers) and lowers[right] not in marks:
            right += 1
        return left, right


_SPANNED = (["within"], ["in"], ["for"], ["after"])
"""Before "an hour" that tells how long something took, and not how often."""


def flags(words: Plain, first: int, last: int, quantity: Quantity, trigger: Trigger | None) -> tuple[str, ...]:
    """The flags of the figure whose noun phrase is ``words.lowers[first:last]``, sorted."""
    found = set(words.always)
    definite = listed("claim_words", "definite")
    left, right = words.clause(first, last)
    lowers = words.lowers
    before = lowers[max(left, first - _FEW) : first]
    after = lowers[last : last + 4]
    inside = lowers[first:last]
    told = _told(lowers, first, last, trigger)
    if before[-1:] == ["all"]:
        pass
    elif not words_of("part").isdisjoint(before) or (after[:1] == ["of"] and after[1:2] and after[1] in definite):
        found.add("part")
    if (
        before[-2:] == ["of", "the"]
        or before[-1:] in (["these"], ["those"], ["whose"])
        or "of whom" in words.pairs[left : right - 1]
    ):
        found.add("whole")
    if _out_of(lowers, first) or _with_others(lowers, first, last, quantity):
        found.add("part")
    if "of" in inside and any(word in definite for word in inside):
        found.add("part")
    if told and trigger:
        found.add("told")
        behind = [*takewhile(_limiting, lowers[trigger.last : trigger.last + _FEW])]
        if _of_the_first(behind):
            behind.remove("first")
        limits = {*lowers[last : trigger.first], *behind}
        if not words_of("left").isdisjoint(limits):
            found.add("part")  # "the seven still closed": some of those told of
        if any(word.endswith("day") for word in limits):
            found.add("dated")  # "the two held on Monday": some of those told of, unless all were held that day
    if not told and before[-1:] in (["the"], ["its"], ["their"], ["his"], ["her"], ["all"], ["both"]):
        found.add("definite")
    if (
        quantity.kind == "rate"
        or quantity.per
        or (after[:1] not in _SPANNED and words.holds(words_of("rate"), last, last + 3))
        or not words_of("rate").isdisjoint(before[-3:] if before[-3:-1] not in _EACH_OF else ())
    ):
        found.add("rate")
    target = words_of("target")
    if trigger and trigger.event in listed("claim_words", "deals"):
        # "Norvex is to buy", "agreed to buy", "is buying Tallow for £3m": one price.
        target -= words_of("settled")
    if not told and (
        words.holds(target, max(left, first - _MANY), first)
        or (trigger and trigger.first >= last and words.holds(target, last, trigger.last))
    ):
        found.add("target")
    if words.holds(words_of("cumulative"), max(left, first - _FEW), last + 4) or (
        # "So far the ship has seized 14 rifles, 31 magazines ...": the whole list.
        not words_of("so_far").isdisjoint(words.pairs[left:last])
    ):
        found.add("cumulative")
    beside = {*inside, *before[-1:], *after[:1]} & words_of("comparative")
    if beside <= {"other", "others"} and not _joined(words, first):
        # "killed 3 and injured 5 others" counts all the injured; "killed a guard and two others" does not.
        beside = set()
    if beside and not _hedged(before, inside):
        found.add("more")
    relative = words_of("relative")
    if quantity.kind == "duration" and before[-1:] != ["for"]:
        relative |= words_of("relative_duration")
    when = after[:2]
    if {"early", "late"} & set(when) and any(word.endswith("day") for word in after[:3]):
        when = []  # "arrested 23 people early on Friday"
    if set(when) & relative:
        found.add("relative")
    if _at_another_time(before, after, lowers[left - 1] if left else ""):
        found.add("then")
    if before[-1:] and (before[-1] in words_of("vague") or before[-1] == "within"):
        found.add("vague")
    if before[-1:] == ["by"] and quantity.kind != "number":
        found.add("by")
    if not _NEGATIONS.isdisjoint(before) or "none" in lowers[left:right]:
        found.add("negated")
    if words.holds(words_of("past"), left, _until(lowers, right)):
        found.add("past")
    if not _REMAINING.isdisjoint(after[:3]):
        found.add("remaining")  # "six people remain in hospital", "were still missing": fewer by and by
    if before[-1:] == ["then"] or before[-2:] == ["then", "-"]:
        found.add("then")
    return tuple(sorted(found))


def _at_another_time(before: Sequence[str], after: Sequence[str], opener: str) -> bool:
    """Is a figure one of the time of something told: "who was 25 when he bought his first lorry", "64 at the time of
    the offences", "was 19 during the siege", "when Ann Lee was 19"?"""
    if list(after[:3]) == ["at", "the", "time"]:
        return True
    return before[-1:] == ["was"] and (opener == "when" or after[:1] in (["when"], ["during"]))


def _with_others(lowers: Sequence[str], first: int, last: int, quantity: Quantity) -> bool:
    """Are persons counted beside others whom a word counts: "five men and a woman", "a couple and their two sons"?"""
    people = listed("noun_sets", "people")
    if quantity.kind != "number" or quantity.noun is None or singular(quantity.noun) not in people:
        return False
    after = lowers[last : last + 4]
    if (
        after[:1] == ["and"]
        and after[1:2]
        and after[1] in _ONE
        and any(singular(word) in people for word in after[2:4])
    ):
        return True
    at = first - 1 - (lowers[first - 1 : first] in (["their"], ["his"], ["her"]))
    before = lowers[max(0, at - 3) : at]
    one = [word for word in before if word in _ONE]
    return lowers[at : at + 1] == ["and"] and bool(one) and singular(before[-1]) in people | _PAIRS


def _of_the_first(words: Sequence[str]) -> bool:
    """Do words tell of a first day or week, which is no part of what was told of it: "sold in that first week"?"""
    return any(pair[0] == "first" and singular(pair[1]) in _PERIODS for pair in pairwise(words))


def _limiting(word: str) -> bool:
    """Does a word still belong to what limits a noun, before the verb?"""
    return word not in listed("claim_words", "finite") and word[:1].isalnum()


def _out_of(lowers: list[str], first: int) -> bool:
    """Does the sentence count out a whole that it names before: "Of the 23 held, 12 are from Orsk"?"""
    if first <= 2 or lowers[0] != "of" or not lowers[2][:1].isalnum():
        return False
    return "," in lowers[3:first] and lowers[1] in listed("claim_words", "definite")


def _told(lowers: list[str], first: int, last: int, trigger: Trigger | None) -> bool:
    """Is it "the 37 people wounded by the bomb", "all 15 of those who died": the whole, whatever the sentence says of
    it? Not so "the 40 pupils were infected": there the verb is what the sentence says."""
    if trigger is None or not last <= trigger.first <= last + 3 or not first:
        return False
    between = set(lowers[last : trigger.first])
    relative = between & {"who", "that", "which"}
    return lowers[first - 1] in ("the", "all") and bool(relative or not between & _AUXILIARIES)


def _joined(words: Plain, first: int) -> bool:
    """Does "and" tie the phrase to another one, not to the verb before it ("40 were killed and 65 others hurt")?"""
    return (
        first >= 2 and words.lowers[first - 1] == "and" and load("event_verbs").class_of(words.texts[first - 2]) is None
    )


def _until(lowers: list[str], right: int) -> int:
    """Up to "followed by aftershocks": what came later is no limit."""
    return lowers.index("followed", 0, right) if "followed" in lowers[:right] else right


def _hedged(before: list[str], inside: list[str]) -> bool:
    """Is "more" or "fewer" part of a hedge: "more than 40", "no fewer than 40"?"""
    joined = " ".join([*before[-3:], *inside])
    return "more than" in joined or "fewer than" in joined or "less than" in joined


def times(words: Iterable[Token], dates: Sequence[Date]) -> tuple[str, ...]:
    """Years ("2008"), months ("september") and weekdays ("sunday") that words and dates name, sorted."""
    return named({token.time for token in words if token.time}, dates)


def named(found: set[str], dates: Sequence[Date]) -> tuple[str, ...]:
    """The times in ``found`` and those that dates name, sorted."""
    for date in dates:
        if date.year and not date.relative:
            found.add(str(date.year))
        if date.month and not date.relative:
            found.add(month(date.month))
    return tuple(sorted(found))


def calendar_days(dates: Sequence[Date]) -> tuple[str, ...]:
    """The days of the calendar among dates: "12 march"."""
    return tuple(f"{date.day} {month(date.month)}" for date in dates if date.day and date.month)
