"""What derives a figure ("a 12 per cent rise", "up 12 per cent", "12 per cent more"), and what it says it is of.

The cue is the word of change or comparison that stands nearest to the figure in its phrase, in any order of the words.
The theme is what the phrase names besides: "rise in fares", "fares rose by", "12 per cent more boats", "a 12 per cent
pay rise". Without one the figure takes up what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.engine.operands.clauses import Token, finite, plain, stem
from factcheck.engine.operands.setting import Setting, setting
from factcheck.engine.subjects import RELATIVE
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span
from factcheck.model.record import Record

_LONGEST = 4
_FAR = 3
"""Words between a figure and a cue that follows it, at most."""
_OBJECTS = frozenset({"it", "them", "this", "these", "those"})
_MEASURES = ("measure", "duration")
_LISTS = (("change_noun", "noun"), ("comparative", "more"), ("change", "verb"), ("gap", ""), ("saving", ""))
"""Lexicons of cues, each with the kind of its words; without one their classes are kinds."""


class Cue(NamedTuple):
    """The word at tokens ``first:last`` that derives a figure; ``group`` its class ("+", "-" or another), ``kind``
    "verb", "by" (a verb that needs this word), "noun" or "more"."""

    first: int
    last: int
    group: str
    kind: str


class Theme(Record, frozen=True):
    """``heads`` are the words that name what the figure is said of, empty where none does; ``pronoun``: one stands for
    it; ``back``: the phrase points back ("the rise of 4 per cent", "so it fell 4 per cent"). ``than`` are the words
    that name what it is compared with, ``base`` is where the figure or date begins that it is compared with.
    ``unreal``: it is wanted, planned, possible or denied. ``names`` are the
    words of its clause with capitals; ``opened`` is the token that its subject begins with."""

    heads: frozenset[str]
    pronoun: bool
    back: bool
    than: frozenset[str]
    base: Quantity | Date | None
    unreal: bool
    names: frozenset[str]
    opened: int


def _signs() -> dict[str, str]:
    return {"saving": "-", "gap": "gap"}


@cache
def _cues() -> dict[tuple[str, ...], tuple[str, str]]:
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, kind in _LISTS:
        for form, (_, group) in load(name).forms.items():
            found.setdefault(tuple(form.split()), (group, kind) if kind else (_signs().get(name, ""), group))
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])


def _composed(verb: str, particle: str) -> bool:
    """Is "up", "down" or the like a part of the verb before it: "made up 51 per cent"?"""
    return particle in _words("particles") and verb in load("composing").forms


def cue(view: View, figure: Span) -> Cue | None:
    """The word that derives a figure, None where its phrase has none."""
    here = setting(view, figure)
    return _cue(here) if here is not None else None


def _cue(here: Setting) -> Cue | None:
    if here.tokens[here.at].fact is None:
        return _itself(here)
    if several(here) or _listed(here):
        return None
    return _after(here) or (None if _level(here) else _before(here))


def moves(view: View, figure: Span) -> bool:
    """Is a figure the amount by which another one moved: "grew by 22 per cent", "grew faster, by 22 per cent"?"""
    here = setting(view, figure)
    found = _cue(here) if here is not None else None
    if found is not None:
        return found.kind in ("verb", "by", "noun")
    return here is not None and _nearest(here) == "by"


def _level(here: Setting) -> bool:
    """Is the figure one that a move goes beyond: "rose above $90"?"""
    token = here.tokens[here.at]
    if token.fact is None or token.start == token.fact.start:
        return False
    return here.printed(token.start, token.fact.start).lower().startswith(("above", "below"))


def predicate(view: View, word: Span) -> bool:
    """Is a word of change the verb of a clause that names what changed: "fares rose", not "a growing number"?"""
    here = setting(view, word)
    said = theme(view, word)
    if here is None or said is None or not said.heads or said.unreal:
        return False
    if load("change").lemma(word.text.lower()) in _words("transitive"):
        return False
    before = here.tokens[here.at - 1].word if here.at > here.clause[0] else ""
    small = load("function_words").class_of
    behind = here.at + 1 < here.clause[1] and small(here.tokens[here.at + 1].word) in ("b", "a")
    led = behind or small(before) in ("d", "g", "o", "p", "T")
    form = here.tokens[here.at].word
    return not led and not form.endswith("ing") and form not in _words("particles") and form == word.text.lower()


def amounts(view: View, figure: Span) -> bool:
    """Is a derived figure how much another one changed, rather than the object of a verb ("cut 50 jobs")?"""
    here = setting(view, figure)
    found = _cue(here) if here is not None else None
    if here is None or found is None:
        return here is not None and _nearest(here) == "by"
    words = " ".join(token.word for token in here.tokens[found.first : found.last])
    lemma = load("change").lemma(words)
    if found.kind != "verb" or lemma not in _words("transitive") or found.first > here.at:
        return True
    return _nearest(here) in _words("leads") or (isinstance(figure, Quantity) and figure.kind in _MEASURES)


def _itself(here: Setting) -> Cue | None:
    """A word of change that is itself what is stated: the cue at its own place."""
    tokens, at = here.tokens, here.at
    for size in range(min(_LONGEST, here.clause[1] - at), 0, -1):
        entry = _cues().get(tuple(token.word for token in tokens[at : at + size]))
        if entry is not None:
            return _verb(here, Cue(at, at + size, *entry)) if at + size < len(tokens) else Cue(at, at + size, *entry)
    return None


def several(here: Setting) -> bool:
    """Is the figure said of several things, one by one: "both 20 per cent"?"""
    return _nearest(here) in _words("several")


def _nearest(here: Setting) -> str:
    """The word before the figure, but for articles and the like."""
    return next((t.word for t in reversed(here.tokens[: here.at]) if t.word not in _words("articles")), "")


def _listed(here: Setting) -> bool:
    """Is the figure joined to another one: "20 or 30 per cent", "six points to four"?"""
    tokens, at = here.tokens, here.at
    before = at > 1 and tokens[at - 1].word in ("or", "to") and isinstance(tokens[at - 2].fact, Quantity)
    behind = at + 1
    fact = tokens[at].fact
    while behind < len(tokens) and isinstance(fact, Quantity) and tokens[behind].start < fact.counted_end:
        behind += 1
    score = tokens[behind + 1].fact if behind + 1 < len(tokens) and tokens[behind].word == "to" else None
    return before or (isinstance(score, Quantity) and isinstance(fact, Quantity) and score.kind == fact.kind)


def _before(here: Setting) -> Cue | None:
    """The cue before a figure: "rose by", "a drop in visitors of", "up"."""
    first, tokens, nearest = here.clause[0], here.tokens, _nearest(here)
    opening = tokens[first].word if first < here.at else ""
    if first and (opening in _words("leads") or (first == here.at and tokens[first - 1].word in (":", "("))):
        # "The fall, of 12 per cent, ...": the phrase goes on from before the mark.
        first = _clause_before(here)
    if nearest in _words("levels") and not _particle(here):
        return None
    for last in range(here.at, first, -1):
        if isinstance(tokens[last - 1].fact, Quantity):
            return None
        for size in range(min(_LONGEST, last - first), 0, -1):
            words = tuple(token.word for token in tokens[last - size : last])
            entry = _cues().get(words)
            if entry is None or (entry[1] == "by" and nearest != "by"):
                continue
            if nearest == "at" and entry[1] != "noun":
                return None  # "up at 280p"
            if words == ("off",) and not _priced(here):
                return None  # "plays off four"
            if size == 1 and last - 2 >= first and _composed(tokens[last - 2].word, words[0]):
                return None
            if entry[1] != "more" or nearest == "by" or words[-1] in _words("particles"):
                return _verb(here, Cue(last - size, last, *entry))
        word = tokens[last - 1].word
        if word in finite() and word not in _words("measuring"):
            return None
    return None


def _particle(here: Setting) -> bool:
    """Does a verb of change end with the word before the figure, which is no preposition then: "put on 20 per cent"?"""
    left = [token.word for token in here.tokens[max(here.clause[0], here.at - 4) : here.at]]
    while left and left[-1] in _words("articles"):
        left.pop()
    return any(tuple(left[-size:]) in _cues() for size in (2, 3) if len(left) >= size)


def _priced(here: Setting) -> bool:
    """Is the figure one that something may be "off": a share or an amount of money?"""
    fact = here.tokens[here.at].fact
    return isinstance(fact, Quantity) and fact.kind in ("percent", "fraction", "money")


def _verb(here: Setting, found: Cue) -> Cue:
    """A cue before a figure that may be a noun or a verb ("cut"): a noun after an article, or where what follows goes
    with one; a comparative that has an object is a verb ("lower them")."""
    tokens = here.tokens
    form = " ".join(token.word for token in tokens[found.first : found.last])
    if found.kind == "more" and form in load("change").forms and tokens[found.last].word in _OBJECTS:
        return found._replace(kind="verb")
    if found.kind != "noun" or form not in load("change").forms:
        return found
    before = tokens[found.first - 1].word if found.first > here.clause[0] else ""
    after = tokens[found.last].word
    small = load("function_words").class_of
    if before.endswith("'s") or small(before) in ("d", "g") or small(after) in ("o", "b") or after in ("in", "to", ","):
        return found
    return found._replace(kind="verb")


def _after(here: Setting) -> Cue | None:
    """The cue right behind a figure: with no more between than what describes it ("12 per cent pay rise")."""
    tokens, last = here.tokens, here.clause[1]
    for at in range(here.at + 1, min(here.at + _FAR + 1, last)):
        for size in range(min(_LONGEST, last - at), 0, -1):
            entry = _cues().get(tuple(token.word for token in tokens[at : at + size]))
            particle = at == here.at + 1 and tokens[at].word in _words("particles")
            if entry is not None and tokens[at].word == "over" and _timed(tokens, at + size):
                entry = None  # "12 per cent over the year"
            if entry is None or (entry[1] in ("verb", "by") and not (particle and size == 1)):
                continue
            if entry[1] == "noun" or _compares(here, at + size):
                return Cue(at, at + size, *entry)
        token = tokens[at]
        if token.fact is not None or not _describes(token.word):
            return None
    return None


def _timed(tokens: Sequence[Token], at: int) -> bool:
    """Is it a time that begins here: "the past year", "ten years"?"""
    units = table("dates")["unit"]
    for token in tokens[at : at + _FAR]:
        if token.word in units or isinstance(token.fact, Date):
            return True
        if isinstance(token.fact, Quantity):
            return token.fact.kind == "duration"
    return False


def _compares(here: Setting, at: int) -> bool:
    """Does a comparative at the end or before "than", a preposition or a noun compare, rather than bring in others
    ("12 more were held", "the 12 more that it needs")?"""
    tokens, last = here.tokens, here.clause[1]
    end = at
    while end < min(last, at + _FAR) and _describes(tokens[end].word) and not tokens[end].word.endswith("ed"):
        end += 1
    if end < last and tokens[end].fact is not None:
        return True
    if end >= last:
        return end >= len(tokens) or load("function_words").class_of(tokens[end].word) not in ("w", "t")
    return load("function_words").class_of(tokens[end].word) in tuple("podghr")


def _describes(word: str) -> bool:
    """May a word stand between a figure and the noun that it goes with?"""
    return word[:1].isalpha() and word not in load("function_words").forms


def _clause_before(here: Setting) -> int:
    """Where the clause before the figure's begins."""
    at = here.clause[0] - 1
    while at > 0 and here.tokens[at - 1].word not in _words("stops"):
        at -= 1
    return at


