"""The two ends that are told of all of a group: "ranged from 14 to 22", "no lower than £50 and no higher than £900",
"start at £15 and go up to £40", "none was under 12kg or over 40kg", "the cheapest is £15 and the dearest £40"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from re import Pattern

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.lexicon import load, spelt_out, table
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Quantity, within
from factcheck.model.record import Record

_TO = patterns.lazy(r"(?: (?:in|at|for) [a-z’' ]{3,30}?)? (?:to|and|up to|right up to) ")
_OF_AGES = patterns.lazy(r"between (?:the )?ages ")
_DENIED = patterns.lazy(
    r"\b(?:no|none|nobody|neither|not one|no one|never|not once|may not|must not|cannot|did not|do not|does not"
    r"|is not|are not|was not|were not)\b[^.;]{0,90}$"
)
_OR = patterns.lazy(r"[^.;,\d]{0,40}? (?:or|nor) (?:[a-z]+ ){0,4}$")
_BOTH = patterns.lazy(r"[^.;\d]{0,30}?,? (?:and|but|nor|or) [^.;,\d]{0,30}$|, (?:the )?$")
# "rose from 31 to 38", "the drive from 12 to 40": no ends of a group.
_HELD = patterns.lazy(
    r"\b(?:aged|priced|made|sold for|sold at|fetched|fetching|brought|drew|scored|lasted|took|weighed|weighs?|weighing"
    r"|measured|measures?|worth|valued at|fined|awarded|granted|jailed for|sentenced to|lie|lay|watched by|waited"
    r"|of|got|paid|pays?|earn(?:s|ed)?|cost|costs|costing|given|gave|handed|were|was|are|is|be|stayed|kept|held|remained"
    r"|finished in"
    r"|hovered|have|has|had|received|(?:run|runs|ran|go|goes|went)|charges?|won|attracted|recorded|registered|covers?"
    r"|seats?|holds?|last|take|carry|carries|contain(?:s|ed)?|borrowed|donated)"
    r" (?:(?:all|anything|anywhere|each|sentences|terms|the|ages) )?(?:(?:from|between) )?$"
    r"|\b(?:pays?|paid|charges?|charged|fined|gives|gave|awarded|awards|lends|lent|offers?) (?:its|the|their|his|her) "
    r"(?:[a-z]+ ){1,2}(?:(?:from|between) )?$"
)
_KEPT = patterns.lazy(
    r"\b(?:stayed|kept|held|remained|hovered|stuck|moved|swung|fluctuated) (?:at |within )?(?:(?:from|between) )?$"
)
_ALONG = patterns.lazy(
    r"\b(?:throughout|all through|all|the whole|for the whole of|during) (?:of )?(?:the )?(?:day|week|month|year"
    r"|season|winter|summer|spring|autumn"
    r"|period|session|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b"
)
_LETTERS = patterns.lazy(r"[a-z][a-z'’-]+")
_ALL_OF = patterns.lazy(r"\b(?:each|all|every one|none) (?:of )?(?:the|its|their) (?:[a-z]+ )??([a-z]+s)\b")
_SINGLE = frozenset({"no", "each", "every", "any", "either", "neither"})
_MANY = {"men": "man", "women": "woman", "children": "child", "people": "person", "police": "officer"}
_RANGE, _LOOK = 60, 90


class Ends(Record, frozen=True):
    """The ends told of a group at ``start:end``, with the ``figure`` that has their kind and unit; ``kept``: of one
    thing over a time."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    figure: Quantity
    kept: bool


def told_ends(view: View) -> Iterator[Ends]:
    """The ends told in an article, in order."""
    told = [q for q in view.facts.quantities if q.kind not in ("date", "score", "ordinal", "ratio", "fraction")]
    for one, other in pairwise([*told, None]):
        ends = None if one is None else _ends(view, one, other)
        if ends is not None and ends.low < ends.high:
            yield ends


def _ends(view: View, one: Quantity, other: Quantity | None) -> Ends | None:
    start = view.facts.sentences[view.sentence_at(one.start)].start
    if one.range_low is not None and one.range_high is not None:
        led = one.text.lower().startswith(("between", "from"))
        of_ages = _OF_AGES.match(one.text.lower()) is not None
        if one.hedge is None and (of_ages or _held(view, start, one.start, led=led)):
            return Ends(one.start, one.end, one.range_low, one.range_high, one, _kept(view, start, one))
        return None
    if other is None or one.value is None or other.value is None or other.end - one.start > _LOOK:
        return None
    figure = _shared(one, other)
    if figure is None:
        return None
    lead, between = view.low[start : one.start], view.low[one.end : other.start]
    if lead.endswith((" from ", " between ")) and _TO.fullmatch(between):
        if _held(view, start, one.start, led=True):
            return Ends(one.start, other.end, one.value, other.value, figure, _kept(view, start, one))
        return None
    if _apart_by(one, other, lead, between, view.low[other.end : other.end + _RANGE]):
        return Ends(one.start, other.end, one.value, other.value, figure, kept=False)
    return None


def _shared(one: Quantity, other: Quantity) -> Quantity | None:
    """The figure whose unit two have in common: "from 12 weeks to 19", "under two or over nine years"."""
    if (one.kind, one.unit) == (other.kind, other.unit):
        return other if one.noun in (None, other.noun) else one if other.noun is None else None
    if one.kind == "number" and one.noun is None:
        return other
    return one if other.kind == "number" and other.noun is None else None


