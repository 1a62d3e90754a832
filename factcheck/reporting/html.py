"""``html``: one self-contained file for a browser. Nothing is fetched, and no text of a draft can run as script: the
template escapes whatever it is given, and the page forbids every script and style but its own."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from factcheck.model import SEVERITIES, Finding, Look, Record, Related, Report, RuleNote
from factcheck.reporting.html_text import Piece, Sides, marked, opposed, quoted
from factcheck.reporting.style import count, summary_lines, visible
from factcheck.reporting.wording import reworded

SHOWN = 3
"""Passages of a finding that are shown at once; further ones are folded away."""
_ASSETS = Path(__file__).parent / "assets"


class Quote(Record, frozen=True):
    """A passage with its place marked; ``place`` is None for the finding's own."""

    place: Related | None
    pieces: tuple[Piece, ...]


class Card(Record, frozen=True):
    """A finding with its number on the page, and the passages that show it: side by side or one after the other,
    ``more`` of them folded away."""

    number: int
    finding: Finding
    note: RuleNote | None
    sides: tuple[Sides, ...] = ()
    quotes: tuple[Quote, ...] = ()
    more: tuple[Quote, ...] = ()
    fixed: str | None = None


class Copy(Record, frozen=True):
    """An article with its findings marked."""

    path: str
    number: int
    pieces: tuple[Piece, ...]


def render(report: Report, look: Look) -> str:
    """The report: opposed words side by side, findings, what is left to verify, what was done about each figure, and
    the articles with everything marked."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    style, script = ((_ASSETS / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined, finalize=_visible,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(count=count, where=_where)
    notes = {note.id: note for note in report.rules}
    cards = [_card(number, finding, report, notes) for number, finding in enumerate(report.findings)]
    return environment.get_template("report.html").render(
        report=report,
        summary=summary_lines(report),
        levels=SEVERITIES,
        folders=sorted({_folder(card) for card in cards}),
        paths=sorted({card.finding.path for card in cards} | {figure.path for figure in report.stated}),
        opposed=[card for card in cards if _folder(card) == "contradictions"],
        findings=[card for card in cards if _folder(card) not in ("contradictions", "claims")],
        claims=[card for card in cards if _folder(card) == "claims"],
        refusals=sorted(report.refusals.items(), key=lambda entry: (-entry[1], entry[0])),
        copies=_copies(report),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'",
    )


def _visible(value: Any) -> Any:
    return visible(value) if type(value) is str else value


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _folder(card: Card) -> str:
    return card.finding.rule.partition("/")[0]


def _where(place: Finding | Related) -> str:
    return f"{place.path}:{place.start.line}:{place.start.column}"


def _card(number: int, finding: Finding, report: Report, notes: dict[str, RuleNote]) -> Card:
    text, note = report.texts.get(finding.path, ""), notes.get(finding.rule)
    # What stands in the same line and needs no words of its own is only marked there.
    near = [
        p for p in finding.related if not p.message and (p.path, p.start.line) == (finding.path, finding.start.line)
    ]
    besides = finding.related if finding.rule.startswith("contradictions/") else reworded(finding)
    sides = [opposed((text, report.texts.get(place.path, "")), finding, place) for place in besides]
    own = Quote(None, quoted(text, finding, finding.severity, near))
    quotes = [
        Quote(place, quoted(report.texts.get(place.path, ""), place, "info"))
        for place in finding.related
        if place not in near and place not in besides
    ]
    fixed = finding.fix.replacement if finding.fix else None
    quotes = quotes if sides else [own, *quotes]
    return Card(number, finding, note, tuple(sides), tuple(quotes[:SHOWN]), tuple(quotes[SHOWN:]), fixed)


def _copies(report: Report) -> list[Copy]:
    by_path: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(report.findings):
        by_path.setdefault(finding.path, []).append((number, finding))
    return [
        Copy(path, len(found), tuple(marked(report.texts.get(path, ""), found)))
        for path, found in sorted(by_path.items())
    ]
