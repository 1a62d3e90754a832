"""Characters per CPU second on whole articles: quantities, dates, both, beside quantulum3 and dateparser.search.

Ours read every article (best of three runs); the peers, which are slower by two orders of magnitude, a seeded sample.
Compiling tables and patterns is left out on all sides by one warm-up article.
"""

from __future__ import annotations

import datetime
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

from factcheck.extraction import dates, quantities

PEER_CHARACTERS = 30_000
PUBLISHED = datetime.date(2019, 6, 1)


def articles(data: Path) -> list[str]:
    """The texts of the two sets of whole articles."""
    texts: list[str] = []
    for name in ("wikinews_dev", "polnear_train"):
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            texts.append(json.loads(line)["text"])
    return texts


def rate(read: Callable[[str], object], texts: list[str], runs: int = 1) -> float:
    """Characters per CPU second, the best of ``runs``."""
    read(texts[0])
    best = 0.0
    for _ in range(runs):
        start = time.process_time()
        for text in texts:
            read(text)
        best = max(best, sum(map(len, texts)) / (time.process_time() - start))
    return best


def both(text: str) -> None:
    """Dates first, then the quantities outside them, as extraction does."""
    quantities.find(text, dates.find(text, PUBLISHED))


def report(data: Path) -> str:
    """A table of readers with their speed and its ratio to quantulum3's."""
    texts = articles(data)
    sample: list[str] = []
    for text in random.Random(7).sample(texts, len(texts)):
        if sum(map(len, sample)) + len(text) <= PEER_CHARACTERS:
            sample.append(text)
    rows = [
        ("quantities and dates", rate(both, texts, 3)),
        ("quantities", rate(quantities.find, texts, 3)),
        ("dates", rate(lambda text: dates.find(text, PUBLISHED), texts, 3)),
    ]
    for name, load in (("quantulum3", _quantulum), ("dateparser.search", _dateparser)):
        try:
            rows.append((name, rate(load(), sample)))
        except ImportError:
            rows.append((name, 0.0))
    base = dict(rows)["quantulum3"]
    lines = [f"{len(texts)} articles, {sum(map(len, texts)):,} characters; peers on {sum(map(len, sample)):,}"]
    for name, speed in rows:
        if not speed:
            lines.append(f"{name:24} not installed")
            continue
        lines.append(
            f"{name:24} {speed:12,.0f} characters per CPU second  {speed / base if base else 0:8.1f} x quantulum3"
        )
    return "\n".join(lines)


def _quantulum() -> Callable[[str], object]:
    from quantulum3 import parser

    return lambda text: parser.parse(text)


def _dateparser() -> Callable[[str], object]:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])
