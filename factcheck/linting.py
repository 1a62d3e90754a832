"""The only place where the rooms meet: articles -> facts -> rules -> suppression -> sorted findings -> Report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from factcheck import suppression
from factcheck.configuration.settings import Settings
from factcheck.errors import ConfigError
from factcheck.guarding import together
from factcheck.locating import Locator, in_file
from factcheck.locating import order as by_place
from factcheck.model import SEVERITIES, Article, ClaimCounts, Facts, Finding, House, Report, RuleNote, Severity, Summary

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.engine import RuleSet, RunResult
    from factcheck.engine.runner import Read
    from factcheck.examining import Memory, Watch

SettingsFor = Callable[[str], Settings]

SUPPRESSION_RULES = (suppression.UNUSED, suppression.UNKNOWN, suppression.NO_REASON)
"""Ids of the findings about ignore comments; they are selected, ignored and given severities like rules."""


def check(
    articles: Sequence[Article],
    against: Sequence[Article] = (),
    context: Sequence[Article] = (),
    rules: RuleSet | Sequence[str | Path] | None = None,
) -> list[Finding]:
    """Check articles with the built-in rules: all findings, sorted by path, offset and rule, in file offsets.

    ``against`` is evidence (notes, releases, transcripts), ``context`` are other articles of the story, read for
    comparison: no finding has its only place in either. ``rules`` is
    a rule set, or names rules or folders of rules ("numbers", "quotes/unclosed") and, as Path, further rule files.
    Ignore comments in the articles are honoured; configuration files are not read. Raises ConfigError for a rule or
    folder that does not exist, RuleError for rule files that cannot be understood.
    """
    from factcheck.engine import RuleSet, load

    context = (*context, *(msgspec.structs.replace(item, role="evidence") for item in against))
    settings = Settings()
    if isinstance(rules, RuleSet):
        rule_set = rules
    else:
        extra = [rule for rule in rules or () if not isinstance(rule, str)]
        rule_set = load(extra) if extra else _built_in()
        settings = Settings(select=tuple(rule for rule in rules or () if isinstance(rule, str)))
        raise_unknown(settings, rule_set)
    return list(lint(articles, context, rule_set, lambda path: settings).findings)


@cache
def _built_in() -> RuleSet:
    """Whoever checks one article after another asks for them each time; what is compiled of them stays with them, and
    patterns are kept for the next process as the command line keeps them."""
    import atexit

    from factcheck import derived, patterns
    from factcheck.engine import load

    atexit.register(patterns.keep)
    atexit.register(derived.keep)
    return load()


def raise_unknown(settings: Settings, rule_set: RuleSet) -> None:
    """Raises ConfigError where the settings name a rule or folder that does not exist."""
    from factcheck.configuration.settings import unknown_rules

    for problem in unknown_rules(settings, known_rules(rule_set)):
        raise ConfigError(problem.message, kind=problem.kind)


def known_rules(rule_set: RuleSet) -> list[str]:
    """Every id that settings and ignore comments may name."""
    return [*(rule.id for rule in rule_set.rules), *SUPPRESSION_RULES]


def extract(article: Article) -> Facts:
    """The facts of an article, in file offsets: ``article.file_text[fact.start:fact.end] == fact.text``. A range of
    dates is one of them, while rules see each of its ends."""
    from factcheck.extraction import extract as read_facts
    from factcheck.extraction.dates.whole import ranges

    facts = read_facts(article.whole())
    return in_file(msgspec.structs.replace(facts, dates=ranges(facts.article.text, facts.dates)))


def housed(article: Article, settings: Settings) -> Article:
    """The article with what its house says: register, options of rules, and the locale of drafts that state none."""
    if not settings.locale and not settings.options and settings.house == House():
        return article
    meta = {"locale": settings.locale, **article.meta} if settings.locale else article.meta
    return msgspec.structs.replace(article, meta=meta, house=settings.house, options=settings.options)


def lint(
    articles: Sequence[Article],
    context: Sequence[Article],
    rule_set: RuleSet,
    settings_for: SettingsFor,
    *,
    cache: bool = False,
    jobs: int = 1,
    facts_of: Callable[[Article], Facts] | None = None,
    memory: Memory | None = None,
    account: bool = False,
    watch: Watch | None = None,
) -> Report:
    """Check ``articles`` together, ``context`` beside them; ``settings_for`` gives the settings by an article's path.

    The report holds every finding that the settings select, whatever its severity. A draft that makes the
    program fail is a problem. ``cache`` takes what did not change from earlier runs; ``jobs`` is the number of
    processes, 0 for as many as pay. Neither changes the report.
    ``facts_of`` stands in for the reading of facts where the caller keeps those of unchanged drafts, without ``cache``;
    ``memory`` keeps what was found in them.
    ``account`` asks for the figures and what was done about each; ``watch`` is told how far the run has come.
    """
    from factcheck.examining import examined

    watch = watch or (lambda what, done, total: None)
    wanted = {id(settings): settings for settings in (settings_for(article.path) for article in articles)}
    known = known_rules(rule_set)
    rule_set = rule_set.only([r.id for r in rule_set.rules if any(s.selects(r.id) for s in wanted.values())])
    drafts, others = _keyed(articles, ""), _keyed(context, "context")
    keyed = {
        key: msgspec.structs.replace(housed(item, settings_for(item.path)), path=key)
        for key, item in (drafts | others).items()
    }
    problems = list(rule_set.problems)
    runner, read = examined(
        keyed,
        drafts.keys(),
        rule_set,
        problems,
        cache=cache,
        jobs=jobs,
        facts_of=facts_of,
        memory=memory,
        watch=watch,
    )

    def together_with_context(some: Mapping[str, Read]) -> RunResult:
        return runner.together([some[key] for key in drafts if key in some], [some[k] for k in others if k in some])

    watch("comparing", 0, 0)
    result, whole = together(together_with_context, read, problems)
    locator = Locator(whole)
    checked = [whole[key].article for key in drafts if key in whole]
    found = _suppressed(locator.findings(result.hits), checked, rule_set, known, settings_for, locator)
    findings = [_shown(finding) for finding in found]
    counts = Counter(finding.severity for finding in findings)
    claims = ClaimCounts(result.numeric, result.compared, result.recomputed)
    report = Report(
        findings=tuple(findings),
        summary=Summary(len(checked), counts["error"], counts["warning"], counts["info"], claims),
        problems=tuple(problems),
        texts=_Texts({_path(key): item.article for key, item in whole.items()}),
        rules=_notes(rule_set, findings),
        alone=result.alone,
        silent=tuple(sorted({r.id for r in rule_set.rules if r.kind != "define"} - {f.rule for f in findings})),
    )
    return _accounted(report, whole, drafts, result, locator) if account else report


class _Texts(Mapping[str, str]):
    """The file texts of articles by path; those that are set aside are read when they are asked for."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def __getitem__(self, path: str) -> str:
        return self._articles[path].file_text

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def _accounted(
    report: Report, whole: Mapping[str, Read], drafts: Collection[str], result: RunResult, locator: Locator
) -> Report:
    """The report with the figures of the drafts, and why pairs of claims were not compared."""
    from factcheck.accounting import stated

    figures = [
        msgspec.structs.replace(figure, path=_path(figure.path))
        for key in drafts
        if key in whole
        for figure in stated(whole[key].facts, result.met, whole[key].recomputed, locator)
    ]
    return msgspec.structs.replace(report, stated=tuple(figures), refusals=result.not_compared)


