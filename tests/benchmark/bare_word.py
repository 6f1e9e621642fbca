"""Run as ``python bare_word.py MINUTES TYPESETTER OUT``: what docxtpl alone takes to fill in the built-in template, in seconds.

It is given the same document, and the filters that the template calls, which are the program's own: without them there is nothing
to fill in. TYPESETTER is a file with what has them, so that this process opens the template once only, as the program does.
"""

import pickle
import sys
from pathlib import Path
from time import perf_counter

from docxtpl import DocxTemplate
from jinja2 import Environment
from markupsafe import Markup

from kcminutes.documents.formats.own_templates import template_path
from kcminutes.documents.view import document
from kcminutes.storage.toml.meetings import read

minutes, typesetter, out = map(Path, sys.argv[1:])
environment = Environment(autoescape=True)
for name, function in pickle.loads(typesetter.read_bytes()).filters.items():  # noqa: S301 (the benchmark wrote it)
    environment.filters[name] = lambda *values, function=function: Markup(function(*values))  # noqa: S704 (Word's XML)
context = {"document": document(read(minutes))}

began = perf_counter()
bare = DocxTemplate(template_path("docx", None))
bare.render(context, environment)
bare.save(out)
print(perf_counter() - began)
