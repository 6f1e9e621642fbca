"""What goes wrong when a document is made."""


class RenderError(Exception):
    """The document could not be made; the message is one Swedish sentence for the person who asked for it."""
