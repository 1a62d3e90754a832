"""The marks of roles: words around a figure that show its part. The lists are ``rules/lexicons/roles.yaml``.

A mark stands right before the figure (``close``: only articles and the like between), before it (up to three words
between, none of them a turn of the sentence), after it (beyond the noun that it counts; ``toward`` only where a level
follows), or anywhere between it and the other figures of its clause (``near``); it may be what the figure counts
(``counts``), and words right before it may also speak against a role (``never``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.derived import kept
from factcheck.engine.operands.clauses import finite
from factcheck.engine.operands.setting import Setting, after, before, setting
from factcheck.engine.view import View
from factcheck.language import inflection
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity

_RELATIVE = (" of which ", " of whom ")
_AGAINST = (" to ", " votes to ")
"""What follows one side of a vote: "614 to 402"."""
_SINCE_WHEN = patterns.lazy(r"\bsince [^,.;]{1,30}, when [^,.;]*\Z")
"""What leads to the figure of another time: "its lowest since 2013, when 12.9C was logged"."""
_TILL = frozenset(("until", "till", "before"))
_HOLDS = frozenset(("is", "are", "can", "will", "now"))
_RECORD = 80
_THE = frozenset(("the", "its", "their"))
_AMONG = frozenset(("in", "of", "on", "for", "among", "across", "anywhere", "throughout", "since", "outside"))
_PLACED = frozenset(("elsewhere", "general"))
_BEHIND = 12
_SKIP = 3
_LONGEST = 4
_PLACES = ("close", "before", "after", "near", "counts", "never", "but", "toward")


@kept(list[dict[str, frozenset[str]]])
def _forms_by_place() -> list[dict[str, frozenset[str]]]:
    """For each place where a mark can stand, its forms, each with the roles that it marks."""
    found: list[dict[str, set[str]]] = [{} for _ in _PLACES]
    for name, entry in table("roles")["roles"].items():
        for place, forms in zip(_PLACES, found, strict=True):
            for form in inflected(entry.get(place, [])):
                forms.setdefault(form, set()).add(name)
    return [{form: frozenset(names) for form, names in forms.items()} for forms in found]


def inflected(entries: Iterable[Any]) -> Iterator[str]:
    """The forms of the words of a list, in lower case: plain words, or words with how they inflect."""
    for entry in entries:
        part, words = (entry["inflect"], entry["words"]) if isinstance(entry, dict) else ("none", [entry])
        for word in words:
            head, _, tail = word.partition(" ")
            lemma, *irregular = head.split("|")
            for form in inflection.forms(f"{lemma} {tail}".strip(), part, tuple(irregular)):
                yield " ".join(form.lower().split())


@cache
def _turns() -> frozenset[str]:
    return frozenset(table("roles")["turns"])


@cache
def _done() -> frozenset[str]:
    """Forms of verbs."""
    return finite() | load("change").forms.keys()


_OWNERS = frozenset({"his", "her", "its", "their", "our"})
"""Words in whose place "the" leads to a level: "two seconds outside her best"."""


@cache
def heights() -> frozenset[str]:
    """Nouns for what a figure is measured against."""
    return frozenset(table("roles")["heights"])


@cache
def _small() -> frozenset[str]:
    return frozenset(table("roles")["small"])


def marks(view: View, figure: Quantity) -> frozenset[str]:
    """The roles of which a figure bears marks."""
    key = (figure.start, figure.end)
    known = view.marks.get(key)
    if known is None:
        here = setting(view, figure)
        known = _marked(here, figure) if here else frozenset()
        # A relative clause of its own, which is not that of the figure.
        if view.low.startswith(_RELATIVE, figure.end):
            known |= {"of_them"}
        if figure.kind == "number" and _against(view, figure):
            known |= {"sided"}
        start = max(0, figure.start - _RECORD)
        if ", when " in view.low[start : figure.start] and _SINCE_WHEN.search(view.low, start, figure.start):
            known |= {"record"}
        view.marks[key] = known
    return known


def _against(view: View, figure: Quantity) -> bool:
    """Does the other side of a vote follow?"""
    behind = view.low[figure.end : figure.end + _BEHIND]
    return any(behind.startswith(words) and behind[len(words) :][:1].isdigit() for words in _AGAINST)


def _marked(here: Setting, figure: Quantity) -> frozenset[str]:
    behind = after(here)
    found = _found(here, figure, behind)
    if found.isdisjoint(_PLACED) or (ranked := _ranked(behind)) is None:
        return found
    return found - (_PLACED - _found(here, figure, behind[:ranked]))


def _ranked(words: Sequence[str]) -> int | None:
    """How many words stand before a superlative put beside a figure that says among what: "15 per 100,000, the highest
    in the region" is no figure of the region."""
    ends = load("extreme").forms
    for at in range(1, len(words) - 1):
        first = at - 2 if at > 1 and words[at - 2] in _THE else at - 1
        if words[at] in ends and words[at + 1] in _AMONG and words[first] in _THE:
            return first if finite().isdisjoint(words[:first]) else None
    return None