def theme(view: View, figure: Span) -> Theme | None:
    """What a derived figure is said of; None where nothing derives it."""
    here = setting(view, figure)
    found = _cue(here) if here is not None else None
    if here is None or found is None:
        return None
    tokens = here.tokens
    back = _points_back(here, found)
    behind = max(found.last, here.at + 1)
    heads = _heads(here, _phrase_after(here, behind, found))
    pronoun, opened = False, here.clause[0]
    if found.kind == "noun":
        between = tokens[here.at + 1 : found.first] if found.first > here.at else _modifiers(here, found)
        heads = _heads(here, between, every=True) or _heads(here, tokens[found.last : here.at]) or heads
    elif not heads:
        heads = _heads(here, tokens[found.last : here.at]) if found.kind == "verb" else heads
        pronoun = any(token.word in _OBJECTS for token in tokens[found.last : here.at])  # "raise it by"
        if not heads and not pronoun:
            opened = _opened(here, min(found.first, here.at))
            subject = tokens[opened : min(found.first, here.at)] or here.hanging
            verbs = found.kind in ("verb", "by") or any(token.word in finite() for token in subject)
            heads = _heads(here, subject) - _words("customers") if verbs else frozenset()
            back = back or any(token.word in _words("customers") for token in subject)
            pronoun = any(token.word in _words("pronouns") or token.word in ("this", "that") for token in subject)
    below = found.kind == "more" and tokens[found.last - 1].word in _words("facing")
    than, base = _compared(view, here, found.last if below else behind, started=below)
    names = here.about(tokens[here.clause[0] : here.clause[1]])[1] | here.owners
    return Theme(heads, pronoun, back, than, base, unreal(here), frozenset(map(stem, names)), opened)


