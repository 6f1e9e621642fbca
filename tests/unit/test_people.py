import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.swedish.names import matches, split_names, the_one_meant, those_meant

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
        ("lund", []),
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
    assert matches("alm", names) == ["Pelle Alm", "Alma Berg", "Lars Almgren Lööv"]


@pytest.mark.parametrize(("typed", "name"), [("HR", "Niklas Öhrvall"), ("Ida", "Frida Nordin Ekdahl"), ("erik", "Fredrik Öman")])
def test_a_piece_from_inside_a_word_means_nobody(typed: str, name: str) -> None:
    assert matches(typed, [name]) == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ce", "Carl von Essen"),
        ("cve", "Carl von Essen"),
        ("cgs", "Claes-Göran Sjö"),
        ("cs", "Claes-Göran Sjö"),
        ("Andre", "André Ek"),
        ("André", "Andre Ek"),
        ("von Essen", "Carl von Essen"),
        ("Frida N E", "Frida Nordin Ekdahl"),
    ],
)
def test_one_name_is_meant(typed: str, name: str) -> None:
    assert the_one_meant(typed, ["Petra Hult", name, "Claes Öman"]) == name


def test_a_whole_word_beats_a_beginning() -> None:
    assert the_one_meant("lars", ["Larsson Eva", "Lars Alm", "Eva Larsdotter"]) == "Lars Alm"


def test_what_fits_several_equally_well_means_none_of_them() -> None:
    assert the_one_meant("anna", ["Anna Ek", "Anna Öman"]) is None
    assert those_meant("anna, fne", ["Anna Ek", "Anna Öman", "Frida Nordin Ekdahl"]) == ["anna", "Frida Nordin Ekdahl"]


@pytest.mark.parametrize("recorded", ["IT", "HR", "Bo", "Kommunchef"])
def test_a_recorded_group_is_not_taken_for_a_person_whose_name_begins_so(recorded: str) -> None:
    assert those_meant(recorded, ["Ida Törn", "Hans Rudh", "Bosse Ek", "Kommunchefa Ek"]) == [recorded]


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
        ("Ture & Majken/Ebba + Siv samt Alva", ["Ture", "Majken", "Ebba", "Siv", "Alva"]),
        ("Bygg- och miljönämnden, Ture", ["Bygg- och miljönämnden", "Ture"]),
        ("Bygg- och miljönämnden och Ture", ["Bygg- och miljönämnden", "Ture"]),
        ("och Ture", ["Ture"]),
        ("Ture och", ["Ture"]),
        ("och", []),
        ("nik, patrik, och oskar", ["nik", "patrik", "oskar"]),
        ("Ture,och Majken;samt  Ebba", ["Ture", "Majken", "Ebba"]),
        ("Ture och och Majken", ["Ture", "Majken"]),
        ("Ture OCH Majken Samt Ebba", ["Ture", "Majken", "Ebba"]),
        ("Ture och, Majken & och", ["Ture", "Majken"]),
        ("Ture och Ochsner och Samtani", ["Ture", "Ochsner", "Samtani"]),
        ("Eva Ek (Kultur, fritid och skola), Ture", ["Eva Ek (Kultur, fritid och skola)", "Ture"]),
        ("Ture (Åre & Berg", ["Ture (Åre & Berg"]),
    ],
)
def test_a_typed_list_of_names_is_parted_at_commas_semicolons_and_och(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lars Berg, Umeå kommun", ["Lars Berg, Umeå kommun"]),
        ("fne, Lars Berg, Region Västerbotten och po", ["fne", "Lars Berg, Region Västerbotten", "po"]),
        ("Carl von Essen, Länsstyrelsen i Västerbotten; Ture", ["Carl von Essen, Länsstyrelsen i Västerbotten", "Ture"]),
        ("Patrik Åsell, Umeå kommun", ["Patrik Åsell", "Umeå kommun"]),
        ("Nordin Ekdahl, Umeå kommun", ["Nordin Ekdahl", "Umeå kommun"]),
        ("Lars Berg, Vindelns kommun", ["Lars Berg, Vindelns kommun"]),
        ("Umeå kommun, Vännäs kommun", ["Umeå kommun", "Vännäs kommun"]),
        ("Räddningstjänsten Väst, Vindelns kommun", ["Räddningstjänsten Väst", "Vindelns kommun"]),
        ("Lars Berg, Umeå kommun, Vännäs kommun", ["Lars Berg", "Umeå kommun", "Vännäs kommun"]),
        ("Lars Berg, Umeå kommunchef", ["Lars Berg", "Umeå kommunchef"]),
        ("Lars Berg, Polisen", ["Lars Berg", "Polisen"]),
        ("Lars, Umeå kommun", ["Lars", "Umeå kommun"]),
    ],
)
def test_an_organisation_after_the_full_name_of_somebody_unknown_tells_who_it_is(text: str, names: list[str]) -> None:
    assert split_names(text, ["Patrik Åsell", "Frida Nordin Ekdahl", "Vindelns kommun"]) == names


