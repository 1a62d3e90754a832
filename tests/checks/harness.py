"""The copy desk's cases: reading them, running them, and counting what was found.

A case is a passage that must be flagged (wrong) or must not be (tricky). Its name is "check/w-1a2b3c4d": the check,
the side, and the start of the SHA-1 of its words, so that it stays the same when cases are added around it.

    python -m tests.checks.harness           the counts, check by check
    python -m tests.checks.harness --write   the same, and rewrite the lists of pending cases
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
DESK = HERE.parent / "desk"
RULES = HERE.parents[1] / "rules"
SHARED = HERE.parents[1].parent / "shared" / "checks.yaml"
FOLDERS = frozenset({"numbers", "dates", "contradictions", "names", "quotes"})
APART = frozenset({"dates/relative-undated"})  # true of most passages without a date, whatever they are a case of
RANK = {"error": 0, "warning": 1, "info": 2}


@dataclasses.dataclass(frozen=True)
class Case:
    """``parts`` are the articles: (date, source, headline, text), each of the first three or None. ``folders`` are
    those whose findings count; ``rule`` is the one rule that counts, or None for any rule of the folders."""

    check: str
    side: str
    level: str
    parts: tuple[tuple[str | None, str | None, str | None, str], ...]
    folders: frozenset[str] = FOLDERS
    rule: str | None = None

    @property
    def name(self) -> str:
        words = "\n".join(part[3] for part in self.parts)
        return f"{self.check}/{self.side[0]}-{hashlib.sha1(words.encode()).hexdigest()[:8]}"


def load(folder: Path = HERE / "cases") -> list[Case]:
    """The cases of every file in ``folder``, in the order of files and lines."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in _of(_parse(path))]


def shared(path: Path = SHARED) -> list[Case]:
    """The 67 pairs of sentences that the project was given, none where they are not at hand."""
    if not path.exists():
        return []
    found = []
    for check in _parse(path)["checks"]:
        for side in ("wrong", "tricky"):
            parts = _marked(check[side]["text"], check[side].get("published"))
            found.append(Case(check["name"].replace("_", "-"), side, check["level"], parts))
    return found


