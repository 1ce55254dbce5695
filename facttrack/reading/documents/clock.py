"""The seconds of a reading: those that it takes on cores that have nothing else to do."""

from __future__ import annotations

import time


class TimeOverError(Exception):
    """The time was over before the end of the text, which was read to a place."""

    def __init__(self, read_to: int) -> None:
        super().__init__()
        self.read_to = read_to


class Clock:
    """How long a reading may still go on.

    Its seconds are the processor's, not the wall's: what else is running, or who takes the output
    slowly, leaves no text unread. Waiting for other processes counts as `reach` is told.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._started = time.process_time()
        self._waited = 0.0

    @property
    def own(self) -> float:
        """The seconds that this process has worked."""
        return time.process_time() - self._started

    @property
    def now(self) -> float:
        """The seconds that have passed."""
        return self.own + self._waited

    @property
    def left(self) -> float:
        """The seconds that are left; below 0 when they are over."""
        return self._seconds - self.now

    def reach(self, seconds: float) -> None:
        """Let so many seconds have passed, unless more have."""
        self._waited = max(self._waited, seconds - self.own)
