"""The word of change or comparison that derives a figure: the one that stands nearest to it in its phrase, in any order
of the words ("a 12 per cent rise", "up 12 per cent", "12 per cent more", "put on 12 per cent")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.engine.operands.clauses import Token, finite
from factcheck.engine.operands.setting import Setting, setting
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, Span

_LONGEST = 4
_FAR = 3
"""Words between a figure and a cue that follows it, at most."""
_LED = 5
"""Tokens from "to" to the figure in "to an average of 40"."""
OBJECTS = frozenset({"it", "them", "this", "these", "those"})
_MORE = frozenset({"extra", "additional"})
_NAMED = 5
"""Words of an apposition that calls a share by a noun, at most."""
_RELATIVE = frozenset({"which", "who", "whose", "whom"})
_POLLED = frozenset({"turnout", "vote", "votes", "voters", "ballots", "poll", "seats", "support", "share"})
_LASTS = frozenset({"until", "till", "while", "before", "after", "since"})
"""Words for how long, or from when on, something is "off", which bring in nothing else."""
_SINGULAR = frozenset({"is", "was", "has", "does", "says", "goes"})
"""Verbs with an -s that are no nouns."""
_LISTS = (("change_noun", "noun"), ("comparative", "more"), ("change", "verb"), ("gap", ""), ("saving", ""))
"""Lexicons of cues, each with the kind of its words; without one their classes are kinds."""


class Cue(NamedTuple):
    """The word at tokens ``first:last`` that derives a figure; ``group`` its class ("+", "-" or another), ``kind``
    "verb", "by" (a verb that needs this word), "noun" or "more"."""

    first: int
    last: int
    group: str
    kind: str


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
def _beginnings() -> frozenset[str]:
    """The words that cues begin with."""
    return frozenset(words[0] for words in _cues())


@cache
def _ends() -> frozenset[str]:
    """The words that cues end with."""
    return frozenset(words[-1] for words in _cues())


@cache
def _moving() -> frozenset[tuple[str, ...]]:
    """The verbs that say that a figure moved, in all their forms."""
    return frozenset(tuple(form.split()) for form in load("change").forms)


@cache
def changes() -> frozenset[str]:
    """The nouns for a change, in all their forms."""
    return frozenset(load("change_noun").forms)


@cache
def words_of(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])


def _composed(verb: str, particle: str) -> bool:
    """Is "up", "down" or the like a part of the verb before it: "made up 51 per cent"?"""
    return particle in words_of("particles") and verb in load("composing").forms


def cue(view: View, figure: Span) -> Cue | None:
    """The word that derives a figure, None where its phrase has none."""
    here = setting(view, figure)
    return cue_at(here) if here is not None else None


def cue_at(here: Setting) -> Cue | None:
    if here.tokens[here.at].fact is None:
        return _itself(here)
    if several(here) or _listed(here) or _outcome(here):
        return None
    if (sign := _signed(here)) is not None:
        return Cue(here.at, here.at, sign, "noun")
    return _after(here) or (None if _level(here) else _before(here)) or _led_to(here)


def _outcome(here: Setting) -> bool:
    """Is the figure a share of those who had one outcome, and no change: "a recovery rate of 55 per cent"?"""
    words = [token.word for token in here.tokens[max(here.clause[0], here.at - 3) : here.at]]
    behind = [token.word for token in here.tokens[here.at + 1 : here.at + 3]]
    noun = words[0] if words[1:] == ["rate", "of"] else behind[0] if behind[1:] == ["rate"] else ""
    return bool(noun) and load("share_noun").class_of(noun) == "outcome"


def _led_to(here: Setting) -> Cue | None:
    """The verb of a move that a share sums up behind it: "slumped from 5,400 to 4,900, or 9 per cent". A noun that
    calls the share anything ("from 450 to 360, a 20 per cent haircut") makes one of what stands before it as well."""
    first, fact = here.clause[0], here.tokens[here.at].fact
    named = summed_up(here)
    alone = named or (here.at == first + 1 == here.clause[1] - 1 and here.tokens[first].word == "or")
    polled = any(token.word in _POLLED for token in here.tokens[:first])
    if not alone or polled or not isinstance(fact, Quantity) or fact.kind != "percent":
        return None
    begin = _clause_before(here)
    led = here.tokens[begin : first - 1]
    if [token.word for token in led if token.word in ("from", "to")] not in (["from", "to"], ["to", "from"]):
        return None
    for at, token in enumerate(led):
        if (token.word,) in _moving():
            return Cue(begin + at, begin + at + 1, load("change").class_of(token.word) or "", "verb")
    return Cue(first, first + 1, "either", "noun") if named else None


def is_subject(here: Setting) -> bool:
    """Is a figure with the noun of a change all of the subject of its sentence, which leads back: "The 25 per cent
    increase will", "The rise of half a point was"?"""
    found = cue_at(here) if here.tokens[0].word in ("the", "this", "that") else None
    if found is None or found.kind != "noun" or min(found.first, here.at) > _FAR:
        return False
    behind = max(found.last, here.at + 1)
    return behind < len(here.tokens) and here.tokens[behind].word in finite()