def _found(here: Setting, figure: Quantity, behind: list[str]) -> frozenset[str]:
    close, left, right, anywhere, counts, never, no_mark, toward = _forms_by_place()
    none: frozenset[str] = frozenset()
    found, taken = set[str](), set[str]()
    words = before(here)
    for gram in _grams(words, 0, backward=True):
        found |= left.get(gram, none)
    while words and words[0] in _small():
        words = words[1:]
    for size in range(1, _LONGEST + 1):
        found |= close.get(" ".join(reversed(words[:size])), none)
    for size in range(1, _LONGEST + 1):
        found -= never.get(" ".join(reversed(words[:size])), none)
    right_words = behind[: _standing(here)]
    if here.at + 1 < here.clause[1] and any(
        isinstance(token.fact, Quantity) for token in here.tokens[here.at + 1 : here.clause[1]]
    ):
        # The last word before another figure goes with that one: "a herd of 380 lost 95".
        right_words = right_words[:-1]
    counted = len((figure.counted or "").split())
    for gram in _grams(right_words, counted, backward=False):
        found |= right.get(gram, none)
    for at in range(counted, counted + _SKIP):
        led = toward.get(" ".join("the" if word in _OWNERS else word for word in right_words[at : at + 2]))
        if led and any(word in heights() or word[:1].isdigit() for word in right_words[at + 2 : at + 2 + _SKIP]):
            found |= led
    # "under the mayor's plan" is under the plan
    for gram in _grams([word for word in right_words if not word.endswith("'s")], counted, backward=False):
        taken |= no_mark.get(gram, none)
    found -= taken
    for words in (before(here)[::-1], behind):
        for at in range(len(words)):
            for size in range(1, _LONGEST + 1):
                found |= anywhere.get(" ".join(words[at : at + size]), none)
    for word in (figure.counted or "").lower().split():
        found |= counts.get(word, none)
    return frozenset(found)


def _standing(here: Setting) -> int | None:
    """How many words after a figure are left where the next ones tell till when it holds: "is £90 until Friday"."""
    first, last = here.clause
    # What is off a price till then is off it now.
    off = here.at + 1 < last and here.tokens[here.at + 1].word == "off"
    if not off and not any(token.word in _HOLDS for token in here.tokens[first : here.at]):
        return None
    for number in range(here.at + 1, last - 1):
        token = here.tokens[number]
        if token.word not in _TILL:
            continue
        # "until the end of March"
        ahead = number + 2 if here.tokens[number + 1].word in _THE and number + 2 < last else number + 1
        follows = here.tokens[ahead].fact
        if isinstance(follows, Date) and follows.year is None:
            return number - here.at - 1
    return None


def _grams(words: Sequence[str], counted: int, *, backward: bool) -> Iterator[str]:
    """Runs of words near the figure: those that begin (backward: end) at most so many words from it."""
    turns, done = _turns(), False
    for skipped in range(counted + _SKIP + 1):
        if skipped and (skipped > len(words) or words[skipped - 1] in turns):
            return
        done = done or (skipped > 0 and backward and words[skipped - 1] in _done())
        # "staff on the island shrank by 15 per cent": what a noun has before a verb marks no figure behind that
        if done and words[skipped : skipped + 1] == ["the"]:
            continue
        for size in range(1, _LONGEST + 1):
            run = words[skipped : skipped + size]
            if len(run) < size:
                break
            yield " ".join(reversed(run) if backward else run)
