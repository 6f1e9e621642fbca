"""Run as ``python recorded_compile.py ARGUMENTS``: prints, as a literal, what `kcminutes ARGUMENTS` hands to Typst."""

import os
import runpy
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from unittest.mock import patch

import typst

calls: list[dict[str, Any]] = []
real_compile = typst.compile_with_warnings


def recorded_compile(source: Any = None, *args: Any, **options: Any) -> Any:
    """Compile as always, and remember with what."""
    if args:
        raise TypeError("the benchmark copies keyword arguments only")
    calls.append({"input": source, **options} if source is not None else options)
    return real_compile(source, **options) if source is not None else real_compile(**options)


def literal(value: Any) -> Any:
    """The value with paths as strings."""
    if isinstance(value, Mapping):
        return {key: literal(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [literal(part) for part in value]
    return os.fspath(value) if isinstance(value, os.PathLike) else value


with patch.object(typst, "compile_with_warnings", recorded_compile), suppress(SystemExit):
    runpy.run_module("kcminutes", run_name="__main__", alter_sys=True)
if not calls:
    sys.exit("nothing was handed to typst.compile_with_warnings")
print(repr(literal(calls[-1])))
