"""Run as ``python making.py MINUTES FORMAT OUT``: makes the document as the program does from its screen; prints the seconds."""

import sys
from pathlib import Path
from time import perf_counter

from kcminutes.documents.formats.export import export
from kcminutes.documents.view import document
from kcminutes.storage.toml.meetings import read

minutes, form, out = sys.argv[1:]
# What a format needs is imported before the clock starts, as it is for what this is held against.
if form == "pdf":
    import kcminutes.documents.formats.pdf
elif form == "docx":
    import kcminutes.documents.formats.docx
else:
    import kcminutes.documents.formats.templating  # noqa: F401

began = perf_counter()
Path(out).write_bytes(export(document(read(Path(minutes))), form))
print(perf_counter() - began)
