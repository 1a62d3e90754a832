"""How a text takes up a total that it told before, or sums up its parts: frames in which lists of parts are read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from factcheck import patterns
from factcheck.engine.operands.clauses import finite, root, stem
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import listed
from factcheck.model import Quantity, within

_WORDS = patterns.lazy(r"[^\W\d_][\w'’-]*")
_OF_THAT = patterns.lazy(r"(?:of|from|out of) (?:that|this|the (?:money|total|sum|budget|cash|amount|fund|pot))\b")
_BRINGING = patterns.lazy(
    r"\b(?:bring|brought|tak|took|push|lift|mak|rais)(?:e|es|ing|ed|s)? (?:the|its|his|her|their|it)\b"
    r"(?P<what>[^.;:]{0,70}?) (?:up )?to $"
)
_BOTH = patterns.lazy(r"\bfor (?:the|both|all) |\bof the two\b|\bover the (?:two|three)\b")
_OVER_ALL = patterns.lazy(
    r" (?:for|over|across|in|on) (?:the (?:weekend|(?:two|three|four|five|six) (?:days|nights|weeks|months|years|games"
    r"|matches|legs|rounds|races|shows|dates|sales|venues|sites|seasons|quarters))"
    r"|both (?:days|nights|legs|dates|games|venues|sites))\b"
)
_SINCE = patterns.lazy(r"\b(?:since|so far|year|season|career|running|already|ever|winter|summer|month|overall)\b")
_DEALING = patterns.lazy(
    r"[^,;:.()–—]*, (?:[a-z]+ly )?"
    r"(?!(?:includ|total|cost|compris|be|bring|mak|tak|add|averag|rang|scor|conced|kick)ing)(?P<verb>[a-z]{2,}ing) "
    r"(?:(?:up|down|off|out|away|back|aside) )?"
)
_DEALING_ON = patterns.lazy(
    r"(?P<more>[^,;:()–—]*?)(?:,|,? and) (?:(?P<verb>[a-z]{2,}ing) )?(?:(?:up|down|off|out|away|back|aside) )?"
)
# "three tankers, two barges and a car carrier -", not "and a few others"
_ONE = patterns.lazy(
    r",? and (?P<one>an?) (?!(?:half|third|quarter|few|little|lot|bit|handful|couple|pair|dozen|score|hundred|thousand"
    r"|million|number|range|host|string|series|group|gang|family|team|crew|party|squad|crowd|band|total|further|record"
    r"|majority|minority|mix|mixture|variety|set|pile|load|stack|fleet|herd|flock|lead|margin)\b)"
    r"(?:[a-z][a-z'’-]+ ){0,3}[a-z][a-z'’-]+(?=\s*(?:[.;:)–—]|\s-\s|$))"
)
_PEOPLE = frozenset({"people", "person"})
_SINGLE = Decimal(1)
MADE_OF = patterns.lazy(
    r"\b(?:(?:made up|composed|consist(?:s|ed|ing)?|compris(?:es?|ed|ing)) of|compris(?:es?|ed|ing)"
    r"|(?:break|breaks|broke|broken) down (?:as|into|to)|(?:split|divided|shared|spread) (?:between|among|into|as)"
    r"|(?:they|these) (?:are|were)|(?:the|those) (?P<who>[a-z]+) (?:are|were)|(?<=, )namely)"
    r":?(?: (?:about|some|around|roughly|the))? $"
)
_PRONOUNS = frozenset({"they", "these", "those", "it", "this", "that"})
_POINTING = _PRONOUNS | {"the", "its", "their"}
_FATES = (
    frozenset({"injured", "wounded", "hurt"}),
    frozenset({"dead", "killed", "died", "deaths", "victims"}),
    frozenset({"held", "arrested", "detained", "arrests", "seized"}),
    frozenset({"rescued", "saved", "survived", "survivors"}),
    frozenset({"convicted", "jailed", "sentenced", "imprisoned"}),
)
_SCALES = ("million", "billion", "trillion", "crore", "lakh")
_FEWEST = 3
"""Parts that are told by what was done with each, at least."""
_REST = patterns.lazy(r"\b(?:the|its|their) (?:other|remaining|last|rest,?|remainder,?) $")
_HEADED = 4
"""Words behind the first part in which a word of the headline stands."""
_TAKEN_UP = patterns.lazy(r"(?:the|these|those|its|their) (?:[a-z-]+ ){0,2}?([a-z-]+), (?:about |some )?")
_SHARED = patterns.lazy(
    r"\b(?:between|among) (?:them|the|these|those)\b|\b(?:shar|split|divid|won|win|get|got|receiv|going|go|went)\w*\b"
)
_APPOSED = patterns.lazy(r"(?: (?!and\b)[\w'’-]+){0,5},")


_ROW = patterns.lazy(r", (?:and )?| and ")
_BEFORE_PARTS = 14
"""Words between a total and the first of its parts, at most."""
_OUT_OF = patterns.lazy(r"(?:out of|of|from|with|given) (?:an?|the|its|their|h[ie][sr]|this|that)(?: [\w'’-]+){0,4} ")
_NOTHING = patterns.lazy(
    r"[^.;]{0,40}?,? (?:(?:with|and|leaving) (?:nothing|not a \w+|no money|none of it)\b"
    r"|to the last (?:penny|cent|euro)\b)"
)
_APPOSED_TOTAL = patterns.lazy(r"(?: (?!and\b)[\w'’-]+){0,6}?(?:,|;| [–—-]| \() ?(?:or |a total of |that is )?")
_IN_ALL = patterns.lazy(r"(?: of)?(?: [a-z-]+){0,3}? (?:in all|in total|altogether|all told)\b")
BEYOND = patterns.lazy(r"\b(?:leaving|part of|belong\w* to|within|next to|beside|adjoin\w*)\b")
OUTCOMES = frozenset({"win", "victory", "draw", "tie", "defeat", "loss", "no-result"})
_PLAYING = frozenset({"winning", "drawing", "losing", "tying"})


def pointed(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Are parts put beside a subject that takes up what the total counts: "80 jobs will go. The cuts, 50 in Cork and 20
    in Limerick, ..."?"""
    sentence = view.facts.sentences[view.sentence_at(found[0].start)]
    led = _TAKEN_UP.fullmatch(view.low, sentence.start, found[0].start)
    last = max(found[-1].end, found[-1].counted_end)
    behind = _APPOSED.match(view.low, last)
    if (
        led is None
        or behind is None
        or "among" in behind[0]
        or "alone" in behind[0]
        or {q.noun for q in found} - {None, total.noun}
    ):
        return False
    noun, before = led[1], view.facts.sentences[view.sentence_at(total.start)]
    told = {root(stem(word)) for word in _WORDS.findall(view.low, before.start, before.end)}
    return root(stem(noun)) in told or noun in load("taking_away").forms


