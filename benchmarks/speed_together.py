"""Comparison between articles: CPU seconds for 300, 1,000 and more articles checked together, and the exponent."""

from __future__ import annotations

import math
import os
import time
from pathlib import Path

import corpus

from factcheck.engine import load
from factcheck.engine.runner import Runner
from factcheck.extraction import extract
from factcheck.model import Article

SIZES = tuple(int(size) for size in os.environ.get("SPEED_ARTICLES", "300,1000").split(","))


def report(data: Path) -> str:
    """A table of sizes with the time for comparison alone and for everything."""
    runner = Runner(load())
    lines = [f"{'articles':>9}{'words':>11}{'facts s':>9}{'rules s':>9}{'compared s':>12}"]
    costs = []
    for size in SIZES:
        pieces = corpus.articles(data, size)
        start = time.process_time()
        facts = [extract(Article.from_text(piece.text, piece.name, piece.date)) for piece in pieces]
        read = time.process_time()
        drafts = [runner.examine(item) for item in facts]
        examined = time.process_time()
        runner.together(drafts)
        end = time.process_time()
        words = sum(len(piece.text.split()) for piece in pieces)
        costs.append((words, end - examined, end - start))
        lines.append(f"{size:9,}{words:11,}{read - start:9.2f}{examined - read:9.2f}{end - examined:12.2f}")
    (few, low, small), (many, high, large) = costs[0], costs[-1]
    grown = math.log(many / few)
    lines.append(
        f"exponent: comparison {math.log(high / low) / grown:.2f}, everything {math.log(large / small) / grown:.2f}"
    )
    return "\n".join(lines)