def _parse(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _of(document: dict[str, Any]) -> Iterator[Case]:
    for check, entry in document.items():
        folders = frozenset({entry["folder"]}) if "folder" in entry else FOLDERS
        for side in ("wrong", "tricky"):
            for item in entry[side]:
                published = _iso(item.get("published"))
                if "articles" in item:
                    parts = tuple((_iso(a["date"]), a.get("source"), None, a["text"]) for a in item["articles"])
                else:
                    parts = ((published, None, item.get("headline"), item["text"]),)
                yield Case(check, side, entry["level"], parts, folders, entry.get("rule"))


def _iso(date: datetime.date | str | None) -> str | None:
    return None if date is None else str(date)


def _marked(text: str, published: datetime.date | None) -> tuple[tuple[str | None, str | None, str | None, str], ...]:
    """Split a text at its [later], [headline], [body] and [date] marks."""
    dated = re.split(r"\[(\d{4}-\d\d-\d\d)\]\s*", text)
    if len(dated) > 1:
        return tuple((date, None, None, words.strip()) for date, words in zip(dated[1::2], dated[2::2], strict=True))
    headline = None
    if headed := re.fullmatch(r"\[headline\]\s*(.*?)\s*\[body\]\s*(.*)", text, re.DOTALL):
        headline, text = headed.groups()
    return ((_iso(published), None, headline, re.sub(r"\s*\[later\]\s*", "\n\n", text)),)


def findings(case: Case) -> list[Any]:
    """What factcheck says of the case in the folders that count."""
    import factcheck
    from factcheck.reading import from_source

    articles = []
    for number, (date, source, headline, text) in enumerate(case.parts):
        front = "".join(f"{key}: {value}\n" for key, value in (("date", date), ("source", source)) if value)
        body = f"# {headline}\n\n{text}" if headline else text
        draft = f"---\n{front}---\n\n{body}\n" if front else f"{body}\n"
        articles.append(from_source(draft, f"case{number}.{'md' if headline else 'txt'}"))
    return [
        found
        for found in factcheck.check(articles, rules=_rules())
        if found.rule.split("/")[0] in case.folders
        and (found.rule == case.rule if case.rule else found.rule not in APART)
    ]


def passages(order: Callable[[Case], Any]) -> list[Case]:
    """The cases that are one passage of plain text, by ``order``: those that can be put into other words."""
    plain = (case for case in load() if len(case.parts) == 1 and not case.rule and not case.parts[0][2])
    return sorted((case for case in plain if "|" not in case.parts[0][3]), key=order)


def told(text: str, date: str | None) -> list[Any]:
    """The findings of warning or graver in a draft of this text, in the folders that count, with places in the text:
    each as (offset, line)."""
    import factcheck
    from factcheck.reading import from_source

    head = f"---\ndate: {date}\n---\n" if date else ""
    found = factcheck.check([from_source(head + text, "draft.txt")], rules=_rules())
    return [
        (finding.offset - len(head), finding.start.line - head.count("\n"))
        for finding in found
        if finding.severity != "info" and finding.rule.split("/")[0] in FOLDERS and finding.rule not in APART
    ]


@functools.cache
def _rules() -> Any:
    from factcheck.engine import load

    return load()


@functools.cache
def holds(case: Case) -> bool:
    """Wrong: a finding of the check's level or graver. Tricky: none of warning or graver; where one rule is named,
    none of that rule at all."""
    found = findings(case)
    if case.side == "wrong":
        return any(RANK[f.severity] <= RANK[case.level] for f in found)
    return not any(case.rule is not None or f.severity != "info" for f in found)


def built(case: Case) -> bool:
    """Whether the one rule that a case names exists."""
    return case.rule is None or (RULES / f"{case.rule}.yaml").exists()


def report(broken: Iterable[Case]) -> Iterator[str]:
    """What went wrong with each case, and what was found in it."""
    for case in broken:
        fault = "nothing found" if case.side == "wrong" else "should be silent"
        yield f"\n{case.name} ({fault}): {case.parts[-1][3]}"
        for found in findings(case):
            yield f"    {found.severity} {found.rule}: {found.message}"


def ready() -> bool:
    """Whether there is a check to run at all."""
    try:
        from factcheck.linting import check
    except ImportError:
        return False
    return callable(check)


def pending(path: Path = HERE / "pending.yaml") -> frozenset[str]:
    """The names of the cases that are known not to hold yet."""
    return frozenset((_parse(path) if path.exists() else None) or ())


def table(cases: Iterable[Case]) -> list[str]:
    """One line a check: wrong flagged, tricky silent; then the sums."""
    counts: dict[str, collections.Counter[str]] = {}
    for case in cases:
        count = counts.setdefault(case.check, collections.Counter())
        count[case.side] += 1
        count[f"{case.side} held"] += holds(case)
    lines = [_line(check, count) for check, count in counts.items()]
    return [*lines, _line("all", sum(counts.values(), collections.Counter()))]


def _line(check: str, count: collections.Counter[str]) -> str:
    wrong, tricky = (f"{count[f'{side} held']:>4}/{count[side]}" for side in ("wrong", "tricky"))
    return f"{check:<30} wrong flagged {wrong:<10} tricky silent {tricky}"


def write(cases: Iterable[Case], path: Path = HERE / "pending.yaml") -> None:
    """Write down which cases do not hold, or whose rule does not exist yet: one a line, so that merges go well."""
    failing = sorted(case.name for case in cases if not built(case) or not holds(case))
    lines = [f"- {name}\n" for name in failing]
    path.write_text("# Cases that do not hold yet; python -m tests.checks.harness --write\n" + "".join(lines), "utf-8")


if __name__ == "__main__":
    every, desk = load(), load(DESK / "cases")
    print("\n".join([*table(every), "", *table(case for case in desk if built(case))]))
    if "--write" in sys.argv:
        write(every)
        write(desk, DESK / "pending.yaml")
        if SHARED.exists():
            write(shared(), HERE / "pending_shared.yaml")
