import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from kcminutes.checks import RULES
from kcminutes.documents import delivery
from kcminutes.documents.formats.own_templates import TEMPLATES, template_source
from kcminutes.storage import own_exports
from kcminutes.storage.folders import state_folder
from kcminutes.storage.settings import settings_path, usual_template_folder
from kcminutes.storage.toml.meetings import encode
from support.commands import Run, outcome
from support.document_samples import minutes
from support.reading_back import read_back, shape, text_of


@pytest.fixture(autouse=True)
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.toml").write_text(encode(minutes()), encoding="utf-8")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process: exit code, standard output, standard error."""
    return partial(outcome, capfd)


def settings(text: str) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def text(name: str) -> str:
    return Path(name).read_text(encoding="utf-8").replace("\u00a0", " ")


def fails(result: tuple[int, str, str], code: int) -> str:
    """The one sentence that a command ends with."""
    assert result[:2] == (code, "")
    (sentence,) = result[2].splitlines()
    assert sentence.endswith(".")
    return sentence


# Extracts and actions.


def test_an_extract_is_written_beside_the_file_under_a_name_of_its_own(run: Run) -> None:
    assert run("export", "m.toml", "-f", "txt", "--items", "4,11.1") == (0, "m-utdrag.txt\n", "")
    assert "Utdrag: ärende 4 och 11.1" in text("m-utdrag.txt")
    assert "Ekonomi" not in text("m-utdrag.txt")
    assert not Path("m.txt").exists()


def test_a_persons_actions_are_written_beside_the_file_under_a_name_of_its_own(run: Run) -> None:
    assert run("export", "m.toml", "-f", "txt", "--for", "stina") == (0, "m-åtgärder.txt\n", "")
    assert "Åtgärder för Stina Kallur" in text("m-åtgärder.txt")


def test_an_extract_goes_where_output_says(run: Run) -> None:
    assert run("export", "m.toml", "-f", "md", "--items", "4", "-o", "ut/fyra.md") == (0, "ut/fyra.md\n", "")
    assert "Utdrag: ärende 4" in text("ut/fyra.md")
    code, out, err = run("export", "m.toml", "-f", "txt", "--items", "4", "-o", "-")
    assert (code, err) == (0, "")
    assert "Utdrag: ärende 4" in out


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md", "txt"])
def test_every_format_is_made_of_an_extract(run: Run, form: str) -> None:
    assert run("export", "m.toml", "-f", form, "--items", "10")[0] == 0
    found = text_of(read_back(form, Path(f"m-utdrag.{form}").read_bytes()))
    assert "Utdrag: ärende 10" in found
    assert "Utdraget bestyrks" not in found


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--items", "4-x"), "”4-x” är ingen lista av ärenden; skriv som 4,15.1 eller 10-11."),
        (("--items", "99"), "Mötet har inget ärende 99; det sista är 13."),
        (("--items", ""), "”” är ingen lista av ärenden; skriv som 4,15.1 eller 10-11."),
        (("--for", ""), "Ingen i mötet heter ””; skriv en del av namnet eller initialerna."),
        (("--for", "Zäta"), "Ingen i mötet heter ”Zäta”; skriv en del av namnet eller initialerna."),
        (("--for", "Signe"), "Signe Vallgren har inga åtgärder i mötet 2016-12-08."),
        (("--for", "st"), " eller Ivar Stenlund; skriv mer av namnet."),
    ],
)
def test_an_extract_of_what_is_not_there_is_told_and_nothing_is_written(run: Run, options: tuple[str, str], told: str) -> None:
    assert fails(run("export", "m.toml", "-f", "txt", *options), 1).endswith(told)
    assert [path.name for path in Path().iterdir()] == ["m.toml"]


def test_items_and_a_person_together_are_wrong_usage(run: Run) -> None:
    sentence = fails(run("export", "m.toml", "-f", "txt", "--items", "4", "--for", "Stina"), 2)
    assert sentence == "--items och --for går inte att ha samtidigt; välj en av dem."


