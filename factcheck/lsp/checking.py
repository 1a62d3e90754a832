"""What the server asks of the linter: one draft at once as it is typed, all drafts of a folder when one is saved."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from factcheck import baseline
from factcheck.configuration import Finder, Settings, excluded
from factcheck.engine import RuleSet, load
from factcheck.errors import ConfigError, FactcheckError, ReadingError
from factcheck.examining import Memory
from factcheck.language.known import remember
from factcheck.lines import Lines
from factcheck.linting import housed, lint, reaches
from factcheck.lsp.drafts import Draft
from factcheck.model import Article, Facts, Finding, Report
from factcheck.reading import discover, from_source, read
from factcheck.reading.language import is_english

MOST_DRAFTS = 100
"""How many drafts of a workspace are compared with the open ones, the nearest first."""

LINKED_KINDS = ("conflict", "quotation", "consistency")
"""Kinds of rules whose finding stands at two places with equal right, so that both are marked."""

_SAMPLE = "The council cut 12 of 40 jobs on Tuesday, a 30 per cent cut, Ann Lee said. “We had to,” she added.\n"


class Checker:
    """The rules and settings of one session. Facts of drafts that have not changed are kept."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._facts: dict[str, tuple[Article, Facts]] = {}
        self._found: Memory = {}
        self._rules: dict[tuple[str, ...], RuleSet] = {}
        self.configure()

    def configure(self) -> None:
        """Read configuration and baselines afresh: they may have been saved. Rules are loaded once a session."""
        self._finder = Finder()
        self._known: dict[str, frozenset[str]] = {}

    def warm(self) -> None:
        """Do once what the first check would have to: load rules, compile patterns."""
        settings = Settings()
        remember()
        lint([from_source(_SAMPLE * 2, "sample.md")], [], self._rule_set(settings), lambda path: settings)

    def alone(self, draft: Draft) -> None:
        """Check the draft by itself; findings that involve other drafts stay where their words still stand."""
        text = draft.text
        texts = {path: other for path, other in draft.texts.items() if path != draft.path}
        article, found = self._article(draft)
        if article is not None:
            report = self._lint([article], [])
            found = self._shown(report)
            between = draft.standing(text)
            found += between
            draft.between = tuple(between)
        draft.findings, draft.found_in = tuple(found), text
        draft.texts = {**texts, draft.path: text}

    def forget(self, draft: Draft) -> None:
        """Forget what was read and found in the draft: the next check starts from its text alone."""
        self._facts.pop(draft.path, None)
        known = self._found.pop(draft.path, None)
        if known is not None:
            known[0].forget(draft.path)

    def together(self, drafts: Sequence[Draft], roots: Sequence[str]) -> Iterator[None]:
        """Check open drafts with each other and with the drafts on disk under the folders ``roots``.

        A generator, so that the caller may see to other things between two drafts; what was typed meanwhile into an
        open draft leaves its findings as they are.
        """
        asked = {draft.uri: draft.text for draft in drafts}
        articles = [article for draft in drafts if (article := self._article(draft)[0]) is not None]
        here = {article.path for article in articles}
        context = []
        for path in _nearest(roots, [draft.path for draft in drafts]):
            if path not in {draft.path for draft in drafts} and not excluded(self._settings(path), path):
                other = self._on_disk(path)
                if other is not None:
                    context.append(other)
                    self._extract(other)
                    yield
        for article in articles:
            self._lint([article], [])  # so that what follows has only to compare
            yield
        report = self._lint(articles, context)
        shown = self._shown(report)
        for draft in drafts:
            if draft.path in here and draft.text == asked[draft.uri]:
                mine = [f for f in shown if draft.path in (f.path, *(place.path for place in f.related))]
                draft.between = tuple(f for f in mine if {f.path, *(p.path for p in f.related)} != {draft.path})
                draft.findings, draft.found_in = tuple(mine), draft.text
                draft.texts = dict(report.texts)

    def facts(self, draft: Draft) -> Facts | None:
        """The facts of the draft, in file offsets, None where it cannot be read."""
        from factcheck.locating import in_file

        article, _ = self._article(draft)
        return in_file(self._extract(article)) if article is not None else None

    def linked(self, finding: Finding) -> bool:
        """Whether both sides of the finding are to be marked."""
        return self._kind_of(finding.rule) in LINKED_KINDS

    def why(self, finding: Finding) -> str:
        """What the rule says about itself."""
        rules = self._rule_set(self._settings(finding.path)).rules
        return next((f"{rule.summary} {rule.why}".strip() for rule in rules if rule.id == finding.rule), "")

    def _kind_of(self, rule_id: str) -> str:
        return next((rule.kind for rules in self._rules.values() for rule in rules.rules if rule.id == rule_id), "")

    def _settings(self, path: str) -> Settings:
        return self._finder.for_draft(path)

    def _rule_set(self, settings: Settings) -> RuleSet:
        if settings.packs not in self._rules:
            self._rules[settings.packs] = load([Path(pack) for pack in settings.packs])
            self.problems += [str(FactcheckError(p.message, kind=p.kind, path=p.path, line=p.line, column=p.column))
                              for p in (*self._rules[settings.packs].problems, *self._finder.problems)]  # fmt: skip
        return self._rules[settings.packs]

    def _lint(self, articles: Sequence[Article], context: Sequence[Article]) -> Report:
        if not articles:
            return Report((), lint([], [], self._rule_set(Settings()), self._settings).summary)
        rule_set = self._rule_set(self._settings(articles[0].path))
        return lint(articles, context, rule_set, self._settings, facts_of=self._extract, memory=self._found)

    def _shown(self, report: Report) -> list[Finding]:
        """The findings that are neither under the house's severity nor in its baseline."""
        return [
            finding
            for finding in report.findings
            if reaches(finding.severity, self._settings(finding.path).severity)
            and finding.fingerprint not in self._known_in(self._settings(finding.path))
        ]

    def _known_in(self, settings: Settings) -> frozenset[str]:
        path = os.path.normpath(os.path.join(settings.root, settings.baseline or baseline.NAME))
        if path not in self._known:
            try:
                entries = baseline.read(path) if settings.baseline or os.path.isfile(path) else []
            except ConfigError as error:
                self.problems.append(str(error))
                entries = []
            self._known[path] = frozenset(entry["fingerprint"] for entry in entries)
        return self._known[path]

    def _article(self, draft: Draft) -> tuple[Article | None, list[Finding]]:
        """The draft as an article, or why it is none: a finding where its front matter cannot be read."""
        if excluded(self._settings(draft.path), draft.path):
            return None, []
        try:
            article = from_source(draft.text, draft.path)
        except ReadingError as error:
            return None, [_unreadable(error, draft)]
        return self._worth_checking(article), []

    def _on_disk(self, path: str) -> Article | None:
        try:
            return self._worth_checking(read(path))
        except ReadingError:
            return None

    def _worth_checking(self, article: Article) -> Article | None:
        if not article.text.strip() or not is_english(article.text):
            return None
        return housed(article, self._settings(article.path))

    def _extract(self, article: Article) -> Facts:
        from factcheck.extraction import extract

        path = article.path.partition("\0")[0]  # the linter tells apart articles with one path
        plain = msgspec.structs.replace(article, path=path)
        kept = self._facts.get(path)
        if kept is None or kept[0] != plain:
            before = kept[1] if kept is not None and _framed(kept[0]) == _framed(plain) else None
            kept = self._facts[path] = (plain, extract(plain, before))
        return kept[1] if path == article.path else msgspec.structs.replace(kept[1], article=article)


def _framed(article: Article) -> tuple[object, ...]:
    """All that is known of a draft but its text."""
    return article.date, article.locale, article.house, article.options, article.role


def _unreadable(error: ReadingError, draft: Draft) -> Finding:
    """What is wrong with the file, to the end of the line that it was met on."""
    lines = Lines(draft.text)
    line = min(error.line or 1, lines.position(len(draft.text)).line)
    start, end = lines.bounds(line)
    at, stop = lines.position(start), lines.position(end)
    rule = f"reading/{error.kind}"
    return Finding(rule, "error", error.message, draft.path, start, end, at, stop, draft.text[start:end])


def _nearest(roots: Sequence[str], paths: Sequence[str]) -> list[str]:
    """The drafts under ``roots``, at most MOST_DRAFTS, those in the folders of ``paths`` first."""
    folders = {os.path.dirname(path) for path in paths}
    found, _ = discover(roots)
    found = [os.path.abspath(path) for path in found]
    return sorted(found, key=lambda path: (os.path.dirname(path) not in folders, path))[:MOST_DRAFTS]