def unreal(here: Setting) -> bool:
    """Does the clause say before the figure that something is wanted, planned, possible or denied?"""
    forms = load("unreal").forms
    if any(token.word in forms for token in here.tokens[here.clause[0] : here.at]):
        return True
    after = [token.word for token in here.tokens[here.at + 1 : here.clause[1]]]
    led = load("function_words").class_of
    return any(word in forms and led(verb) == "b" for verb, word in pairwise(after))


def _opened(here: Setting, end: int) -> int:
    """Where the subject before ``end`` begins: with the clause, or a relative word in it ("the 40 that it had")."""
    figures = [n for n in range(here.clause[0], end) if isinstance(here.tokens[n].fact, Quantity)]
    relative = [n for n in range(figures[0], end) if here.tokens[n].word in RELATIVE] if figures else []
    return relative[-1] if relative else min(here.clause[0], end)


def _modifiers(here: Setting, found: Cue) -> Sequence[Token]:
    """The words before a noun of change, back to its article: "a price cut"."""
    at = found.first
    while at > here.clause[0] and here.tokens[at - 1].word and _describes(here.tokens[at - 1].word):
        at -= 1
    return here.tokens[at : found.first]


def _phrase_after(here: Setting, at: int, found: Cue) -> Sequence[Token]:
    """What follows: "in the price of fish" after a noun, "boats" after "more"."""
    tokens, last = here.tokens, here.clause[1]
    if at < last and tokens[at].word == "per":
        at += 2
    if at >= last or isinstance(tokens[at].fact, Quantity):
        return ()
    led = tokens[at].word in _words("themes") and (found.kind != "noun" or tokens[at].word not in ("on", "at", "to"))
    if (found.kind in ("verb", "by") and found.first < here.at) or (found.kind != "more" and not led):
        return ()
    end = at + 1
    while end < last and tokens[end].fact is None and tokens[end].word not in finite():
        if tokens[end].word in _words("ends"):
            break
        end += 1
    return tokens[at:end] if led or tokens[at].word not in _words("ends") else ()