def told_again(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Does the sentence behind a headline tell the headline's total by its parts, in words of it or by its kinds?"""
    headline = view.facts.sentences[view.sentence_at(total.start)]
    body = view.facts.sentences[view.sentence_at(found[0].start)]
    if named(view, total, found) and len(found) > 2:
        return True
    head = {root(stem(word)) for word in _WORDS.findall(view.low, total.end, headline.end)}
    small = load("function_words").forms
    near = [word for word in _WORDS.findall(view.low, found[0].end, found[1].start)[:_HEADED] if word not in small]
    same = {root(stem(word)) for word in near} & head
    nouns = {figure.noun for figure in found} - {None}
    return bool(same) and len(nouns) <= 1 and body.block == headline.block + 1


def brought(view: View, start: int, total: Quantity) -> str:
    """Is a figure the total that those before it brought a count to: "these" where it is that of them alone ("bringing
    the total for the two days to 17"), "others" where there may be others, "since" where there are;
    empty where it is none."""
    led = _BRINGING.search(view.low, start, total.start) if view.low.endswith("to ", 0, total.start) else None
    if led is None:
        return ""
    if _SINCE.search(led["what"]):
        return "since"
    return "these" if _BOTH.search(led["what"]) else "others"


def over_all(view: View, total: Quantity) -> bool:
    """Is a figure told for all of the times or places before it ("£2,570 for the weekend")?"""
    return _OVER_ALL.match(view.low, max(total.end, total.counted_end)) is not None


def dealt(view: View, total: Quantity, after: Sequence[Quantity]) -> str:
    """The mark that brings in parts, where they are told by what was done with each: "dealt with 52 cases, fining 31,
    discharging 12 and jailing nine", "visited 46 schools, rating nine outstanding, 31 good and six weak"."""
    last = max(total.end, total.counted_end)
    nouns = {figure.noun for figure in after} - {None, total.noun}
    if len(after) < _FEWEST or nouns or (dealing := _DEALING.fullmatch(view.low, last, after[0].start)) is None:
        return ""
    if dealing["verb"] in _PLAYING and total.noun not in listed("claim_words", "of_sides"):
        return ""
    for one, other in pairwise(after):
        on = _DEALING_ON.fullmatch(view.low, max(one.end, one.counted_end), other.start)
        if on is None or len(_WORDS.findall(on["more"])) > _HEADED:
            return ""
    return ":"


def in_kind(view: View, total: Quantity, figures: Sequence[Quantity]) -> list[Quantity]:
    """Figures, each in the kind that it is told in: of money by words alone, or by the unit of the last of its row
    ("310, 205 and 140 acres")."""
    found = [*figures]
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        if in_words(total, one):
            found[at] = msgspec.structs.replace(one, kind="money", unit=total.unit)
        elif total.kind == "measure" and at + 1 < len(found) and one.kind == "number" and one.noun is None:
            unit = found[at + 1]
            if unit.kind == "measure" and _ROW.fullmatch(view.low, one.end, unit.start):
                found[at] = msgspec.structs.replace(one, kind=unit.kind, unit=unit.unit, per=unit.per)
    return found


def like(view: View, total: Quantity, start: int, end: int) -> list[Quantity]:
    """The figures of ``start:end`` in the kind and unit of another one, with a value and no sign."""
    return [
        figure
        for figure in in_kind(view, total, within(view.facts.quantities, start, end))
        if (figure.kind, figure.unit, figure.per) == (total.kind, total.unit, total.per)
        and figure.value is not None
        and figure.sign == 0
    ]


def used_up(view: View, total: Quantity, after: Sequence[Quantity]) -> str:
    """The mark that brings in parts, where nothing of a total is left by them: "out of a fund of £5m, it will spend £3m
    on roads and the remaining £2m on parks", "the £5m will buy land, at £3m, and a hall, at £2m, with nothing over"."""
    if len(after) < 2 or len(_WORDS.findall(view.low, total.end, after[0].start)) > _BEFORE_PARTS:
        return ""
    start = view.facts.sentences[view.sentence_at(total.start)].start
    fronted = _OUT_OF.fullmatch(view.low, start, total.start) is not None and rested(view, after)
    return ":" if fronted or _NOTHING.match(view.low, after[-1].end) else ""


def in_all(view: View, found: Sequence[Quantity], total: Quantity) -> bool:
    """Is a total put right behind the list of its parts, whatever it calls them: "48 trout and 37 perch, 85 fish in
    all"?"""
    last = max(found[-1].end, found[-1].counted_end)
    apposed = _APPOSED_TOTAL.fullmatch(view.low, last, total.start)
    return apposed is not None and finite().isdisjoint(apposed[0].split()) and bool(_IN_ALL.match(view.low, total.end))


def in_words(total: Quantity, figure: Quantity) -> bool:
    """Is a figure of millions one of the money that a total is in: "62.5 billion kroner: 24.1 billion for health"?"""
    bare = total.kind == "money" and figure.kind == "number" and not figure.noun
    return bare and figure.text.endswith(_SCALES)


def made_of(view: View, total: Quantity, start: int, first: int, alone: bool) -> bool:
    """Does a sentence say what a total told before is made of: "They comprise 18 ...", "The jobs are split between 18
    ...", "The losses consist of 18 ...", "The injured were 18 ..."? ``alone``: no other such figure stands beside the
    total."""
    led = MADE_OF.search(view.low, start, first)
    if led is None:
        return False
    if led["who"] and (led.start() > start or not alone):
        return False  # "Of 23 on board 20 were hurt. The injured were ..."
    words = _WORDS.findall(view.low, start, first)
    if words[0] not in _POINTING or words[0] in _PRONOUNS:
        return words[0] in _PRONOUNS
    heard = _WORDS.findall(view.low, view.facts.sentences[view.sentence_at(start) - 1].start, start)
    told = {root(stem(word)) for word in heard}
    known = any(words[1] in load(name).forms for name in ("change_noun", "whole_noun"))
    fates = [fate for fate in _FATES if words[1] in fate]
    return known or root(stem(words[1])) in told or any(not fate.isdisjoint(heard) for fate in fates)


def rested(view: View, found: Sequence[Quantity]) -> bool:
    """Is the last of some parts called the rest: "contractors 110 and a school the other 45"?"""
    return _REST.search(view.low, found[-2].end, found[-1].start) is not None


def named(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Do the parts name nothing but what the total counts, or kinds of it ("31 medals: nine golds, ...")? A sum of
    money names nothing: parts of it are said to be ("Of that, £3m ...", "and the remaining £2m")."""
    nouns = {figure.noun for figure in found if figure.noun is not None}
    if total.kind == "money":
        sentence = view.facts.sentences[view.sentence_at(found[0].start)]
        led = view.low[sentence.start : found[-1].start]
        if _dealt_to_all(view, total, found):
            return True
        return _OF_THAT.match(led) is not None or led.endswith(("the remaining ", "the other ", "the last "))
    if total.noun is None:
        return False
    if len(found) >= _FEWEST and rested(view, found):
        return True
    return nouns <= {total.noun} or (len(nouns) > 1 and all(is_kind(noun, total.noun) for noun in nouns))


def _dealt_to_all(view: View, total: Quantity, found: Sequence[Quantity]) -> bool:
    """Does the sentence of a sum say that so many share it as parts are told: "Four regions won £90m between them"?"""
    before = view.facts.sentences[view.sentence_at(total.start)]
    sharers = [q for q in within(view.facts.quantities, before.start, before.end) if q.kind == "number"]
    after = view.facts.sentences[view.sentence_at(found[0].start)]
    if within(view.facts.dates, after.start, after.end):
        return False
    every = len(sharers) == 1 and sharers[0].value == len(found) and bool(sharers[0].noun)
    return every and _SHARED.search(view.low, before.start, before.end) is not None


def is_kind(noun: str, total: str) -> bool:
    """Is one noun a kind of another, as far as the list of kinds goes: of several, whichever lists it first?"""
    kinds = load("kinds_of")
    group = kinds.class_of(noun)
    return group is not None and (group == total or any({group, total} <= {*alike} for alike in kinds.data["alike"]))


def kinds_of(total: Quantity, found: Sequence[Quantity]) -> bool:
    """Do parts count kinds of what the total counts, each another: "310 animals, 180 sheep and 140 cows"?"""
    nouns = [figure.noun for figure in found]
    return len(set(nouns)) == len(nouns) and all(noun and is_kind(noun, total.noun or "") for noun in nouns)


def one_noun(found: Sequence[Quantity], total: Quantity) -> bool:
    """Do parts and the total that sums them up count one thing, or the parts kinds of it: "40 pistols and 25 rifles, 65
    weapons in all"?"""
    nouns = {figure.noun for figure in found} - {None}
    if total.noun in _PEOPLE or (len(nouns) <= 1 and total.noun in nouns | {None}):
        return True
    if total.noun is None or found[0].noun is None:
        return False
    persons = listed("noun_sets", "people")
    return all(noun and (is_kind(noun, total.noun) or {noun, total.noun} <= persons) for noun in nouns)


def with_one(view: View, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of a list and the one thing more that closes it: "three tankers, two barges and a car carrier"."""
    last = figures[-1]
    found = _ONE.match(view.low, last.counted_end, view.facts.sentences[view.sentence_at(last.start)].end)
    if last.kind != "number" or last.counted_end < 0 or found is None:
        return list(figures)
    start, end = found.span("one")
    one = msgspec.structs.replace(
        last, start=start, end=end, text=found["one"], value=_SINGLE, low=_SINGLE, high=_SINGLE,
        counted=None, noun=None, counted_start=-1, counted_end=-1, hedge=None,
    )  # fmt: skip
    return [*figures, one]
