"""What goes wrong when a document is made."""

from kcminutes.refusal import Refusal


class RenderError(Refusal):
    """The document could not be made."""
