"""Functions on the making of things: is what a century is said of the thing that a year is given for?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.subjects import closed
from factcheck.engine.subjects import VIEW, owner
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import singular

_DEFINITE = patterns.lazy(r"(?<![\w’'-])(?:the|this|that|its|their|his|her)(?: [\w’'-]+){0,2} $")
_NOUNS = patterns.lazy(r"(?: [a-z’'-]+){1,3}")
_WORDS = patterns.lazy(r"[a-z][a-z’'-]*")
_OPENED = patterns.lazy(r"[^,]{0,40}, (?:the|an?|this|his|her|its|their) (?P<words>[a-z’'-]+(?: [a-z’'-]+){0,2})")
"""What a participle at the start of a sentence is of: "Built in 1911, the chapel"."""
_ANOTHER = patterns.lazy(
    r"\b(?:next (?:to|door)|nearby|opposite|beside|across|behind|adjoining|adjacent|neighbouring|neighboring|"
    r"other|another|replac\w+|stood|original|former|previous|predecessor|earlier|old|remains of|ruins|"
    r"down the road|moved|rebuilt|restored|reconstructed|replica|style|extension|extended|wing|front|facade|"
    r"site of|inspired|copy|contrast|unlike|than|compared|like|alongside|among|joins|joined|linked)\b"
)
_REDUCED = patterns.lazy(r"(?<=[a-z] )(?P<noun>[a-z’'-]+),? (?P<made>[a-z]+(?: up)?) (?:in|about|around) $")
"""What a participle behind it is of: "a clock made in 1750"."""
_DATING = patterns.lazy(r"\b(?:dates?|dated|dating) (?:from|back to)\b")
_MADE = frozenset({"built", "written", "painted", "minted", "designed", "laid", "ended"})


def made_then(environment: Mapping[str, Any], span: Any, year: Any) -> bool:
    """Does "the 18th-century building" take up the thing that the sentence beside it says was made in a year, by its
    noun, by one of the same sense or by a general one for its kind?"""
    view: View = environment[VIEW]
    numbers = view.sentence_at(span.start), view.sentence_at(year.start)
    if abs(numbers[0] - numbers[1]) != 1 or not closed(environment, span, year):
        return False
    here, there = (view.facts.sentences[number] for number in numbers)
    nouns = _NOUNS.match(view.low, span.end, here.end)
    if nouns is None or not _DEFINITE.search(view.low, here.start, span.start):
        return False
    if any(_ANOTHER.search(view.low, sentence.start, sentence.end) for sentence in (here, there)):
        return False
    if not _made(view.low[there.start : year.start]):
        return False
    said_of = owner(view, year)
    if said_of.kin or (said_of.new and numbers[0] < numbers[1]):
        return False
    opened = _OPENED.match(view.low, there.start, there.end)
    words = said_of.words or frozenset(opened["words"].split() if opened else ())
    reduced = _REDUCED.search(view.low, there.start, year.start)
    if reduced and reduced["noun"] in load("thing_kind").forms and reduced["made"] in load("making_stage").forms:
        words = frozenset([reduced["noun"]])
    return any(_one_thing(_singular(noun), _singular(word)) for noun in nouns[0].split() for word in words)


def _made(words: str) -> bool:
    """Do some words tell that a thing was made, and not opened or founded, which is another matter?"""
    forms = load("making_stage").forms
    text = f" {' '.join(_WORDS.findall(words))} "
    return _DATING.search(words) is not None or any(
        group in _MADE for form, (_, group) in forms.items() if f" {form} " in text
    )


def _singular(word: str) -> str:
    return singular(word.removesuffix("'s").removesuffix("’s"))


def _one_thing(noun: str, word: str) -> bool:
    lexicon = load("thing_kind")
    known = lexicon.forms
    if noun == word:
        return noun in known
    if noun not in known or word not in known:
        return False
    if noun in lexicon.data["general"] and known[noun][1].split()[0] == known[word][1].split()[0]:
        return True
    return any(noun in group and word in group for group in lexicon.data["alike"])


made_then.takes_environment = True  # type: ignore[attr-defined]

FUNCTIONS: dict[str, Callable[..., Any]] = {"made_then": made_then}
