"""Functions on words that a template bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift
from factcheck.comparison.matters import matter
from factcheck.engine.evaluation import Undefined
from factcheck.engine.subjects import VIEW
from factcheck.language.lexicon import load
from factcheck.language.roots import root_of

_WORDS = patterns.lazy(r"[\w'’-]+")

NOT = frozenset({"not", "never", "no", "neither", "nor", "none", "without", "cannot", "hardly", "unlikely"})
_NEGATED = 3
"""Words between a negation and what it denies, at most."""
_OTHERS = frozenset({"others", "rest", "remainder"})
_PHRASE = 4


_BETWEEN = patterns.lazy(r",?\s+and\s+|,\s*")
_NAME = patterns.lazy(
    r"(?:[A-Z][\w'’.&-]*|(?:of|the|de|van|von|bin|al|on|upon)(?=\s))(?:\s+(?:[A-Z][\w'’.&-]*|of|the|de|van|von|bin|al|on|upon))*"
)


def sign(word: Any) -> Interval:
    """+1 or -1 as the lexicon has it ("rose" is +1). Raises Undefined for words without a sign."""
    group = getattr(word, "group", None)
    if group not in ("+", "-"):
        raise Undefined("no sign")
    return lift(1 if group == "+" else -1)


def text(value: Any) -> str:
    """The words of a fact, lower-cased."""
    return str(getattr(value, "text", value)).lower()


def text_of(value: Any) -> str:
    """The words of a fact as printed."""
    return str(getattr(value, "text", value))


def said(fact: Any) -> str:
    """All words of a fact, lower-cased: of an attribution what is said, of anything else its text."""
    content = getattr(fact, "content", None)
    return " ".join(part.text for part in content).lower() if content else text(fact)


def matched(fact: Any, name: str) -> str:
    """The first word or phrase of a built-in lexicon that the fact's words contain; empty if none."""
    words = f" {' '.join(_WORDS.findall(said(fact)))} "
    hits = [(words.index(f" {form} "), form) for form in load(name).forms if f" {form} " in words]
    return min(hits)[1] if hits else ""


def has_class(value: Any, name: str, group: str) -> bool:
    """Do the words hold one of a class of a built-in lexicon ("official" is an ``insider`` of ``sources``)?"""
    lexicon = load(name)
    return any(lexicon.class_of(word) == group for word in _WORDS.findall(text(value)))


def count_names(words: Any) -> Interval:
    """How many names a list has: "Ann Lee, Bob Ward and Sue Hill" has three. Raises Undefined where an item is none."""
    items = [item for item in _BETWEEN.split(getattr(words, "text", "")) if item]
    if not items or not all(_NAME.fullmatch(item) for item in items):
        raise Undefined("no list of names")
    return lift(len(items))


def axes(words: Sequence[str]) -> dict[str, int]:
    """The axes of which words tell a side: +1, -1, or 0 where they tell both. What is said of "the others" tells the
    other side."""
    turn = next((n for n, word in enumerate(words) if n and word in _OTHERS), None)
    if turn is not None:
        found, others = axes(words[:turn]), axes(words[turn + 1 :])
        for axis, sign in others.items():
            found[axis] = -sign if found.get(axis, -sign) == -sign else 0
        return found
    forms, found, at = load("states").forms, dict[str, int](), 0
    while at < len(words):
        for size in range(min(_PHRASE, len(words) - at), 0, -1):
            entry = forms.get(" ".join(words[at : at + size]))
            if entry is not None:
                break
        else:
            at += 1
            continue
        denied = any(w in NOT or w.endswith("n't") for w in words[max(0, at - _NEGATED) : at])
        sign, axis = (1 if entry[1][0] == "+" else -1) * (-1 if denied else 1), entry[1][1:]
        found[axis] = sign if found.get(axis, sign) == sign else 0
        at += size
    return found


def agree(mine: Sequence[str], its: Sequence[str]) -> str:
    first, second = axes(mine), axes(its)
    told = {first[axis] * second[axis] for axis in first.keys() & second.keys()}
    return {1: "same", -1: "opposite"}.get(told.pop(), "") if len(told) == 1 else ""


