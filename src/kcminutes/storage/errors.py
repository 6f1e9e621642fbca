"""What is raised for a file that can't be read, in words for the person who has it."""

from kcminutes.swedish.refusal import Refusal


class FileError(Refusal):
    """A file that can't be used; made from its problems, each a Swedish sentence, and printed with one on each line."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Everything that is wrong with the file, each a Swedish sentence that names the file."""
        return self.args

    def __str__(self) -> str:
        """The problems, one on each line."""
        return "\n".join(self.problems)
