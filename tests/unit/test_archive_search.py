"""Every word in every meeting is found, with and without an index."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kcminutes.archive import database
from kcminutes.archive import index as indexing
from kcminutes.archive import search as searching
from kcminutes.archive.archive import Archive
from kcminutes.archive.search import Search, words_typed
from kcminutes.archive.word_index import WordIndex
from kcminutes.meeting.model import Action, Item
from kcminutes.storage.errors import FileError
from kcminutes.storage.toml.meetings import encode
from kcminutes.storage.workspace import Workspace
from support.replaced import replace_once_read
from support.workspaces import BODY, a_meeting, held, put

DECEMBER, JANUARY, MARCH = date(2016, 12, 8), date(2017, 1, 19), date(2017, 3, 2)


@pytest.fixture(params=["index", "files", "read-only"])
def has_index(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """With an index, without, and with a cache folder in which nothing can be made."""
    cache = tmp_path / "cache"
    if request.param == "read-only":
        cache.write_text("no folder")
    monkeypatch.setattr(database, "cache_folder", lambda: cache)
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    monkeypatch.setattr(searching, "_AT_ONCE", 2)
    return str(request.param)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "kc"


def searched(root: Path, has_index: str) -> Search:
    return Search(Workspace(root), use_index=has_index != "files")


def excerpts(root: Path, has_index: str, *wanted: str, body: str = "", since: date | None = None) -> list[str]:
    return [found.hit.excerpt for found in searched(root, has_index).find(wanted, body=body, since=since)]


@pytest.mark.parametrize("again", [False, True])
def test_a_word_is_found_inside_another_the_newest_meeting_first(root: Path, has_index: str, again: bool) -> None:  # noqa: FBT001
    put(root, held(a_meeting(DECEMBER, Item(title="Räddning", notes="Vi samordnar larmhanteringen.\n\nOch hantering."))))
    put(root, held(a_meeting(JANUARY, Item(title="Samordnad larmhantering"))))
    if again:
        searched(root, has_index)
    found = searched(root, has_index).find(["hantering"])
    assert [(one.card.day, one.label, one.hit.label) for one in found] == [
        (JANUARY, "1", "Rubrik"),
        (DECEMBER, "1", "Anteckning"),
        (DECEMBER, "1", "Anteckning"),
    ]


def test_own_letters_find_themselves_and_plain_ones_find_both_the_exact_first(root: Path, has_index: str) -> None:
    put(root, held(a_meeting(JANUARY, Item(title="Möte i Malå"), Item(title="Mala kaffe"))))
    assert excerpts(root, has_index, "malå") == ["Möte i Malå"]
    assert excerpts(root, has_index, "mala") == ["Mala kaffe", "Möte i Malå"]


def test_spaces_hyphens_and_dashes_of_every_kind_are_alike(root: Path, has_index: str) -> None:
    put(root, held(a_meeting(JANUARY, Item(title="A", notes="Det kostar 10\u00a0000 kr 2016–2017 för larm\u00adhantering."))))
    for typed in ("10 000 kr", "2016-2017", "larmhantering"):
        assert len(excerpts(root, has_index, typed)) == 1


@pytest.mark.parametrize("typed", ["fj", "å", "k"])
def test_one_or_two_letters_are_enough(root: Path, has_index: str, typed: str) -> None:
    put(root, held(a_meeting(JANUARY, Item(title="Fjäll och å och kök"))))
    assert "Fjäll och å och kök" in excerpts(root, has_index, typed)


def test_people_attachments_and_actions_are_found(root: Path, has_index: str) -> None:
    item = Item(
        title="A", attachments=("Remissupplaga",), actions=(Action(text="Ta fram underlag", responsible=("Ture Sundbom",)),)
    )
    put(root, held(a_meeting(JANUARY, item)))
    assert excerpts(root, has_index, "remissupp") == ["Remissupplaga"]
    assert excerpts(root, has_index, "underlag", "sundbom") == ["Ta fram underlag  Ture Sundbom"] * 2
    assert len(excerpts(root, has_index, "krokom")) == 1


def test_all_words_must_stand_in_one_item(root: Path, has_index: str) -> None:
    put(root, held(a_meeting(JANUARY, Item(title="Polisen", notes="Besök"), Item(title="Polisen", notes="Annat"))))
    assert excerpts(root, has_index, "polisen", "besök") == ["Polisen", "Besök"]


def test_one_body_and_from_a_day(root: Path, has_index: str) -> None:
    put(root, held(a_meeting(DECEMBER, "Polisen")))
    put(root, held(a_meeting(JANUARY, "Polisen")))
    put(root, held(a_meeting(MARCH, "Polisen", body="Regionrådet")))
    found = searched(root, has_index)
    assert [one.card.day for one in found.find(["polisen"], body=BODY)] == [JANUARY, DECEMBER]
    assert [one.card.day for one in found.find(["polisen"], since=JANUARY)] == [MARCH, JANUARY]


def test_what_was_changed_moved_or_taken_away_is_found_as_it_is_now(root: Path, has_index: str) -> None:
    path = put(root, held(a_meeting(JANUARY, "Polisen")))
    gone = put(root, held(a_meeting(MARCH, "Polisen")))
    searched(root, has_index)
    put(root, held(a_meeting(JANUARY, "Ekonomi")))
    path.rename(path.with_name("annat namn.toml"))
    gone.unlink()
    assert excerpts(root, has_index, "polisen") == []
    assert excerpts(root, has_index, "ekonomi") == ["Ekonomi"]


def test_a_called_meeting_is_found_too(root: Path, has_index: str) -> None:
    put(root, a_meeting(JANUARY, Item(title="Polisen", background="Larm")))
    assert excerpts(root, has_index, "larm") == ["Larm"]


def test_one_damaged_file_among_many_is_told_and_the_rest_is_found(root: Path, has_index: str) -> None:
    put(root, held(a_meeting(JANUARY, "Polisen")))
    put(root, held(a_meeting(MARCH, "Polisen"))).write_text("[mote")
    search = searched(root, has_index)
    assert (len(search.find(["polisen"])), len(search.left_out)) == (1, 1)


def test_an_index_that_is_damaged_or_in_use_hinders_nothing(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    put(root, held(a_meeting(JANUARY, "Polisen")))
    assert excerpts(root, "index", "polisen") == ["Polisen"]
    (place,) = (tmp_path / "cache").rglob("*words*.sqlite")
    with closing(sqlite3.connect(place)) as other, other:
        other.execute("begin exclusive")
        assert excerpts(root, "index", "polisen") == ["Polisen"]
    place.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    for _ in range(2):
        assert excerpts(root, "index", "polisen") == ["Polisen"]


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_an_index_that_takes_no_more_hinders_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    monkeypatch.setattr(searching, "_AT_ONCE", 1)
    days = (DECEMBER, JANUARY, MARCH)
    for day in days:
        put(root, held(a_meeting(day, "Polisen")))
    calls: list[int] = []
    put_whole = WordIndex.put

    def put_some(self: WordIndex, meetings: Any) -> bool:
        calls.append(len(meetings))
        if len(calls) == taken + 1:
            monkeypatch.setattr(database.Database, "use", lambda *_: None)  # the disk is full
        return put_whole(self, meetings)

    with monkeypatch.context() as full:
        full.setattr(WordIndex, "put", put_some)
        assert [found.card.day for found in searched(root, "index").find(["polisen"])] == [*reversed(days)]
    assert len(calls) == taken + 1
    assert not list((tmp_path / "cache").rglob("*words*"))


def test_a_file_that_is_replaced_while_it_is_read_is_found_as_it_is_at_the_next_question(
    root: Path, has_index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(root, held(a_meeting(JANUARY, "Polisen")))
    replace_once_read(monkeypatch, path, encode(held(a_meeting(JANUARY, "Ekonomi"))))
    searched(root, has_index)
    assert "Ekonomi" in path.read_text("utf-8")
    assert excerpts(root, has_index, "ekonomi") == ["Ekonomi"]
    assert excerpts(root, has_index, "polisen") == []


def test_words_that_are_read_after_the_card_are_those_of_what_was_read(
    root: Path, has_index: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SETTLED", 0.0)
    path = put(root, held(a_meeting(JANUARY, "Polisen")))
    Archive(Workspace(root), use_index=has_index == "index")  # its card is in the index, its words are not
    before = path.read_text("utf-8")
    known = Archive.__init__

    def replaced_then(self: Archive, *args: Any, **kwargs: Any) -> None:
        known(self, *args, **kwargs)
        path.write_text(encode(held(a_meeting(JANUARY, "Ekonomi"))), "utf-8")

    with monkeypatch.context() as patched:
        patched.setattr(Archive, "__init__", replaced_then)
        searched(root, has_index)
    path.write_text(before, "utf-8")
    assert excerpts(root, has_index, "polisen") == ["Polisen"]


@pytest.mark.parametrize(
    "damage",
    [
        "update passage set packed = cast(packed || x'00' as blob) where id % 2",
        "update passage set packed = x'94a1ff' where name like '%2017-01-19%'",
        # an item as it is packed, but for its marks: of a kind that there is none of
        "update passage set packed = x'95a169a131a7506f6c6973656ea7506f6c6973656e9193004d00' where name like '%2017-01-19%'",
        # of too few numbers
        "update passage set packed = x'95a169a131a7506f6c6973656ea7506f6c6973656e919100' where name like '%2017-01-19%'",
        # none
        "update passage set packed = x'95a169a131a7506f6c6973656ea7506f6c6973656e90' where name like '%2017-01-19%'",
        "update passage set packed = null where name like '%2017-01-19%'",
        "update passage set packed = x'' where name like '%2017-01-19%'",
        "update passage set name = cast(x'ff' as text) where name like '%2017-01-19%'",
        "update file set digest = cast(x'ff' as text)",
        "drop table passage; create table passage (id integer primary key)",
        "drop table words; create table words (odd)",
    ],
)
@pytest.mark.parametrize("is_open", [False, True], ids=["before", "meanwhile"])
def test_whatever_is_odd_about_the_index_all_is_found_and_it_is_made_anew(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: str,
    is_open: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    for day in (DECEMBER, JANUARY, MARCH):
        put(root, held(a_meeting(day, "Polisen", "Ekonomi")))
    search = searched(root, "index")
    (place,) = (tmp_path / "cache").rglob("*words*.sqlite")
    with closing(sqlite3.connect(place)) as other:
        other.executescript(damage)
    if not is_open:
        search = searched(root, "index")
    for _ in range(2):
        assert [found.card.day for found in search.find(["polisen"])] == [MARCH, JANUARY, DECEMBER]
    search = searched(root, "index")
    assert not search._beside
    assert [found.card.day for found in search.find(["polisen"])] == [MARCH, JANUARY, DECEMBER]
    with closing(sqlite3.connect(place)) as other:
        assert other.execute("select count(*) from passage where packed is not null and name like '%.toml'").fetchone() == (9,)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="aåäbö -–\u00a0\u00ad\n", max_size=30), typed=st.text(alphabet="aåäbö -", min_size=1, max_size=4))
def test_the_index_finds_what_the_files_have_and_nothing_else(
    text: str, typed: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("w")
    monkeypatch.setattr(database, "cache_folder", lambda: folder / "cache")
    put(folder / "kc", held(a_meeting(JANUARY, Item(title="Q", notes=text))))
    assert excerpts(folder / "kc", "index", typed) == excerpts(folder / "kc", "files", typed)


def test_every_part_of_a_word_is_found_by_the_index(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    put(root, held(a_meeting(JANUARY, "Samordnad larmhantering", "Ekonomi")))
    search = searched(root, "index")
    assert not search._beside
    word = "larmhantering"
    for start in range(len(word)):
        for end in range(start + 1, len(word) + 1):
            assert any(found.hit.excerpt == "Samordnad larmhantering" for found in search.find([word[start:end]]))


@pytest.mark.parametrize(
    ("typed", "words"),
    [("två ord", ["två", "ord"]), ('"två ord" till', ["två ord", "till"]), ("”två ord", ["två ord"]), ("", []), (' "" ', [])],
)
def test_words_stand_by_themselves_but_for_those_in_quotes(typed: str, words: list[str]) -> None:
    assert words_typed(typed) == words


def test_a_meeting_that_could_not_be_read_once_is_found_at_the_next_question(
    root: Path, has_index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, held(a_meeting(JANUARY, "Polisen")))
    Archive(Workspace(root), use_index=has_index == "index")  # its card is in the index, its words are not
    with monkeypatch.context() as away:
        away.setattr("kcminutes.storage.toml.meetings.read_with_digest", Mock(side_effect=FileError("Går inte att läsa.")))
        if has_index == "index":
            search = searched(root, has_index)
            assert search.find(["polisen"]) == []
            assert search.left_out
    assert excerpts(root, has_index, "polisen") == ["Polisen"]


def test_a_kallelse_whose_minutes_are_there_is_never_put_into_the_index(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    put(root, a_meeting(JANUARY, "Polisen"))
    put(root, held(a_meeting(JANUARY, "Polisen")))
    given: list[str] = []
    whole = WordIndex.put

    def noted(self: WordIndex, meetings: Any) -> bool:
        given.extend(card.name for card in meetings)
        return whole(self, meetings)

    monkeypatch.setattr(WordIndex, "put", noted)
    assert len(searched(root, "index").find(["polisen"])) == 1
    assert given == ["minutes/2017-01-19.toml"]
