"""The shape of a sentence: its tokens, and one letter a token, so that grammar is a regular expression over letters.

A quotation counts as one token, whatever it says; sentences that a quotation ties together are one unit. The letters
are those of the lexicon ``function_words``, and C capitalised, n other word, e -ed, i -ing, G genitive, # figure,
q quotation; a punctuation mark is itself, a dash "-".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, compress, count
from operator import add, itemgetter

from factcheck import patterns
from factcheck.extraction.attributions.cue_lexicon import lexicon
from factcheck.language.known import Known
from factcheck.language.lexicon import load
from factcheck.model import BlockKind, Quotation, Sentence

_QUOTED = "\ue001"
# A word that begins with a plain letter, most of them, is tried first; then a quotation, a figure, any other word.
_TAIL = r"(?:(?:\.(?=[^\W_])|['’&/-])[^\W_]++)*+(?:\.|['’](?=\s))?+"
_TOKEN = patterns.lazy(
    rf"([A-Za-z]++[^\W_]*+{_TAIL}"
    rf"|{_QUOTED}++|[$£€]?\d++(?:[.,:/]\d++)*+(?:%|[^\W\d_]++)?+(?:-[^\W_]++)*+|[^\W_]++{_TAIL}|[–—-]++|\S)"
)
# "to" before a determiner, pronoun or figure is a preposition, not the mark of an infinitive.
_TO = patterns.lazy("T(?=[dgG#smC])")
_CLOSING = " \t\n\u00a0.!?…)]"
_ABBREVIATED = patterns.lazy(r"(?:\b[A-Z]\.)+[A-Z]\Z")
_PLAIN = {"[": "(", "]": ")", "–": "-", "—": "-", "--": "-", "…": ".", "/": "-", "%": "n", "*": "-", "•": "-"}


class Unit:
    """One or more sentences that a quotation holds together, from ``sentences[first]`` to before ``sentences[last]``.
    ``shape[i]`` is the letter of token ``i``, which is ``text[starts[i]:ends[i]]``; ``words`` are in lower case with
    straight apostrophes, ``cues`` the tokens with which one may begin. These are read at once, the rest of most units
    is never asked for."""

    shape: str
    starts: list[int]
    ends: list[int]

    def __init__(
        self, core: str, start: int, block: int, first: int, last: int, quotations: list[Quotation], kind: BlockKind
    ) -> None:
        self.start, self.block, self.first, self.last = start, block, first, last
        self.quotations, self.kind = quotations, kind
        self._pieces = _TOKEN.split(core)
        self._known = [*map(_KNOWN.__getitem__, self._pieces[1::2])]
        self.words = [*map(_WORD, self._known)]
        self.cues = [*compress(count(), map(_CUES, self._known))]

    def __getattr__(self, name: str) -> object:
        """What is made when it is first asked for."""
        value: object
        if name == "shape":
            # "Met", "Will" and "May" with a capital inside a sentence are names.
            letters = [self._known[0][1], *map(_LETTER, self._known[1:])] if self._known else ()
            value = _TO.sub("p", "".join(letters))
        elif name == "starts":
            value = list(accumulate(map(len, self._pieces[:-1]), initial=self.start))[1::2]
        elif name == "ends":
            value = [*map(add, self.starts, map(len, self._pieces[1::2]))]
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def closes(self, at: int) -> bool:
        """Does a comma or a mark of feeling end the quotation before token ``at``?"""
        end = self.ends[at - 1]
        quotation = next((q for q in reversed(self.quotations) if q.end <= end), None)
        return quotation is not None and quotation.text[-2:-1] in (",", "!", "?")

    @property
    def quoted(self) -> bool:
        """Is a quotation among the tokens?"""
        return _QUOTED in self.words


@cache
def _letters() -> dict[str, str]:
    letters = {form: letter for form, (_, letter) in load("function_words").forms.items()}
    # Of the pronouns those that take words behind them: "somebody with knowledge of the talks".
    return letters | dict.fromkeys(("somebody", "someone"), "n")


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
    core = hidden[sentence.start : stop]
    return Unit(core, sentence.start, sentence.block, first, last, quotations, sentence.kind)


def _read(word: str) -> tuple[str, str, str, bool]:
    """The word in lower case with straight apostrophes, its letter at the start of a unit, and elsewhere, and whether
    a cue can begin with it."""
    if word[0] == _QUOTED:
        return _QUOTED, "q", "q", False
    low = word.lower().replace("’", "'")
    letter = _letters().get(low)
    name = letter in ("v", "a") and word[0].isupper()
    first = _letter(word, low) if letter is None or word in ("i", "US") else letter
    cue = low in lexicon().every
    if first == "C" and len(low) > 5 and low.endswith("ing"):
        # "Speaking in Hull, she said": a capital that only opens the sentence.
        return low, "i", "C", cue
    return low, first, _letter(word, low) if name or word == "Today" else first, cue


_KNOWN = Known(_read)
_WORD, _LETTER, _CUES = itemgetter(0), itemgetter(2), itemgetter(3)


def _letter(word: str, low: str) -> str:
    first = word[0]
    if not first.isalpha():
        if low.endswith(("-old", "-olds")):
            # "The 45-year-old said": a person.
            return "n"
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
