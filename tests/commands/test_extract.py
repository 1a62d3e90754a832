from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import Result

from factcheck.facts_json import KEYS, encode, number
from factcheck.linting import extract
from factcheck.locating import in_file
from factcheck.model import Article, Attribution, Claim, Date, Facts, Name, Quantity, Quotation, Sentence, Span

TEXT = "“Forty vans,” she said."


def test_the_keys_of_the_contract() -> None:
    day = datetime.date(2024, 5, 16)
    facts = Facts(
        Article(TEXT, "a.md"),
        (Sentence(0, 23, TEXT),),
        (Quantity(1, 6, "Forty", "number", Decimal("4E+1"), Decimal(40), None),),
        (Date(1, 6, "Forty", "DATE", day, None),),
        (Name(14, 17, "she", "person", "Ann Lee"),),
        (Quotation(0, 13, TEXT[:13], 1, 12),),
        (Attribution("direct", Span(14, 17, "she"), None, (Span(0, 13, TEXT[:13]),), "Ann Lee"),),
        (Claim(1, 11, "Forty vans", 0, value=Decimal(40), first=day),),
    )
    data = json.loads(encode(facts))
    assert list(data) == ["path", *KEYS]
    assert all(tuple(data[name][0]) == keys for name, keys in KEYS.items())
    assert (data["quantities"][0]["value"], data["dates"][0]["first"]) == ("40", "2024-05-16")
    assert data["attributions"][0]["source"] == {"start": 14, "end": 17, "text": "she"}


@pytest.mark.parametrize(
    ("value", "text"), [("1240", "1240"), ("1.20", "1.2"), ("4E+9", "4000000000"), ("0", "0"), ("1E+999", "1E+999")]
)
def test_numbers_are_plain_decimals(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


def test_offsets_count_in_the_file() -> None:
    raw = f"---\ntitle: T\n---\n{TEXT}\n"
    start = raw.index("“")
    article = Article(raw[start:], "a.md", raw=raw, segments=((0, start),))
    facts = in_file(
        Facts(
            article,
            quantities=(Quantity(1, 6, "Forty", "number", None, None, None, counted_start=7, counted_end=11),),
            quotations=(Quotation(0, 13, TEXT[:13], 1, 12),),
            attributions=(Attribution("direct", Span(14, 17, "she"), None, (Span(0, 13, TEXT[:13]),)),),
        )
    )
    quantity, quotation, attribution = facts.quantities[0], facts.quotations[0], facts.attributions[0]
    assert raw[quantity.start : quantity.end] == quantity.text == "Forty"
    assert raw[quantity.counted_start : quantity.counted_end] == "vans"
    assert raw[quotation.inner_start : quotation.inner_end] == "Forty vans,"
    assert attribution.source is not None
    assert raw[attribution.source.start : attribution.source.end] == "she"


def test_every_fact_of_a_draft_slices_back(run: Callable[..., Result]) -> None:
    text = "---\ntitle: Vans\n---\n# Vans\n\n“**Forty** vans,” [she](http://x.org) said on 16 May 2024. It cost £3m.\n"
    Path("a.md").write_text(text, encoding="utf-8")
    result = run("extract", "a.md", "absent.md", "--format", "jsonl")
    assert result.exit_code == 2
    (line,) = result.stdout.splitlines()
    data = json.loads(line)
    assert data["sentences"]
    for name in KEYS:
        for item in data[name]:
            for span in [item] if name != "attributions" else [*item["content"]]:
                assert text[span["start"] : span["end"]] == span["text"]


def test_extract_from_python() -> None:
    facts = extract(Article.from_text("The road is closed. It reopens in May."))
    assert [sentence.text for sentence in facts.sentences] == ["The road is closed.", "It reopens in May."]
