import email
import email.policy
import errno
import os
import re
import sys
from datetime import UTC, date, datetime
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace
from pypdf import PdfReader

from kcminutes.documents import mail
from kcminutes.documents.delivery import NotAnExportError, name_for_file, rendered
from kcminutes.documents.mail import Attachment, Draft, eml, mail_drafts, write_drafts
from kcminutes.meeting.model import Action, Item, Meeting
from kcminutes.meeting.states import DocumentState
from kcminutes.storage import mailed, system_program
from kcminutes.storage.durable.atomic import SwedishError
from kcminutes.storage.mailed import LastMailings, Mailing, mailings, note_mailed
from kcminutes.storage.settings import Settings
from kcminutes.storage.toml.meetings import encode, read
from kcminutes.swedish.characters import one_line, plain
from support.commands import outcome
from support.samples import AGENDA_2016, MINUTES_2016
from support.strategies import DIFFICULT_TEXT
from support.workspaces import a_meeting, held

RENDERED = rendered
MADE = datetime(2016, 12, 8, 13, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the PDF is no matter of the mail's, and takes its time."""
    monkeypatch.setattr(mail, "rendered", lambda document, form, settings: f"%PDF {document.name}".encode())


def drafts(meeting: Meeting) -> list[Draft]:
    return mail_drafts(meeting, Settings())


def opened(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def text_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert body
    return str(body.get_content()).replace("\r\n", "\n")


def attached(message: EmailMessage) -> list[tuple[str | None, str]]:
    return [(part.get_filename(), part.get_content_type()) for part in message.iter_attachments()]


def test_a_kallelse_is_one_mail_with_the_pdf_and_the_meeting_for_the_calendar() -> None:
    (draft,) = drafts(read(AGENDA_2016))
    message = opened(eml(draft, MADE))
    assert message["Subject"] == "Kallelse: Kommunchefsgruppen 8 december 2016"
    assert attached(message) == [("Kallelse Kommunchefsgruppen 2016-12-08.pdf", "application/pdf"), ("Möte.ics", "text/calendar")]
    pdf, event = message.iter_attachments()
    assert pdf.get_content().startswith(b"%PDF")
    assert Calendar.from_ical(event.get_content()).walk("VEVENT")
    assert "\r\n" in event.get_payload(decode=True).decode()
    text = text_of(message)
    assert "Dag: torsdag 8 december 2016\nTid: kl. 08.30–12.00\nPlats: Hjälmen, 1 tr höger, Umeå stadshus\n" in text
    assert "08.35  2 Föregående minnesanteckningar" in text
    assert "Förhinder meddelas Frida Nordin Ekdahl." in text


def test_the_pdf_is_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "rendered", RENDERED)
    (draft,) = drafts(read(AGENDA_2016))
    pdf, _ = opened(eml(draft, MADE)).iter_attachments()
    text = PdfReader(BytesIO(pdf.get_content())).pages[0].extract_text()
    assert "Kallelse" in text
    assert "Förhinder" in text


def test_a_draft_is_unsent_and_names_nobody_as_sender_or_recipient() -> None:
    for draft in (*drafts(read(AGENDA_2016)), *drafts(read(MINUTES_2016))):
        message = opened(eml(draft, MADE))
        assert message["X-Unsent"] == "1"
        assert message["Date"].datetime == MADE
        assert not {"To", "Cc", "Bcc", "From", "Sender", "Reply-To"} & set(message.keys())


def test_the_content_is_what_the_standards_have_with_swedish_letters_and_all() -> None:
    meeting = a_meeting(date(2017, 1, 19), "Öppnande", body="Ärendegruppen för övergångar på Åsele–Ås-banan, i långa namns tjänst")
    for draft in drafts(meeting):
        content = eml(draft, MADE)
        content.decode("ascii")
        assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
        assert max(map(len, content.split(b"\r\n"))) <= 78
        head = content.split(b"\r\n\r\n")[0].decode()
        assert "=?utf-8?" in head
        assert "quoted-printable" in content.decode()
        assert opened(content)["Subject"].endswith("i långa namns tjänst 19 januari 2017")


def test_minutes_are_a_mail_with_the_document_and_one_to_each_who_has_something_to_do() -> None:
    whole, *others = drafts(read(MINUTES_2016))
    assert whole.subject == "Protokoll (utkast): Kommunchefsgruppen 8 december 2016"
    assert [part.name for part in whole.attachments] == ["Protokoll Kommunchefsgruppen 2016-12-08.pdf"]
    assert whole.text.count("\n- ") == 5
    (frida,) = others
    assert frida.subject == "Åtgärder för Frida Nordin Ekdahl: Kommunchefsgruppen 8 december 2016"
    assert frida.text.startswith(
        "Hej Frida!\n\nDet här har du att göra efter mötet med Kommunchefsgruppen torsdag 8 december 2016.\n"
    )
    assert frida.text.count("\n- ") == 4
    assert "senast måndag 8 maj 2017\n  ärende 6 Polisen – externt besök" in frida.text
    assert len(Calendar.from_ical(frida.attachments[0].content).walk("VTODO")) == 4


def test_final_minutes_are_no_draft() -> None:
    minutes = read(MINUTES_2016)
    final = replace(minutes, head=replace(minutes.head, state=DocumentState.FINAL))
    assert drafts(final)[0].subject == "Protokoll: Kommunchefsgruppen 8 december 2016"
    assert "utkast" not in drafts(final)[0].text


def with_actions(*actions: Action) -> Meeting:
    return held(a_meeting(date(2017, 1, 19), Item(title="Ekonomi", actions=actions)))


def test_an_action_of_several_is_in_each_ones_mail_with_the_others() -> None:
    both = Action(id="a", text="Räkna", when="löpande", responsible=("Ture", "Bergs kommun", "gö", "Ture Sundbom"))
    _, *others = drafts(with_actions(both, Action(id="b", text="Ingens"), Action(id="c")))
    people = ("Ture Sundbom", "Bergs kommun", "Greta Öhlin")
    assert [one.name for one in others] == [f"Åtgärder 2017-01-19 {who}" for who in people]
    by_name = {one.name.removeprefix("Åtgärder 2017-01-19 "): one for one in others}
    assert by_name["Greta Öhlin"].text.startswith("Hej Greta!\n")
    assert "löpande, tillsammans med Ture Sundbom, Bergs kommun" in by_name["Greta Öhlin"].text
    assert by_name["Bergs kommun"].text.startswith("Hej!\n\nDet här har Bergs kommun att göra")
    assert by_name["Bergs kommun"].attachments == ()


@given(DIFFICULT_TEXT, DIFFICULT_TEXT, st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_in_it_comes_out_as_it_was(subject: str, text: str, name: str) -> None:
    subject, text, name = one_line(subject), plain(text), one_line(name).strip("\\") or "x"
    message = opened(eml(Draft("x", subject, text + "\n", (Attachment(name, b"\r\n\x00\xff", "application/pdf"),)), MADE))
    assert one_line(message["Subject"]) == subject
    assert text_of(message).rstrip("\n") == text.rstrip("\n")
    (part,) = message.iter_attachments()
    assert part.get_content() == b"\r\n\x00\xff"


def test_two_of_the_same_name_have_a_file_each(tmp_path: Path) -> None:
    same = [Draft("Åtgärder/Åsa", "s", "t", ()), Draft("Åtgärder/Åsa", "s", "t", ())]
    names = write_drafts([replace_name(one) for one in same], tmp_path / "ut", tmp_path / "x.toml", MADE)
    assert [path.name for path in names] == ["Åtgärder_Åsa.eml", "Åtgärder_Åsa 2.eml"]


def replace_name(draft: Draft) -> Draft:
    return Draft(name_for_file(draft.name), draft.subject, draft.text, draft.attachments)


def test_a_draft_that_somebody_has_worked_on_is_not_written_over(tmp_path: Path) -> None:
    one = [Draft("a", "s", "t", ())]
    (path,) = write_drafts(one, tmp_path, tmp_path / "x.toml", MADE)
    write_drafts(one, tmp_path, tmp_path / "x.toml", MADE)
    path.write_bytes(path.read_bytes() + b"mer")
    with pytest.raises(NotAnExportError):
        write_drafts(one, tmp_path, tmp_path / "x.toml", MADE)
    write_drafts(one, tmp_path, tmp_path / "x.toml", MADE, force=True)
    assert not path.read_bytes().endswith(b"mer")


def test_where_one_draft_may_not_be_written_over_none_is_written(tmp_path: Path) -> None:
    both = [Draft("dokumentet", "s", "t", ()), Draft("Åtgärder", "s", "t", ())]
    document, own = write_drafts(both, tmp_path, tmp_path / "x.toml", MADE)
    own.write_bytes(own.read_bytes() + b"mer")
    before = document.read_bytes()
    with pytest.raises(NotAnExportError):
        write_drafts([Draft("dokumentet", "s", "nyare", ()), both[1]], tmp_path, tmp_path / "x.toml", MADE)
    assert document.read_bytes() == before


# The command.


def put(path: Path, meeting: Meeting) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(encode(meeting), encoding="utf-8")
    return path


def test_the_command_writes_the_drafts_beside_the_file_and_notes_when(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = put(tmp_path / "minutes" / "2016-12-08.toml", read(MINUTES_2016))
    code, out, err = outcome(capfd, "mail", file)
    folder = tmp_path / "minutes" / "2016-12-08-mejl"
    names = ["Protokoll Kommunchefsgruppen 2016-12-08.eml", "Åtgärder 2016-12-08 Frida Nordin Ekdahl.eml"]
    assert (code, out, err) == (0, "".join(f"{folder / name}\n" for name in names), "")
    noted = LastMailings(tuple(mailings())).of(file, "Kommunchefsgruppen", date(2016, 12, 8))
    assert noted
    assert noted.title == "Protokoll (utkast)"
    assert abs((datetime.now().astimezone() - noted.at).total_seconds()) < 60


def test_a_draft_to_somebody_who_has_nothing_to_do_any_more_goes_but_none_that_was_changed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def doing(*names: str) -> Meeting:
        return with_actions(*(Action(text="Räkna", responsible=(name,)) for name in names))

    file = put(tmp_path / "minutes" / "2017-01-19.toml", doing("Åsa Berg", "Bo Ek", "Cia Lund"))
    outcome(capfd, "mail", file)
    outcome(capfd, "mail", file, "-o", tmp_path / "ut")
    folder = tmp_path / "minutes" / "2017-01-19-mejl"
    changed = folder / "Åtgärder 2017-01-19 Bo Ek.eml"
    changed.write_bytes(changed.read_bytes() + b"mer")
    put(file, doing("Cia Lund"))
    outcome(capfd, "mail", file)
    outcome(capfd, "mail", file, "-o", tmp_path / "ut")
    assert {path.stem.rpartition("19")[2] for path in folder.iterdir()} == {"", " Bo Ek", " Cia Lund"}
    assert len([*(tmp_path / "ut").iterdir()]) == 4


def test_the_command_writes_them_where_it_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, _, _ = outcome(capfd, "mail", AGENDA_2016, "-o", tmp_path / "ut" / "hit")
    assert code == 0
    assert [path.name for path in (tmp_path / "ut" / "hit").iterdir()] == ["Kallelse Kommunchefsgruppen 2016-12-08.eml"]


@pytest.mark.parametrize("problem", [None, SwedishError(errno.ENODEV, "här finns inget fönster att öppna den i")])
def test_at_a_terminal_the_mail_with_the_document_is_opened_or_it_is_told_why_not(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, problem: OSError | None
) -> None:
    shown: list[Path] = []

    def open_in_system(file: Path) -> None:
        shown.append(file)
        if problem:
            raise problem

    monkeypatch.setattr(system_program, "open_in_system", open_in_system)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    file = put(tmp_path / "agendas" / "2016-12-08.toml", read(AGENDA_2016))
    code, _, err = outcome(capfd, "mail", file)
    assert (code, [path.suffix for path in shown]) == (0, [".eml"])
    told = "Öppna mejlen i ditt e-postprogram; härifrån går det inte: här finns inget fönster att öppna den i.\n"
    assert err == (told if problem else "")
    outcome(capfd, "mail", file, "-o", tmp_path / "ut")
    assert len(shown) == 1


def test_what_cannot_be_done_is_told_and_nothing_is_noted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").write_text("")
    code, out, err = outcome(capfd, "mail", AGENDA_2016, "-o", tmp_path / "fil")
    assert (code, out) == (1, "")
    assert re.fullmatch(r"Kan inte skriva .+; välj en annan plats\.\n", err)
    assert outcome(capfd, "mail", tmp_path / "saknas.toml")[0] == 1
    assert mailings() == []


# What was mailed when.


def test_what_was_mailed_is_known_also_where_the_folder_was_moved_and_lines_are_damaged(tmp_path: Path) -> None:
    file = tmp_path / "kc" / "2017-01-19.toml"
    first = Mailing(MADE, str(file), "KC", date(2017, 1, 19), "Kallelse")
    note_mailed(first)
    with mailed._list().open("ab") as lines:
        lines.write(b"\xff\n{}\n\n")
    second = Mailing(MADE, str(file), "KC", date(2017, 1, 19), "Protokoll")
    note_mailed(second)
    assert mailings() == [first, second]
    last = LastMailings((first, second))
    assert last.of(file, "", date(1, 1, 1)) == second
    assert last.of(tmp_path / "annan" / file.name, "KC", date(2017, 1, 19)) == second
    assert last.of(tmp_path / "annan" / file.name, "RR", date(2017, 1, 19)) is None


def test_the_list_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailed, "_LARGEST", 1000)
    for number in range(40):
        note_mailed(Mailing(MADE, f"/{number}", "KC", date(2017, 1, 19), "Kallelse"))
    assert mailed._list().stat().st_size < 1200
    assert mailings()[-1].file == "/39"


def test_a_name_that_looks_like_an_encoded_word_puts_nothing_in_the_head() -> None:
    draft = Draft("x", "Kallelse =?utf-8?q?KC=0ABcc:_ond=40example.com=0AX-X:?= 8/12", "Hej!", ())
    message = opened(eml(draft, datetime(2016, 12, 1, tzinfo=UTC)))
    assert message["Bcc"] is None
    assert message["X-X"] is None
    assert "ond=40example.com" in message["Subject"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_text_is_remembered_as_mailed(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/2016-12-08 \xff.toml"))
    note_mailed(Mailing(datetime(2016, 12, 1, tzinfo=UTC), mailed.path_text(file), "KC", date(2016, 12, 8), "Kallelse"))
    last = LastMailings(tuple(mailings()))
    assert last.of(file, "KC", date(2016, 12, 8)) is not None
    assert last.of(tmp_path / "annan.toml", "KC", date(2016, 12, 8)) is None
