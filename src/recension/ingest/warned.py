"""What went wrong with one file, in one line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Warned:
    """One line for the user: which file (as given), and what is the matter and what to do about it."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"
