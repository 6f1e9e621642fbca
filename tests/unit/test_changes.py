"""What differs between two versions that were handed out is told in words, and in the texts themselves."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kcminutes.meeting.changes import Piece, changed_texts
from kcminutes.meeting.ids import identified
from kcminutes.meeting.model import Action, Item, Meeting
from kcminutes.storage.handed_out import handed_out, keep_handed_out
from support.commands import outcome
from support.workspaces import a_meeting, held, put

DAY = date(2017, 1, 19)


def a_version(notes: str, *more: Item) -> Meeting:
    return identified(held(a_meeting(DAY, Item(id="k3f9qa", title="Polisen", notes=notes), *more)))


@given(st.text("ab \n", max_size=20), st.text("ab \n", max_size=20))
def test_what_is_the_same_and_gone_is_what_was_and_with_what_is_new_what_is(was: str, now: str) -> None:
    changed = changed_texts(a_version(was), a_version(now))
    if was == now:
        assert not changed
        return
    (text,) = changed
    assert text.place == "1 Polisen, Anteckning"
    assert "".join(piece.text for piece in text.pieces if piece.kind != "new") == was
    assert "".join(piece.text for piece in text.pieces if piece.kind != "gone") == now


def test_far_from_a_change_the_text_is_left_out() -> None:
    long = " ".join(f"ord{number}" for number in range(100))
    (text,) = changed_texts(a_version(f"{long} gammalt {long}"), a_version(f"{long} nytt {long}"))
    assert [piece.kind for piece in text.pieces] == ["same", "gone", "new", "same"]
    assert text.pieces[0].text.startswith("… ord92")
    assert text.pieces[1] == Piece("gone", "gammalt ")


def test_items_that_came_and_went_are_told_with_all_that_they_hold() -> None:
    action = Item(id="x8d2mm", title="Ekonomi", actions=(Action(id="aaaaaa", text="Räkna", due=DAY, responsible=("Ture",)),))
    assert [text.place for text in changed_texts(a_version(""), a_version("", action))] == [
        "2 Ekonomi, Rubrik",
        "2 Ekonomi, ÅTGÄRDER",
    ]
    assert [text.place for text in changed_texts(a_version("", action), a_version(""))] == [
        "2 Ekonomi (borttaget), Rubrik",
        "2 Ekonomi (borttaget), ÅTGÄRDER",
    ]


def test_a_version_is_kept_each_time_that_another_one_is_handed_out() -> None:
    first, second = a_version("Ett"), a_version("Två")
    for version in (first, first, second):
        keep_handed_out(version)
    assert [version.meeting() for version in handed_out(first)] == [first, second]


def test_the_command_tells_what_differs_from_what_was_handed_out_last(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, a_version("Det blir ett möte."))
    assert "inte utlämnat" in outcome(capfd, "show", path, "--changes")[1]
    outcome(capfd, "export", path, "-f", "md")
    assert outcome(capfd, "show", path, "--changes")[1].startswith("Inget skiljer: det är som det lämnades ut ")
    put(tmp_path, a_version("Det blir två möten."))
    _, out, _ = outcome(capfd, "show", path, "--changes")
    assert out.splitlines()[1:] == [
        "- ärende 1: anteckningen skiljer sig (1 tecken mer i anteckningen)",
        "",
        "1 Polisen, Anteckning:",
        "    Det blir [-ett möte.-]{+två möten.+}",
    ]
    outcome(capfd, "export", path, "-f", "txt")
    assert "[-ett" in outcome(capfd, "show", path, "--changes")[1]


def test_an_extract_is_no_version_of_the_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, a_version("Ett"))
    outcome(capfd, "export", path, "-f", "md", "--items", "1")
    assert handed_out(replace(a_version("Ett"))) == []
