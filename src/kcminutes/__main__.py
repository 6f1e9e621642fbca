"""Run as ``python -m kcminutes``."""

from kcminutes.cli.main import main

main()