def _compared(view: View, here: Setting, at: int, *, started: bool) -> tuple[frozenset[str], Quantity | Date | None]:
    """What a figure is compared with: "than in the east", "than the 40 of May", "since May"."""
    tokens, last = here.tokens, here.clause[1]
    while at < last and not started and tokens[at].word not in _words("comparing"):
        if isinstance(tokens[at].fact, Quantity):
            return frozenset(), None
        at += 1
    if at >= last:
        return frozenset(), None
    named = started or tokens[at].word == "than"
    for end in range(at, last):
        token = tokens[end]
        if token.fact is not None:
            return frozenset(), token.fact
        if token.word in _words("joints"):
            last = end
            break
    return (here.about(tokens[at:last])[0] if named else frozenset()), None


def _points_back(here: Setting, found: Cue) -> bool:
    """Is there a word that leads back, or an article that points back before the figure or its noun?"""
    words = [token.word for token in here.tokens[here.clause[0] : here.at]]
    if not _words("therefore").isdisjoint(words) or (words and words[0].endswith("ing") and len(words[0]) > 4):
        return True
    if any(" ".join(words[:size]) in _words("links") for size in (2, 3)) or words[:1] == ["or"]:
        return True
    first = min(found.first, here.at)
    before = [token.word for token in here.tokens[max(here.clause[0], first - 2) : first]]
    return found.kind == "noun" and not _words("pointers").isdisjoint(before)


def _heads(here: Setting, tokens: Sequence[Token], *, every: bool = False) -> frozenset[str]:
    """The nouns that name what a phrase is about: the last word before its first preposition; of "the number of boats"
    that of the boats. ``every``: all words of it."""
    words, _ = here.about(tokens)
    if every or not words:
        return words
    head = ""
    for token in tokens:
        if token.word in _words("ends") or token.word in finite() or token.word in _words("themes"):
            if head:
                break
        elif token.word and token.word not in plain() and stem(token.word) in words:
            head = stem(token.word)
    return frozenset({head}) if head else words
