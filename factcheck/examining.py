"""Each article by itself: facts and the hits within it, from an earlier run, from this process or from several."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import count

from factcheck.engine import RuleSet
from factcheck.engine.runner import Examined, Read, Runner
from factcheck.guarding import MANY, extracted, problem
from factcheck.model import Article, Facts, Problem

Watch = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done and how much there is to do."""


Memory = dict[str, tuple[Runner, Examined]]
"""What was last found in each draft, and what ran the rules."""


def examined(
    articles: Mapping[str, Article],
    drafts: Collection[str],
    rule_set: RuleSet,
    problems: list[Problem],
    *,
    cache: bool,
    jobs: int,
    facts_of: Callable[[Article], Facts] | None = None,
    memory: Memory | None = None,
    watch: Watch = lambda what, done, total: None,
) -> tuple[Runner, dict[str, Read]]:
    """The articles by their keys, those among ``drafts`` with their hits, without those that make the program fail,
    which are told to ``problems``; and what ran the rules. ``facts_of`` reads the facts in place of the extraction;
    ``memory`` is what the caller keeps from call to call, for the facts that ``facts_of`` gives again.

    The facts of very many articles are set aside."""
    from factcheck.extraction import extract

    runner = _runner(rule_set)
    numbers = count(1)

    def examine(article: Article) -> Examined:
        watch("checking", next(numbers), len(articles))
        facts = (facts_of or extract)(article)
        if article.path not in drafts:
            return Examined(facts)
        known = memory.get(article.path) if memory is not None else None
        if known is not None and known[0] is runner and known[1].facts is facts:
            return known[1]
        done = runner.examine(facts)
        if memory is not None:
            memory[article.path] = (runner, done)
        return done

    # An editor has its drafts in memory anyway.
    many = facts_of is None and sum(len(article.text) for article in articles.values()) > MANY
    if not cache and (jobs == 1 or len(articles) == 1) and not many:
        return runner, dict(extracted(articles, examine, problems))

    from factcheck import keeping, parallel, shelf

    make: Callable[[bytes, Article], Read] = shelf.Shelf().put if many else keeping.unpack
    keep = keeping.Keeping(rule_set.key) if cache and rule_set.key else None
    known = {key: keep.load(article, key in drafts, make) for key, article in articles.items()} if keep else {}
    new = {key: article for key, article in articles.items() if known.get(key) is None}
    numbers = count(len(articles) - len(new) + 1)
    fresh: dict[str, Read] = {}
    processes = parallel.processes(jobs, new)
    if processes > 1:
        for key, result in parallel.run(new, lambda article: keeping.pack(examine(article.whole())), processes):
            watch("checking", next(numbers), len(articles))
            if isinstance(result, Exception):
                problems.append(problem(key, result))
            else:
                fresh[key] = make(result, new[key])
                if keep:
                    keep.save(new[key], key in drafts, result)
    else:

        def kept(article: Article) -> Read:
            item = examine(article.whole())
            data = keeping.pack(item)
            if keep:
                keep.save(article, article.path in drafts, data)
            return make(data, article) if many else item

        fresh = extracted(new, kept, problems)
    if keep:
        keep.trim()
    if many:
        runner.rest()
    problems.sort(key=lambda problem: problem.path or "")
    found = {key: known.get(key) or fresh.get(key) for key in articles}
    return runner, {key: item for key, item in found.items() if item is not None}


_last: list[tuple[RuleSet, Runner]] = []


def _runner(rule_set: RuleSet) -> Runner:
    """What runs these rules: an editor asks for the same ones at every keystroke."""
    if not _last or not _same(_last[0][0], rule_set):
        _last[:] = [(rule_set, Runner(rule_set))]
    return _last[0][1]


def _same(one: RuleSet, other: RuleSet) -> bool:
    return len(one.rules) == len(other.rules) and all(a is b for a, b in zip(one.rules, other.rules, strict=True))