# What lies there already.


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md", "txt"])
def test_an_own_export_is_written_over_and_anything_else_is_not(run: Run, form: str) -> None:
    out = Path(f"m.{form}")
    for _ in range(2):
        assert run("export", "m.toml", "-f", form) == (0, f"{out}\n", "")
    out.rename(f"flyttad.{form}")
    assert run("export", "m.toml", "-f", form, "--items", "4", "-o", f"flyttad.{form}")[0] == 0
    changed = out.with_name(f"flyttad.{form}").read_bytes() + b"\nmin egen rad"
    out.write_bytes(changed)
    assert fails(run("export", "m.toml", "-f", form), 1) == (
        f"{out} finns redan och är ingen export, eller är ändrad sedan dess; välj ett annat namn, eller skriv över den med --force."
    )
    assert out.read_bytes() == changed
    assert run("export", "m.toml", "-f", form, "--force") == (0, f"{out}\n", "")
    assert out.read_bytes() != changed
    assert run("export", "m.toml", "-f", form)[0] == 0


def test_no_document_is_written_over_another_meeting_even_if_forced(run: Run) -> None:
    for name in ("annat.toml", "annat möte"):
        Path(name).write_bytes(Path("m.toml").read_bytes())
        assert "; välj ett annat namn." in fails(run("export", "m.toml", "-f", "txt", "--force", "-o", name), 1)
        assert Path(name).read_bytes() == Path("m.toml").read_bytes()


def test_an_empty_file_is_written_over(run: Run) -> None:
    Path("m.txt").touch()
    assert run("export", "m.toml", "-f", "txt")[0] == 0


def test_where_exports_can_not_be_remembered_they_are_made_all_the_same(run: Run) -> None:
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_text("ingen mapp", encoding="utf-8")
    assert run("export", "m.toml", "-f", "txt")[0] == 0
    assert "--force" in fails(run("export", "m.toml", "-f", "txt"), 1)


def test_the_list_of_exports_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(own_exports, "_KEPT", 3)
    for number in range(20):
        (tmp_path / "ut").write_bytes(b"%d" % number)
        own_exports.remember(b"%d" % number)
        assert own_exports.is_own(tmp_path / "ut")
    assert (state_folder() / "exports").stat().st_size <= 6 * 65
    (tmp_path / "ut").write_bytes(b"1")
    assert not own_exports.is_own(tmp_path / "ut")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows, which has no mode bits and no pipes in folders")
class TestOnPosix:
    @pytest.mark.parametrize("there", [True, False])
    def test_a_link_is_not_followed(self, run: Run, *, there: bool) -> None:
        if there:
            Path("viktigt").touch()
        Path("m.txt").symlink_to("viktigt")
        sentence = fails(run("export", "m.toml", "-f", "txt", "--force"), 1)
        assert sentence == "m.txt är en länk, som inte följs; ange filen som den pekar på."
        assert Path("viktigt").exists() == there

    def test_a_pipe_that_nobody_reads_is_not_waited_for(self, run: Run) -> None:
        os.mkfifo("m.txt")
        assert fails(run("export", "m.toml", "-f", "txt"), 1) == (
            "Kan inte skriva m.txt: ingen läser i andra änden; välj en annan plats."
        )

    def test_a_pipe_whose_reader_sleeps_is_not_waited_for_for_ever(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(delivery, "PATIENCE", 0.05)
        os.mkfifo("m.pdf")
        reader = os.open("m.pdf", os.O_RDONLY | os.O_NONBLOCK)
        assert "ingen läser i andra änden" in fails(run("export", "m.toml", "-f", "pdf"), 1)
        os.close(reader)

    def test_a_pipe_that_is_read_gets_it_all(self, run: Run) -> None:
        os.mkfifo("m.pdf")
        with ThreadPoolExecutor(1) as pool:
            read = pool.submit(Path("m.pdf").read_bytes)
            while run("export", "m.toml", "-f", "pdf")[0]:
                pass  # until the reader is there
            assert read.result().rstrip().endswith(b"%%EOF")

    @pytest.mark.parametrize(("mode", "expected"), [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644)])
    def test_who_may_not_read_the_minutes_may_not_read_the_export(self, run: Run, mode: int, expected: int) -> None:
        Path("m.toml").chmod(mode)
        before = os.umask(0o022)
        try:
            assert run("export", "m.toml", "-f", "txt")[0] == 0
        finally:
            os.umask(before)
        assert stat.S_IMODE(Path("m.txt").stat().st_mode) == expected


