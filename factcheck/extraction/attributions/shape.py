"""The shape of a sentence: its tokens, and one letter a token, so that grammar is a regular expression over letters.

A quotation counts as one token, whatever it says; sentences that a quotation ties together are one unit. The letters
are those of the lexicon ``function_words``, and C capitalised, n other word, e -ed, i -ing, G genitive, # figure,
q quotation; a punctuation mark is itself, a dash "-".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from factcheck import patterns
from factcheck.language.lexicon import load
from factcheck.model import BlockKind, Quotation, Sentence

_QUOTED = "\ue001"
_TOKEN = patterns.lazy(
    rf"{_QUOTED}+|[$£€]?\d+(?:[.,:/]\d+)*(?:%|[^\W\d_]+)?(?:-[^\W_]+)*"
    r"|[^\W_]+(?:(?:\.(?=[^\W_])|['’&/-])[^\W_]+)*(?:\.|['’](?=\s))?|[–—-]+|\S"
)
# "to" before a determiner, pronoun or figure is a preposition, not the mark of an infinitive.
_TO = patterns.lazy("T(?=[dgG#sm])")
_CLOSING = " \t\n\u00a0.!?…)]"
_ABBREVIATED = patterns.lazy(r"(?:\b[A-Z]\.)+[A-Z]\Z")
_PLAIN = {"[": "(", "]": ")", "–": "-", "—": "-", "--": "-", "…": ".", "/": "-", "%": "n", "*": "-", "•": "-"}


class Unit(msgspec.Struct):
    """One or more sentences that a quotation holds together. ``shape[i]`` is the letter of token ``i``, which is
    ``text[starts[i]:ends[i]]``; ``words`` are in lower case with straight apostrophes. ``end`` leaves out the stop."""

    start: int
    end: int
    block: int
    first: int
    last: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    shape: str
    quotations: list[Quotation]
    kind: BlockKind = "paragraph"


@cache
def _letters() -> dict[str, str]:
    return {form: letter for form, (_, letter) in load("function_words").forms.items()}


def masked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text with each outer quotation replaced by as many private characters."""
    parts: list[str] = []
    at = 0
    for quotation in quotations:
        if quotation.depth == 0 and quotation.start >= at:
            parts += (text[at : quotation.start], _QUOTED * (quotation.end - quotation.start))
            at = quotation.end
    parts.append(text[at:])
    return "".join(parts)


def units(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """The units of a text in order, without page furniture and tables."""
    hidden = masked(text, quotations)
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    starts = [quotation.start for quotation in outer]
    index = 0
    while index < len(sentences):
        first = index
        sentence = sentences[index]
        end = sentence.end
        index += 1
        while (
            index < len(sentences)
            and sentences[index].block == sentence.block
            and _held(hidden, end, sentences[index].start)
        ):
            end = sentences[index].end
            index += 1
        if sentence.kind in ("boilerplate", "table"):
            continue
        low = bisect_right(starts, sentence.start - 1)
        high = bisect_right(starts, end - 1)
        yield _unit(hidden, sentence, end, first, index, outer[low:high])


def _held(hidden: str, end: int, start: int) -> bool:
    """Does one quotation reach over the gap between two sentences?"""
    return hidden[end - 1] == _QUOTED and hidden[start] == _QUOTED and hidden[end:start].strip(_QUOTED) == ""


def _unit(hidden: str, sentence: Sentence, end: int, first: int, last: int, quotations: list[Quotation]) -> Unit:
    core = hidden[sentence.start : end]
    stop = sentence.start + len(core.rstrip(_CLOSING))
    if "(" in core and hidden[stop : stop + 1] in ")]":
        stop += 1
    if hidden[stop : stop + 1] == "." and _ABBREVIATED.search(hidden, max(sentence.start, stop - 6), stop):
        stop += 1
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    shape: list[str] = []
    known = _KNOWN
    for match in _TOKEN.finditer(hidden, sentence.start, stop):
        begin, end = match.span()
        word = hidden[begin:end]
        entry = known.get(word)
        if entry is None:
            entry = _read(word)
        starts.append(begin)
        ends.append(end)
        words.append(entry[0])
        # "Met", "Will" and "May" with a capital inside a sentence are names.
        shape.append(entry[1] if len(starts) == 1 else entry[2])
    return Unit(
        sentence.start,
        max(stop, sentence.start),
        sentence.block,
        first,
        last,
        starts,
        ends,
        words,
        _TO.sub("p", "".join(shape)),
        quotations,
        sentence.kind,
    )


# What is known of each word met so far; emptied when it grows too large, so that hostile text cannot fill the memory.
_KNOWN: dict[str, tuple[str, str, str]] = {}
_MOST_KNOWN = 50_000


def _read(word: str) -> tuple[str, str, str]:
    """The word in lower case with straight apostrophes, its letter at the start of a unit, and elsewhere."""
    if word[0] == _QUOTED:
        return _QUOTED, "q", "q"
    low = word.lower().replace("’", "'")
    letter = _letters().get(low)
    name = letter in ("v", "a") and word[0].isupper()
    first = _letter(word, low) if letter is None or word in ("i", "US") else letter
    if first == "C" and len(low) > 5 and low.endswith("ing"):
        # "Speaking in Hull, she said": a capital that only opens the sentence.
        entry = low, "i", "C"
    else:
        entry = low, first, _letter(word, low) if name or word == "Today" else first
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[word] = entry
    return entry


def _letter(word: str, low: str) -> str:
    first = word[0]
    if not first.isalpha():
        if first.isdigit() or first in "$£€":
            return "#"
        return _PLAIN.get(word, "-" if first in "–—-" else first)
    if low.endswith(("'s", "s'")):
        return "G"
    if first.isupper():
        return "C"
    if low.endswith("ly") and len(low) > 4:
        return "r"
    if low.endswith("ed") and len(low) > 4:
        return "e"
    if low.endswith("ing") and len(low) > 5:
        return "i"
    return "n"
