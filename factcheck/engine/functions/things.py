"""Of what a figure is the price or size: "the £650m takeover", "loans of €7.2m", "the bridge cost £3m"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import takewhile
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands.clauses import finite, plain, root, stem
from factcheck.engine.operands.setting import Setting, setting
from factcheck.engine.subjects import owner
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, within
from factcheck.model.record import Record

_NOUNS = 3
"""Words of a noun phrase that are looked at beside a figure."""
_INDEFINITE = frozenset({"a", "an", "another", "each", "every", "some", "other"})
_OWN = frozenset({"its", "their"})
_GOING = ("p", "o", "T")
"""Classes of words behind "cost" that say of what it is."""
_BACK = frozenset({"it", "they", "this", "that", "which"})
_MARKS = frozenset({",", "(", "–", "—"})
_LEADING = frozenset({"for", "on", "in", "towards"})
_SETTING = frozenset({"for", "during", "in", "at", "on", "under"})
_OPENING = 6
"""Tokens of a setting with which a sentence opens, at the most."""
_PLACING = (["across"], ["in"], ["throughout"], ["around"], ["for"], ["at"])
_POINTING = frozenset({"that", "this", "the", "all"})

_PICKED = patterns.lazy(
    r" of (?:(?:the|its|their|his|her|all|all the|these|those)\b )?(?:\w+ (?=\w+[,.;]))?(?P<noun>[a-z]+)"
)
_OF_ANOTHER = patterns.lazy(r" [a-z]+ (?:for|to|into|about|over|from) (?:them|it|these|those|one)\b")
"""What is something else: "tours take 30 to 75 minutes, and the longest queue for them 90"."""
_CAME = frozenset({"came", "topping", "topped", "tops", "heading", "headed", "heads", "finished", "led", "leading"})
"""Verbs whose "of the class" is the field, not what has a figure."""
_WORD = patterns.lazy(r"[a-z][a-z'’-]+")

_SPENT = frozenset(
    ["spent", "used", "paid", "raised", "earmarked", "allocated", "budgeted", "owed", "needed", "required", "invested"]
)
"""Participles behind a figure that say what it is for."""
_SUMS = frozenset(
    [
        *("costs", "fees", "expenses", "overheads", "charges", "losses", "debts", "sales", "profits", "assets"),
        *("reserves", "liabilities", "earnings", "revenues", "salaries", "wages", "bonuses", "savings", "deposits"),
    ]
)
"""Nouns for sums that a thing has several of."""


class Thing(Record, frozen=True):
    """``nouns`` name the thing, the nearest ones only; ``new`` says that an indefinite article brings it in; ``back``
    that nothing but "that" or "the" stands for it."""

    nouns: frozenset[str]
    new: bool = False
    back: bool = False


@cache
def _costs() -> frozenset[str]:
    return frozenset(table("roles")["costs"])


def thing(view: View, figure: Quantity) -> Thing:
    """What a figure is the price or size of, as its clause names it."""
    here = setting(view, figure)
    if here is None:
        return Thing(frozenset())
    right = _phrase(here, here.at + 1, 1)
    left = here.tokens[here.at - 1].word if here.at > here.clause[0] else ""
    behind = [token.word for token in here.tokens[here.at + 1 : min(here.at + 3, here.clause[1])]]
    closed = behind[:1] and behind[0] in _costs() and load("function_words").class_of(behind[-1]) not in _GOING
    if closed and (left in _OWN or left.endswith("'s")):
        # "the plant's £5m cost", "its £5m price tag"
        return Thing(frozenset() if left in _OWN else frozenset({stem(left)}), back=left in _OWN)
    if right:
        return Thing(frozenset(map(stem, right)), left in _INDEFINITE)
    if left == "of" and here.at - 2 >= 0:
        nouns = _phrase(here, here.at - 2, -1)
        first = here.tokens[here.at - 2 - len(nouns)].word if here.at - 2 - len(nouns) >= 0 else ""
        if nouns and nouns[0] not in _costs():
            return Thing(frozenset(map(stem, nouns)), first in _INDEFINITE)
    if left in _POINTING:
        # "the £27,000 for the party" leads back to nothing but a party's sum
        return Thing(frozenset(_object(here)), back=True)
    if here.tokens[here.clause[0]].word == "which":
        # "the pool, for which councillors had voted £1.8m"
        at = here.clause[0] - 1
        while at > 0 and here.tokens[at].word in _MARKS | _LEADING:
            at -= 1
        nouns = _back(here, at)
        if nouns and here.tokens[here.clause[0] - 1].word in _LEADING:
            return Thing(frozenset(map(stem, nouns)))
    before = [token.word for token in here.tokens[max(here.clause[0], here.at - 2) : here.at]]
    if before[-1:] == ["of"] and before[0] in _SUMS:
        return Thing(frozenset(), new=True)
    named = frozenset(_object(here))
    if named:
        return Thing(named)
    first = here.tokens[here.clause[0]].word
    if first in _INDEFINITE or left in ("it", "them", "him", "us"):  # "the strike had cost it £3m"
        return Thing(frozenset(), new=True)
    subject = owner(view, figure)
    own = frozenset(map(stem, _subject(here)))
    words = own or subject.words
    if not words or (subject.pronoun in _BACK and not own):
        return Thing(frozenset(), back=subject.pronoun in _BACK)
    # What costs one amount has one price; a firm has many figures.
    return Thing(words & load("project").forms.keys(), subject.new)


def _back(here: Setting, at: int) -> list[str]:
    """The nouns that end at a token."""
    found: list[str] = []
    small = load("function_words").forms
    while at >= 0 and len(found) < _NOUNS and here.tokens[at].word[:1].isalpha() and here.tokens[at].word not in small:
        found.append(here.tokens[at].word)
        at -= 1
    return found


def _phrase(here: Setting, at: int, step: int) -> list[str]:
    """The nouns that stand from a token on, in one direction, up to the first word that is none."""
    found: list[str] = []
    small = load("function_words").forms
    while here.clause[0] <= at < here.clause[1] and len(found) < _NOUNS:
        word = here.tokens[at].word
        if not word or not word[0].isalpha() or word in small or word in finite() or (word in plain() and not found):
            break
        if step > 0 and word.endswith(("ed", "ly")):
            break
        following = here.tokens[at + 1].word if step > 0 and at + 1 < here.clause[1] else ""
        if step > 0 and word.endswith("ing") and (not following[:1].isalpha() or following in small):
            break
        found.append(word)
        at += step
    return found


def _subject(here: Setting) -> list[str]:
    """The nouns right before the clause's first verb; those at its start where a preposition binds the former to them
    ("Repairs to the dam will cost")."""
    small = load("function_words")
    verb = next((n for n in range(here.clause[0], here.at) if here.tokens[n].word in finite()), None)
    opening = _phrase(here, here.clause[0], 1)
    if verb is None or opening:
        return opening
    nouns = _phrase(here, verb - 1, -1)
    before = verb - 1 - len(nouns)
    while before >= here.clause[0] and small.class_of(here.tokens[before].word) in ("d", "g"):
        before -= 1
    bound = before > here.clause[0] and small.class_of(here.tokens[before].word) in ("p", "o", "T")
    return [] if bound else nouns


def _object(here: Setting) -> list[str]:
    """The noun after the "on" or "for" that follows the figure, and that of "the price of the runway at" before it."""
    found: list[str] = []
    for at in range(here.at + 1, min(here.at + 3, here.clause[1])):
        if here.tokens[at].word in ("on", "for"):
            first = at + 1
            while first < here.clause[1] and here.tokens[first].word in ("the", "its", "their", "this", "that"):
                first += 1
            if first > at + 1 or here.tokens[at - 1].word in _SPENT:
                found.extend(map(stem, _phrase(here, first, 1)))
        elif here.tokens[at].word == "in":
            # "charged £3m in fees"
            found.extend(map(stem, _phrase(here, at + 1, 1)))
    words = [token.word for token in here.tokens[here.clause[0] : here.at]]
    for at, word in enumerate(words[:-2]):
        if word in _costs() and words[at + 1] == "of":
            found.extend(stem(word) for word in words[at + 2 : at + 5] if word not in load("function_words").forms)
    return found


@knowing
def same_thing(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Are two figures said of one thing: one noun names it beside both, or the later one leads back to it, and nothing
    brings in another?"""
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return False
    view = view_of(environment)
    a, b = thing(view, first), thing(view, second)
    # A headline has no articles, and the copy brings in once more what it says.
    headed = view.facts.sentences[view.sentence_at(first.start)].kind == "headline"
    if (b.new and not headed) or (a.back and not a.nouns):
        return False
    if b.back and not b.nouns:
        return view.sentence_at(second.start) - view.sentence_at(first.start) in (0, 1)
    return bool(a.nouns & b.nouns)