# The list of items, and the summary.


def headings(*options: str, run: Run) -> list[str]:
    assert run("export", "m.toml", "-f", "html", *options)[0] == 0
    return re.findall(r"<h2[^>]*>(Dagordning|Sammanfattning)</h2>", text("m.html"))


@pytest.mark.parametrize(
    ("chosen", "options", "expected"),
    [
        ("", (), []),
        ("", ("--outline",), ["Dagordning"]),
        ("", ("--summary",), ["Sammanfattning"]),
        ("", ("--summary", "--outline"), ["Dagordning", "Sammanfattning"]),
        ("dagordning = true\n", (), ["Dagordning"]),
        ("sammanfattning = true\n", (), ["Sammanfattning"]),
        ("dagordning = true\nsammanfattning = true\n", ("--no-outline",), ["Sammanfattning"]),
        ("dagordning = true\nsammanfattning = true\n", ("--no-outline", "--no-summary"), []),
        ("dagordning = true\n", ("--summary",), ["Dagordning", "Sammanfattning"]),
    ],
)
def test_list_of_items_and_summary_are_as_the_options_say_and_else_the_settings(
    run: Run, chosen: str, options: tuple[str, ...], expected: list[str]
) -> None:
    settings(chosen)
    assert headings(*options, run=run) == expected


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md", "txt"])
def test_every_format_has_the_list_of_items_and_the_summary_before_the_items(run: Run, form: str) -> None:
    assert run("export", "m.toml", "-f", form, "--outline", "--summary")[0] == 0
    found = text_of(read_back(form, Path(f"m.{form}").read_bytes()))
    assert 0 < found.index("Dagordning") < found.index("Sammanfattning") < found.index("Ordföranden hälsade alla")
    assert found.count("Digitala länet") == 3  # in the list, with its decision in the summary, and as a heading


def test_a_wrong_setting_is_told_and_the_document_made_without_it(run: Run) -> None:
    settings('dagordning = "ja"\nsammanfattning = true\n')
    code, _, err = run("export", "m.toml", "-f", "html")
    assert code == 0
    assert "settings.toml, rad 1: " in err
    assert headings(run=run) == ["Sammanfattning"]


def test_the_layout_is_that_of_the_settings(run: Run) -> None:
    settings('layout = "2013"\n')
    run("export", "m.toml", "-f", "txt")
    assert "\nBeslut\n" in text("m.txt")
    assert "BESLUT" not in text("m.txt")


# One's own templates.


@pytest.mark.parametrize(("form", "name"), TEMPLATES.items())
def test_a_built_in_template_is_written_and_how_it_comes_into_use_is_told(run: Run, form: str, name: str) -> None:
    code, out, err = run("template", form, "min mall")
    assert (code, err) == (0, "")
    assert out == (
        f"min mall är skriven; ändrad och sparad som {usual_template_folder() / name} används den i stället för den inbyggda.\n"
    )
    assert Path("min mall").read_bytes() == template_source(form)


@pytest.mark.parametrize("alias", ["pdf", "typ", "Typst", ".TYP"])
def test_the_template_of_the_pdf_is_typsts(run: Run, alias: str) -> None:
    assert run("template", alias, "m.typ")[0] == 0
    assert Path("m.typ").read_bytes() == template_source("typst")


def test_a_template_written_into_a_folder_gets_the_name_that_it_must_have(run: Run) -> None:
    Path("mallar").mkdir()
    assert run("template", "docx", "mallar")[0] == 0
    assert Path("mallar/minutes.docx").read_bytes() == template_source("docx")


def test_a_template_written_to_its_place_is_in_use_from_then_on(run: Run) -> None:
    place = usual_template_folder() / "minutes.txt.j2"
    assert run("template", "txt", place) == (0, f"{place} används i stället för den inbyggda mallen från och med nu.\n", "")
    place.write_text("Eget brevhuvud: {{ document.mark }} {{ document.body }} {{ document.sections | length }}\n", encoding="utf-8")
    assert run("export", "m.toml", "-f", "txt", "-o", "-")[1].strip() == "Eget brevhuvud: UTKAST Kommunchefsgruppen 13"


