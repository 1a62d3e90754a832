"""Attribution in the styles of several countries: single marks, ages and homes after names, split quotations, manners
of speaking, hidden sources with a participle; own sentences."""

from __future__ import annotations

import pytest

import factcheck


def read(text: str) -> list[tuple[str | None, str, list[str], str]]:
    facts = factcheck.extract(factcheck.Article.from_text(text, path="a.txt"))
    return [
        (a.source.text if a.source else None, a.cue.text if a.cue else "", [part.text for part in a.content], a.kind)
        for a in facts.attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kind"),
    [
        ("‘It’s a disgrace,’ said Mary Flynn, 62, of Mill Lane.", "Mary Flynn, 62, of Mill Lane", "said",
         ["‘It’s a disgrace,’"], "direct"),
        ("“I’m over the moon,” beamed the winner.", "the winner", "beamed", ["“I’m over the moon,”"], "direct"),
        ("Ms Byrne: “I cried for a week.”", "Ms Byrne", ":", ["“I cried for a week.”"], "direct"),
        ("The 45-year-old added: “I’d do it again.”", "The 45-year-old", "added:", ["“I’d do it again.”"], "direct"),
        ("He went on: “It broke my mother’s heart.”", "He", "went on:", ["“It broke my mother’s heart.”"], "direct"),
        ("Another said: “I sleep in the store.”", "Another", "said:", ["“I sleep in the store.”"], "direct"),
        ("It was, in the words of one officer, “a shambles”.", "one officer", "in the words of", ["“a shambles”"],
         "direct"),
        ("“Every rupee is safe,” the minister said.", "the minister", "said", ["“Every rupee is safe,”"], "direct"),
        ("Rao further said the files were missing.", "Rao", "further said", ["the files were missing"], "indirect"),
        ("The strike cost the port €14m, its accounts show.", "its accounts", "show",
         ["The strike cost the port €14m"], "indirect"),
        ("More than 900 came, by the police’s count.", "the police’s count", "by", ["More than 900 came"], "indirect"),
        ("By his own account, Mr Rao sold the boat twice.", "his own account", "By", ["Mr Rao sold the boat twice"],
         "indirect"),
        ("The minister, it is said, never came.", None, "is said", ["The minister", "never came"], "indirect"),
        ("According to Mr Venn, two of the sheds were sold.", "Mr Venn", "According to", ["two of the sheds were sold"],
         "indirect"),
        ("Poole led, according to the Echo, the largest march.", "the Echo", "according to",
         ["Poole led", "the largest march"], "indirect"),
    ],
)  # fmt: skip
def test_who_says_what(text: str, source: str | None, cue: str, content: list[str], kind: str) -> None:
    assert read(text) == [(source, cue, content, kind)]


def test_the_road_mended_by_a_count_is_no_account() -> None:
    assert read("The road was mended by the council’s team.") == []


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("A director of the firm, speaking on condition of anonymity, said it was late.", True),
        ("“It is late,” said a director, requesting anonymity.", True),
        ("A director of the firm, speaking in Hull, said it was late.", False),
        ("Reuters, citing anonymous sources, reported that it was late.", False),
        ("‘It was never safe,’ a harbour official, who asked not to be identified, told the Gazette.", True),
    ],
)
def test_who_hides(text: str, anonymous: bool) -> None:
    facts = factcheck.extract(factcheck.Article.from_text(text, path="a.txt"))
    assert [a.anonymous for a in facts.attributions] == [anonymous]


def test_the_firm_is_the_body_that_spoke_last() -> None:
    text = "Harrow Homes said the site was clean. The firm added that 40 homes were planned."
    facts = factcheck.extract(factcheck.Article.from_text(text, path="a.txt"))
    assert [a.speaker for a in facts.attributions] == ["Harrow Homes", "Harrow Homes"]