_DEFINITE = patterns.lazy(r"\b(?:the|this|that)\s(?:\w+\s)?$")
_OWNED = patterns.lazy(r"(?:\b(?:its|their|his|her|our)|\w['’]s)\s(?:\w+\s)?$")
_PHRASE = patterns.lazy(r"(?:[ -][a-z]{3,}){1,3}")
_PREMODIFIES = patterns.lazy(r"[ -][a-z]{3,}")


@knowing
def definite(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does a figure tell of something as known: "the £3m scheme"?"""
    return _leads_noun(view_of(environment).low, figure, _DEFINITE)


@knowing
def owned(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does a figure tell of something as somebody's: "its £45 lamp", "the grocer's £45 hamper"?"""
    return _leads_noun(view_of(environment).low, figure, _OWNED)


def _leads_noun(low: str, figure: Any, led: Any) -> bool:
    """Does a figure go with a noun behind it, and such words stand before it?"""
    follows = _PREMODIFIES.match(low, figure.end)
    if follows is None or follows[0][1:] in load("function_words").forms or follows[0].endswith(("ed", "ing")):
        return False
    return led.search(low, max(0, figure.start - 24), figure.start) is not None


_DENIED = patterns.lazy(r"\b(?:no|none|not|nobody|never|neither|nothing|n[o']t)\b[^.;:]*$")


@knowing
def denied(environment: Mapping[str, Any], figure: Any) -> bool:
    """Is it denied, before a figure in its sentence, that anything is so much?"""
    view = view_of(environment)
    sentence = view.facts.sentences[max(view.sentence_at(figure.start), 0)]
    return _DENIED.search(view.low, sentence.start, figure.start) is not None


_NOUN_OF = patterns.lazy(r"\b(?:the|that|this|his|her|its|their) (?P<noun>[a-z]{3,}) of $")


@knowing
def named_by_deed(environment: Mapping[str, Any], figure: Any, told: Any) -> bool:
    """Is a figure that of a noun for what was done, or told, with another before it: "was awarded £3m ... the award of
    £3m"?"""
    view = view_of(environment)
    found = _NOUN_OF.search(view.low, max(0, figure.start - _LONG_NOUN), figure.start)
    if found is None or told.start >= found.start():
        return False
    sentence = view.facts.sentences[max(view.sentence_at(told.start), 0)]
    known = _WORD.findall(view.low, sentence.start, min(sentence.end, found.start()))
    return any(_of_one_deed(stem(found["noun"]), stem(word)) for word in known)


_LONG_NOUN, _DEED = 40, 4


def _of_one_deed(noun: str, word: str) -> bool:
    """Is a word the noun itself or a form of its verb: "donation", "donated"?"""
    shared = max(_DEED, min(len(noun), len(word)) - 2)
    return noun[:shared] == word[:shared]


@knowing
def of_matter(environment: Mapping[str, Any], figure: Any, told: Any) -> bool:
    """Is what "the £3m scheme" names a word of the sentence that tells the figure before it, or one for any deal, debt
    or thing that costs an amount: not "the £3m inquiry" after "the tunnel cost £3bn"?"""
    view = view_of(environment)
    sentence = view.facts.sentences[max(view.sentence_at(told.start), 0)]
    end = min(sentence.end, figure.start)
    known = {root(stem(word)) for word in _WORD.findall(view.low, sentence.start, end)}
    nouns = _PHRASE.match(view.low, figure.end)
    phrase = nouns[0].replace("-", " ").split() if nouns else []
    words = [stem(word) for word in takewhile(lambda word: word not in load("function_words").forms, phrase)]
    general, kind = load("deal").forms.keys() | _costs(), load("project").class_of
    return any(word in general or kind(word) == "general" or root(word) in known for word in words)


_CORRECTED = patterns.lazy(
    r"\b(?:amended|corrected|clarified|rectified|retracted|correction|clarification|misprint"
    r"|should have (?:been|read|said))\b"
)


@knowing
def corrected(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does its sentence, or the next, tell that what was said was put right?"""
    view = view_of(environment)
    sentences, here = view.facts.sentences, max(view.sentence_at(figure.start), 0)
    end = sentences[min(here + 1, len(sentences) - 1)].end
    return _CORRECTED.search(view.low, sentences[here].start, end) is not None


@knowing
def another_person(environment: Mapping[str, Any], fact: Any, than: Any) -> bool:
    """Is a fact said of somebody's relative, or of a person by another name, than the one before it is?"""
    view = view_of(environment)
    mine, theirs = owner(view, fact), owner(view, than)
    return (mine.kin and not theirs.kin) or (None not in (mine.person, theirs.person) and mine.person != theirs.person)


@knowing
def of_these(environment: Mapping[str, Any], word: Any, figure: Any) -> bool:
    """Is what a superlative picks out one of what a figure is said of: "the largest", "the largest of them", "the
    largest of the plots" where the figure's sentence names plots?"""
    view = view_of(environment)
    if _OF_ANOTHER.match(view.low, word.end):
        return False
    found = _PICKED.match(view.low, word.end)
    if found is None or word.text.lower().split()[0] in _CAME:
        return True
    noun, sentence = found["noun"], view.facts.sentences[max(view.sentence_at(figure.start), 0)]
    if noun in ("them", "these", "those", "all", "the", "which", "whom"):
        return True
    end = word.start if sentence.start <= word.start < sentence.end else sentence.end
    return stem(noun) in {stem(known) for known in _WORD.findall(view.low, sentence.start, end)}


@knowing
def dated_apart(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does a date stand with the first figure, in its clause or at the start of its sentence, that the second figure's
    sentence does not have? A semicolon parts sentences."""
    view = view_of(environment)
    here, there = setting(view, first), setting(view, second)
    if here is None or there is None:
        return True
    one = here.number == there.number
    between = here.tokens[min(here.at, there.at) : max(here.at, there.at)] if one else []
    together = one and all(token.word != ";" for token in between)
    mine, known = dates(here, whole=not one), dates(there, whole=not one)
    return bool(mine - known) and (bool(known) or not together)


def dates(here: Setting, *, whole: bool = False) -> frozenset[str]:
    """The dates of a figure's clause, or of its ``whole`` sentence, as printed."""
    tokens = here.tokens if whole else here.tokens[here.clause[0] : here.clause[1]]
    facts = [token.fact for token in tokens if isinstance(token.fact, Date)]
    return frozenset(date.text.lower() for date in facts if date.kind not in ("SET", "TIME"))


@knowing
def set_apart(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does the sentence of the first figure open with a setting of its own, by words that the second's does not have:
    "Seats run from £25 to £140 in the season. For the play-offs, the best go for £210"?"""
    view = view_of(environment)
    here, there = setting(view, first), setting(view, second)
    if here is None or there is None or here.number == there.number or here.tokens[0].word not in _SETTING:
        return False
    end = next((at for at, token in enumerate(here.tokens[: here.at]) if token.word == ","), 0)
    mine = here.about(here.tokens[1:end])[0]
    return bool(mine) and end <= _OPENING and mine.isdisjoint(there.about(there.tokens)[0])


@knowing
def of_earlier_years(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Is the first figure told of a year by its number that is not the one before the second's, which another sentence
    or clause dates ("fell last year, to 1,020. Back in 2012 there were 1,500")? Of what has no date nothing is said."""
    view = view_of(environment)
    here, there = setting(view, first), setting(view, second)
    if here is None or there is None or (here.number, here.clause) == (there.number, there.clause):
        return False
    mine, known = (
        [t.fact for t in side.tokens[slice(*stretch)] if isinstance(t.fact, Date) and t.fact.kind == "DATE"]
        for side in (here, there)
        for stretch in [side.clause if here.number == there.number else (None,)]
    )
    then = [date.year for date in mine if date.year is not None]
    after = [date.first.year if date.first is not None else None for date in known]
    return bool(then and after) and not any(year is not None and year - max(then) == 1 for year in after)


@knowing
def placed_apart(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Is the first figure told of a place by a name ("Across Kent there were 468") that the second's sentence, in which
    other names stand, does not have?"""
    view = view_of(environment)
    here, there = (view.facts.sentences[max(view.sentence_at(figure.start), 0)] for figure in (first, second))
    known = {name.text for name in within(view.facts.names, there.start, there.end)}
    mine = {
        name.text
        for name in within(view.facts.names, here.start, first.start)
        if view.low[here.start : name.start].split()[-1:] in _PLACING
        or view.low[name.end : first.start].strip() in ("'s", "’s")
    }
    return here is not there and bool(mine and known) and mine.isdisjoint(known)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "placed_apart": placed_apart,
    "set_apart": set_apart,
    "of_earlier_years": of_earlier_years,
    "same_thing": same_thing,
    "of_these": of_these,
    "another_person": another_person,
    "dated_apart": dated_apart,
    "definite": definite,
    "owned": owned,
    "denied": denied,
    "corrected": corrected,
    "of_matter": of_matter,
    "named_by_deed": named_by_deed,
}
