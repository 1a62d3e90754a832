"""Attribution: source, cue and content in every national style; own sentences."""

from __future__ import annotations

import pytest

from factcheck.extraction import attributions
from factcheck.language import quotations, sentences
from factcheck.model import Article, Attribution


def find(text: str) -> tuple[Attribution, ...]:
    article = Article.from_text(text)
    return attributions.find(article, sentences.split(article), quotations.find(text))


def show(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [(a.source and a.source.text, a.cue and a.cue.text, [s.text for s in a.content]) for a in find(text)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ann Poole said that the pier would close.", "Ann Poole", "said", ["that the pier would close"]),
        ("Ann Poole said the pier would close.", "Ann Poole", "said", ["the pier would close"]),
        ("“We will close the pier,” Ann Poole said.", "Ann Poole", "said", ["“We will close the pier,”"]),
        ("“We will close the pier,” said Ann Poole.", "Ann Poole", "said", ["“We will close the pier,”"]),
        ("‘We will close the pier’, said Ann Poole.", "Ann Poole", "said", ["‘We will close the pier’"]),
        ("'We will close the pier,' said Ann Poole.", "Ann Poole", "said", ["'We will close the pier,'"]),
        ("The pier will close in May, she added.", "she", "added", ["The pier will close in May"]),
        ("She said: “The pier will close.”", "She", "said:", ["“The pier will close.”"]),
        (
            "“The pier,” she said, “will close.”",
            "she",
            "said",
            ["“The pier,”", "“will close.”"],
        ),
        (
            "The pier, she said, would close in May.",
            "she",
            "said",
            ["The pier", "would close in May"],
        ),
        ("According to the council, the pier is unsafe.", "the council", "According to", ["the pier is unsafe"]),
        ("The pier is unsafe, according to the council.", "the council", "according to", ["The pier is unsafe"]),
        (
            "The report found that the pier was unsafe.",
            "The report",
            "found",
            ["that the pier was unsafe"],
        ),
        (
            "Ms Poole told councillors 490 visitors had complained.",
            "Ms Poole",
            "told",
            ["490 visitors had complained"],
        ),
        (
            "Ms Poole told this paper that visitors had complained.",
            "Ms Poole",
            "told",
            ["that visitors had complained"],
        ),
        ("It was announced that the pier would close.", None, "was announced", ["that the pier would close"]),
        ("The mayor vowed to keep the pier open.", "The mayor", "vowed", ["to keep the pier open"]),
    ],
)
def test_one_attribution(text: str, source: str | None, cue: str, content: list[str]) -> None:
    assert (source, cue, content) in show(text)


def test_a_quotation_alone_goes_on_from_the_sentence_before() -> None:
    text = "“We are ready,” said Ann Poole. “We have money.”\n\n“And we have staff.”"
    assert [(a.source.text if a.source else None, len(a.content)) for a in find(text)] == [
        ("Ann Poole", 3),
    ]


def test_kinds() -> None:
    assert [a.kind for a in find("“We won,” she said.")] == ["direct"]
    assert [a.kind for a in find("She said they had “won by a mile”.")] == ["mixed"]
    assert [a.kind for a in find("She said they had won.")] == ["indirect"]


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [
        ("A senior official", True),
        ("One superintendent", True),
        ("Sources close to the mayor", True),
        ("A spokesman for the council", False),
        ("The mayor", False),
        ("The council", False),
    ],
)
def test_hidden_sources(source: str, anonymous: bool) -> None:
    (found,) = find(f"{source} said the pier would close.")
    assert found.source is not None
    assert found.source.text == source
    assert found.anonymous is anonymous


def status(text: str) -> list[tuple[str, bool]]:
    article = Article.from_text(text)
    split, quoted = sentences.split(article), quotations.find(text)
    marked = attributions.status(article, split, quoted, attributions.find(article, split, quoted))
    return [(sentence.sourced, sentence.check_worthy) for sentence in marked]


def test_status_of_sentences() -> None:
    text = "The pier shut on Monday. It was built by 400 men, according to the council. It is understood that it leaks."
    assert [sourced for sourced, _ in status(text)] == ["no", "yes", "no_source"]


@pytest.mark.parametrize(
    ("text", "worthy"),
    [
        ("Burglaries in the town rose by 12 per cent last year.", True),
        ("It is the largest pier in the country.", True),
        ("Three men were arrested over the fire.", True),
        ("The fire was caused by a faulty heater.", True),
        ("Good morning and welcome to the pier.", False),
        ("What a lovely day it was on the sea front.", False),
        ("The meeting took place on Monday evening in the hall.", False),
    ],
)
def test_check_worthiness(text: str, worthy: bool) -> None:
    assert status(text)[0][1] is worthy


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The chief said at least 71 people were held.", "The chief", "at least 71 people were held"),
        ("Ann Poole told Reuters only 10% of staff were women.", "Ann Poole", "only 10% of staff were women"),
        ("They found the door was locked.", "They", "the door was locked"),
        ("In a report by the trust, the fire cost £4m.", "a report by the trust", "the fire cost £4m"),
        ("In a new poll, 52% chose the blue pier.", "a new poll", "52% chose the blue pier"),
        ("As reported by The Echo, the pier shut in May.", "The Echo", "the pier shut in May"),
        ("The firm continues to insist that it paid.", "The firm", "that it paid"),
        ("The club issued a statement saying it would fold.", "The club", "it would fold"),
        ("Groups that back the plan say it will work.", "Groups that back the plan", "it will work"),
        ("The two men, however, deny that they were there.", "The two men", "that they were there"),
        ("She urged ministers to act.", "She", "ministers to act"),
        ("Poole: Pier will shut in May", "Poole", "Pier will shut in May"),
    ],
)
def test_frames(text: str, source: str, content: str) -> None:
    assert (source, [content]) in [(who, said) for who, _, said in show(text)]


def test_clauses_of_their_own_end_a_content() -> None:
    assert show("He said the pier was safe, while the council disputed it.")[0][2] == ["the pier was safe"]
    assert show("While he said it was safe, the council shut it.")[0][2] == ["it was safe"]
    assert show("She said the pier was safe and called on visitors to return.")[0][2] == ["the pier was safe"]


def test_what_is_said_about_a_relative_pronoun() -> None:
    assert show("They shut the pier, which she said was unsafe.") == [("she", "said", ["which", "was unsafe"])]


def test_attribution_is_carried_over() -> None:
    text = "The report found that the fire cost £4m. It also cost 40 jobs.\n\nThe club was founded in 1901."
    assert [sourced for sourced, _ in status(text)] == ["yes", "partly", "no"]
    assert status("“We have lost 40 men.”")[0][0] == "no_source"


def test_a_description_before_the_name_belongs_to_the_source() -> None:
    (found,) = show('A member of the council, Ann Poole said, "It will shut."')
    assert found == ("A member of the council, Ann Poole", "said", ['"It will shut."'])
