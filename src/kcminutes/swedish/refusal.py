"""What the program could not do, told to the person."""

from kcminutes.swedish.characters import plain


class Refusal(Exception):  # noqa: N818  # nothing is wrong with the program: it refuses, and says why
    """Something that could not be done; its text is a Swedish sentence (or a line each) naming place and remedy."""

    def __init__(self, *sentences: str) -> None:
        # A file's name and what stands in it may hold escape sequences, and every sentence ends on a terminal.
        super().__init__(*map(plain, sentences))