def summed_up(here: Setting) -> bool:
    """Does a figure's clause hold no more than a noun of any kind: "a 20 per cent haircut", "a jolt of 20"?"""
    fact = here.tokens[here.at].fact
    if not isinstance(fact, Quantity) or fact.kind != "percent":
        return False
    words = [token.word for token in here.tokens[slice(*here.clause)]]
    at, shares = here.at - here.clause[0], load("share_noun").forms
    if words[:1] not in (["a"], ["an"]) or not 3 <= len(words) <= _NAMED:
        return False
    rest = words[2:] if at == 1 else words[1:-2] if at == len(words) - 1 and words[-2] == "of" else []
    return bool(rest) and all(describes(word) and word not in _POLLED and word not in shares for word in rest)


def _signed(here: Setting) -> str | None:
    """The sign with which a share is printed in brackets, by itself: "(+4 per cent)", "(-3%)"."""
    fact, first = here.tokens[here.at].fact, here.clause[0]
    opened = first == here.at > 0 and here.tokens[first - 1].word == "("
    if not opened or not isinstance(fact, Quantity) or fact.kind != "percent":
        return None
    printed = here.printed(here.tokens[first - 1].start + 1, fact.end).strip()[:1]
    return {"+": "+", "-": "-", "−": "-", "–": "-"}.get(printed)


def moves(view: View, figure: Span) -> bool:
    """Is a figure the amount by which another one moved: "grew by 22 per cent", "grew faster, by 22 per cent"?"""
    here = setting(view, figure)
    found = cue_at(here) if here is not None else None
    if found is not None:
        return found.kind in ("verb", "by", "noun")
    return here is not None and nearest(here) == "by"


def _level(here: Setting) -> bool:
    """Is the figure one that a move goes beyond or leads to: "rose above $90", "rose to an average of $90"?"""
    token = here.tokens[here.at]
    if here.at and here.tokens[here.at - 1].word == "of":
        led = here.tokens[max(here.clause[0], here.at - _LED) : here.at - 1]
        words = [one.word for one in led if one.fact is None]
        if "to" in words and len(words) == len(led) and not changes() & {*words}:
            return True
    if token.fact is None or token.start == token.fact.start:
        return False
    return here.printed(token.start, token.fact.start).lower().startswith(("above", "below"))


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
    return nearest(here) in words_of("several")


def nearest(here: Setting) -> str:
    """The word before the figure, but for articles, owners and the like: "on" before "last year's 40"."""
    for token in reversed(here.tokens[: here.at]):
        dated = isinstance(token.fact, Date) and here.printed(token.start, token.end)[-2:] in ("'s", "’s")
        if not dated and not token.word.endswith("'s") and token.word not in words_of("articles"):
            return token.word
    return ""


def _listed(here: Setting) -> bool:
    """Is the figure joined to another one: "20 or 30 per cent", "six points to four"?"""
    tokens, at = here.tokens, here.at
    before = at > 1 and tokens[at - 1].word in ("or", "to") and isinstance(tokens[at - 2].fact, Quantity)
    behind = at + 1
    fact = tokens[at].fact
    while behind < len(tokens) and isinstance(fact, Quantity) and tokens[behind].start < fact.counted_end:
        behind += 1
    score = tokens[behind + 1].fact if behind + 1 < len(tokens) and tokens[behind].word == "to" else None
    if not (isinstance(score, Quantity) and isinstance(fact, Quantity) and score.kind == fact.kind):
        return before
    return before or not _moved_to(here, behind + 2)


def _moved_to(here: Setting, at: int) -> bool:
    """Is it said by how much something moved to a level: "fell by 9 to 162 from 171", and not "won by nine to four"?"""
    left = [token.word for token in here.tokens[max(here.clause[0], here.at - _LED) : here.at]]
    while left and (left[-1] in words_of("articles") or left[-1] == "by" or left[-1].endswith("ly")):
        left.pop()
    if nearest(here) == "by" and (verb := _before(here)) is not None and crossed(here, verb) is not None:
        return True  # "raised its fee of £120 by £20 to £150"
    if not any(tuple(left[-size:]) in _moving() for size in (1, 2) if len(left) >= size):
        return False
    behind = here.tokens[at : at + _LED]
    return any(one.word == "from" and isinstance(other.fact, Quantity) for one, other in pairwise(behind))


def crossed(here: Setting, found: Cue) -> Quantity | None:
    """The figure between a verb and the one by which it says that something moved: 47 in "beat the best of 47 by 5"."""
    facts = (token.fact for token in here.tokens[found.last : here.at])
    return next((fact for fact in facts if isinstance(fact, Quantity)), None)


