"""Run as ``python -m kcminutes``."""

from kcminutes.cli import main

main()
