"""What the program leans on in Textual for fields that are typed in is there and does what it needs."""

from random import Random
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.document._wrapped_document import WrappedDocument
from textual.strip import Strip
from textual.widgets import Input, Static, TextArea

from kcminutes.tui.textual_seams.changed_rows_text_area import ChangedRowsTextArea
from kcminutes.tui.textual_seams.focus import focus_now

# A text area that draws only what changed.


class Typing(App[int]):
    """An app with a text area that counts what it is asked to draw."""

    def __init__(self, area: TextArea) -> None:
        super().__init__()
        self.area = area

    def compose(self) -> ComposeResult:
        yield Static("ovanför")
        yield self.area


def test_the_wrapped_document_tells_line_and_section_of_each_row() -> None:
    from textual.document._document import Document

    wrapped = WrappedDocument(Document("ett två tre\nfyra"), width=5)
    assert wrapped._offset_to_line_info == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert wrapped.get_offsets(0) == [4, 8]
    assert wrapped.height == 4


async def test_a_field_has_from_the_start_what_compact_gives_one_and_is_styled_once_before_it_is_shown() -> None:
    async with Typing(TextArea(compact=True)).run_test() as pilot:
        given = pilot.app.query_one(TextArea).classes
    styled: list[object] = []

    class Counting(Typing):
        def update_styles(self, node: Any, animate: bool = True) -> None:  # noqa: FBT001, FBT002  # Textual's
            styled.append(node)

    area = ChangedRowsTextArea()
    async with Counting(area).run_test():
        assert given <= area.classes
        ChangedRowsTextArea()
        assert not [node for node in styled if isinstance(node, ChangedRowsTextArea) and not node.is_attached]


LINES = "\n".join(f"rad {n}" for n in range(8))


async def rows_drawn(kind: type[TextArea], at: tuple[int, int], text: str = LINES) -> set[int]:
    """The rows that a text area of the kind with the text draws as a letter is typed at the place."""
    drawn: set[int] = set()

    class Watched(kind):  # type: ignore[misc,valid-type]
        def render_line(self, y: int) -> Strip:
            drawn.add(y)
            strip: Strip = super().render_line(y)
            return strip

    area = Watched(compact=True, soft_wrap=True) if kind is TextArea else Watched()
    area.load_text(text)
    async with Typing(area).run_test() as pilot:
        focus_now(area)
        area.move_cursor(at)
        await pilot.pause()
        drawn.clear()
        area.replace("x", at, at, maintain_selection_offset=False)
        await pilot.pause()
    return drawn


@pytest.mark.parametrize("at", [(0, 0), (3, 2)])
async def test_typing_a_letter_draws_the_row_it_comes_into_and_no_other(at: tuple[int, int]) -> None:
    assert await rows_drawn(ChangedRowsTextArea, at) == {at[0]}


async def test_typing_in_a_paragraph_of_many_rows_draws_the_one_with_the_cursor_and_no_other() -> None:
    text = "ord " * 100
    assert await rows_drawn(ChangedRowsTextArea, (0, len(text)), text) == {len(text) // 80}


async def test_what_is_shown_after_any_typing_and_moving_is_what_a_full_drawing_shows() -> None:
    chance = Random(7)  # noqa: S311  # the same typing each time
    area = ChangedRowsTextArea()
    area.cursor_blink = False
    area.load_text(f"{'ord ' * 60}\n{'längre ord ' * 30}")
    async with Typing(area).run_test() as pilot:
        focus_now(area)
        await pilot.pause()
        for _ in range(60):
            line = chance.randrange(area.document.line_count)
            at = (line, chance.randrange(len(area.document[line]) + 1))
            match chance.randrange(5):
                case 0:
                    area.move_cursor(at)
                case 1:
                    area.move_cursor(at)
                    area.move_cursor((line, 0), select=True)
                case 2:
                    area.replace(chance.choice(["", " ", "\n"]), at, (line, min(at[1] + 9, len(area.document[line]))))
                case _:
                    area.insert(chance.choice(["å", "ord ", "\n", " "]))
            await pilot.pause()
            shown = [list(strip) for strip in pilot.app.screen._compositor.render_strips()]
            area.notify_style_update()
            area.refresh()
            await pilot.pause()
            assert [list(strip) for strip in pilot.app.screen._compositor.render_strips()] == shown


async def test_textuals_own_text_area_still_draws_all_its_rows() -> None:
    drawn = await rows_drawn(TextArea, (3, 2))
    assert len(drawn) > 1, "TextArea draws no more than it must now: ChangedRowsTextArea can go"


async def test_rows_that_are_kept_are_drawn_anew_when_they_must_look_otherwise() -> None:
    area = ChangedRowsTextArea()
    area.load_text("ett\ntvå\ntre")
    async with Typing(area).run_test() as pilot:
        area.move_cursor((0, 0))
        await pilot.pause()
        kept = area.render_line(2)
        assert area.render_line(2) is kept
        area.notify_style_update()
        assert area.render_line(2) is not kept
        area.replace("fyra", (2, 0), (2, 3))
        assert area.render_line(2).text.startswith("fyra")


# The order in which handlers are called, which fields of our own build on.


async def test_a_public_handler_of_a_field_comes_before_textuals_and_can_keep_it_from_coming() -> None:
    class Upper(Input):
        def on_key(self, event: events.Key) -> None:
            if event.key == "a":
                event.prevent_default()
                self.insert_text_at_cursor("A")

        def on_paste(self, event: events.Paste) -> None:
            event.prevent_default()
            self.insert_text_at_cursor(event.text.upper())

    class Area(TextArea):
        def on_key(self, event: events.Key) -> None:
            if event.key == "a":
                event.prevent_default()
                event.stop()
                self.insert("A")

    class Program(App[int]):
        def compose(self) -> ComposeResult:
            yield Upper()
            yield Area()

    async with (app := Program()).run_test() as pilot:
        await pilot.press("a", "b", "tab", "a", "b")
        assert (app.query_one(Upper).value, app.query_one(Area).text) == ("Ab", "Ab")
        focus_now(app.query_one(Upper))
        app.post_message(events.Paste("x\ny"))
        await pilot.pause()
        assert app.query_one(Upper).value == "AbX\nY"