def _before(here: Setting) -> Cue | None:
    """The cue before a figure: "rose by", "a drop in visitors of", "up"."""
    first, tokens, near = here.clause[0], here.tokens, nearest(here)
    opening = tokens[first].word if first < here.at else ""
    if first and (opening in words_of("leads") or (first == here.at and tokens[first - 1].word in (":", "("))):
        # "The fall, of 12 per cent, ...": the phrase goes on from before the mark.
        first = _clause_before(here)
    if near in words_of("levels") and not _particle(here):
        return None
    if first == here.clause[0] and (more := _more(here)) is not None:
        return more
    alone = near != "by"
    cues, ends = _cues(), _ends()
    said = [token.word for token in tokens[: here.at]]
    for last in range(here.at, first, -1):
        if isinstance(tokens[last - 1].fact, Quantity):
            if alone:
                return None
            alone = True  # "beat the old best of 47kg by 5kg"
            continue
        for size in range(min(_LONGEST, last - first) if said[last - 1] in ends else 0, 0, -1):
            words = tuple(said[last - size : last])
            entry = cues.get(words)
            if entry is None or (entry[1] == "by" and near != "by"):
                continue
            if near == "at" and entry[1] != "noun":
                return None  # "up at 280p"
            if words == ("off",) and (not _priced(here) or isinstance(tokens[last - 2].fact, Quantity)):
                return None  # "plays off four", "15 per cent off the £460 fee"
            if size == 1 and last - 2 >= first and _composed(tokens[last - 2].word, words[0]):
                return None
            if entry[1] != "more" or near == "by" or words[-1] in words_of("particles"):
                return _verb(here, Cue(last - size, last, *entry))
        word = said[last - 1]
        if word in _RELATIVE:
            return None  # "put the drop down to the bug which emptied two wards"
        # "raised parking charges by"
        plural = near == "by" and word.endswith("s") and word not in _SINGULAR
        if word in finite() and not plural and word not in words_of("measuring"):
            return None
    return None


def _more(here: Setting) -> Cue | None:
    """The word before a figure that its clause holds nothing besides: "62cm, against 48cm - an extra 14cm"."""
    first, at = here.clause[0], here.at
    left = [token.word for token in here.tokens[first:at]]
    bare = bool(first) and left[-1:] and left[-1] in _MORE and all(word in words_of("articles") for word in left[:-1])
    return Cue(at - 1, at, "gap", "more") if bare else None


def _particle(here: Setting) -> bool:
    """Does a verb of change end with the word before the figure, which is no preposition then: "put on 20 per cent"?"""
    left = [token.word for token in here.tokens[max(here.clause[0], here.at - 4) : here.at]]
    while left and left[-1] in words_of("articles"):
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
    if found.kind == "more" and form in load("change").forms and tokens[found.last].word in OBJECTS:
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
    cues, beginnings = _cues(), _beginnings()
    for at in range(here.at + 1, min(here.at + _FAR + 1, last)):
        for size in range(min(_LONGEST, last - at) if tokens[at].word in beginnings else 0, 0, -1):
            entry = cues.get(tuple([token.word for token in tokens[at : at + size]]))
            particle = at == here.at + 1 and tokens[at].word in words_of("particles")
            if entry is not None and size == 1 and _composed(tokens[at - 1].word, tokens[at].word):
                entry = None  # "1,500 workers signed up with"
            if entry is not None and tokens[at].word == "over" and _timed(tokens, at + size):
                entry = None  # "12 per cent over the year"
            if entry is None or (entry[1] in ("verb", "by") and not (particle and size == 1)):
                continue
            if entry[1] == "more" and nearest(here) == "from":
                continue  # "from 90 metres above the sea to 80"
            # "£40 better off" says of nobody else what it says.
            # and "50 fewer enrolled" brings in no others.
            # "30 per cent off until Friday"
            lasts = tokens[at].word == "off" and _priced(here) and {t.word for t in tokens[at + 1 : at + 2]} <= _LASTS
            if entry[1] == "noun" or size > 1 or tokens[at].word == "fewer" or lasts or _compares(here, at + size):
                return Cue(at, at + size, *entry)
        token = tokens[at]
        if token.fact is not None or not describes(token.word):
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
    while end < min(last, at + _FAR) and describes(tokens[end].word) and not tokens[end].word.endswith("ed"):
        end += 1
    if end < last and tokens[end].fact is not None:
        return True
    if end >= last:
        return end >= len(tokens) or load("function_words").class_of(tokens[end].word) not in ("w", "t")
    return load("function_words").class_of(tokens[end].word) in tuple("podghr")


def describes(word: str) -> bool:
    """May a word stand between a figure and the noun that it goes with?"""
    return word[:1].isalpha() and word not in load("function_words").forms


def _clause_before(here: Setting) -> int:
    """Where the clause before the figure's begins."""
    at = here.clause[0] - 1
    while at > 0 and here.tokens[at - 1].word not in words_of("stops"):
        at -= 1
    return at
