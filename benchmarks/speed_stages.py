"""Where the time goes: CPU time of each stage of reading and checking, on 120 whole articles."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import corpus

from factcheck.engine import load
from factcheck.engine.runner import Runner
from factcheck.engine.view import View
from factcheck.extraction import attributions, claims, dates, extract, names, quantities
from factcheck.language import quotations, sentences
from factcheck.model import Article
from factcheck.reading import segment

ARTICLES = 120


def report(data: Path) -> str:
    """A table of stages with their share and speed."""
    plain = [Article.from_text(piece.text, piece.name, piece.date) for piece in corpus.articles(data, ARTICLES)]
    words = sum(len(article.text.split()) for article in plain)
    runner = Runner(load())
    whole = [extract(article) for article in plain]
    for facts in whole:
        runner.examine(facts)
    spent: list[tuple[str, float]] = []

    def timed(name: str, work: Callable[[], object]) -> None:
        start = time.process_time()
        work()
        spent.append((name, time.process_time() - start))

    articles = [facts.article for facts in whole]
    timed("blocks", lambda: [segment(article) for article in plain])
    timed("sentences", lambda: [sentences.split(article) for article in articles])
    timed("quotations", lambda: [quotations.find(article.text, article.blocks) for article in articles])
    timed("dates", lambda: [dates.find(article.text, article.date) for article in articles])
    timed("quantities", lambda: [quantities.find(facts.article.text, facts.dates) for facts in whole])
    timed("names", lambda: [names.find(facts.article, facts.sentences) for facts in whole])
    timed(
        "attributions",
        lambda: [attributions.find(f.article, f.sentences, f.quotations, f.names) for f in whole],
    )
    timed(
        "who says what",
        lambda: [attributions.status(f.article, f.sentences, f.quotations, f.attributions) for f in whole],
    )
    timed("claims", lambda: [claims.find(facts) for facts in whole])
    timed("rules", lambda: [runner.article(View(facts)) for facts in whole])
    drafts = [runner.examine(facts) for facts in whole]
    timed("between articles", lambda: runner.together(drafts))
    total = sum(seconds for _, seconds in spent)
    lines = [f"{len(plain)} articles, {words:,} words, {words / total:,.0f} words per CPU second"]
    lines += [f"{name:18}{seconds / total:7.0%}{words / max(seconds, 1e-9):14,.0f} words/s" for name, seconds in spent]
    return "\n".join(lines)
