"""What the editor shows, in the protocol's own types: diagnostics, quick fixes, hovers, the other side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from lsprotocol import types

from factcheck.accounting import value_of
from factcheck.facts_json import number
from factcheck.fixes import chosen
from factcheck.lsp.checking import Checker
from factcheck.lsp.drafts import Draft
from factcheck.lsp.places import Places
from factcheck.model import Facts, Finding, Quantity, Record, Related

SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.factcheck"
MOST_WORDS = 5
"""A side of a contradiction with more words than this is no figure or name to be put in place of the other."""


class Side(Record, frozen=True):
    """One place of a finding, as seen from the draft: ``start:end`` there, and the places on the other side."""

    finding: Finding
    start: int
    end: int
    excerpt: str
    others: tuple[Finding | Related, ...]
    own: bool = True


class Editor:
    """Answers about drafts, in positions of the agreed ``encoding``; ``uris`` maps paths of open drafts to theirs."""

    def __init__(self, checker: Checker, uris: dict[str, str], encoding: str) -> None:
        self._checker = checker
        self._uris = uris
        self._encoding = encoding
        self._places: dict[str, Places] = {}

    def sides(self, draft: Draft) -> Iterator[Side]:
        """Every place in the draft that is to be marked."""
        for finding in draft.findings:
            if finding.path == draft.path:
                yield Side(finding, finding.offset, finding.end_offset, finding.excerpt, finding.related)
            for place in finding.related:
                if place.path == draft.path and (finding.path != draft.path or self._checker.linked(finding)):
                    yield Side(finding, place.offset, place.end_offset, place.excerpt, (finding,), own=False)

    def diagnostics(self, draft: Draft) -> list[types.Diagnostic]:
        """A diagnostic for each side, linked with the others."""
        return [
            types.Diagnostic(
                range=self._range(draft, draft.path, side.start, side.end),
                message="\n".join([side.finding.message, *side.finding.explanation]),
                severity=_severity(side.finding),
                code=side.finding.rule,
                source="factcheck",
                related_information=[
                    types.DiagnosticRelatedInformation(self._location(draft, other), _note(other))
                    for other in side.others
                ],
            )
            for side in self.sides(draft)
        ]

    def actions(self, draft: Draft, start: int, end: int) -> list[types.CodeAction]:
        """What can be done about what touches ``start:end``: the rule's fix, the other side's words, a comment."""
        found = []
        for side in self.sides(draft):
            if side.start > end or side.end < start or draft.text != draft.found_in:
                continue
            fix = side.finding.fix
            if fix is not None and side.own:
                words = fix.replacement or "remove"
                title = f"{'Fix' if fix.safe else 'Fix (may change the sense)'}: {words}"
                found.append(self._action(draft, side, title, fix.start, fix.end, fix.replacement, fix.safe))
            elif self._checker.linked(side.finding) and len(side.others) == 1:
                words = side.others[0].excerpt
                if words != side.excerpt and max(len(words.split()), len(side.excerpt.split())) <= MOST_WORDS:
                    title = f"Write '{words}', as {self._where(draft, side.others[0])} has it"
                    found.append(self._action(draft, side, title, side.start, side.end, words, False))
            if self._copy_from(draft) <= side.start:
                at = Places(draft.text).line_end(side.start)
                comment = f" <!-- factcheck: ignore[{side.finding.rule}] say why -->"
                found.append(
                    self._action(draft, side, f"Ignore {side.finding.rule} in this line", at, at, comment, False)
                )
        return found

    def everything(self, draft: Draft) -> list[types.CodeAction]:
        """One action that puts in all safe fixes, for editors that run it on saving."""
        if draft.text != draft.found_in:
            return []
        fixes = chosen(draft.findings, unsafe=False).get(draft.path, [])
        edits = [types.TextEdit(self._range(draft, draft.path, f.start, f.end), f.replacement) for f in fixes]
        changes = {draft.uri: edits}
        action = types.CodeAction("Put in all safe fixes", FIX_ALL, edit=types.WorkspaceEdit(changes=changes))
        return [action] if edits else []

    def hover(self, draft: Draft, at: int) -> str:
        """Plain text on what stands at ``at``: findings and why they matter, the value of a figure, who says so."""
        lines: list[str] = []
        for side in self.sides(draft):
            if side.start <= at < side.end and draft.text == draft.found_in:
                finding = side.finding
                lines += [f"{finding.severity}[{finding.rule}] {finding.message}", *finding.explanation]
                lines += [why] if (why := self._checker.why(finding)) else []
        facts = self._checker.facts(draft)
        return "\n\n".join([*lines, *(known(facts, at) if facts is not None else ())])

    def others(self, draft: Draft, at: int) -> list[types.Location]:
        """The other sides of the findings at ``at``."""
        if draft.text != draft.found_in:
            return []
        sides = [side for side in self.sides(draft) if side.start <= at <= side.end]
        return [self._location(draft, other) for side in sides for other in side.others]

    def _action(
        self, draft: Draft, side: Side, title: str, start: int, end: int, text: str, preferred: bool
    ) -> types.CodeAction:
        edit = types.TextEdit(self._range(draft, draft.path, start, end), text)
        diagnostics = [d for d in self.diagnostics(draft) if d.code == side.finding.rule]
        place = self._range(draft, draft.path, side.start, side.end)
        return types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic for diagnostic in diagnostics if diagnostic.range == place],
            edit=types.WorkspaceEdit(changes={draft.uri: [edit]}),
            is_preferred=preferred or None,
        )

    def _copy_from(self, draft: Draft) -> int:
        """Where the copy begins: front matter takes no comments of this kind."""
        from factcheck.errors import ReadingError
        from factcheck.reading.frontmatter import parse

        try:
            return parse(draft.text, draft.path).body
        except ReadingError:
            return len(draft.text) + 1

    def _where(self, draft: Draft, place: Finding | Related) -> str:
        return f"line {place.start.line}" if place.path == draft.path else Path(place.path).name

    def _location(self, draft: Draft, place: Finding | Related) -> types.Location:
        uri = draft.uri if place.path == draft.path else self._uris.get(place.path) or Path(place.path).as_uri()
        return types.Location(uri, self._range(draft, place.path, place.offset, place.end_offset))

    def _range(self, draft: Draft, path: str, start: int, end: int) -> types.Range:
        text = draft.text if path == draft.path else draft.texts.get(path, "")
        if path not in self._places or self._places[path].text is not text:
            self._places[path] = Places(text, self._encoding)
        return self._places[path].range(start, end)


def _severity(finding: Finding) -> types.DiagnosticSeverity:
    """What is only to be verified is a hint: every figure of a draft underlined would hide what is wrong."""
    if finding.severity == "info" and finding.rule.startswith("claims/"):
        return types.DiagnosticSeverity.Hint
    return SEVERITY[finding.severity]


def _note(place: Finding | Related) -> str:
    message = place.message if isinstance(place, Related) else ""
    return message or " ".join(place.excerpt.split()) or "the other side"


def known(facts: Facts, at: int) -> Iterator[str]:
    """What is known about the words at a file offset: figures, dates, who says so."""
    yield from (_figure(quantity) for quantity in facts.quantities if quantity.start <= at < quantity.end)
    for date in facts.dates:
        if date.start <= at < date.end:
            yield f"{date.kind}: {date.first or '?'} to {date.last or '?'}"
    for item in facts.attributions:
        if any(span.start <= at < span.end for span in item.content):
            who = item.speaker or (item.source.text if item.source else None)
            yield f"said by {who}" if who else "nobody named says so"


def _figure(figure: Quantity) -> str:
    """What kind of figure, its value, and what its print and its hedge allow where that is more than one value."""
    bare = msgspec.structs.replace(figure, hedge=None)
    lines = f"{figure.kind}: {value_of(bare)}"
    if figure.value is None or figure.low == figure.high:
        return lines
    low, high = (None if bound is None else number(bound) for bound in (figure.low, figure.high))
    spread = f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less"
    return f"{lines} (printed so that it may be {spread})"
