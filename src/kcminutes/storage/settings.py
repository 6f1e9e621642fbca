"""The user's settings: read from settings.toml in the config folder; a wrong one is explained and does as if it weren't there."""

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from kcminutes.storage.folders import config_folder


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user has chosen, each with its TOML key; an empty text leaves the choice to the program."""

    theme: str = field(name="tema", default="")
    """The name of a colour theme."""
    workspace: str = field(name="arbetsmapp", default="")
    """The workspace's folder when there is none around the current one; may begin with ~."""
    name: str = field(name="namn", default="")
    """Who the user is, as it stands by what is reported between meetings; empty leaves that out."""
    layout: Literal["2016", "2013"] = "2016"
    """The document's layout: 2016 (notes, BESLUT, ÅTGÄRDER) or 2013 (Beslut, then Ärendebeskrivning)."""
    outline: bool = field(name="dagordning", default=False)
    """Whether the document begins with a list of the items."""
    summary: bool = field(name="sammanfattning", default=False)
    """Whether the document begins with all decisions and all actions."""
    open_actions: bool = field(name="oppna_atgarder", default=False)
    """Whether a kallelse ends in the open åtgärder of the body's earlier meetings."""
    printer: str = field(name="skrivare", default="")
    """The printer's name."""
    templates: str = field(name="mallar", default="")
    """The folder with the user's own templates, if not the usual one; may begin with ~."""
    completion: Literal["lugn", "ivrig", "av"] = field(name="ifyllnad", default="lugn")
    """How much grey text is offered after the cursor: lugn (little, and mostly right), ivrig (much), av (none)."""
    checks: dict[str, bool] = field(name="kontroller", default_factory=dict)
    """For a rule of the checks, whether it is in use; all are unless they are switched off."""
    keys: dict[str, str] = field(name="tangenter", default_factory=dict)
    """For an action's id, the keys it has instead of its own, separated by commas."""

    @property
    def workspace_folder(self) -> Path | None:
        """The workspace's folder, None if none is set."""
        return Path(self.workspace).expanduser() if self.workspace else None

    @property
    def template_folder(self) -> Path | None:
        """The folder with the user's own templates, None if there is none."""
        if self.templates:
            return Path(self.templates).expanduser()
        try:
            return usual if (usual := usual_template_folder()).is_dir() else None
        except OSError:  # it can't be looked into, which the settings beside it have told
            return None

    @property
    def lacks_templates(self) -> str:
        """A Swedish sentence if the folder that is set is not there, so that the built-in templates are used; empty if it is."""
        folder = self.template_folder
        if not self.templates or not folder or folder.is_dir():
            return ""
        return f"settings.toml: mallmappen {self.templates} finns inte, så de inbyggda mallarna används; rätta mallar där."

    @property
    def rules_off(self) -> frozenset[str]:
        """The rules of the checks that are switched off."""
        return frozenset(name for name, is_on in self.checks.items() if not is_on)


def settings_path() -> Path:
    """The settings' file, which need not exist."""
    return config_folder() / "settings.toml"


def usual_template_folder() -> Path:
    """Where the user's own templates are, unless the settings name another folder; it need not exist."""
    return config_folder() / "mallar"


def load_settings(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file (``settings_path`` if None), and a Swedish sentence for each that is wrong; raises nothing."""
    path = path or settings_path()
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError as error:
        from kcminutes.storage.toml.source import why_unreadable  # seldom needed: most have no settings, or readable ones

        return Settings(), (f"settings.toml går inte att läsa: {why_unreadable(error)}; programmets egna val gäller.",)
    from kcminutes.storage.settings_read import settings_in  # most have no such file

    settings, problems = settings_in(path, Settings)
    return settings or Settings(), problems
