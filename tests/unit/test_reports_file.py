"""uppfoljning.toml is read strictly, and written by adding at its end."""

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kcminutes.meeting.reports import Replacement, Report, Reports
from kcminutes.meeting.states import Standing
from kcminutes.storage.errors import FileError
from kcminutes.storage.reporting import Step, changed, not_done
from kcminutes.storage.toml.reports import block, encode_reports, parse_reports, with_block, without_block
from support.strategies import LINE, NAME, PROSE

DAY = date(2017, 1, 5)
BEGUN = '[[uppfoljning]]\nmote = 2016-12-08\norgan = "KC"\natgard = "p4w7ze"\ndatum = 2017-01-05\n'

REPORTS = st.builds(
    Report,
    meeting=st.just(date(2016, 12, 8)),
    body=LINE,
    action=NAME,
    text=PROSE,
    responsible=st.lists(LINE, max_size=2).map(tuple),
    standing=st.sampled_from((None, *Standing)),
    done_by=st.lists(LINE, max_size=2).map(tuple),
    not_done=st.lists(LINE, max_size=2).map(tuple),
    comment=st.none() | PROSE,
    day=st.just(DAY),
    by=st.lists(LINE, max_size=2).map(tuple),
)
REPLACEMENTS = st.builds(
    Replacement,
    meeting=st.just(date(2016, 12, 8)),
    body=NAME,
    item=NAME,
    text=PROSE,
    by_meeting=st.just(DAY),
    by_item=NAME,
    day=st.just(DAY),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(REPORTS, max_size=3), st.lists(REPLACEMENTS, max_size=2))
def test_what_is_written_is_read_as_it_was(reports: list[Report], replaced: list[Replacement]) -> None:
    whole = Reports(reports=tuple(reports), replaced=tuple(replaced))
    assert parse_reports(encode_reports(whole), "uppfoljning.toml") == whole


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(REPORTS, min_size=1, max_size=3), REPORTS)
def test_what_is_added_and_taken_back_leaves_the_text_as_it_was(before: list[Report], added: Report) -> None:
    text = f"# Vår uppföljning\n{encode_reports(Reports(reports=tuple(before)))}# slut\n"
    longer = with_block(text, block(added))
    assert parse_reports(longer, "u").reports == (*before, added)
    assert without_block(longer, block(added)) == text


def test_a_report_that_begins_as_a_longer_one_is_not_taken_for_it() -> None:
    short = Report(meeting=date(2016, 12, 8), action="p4w7ze", day=DAY)
    longer = Report(meeting=date(2016, 12, 8), action="p4w7ze", day=DAY, by=("Majken",))
    text = encode_reports(Reports(reports=(short, longer)))
    assert parse_reports(without_block(text, block(short)) or "", "u").reports == (longer,)


def a_step(number: int, deed: Literal["add", "remove"] = "add") -> Step:
    return Step(deed, block(Report(meeting=date(2016, 12, 8), body="KC", action=f"p4w7z{number}", day=DAY)))


@pytest.mark.parametrize(
    "kept",
    [
        *([(a_step(1),)], [(a_step(1), a_step(2))], [(a_step(1),), (a_step(2), a_step(3))], [(a_step(1), a_step(2), a_step(1))]),
        [(a_step(1), a_step(2), a_step(2, "remove"), a_step(3))],
    ],
)
def test_steps_that_an_ended_program_had_done_already_are_not_done_twice(kept: list[tuple[Step, ...]]) -> None:
    done, _ = changed("# min\n", tuple(step for steps in kept for step in steps), "u")
    assert not_done(done, kept) == ()
    assert not_done("# min\n", kept) == tuple(step for steps in kept for step in steps)
    half, _ = changed("# min\n", kept[0][:1], "u")
    assert changed(half, not_done(half, kept[:1]), "u") == changed("# min\n", kept[0], "u")


def test_the_same_may_be_reported_again_with_another_report_between() -> None:
    text, _ = changed("", (a_step(1), a_step(2), a_step(1)), "u")
    again, _ = changed(text, (a_step(2), a_step(1)), "u")
    assert [report.action[-1] for report in parse_reports(again, "u").reports] == [*"12121"]


def test_what_somebody_has_changed_is_not_taken_back_and_that_is_counted() -> None:
    text, _ = changed("", (a_step(1), a_step(2)), "u")
    touched = text.replace('atgard = "p4w7z1"', 'atgard = "p4w7z1" # ringt')
    assert changed(touched, (a_step(1, "remove"), a_step(2, "remove")), "u") == (
        changed(touched, (a_step(2, "remove"),), "u")[0],
        1,
    )


def test_a_list_of_inline_tables_gets_its_report_all_the_same() -> None:
    text = 'uppfoljning = [{mote = 2016-12-08, organ = "KC", atgard = "p4w7ze", datum = 2017-01-05}]\n'
    report = Report(meeting=date(2016, 12, 8), body="KC", action="annan1", day=DAY)
    assert [each.action for each in parse_reports(changed(text, (Step("add", block(report)),), "u")[0], "u").reports] == [
        "p4w7ze",
        "annan1",
    ]


def test_who_reported_may_be_one_name_or_several() -> None:
    assert parse_reports(BEGUN + 'av = "Majken"\n', "u").reports[0].by == ("Majken",)
    assert parse_reports(BEGUN + 'av = ["Majken", "Ture"]\n', "u").reports[0].by == ("Majken", "Ture")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BEGUN + 'laeg = "klar"\n', 'uppfoljning.toml, rad 6: okänd nyckel "laeg" i [[uppfoljning]] nr 1; menade du "lage"?'),
        (
            BEGUN + 'lage = "färdig"\n',
            'uppfoljning.toml, rad 6: "lage" i [[uppfoljning]] nr 1 är texten "färdig" men ska vara "klar", "pågår" eller "utgår".',
        ),
        (
            BEGUN.replace("datum = 2017-01-05\n", ""),
            'uppfoljning.toml, rad 1: "datum" saknas i [[uppfoljning]] nr 1; skriv datum = 2016-12-08.',
        ),
        ("version = 3\n", "uppfoljning.toml är skriven av en nyare kcminutes (version 3)"),
        ("[[uppfoljningar]]\n", 'uppfoljning.toml, rad 1: okänd nyckel "uppfoljningar" överst i filen; menade du "uppfoljning"?'),
    ],
)
def test_a_mistake_is_told_with_file_line_key_and_remedy(text: str, sentence: str) -> None:
    with pytest.raises(FileError) as error:
        parse_reports(text, "uppfoljning.toml")
    assert error.value.problems[0].startswith(sentence)


def test_an_empty_file_has_no_reports(tmp_path: Path) -> None:
    del tmp_path
    assert parse_reports("", "u") == Reports()
