from __future__ import annotations

import json
import re

import msgspec
import pytest

from factcheck.model import Look, Position, Related, Report, Summary
from factcheck.reporting import FORMATS

KEYS = ["rule", "severity", "message", "path", "offset", "end_offset", "start", "end", "excerpt", "related"]
KEYS += ["explanation", "fix", "fingerprint"]


def test_json_has_the_contract_keys_in_order(report: Report) -> None:
    data = json.loads(FORMATS["json"](report, Look()))
    assert list(data) == ["version", "findings", "summary", "problems"]
    assert list(data["findings"][0]) == KEYS
    assert data["summary"] == {
        "articles": 2, "errors": 1, "warnings": 1, "infos": 3,
        "claims": {"numeric": 5, "compared": 2, "recomputed": 1},
    }  # fmt: skip
    assert data["problems"][0]["path"] == "c.md"
    for finding in data["findings"]:
        assert report.texts[finding["path"]][finding["offset"] : finding["end_offset"]] == finding["excerpt"]


def test_jsonl_is_one_finding_a_line(report: Report) -> None:
    lines = FORMATS["jsonl"](report, Look()).splitlines()
    assert [json.loads(line)["rule"] for line in lines] == [finding.rule for finding in report.findings]


def test_json_survives_a_lone_surrogate(report: Report) -> None:
    odd = msgspec.structs.replace(report.findings[0], message="\ud83d")
    text = FORMATS["json"](msgspec.structs.replace(report, findings=(odd,)), Look())
    assert json.loads(text)["findings"][0]["message"] == "?"


def test_concise_is_one_line_a_finding_and_a_summary(report: Report) -> None:
    lines = FORMATS["concise"](report, Look()).splitlines()
    assert lines[2] == "b.md:2:35: error[numbers/percent-change] 200 to 300 is 50%, not 60%"
    assert "5 numeric claims: 2 compared, 1 recomputed, the rest not compared." in lines


def test_full_opens_with_opposed_words_and_closes_with_claims(report: Report) -> None:
    text = FORMATS["full"](report, Look())
    assert text.startswith("Opposed words (1)\n")
    assert text.index("contradictions/direction") < text.index("numbers/percent-change") < text.index("To verify (2)")
    assert "a.md:1:11: the other side" in text
    assert "1 error, 1 warning, 3 for information" in text


def test_full_underlines_the_words(report: Report) -> None:
    lines = FORMATS["full"](report, Look()).splitlines()
    row = next(number for number, line in enumerate(lines) if "60% rise" in line and "|" in line)
    start = lines[row + 1].index("^")
    assert lines[row][start : start + lines[row + 1].count("^")] == "60% rise"


def test_colour_only_when_asked(report: Report) -> None:
    plain, coloured = (FORMATS["full"](report, wish) for wish in (Look(), Look(colour=True)))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_draft_cannot_steer_the_terminal(report: Report) -> None:
    odd = msgspec.structs.replace(report.findings[2], message="red \x1b[31m", path="a\x07.md")
    for name in ("full", "concise"):
        assert not re.search("[\x1b\x07]", FORMATS[name](msgspec.structs.replace(report, findings=(odd,)), Look()))


def test_long_lines_show_a_window(report: Report) -> None:
    before, after = "word " * 400, " more" * 400
    text = before + "60% rise" + after
    far = msgspec.structs.replace(
        report.findings[2],
        offset=len(before),
        end_offset=len(before) + 8,
        start=msgspec.structs.replace(report.findings[2].start, line=1, column=len(before) + 1),
    )
    out = FORMATS["full"](msgspec.structs.replace(report, findings=(far,), texts={"b.md": text}), Look())
    source = out.splitlines()[1]
    assert len(source) < 120
    assert "60% rise" in source


def test_github_escapes_and_keeps_the_limit(report: Report) -> None:
    odd = msgspec.structs.replace(report.findings[3], message="50% of\nthem", path="a,b:c.md")
    lines = FORMATS["github"](msgspec.structs.replace(report, findings=(odd,) * 14, problems=()), Look()).splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("::warning file=a%2Cb%3Ac.md,line=3,col=1,endColumn=17,endLine=3,title=sourcing/vague::")
    assert lines[0].endswith("50%25 of%0Athem")
    assert "5 more" in lines[-1]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found_is_said_plainly(name: str) -> None:
    text = FORMATS[name](Report((), Summary(articles=1)), Look())
    assert (text == "") == (name in ("jsonl", "github"))


def test_places_in_the_same_line_are_underlined_there(report: Report) -> None:
    finding = report.findings[2]
    start = finding.offset - 7
    near = Related("b.md", start, start + 3, Position(2, 28), Position(2, 31), "300")
    both = msgspec.structs.replace(finding, related=(near,))
    lines = FORMATS["full"](msgspec.structs.replace(report, findings=(both,)), Look()).splitlines()
    assert lines[1].index("300") == lines[2].index("---")
    assert lines[1].index("60% rise") == lines[2].index("^^^^^^^^")
    assert "::" not in "\n".join(lines)


def test_wide_characters_keep_the_carets_in_place(report: Report) -> None:
    text = "東京 has 60% rise"
    finding = msgspec.structs.replace(
        report.findings[2], offset=7, end_offset=15, start=Position(1, 8), end=Position(1, 16)
    )
    out = FORMATS["full"](msgspec.structs.replace(report, findings=(finding,), texts={"b.md": text}), Look())
    assert out.splitlines()[2] == "  |          ^^^^^^^^"
