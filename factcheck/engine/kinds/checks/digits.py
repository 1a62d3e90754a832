"""Digits: commas of thousands that stand in the wrong places, marks that stand twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.roots import people, personal, singular

Finding = tuple[int, int, dict[str, Any]]
_GROUPS = patterns.lazy(
    r"\d(?:(?<![\d.,:/\w-].)|(?<=\bR.)|(?<=\bRs.))\d{0,2}(?:,\d{1,7}){1,6}(?![\d:/]|[.,]\d|-\w|\w| (?:and|or|to) \d)"
    r"|(?<=[£$€])\d{1,3},\d{1,2}(?=(?:m|bn|tn)\b| (?:million|billion|trillion)\b)"
)
_COMMA = patterns.lazy(r",\d")
_POINT = patterns.lazy(r"(?<![\d.,£$€])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d)")
_WITH_COMMA = patterns.lazy(r"(?<![\d,.])\d{1,3},\d{3}(?![\d,.]\d)")
_SPREAD = patterns.lazy(
    r"\b(?:average[ds]?|averaging|mean|median|per|each|every|rates?|ratio|index|points?|marks?|score[ds]?)\b"
)
_TWICE = patterns.lazy(
    r"(?<![\d.,:/\w-])\d{1,4}(?:,\d{3})*(?:,(?:,|\.)\d{1,3}\b(?![.,]\d)"
    r"|\.\d{1,2}\.\d{1,2}(?= ?(?:%|(?:per ?cent|percentage points?|million|billion|bn|trillion|crore"
    r"|lakh|km|kg|tonnes?|miles?|metres?|litres?|hectares?|acres?)\b|m\b|°)))"
    r"|(?<=[£$€₹])\d{1,3}(?:,\d{3})*\.\d{1,3}\.\d{1,2}\b(?!\.)"
    r"|£\d{1,3}(?:\.\d\d)?p(?![\w/&])"
    r"|(?:£(?=[^ ]+ pounds)|(?<![A-Z])\$(?=[^ ]+ dollars)|€(?=[^ ]+ euros))"
    r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?(?:m|bn)? [a-z]+"
)
"""A figure with two marks side by side ("1,,200"), or with two decimal points and a unit, which no date, clock, score
or number of a section has ("3.4.2 per cent")."""
_POINTS = patterns.lazy(r"\.\d{1,3}\.\d|£[\d.]+p\b|[£$€][^ ]+ (?:pounds|dollars|euros)\b")
_RAND, _DIGITS = patterns.lazy(r"\bR\d|\brands?\b"), 3
_THOUSANDS = ("£", "$", "€")
"""Signs of currencies whose figures are grouped by thousands."""
_PLAIN = patterns.lazy(r"\d{1,3}(?:,\d{3})+")
_SPACED = patterns.lazy(r"\d[ \u00a0\u2009\u202f]")
_RIGHT = patterns.lazy(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}")


def digit_groups(view: View) -> Iterator[Finding]:
    """Figures whose commas follow neither 1,234,567 nor 12,34,567. One digit after one comma ("2,4") may be a list or
    a decimal comma, and is left alone."""
    for match in _GROUPS.finditer(view.text) if _COMMA.search(view.text) else ():
        groups = match[0].split(",")
        pounds = view.text[max(0, match.start() - 1) : match.start()] in _THOUSANDS and match.start() > 0
        if pounds and not _PLAIN.fullmatch(match[0]):
            yield match.start(), match.end(), {"found": match[0]}
            continue
        if len(groups) == 2 and view.text[match.start() - 1 : match.start()] in ("R", "s"):
            continue  # rand have a decimal comma
        if _SPACED.search(view.text, max(0, match.start() - 2), match.start()) and len(groups) == 2:
            continue  # "1 250 000,50": blanks for thousands, a comma for the point
        if len(groups) == 2 and len(groups[1]) < _DIGITS and _RAND.search(view.text):
            continue  # "17,50 to the dollar": so has copy on rand
        if _RIGHT.fullmatch(match[0]) or (len(groups) == 2 and len(groups[1]) == 1) or _listed(groups):
            continue
        yield match.start(), match.end(), {"found": match[0]}
    yield from _points(view)


def _points(view: View) -> Iterator[Finding]:
    """Counts with a point where the comma of thousands belongs: of people, since nobody counts thousandths of a runner,
    and of other things where the copy has a comma in another figure."""
    for figure in view.facts.quantities:
        if figure.kind != "number" or not figure.noun or "." not in figure.text or figure.hedge is not None:
            continue
        noun, commas = singular(figure.noun), _WITH_COMMA.search(view.text) is not None
        if _POINT.fullmatch(figure.text.split(" ")[0]) and (commas or noun in people() or personal(noun)):
            sentence = view.facts.sentences[view.sentence_at(figure.start)]
            if not _SPREAD.search(view.low, sentence.start, sentence.end):
                yield figure.start, figure.end, {"found": figure.text}


def _listed(groups: list[str]) -> bool:
    """Are these several figures, one larger than the other, without blanks between them ("rows 4,5,6")?"""
    figures = [int(group) for group in groups]
    return len(groups) > 2 and len(groups[-1]) < 3 and all(a < b for a, b in pairwise(figures))


def marks_twice(view: View) -> Iterator[Finding]:
    """Figures with a comma or a decimal point too many."""
    if ",," not in view.text and ",." not in view.text and not _POINTS.search(view.text):
        return
    for match in _TWICE.finditer(view.text):
        yield match.start(), match.end(), {"found": match[0]}


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"digit_groups": digit_groups, "marks_twice": marks_twice}
