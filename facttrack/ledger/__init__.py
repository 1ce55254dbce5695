"""The Python API: every use case of the command line, for notebooks and programs.

Texts are read as on the command line; what comes back are values, with a `to_frame` where there
are many.
"""

from __future__ import annotations

from facttrack.ledger.looking import Looking
from facttrack.ledger.moving import Moving
from facttrack.ledger.recording import Recording
from facttrack.ledger.results import Changes, Claims, Compared, Comparisons

__all__ = ["Changes", "Claims", "Compared", "Comparisons", "Ledger"]


class Ledger(Recording, Looking, Moving):
    """A database of claims, open; use it in a `with` block, or `close` it.

    Whatever is wrong raises a FacttrackError whose message says what to do. Claims are named as on
    the command line: c12, or c12.3 for a version; questions and sources by name, or as q3 and s5.
    `as_of` takes a record date or a changeset ("@7"), `said_by` a date.
    """
