"""Contradictions: pairs of sentences, whole articles on one event, agreement recall, and false alarms in one article.

``report`` is what ``accuracy.py contradictions`` prints. As a script, ``accuracy_contradictions.py DATA OUT`` writes
every finding on the whole articles with its sentences, for reading by hand; precision is what a reader says of that.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HALVES = ("even", "odd")


def facts(text: str, path: str) -> Any:
    """The facts of a text."""
    from factcheck.extraction import extract
    from factcheck.model import Article

    return extract(Article.from_text(text, path))


def rows(path: Path) -> list[dict[str, Any]]:
    """The items of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def half(name: str) -> str:
    """Which half an item is in, by a hash of its id: the even one was tuned on."""
    return HALVES[int(hashlib.sha1(name.encode()).hexdigest(), 16) % 2]


def wilson(right: int, all_: int) -> str:
    """A share with its 95% Wilson interval."""
    if not all_:
        return "-"
    share, z = right / all_, 1.96
    middle = (share + z * z / (2 * all_)) / (1 + z * z / all_)
    reach = z * math.sqrt(share * (1 - share) / all_ + z * z / (4 * all_ * all_)) / (1 + z * z / all_)
    return f"{share:.2f} [{middle - reach:.2f}-{middle + reach:.2f}] ({right}/{all_})"


def pairs(data: Path) -> list[str]:
    """Precision and recall on labelled pairs of sentences: a prediction is any conflict across the two."""
    from factcheck.comparison import conflicts

    counts: dict[str, Counter[tuple[bool, bool]]] = {name: Counter() for name in HALVES}
    for row in rows(data / "ecb_conflicts_dev.jsonl"):
        found = conflicts([facts(row["text_a"], "a.txt"), facts(row["text_b"], "b.txt")]).conflicts
        event = "_".join(row["evidence"]["a"].split("_")[:1])
        counts[half(event)][bool(found), row["label"] == "contradiction"] += 1
    lines = []
    for name, count in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        hits, false, missed = count[True, True], count[True, False], count[False, True]
        lines.append(f"  pairs, {name}: precision {wilson(hits, hits + false)}, recall {wilson(hits, hits + missed)}")
    return lines


def clusters(data: Path) -> Iterator[tuple[str, list[Any]]]:
    """The facts of the articles of each event."""
    for row in rows(data / "ecb_dev_articles.jsonl"):
        yield row["id"], [facts(article["text"], article["id"]) for article in row["articles"]]


def distinctive(value: Decimal | None) -> bool:
    """Would two reports hardly share this figure by chance: a decimal, or one from 13 on that is not round?"""
    if value is None:
        return False
    if value != value.to_integral_value():
        return True
    return (value >= 13 and value % 10 != 0) or (value >= 100 and value % 100 != 0)


def agreement(articles: list[Any]) -> tuple[int, int]:
    """Of the distinctive values that two articles both give (same measure and unit): how many were comparable."""
    from factcheck.comparison.comparable import refusal
    from factcheck.comparison.events import OF_EVENTS, other_event
    from factcheck.comparison.sheets import page_of

    held = met = 0
    pages = [page_of(article, True) for article in articles]
    for one, other in itertools.combinations(pages, 2):
        shared = _figures(one) & _figures(other)
        for figure in shared:
            met += 1
            told = other_event(one, other)
            left = [s for s in one.sheets if (s.claim.measure, s.quantity.unit, s.claim.value) == figure]
            right = [s for s in other.sheets if (s.claim.measure, s.quantity.unit, s.claim.value) == figure]
            held += any(
                a.key == b.key and refusal(a, b) is None and not (told and a.key[0] in OF_EVENTS)
                for a in left
                for b in right
            )
    return held, met


def _figures(page: Any) -> set[tuple[str, str, Decimal]]:
    return {
        (claim.measure, claim.unit, claim.value)
        for claim in page.facts.claims
        if distinctive(claim.value) and (claim.measure != "number" or claim.subject)
    }


def whole(data: Path, out: Path | None = None) -> list[str]:
    """Findings on the whole articles of each event, by severity, and agreement recall."""
    from factcheck.comparison import conflicts

    found: dict[str, Counter[str]] = {name: Counter() for name in HALVES}
    refused: Counter[str] = Counter()
    dumped: list[str] = []
    for name, articles in clusters(data):
        count = found[half(name)]
        result = conflicts(articles)
        refused.update(result.refused)
        held, met = agreement(articles)
        count.update({"clusters": 1, "compared": result.compared, "held": held, "met": met})
        texts = {article.path: article for article in articles}
        for conflict in result.conflicts:
            count[conflict.severity] += 1
            sides = (_shown(texts, side) for side in (conflict.later, conflict.earlier))
            dumped.append("\n  ".join([f"{half(name)} {name}", *sides]) + "\n")
    if out:
        out.write_text("\n".join(dumped), encoding="utf-8")
    lines = [
        f"  whole articles, {name}: {c['clusters']} clusters, {c['error']} errors, {c['warning']} warnings, "
        f"{c['info']} infos, {c['compared']} compared, agreement recall {wilson(c['held'], c['met'])}"
        for name, c in found.items()
    ]
    return [*lines, "  refused: " + ", ".join(f"{reason} {count}" for reason, count in refused.most_common(12))]


def mixed(data: Path) -> list[str]:
    """Two events of one kind in one folder, without dates: findings that hold the one against the other, all wrong."""
    from factcheck.comparison import conflicts

    kinds: dict[str, list[tuple[str, list[Any]]]] = defaultdict(list)
    for name, articles in clusters(data):
        kinds[name.rsplit("_", 1)[0]].append((name, articles))
    count: Counter[str] = Counter()
    for events in kinds.values():
        origin = {article.path: name for name, articles in events for article in articles}
        for conflict in conflicts([article for _, articles in events for article in articles]).conflicts:
            count[conflict.severity] += origin[conflict.later.path] != origin[conflict.earlier.path]
    shown = ", ".join(f"{count[severity]} {severity}s" for severity in ("error", "warning", "info"))
    return [f"  two like events in one folder: {len(kinds)} folders, held against each other: {shown}"]


def _shown(texts: dict[str, Any], side: Any) -> str:
    article = texts[side.path]
    text = article.article.text
    for sentence in article.sentences:
        if sentence.start <= side.start < sentence.end:
            words = f"{text[sentence.start : side.start]}[[{side.text}]]{text[side.end : sentence.end]}"
            return f"{side.path}: {' '.join(words.split())}"
    return f"{side.path}: {side.text}"


def alone(data: Path) -> list[str]:
    """Conflicts within single clean articles, per 1,000 words."""
    from factcheck.comparison import conflicts

    lines = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in HALVES}
    for row in rows(data / "wikinews_dev.jsonl"):
        count = counts[half(row["id"])]
        count["words"] += len(row["text"].split())
        count.update(conflict.severity for conflict in conflicts([facts(row["text"], row["id"])]).conflicts)
    for name, count in counts.items():
        rates = ", ".join(f"{kind} {1000 * count[kind] / count['words']:.3f}" for kind in ("error", "warning", "info"))
        lines.append(f"  one article, {name}, per 1,000 words: {rates}")
    return lines


def report(data: Path) -> str:
    """All tables."""
    return "\n".join(["contradictions", *pairs(data), *whole(data), *mixed(data), *alone(data)])


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    print("\n".join(whole(Path(sys.argv[1]), Path(sys.argv[2]))))
