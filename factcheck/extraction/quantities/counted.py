"""The counted noun phrase: "new officers", "officers and civilian staff", "more patients than last year".

No tagger: a phrase is read word by word from the figure to the first plural (after one: to the last word before a
function word, verb or mark), with what is joined to it by "and". Better nothing than a wrong phrase.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.extraction.quantities.figure import Figure
from factcheck.extraction.quantities.suffixes import singular
from factcheck.language import lexicon

_MOST_WORDS = 5
_WORD = re.compile(r"[ \xa0]([A-Za-z\u00c0-\u024f][\w'’\-]*)")
_AFTER_HYPHEN = re.compile(r"-([a-z]{3,}(?:-[a-z]+)?)(?![\w-])")
_OF = re.compile(r"[ ]of[ ](?:(?:the|its|their|his|her|our|all|those|these|such|any|all the)[ ])?(?=[A-Za-z])")
_THAN = re.compile(
    r"[ ]than[ ](?:(?:in|at|on|during|by)[ ])?(?:(?:the|a|this|last|they|it)[ ])?[A-Za-z0-9][\w'’\-]*(?:[ ](?:year|month|week|quarter|before|ago|earlier|period|time|[0-9]{4}))?"
)
_AND = re.compile(r"[ ](?:and|or)(?=[ ][a-z])")


@cache
def _stop() -> frozenset[str]:
    return frozenset(lexicon.table("counted")["stop"])


@cache
def _plurals() -> dict[str, str]:
    return dict(lexicon.table("counted")["plurals"])


@cache
def _not_plural() -> frozenset[str]:
    table = lexicon.table("counted")
    return frozenset([*table["adjectives_s"], *table["not_nouns"]])


@cache
def _more() -> frozenset[str]:
    return frozenset(lexicon.table("counted")["more"])


def is_plural(word: str) -> bool:
    """Does the word look like a plural noun?"""
    if word in _plurals():
        return True
    return (
        word.endswith("s")
        and len(word) > 3
        and not word.endswith(("ss", "us", "is", "'s", "’s", "ous"))
        and word not in _not_plural()
    )


def attach(text: str, figure: Figure) -> None:
    """Set ``counted`` (place) and ``noun`` of ``figure`` where a noun phrase follows it."""
    following = text[figure.end : figure.end + 1]
    if following == "-":
        match = _AFTER_HYPHEN.match(text, figure.end)
        if match and figure.kind == "number" and match[1] not in ("and", "year", "old", "plus", "odd"):
            figure.counted, figure.noun = match.span(1), singular(match[1])
        return
    if following not in " \xa0" or not following:
        return
    at = figure.end
    if figure.kind != "number" or figure.shape == "fraction":
        of = _OF.match(text, at)
        if of is None:
            if figure.kind not in ("number", "fraction"):
                return
        else:
            at = of.end() - 1
            _base(text, figure, at)
            return
    elif figure.shape == "vague" and (of := _OF.match(text, at)):
        at = of.end() - 1
    _phrase(text, figure, at, figure.value == 1)


def _phrase(text: str, figure: Figure, at: int, single: bool) -> None:
    start, head, end, spoken = at + 1, "", at, 0
    more = False
    stop = _stop()
    while spoken < _MOST_WORDS and (match := _WORD.match(text, end)):
        word = match[1].lower()
        if word in _more() and spoken == 0:
            more, end, spoken = True, match.end(), spoken + 1
            continue
        if head and word in ("and", "or") and not single and _plural_after(text, match.end()):
            end, spoken = match.end(), spoken + 1
            continue
        if word in stop or "'" in word or ("’" in word and not word.endswith(("s’", "’s", "s'", "'s"))):
            break
        if single and ((is_verbal(word) or is_plural(word)) and head or is_adverb(word)):
            break
        head, end, spoken = word, match.end(), spoken + 1
        if not single and is_plural(word):
            end, head = _more_nouns(text, end, head)
            _finish(text, figure, start, _joined(text, end), head, more)
            return
    if single and head and not is_plural(head) and not is_verbal(head):
        figure.counted, figure.noun = (start, end), singular(head)


def is_adverb(word: str) -> bool:
    """Does the word look like an adverb?"""
    return word.endswith("ly") and word not in _nouns_ly()


@cache
def _nouns_ly() -> frozenset[str]:
    return frozenset(lexicon.table("counted")["nouns_ly"])


def _plural_after(text: str, at: int) -> bool:
    """Does "civilian deaths" or "deaths" follow ("combat and civilian deaths")?"""
    for _ in range(2):
        match = _WORD.match(text, at)
        if match is None or match[1].lower() in _stop():
            return False
        if is_plural(match[1].lower()):
            return True
        at = match.end()
    return False


def is_verbal(word: str) -> bool:
    """Does the word look like a verb form?"""
    return word.endswith(("ed", "ing")) and len(word) > 4


def _more_nouns(text: str, end: int, head: str) -> tuple[int, str]:
    """A plural used as an adjective ("sports clubs"): go on where another plural follows at once."""
    match = _WORD.match(text, end)
    if (
        match
        and match[1].islower()
        and match[1] not in _stop()
        and is_plural(match[1])
        and not is_verbal(match[1])
        and match[1] in _plurals()
    ):
        return match.end(), match[1]
    return end, head


def _joined(text: str, end: int) -> int:
    """The end of "officers and civilian staff" after "officers": up to two words and a plural joined by "and"."""
    match = _AND.match(text, end)
    if match is None:
        return end
    at, spoken = match.end(), 0
    while spoken < 3 and (word := _WORD.match(text, at)):
        lower = word[1].lower()
        if lower in _stop() or (is_verbal(lower) and spoken):
            break
        at, spoken = word.end(), spoken + 1
        if is_plural(lower):
            following = _WORD.match(text, at)
            # "five officers and prosecutors say" begins a clause, not a list
            if following and following[1] in (
                "say",
                "said",
                "are",
                "were",
                "have",
                "had",
                "will",
                "told",
                "believe",
                "want",
            ):
                return end
            return at
    return end


def _finish(text: str, figure: Figure, start: int, end: int, head: str, more: bool) -> None:
    if more and (than := _THAN.match(text, end)):
        end = than.end()
    figure.counted, figure.noun = (start, end), singular(head)


def _base(text: str, figure: Figure, at: int) -> None:
    """The whole of "40 per cent of pupils", "a third of all patients", "three tonnes of cocaine"."""
    start, end, head, spoken = at + 1, at, "", 0
    while spoken < _MOST_WORDS and (match := _WORD.match(text, end)):
        word = match[1].lower()
        if word in _stop() or (is_verbal(word) and spoken) or word.endswith(("'s", "’s", "s'", "s’")):
            break
        head, end, spoken = word, match.end(), spoken + 1
        if is_plural(word):
            break
    if head:
        figure.counted, figure.noun = (start, end), singular(head)
