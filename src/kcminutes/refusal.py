"""What the program could not do, told to the person."""


class Refusal(Exception):  # noqa: N818  # nothing is wrong with the program: it refuses, and says why
    """Something that could not be done; its text is a Swedish sentence (or a line each) naming place and remedy."""
