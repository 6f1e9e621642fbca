import os
import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import astuple, replace

from kcminutes.archive import database
from kcminutes.archive import index as indexing
from kcminutes.archive.archive import Archive
from kcminutes.archive.bodies import body_meant, body_typed
from kcminutes.archive.index import Index
from kcminutes.meeting.model import Item
from kcminutes.meeting.states import ItemStatus
from kcminutes.storage.durable.saver import digest
from kcminutes.storage.errors import FileError
from kcminutes.storage.workspace import MeetingState, Workspace
from support.samples import AGENDA_2013, AGENDA_2016, FORMAT_1, MINUTES_2016
from support.workspaces import BODY, a_meeting, archive_of, held, put

JANUARY, MARCH, APRIL = date(2017, 1, 19), date(2017, 3, 2), date(2017, 4, 6)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the index, in which files count as settled as soon as they are written."""
    monkeypatch.setattr(database, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    return tmp_path / "cache"


def seen(archive: Archive) -> list[tuple[str, date, MeetingState]]:
    return [(archive.path(card).name, card.day, card.state) for card in archive.cards]


def told(archive: Archive) -> list[tuple[object, ...]]:
    """All that the cards tell."""
    return [(*astuple(card), archive.items(card)) for card in archive.cards]


def titles(archive: Archive) -> list[list[str]]:
    return [[item.title for item in archive.items(card)] for card in archive.cards]


def rest(root: Path) -> Archive:
    return Archive(Workspace(root))


def test_an_empty_workspace_has_no_meetings(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "nowhere")
    assert (archive.cards, archive.left_out, archive.bodies, archive.last_meeting(BODY)) == ((), [], [], None)


def test_meetings_come_the_newest_first_and_a_held_one_is_its_minutes(tmp_path: Path) -> None:
    put(tmp_path, a_meeting(JANUARY, "Ekonomi"))
    minutes = put(tmp_path, held(a_meeting(JANUARY, "Ekonomi")))
    put(tmp_path, a_meeting(MARCH, "Ekonomi"))
    archive = archive_of(tmp_path)
    assert seen(archive) == [("2017-03-02.toml", MARCH, MeetingState.CALLED), ("2017-01-19.toml", JANUARY, MeetingState.DRAFT)]
    assert archive.path(archive.cards[1]) == minutes


def test_files_of_format_1_and_2_are_read_alike(tmp_path: Path) -> None:
    for old, new in FORMAT_1:
        for name, file in (("old", old), ("new", new)):
            target = tmp_path / name / file.parent.name.replace("data", "minutes") / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    before, now = archive_of(tmp_path / "old"), archive_of(tmp_path / "new")
    assert seen(before) == seen(now)
    assert titles(before) == titles(now)


def test_minutes_under_another_name_are_known_by_the_agenda_that_they_were_begun_from(tmp_path: Path) -> None:
    agenda = put(tmp_path, a_meeting(JANUARY, "Ekonomi"), "kallelse-jan")
    minutes = held(a_meeting(JANUARY, "Ekonomi"))
    put(tmp_path, replace(minutes, head=replace(minutes.head, agenda=digest(agenda.read_bytes()))), "januari")
    assert [name for name, *_ in seen(archive_of(tmp_path))] == ["januari.toml"]


def test_a_broken_file_is_left_out_and_told_in_one_line_and_the_rest_is_there(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "Ekonomi")))
    (tmp_path / "minutes" / "2017-03-02.toml").write_text("[mote\norgan = 1\n")
    (tmp_path / "minutes" / "2017-04-06.toml").write_bytes(b"\xff\xfe")
    archive = archive_of(tmp_path)
    assert [card.day for card in archive.cards] == [JANUARY]
    assert [sentence.split(",")[0] for sentence in archive.left_out] == ["2017-03-02.toml", "2017-04-06.toml"]
    assert all("\n" not in sentence and sentence.endswith("Mötet är inte med.") for sentence in archive.left_out)


def test_one_entry_that_cannot_even_be_looked_at_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    path = put(tmp_path, held(a_meeting(JANUARY, "A")))
    path.with_name("x.toml").symlink_to("x.toml")
    archive = rest(tmp_path)
    assert [card.day for card in archive.cards] == [JANUARY]
    (sentence,) = archive.left_out
    assert sentence.startswith("x.toml går inte att läsa: ")
    assert sentence.endswith(". Mötet är inte med.")


def test_where_the_minutes_are_broken_the_agenda_still_tells_what_was_called(tmp_path: Path) -> None:
    put(tmp_path, a_meeting(JANUARY, "Ekonomi"))
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "2017-01-19.toml").write_text("[mote")
    archive = archive_of(tmp_path)
    assert (seen(archive), len(archive.left_out)) == ([("2017-01-19.toml", JANUARY, MeetingState.CALLED)], 1)


def test_hidden_files_and_others_are_no_meetings(tmp_path: Path) -> None:
    put(tmp_path, a_meeting(JANUARY, "Ekonomi"))
    for name in (".kcminutes-1.tmp", ".hidden.toml", "2017-01-19.pdf", "anteckningar.txt"):
        (tmp_path / "agendas" / name).write_text("x")
    assert len(archive_of(tmp_path).cards) == 1


def test_a_series_is_one_body_however_its_name_is_written(tmp_path: Path) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    put(tmp_path, held(a_meeting(MARCH, "B", body="kommunchefsgruppen ")))
    put(tmp_path, held(a_meeting(APRIL, "C", body="Regionrådet")))
    archive = archive_of(tmp_path)
    assert [card.day for card in archive.series(BODY)] == [MARCH, JANUARY]
    assert archive.bodies == ["Regionrådet", "kommunchefsgruppen"]


def test_the_last_meeting_is_one_that_was_held_if_any_was(tmp_path: Path) -> None:
    put(tmp_path, a_meeting(MARCH, "B"))
    assert archive_of(tmp_path).last_meeting(BODY).day == MARCH
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    assert archive_of(tmp_path).last_meeting(BODY).day == JANUARY


KNOWN = ["Kommunchefsgruppen", "Regionrådet i Umeåregionen", "Räddningsnämnden"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("regionrådet", "Regionrådet i Umeåregionen"),
        ("Regionrådet i Umeåregionen", "Regionrådet i Umeåregionen"),
        ("KOMMUNCHEFSGRUPPEN", "Kommunchefsgruppen"),
        ("Region", "Region"),
        ("IT-chefsgruppen", "IT-chefsgruppen"),
    ],
)
def test_a_body_in_a_file_is_known_by_its_name_or_whole_words_of_its_beginning(written: str, meant: str) -> None:
    assert body_meant(written, KNOWN) == meant


@pytest.mark.parametrize(("typed", "meant"), [("komm", KNOWN[0]), ("region", KNOWN[1]), ("R", None), ("Finns ej", None)])
def test_a_body_that_is_typed_is_known_by_any_beginning_that_only_one_has(typed: str, meant: str | None) -> None:
    assert body_typed(typed, KNOWN) == meant


# The index.


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, held(a_meeting(JANUARY, Item(title="Ekonomi", status=ItemStatus.POSTPONED))))
    before = rest(tmp_path)
    assert [*cache.rglob("*.sqlite")]
    monkeypatch.setattr("kcminutes.storage.toml.meetings.read_with_digest", lambda path: pytest.fail(f"{path} is read again"))
    assert told(rest(tmp_path)) == told(before)


def test_new_changed_and_gone_files_show_at_once(tmp_path: Path, cache: Path) -> None:
    january = put(tmp_path, held(a_meeting(JANUARY, "A")))
    put(tmp_path, held(a_meeting(MARCH, "B")))
    rest(tmp_path)
    january.unlink()
    changed = put(tmp_path, held(a_meeting(MARCH, "Bara en annan titel")))
    put(tmp_path, held(a_meeting(APRIL, "C")))
    archive = rest(tmp_path)
    assert titles(archive) == [["C"], ["Bara en annan titel"]]
    assert set(Index(tmp_path).cards()) == {card.name for card in archive.cards}
    os.utime(changed, ns=(1, 1))
    changed.write_text(changed.read_text("utf-8").replace("Bara en annan titel", "Bara en annan rubri"), "utf-8")
    assert titles(rest(tmp_path))[1] == ["Bara en annan rubri"]


def test_a_file_that_was_changed_just_now_is_not_kept_for_its_time_may_stay_the_same(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SETTLED", 2.0)
    path = put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    assert Index(tmp_path).cards() == {}
    monkeypatch.setattr(indexing, "SETTLED", -60.0)
    rest(tmp_path)
    assert [*Index(tmp_path).cards()] == [f"minutes/{path.name}"]


def test_a_file_whose_time_was_set_back_is_read_again(tmp_path: Path, cache: Path) -> None:
    path = put(tmp_path, held(a_meeting(JANUARY, "Aaa")))
    rest(tmp_path)
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Aaa", "Bbb"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)
    assert titles(rest(tmp_path)) == [["Bbb"]]


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 500])
def test_a_damaged_index_is_thrown_away_and_made_anew(tmp_path: Path, cache: Path, damage: bytes) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    (place,) = cache.rglob("*.sqlite")
    place.write_bytes(damage)
    assert [card.day for card in rest(tmp_path).cards] == [JANUARY]
    assert [card.day for card in rest(tmp_path).cards] == [JANUARY]
    assert Index(tmp_path).cards()


def test_what_is_damaged_in_the_index_of_a_meetings_items_is_read_from_the_file(tmp_path: Path, cache: Path) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    (place,) = cache.rglob("*.sqlite")
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("update items set packed = x'ff00'")
    assert titles(rest(tmp_path)) == [["A"]]


@pytest.mark.parametrize("packed", ["x'9195a1ff'", "null", "'text'", "x'c1'"])
def test_an_index_of_which_an_item_is_damaged_is_thrown_away_and_made_anew(tmp_path: Path, cache: Path, packed: str) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    (place,) = cache.rglob("*.sqlite")
    with closing(sqlite3.connect(place)) as database, database:
        database.execute(f"update items set packed = {packed}")  # noqa: S608  # of our own
    for _ in range(2):
        assert titles(rest(tmp_path)) == [["A"]]
    with closing(sqlite3.connect(place)) as database, database:
        assert b"A" in database.execute("select packed from items").fetchone()[0]


@pytest.mark.parametrize("packed", ["null", "'text'", "x'41'", "x'c1'", "cast(x'ff' as text)", "x''"])
def test_a_card_that_is_damaged_is_read_from_its_file(tmp_path: Path, cache: Path, packed: str) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    before = told(rest(tmp_path))
    (place,) = cache.rglob("*.sqlite")
    with closing(sqlite3.connect(place)) as database, database:
        database.execute(f"update card set packed = {packed}")  # noqa: S608  # of our own
    assert told(rest(tmp_path)) == before
    assert Index(tmp_path).cards()


def test_the_items_of_old_meetings_are_had_one_by_one(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for month in range(1, 6):
        put(tmp_path, held(a_meeting(date(2017, month, 2), f"Sak {month}")))
    before = told(rest(tmp_path))
    monkeypatch.setattr(indexing, "_NEWEST", re.sub(r"limit \d+", "limit 2", indexing._NEWEST))
    monkeypatch.setattr("kcminutes.storage.toml.meetings.read_with_digest", lambda path: pytest.fail(f"{path} is read again"))
    assert told(rest(tmp_path)) == before
    late = rest(tmp_path)
    for place in cache.rglob("*.sqlite"):
        place.unlink()
    assert told(late) == before


def test_the_items_of_a_meeting_are_never_those_of_another_content_of_its_file(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    with_items = rest(tmp_path)
    monkeypatch.setattr(indexing, "_NEWEST", re.sub(r"limit \d+", "limit 0", indexing._NEWEST))
    before = rest(tmp_path)
    put(tmp_path, held(a_meeting(JANUARY, "B")))
    rest(tmp_path)  # another program, which has read the file since
    (place,) = cache.rglob("*.sqlite")
    with closing(sqlite3.connect(place)) as database:
        assert b"B" in database.execute("select packed from items").fetchone()[0]
    (file,) = (tmp_path / "minutes").iterdir()
    file.unlink()
    with pytest.raises(FileError):
        before.items(before.cards[0])
    assert titles(with_items) == [["A"]]


@pytest.mark.parametrize("folder", ["KC möten", "x" * 100, "å" * 100])
def test_an_index_has_a_name_that_any_disk_takes(tmp_path: Path, cache: Path, folder: str) -> None:
    root = tmp_path / folder / folder
    put(root, held(a_meeting(JANUARY, "A")))
    rest(root)
    (place,) = cache.rglob("*.sqlite")
    assert len(place.name) < 200
    assert place.name.isascii()
    assert Index(root).cards()


def test_nonsense_in_the_index_is_no_meeting(tmp_path: Path, cache: Path) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    (place,) = cache.rglob("*.sqlite")
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("update card set packed = cast(replace(cast(packed as text), '2017-01-19', '2017-91-19') as blob)")
    assert [card.day for card in rest(tmp_path).cards] == [JANUARY]


def test_a_cache_folder_that_cannot_be_written_hinders_nothing(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    cache.write_text("a file where the folder ought to be")
    assert [card.day for card in rest(tmp_path).cards] == [JANUARY]

    def nobody_knows() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(database, "cache_folder", nobody_knows)
    assert [card.day for card in rest(tmp_path).cards] == [JANUARY]


def test_an_index_that_another_program_is_just_making_is_left_to_it(tmp_path: Path, cache: Path) -> None:
    rest(tmp_path)
    index = database.Database(cache / "index.sqlite", "create table if not exists card (name text);")
    cache.mkdir(exist_ok=True)
    (cache / "index.sqlite").touch()  # as it is before there are tables
    assert index.ask(lambda connection: connection.execute("select * from card").fetchall()) is None
    assert index.is_there
    assert index.use(lambda connection: connection.execute("select * from card").fetchall()) == []


def test_an_index_that_another_program_holds_is_gone_without(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    put(tmp_path, held(a_meeting(JANUARY, "A")))
    rest(tmp_path)
    (place,) = cache.rglob("*.sqlite")
    other = sqlite3.connect(place)
    other.execute("begin exclusive")
    put(tmp_path, held(a_meeting(MARCH, "B")))
    assert [card.day for card in rest(tmp_path).cards] == [MARCH, JANUARY]
    other.rollback()
    other.close()
    rest(tmp_path)
    assert len(Index(tmp_path).cards()) == 2


def test_two_workspaces_have_an_index_each(tmp_path: Path, cache: Path) -> None:
    put(tmp_path / "kc", held(a_meeting(JANUARY, "A")))
    put(tmp_path / "rr", held(a_meeting(MARCH, "B", body="Regionrådet")))
    assert [card.body for card in rest(tmp_path / "kc").cards] == [BODY]
    assert [card.body for card in rest(tmp_path / "rr").cards] == ["Regionrådet"]
    assert len([*cache.rglob("*.sqlite")]) == 2


def test_the_sample_files_have_the_items_that_their_cards_tell(tmp_path: Path) -> None:
    for file, folder in ((AGENDA_2013, "agendas"), (AGENDA_2016, "agendas"), (MINUTES_2016, "minutes")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / file.name).write_bytes(file.read_bytes())
    archive = archive_of(tmp_path)
    newest, oldest = archive.cards
    assert (newest.state, oldest.state) == (MeetingState.DRAFT, MeetingState.CALLED)
    items = archive.items(newest)
    withdrawn = [item for item in items if item.status]
    assert [(item.title, item.status) for item in withdrawn] == [("Införande av PA-system", ItemStatus.WITHDRAWN)]
    other = next(item for item in items if item.title == "Övriga frågor")
    assert [item.title for item in items if item.parent == other.id] == [
        "Plattform – förebyggande insatser",
        "Digitala Västerbotten",
    ]