def _notes(rule_set: RuleSet, findings: Sequence[Finding]) -> tuple[RuleNote, ...]:
    """What there is to say about the rules that found something, by id."""
    found = {finding.rule for finding in findings}
    notes = [RuleNote(r.id, r.severity, r.summary, r.why) for r in rule_set.rules if r.id in found]
    notes += [RuleNote(rule, "warning", suppression.SUMMARIES[rule]) for rule in SUPPRESSION_RULES if rule in found]
    return tuple(sorted(notes, key=lambda note: note.id))


def _suppressed(
    findings: Sequence[Finding],
    articles: Sequence[Article],
    rule_set: RuleSet,
    known: Sequence[str],
    settings_for: SettingsFor,
    locator: Locator,
) -> list[Finding]:
    """What the settings select and no comment covers, and what is to be said about the comments."""

    def selected(finding: Finding) -> bool:
        return settings_for(_path(finding.path)).selects(finding.rule)

    def expected(path: str) -> list[str]:
        # Whether a comparison between articles has a cause depends on what else is in the run.
        alone = (rule.id for rule in rule_set.rules if not rule.is_beside)
        return [rule for rule in alone if settings_for(_path(path)).selects(rule)]

    def reasoned(path: str) -> bool:
        return settings_for(_path(path)).require_reason

    outcome = suppression.apply(filter(selected, findings), articles, known, expected, reasoned)
    remarks = [
        locator.remark(fault.rule, "warning", fault.message, path, fault.start, fault.end)
        for path, fault in outcome.faults
    ]

    def graded(finding: Finding) -> Finding:
        severity = settings_for(_path(finding.path)).severity_of(finding.rule, finding.severity)
        return finding if severity == finding.severity else msgspec.structs.replace(finding, severity=severity)

    return [graded(finding) for finding in sorted([*outcome.kept, *filter(selected, remarks)], key=by_place)]


def _keyed(articles: Sequence[Article], role: str) -> dict[str, Article]:
    """The articles by a path of their own, sorted: articles from memory may share theirs, and order must not matter.

    The part of a key from NUL on is ours and never shown."""
    keyed: dict[str, Article] = {}
    named: Counter[str] = Counter()
    times = Counter(article.path for article in articles)

    def order(article: Article) -> tuple[str, str]:
        return article.path, article.file_text if times[article.path] > 1 else ""

    for article in sorted(articles, key=order):
        number = named[article.path]
        named[article.path] += 1
        keyed[f"{article.path}\0{role}{number}" if number or role else article.path] = article
    return keyed


def _path(key: str) -> str:
    return key.partition("\0")[0]


def _shown(finding: Finding) -> Finding:
    """The finding as it leaves the program, without our part of the keys."""
    if "\0" not in finding.path and not any("\0" in place.path for place in finding.related):
        return finding
    related = tuple(msgspec.structs.replace(place, path=_path(place.path)) for place in finding.related)
    return msgspec.structs.replace(finding, path=_path(finding.path), related=related)


def reaches(severity: Severity, level: Severity) -> bool:
    """Whether ``severity`` is at or above ``level``."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(level)
