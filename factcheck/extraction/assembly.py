"""Read an article into facts: sentences and quotations first, then leaf facts, then who says what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from factcheck import patterns
from factcheck.extraction import attributions, claims, dates, names, quantities
from factcheck.extraction.dateline import dateline
from factcheck.language import quotations, sentences, transcripts
from factcheck.model import Article, Block, Date, Facts, Name, Quantity, Quotation, Sentence
from factcheck.reading import segment

_LENGTH = patterns.lazy(
    r"(?:year|month|week|day|decade|centur|hour|minute|fortnight)\w*(?: ago| later| earlier| before)", re.I
)
Fact = TypeVar("Fact", Sentence, Quotation, Quantity, Date, Name)


def extract(article: Article, before: Facts | None = None) -> Facts:
    """All facts of an article, in text offsets, each tuple sorted by start. Page furniture gives none. ``before``: the
    facts of the same draft as it was a moment ago, which save work and change nothing."""
    article = segment(article)
    if article.date is None and (day := dateline(article.text)) is not None:
        article = msgspec.structs.replace(article, date=day)
    furniture = [block for block in article.blocks or () if block.kind == "boilerplate"]
    marks = _outside(furniture, quotations.find(article.text, article.blocks))
    lines = _outside(furniture, sentences.split(article))
    when = dates.find(article.text, article.date, article.locale)
    # "30 years ago" is a date and holds a duration, which rules recompute.
    figures = _outside(
        furniture, quantities.find(article.text, [date for date in when if not _LENGTH.search(date.text)])
    )
    called = _outside(furniture, names.find(article, lines))
    said = attributions.find(article, lines, marks, called)
    lines = _in_turns(article, attributions.status(article, lines, marks, said))
    facts = Facts(article, lines, figures, _outside(furniture, when), called, marks, said)
    return msgspec.structs.replace(facts, claims=claims.find(facts, before))


def _in_turns(article: Article, lines: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences, those in turns of a transcript with a source: whoever speaks there."""
    turns = transcripts.turns(article.text, article.blocks or ())
    if not turns:
        return lines
    first, last = turns[0][0], turns[-1][1]
    return tuple(msgspec.structs.replace(line, sourced="yes") if first <= line.start < last else line for line in lines)


def _outside(furniture: list[Block], facts: Iterable[Fact]) -> tuple[Fact, ...]:
    if not furniture:
        return tuple(facts)
    return tuple(fact for fact in facts if not any(block.start <= fact.start < block.end for block in furniture))
