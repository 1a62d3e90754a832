"""From offsets in the reading to places in the file: hits become findings, facts move to file offsets."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from factcheck.lines import Lines
from factcheck.model import Article, Facts, Finding, Fix, Hit, Place, Related, Severity
from factcheck.store import digest

if TYPE_CHECKING:
    from factcheck.engine.runner import Read

_Spanned = TypeVar("_Spanned", bound=msgspec.Struct)
_MOST = 100


class Locator:
    """Makes findings of the hits in a set of articles; ``read`` maps the path that hits carry to the article there."""

    def __init__(self, read: Mapping[str, Read]) -> None:
        self._read = read
        self._last: Facts | None = None
        # Of the articles last asked for, since there may be very many.
        self._lines: dict[str, Lines] = {}
        self._sentences: dict[int, str] = {}

    def findings(self, hits: Iterable[Hit]) -> list[Finding]:
        """The findings, sorted by :func:`order`, each with its fingerprint."""
        made = [(hit, self._finding(hit)) for hit in hits]
        made.sort(key=lambda pair: order(pair[1]))
        seen: Counter[str] = Counter()
        found = []
        made.reverse()
        while made:  # one at a time: there may be tens of thousands
            hit, finding = made.pop()
            print_ = self._fingerprint(hit)
            seen[print_] += 1
            found.append(msgspec.structs.replace(finding, fingerprint=digest([print_, str(seen[print_])])))
        return found

    def remark(self, rule: str, severity: Severity, message: str, path: str, start: int, end: int) -> Finding:
        """A finding about the file itself (an ignore comment), at the file offsets ``start:end``."""
        place = self.place(path, start, end)
        return Finding(rule, severity, message, **place, fingerprint=digest([rule, _name(path), place["excerpt"]]))

    def place(self, path: str, start: int, end: int) -> dict[str, Any]:
        """What a finding and a related place have in common, for the file offsets ``start:end``."""
        text = self._read[path].article.file_text
        lines = self._lines.get(path)
        if lines is None:
            if len(self._lines) >= _MOST:
                self._lines.clear()
            lines = self._lines[path] = Lines(text)
        return {
            "path": path,
            "offset": start,
            "end_offset": end,
            "start": lines.position(start),
            "end": lines.position(end),
            "excerpt": text[start:end],
        }

    def _finding(self, hit: Hit) -> Finding:
        article = self._read[hit.path].article
        fix = hit.fix
        if fix is not None:
            start, end = article.span_to_file(fix.start, fix.end)
            # A replacement for words with markup between them would take the markup out.
            whole = article.file_text[start:end] == article.text[fix.start : fix.end]
            fix = Fix(start, end, fix.replacement, fix.safe) if whole else None
        return Finding(
            rule=hit.rule,
            severity=hit.severity,
            message=hit.message,
            **self.place(hit.path, *article.span_to_file(hit.start, hit.end)),
            related=tuple(self._related(place) for place in hit.related),
            explanation=hit.explanation,
            fix=fix,
        )

    def _related(self, place: Place) -> Related:
        span = self._read[place.path].article.span_to_file(place.start, place.end)
        return Related(**self.place(place.path, *span), message=place.message)

    def _fingerprint(self, hit: Hit) -> str:
        """Rule, file name, words and sentence: neither the place in the file nor the folder of the checkout."""
        if self._last is None or self._last.path != hit.path:
            self._last = self._read[hit.path].part("sentences")
            self._sentences.clear()
        facts = self._last
        at = bisect_right(facts.sentences, hit.start, key=lambda sentence: sentence.start) - 1
        if at not in self._sentences:
            self._sentences[at] = digest([_normal(facts.sentences[at].text if at >= 0 else "")])
        words = facts.article.text[hit.start : hit.end]
        return digest([hit.rule, _name(hit.path), _normal(words), self._sentences[at]])


def order(finding: Finding) -> tuple[str, int, str, int, str]:
    """The sort key of every list of findings: path, offset, rule, and what else tells two findings apart."""
    return finding.path, finding.offset, finding.rule, finding.end_offset, finding.message


def _name(path: str) -> str:
    return os.path.basename(path.partition("\0")[0])


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())


def in_file(facts: Facts) -> Facts:
    """The same facts with file offsets, each ``text`` the words of the file there, markup included."""
    article = facts.article
    move = _mover(article)
    return Facts(
        article,
        tuple(map(move, facts.sentences)),
        tuple(
            msgspec.structs.replace(move(item), **_pair(article, "counted_start", "counted_end", item))
            for item in facts.quantities
        ),
        tuple(map(move, facts.dates)),
        tuple(map(move, facts.names)),
        tuple(
            msgspec.structs.replace(move(item), **_pair(article, "inner_start", "inner_end", item))
            for item in facts.quotations
        ),
        tuple(
            msgspec.structs.replace(
                item,
                source=item.source and move(item.source),
                cue=item.cue and move(item.cue),
                content=tuple(map(move, item.content)),
            )
            for item in facts.attributions
        ),
        tuple(map(move, facts.claims)),
    )


def _mover(article: Article) -> Callable[[_Spanned], _Spanned]:
    text = article.file_text

    def move(item: _Spanned) -> _Spanned:
        span: Any = item
        start, end = article.span_to_file(span.start, span.end)
        return msgspec.structs.replace(item, start=start, end=end, text=text[start:end])

    return move


def _pair(article: Article, first: str, last: str, item: msgspec.Struct) -> dict[str, int]:
    start, end = getattr(item, first), getattr(item, last)
    if start < 0:
        return {}
    start, end = article.span_to_file(start, end)
    return {first: start, last: end}
