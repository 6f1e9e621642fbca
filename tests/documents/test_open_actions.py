"""A kallelse may end in what earlier meetings asked for and is not done, if that is wanted."""

import email
import email.policy
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from kcminutes.meeting.model import Action, FollowUp, Item
from kcminutes.meeting.states import Standing
from kcminutes.storage.settings import settings_path
from support.commands import Run, outcome
from support.reading_back import lines, read_back
from support.workspaces import a_meeting, held, put

HEADING = "Öppna åtgärder att följa upp"
DAY = date(2017, 1, 19)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    return partial(outcome, capfd)


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kallelse after two meetings of the body, and one of another."""
    monkeypatch.chdir(tmp_path)
    done = Action(id="aaaaaa", text="Räkna lokaler", responsible=("Ture Sundbom",))
    left = Action(id="bbbbbb", text="Ta fram avtal om larm", due=date(2017, 1, 10), responsible=("Majken Fjällström",))
    later = Action(id="cccccc", text="Fråga regionen", when="löpande")
    put(tmp_path, held(a_meeting(date(2016, 11, 10), Item(id="dddddd", title="Larm", actions=(done, left)))))
    heard = FollowUp(meeting=date(2016, 11, 10), action="aaaaaa", text="Räkna lokaler", standing=Standing.DONE)
    put(tmp_path, held(a_meeting(date(2016, 12, 8), Item(title="Uppföljning", follow_ups=(heard,), actions=(later,)))))
    other = Item(title="Annat", actions=(Action(text="Något för en annan grupp"),))
    put(tmp_path, held(a_meeting(date(2016, 12, 9), other, body="Regionrådet")), "regionradet")
    put(tmp_path, a_meeting(DAY, "Öppnande", "Larm"))
    put(tmp_path, held(a_meeting(date(2017, 2, 2), Item(title="Sedan", actions=(Action(text="Ett senare mötes åtgärd"),)))))


def text_in(form: str) -> str:
    return "\n".join(lines(read_back(form, Path(f"agendas/2017-01-19.{form}").read_bytes())))


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md", "txt"])
def test_in_every_format_they_stand_after_the_items_the_late_ones_first(run: Run, form: str) -> None:
    assert run("export", "agendas/2017-01-19.toml", "-f", form, "--open-actions")[0] == 0
    text = text_in(form)
    assert 0 < text.rindex("Larm", 0, text.index(HEADING)) < text.index("avtal om larm") < text.index("Fråga regionen")
    assert "Majken Fjällström" in text[text.index(HEADING) :]
    assert "2017-01-10" in text
    for other in ("Räkna lokaler", "annan grupp", "senare mötes"):
        assert other not in text


@pytest.mark.parametrize(
    ("chosen", "options", "are_there"),
    [
        ("", (), False),
        ("", ("--open-actions",), True),
        ("oppna_atgarder = true\n", (), True),
        ("oppna_atgarder = true\n", ("--no-open-actions",), False),
    ],
)
def test_they_are_there_as_the_options_say_and_else_the_settings(
    run: Run, chosen: str, options: tuple[str, ...], *, are_there: bool
) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(chosen, encoding="utf-8")
    assert run("export", "agendas/2017-01-19.toml", "-f", "txt", *options)[0] == 0
    assert (HEADING in text_in("txt")) is are_there
    if not options:
        assert (HEADING in run("show", "agendas/2017-01-19.toml")[1]) is are_there


def test_the_mailed_kallelse_has_them_if_that_is_asked_for(run: Run) -> None:
    for options, are_there in (((), False), (("--open-actions",), True)):
        code, out, _ = run("mail", "agendas/2017-01-19.toml", "-o", "mejl", *options)
        assert code == 0
        message = email.message_from_bytes(Path(out.strip()).read_bytes(), policy=email.policy.default)
        pdf = next(part for part in message.walk() if part.get_content_type() == "application/pdf").get_payload(decode=True)
        assert isinstance(pdf, bytes)
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
        assert ("att följa upp" in " ".join(text.split())) is are_there


def test_minutes_and_a_kallelse_with_nothing_to_follow_up_have_no_such_list(run: Run, tmp_path: Path) -> None:
    first = put(tmp_path, replace(a_meeting(date(2016, 1, 14), "Öppnande")))
    for file in (first, tmp_path / "minutes" / "2016-12-08.toml"):
        assert run("export", file, "-f", "txt", "--open-actions")[0] == 0
        assert HEADING not in file.with_suffix(".txt").read_text("utf-8")


def test_an_extract_has_no_such_list_and_that_is_told(run: Run) -> None:
    code, _, told = run("export", "agendas/2017-01-19.toml", "-f", "txt", "--items", "1", "--open-actions")
    assert (code, "--open-actions är för hela dokumentet" in told) == (2, True)
