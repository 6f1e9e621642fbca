import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

import pytest

from kcminutes.importing.importer import imported
from kcminutes.importing.reading import source_of
from kcminutes.meeting.coming_lines import read_coming
from kcminutes.meeting.people_lines import read_people
from kcminutes.swedish.refusal import Refusal
from support.rarely import rarely

LENGTH = 8000
MOST = 20
"""How many times as long as ordinary words a line of signs may take; to go through it from each sign takes more."""
ORDINARY = "Samtalet om skolskjuts fortsätter. "
RUNS = (
    *("A-", "A–A", "KS-", "A", "a", "A ", "A.", "A'", "A,", "Eva Ek, ", "Eva och ", "1", "1.", "1. ", "1-", "1,", "§", "§ 1, "),
    *(" ", "\t", "\u00a0", "a\t", "a   ", "-", " -", "- ", "–", " – ", ",", ", ", ".", " .", "…", "_", "(", "(a, ", "a (", "["),
    *(
        "[a",
        "[a](",
        "*",
        "**",
        " **a",
        " __a",
        "|",
        "| ",
        "|--",
        "-:",
        ":",
        "a: ",
        "/",
        "a/",
        "#",
        "# ",
        "<",
        "\\|",
        "och ",
        "vice ",
    ),
    *("kommun A ", "den 1 ", "2017-01-19 ", "08:30 ", "8.30-", "kl ", "☐", "• ", "nästa möte ", "senast ", "ersätter ", "(S) "),
    *("chef", "§1-", "vice "),
)
PLACES = (
    "{0}\nDag: {0} 2017-01-19\nPlats: {0}\n\nNärvarande:\n{0}\nKallade: {0}\n\n# {0}\n\n1. Öppnande {0}\n\n{0}\n- {0}\n"
    "Beslut: {0}\nÅtgärd: {0}\n\n2. {0}\nBilagor: {0}\n\nÅtgärder\tAnsvarig\tKlart\n{0}\t{0}\t{0}\n\n3. Nästa möte\n\n{0}\n\n{0}\n"
)


class TooLong(BaseException):
    """The time is up; no Exception, so that nothing takes it for a fault of the file."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what runs after so many seconds of the processor's time."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run_of(signs: str) -> str:
    return (signs * LENGTH)[:LENGTH] + "Ö"


def read(text: str, name: str) -> None:
    with suppress(Refusal):
        imported(source_of(PLACES.format(text).encode(), name))
    if name.endswith(".txt"):
        read_people(text)
        read_coming(f"{text} 2017-01-19 {text}", body="Kommunchefsgruppen", after=date(2016, 12, 8))


@pytest.mark.parametrize("name", rarely("rader.txt", "rader.md"))
def test_no_line_takes_much_longer_to_read_than_words_of_its_length(name: str) -> None:
    began = time.process_time()
    read(run_of(ORDINARY), name)
    ordinary = time.process_time() - began
    slow = []
    for signs in RUNS:
        try:
            with within(max(ordinary, 0.02) * MOST):
                read(run_of(signs), name)
        except TooLong:
            slow.append(signs)
    assert slow == []


def test_a_word_of_many_hyphens_is_read_at_once() -> None:
    line = "-".join("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
    with within(2):
        read(line, "rader.txt")
