"""What goes wrong when a document is made."""

from kcminutes.swedish.refusal import Refusal


class RenderError(Refusal):
    """The document could not be made."""
