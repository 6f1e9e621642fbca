import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.swedish.names import matches, split_names

NAMES = ["Åsa Lindqvist", "Lena Ahl Lindgren", "Karl-Erik Modin", "Allan Berglund", "Majken Fjällström"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lal", ["Lena Ahl Lindgren"]),
        ("kem", ["Karl-Erik Modin"]),
        ("asa", ["Åsa Lindqvist"]),
        ("ÅSA", ["Åsa Lindqvist"]),
        ("a\u030asa", ["Åsa Lindqvist"]),
        ("fjallstrom", ["Majken Fjällström"]),
        ("erik", ["Karl-Erik Modin"]),
        ("karl-e", ["Karl-Erik Modin"]),
        ("len l", ["Lena Ahl Lindgren"]),
        ("  maj  fj ", ["Majken Fjällström"]),
        ("lund", ["Allan Berglund"]),
        ("l l", ["Lena Ahl Lindgren"]),
        ("l len", []),
        ("zz", []),
        ("", []),
        ("   ", []),
    ],
)
def test_a_name_is_found_from_any_part_or_its_initials(typed: str, found: list[str]) -> None:
    assert matches(typed, NAMES) == found


def test_the_likeliest_name_comes_first() -> None:
    names = ["Ella Palm", "Pelle Alm", "Alma Berg", "Ann Lalander", "Lars Almgren Lööv", "Lal"]
    assert matches("lal", names) == ["Lal", "Lars Almgren Lööv", "Ann Lalander"]
    assert matches("alm", names) == ["Alma Berg", "Pelle Alm", "Lars Almgren Lööv", "Ella Palm"]


def test_names_that_fit_equally_well_keep_their_order() -> None:
    assert matches("an", ["Anna Ö", "Anders Å", "Ante Ä"]) == ["Anna Ö", "Anders Å", "Ante Ä"]


def test_a_single_letter_finds_beginnings_only() -> None:
    assert matches("r", ["Karl Bo", "Eva Rudh", "Rut Alm"]) == ["Rut Alm", "Eva Rudh"]


def test_the_beginning_of_the_initials_finds_a_name_of_more_parts() -> None:
    assert matches("la", ["Maj Fjäll", "Lena Ahl Lindgren"]) == ["Lena Ahl Lindgren"]


@given(st.text(max_size=6), st.lists(st.text(max_size=8), max_size=4))
def test_only_names_that_were_given_are_found_and_whatever_is_typed_is_answered(typed: str, names: list[str]) -> None:
    found = matches(typed, names)
    assert set(found) <= set(names)
    assert len(found) <= len(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        (" , ; ", []),
        ("Ture", ["Ture"]),
        ("Ture, Majken", ["Ture", "Majken"]),
        ("Ture;Majken", ["Ture", "Majken"]),
        ("Ture,  Majken och  Ebba", ["Ture", "Majken", "Ebba"]),
        ("Jochnick", ["Jochnick"]),
        ("Ture  Sund\nbom", ["Ture Sund bom"]),
    ],
)
def test_a_typed_list_of_names_is_parted_at_commas_semicolons_and_och(text: str, names: list[str]) -> None:
    assert split_names(text) == names
