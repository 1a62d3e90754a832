"""Articles read and checked by several processes. What comes back does not depend on how many there are."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from factcheck.model import Article

_WORTHWHILE = 400_000
"""Characters that pay for a process: starting one costs as much as checking some 50,000."""
_SHARE = 8
"""Shares of the work for each process, so that none waits long for another."""

Work = Callable[[Article], bytes]
_work: Work | None = None
_articles: Mapping[str, Article] = {}


def processes(jobs: int, articles: Mapping[str, Article]) -> int:
    """How many processes to use: ``jobs``, or for 0 as many as the machine has and the amount of text pays for."""
    if not hasattr(os, "fork"):
        return 1
    if jobs:
        return min(jobs, max(len(articles), 1))
    affinity = getattr(os, "sched_getaffinity", None)
    there = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(there, sum(len(article.text) for article in articles.values()) // _WORTHWHILE))


def run(articles: Mapping[str, Article], work: Work, jobs: int) -> Iterator[tuple[str, bytes | Exception]]:
    """What ``work`` makes of each article, or the exception that it raises, by ``jobs`` processes; in no order.

    The processes are forks, so that they share what this one has loaded."""
    import multiprocessing

    global _work, _articles
    _work, _articles = work, articles
    keys = sorted(articles, key=lambda key: -len(articles[key].text))
    shares = [keys[start :: jobs * _SHARE] for start in range(jobs * _SHARE)]
    gc.freeze()  # what is loaded is shared as long as nobody looks at it
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for results in pool.imap_unordered(_share, [share for share in shares if share]):
            yield from results
    _work, _articles = None, {}


def _share(keys: Sequence[str]) -> list[tuple[str, bytes | Exception]]:
    assert _work is not None
    results: list[tuple[str, bytes | Exception]] = []
    for key in keys:
        try:
            results.append((key, _work(_articles[key])))
        except Exception as error:
            results.append((key, RuntimeError(f"{type(error).__name__}: {error}")))
    return results
