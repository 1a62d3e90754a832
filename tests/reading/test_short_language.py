from __future__ import annotations

import pytest

from factcheck.reading.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sales rose 5%.",
        "12 34 56 78 90",
        "Takings at Marlow Bakery rose 12 per cent in May, its best spring in years.",
        "Police chiefs met ministers on Tuesday. Pay rose by 4 per cent. Staff numbers fell. Talks go on in June.",
        "The board met on Tuesday and agreed that the pier would stay open. " * 20,
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Stadtrat hat am Dienstag beschlossen, dass die Brücke nicht gesperrt wird und das Geld bleibt.",
        "Le conseil municipal a décidé mardi que les travaux du pont seront terminés dans une semaine.",
        "El ayuntamiento decidió el martes que las obras del puente terminarán en una semana para los vecinos.",
        "Городской совет решил во вторник, что мост останется открытым до конца года.",
        "市議会は火曜日に橋を閉鎖しないことを決めた。",
        "Kaupunginvaltuusto päätti tiistaina pitää sillan auki vuoden loppuun asti. " * 10,
    ],
)
def test_other_languages(text: str) -> None:
    assert not is_english(text)
