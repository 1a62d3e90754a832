"""One saying of one speaker, quoted twice in one article in words that a note-taker swaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any

from factcheck import patterns
from factcheck.comparison.wording import written_out
from factcheck.engine.view import View
from factcheck.language.known import Known
from factcheck.language.lexicon import load, table
from factcheck.language.roots import root
from factcheck.model import Attribution, Quotation

Finding = tuple[int, int, dict[str, Any]]
_WORD = patterns.lazy(r"[^\W_]+(?:[.,]\d+)*(?:['’-][^\W_]+)*")
_LEAST, _MOST, _SHARED, _ALIKE, _OTHER = 4, 40, 3, 0.65, 1
# Quotations of one article that are compared at most with so many before them.
_REACH = 12


class _Said:
    """A quotation with its words and, of those of content, what stands for each: read where its speaker is quoted
    again."""

    def __init__(self, quotation: Quotation, speaker: str, found: list[str]) -> None:
        self.quotation, self.speaker, self._found = quotation, speaker, found

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(written_out([word.replace("’", "'") for word in self._found]))

    @cached_property
    def stands(self) -> dict[str, str]:
        text = " ".join(self.words)
        for phrase, stands in _phrases():
            text = text.replace(phrase, stands)
        words = text.split()
        return {word: stands for word, stands in zip(words, map(_STANDS.__getitem__, words), strict=True) if stands}

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(self.stands.values())


def reworded(view: View) -> Iterator[Finding]:
    """The later of two quotations of one speaker that share most words of content once like words count as one, and do
    not share all of them as they stand."""
    said: list[_Said] = []
    for quotation in view.speech:
        one = _read(view, quotation)
        if one is None:
            continue
        other = next((other for other in said[-_REACH:] if _same_saying(one, other)), None)
        if other is not None:
            words = " ".join(other.quotation.text.split())
            yield quotation.start, quotation.end, {"quotation": quotation, "other": words}
        said.append(one)


def _read(view: View, quotation: Quotation) -> _Said | None:
    if not quotation.speech or not quotation.closed or quotation.continued:
        return None
    voice = next(iter(view.heard_in(quotation.start, quotation.end)), None)
    speaker = _speaker(voice)
    found = _WORD.findall(view.low, quotation.inner_start, quotation.inner_end)
    if speaker is None or not _LEAST <= len(found) <= _MOST:
        return None
    return _Said(quotation, speaker, found)


def _speaker(voice: Attribution | None) -> str | None:
    if voice is None or voice.anonymous or voice.plural:
        return None
    return voice.speaker


def _same_saying(one: _Said, other: _Said) -> bool:
    if one.speaker != other.speaker:
        return False
    shared = one.folded & other.folded
    if len(shared) < _SHARED or 2 * len(shared) < _ALIKE * (len(one.folded) + len(other.folded)):
        return False
    if "?" in one.quotation.text + other.quotation.text:
        return False
    short, long = sorted((one, other), key=lambda said: len(said.words))
    plain = {root(word) for word in long.words}
    # A word of the one that stands in the other only as one like it; where there is none, it is a part quoted again.
    swapped = {stands for word, stands in short.stands.items() if root(word) not in plain and stands in long.folded}
    return bool(swapped) and len(short.folded - long.folded) <= _OTHER


def _stand(word: str) -> str:
    """What stands for a word of content: like words as one, numbers in figures; "" for other words."""
    known = _sets().get(word) or _sets().get(root(word))
    if known is not None:
        return known
    numbers = table("numbers")["cardinals"]
    if word in numbers or word.isdigit():
        return str(numbers.get(word, word))
    return "" if word in load("function_words").forms else root(word)


_STANDS = Known(_stand)


@cache
def _sets() -> dict[str, str]:
    folded: dict[str, str] = {}
    for words in table("like_words")["sets"]:
        for word in words:
            if " " not in word:
                folded.setdefault(word, words[0])
                folded.setdefault(root(word), words[0])
    return folded


@cache
def _phrases() -> list[tuple[str, str]]:
    phrases = [(word, words[0]) for words in table("like_words")["sets"] for word in words if " " in word]
    return [("one hundred", "100"), ("a hundred", "100"), *phrases]


CHECKS: dict[str, Callable[[View], Iterator[Finding]]] = {"reworded": reworded}
