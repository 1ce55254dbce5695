"""A line on a terminal's error stream: how much is done, and for how long it has been going on."""

from __future__ import annotations

from threading import Event, RLock, Thread

import typer

_TICK = 1.0  # seconds


class Line(Thread):
    """The line, drawn again every second until it is wiped.

    Beside what was counted last stand the seconds, which go on while nothing is counted: a million
    claims at one date are read for a while before the first row is made.
    """

    def __init__(self, noun: str) -> None:
        super().__init__(daemon=True)
        self._noun = noun
        self._text = "working"
        self._seconds = 0
        self._drawn = False
        self._ended = Event()
        self._drawing = RLock()

    def run(self) -> None:
        """Draw the line while nothing else does."""
        while not self._ended.wait(_TICK):
            self._seconds += 1
            self._draw()

    def count(self, done: int, what: object = "") -> None:
        """Show how much is done, and of what is done beside writing its name."""
        doing = f" {what}" if what and isinstance(what, str) else ""
        self._text = f"{done:,} {self._noun}{doing}"
        self._draw()

    def wipe(self) -> None:
        """End it, and leave nothing of it."""
        with self._drawing:
            self._ended.set()
            if self._drawn:
                typer.echo("\r\x1b[K", nl=False, err=True)
        self.join()

    def _draw(self) -> None:
        with self._drawing:
            if not self._ended.is_set():
                self._drawn = True
                passed = f", {self._seconds} s" if self._seconds else ""
                typer.echo(f"\r\x1b[K{self._text}{passed}", nl=False, err=True)
