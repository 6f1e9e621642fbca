"""What is looked for is found however either of the two is written."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.swedish.characters import plain
from kcminutes.swedish.matching import Found, Wanted, quick_look


def places(typed: str, text: str) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in Wanted(typed).places(text)]


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("10 000 kr", "Det kostar 10\u00a0000\u202fkr.", "10\u00a0000\u202fkr"),
        ("10\u00a0000", "10 000", "10 000"),
        ("två ord", "två  \t ord", "två  \t ord"),
        ("två  ord", "två ord", "två ord"),
        ("larmhantering", "larm\u00adhante\u00adring", "larm\u00adhante\u00adring"),
        ("larm\u00adhantering", "larmhantering", "larmhantering"),
        ("socialchef", "social\u200bchef", "social\u200bchef"),
        ("två ord", "två \u200b ord", "två \u200b ord"),
        ("2016-2017", "2016–2017", "2016–2017"),
        ("2016–2017", "2016\u20112017", "2016\u20112017"),
        (" - ", "nej\u2014tack", "\u2014"),
        ('"handläggargruppen"', "Sedan ”handläggargruppen” kom", "”handläggargruppen”"),
        ("”Ja” sa", '\u200b"Ja" sa', '"Ja" sa'),
        ("“ja”", "»JA«", "»JA«"),
        ("s'il", "S’il", "S’il"),
        ("andre", "André", "André"),
        ("André", "andre", "andre"),
        ("smorgas", "Smörgås", "Smörgås"),
        ("a\u030ar", "år", "år"),
        ("strasse", "Straße", "Straße"),
    ],
)
def test_spaces_dashes_quotation_marks_accents_and_what_nobody_sees_are_alike(typed: str, text: str, found: str) -> None:
    assert [text[start:end] for start, end in places(typed, text)] == [found]


@pytest.mark.parametrize(("typed", "text"), [("år", "ar"), ("får", "far fär"), ("ö", "o"), ("ä", "å"), ("räd", "råd")])
def test_a_ring_or_dots_as_typed_find_only_themselves(typed: str, text: str) -> None:
    assert places(typed, text) == []


def test_what_stands_just_as_typed_is_told_from_what_has_rings_and_dots_besides() -> None:
    assert [found.is_exact for found in Wanted("far").places("Far får fár")] == [True, False, True]
    assert [found.is_exact for found in Wanted("får").places("FÅR")] == [True]


@pytest.mark.parametrize("typed", ["", "  ", "\u00ad", "\u200b \u200d"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert not Wanted(typed)
    assert places(typed, "något \u00ad \u200b") == []


def test_places_do_not_overlap() -> None:
    assert places("aa", "aaaaa") == [(0, 2), (2, 4)]
    assert places("aå", "aaå aå") == [(1, 3), (4, 6)]


@given(st.text(max_size=30), st.text(max_size=5).filter(lambda text: "\n" not in plain(text)), st.text(max_size=30))
def test_a_text_is_found_in_any_that_holds_it_and_every_place_is_in_the_text(before: str, typed: str, after: str) -> None:
    text = plain(f"{before} {typed} {after}")  # as texts of a meeting are
    found = list(Wanted(typed).places(text))
    assert bool(found) == bool(Wanted(typed))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.text(alphabet="aåoö -–\u00a0\u00adeéAÅ", max_size=40), st.text(alphabet="aåoö -e", max_size=3))
def test_each_place_holds_what_was_looked_for(text: str, typed: str) -> None:
    for found in Wanted(typed).places(text):
        assert Found(0, found.end - found.start, found.is_exact) in Wanted(typed).places(text[found.start : found.end])


@given(st.text(alphabet="aåÄö-–—\u00a0\u00ad\n\té”’…ßfi.", max_size=20))
def test_a_quick_look_sees_what_counts_of_each_character(text: str) -> None:
    assert quick_look(text) == "".join(quick_look(f"{char}\t")[:-1] for char in text)
    for char in text:
        assert Wanted(char).is_in(text) == bool(Wanted(char))


@given(st.text(alphabet="aåÄö-–—\u00a0\n\té”’…ßfi. ", max_size=20), st.text(alphabet="aåÄö-–é”’…s. ", max_size=3))
def test_usual_texts_are_searched_as_those_with_odd_characters_are(text: str, typed: str) -> None:
    assert places(typed, text) == places(typed, f"{text}\u00ad")
    assert Wanted(typed).is_in(text) == Wanted(typed).is_in(f"{text}\u00ad") == bool(places(typed, text))
