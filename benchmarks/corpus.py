"""Articles in any amount: real ones, then copies with other names, figures and days.

So that the whole does not become one story told many times, each copy has names made of syllables instead of its
capitalised words, other digits in its figures, and a publication day far from those of the other copies."""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

SETS = ("wikinews_dev", "polnear_train")
_FIRST = datetime.date(1980, 1, 1)
_APART = 97
_WORD = re.compile(r"\b[A-Z][a-z]+\b|\d+")
_ONSETS = (*"bcdfghjklmnprstvw", "br", "ch", "cl", "dr", "gr", "sh", "st", "th", "tr")
_RHYMES = ("an", "ar", "el", "en", "er", "ick", "il", "in", "ock", "olm", "on", "ott", "ow", "und", "urn", "ane")


class Piece(NamedTuple):
    """An article: a file name, the day of publication, the text."""

    name: str
    date: datetime.date
    text: str


@cache
def originals(data: Path) -> tuple[str, ...]:
    """The texts of all articles in the data."""
    lines = [line for name in SETS for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return tuple(json.loads(line)["text"] for line in lines)


def pieces(data: Path, seed: int = 1) -> Iterator[Piece]:
    """Articles without end, the same for the same seed."""
    texts = originals(data)
    # What is also written small is no name.
    small = set(re.findall(r"\b[a-z]+\b", " ".join(texts)))
    number = 0
    while True:
        for at, text in enumerate(texts):
            copy, number = number // len(texts), number + 1
            day = _FIRST + datetime.timedelta(days=_APART * copy + at % 40)
            yield Piece(f"{copy:03}-{at:04}.txt", day, _other(text, small, seed * 1_000_003 + number) if copy else text)


def articles(data: Path, count: int, seed: int = 1) -> list[Piece]:
    """The first ``count`` articles."""
    return [piece for piece, _ in zip(pieces(data, seed), range(count), strict=False)]


def write(data: Path, folder: Path, characters: int, seed: int = 1) -> int:
    """Write articles of that many characters together as files into a folder; gives the number of their words."""
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for piece in pieces(data, seed):
        (folder / piece.name).write_text(f"---\ndate: {piece.date}\n---\n{piece.text}", encoding="utf-8")
        words += len(piece.text.split())
        characters -= len(piece.text)
        if characters <= 0:
            return words
    return words


def _other(text: str, small: set[str], seed: int) -> str:
    chance = random.Random(seed)
    known: dict[str, str] = {}

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        if word not in known:
            if word[0].isdigit():
                known[word] = _digits(word, chance)
            elif word.lower() in small or len(word) < 3:
                known[word] = word
            else:
                parts = [chance.choice(_ONSETS) + chance.choice(_RHYMES) for _ in range(chance.choice((1, 2, 2, 3)))]
                known[word] = "".join(parts).capitalize()
        return known[word]

    return _WORD.sub(replaced, text)


def _digits(word: str, chance: random.Random) -> str:
    if len(word) == 4 and word[:2] in ("19", "20"):
        return f"{word[:2]}{chance.randrange(100):02}"
    if len(word) <= 2:
        return str(chance.randint(1, max(int(word), 2)))
    return str(chance.randint(1, 9)) + "".join(chance.choice("0123456789") for _ in word[1:])