def last_told(environment: Mapping[str, Any], last: Any, gap: Any) -> bool:
    """May what was so "last" be what is now so again, as the sentence of the ``gap`` tells it? Not where the words
    beside it name another owner's thing, object or subject: "its last keeper left" is of no comet, "having last won the
    cup" of no semi-final. Told before the gap, it has to be named there again: "last snowed in May, the first snow"."""
    view = environment[VIEW]
    here, there = (view.facts.sentences[view.sentence_at(fact.start)] for fact in (last, gap))
    before, after = view.low[here.start : last.start].split(), view.text[last.end : here.end]
    forms, again = load("function_words"), _TOLD.match(view.low, last.end + 1)
    earlier = last.start < gap.start
    start = again.end() if again and earlier and here is there else there.start
    known = {_kind(word) for word in _TOLD.findall(view.low, start, gap.end)}
    if earlier:
        own = view.low.startswith(", ", last.start - 2) or _AGAIN.search(view.low, start, gap.start) is not None
        same = again is not None and not forms.class_of(again[0]) and _kind(again[0]) in known
        # "last held in 2014, the fair", but not "last champions in 1987, they are in a semi-final"
        return same or (
            own and again is not None and again[0] not in load("known").forms and not _MANY.search(again[0])
        )
    while before and forms.class_of(before[-1]) in ("a", "b", "r", "x"):
        before.pop()
    led = before[-1].lstrip("(\"“‘'") if before else ""
    owned = forms.class_of(led) == "g" and not (" time " in view.low[there.start : gap.start] and _CAME.match(after))
    named = _OWN.match(after) if owned else _OBJECT.match(after) if forms.class_of(led) not in ("g", "d") else None
    if named and _named(named["thing"]) and _kind(named["thing"].lower()) not in known:
        return False
    if not led.isalpha() or forms.class_of(led) or not _named(led) or view.text[last.start - 1] != " ":
        return True
    if len(before) > 1 and forms.class_of(before[-2].lstrip("(\"“‘'")) in ("d", "g"):
        return True
    at = view.low.rfind(led, here.start, last.start)
    name = view.text[at].isupper() and any(n.start <= at < n.end for n in view.facts.names)
    return name or _kind(led) in known


def _named(word: str) -> bool:
    return word.lower() not in load("known").forms and word.lower() not in _STANDING


def _kind(word: str) -> str:
    verb = load("event_verbs").forms.get(word)
    return f"@{verb[1]}" if verb else matter(root_of(word))[:_ALIKE]


_MANY = patterns.lazy(r"(?:[^s]s|ers?|ors?|men)$")
_ALIKE = 5
_STANDING = frozenset(["time", "appearance", "place", "part", "effect", "home", "and", "one", "ones", "such"])
"""Nouns that stand for whatever was told, or belong to a verb."""
_TOLD = patterns.lazy(r"[a-z][a-z'’-]+")
_AGAIN = patterns.lazy(r"[’']s (?:was|is) the (?:first|only) ")
_CAME = patterns.lazy(r" [a-z]+ (?:there )?(?:was|came|is) (?:back )?in ")
_OWN = patterns.lazy(r" (?P<thing>[a-z]{3,})(?<!ed)(?<!ing)\b")
_OBJECT = patterns.lazy(
    r" (?:[a-z]+(?:ed|en)|won|had|held|did|made|took|got|beat|saw|lost|built|ran|put|kept|gave|met|sold|bought|paid) "
    r"(?:(?:the|an?|its|their|his|her) (?P<thing>[a-z]{3,})\b)"
)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "last_told": last_told,
    "sign": sign,
    "text": text,
    "lemma": lambda word: getattr(word, "lemma", None) or text(word),
    "group": lambda word: getattr(word, "group", None) or "",
    "count_names": count_names,
    "contains": lambda value, part: text(part) in text(value),
    "capitalised": lambda value: str(getattr(value, "text", value)).istitle(),
    "ends_capital": lambda value: text_of(value).split()[-1:] != [] and text_of(value).split()[-1][0].isupper(),
    "repeated": lambda value: len(set(text(value).split())) == 1,
    "begins_capital": lambda value: text_of(value)[:1].isupper(),
    "matched": matched,
    "has_class": has_class,
    "has_word": lambda fact, name: bool(matched(fact, name)),
    "words": lambda value: lift(len(text(value).split())),
    "canonical": lambda name: str(getattr(name, "canonical", text_of(name))),
    "starts": lambda value, part: text(value).startswith(text(part)),
}

last_told.takes_environment = True  # type: ignore[attr-defined]
