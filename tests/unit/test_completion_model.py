"""The model of the group's language: what it guesses, and what it learns from."""

from datetime import date
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from kcminutes.completion.days import as_written
from kcminutes.completion.language import Language
from kcminutes.completion.model import Model
from kcminutes.meeting.model import ComingMeeting, Head, Item, Meeting, Participant
from kcminutes.storage.toml.meetings import read as read_file
from support.samples import MINUTES_2013, MINUTES_2016

TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80)


def first_guess(model: Model, before: str) -> str:
    return next((guess.text for guess in model.guesses(before) if guess.text), "")


def read(*texts: str) -> Model:
    model = Model()
    for text in texts:
        model.read(text)
    return model


def test_the_rest_of_a_word_that_was_read_is_guessed():
    model = read("Gruppen tog upp larmhanteringen igen.")

    assert first_guess(model, "Vi talade om larmh").startswith("antering")


def test_what_came_after_the_same_words_is_guessed_word_by_word_to_the_lines_end():
    model = read("Oskar Fjellner redogjorde för svaret", "Oskar Fjellner redogjorde för svaret")

    guesses = list(model.guesses("Oskar"))

    assert "".join(guess.text for guess in guesses) == " Fjellner redogjorde för svaret"
    assert [guess.chance for guess in guesses] == sorted((guess.chance for guess in guesses), reverse=True)


def test_of_words_that_differ_at_their_end_what_they_share_is_guessed():
    model = read("samordningsförbundet", "samordningsförbundets", "samordningsförbunden")

    assert first_guess(model, "samord") == "ningsförbund"


def test_a_word_is_written_with_a_capital_where_a_sentence_begins_and_only_there():
    model = read("Gruppen vill det.", "Det vill gruppen.")

    assert first_guess(model, "Klart. Grup") == "pen"
    assert first_guess(model, "hela grup") == "pen"


def test_a_name_keeps_its_capital_and_a_word_that_began_a_sentence_does_not():
    model = read("Samarbetet går bra.")
    model.read("Umeåregionen", is_name=True)

    assert first_guess(model, "samarb").startswith("et")
    assert not first_guess(model, "i umeår")
    assert first_guess(model, "i Umeår").startswith("egion")


def test_no_space_is_guessed_before_a_mark_nor_left_out_before_a_word():
    model = read("kom fram till detta, och till annat", "kom fram till detta, och till annat")

    assert "".join(guess.text for guess in model.guesses("kom fram")).startswith(" till detta, och")


def test_words_marked_as_not_heard_well_are_not_learnt():
    assert not first_guess(read("Jesper [Myhrberg?] kommer"), "Myhr")


def test_what_was_typed_last_counts_more_than_the_archive():
    model = read("Gruppen noterar informationen")
    model.read("Gruppen noterar lägesrapporten", 5.7)

    assert first_guess(model, "Gruppen noterar") == " lägesrapporten"


@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_a_guess_goes_on_from_what_is_typed_and_stays_on_its_line(texts: list[str], before: str):
    model = read(*texts)

    for guess in model.guesses(before):
        assert "\n" not in guess.text
        assert 0 <= guess.chance <= 1


MEETING = Meeting(
    head=Head(body="Kommunchefsgruppen", day=date(2024, 3, 7), coming=(ComingMeeting(day=date(2024, 4, 11)),)),
    participants=(Participant(name="Lisa Ahl Lindgren", organisation="Vännäs kommun"),),
    items=(Item(id="a", title="Bredband", background="Fiberutbyggnaden i glesbygden."), Item(id="b", title="Övriga frågor")),
)


def test_it_knows_the_kallelse_the_people_their_organisations_and_the_coming_days():
    model = Language([], MEETING).model

    assert first_guess(model, "om fiberu").startswith("tbyggnad")
    assert "".join(guess.text for guess in model.guesses("Lisa A")) == "hl Lindgren"
    assert first_guess(model, "i Vän").startswith("näs")
    assert "".join(guess.text for guess in model.guesses("mötet den 1")).startswith("1 april")


def test_a_sentence_is_learnt_as_it_ends_and_once_only():
    language = Language([], MEETING)

    language.learn("Kommunerna xylofonerar gemensamt. Zebradagen är")

    assert "fonerar".startswith(first_guess(language.model, "xylo") or "?")
    assert not first_guess(language.model, "Zebr")


def test_days_are_written_as_the_group_writes_them():
    day = date(2024, 4, 11)

    assert as_written(day, ["Vi ses den 7 mars 2024.", "Nästa möte är den 11 april 2024."])[-1] == "den 11 april 2024"
    assert as_written(day, ["torsdagen den 7 mars"])[-1] == "torsdagen den 11 april"
    assert as_written(day, [])[-1] == "den 11 april"


def test_usual_words_get_what_those_that_were_read_leave():
    model = read("Samarbetsrådet möts.")
    model.know(["samarbetsrum", "överenskommelse"])

    assert first_guess(model, "en överensk").startswith("ommels")
    assert first_guess(model, "Överensk").startswith("ommels")
    assert "rådet".startswith(first_guess(model, "i samarbets"))


def test_a_capital_letter_within_a_sentence_begins_no_usual_word():
    model = read("Mötet hölls i Vännäs.")
    model.know(["vänta", "väntar"])

    assert "näs".startswith(first_guess(model, "resan till Vän") or "?")
    assert "ta".startswith(first_guess(model, "att vän") or "?")


def test_nothing_guessed_holds_a_character_that_nobody_typed():
    model = read("Prioriteringen gäller.", "Vännäs")
    for before in ("Prior", "en priorit", "i Vän", "Vänn"):
        assert all(guess.text.isprintable() for guess in model.guesses(before))


def test_the_usual_words_are_each_there_once_and_long_enough_to_spare_keys():
    words = files("kcminutes.completion").joinpath("usual_words.txt").read_text("utf-8").split()

    assert all(len(word) >= 5 and word.islower() for word in words)
    assert len(words) == len(set(words))


def test_the_usual_sentences_name_nobody_and_no_municipality_of_the_samples():
    text = files("kcminutes.completion").joinpath("usual_sentences.txt").read_text("utf-8")
    names = {
        word for sample in (MINUTES_2013, MINUTES_2016) for person in read_file(sample).participants for word in person.name.split()
    }

    assert not names & {*text.split()}
    assert not [place for place in ("Umeå", "Vännäs", "Nordmaling", "Örnsköldsvik") if place in text]
    assert len(text.splitlines()) == len({*text.splitlines()})
