"""A form of a few fields, each checked by what reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol, Self, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Static

from kcminutes.completion.offer import Offer
from kcminutes.storage.durable.drafts import Drafts
from kcminutes.swedish.characters import one_line
from kcminutes.tui.dialogs.dialog import UNFINISHED, Dialog
from kcminutes.tui.dialogs.dialog_key import DialogKey
from kcminutes.tui.dialogs.field import Field, Unreadable
from kcminutes.tui.textual_seams.focus import focus_now
from kcminutes.tui.widgets.message_line import Messages
from kcminutes.tui.widgets.one_line import OneLine

FORM_KEYS: Final = (
    DialogKey("Retur", "klar", "gör det som formuläret är till för, med alla fält som de står.", "submit"),
    DialogKey("Tab", "nästa fält", "går till nästa fält; Skift+Tab till det före.", "next_field"),
    DialogKey(
        "Ctrl+Z",
        "",
        "kastar det som skrivits i formuläret, så att fälten är som de var; Ctrl+Z igen tar tillbaka det.",
        "put_back",
        "ctrl+z",
    ),
    DialogKey(
        "Esc", "lämnar, och det skrivna står kvar här", "lämnar utan att göra något; det skrivna står här nästa gång.", "leave"
    ),
)
_NO_ANSWER: Final = "Under ett fält står vad det skrivna tas för, när det inte redan är klart."


class _Telling(Protocol):
    """The program, as a form knows it."""

    messages: Messages


class Form(Dialog[Mapping[str, Any]]):
    """Enter does what the form is for, with all fields; whatever else ends it does not.

    What is typed is kept among the drafts as it is typed, and shown when the form with that title is opened for that subject (an
    item's id, a person) again, until Enter. ``doubt`` gives a Swedish sentence of what is odd about the values, if anything is: it
    is told, and a second Enter does it all the same. Without ``forgets`` the drafts stay after Enter too, for a deed that takes a
    while and may fail: whoever does it calls `forget` when it is done.
    """

    KEYS = FORM_KEYS

    def __init__(  # noqa: PLR0913  # a form is its words and what it does, and each of them is one
        self,
        title: str,
        fields: Sequence[Field],
        done: Callable[[Mapping[str, Any]], Any],
        drafts: Drafts,
        *,
        subject: str = "",
        message: str = "",
        about: str = "",
        doubt: Callable[[Mapping[str, Any]], str] | None = None,
        forgets: bool = True,
    ) -> None:
        super().__init__(title, done, about=about)
        self._doubt = doubt
        self._forgets = forgets
        self._doubted: Mapping[str, str] | None = None
        """The texts that she has been asked about."""
        self._wrong: Field | None = None
        self._fields = fields
        self._drafts = drafts
        self._subject = subject
        kept = drafts.texts(title, subject)
        self._draft = {field.key: kept[field.key] for field in fields if kept.get(field.key, field.text) != field.text}
        texts = {field.key: self._draft.get(field.key, field.text) for field in fields}
        self._given = {field.key: field.follows(texts) if field.follows else field.text for field in fields}
        """What stands in each field as long as nobody has typed in it."""
        self._thrown: dict[str, str] = {}
        """The texts that were thrown away, until something else is typed."""
        self._message = message
        self._is_over = False
        self._filled: dict[str, str] = {}
        """What one field has put in others, which may change with it."""
        self._offered: dict[str, Callable[[str], Offer | None]] = {}

    def offering(self, keys: Iterable[str], offered: Callable[[str], Offer | None]) -> Self:
        """The form, before it is shown, with what gives what is offered after the cursor in the fields of these keys."""
        self._offered = dict.fromkeys(keys, offered)
        return self

    def _told_of_draft(self) -> str:
        drafted = [
            f"{field.label} (gäller nu: ”{field.text}”)" if field.text else field.label
            for field in self._fields
            if field.key in self._draft
        ]
        return f"Kvar sedan sist, inte gjort: {', '.join(drafted)}. Ctrl+Z kastar det."

    def body(self) -> ComposeResult:
        """A row a field, and one for what is wrong."""
        with VerticalScroll(id="fields", can_focus=False):
            if self._message:  # it goes with the fields, which a small window has too few rows for otherwise
                yield Static(self._message, markup=False)
            if self._draft:
                yield Static(self._told_of_draft(), id="drafted", markup=False)
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Label(field.label, markup=False)
                    yield OneLine(
                        self._draft.get(field.key, self._given[field.key]),
                        placeholder=f"({field.hint})" if field.hint else "",  # without colours it looks like a text
                        compact=True,
                        id=f"field-{field.key}",
                        select_on_focus=field.typed_over and field.key not in self._draft,
                        offered=self._offered.get(field.key),
                    )
                if field.taken_for:
                    yield Static(id=f"meaning-{field.key}", classes="taken-for", markup=False)
        yield Static(id="wrong", markup=False)

    def more_help(self) -> list[str]:
        """The fields, with what each takes."""
        rows = [f"| {field.label} | {field.takes or 'vilken text som helst'} |" for field in self._fields]
        meanings = [_NO_ANSWER] if any(field.taken_for for field in self._fields) else []
        return ["\n".join(["| Fält | Tar |", "|---|---|", *rows, ""]), *meanings]

    def on_mount(self) -> None:
        """The cursor stands at the end of the first field, or of the first that holds a draft."""
        self._withdraw()
        first = next(iter(self._draft), self._fields[0].key)
        focus_now(self._input(first))
        self.keep_draft()
        for field in self._fields:
            self._tell_meaning(field)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The field with the cursor is seen, also where the window has too few rows for all."""
        self.call_after_refresh(event.widget.scroll_visible, animate=False)

    def _withdraw(self) -> None:
        """What was said of a form of this title not being done does not hold any more."""
        self._messages.withdraw(self._title)
        if any(f"”{self._title}”" in told for told in self._messages.about(UNFINISHED)):
            self._messages.withdraw(UNFINISHED)

    @property
    def _messages(self) -> Messages:
        return cast("_Telling", self.app).messages

    def _tell_meaning(self, field: Field) -> None:
        """Tell under the field what the text in it is taken for; without a row where it is that already."""
        if field.taken_for:
            typed = one_line(self._input(field.key).value)
            meaning = field.taken_for(typed) if typed and typed != one_line(self._given[field.key]) else ""
            row = self.query_one(f"#meaning-{field.key}", Static)
            row.update(meaning)
            row.display = bool(meaning)

    def _input(self, key: str) -> Input:
        return self.query_one(f"#field-{key}", Input)

    @property
    def _texts(self) -> dict[str, str]:
        return {field.key: one_line(self._input(field.key).value) for field in self._fields}

    def keep_draft(self) -> None:
        """Have what was typed kept among the drafts; nothing once the form is over, or before it is shown."""
        if not self._is_over and self.is_mounted:
            # As typed: a space at the end is the one before the next word.
            raw = {field.key: self._input(field.key).value for field in self._fields}
            typed = {field: text for field, text in raw.items() if one_line(text) != one_line(self._given[field])}
            self._drafts.keep(self._title, self._subject, typed)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._follow()
        self.keep_draft()
        if self._thrown and self._drafts.texts(self._title, self._subject):  # something else is typed now
            self._thrown = {}
            self._tell_wrong("", None)
        for field in self._fields:
            if event.input is self._input(field.key):
                self._tell_meaning(field)
                if field is self._wrong:
                    self._tell_wrong("", None)

    def _follow(self) -> None:
        """Let the fields in which nobody has typed follow those that they go by."""
        for field in self._fields:
            if field.follows and (given := field.follows(self._texts)) != (before := self._given[field.key]):
                self._given[field.key] = given
                if self._input(field.key).value == before:
                    self._input(field.key).value = given

    def action_put_back(self) -> None:
        """Have every field as if nothing had been typed in the form, and nothing of it kept; done again, have that back."""
        now = {field.key: self._input(field.key).value for field in self._fields}
        begun = {field.key: field.text for field in self._fields}
        begun |= {field.key: field.follows(begun) for field in self._fields if field.follows}
        wanted = self._thrown if now == begun else begun
        self._thrown = now if wanted is begun else {}
        self._filled = {}
        for key, text in wanted.items():
            self._input(key).value = text
        told = "Det skrivna är kastat; Ctrl+Z igen tar tillbaka det." if self._thrown else ""
        self._tell_wrong(told, None)
        for row in self.query("#drafted"):
            row.display = not told

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_submit()

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        event.stop()
        if not self._is_over and self.is_mounted:
            self._fill(next(field for field in self._fields if event.input is self._input(field.key)))

    def _fill(self, field: Field) -> None:
        """Put what the field tells in it and in those that are empty; nothing where nothing was typed, and so nothing told."""
        text = self._texts[field.key]
        if field.fills is None or text in (one_line(field.text), self._filled.get(field.key)):
            return
        for key, meant in {**dict.fromkeys(self._filled.keys() - {field.key}, ""), **field.fills(text)}.items():
            if key == field.key or self._texts[key] in ("", self._filled.get(key)):
                self._input(key).value = self._filled[key] = meant

    def action_next_field(self) -> None:
        """Go to the next field, as Tab does."""
        self.focus_next()

    async def action_submit(self) -> None:
        """Do what the form is for, if every field can be read; else tell which can't, and what to type there."""
        values = {}
        for field in self._fields:
            self._fill(field)
        for field in self._fields:
            try:
                text = self._texts[field.key]
                values[field.key] = field.value if field.value is not None and text == one_line(field.text) else field.read(text)
            except Unreadable as error:
                self._tell_wrong(f"! {field.label}: {error}", field)
                focus_now(self._input(field.key))
                return
        if self._doubt and self._doubted != self._texts and (question := self._doubt(values)):
            self._doubted = self._texts
            self._tell_wrong(f"? {question} Retur en gång till gör det ändå.", None)
            return
        self.keep_draft()
        self._is_over = True
        self._withdraw()
        await self.finish(values)
        if self._forgets:
            self.forget()  # last, for only now its deed is done

    def forget(self) -> None:
        """Have nothing of what was typed shown again."""
        self._drafts.keep(self._title, self._subject, {})

    def _tell_wrong(self, text: str, field: Field | None) -> None:
        self._wrong = field
        self.query_one("#wrong", Static).update(text)

    async def action_leave(self) -> None:
        """Leave the form without its deed; what was typed is there when it is opened again."""
        self.keep_draft()
        self._is_over = True
        self.dismiss()
        if self._drafts.texts(self._title, self._subject):
            told = f"”{self._title}” är inte gjort; det du skrev står kvar där."
            self._messages.tell(told, 4, about=self._title)
