"""What comes before the meeting, as the secretary does it in a real terminal: read in, called to, sent, added to."""

import email
import email.policy
import subprocess
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from kcminutes.meeting.model import Item, Meeting
from kcminutes.storage.toml.meetings import encode, read
from support.program import START, environment
from support.samples import MINUTES_2016
from support.terminal import Terminal

DAY = date(2017, 1, 19)


def at_home(folder: Path) -> Terminal:
    terminal = Terminal.start(list(START), 24, 80, env=environment(folder), cwd=folder)
    terminal.wait_for("Möten")
    return terminal


def command(folder: Path, *args: object) -> str:
    env = environment(folder)
    done = subprocess.run([*START, *map(str, args)], check=True, capture_output=True, text=True, cwd=folder, env=env, timeout=120)
    return done.stdout


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items]


def called(folder: Path) -> Path:
    """The kallelse that the meeting of 2016-12-08 gives, as the command makes it."""
    (folder / "minutes").mkdir(parents=True)
    (folder / "minutes" / MINUTES_2016.name).write_bytes(MINUTES_2016.read_bytes())
    command(folder, "new", "--date", DAY)
    return folder / "agendas" / f"{DAY}.toml"


def test_from_an_empty_folder_and_a_word_file_to_a_sent_kallelse_in_at_most_ten_keys(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "kc", tmp_path / "elsewhere"
    (folder / "agendas").mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / MINUTES_2016.name).write_bytes(MINUTES_2016.read_bytes())
    old = elsewhere / "december.docx"
    command(folder, "export", elsewhere / MINUTES_2016.name, "-f", "docx", "-o", old)

    with at_home(folder) as terminal:
        # What there was is Word's; it is read in.
        terminal.press("i")
        terminal.wait_for("Läs in")
        terminal.type(str(old))
        terminal.press("enter")
        terminal.wait_for("Anteckning")
        terminal.press("ctrl+g")
        terminal.type("l")
        terminal.wait_for("2016-12-08")
        # The next kallelse, with nothing new: made and sent.
        keys = ["n", "enter", "ctrl+g", "j", "enter"]
        assert len(keys) <= 10
        terminal.press(keys[0])
        terminal.wait_for("Ny kallelse")
        terminal.wait_for("2017-01-19")
        terminal.press(keys[1])
        terminal.wait_for("KALLELSE")
        terminal.press(keys[2])
        terminal.type(keys[3])
        terminal.wait_for("öppna åtgärderna")
        terminal.press(keys[4])
        terminal.wait_for("Mejlet finns i")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0

    agenda = folder / "agendas" / "2017-01-19.toml"
    (draft,) = (folder / "agendas" / "2017-01-19-mejl").glob("*.eml")
    sent = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert sent["X-Unsent"] == "1"
    assert [part.get_content_type() for part in sent.iter_attachments()] == ["application/pdf", "text/calendar"]
    assert read(agenda).head.day == DAY
    assert "Föregående minnesanteckningar" in titles(read(agenda))


def test_the_same_kallelse_is_read_in_from_word_from_pdf_and_from_a_mail(tmp_path: Path) -> None:
    agenda = called(tmp_path)
    for form in ("docx", "pdf"):
        command(tmp_path, "export", agenda, "-f", form, "-o", f"kallelse.{form}")
    (draft,) = command(tmp_path, "mail", agenda, "-o", "mejl").splitlines()
    for form, file in (("docx", "kallelse.docx"), ("pdf", "kallelse.pdf"), ("eml", draft)):
        command(tmp_path, "import", file, "-o", f"{form}.toml")
        found = read(tmp_path / f"{form}.toml")
        assert (found.head.day, titles(found)[: len(titles(read(agenda)))]) == (DAY, titles(read(agenda))), form


def test_an_addition_after_the_minutes_were_begun_is_told_and_taken_in_with_one_key(tmp_path: Path) -> None:
    agenda = called(tmp_path)
    with at_home(tmp_path) as terminal:
        terminal.wait_for(str(DAY))
        terminal.press("enter")
        terminal.wait_for("Anteckning")
        terminal.type("Sagt.")
        terminal.wait_for("Sagt.")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    before, added = read(agenda), Item(title="Tillägg om bredband", attachments=("Karta",))
    agenda.write_text(encode(replace(before, items=(*before.items, added))), "utf-8")
    with at_home(tmp_path) as terminal:
        terminal.wait_for(str(DAY))
        terminal.press("enter")
        terminal.wait_for("1 nytt ärende")
        terminal.press("ctrl+g")
        terminal.type("*")
        terminal.wait_for("Taget ur kallelsen")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
    minutes = read(tmp_path / "minutes" / "2017-01-19.toml")
    assert titles(minutes) == [*titles(before), "Tillägg om bredband"]
    assert [item.notes for item in minutes.items if item.notes] == ["Sagt."]