_PARTING = st.sampled_from([",", ";", "&", "/", "+", "och", "samt", "OCH", "Samt"])
_PARTED_NAMES = st.lists(
    st.sampled_from(["Ture", "Majken Ö. Sundbom", "Ochsner", "Eva Ek (Fritid, kultur och skola)", "Bygg- och miljönämnden", "IT"]),
    min_size=1,
)


@given(_PARTED_NAMES, st.data())
def test_however_many_signs_and_ands_stand_between_names_and_around_them_they_part_the_same_names(
    names: list[str], data: st.DataObject
) -> None:
    parting = st.lists(_PARTING, min_size=1, max_size=3).map(" ".join)
    edge = st.lists(_PARTING, max_size=2).map(" ".join)
    typed = data.draw(edge) + " " + names[0]
    for name in names[1:]:
        typed += f" {data.draw(parting)} {name}"
    assert split_names(f"{typed} {data.draw(edge)}") == names
    assert split_names(typed, ["Lag och rätt", "Och Norr"]) == names
    assert split_names(f"{typed} och Lag och rätt, och Och Norr", ["Lag och rätt", "Och Norr"]) == [
        *names,
        "Lag och rätt",
        "Och Norr",
    ]


TWO_OF_ONE_NAME = ["Eva Ek (Umeå kommun)", "Eva Ek (Vännäs kommun)", "Evert Ekdal"]


@pytest.mark.parametrize("typed", ["eva", "ee", "Eva Ek", "ek", "EVA EK"])
def test_what_two_of_one_name_have_in_common_means_neither(typed: str) -> None:
    assert the_one_meant(typed, TWO_OF_ONE_NAME) is None
    assert set(matches(typed, TWO_OF_ONE_NAME)) >= set(TWO_OF_ONE_NAME[:2])
    assert those_meant(typed, TWO_OF_ONE_NAME) == [typed]


@pytest.mark.parametrize("typed", ["Eva Ek (Vännäs kommun)", "eva vännäs", "ee vän", "ek vannas", "Eva Ek Vännäs", "ev v"])
def test_two_of_one_name_are_known_by_their_organisations(typed: str) -> None:
    assert the_one_meant(typed, TWO_OF_ONE_NAME) == "Eva Ek (Vännäs kommun)"


@pytest.mark.parametrize("typed", ["Vännäs kommun", "Vännäs", "kommun", "vk"])
def test_what_tells_two_apart_is_none_of_them_by_itself(typed: str) -> None:
    assert matches(typed, TWO_OF_ONE_NAME) == []


def test_a_known_name_is_not_parted() -> None:
    assert split_names("Region, Norr; Ek & Co och Ture", ["Region, Norr", "Ek & Co"]) == ["Region, Norr", "Ek & Co", "Ture"]