def test_the_settings_may_name_another_folder_of_templates(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "våra mallar"
    settings(f'mallar = "{folder.as_posix()}"\n')
    assert f"sparad som {folder / 'minutes.md.j2'} används" in run("template", "md", "m.j2")[1]
    folder.mkdir()
    (folder / "minutes.md.j2").write_text("Från *oss*: {{ document.mark }} {{ document.sections[0].title }}", encoding="utf-8")
    assert run("export", "m.toml", "-f", "md", "-o", "-")[1].strip() == "Från *oss*: UTKAST Mötets öppnande"


def test_a_template_is_never_written_over_one_that_is_there(run: Run) -> None:
    Path("min.j2").write_text("min egen", encoding="utf-8")
    assert fails(run("template", "html", "min.j2"), 1) == "min.j2 finns redan och skrivs inte över; välj ett annat namn."
    assert text("min.j2") == "min egen"


def test_an_unknown_template_is_wrong_usage(run: Run) -> None:
    assert fails(run("template", "odt", "x"), 2) == "Mallen ”odt” finns inte; välj en av docx, html, md, txt, typst."
    assert not Path("x").exists()


def test_a_template_that_cannot_be_written_is_told(run: Run) -> None:
    assert fails(run("template", "txt", "m.toml/mall.j2"), 1).startswith("Kan inte skriva m.toml/mall.j2: ")


def test_a_mistake_in_ones_own_template_is_told_and_nothing_is_written(run: Run) -> None:
    usual_template_folder().mkdir(parents=True)
    (usual_template_folder() / "minutes.html.j2").write_text("<p>\n{{ document.titel }}", encoding="utf-8")
    sentence = fails(run("export", "m.toml", "-f", "html"), 1)
    assert sentence.startswith("Mallen minutes.html.j2 har ett fel på rad 2: den känner inte till ”titel”; Document har ")
    assert not Path("m.html").exists()


def test_a_word_template_that_was_saved_again_by_another_program_still_gives_the_document(run: Run) -> None:
    import docx

    usual_template_folder().mkdir(parents=True)
    run("export", "m.toml", "-f", "docx", "-o", "inbyggd.docx")
    run("template", "docx", "mall.docx")
    docx.Document("mall.docx").save(str(usual_template_folder() / "minutes.docx"))
    run("export", "m.toml", "-f", "docx", "-o", "egen.docx")
    own, built_in = (read_back("docx", Path(name).read_bytes()) for name in ("egen.docx", "inbyggd.docx"))
    assert (shape(own), text_of(own)) == (shape(built_in), text_of(built_in))


# The check.


def rules_told(out: str) -> list[str]:
    return [line.rpartition("[")[2].removesuffix("]").removeprefix("tips, ") for line in out.splitlines()]


def test_each_finding_is_a_line_with_place_remedy_and_rule(run: Run) -> None:
    code, out, err = run("check", "m.toml")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r"(Ärende \d+(\.\d+)?(, [\w ]+)?|Närvaro|Mötets uppgifter): .+\. .+ \[(tips, )?[a-zåäö-]+\]", line), (
            line
        )
    assert set(rules_told(out)) <= {rule.name for rule in RULES}


def test_a_rule_that_the_settings_switch_off_is_silent_and_the_others_are_not(run: Run) -> None:
    before = rules_told(run("check", "m.toml")[1])
    off = before[0]
    settings(f"[kontroller]\n{off} = false\n")
    assert rules_told(run("check", "m.toml")[1]) == [rule for rule in before if rule != off]
    settings(f"[kontroller]\n{off} = true\n")
    assert rules_told(run("check", "m.toml")[1]) == before


def test_every_rule_can_be_switched_off(run: Run) -> None:
    settings("[kontroller]\n" + "".join(f"{rule.name} = false\n" for rule in RULES))
    assert run("check", "m.toml") == (0, "m.toml: inga fel (15 ärenden, 10 deltagare).\n", "")


def test_a_rule_that_there_is_not_is_told_and_the_file_is_checked(run: Run) -> None:
    expected = run("check", "m.toml")[1]
    settings('[kontroller]\n"påhittad" = false\n')
    code, out, err = run("check", "m.toml")
    assert (code, out) == (0, expected)
    assert "påhittad" in err
    assert err.count("\n") == 1
