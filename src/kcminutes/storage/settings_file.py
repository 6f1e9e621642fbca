"""settings.toml for whoever wants to change it: what it is begun with, and what is set in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import tomli_w
from msgspec import Struct, structs

from kcminutes.storage.durable.atomic import make_folder, write_atomically
from kcminutes.storage.settings import Settings

BEGINNING: Final = """\
# Inställningar för kcminutes. En rad gäller när # framför den är borttaget; utan den gäller programmets eget val.
# En sökväg i Windows skrivs mellan enkla citattecken: 'C:\\Users\\Åsa\\Möten'

# tema = "textual-light"          # färgerna
# arbetsmapp = "~/Dokument/KC"    # mappen med agendas och minutes, när du inte står i en
# namn = "Frida Nordin"           # står i uppfoljning.toml vid det som du rapporterar
# layout = "2013"                 # Beslut före Ärendebeskrivning; annars "2016"
# dagordning = true               # en lista över ärendena först i dokumentet
# sammanfattning = true           # alla beslut och alla åtgärder först i dokumentet
# oppna_atgarder = true           # de öppna åtgärderna att följa upp sist i kallelsen
# skrivare = "Kansliet"           # annars standardskrivaren
# mallar = "~/Dokument/mallar"    # mappen med egna mallar; annars mallar bredvid den här filen
# ifyllnad = "av"                 # ingen grå text efter markören; "ivrig" visar mer, annars "lugn"

# [tangenter]
# beslut = "f5"                   # namnen står i hjälpen (F1); två kommandon kan byta tangenter med varandra
# ny_atgard = "f4,ctrl+o"

# [kontroller]
# dubbelord = false               # namnet står sist på varje rad som kcminutes check skriver
"""
"""Every setting as an example that counts for nothing, so that the file can be filled in without a handbook."""


def begin_settings(path: Path) -> None:
    """Have the settings' file there, with every setting as a comment if it is new; raises OSError."""
    if not path.exists():
        make_folder(path.parent)
        write_atomically(path, BEGINNING.encode())


def chosen(settings: Settings) -> Iterator[str]:
    """What is not left to the program, a line each as it can stand in the file: ``tangenter.beslut = "f4"``."""
    yield from _differing(settings, Settings(), ())


def _differing(value: Any, own: Any, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, Struct):
        for field in structs.fields(value):
            yield from _differing(getattr(value, field.name), getattr(own, field.name), (*path, field.encode_name))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _differing(each, None, (*path, key))
    elif value != own:
        yield f"{'.'.join(path)} = {tomli_w.dumps({'x': value}).removeprefix('x = ').strip()}"
