"""Attribution on PolNeAR: exact and overlap F1, speakers, sentence status. The articles are split into two halves by
the SHA-1 of their id; rules are tuned on the even half and reported on the odd one."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from factcheck.extraction import attributions
from factcheck.language import quotations, sentences
from factcheck.model import Article, Attribution

Pair = tuple[int, int]


def half(identifier: str) -> int:
    """0 for the half that is tuned on, 1 for the one that is reported."""
    return int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % 2


def f1(right: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 from counts."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(one: Iterable[Pair], two: Iterable[Pair]) -> float:
    """Characters in both over characters in either."""
    first = {at for start, end in one for at in range(start, end)}
    second = {at for start, end in two for at in range(start, end)}
    return len(first & second) / len(first | second) if first | second else 0.0


class Score:
    """Counts over articles."""

    def __init__(self) -> None:
        self.exact: dict[str, list[int]] = {part: [0, 0, 0] for part in ("source", "cue", "content")}
        self.soft: dict[float, list[int]] = {0.3: [0, 0, 0, 0], 0.8: [0, 0, 0, 0]}
        self.speaker = [0, 0]
        self.labels: Counter[tuple[str, str]] = Counter()

    def article(self, gold: list[dict[str, Any]], found: tuple[Attribution, ...]) -> None:
        """Add one article."""
        sides: dict[str, tuple[Counter[Any], Counter[Any]]] = {
            "source": (
                Counter((q["speaker_start"], q["speaker_end"]) for q in gold if q["speaker_start"] is not None),
                Counter((a.source.start, a.source.end) for a in found if a.source),
            ),
            "cue": (
                Counter((q["cue_start"], q["cue_end"]) for q in gold if q["cue_start"] is not None),
                Counter((a.cue.start, a.cue.end) for a in found if a.cue),
            ),
            "content": (
                Counter(tuple(tuple(span) for span in q["spans"]) for q in gold),
                Counter(tuple((s.start, s.end) for s in a.content) for a in found),
            ),
        }
        for part, (one, two) in sides.items():
            counts = self.exact[part]
            counts[0] += sum((one & two).values())
            counts[1] += sum(two.values())
            counts[2] += sum(one.values())
        for level, counts in self.soft.items():
            self._overlaps(level, counts, gold, found)

    def _overlaps(
        self, level: float, counts: list[int], gold: list[dict[str, Any]], found: tuple[Attribution, ...]
    ) -> None:
        """Recall of the direct and mixed ones among all that were found, precision of those found among all marked:
        the marks of the corpus call a quotation in doubled single marks indirect, which is no error of a reader."""
        given = [(a, [(s.start, s.end) for s in a.content]) for a in found]
        for q in gold:
            if q["type"] == "indirect":
                continue
            near = [
                (overlap(q["spans"], spans), a)
                for a, spans in given
                if spans[0][0] < q["end"] and q["start"] < spans[-1][1]
            ]
            value, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
            counts[3] += 1
            if best is None or value < level:
                continue
            counts[2] += 1
            if level == 0.3 and q["speaker_start"] is not None:
                source = best.source
                self.speaker[1] += 1
                self.speaker[0] += source is not None and (
                    (source.start < q["speaker_end"] and q["speaker_start"] < source.end)
                    or source.text.lower() == q["speaker"].lower()
                )
        for a, spans in given:
            if a.kind != "indirect":
                counts[1] += 1
                counts[0] += any(
                    overlap(q["spans"], spans) >= level
                    for q in gold
                    if q["start"] < spans[-1][1] and spans[0][0] < q["end"]
                )

    def macro(self, group: Callable[[str], str | None]) -> float:
        """Macro-F1 of the sentence labels after ``group`` has merged them (None leaves a gold label out)."""
        pairs: Counter[tuple[str, str]] = Counter()
        for (gold, mine), count in self.labels.items():
            merged = group(gold)
            if merged is not None:
                pairs[merged, group(mine) or "sourced"] += count
        values = []
        for name in {gold for gold, _ in pairs}:
            right = pairs[name, name]
            values.append(
                f1(
                    right,
                    sum(c for (_, m), c in pairs.items() if m == name),
                    sum(c for (g, _), c in pairs.items() if g == name),
                )[2]
            )
        return sum(values) / len(values) if values else 0.0


_OURS = {"yes": "sourced", "no": "unsourced", "partly": "partly", "no_source": "no_source"}


def measure(data: Path, wanted: int = 1) -> tuple[Score, float]:
    """The score of one half of the training articles, and the characters of it read in one CPU second."""
    labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (data / "polnear_sentences_train.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        labels[item["id"].split("#")[0]].append(item)
    score, characters, seconds = Score(), 0, 0.0
    for line in (data / "polnear_train.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if half(item["id"]) != wanted:
            continue
        article = Article.from_text(item["text"])
        split, quoted = sentences.split(article), quotations.find(article.text)
        start = time.process_time()
        found = attributions.find(article, split, quoted)
        if hasattr(attributions, "status"):
            split = attributions.status(article, split, quoted, found)
        seconds += time.process_time() - start
        characters += len(article.text)
        score.article(item["quotes"], found)
        for gold in labels[item["id"]]:
            inside = [s for s in split if s.start < gold["end"] and gold["start"] < s.end]
            if inside:
                best = max(inside, key=lambda s: min(s.end, gold["end"]) - max(s.start, gold["start"]))
                score.labels[gold["label"], _OURS[best.sourced]] += 1
    return score, characters / seconds if seconds else 0.0


def report(data: Path, wanted: int = 1) -> str:
    """The figures as a table."""
    score, speed = measure(data, wanted)
    lines = [f"PolNeAR train, {'odd' if wanted else 'even'} half by SHA-1 of the id"]
    for part, counts in score.exact.items():
        precision, recall, value = f1(*counts)
        lines.append(f"{part:<8} exact     P {precision:.3f}  R {recall:.3f}  F1 {value:.3f}")
    for level, counts in score.soft.items():
        precision, recall = counts[0] / max(counts[1], 1), counts[2] / max(counts[3], 1)
        value = 2 * precision * recall / (precision + recall)
        lines.append(f"direct+mixed >= {level}  P {precision:.3f}  R {recall:.3f}  F1 {value:.3f}")
    lines.append(f"speaker          {score.speaker[0] / max(score.speaker[1], 1):.3f}")
    clear = score.macro(lambda label: {"sourced": "sourced", "unsourced": "unsourced"}.get(label))
    both = score.macro(lambda label: "unsourced" if label == "unsourced" else "sourced")
    lines.append(
        f"sentences        macro-F1 {clear:.3f} (sourced, unsourced)  {both:.3f} (all, partly and no_source as sourced)"
    )
    lines.append(f"speed            {speed:,.0f} characters a CPU second")
    return "\n".join(lines)
