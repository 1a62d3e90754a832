"""The words of what is told and quoted: the clause around a figure, the stems of its content words, what is done."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.engine.kinds.checks.said import Said
from factcheck.engine.view import View
from factcheck.language.known import Known
from factcheck.language.lexicon import load, table
from factcheck.language.roots import common, listed, noun_sets, root, singular, told_alike
from factcheck.model import Date, Quantity

_NEAR, _LONG = 600, 3
LETTERS = patterns.lazy(r"[a-z0-9']+")
CLAUSE = patterns.lazy(r"[;:!?–—\n\"“”]|[,.](?!\d)|\b(?:and|but|or)\b")


def words_of(view: View, said: Said) -> str:
    """What is said, in plain words between spaces."""
    text = " ".join(view.low[part.start : part.end] for part in said.content).replace("’", "'")
    return " ".join(["", *LETTERS.findall(text), ""])


def clause_of(view: View, figure: Quantity | Date) -> str:
    """The words around a figure between two marks, in small letters."""
    marks = [match.end() for match in CLAUSE.finditer(view.text, max(0, figure.start - _NEAR), figure.start)]
    stop = CLAUSE.search(view.text, figure.end)
    start = marks[-1] if marks else max(0, figure.start - _NEAR)
    return view.low[start : stop.start() if stop else len(view.text)]


def deeds_in(clause: str) -> set[str]:
    """What is done in a clause, by the classes of its verbs."""
    forms = load("event_verbs").forms
    return {forms[word][1] for word in re.findall(r"[a-z]+", clause) if word in forms}


def roots_said(view: View, said: Said) -> frozenset[str]:
    """The first letters of the content words, so that inflections meet; a verb's class, so that synonyms do."""
    known: dict[Said, frozenset[str]] = view.kept.setdefault(roots_said, {})
    if said not in known:
        known[said] = roots_of(" ".join(view.low[part.start : part.end] for part in said.content))
    return known[said]


def roots_of(text: str) -> frozenset[str]:
    return frozenset(map(_STEMS.__getitem__, text.split())) - {""}


def _content_stem(word: str) -> str:
    word = word.strip(".,;:!?\"'“”‘’()")
    # "For the first time", "by 12 per cent", "two of them"
    if len(word) < _LONG or not word.isalpha() or word in _COUNTING or word in _numbers():
        return ""
    again = told_alike("said").get(word, "")
    if again or not telling(word):
        return again
    verb = load("event_verbs").forms.get(word)
    if word in listed("ties", "starting"):
        return "@start"
    return f"@{verb[1]}" if verb is not None else stem(noun_sets().get(singular(word), singular(word)))


_COUNTING = frozenset({"time", "cent", "per"})


@cache
def _numbers() -> frozenset[str]:
    numbers = table("numbers")
    return frozenset([*numbers["cardinals"], *numbers["ordinals"], *numbers["fractions"]])


_STEMS = Known(_content_stem)


def stem(word: str) -> str:
    """ "Save", "saved" and "saving" begin alike."""
    return word[:3] if word[3:4] in ("e", "i") else word[:4]


def telling(word: str) -> bool:
    """Does a word say what is spoken of? Common verbs ("made") do not."""
    if singular(word) in table("dates")["unit"]:
        return False
    known = load("function_words").forms.get(word)
    return known is None or (known[1] == "v" and root(word) not in common())
