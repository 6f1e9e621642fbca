import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcminutes.swedish.characters import first_sign, last_sign, one_line, plain
from support.strategies import DIFFICULT_TEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vanlig text", "vanlig text"),
        ("å", "å"),
        ("a\u030a", "å"),
        ("ett\r\ntvå\rtre\u2028fyra\u2029fem\x0bsex\x0csju\x85åtta", "ett\ntvå\ntre\nfyra\nfem\nsex\nsju\nåtta"),
        ("ett\ttvå\n", "ett\ttvå\n"),
        ("\x1b[31mröd\x1b[0m", "[31mröd[0m"),
        ("ett\x00två\x7f\x9b", "etttvå"),
        ("\ufeffett", "ett"),
        ("ett\u202etvå\u2066\u200e", "etttvå"),
        ("ett\ud800två", "etttvå"),
        ("13.30–15.00\u00a0☎\u200d\U0001f5f3\ufe0f", "13.30–15.00\u00a0☎\u200d\U0001f5f3\ufe0f"),
    ],
)
def test_text_is_made_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(DIFFICULT_TEXT | st.text(st.characters(exclude_categories=())))
def test_plain_text_can_be_written_stays_plain_and_has_one_kind_of_line_end(text: str) -> None:
    result = plain(text)
    assert plain(result) == result
    assert unicodedata.is_normalized("NFC", result)
    assert result.encode().decode() == result
    assert len((result + "|").splitlines()) == result.count("\n") + 1
    assert not any(unicodedata.category(char) == "Cc" and char not in "\t\n" for char in result)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_nothing_that_can_be_seen_is_taken_away(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)


@given(DIFFICULT_TEXT)
def test_one_line_is_one_line_without_space_around(text: str) -> None:
    result = one_line(text)
    assert "\n" not in result
    assert result == " ".join(result.split())
    assert "".join(result.split()) == "".join(plain(text).split())


FAMILY, THUMB, SWEDEN, KEYCAP = "👨\u200d👩\u200d👧", "👍🏽", "🇸🇪", "1\ufe0f\u20e3"


@pytest.mark.parametrize(
    "sign", ["a", "å", "x\u0308", FAMILY, THUMB, SWEDEN, KEYCAP, "❤\ufe0f", "🏴\U000e0067\U000e0062\U000e007f"]
)
@pytest.mark.parametrize("beside", ["b", " ", "😀", SWEDEN, FAMILY])
def test_what_is_drawn_as_one_sign_is_one(sign: str, beside: str) -> None:
    assert last_sign(beside + sign) == sign
    assert first_sign(sign + beside) == sign


@given(st.text(max_size=100))
def test_a_text_is_its_signs_from_either_end(text: str) -> None:
    for taken in (first_sign, last_sign):
        rest, signs = text, 0
        while rest:
            sign = taken(rest)
            assert sign
            assert rest.startswith(sign) if taken is first_sign else rest.endswith(sign)
            rest, signs = (rest[len(sign) :] if taken is first_sign else rest[: -len(sign)]), signs + 1
        assert signs <= len(text)
    assert first_sign("") == last_sign("") == ""
