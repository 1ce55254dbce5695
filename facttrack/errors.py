"""What can go wrong, each kind with the exit code that the command line gives it."""

from __future__ import annotations

from dataclasses import dataclass


class FacttrackError(Exception):
    """One error that a user can act on: its message says what was wrong and what to type next."""

    exit_code = 1


class UsageError(FacttrackError):
    """The call itself cannot be taken: options that exclude each other, a value out of its set."""

    exit_code = 2


class NotFoundError(FacttrackError):
    """What was named is not in the database."""

    exit_code = 3


class ConflictError(FacttrackError):
    """The record moved on, or stands already: the message names what is there now."""

    exit_code = 4


class BadDataError(FacttrackError):
    """A figure, a date or a file that cannot be taken as it is."""

    exit_code = 5


class IntegrityError(FacttrackError):
    """What is stored is no longer what was recorded."""

    exit_code = 6


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a user's data, with its place; `line` 1 is the first, the header's."""

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        if self.column:
            where += f", {self.column}"
        shown = f" {self.value!r}" if self.value else ""
        return f"{where}:{shown} {self.reason}"
