"""``html``: one self-contained file for a browser. Nothing is fetched, and no text of a draft can run as script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path

from factcheck.model import SEVERITIES, Finding, Look, Related, Report
from factcheck.reporting.html_text import aligned, marked, quoted
from factcheck.reporting.style import count, summary_lines, tidy

_ASSETS = Path(__file__).parent / "assets"
Numbered = Sequence[tuple[int, Finding]]


def render(report: Report, look: Look) -> str:
    """The report: opposed words side by side, findings, claims to verify, and the articles with everything marked."""
    style = (_ASSETS / "report.css").read_text(encoding="utf-8")
    script = (_ASSETS / "report.js").read_text(encoding="utf-8")
    numbered = list(enumerate(report.findings))
    opposed = [entry for entry in numbered if entry[1].rule.startswith("contradictions/")]
    claims = [entry for entry in numbered if entry[1].rule.startswith("claims/")]
    rest = [entry for entry in numbered if not entry[1].rule.startswith(("contradictions/", "claims/"))]
    body = [
        '<a class="skip" href="#findings">To the findings</a><header><h1>factcheck report</h1>',
        "".join(f"<p>{escape(line)}</p>" for line in summary_lines(report)),
        _problems(report),
        "</header>",
        _filters(),
        "<main>",
        _section("opposed", "Opposed words", [_opposed(number, item, report) for number, item in opposed]),
        _section("findings", "Findings", [_finding(number, item, report) for number, item in rest]),
        _claims(claims),
        _articles(report, numbered),
        "</main>",
    ]
    policy = f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>factcheck report</title>'
        f"<style>{style}</style></head><body>{''.join(body)}<script>{script}</script></body></html>\n"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _problems(report: Report) -> str:
    if not report.problems:
        return ""
    items = "".join(f"<li>{_text(': '.join(filter(None, (p.path, p.message))))}</li>" for p in report.problems)
    return f"<h2>{count(len(report.problems), 'problem')}</h2><ul>{items}</ul>"


def _filters() -> str:
    boxes = "".join(f'<label><input type="checkbox" value="{level}" checked> {level}</label>' for level in SEVERITIES)
    return (
        '<form hidden role="search"><label>Find <input type="search" name="words"></label>'
        f'{boxes}<output aria-live="polite"></output></form>'
    )


def _section(name: str, title: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    return f'<section id="{name}"><h2>{title} ({len(items)})</h2>{"".join(items)}</section>'


def _opening(number: int, finding: Finding) -> str:
    level = finding.severity
    return (
        f'<article class="finding {level}" id="f{number}" data-level="{level}" data-text="{_searched(finding)}">'
        f'<h3><span class="level">{level}</span> {_text(finding.message)}</h3>'
        f'<p class="where">{_link(number, finding)} <span class="soft">{_text(finding.rule)}</span></p>'
    )


def _searched(finding: Finding) -> str:
    return _text(f"{finding.rule} {finding.path} {finding.message} {finding.excerpt}")


def _link(number: int, finding: Finding) -> str:
    return f'<a href="#m{number}">{_where(finding)}</a>'


def _where(place: Finding | Related) -> str:
    return _text(f"{place.path}:{place.start.line}:{place.start.column}")


def _text(text: str) -> str:
    return escape(tidy(text))


def _steps(finding: Finding) -> str:
    steps = "".join(f"<li>{_text(step)}</li>" for step in finding.explanation)
    return f'<ul class="steps">{steps}</ul>' if steps else ""


def _finding(number: int, finding: Finding, report: Report) -> str:
    # What stands in the same line and needs no words of its own is only marked there.
    near = [
        p for p in finding.related if not p.message and (p.path, p.start.line) == (finding.path, finding.start.line)
    ]
    words = quoted(report.texts.get(finding.path, ""), finding, finding.severity, near)
    quotes = [f"<blockquote>{words}</blockquote>"]
    for place in (place for place in finding.related if place not in near):
        note = f": {_text(place.message)}" if place.message else ""
        words = quoted(report.texts.get(place.path, ""), place, "info")
        quotes.append(f'<p class="where">{_where(place)}{note}</p><blockquote>{words}</blockquote>')
    return f"{_opening(number, finding)}{''.join(quotes)}{_steps(finding)}</article>"


def _opposed(number: int, finding: Finding, report: Report) -> str:
    """Both sides next to each other, what one has and the other lacks underlined."""
    if not finding.related:
        return _finding(number, finding, report)
    sides = []
    for place in finding.related:
        texts = (report.texts.get(finding.path, ""), report.texts.get(place.path, ""))
        left, right = aligned(texts, (finding, place), finding.severity)
        other = f"{_where(place)} {_text(place.message)}"
        sides.append(f'<div class="sides">{_side(_where(finding), left)}{_side(other, right)}</div>')
    return f"{_opening(number, finding)}{''.join(sides)}{_steps(finding)}</article>"


def _side(where: str, words: str) -> str:
    return f'<div><p class="where">{where}</p><blockquote>{words}</blockquote></div>'


def _claims(claims: Numbered) -> str:
    if not claims:
        return ""
    rows = "".join(
        f'<tr id="f{number}" data-level="{item.severity}" data-text="{_searched(item)}">'
        f'<td class="where">{_link(number, item)}</td><td>{_text(item.excerpt)}</td><td>{_text(item.message)}</td>'
        f"<td>{_text(item.rule)}</td></tr>"
        for number, item in claims
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("where", "words", "what to do", "rule"))
    return (
        f'<section id="claims"><h2>To verify ({len(claims)})</h2><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>"
    )


def _articles(report: Report, numbered: Numbered) -> str:
    by_path: dict[str, list[tuple[int, Finding]]] = {}
    for entry in numbered:
        by_path.setdefault(entry[1].path, []).append(entry)
    parts = [
        f"<details open><summary>{_text(path)} ({count(len(found), 'finding')})</summary>"
        f'<div class="copy">{marked(report.texts.get(path, ""), found)}</div></details>'
        for path, found in sorted(by_path.items())
    ]
    return f'<section id="articles"><h2>Articles</h2>{"".join(parts)}</section>' if parts else ""
