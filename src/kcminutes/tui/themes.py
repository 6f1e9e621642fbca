"""The colour themes that are offered: those of Textual's in which every text of every screen is at least 4.5:1."""

from typing import Final

USUAL: Final = "textual-dark"
"""The theme without a setting."""

THEMES: Final = (
    USUAL,
    "textual-light",
    "atom-one-light",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
)
