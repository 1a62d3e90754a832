"""What derives a figure ("a 12 per cent rise", "up 12 per cent", "12 per cent more"), and what it says it is of.

The cue is the word of change or comparison that stands nearest to the figure in its phrase, in any order of the words.
The theme is what the phrase names besides: "rise in fares", "fares rose by", "12 per cent more boats", "a 12 per cent
pay rise". Without one the figure takes up what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.engine.operands.clauses import Token, finite, plain, stem
from factcheck.engine.operands.cues import OBJECTS, Cue, crossed, cue_at, describes, nearest, words_of
from factcheck.engine.operands.setting import Setting, setting
from factcheck.engine.subjects import RELATIVE
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Date, Quantity, Span
from factcheck.model.record import Record

_PAYING = frozenset({"pay", "pays", "paid", "paying", "charged", "billed"})
_MEASURES = ("measure", "duration")
_BEHIND_PARTICLE = frozenset(
    {"in", "across", "at", "over", "on", "year", "again", "this", "last", "from", "than", "with"}
)


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


def predicate(view: View, word: Span) -> bool:
    """Is a word of change the verb of a clause that names what changed: "fares rose", not "a growing number"?"""
    here = setting(view, word)
    said = theme(view, word)
    if here is None or said is None or not said.heads or said.unreal:
        return False
    if _falls_down(here, word):
        return False
    before = here.tokens[here.at - 1].word if here.at > here.clause[0] else ""
    small = load("function_words").class_of
    form = here.tokens[here.at].word
    if form in words_of("particles"):
        return small(before) == "b" and _left_there(here)
    if load("change").lemma(word.text.lower()) in words_of("transitive"):
        return False
    follows = here.tokens[here.at + 1].word if here.at + 1 < here.clause[1] else ""
    behind = small(follows) in ("b", "a") or follows in finite()  # "fatal crashes rose"
    led = behind or small(before) in ("d", "g", "o", "p", "T")
    counted = here.at > here.clause[0] and isinstance(here.tokens[here.at - 1].fact, Quantity)
    # "are falling", not "falling sales" and "two fallen trees"
    bare = (form.endswith("ing") and small(before) != "b") or (form.endswith("en") and counted)
    return not led and not bare and form == word.text.lower().split()[0]


def _falls_down(here: Setting, word: Span) -> bool:
    """Rain that fell has not become less."""
    subject = {stem(token.word) for token in here.tokens[here.clause[0] : here.at]}
    return load("change").lemma(word.text.lower()) == "fall" and not subject.isdisjoint(words_of("falling"))


def _left_there(here: Setting) -> bool:
    """Does a clause end behind "is up", or go on with a time, a place or what is compared?"""
    if here.at + 1 >= here.clause[1]:
        return True
    token = here.tokens[here.at + 1]
    return isinstance(token.fact, Date) or token.word in _BEHIND_PARTICLE


def amounts(view: View, figure: Span) -> bool:
    """Is a derived figure how much another one changed, rather than the object of a verb ("cut 50 jobs")?"""
    here = setting(view, figure)
    found = cue_at(here) if here is not None else None
    if here is None or found is None:
        return here is not None and nearest(here) == "by"
    if found.kind == "verb" and _attribute(here):
        return False
    words = " ".join(token.word for token in here.tokens[found.first : found.last])
    lemma = load("change").lemma(words)
    if found.kind != "verb" or lemma not in words_of("transitive") or found.first > here.at:
        return True
    if not words_of("therefore").isdisjoint(token.word for token in here.tokens[here.clause[0] : found.first]):
        return True  # "so it has gained 60"
    led = nearest(here)
    if led == "of" and _sized(here):
        return False  # "cut the price of its £20 atlases", "cut its payroll of 420"
    counts = isinstance(figure, Quantity) and (figure.kind in _MEASURES or figure.noun == "point")
    return led in words_of("leads") or counts


def _sized(here: Setting) -> bool:
    """Is the figure led in by "the price of" or "its payroll of", so that it is one: not "a total of"?"""
    words = [token.word for token in here.tokens[max(0, here.at - 5) : here.at]]
    if any(one in words_of("costs") and two == "of" for one, two in pairwise(words)):
        return True
    owned = len(words) > 2 and words[-1] == "of" and words[-3] in ("its", "their", "his", "her", "the")
    return owned and words[-2] not in words_of("plain") and words[-2] not in load("change_noun").forms


def _attribute(here: Setting) -> bool:
    """Is the figure what a thing has: "weakened to a storm with winds of 85 mph"?"""
    words = [token.word for token in here.tokens[max(0, here.at - 4) : here.at]]
    return len(words) > 2 and words[-1] == "of" and "with" in words[:-2]


def theme(view: View, figure: Span) -> Theme | None:
    """What a derived figure is said of; None where nothing derives it."""
    here = setting(view, figure)
    found = cue_at(here) if here is not None else None
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
        # "raise it by", "bring them down by"
        split = found.first > here.clause[0] and tokens[found.first].word in words_of("particles")
        pronoun = any(t.word in OBJECTS for t in tokens[found.first - 1 if split else found.last : here.at])
        if not heads and not pronoun:
            opened = _opened(here, min(found.first, here.at))
            subject = tokens[opened : min(found.first, here.at)]
            if all(token.word in finite() for token in subject):
                subject = [*here.hanging]  # "the rate, 4 per cent in May and 5 per cent now, has fallen"
            verbs = found.kind in ("verb", "by") or any(token.word in finite() for token in subject)
            led = bool(subject) and subject[0].word == "with"  # "with hotels 50 per cent off"
            heads = _heads(here, subject[led:]) - words_of("customers") if verbs or led else frozenset()
            back = back or any(token.word in words_of("customers") for token in subject)
            if found.kind == "more" and any(token.word in _PAYING for token in subject):
                heads, back = frozenset(), True  # "residents will be paying 40 per cent more": of what was named
            pronoun = any(token.word in words_of("pronouns") or token.word in ("this", "that") for token in subject)
    heads = _without_sale(here, heads)
    below = found.kind == "more" and tokens[found.last - 1].word in words_of("facing")
    than, base = _compared(view, here, found.last if below else behind, started=below)
    base = base or crossed(here, found)
    names = here.about(tokens[here.clause[0] : here.clause[1]])[1] | here.owners
    return Theme(heads, pronoun, back, than, base, unreal(here), frozenset(map(stem, names)), opened)


def _without_sale(here: Setting, heads: frozenset[str]) -> frozenset[str]:
    """The words of a theme but for those of "on sale", which say nothing of what is."""
    words = [token.word for token in here.tokens[slice(*here.clause)]]
    offered = {two for one, two in pairwise(words) if one == "on" and two in ("sale", "offer")}
    return heads - offered if offered else heads


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
    while at > here.clause[0] and here.tokens[at - 1].word and describes(here.tokens[at - 1].word):
        at -= 1
    return here.tokens[at : found.first]


def _phrase_after(here: Setting, at: int, found: Cue) -> Sequence[Token]:
    """What follows: "in the price of fish" after a noun, "boats" after "more"."""
    tokens, last = here.tokens, here.clause[1]
    if at < last and tokens[at].word == "per":
        at += 2
    if at >= last or isinstance(tokens[at].fact, Quantity):
        return ()
    led = tokens[at].word in words_of("themes") and (found.kind != "noun" or tokens[at].word not in ("on", "at", "to"))
    if (found.kind in ("verb", "by") and found.first < here.at) or (found.kind != "more" and not led):
        return ()
    end = at + 1
    while end < last and tokens[end].fact is None and tokens[end].word not in finite():
        if tokens[end].word in words_of("ends"):
            break
        end += 1
    return tokens[at:end] if led or tokens[at].word not in words_of("ends") else ()


def _compared(view: View, here: Setting, at: int, *, started: bool) -> tuple[frozenset[str], Quantity | Date | None]:
    """What a figure is compared with: "than in the east", "than the 40 of May", "since May"."""
    tokens, last = here.tokens, here.clause[1]
    while at < last and not started and tokens[at].word not in words_of("comparing"):
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
        if token.word in words_of("joints"):
            last = end
            break
    return (here.about(tokens[at:last])[0] if named else frozenset()), None


def _points_back(here: Setting, found: Cue) -> bool:
    """Is there a word that leads back, or an article that points back before the figure or its noun?"""
    words = [token.word for token in here.tokens[here.clause[0] : here.at]]
    if not words_of("therefore").isdisjoint(words) or (words and words[0].endswith("ing") and len(words[0]) > 4):
        return True
    if any(" ".join(words[:size]) in words_of("links") for size in (2, 3)) or words[:1] == ["or"]:
        return True
    first = min(found.first, here.at)
    before = [token.word for token in here.tokens[max(here.clause[0], first - 2) : first]]
    return found.kind == "noun" and not words_of("pointers").isdisjoint(before)


def _heads(here: Setting, tokens: Sequence[Token], *, every: bool = False) -> frozenset[str]:
    """The nouns that name what a phrase is about: the last word before its first preposition; of "the number of boats"
    that of the boats. ``every``: all words of it."""
    words, _ = here.about(tokens)
    if every or not words:
        return words
    head = ""
    for token in tokens:
        if token.word in words_of("ends") or token.word in finite() or token.word in words_of("themes"):
            if head:
                break
        elif token.word and token.word not in plain() and stem(token.word) in words:
            head = stem(token.word)
    return frozenset({head}) if head else words
