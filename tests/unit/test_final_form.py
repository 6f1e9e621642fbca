"""The day that a document was made final is a day that has been."""

from datetime import date

import pytest

from kcminutes.storage.durable.drafts import Drafts
from kcminutes.tui.dialogs.forms import final_form

HELD, TODAY = date(2026, 11, 19), date(2026, 11, 26)


def day_field(held: date = HELD, today: date = TODAY):
    form = final_form(today, "Åsa Ek", ["Åsa Ek"], Drafts(None), lambda *_: None, held=held)
    return next(field for field in form._fields if field.key == "day")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *(("20/11", date(2026, 11, 20)), ("fre", date(2026, 11, 20)), ("idag", TODAY), ("igår", date(2026, 11, 25))),
        *(("i förrgår", date(2026, 11, 24)), ("2026-11-23", date(2026, 11, 23)), ("15/12", date(2026, 12, 15))),
    ],
)
def test_a_day_without_its_year_is_the_one_since_the_meeting(typed: str, day: date) -> None:
    assert day_field().read(typed) == day


def test_over_new_year_the_day_is_in_the_year_that_it_was() -> None:
    assert day_field(date(2016, 12, 8), date(2017, 1, 10)).read("20/12") == date(2016, 12, 20)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("15/12", "? 2026-12-15: dagen har inte kommit än; i dag är det 2026-11-26"),
        ("2026-11-01", "? dagen är före mötet, som är 2026-11-19"),
        ("20/11", "→ 2026-11-20 (fre)"),
    ],
)
def test_a_day_that_cannot_be_is_told_before_it_counts(typed: str, told: str) -> None:
    assert day_field().taken_for(typed).startswith(told.removesuffix(" (fre)"))
