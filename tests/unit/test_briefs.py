"""Briefs: what they become, their file, and which are proposed."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcminutes.completion.brief_finding import worth_a_brief
from kcminutes.completion.briefs import USUAL, expanded, in_force, why_no_brief
from kcminutes.storage.briefs_file import change_brief, read_briefs
from kcminutes.swedish.characters import plain

BRIEFS = {"fiu": "fick i uppdrag att", "åks": "återkommer senast den {} {}.", "KS": "kommunstyrelsen"}


def text_of(before: str) -> str | None:
    found = expanded(before, BRIEFS)
    return found.text if found else None


def test_a_brief_that_is_a_word_of_its_own_becomes_its_long_form():
    assert text_of("Lisa fiu") == "fick i uppdrag att"
    assert text_of("fiu") == "fick i uppdrag att"
    assert text_of("(fiu") == "fick i uppdrag att"
    assert text_of("xfiu") is None
    assert text_of("fiu-") is None


def test_a_capital_letter_typed_is_one_in_the_long_form():
    assert text_of("Fiu") == "Fick i uppdrag att"
    assert text_of("KS") == "kommunstyrelsen"
    assert text_of("FIU") is None, "that is an abbreviation"
    assert text_of("ks") is None


def test_fields_are_places_in_the_long_form_and_no_text_of_it():
    found = expanded("Hon åks", BRIEFS)

    assert found
    assert found.text == "återkommer senast den  ."
    assert [found.text[:at] for at in found.fields] == ["återkommer senast den ", "återkommer senast den  "]


def test_the_groups_brief_counts_before_her_own_and_that_before_the_usual_one():
    assert in_force({"fiu": "gruppens"}, {"fiu": "egen", "ab": "egen ab"})["fiu"] == "gruppens"
    assert in_force({}, {"fiu": "egen"})["fiu"] == "egen"
    assert "fiu" not in in_force({"fiu": ""})
    assert in_force()["fiu"] == USUAL["fiu"]


def test_a_measure_is_no_brief():
    assert expanded("5 nm", USUAL) is None
    assert expanded("tas upp nm", USUAL)


def test_usual_briefs_can_be_briefs():
    assert 12 <= len(USUAL) <= 20
    assert not [problem for short, long in USUAL.items() if (problem := why_no_brief(short, long))]


@pytest.mark.parametrize("short", ["", "a", "två ord", "a.b", "x" * 21])
def test_what_can_be_no_brief_is_told(short: str):
    assert why_no_brief(short, "lång text")


def test_a_change_leaves_comments_and_others_briefs_as_they_are(tmp_path: Path):
    file = tmp_path / "kortord.toml"
    file.write_text('# gruppens\nfiu = "fick i uppdrag att"  # ofta\n"åks" = "återkommer"\n', encoding="utf-8")

    change_brief(file, "åks", "återkommer senare")
    change_brief(file, "ny", 'sade "nej"')

    assert file.read_text(encoding="utf-8") == (
        '# gruppens\nfiu = "fick i uppdrag att"  # ofta\n"åks" = "återkommer senare"\nny = "sade \\"nej\\""\n'
    )
    change_brief(file, "fiu", None)
    assert read_briefs(file)[0] == {"åks": "återkommer senare", "ny": 'sade "nej"'}


def test_a_file_that_cant_be_read_as_toml_is_told_and_not_written_over(tmp_path: Path):
    file = tmp_path / "kortord.toml"
    file.write_text('fiu = "fick\n', encoding="utf-8")

    briefs, problems = read_briefs(file)

    assert not briefs
    assert problems[0].startswith("kortord.toml, rad 1")
    with pytest.raises(OSError, match="TOML"):
        change_brief(file, "ny", "text")
    assert file.read_text(encoding="utf-8") == 'fiu = "fick\n'


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 3000])
def test_what_no_reader_can_take_is_told_and_not_written_over(tmp_path: Path, value: str):
    file = tmp_path / "kortord.toml"
    file.write_text(f"bkx = {value}\n")
    briefs, problems = read_briefs(file)
    assert briefs == {}
    assert problems[0].startswith("kortord.toml: går inte att läsa")
    with pytest.raises(OSError, match="rätta den först"):
        change_brief(file, "kc", "Kommunchefsgruppen")


def test_a_value_that_is_no_text_is_told_and_the_others_hold(tmp_path: Path):
    file = tmp_path / "kortord.toml"
    file.write_text('fiu = 3\nab = "text"\n', encoding="utf-8")

    assert read_briefs(file) == ({"ab": "text"}, ('kortord.toml: fiu är ingen text; skriv fiu = "lång text".',))


def test_a_long_form_over_several_rows_is_not_damaged(tmp_path: Path):
    file = tmp_path / "kortord.toml"
    file.write_text('fiu = """rad ett\nrad två"""\n', encoding="utf-8")

    with pytest.raises(OSError, match="fiu"):
        change_brief(file, "fiu", "annat")
    assert read_briefs(file)[0] == {"fiu": "rad ett\nrad två"}


SHORT = st.text(alphabet="abcåäö123", min_size=2, max_size=6)
LONG = (
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(plain).filter(bool)
)


@settings(deadline=None, max_examples=40)  # each writes files
@given(st.lists(st.tuples(SHORT, LONG), max_size=6))
def test_what_is_put_in_is_read_back(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]):
    file = tmp_path_factory.mktemp("kortord") / "kortord.toml"

    for short, long in pairs:
        change_brief(file, short, long)

    assert read_briefs(file)[0] == dict(pairs)
    if pairs:
        assert tomllib.loads(file.read_text(encoding="utf-8")) == dict(pairs)


def test_what_was_written_most_is_proposed_once_and_what_has_a_brief_is_not():
    texts = ["Gruppen ställer sig bakom förslaget."] * 7 + ["Hon fick i uppdrag att ringa."] * 4

    found = worth_a_brief(texts, ["fick i uppdrag att"])

    assert (found[0].text, found[0].times) == ("Gruppen ställer sig bakom förslaget", 7)
    assert found[0].short == "gssbf"
    assert not any("bakom" in other.text for other in found[1:])
    assert worth_a_brief(["Kort text."], []) == []