def _apart_by(one: Quantity, other: Quantity, lead: str, between: str, behind: str) -> bool:
    """Do words say that the first figure is the lower end and the second the higher one?"""
    if one.hedge == "under" and other.hedge in ("over", "above") and _OR.fullmatch(between):
        return _DENIED.search(lead) is not None
    if one.hedge == "at_least" and other.hedge in ("at_most", "over") and _BOTH.fullmatch(between):
        return True
    if (
        lead.endswith((" at ", " from ", " at a ", " at just "))
        and _start().search(lead[-40:])
        and _stop().search(between)
    ):
        return True
    words = lead.replace(",", " ").split()[-7:], between.replace(",", " ").split()
    low, high = (any(side_of(word) == side for word in said) for said, side in zip(words, _SIDES, strict=True))
    if low and high and " and " in f" {between} " and "." not in between:
        return True
    if not between.startswith((" at ", " for ")):
        return False
    ends = _AT_THE.match(between), _AT_THE.match(behind)
    return all(ends) and [side_of(end[1]) for end in ends if end] == list(_SIDES)


def side_of(word: str) -> str | None:
    """Of which end a word tells: "least" or "most", "any" of either."""
    return _LIMITS.get(word) or load("extreme").class_of(word)


_SIDES = ("least", "most")
_LIMITS = {"minimum": "least", "maximum": "most"}
_AT_THE = patterns.lazy(r" (?:at|for) (?:the|its) ([a-z]+)")


@cache
def _start() -> Pattern[str]:
    return patterns.compile(rf"\b{patterns.either(table('members')['start'])} (?:a |just )?$")


@cache
def _stop() -> Pattern[str]:
    return patterns.compile(rf"(?:,| and| but| to)? ?\b{patterns.either(table('members')['stop'])} (?:a )?$")


def _held(view: View, start: int, place: int, *, led: bool) -> bool:
    """Does the clause before a range say that all of a group lie in it?"""
    lead = view.low[max(start, place - _RANGE) : place]
    words = set(lead.split())
    if not words.isdisjoint(load("change").forms) and not _KEPT.search(lead):
        return False
    ranging = any(f" {form} " in f" {lead}" for form in load("ranging").forms)
    return ranging or any(way.search(lead) is not None for way in (_HELD, _KEPT, _done()))


@cache
def _done() -> Pattern[str]:
    """Deeds whose measure the ends are: "banned for between", "let at"."""
    words = patterns.either(sorted({w for d in dimensions().values() for w in d["ends"]}, key=len, reverse=True))
    return patterns.compile(rf"\b{words} (?:for |at |of )?(?:all |anything |anywhere )?(?:from |between )?$")


def _kept(view: View, start: int, one: Quantity) -> bool:
    sentence = view.facts.sentences[view.sentence_at(start)]
    return (
        _KEPT.search(view.low, start, one.start) is not None
        and _ALONG.search(view.low, start, sentence.end) is not None
    )


class Group(Record, frozen=True):
    """Of whom or what ends are told: the roots of its nouns, of those that are counted or said to be all, all roots of
    their sentence, and the dimensions whose words stand there."""

    nouns: frozenset[str]
    counted: frozenset[str]
    roots: frozenset[str]
    dimensions: frozenset[str]


def group_of(view: View, ends: Ends, start: int, end: int) -> Group:
    """The group of ends that are told in ``start:end``."""
    told = f"{view.low[start : ends.start]} {view.low[ends.end : end]} "
    words = _LETTERS.findall(told)
    nouns = set()
    for before, word in pairwise(["", *words]):
        if before in _SINGLE or side_of(before) is not None:
            nouns.add(word)
        elif word in _MANY:
            nouns.add(_MANY[word])
        elif word.endswith(("s", "s'", "s’")) and len(word) > 3 and not word.endswith(("ss", "us", "is", "'s", "’s")):
            nouns.add(singular(word.rstrip("'’")))
            if before and before not in common_words():
                nouns.add(before)  # "course fees"
    spaced, heat = f" {' '.join(words)} ", (ends.figure.unit or "").startswith("degree")
    found = set()
    for name, words_of in dimensions().items():
        if not nouns.isdisjoint(words_of["nouns"]) or any(f" {w} " in spaced for w in words_of["nouns"]):
            found.add(name)
            nouns |= {*words_of["nouns"], *words_of.get("of", ())}
        elif heat if name == "heat" else any(f" {word} " in spaced for word in words_of["ends"]):
            found.add(name)
            nouns |= set(words_of["nouns"]) if name != "price" else set()
    roots = frozenset(root_of(singular(word)) for word in words)
    counted = [
        q.noun
        for q in within(view.facts.quantities, start, end)
        if q.noun is not None and q.kind == "number" and not ends.start <= q.start < ends.end
    ]
    counted += _ALL_OF.findall(told)
    counted += [word for before, word in pairwise(["", *words]) if before in _SINGLE]
    return Group(
        frozenset(root_of(noun) for noun in nouns),
        frozenset(root_of(noun) for noun in counted),
        roots,
        frozenset(found),
    )


@cache
def common_words() -> frozenset[str]:
    """Words that are no noun before another."""
    return listed("claim_words", "functions") | load("extreme").forms.keys()


@cache
def dimensions() -> dict[str, dict[str, tuple[str, ...]]]:
    """By what figures may be of, the words for it, spelt out."""
    told = table("members")
    return {
        name: {
            key: tuple(phrase for word in words for phrase in spelt_out(word, told["lists"], "members"))
            for key, words in entry.items()
        }
        for name, entry in told["dimensions"].items()
    }
