"""The columns of a file: known by name, mapped by the user, or refused with what is near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facttrack.errors import BadDataError
from facttrack.services.import_rows import COLUMNS

# What a reject file has before the cells of each bad row; imported again, they are skipped.
REJECT = ("file", "line", "column", "value", "reason")
_KNOWN = frozenset(COLUMNS)
_FIGURES = frozenset(("value", "low", "high", "wording"))


class ColumnError(BadDataError):
    """The columns of a file are not those that an import takes."""


def our_columns(file: str, header: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """For each column of a file, our name for it; "" for one that is left out.

    Raises ColumnError for names that are unknown, or given twice, or hold no figure.
    """
    ours = [_ours(name, mapping) for name in header]
    if tuple(header[: len(REJECT)]) == REJECT:
        ours[: len(REJECT)] = [""] * len(REJECT)
    pairs = zip(header, ours, strict=True)
    unknown = [t for t, name in pairs if name not in _KNOWN and (name or not t.strip())]
    unknown = [theirs for theirs in unknown if theirs not in mapping]
    if unknown:
        raise ColumnError(f"{file}: " + "; ".join(_unknown(name) for name in unknown))
    twice = sorted({name for name in ours if name and ours.count(name) > 1})
    if twice:
        raise ColumnError(
            f"{file}: two columns are {', '.join(twice)}: leave one out with --map 'NAME='"
        )
    if not _FIGURES.intersection(ours):
        raise ColumnError(
            f"{file}: no column holds a figure ({', '.join(header)}): name it with "
            "--map 'THEIRS=value' (or low, high)"
        )
    return ours


def refuse_bad_map(mapping: Mapping[str, str]) -> None:
    """Refuse a map to a column that there is not.

    Raises ColumnError.
    """
    for theirs, ours in mapping.items():
        if ours and ours not in _KNOWN:
            raise ColumnError(
                f"--map {theirs}={ours}: there is no column {ours!r}{_near(ours)}; "
                f"the columns are {', '.join(COLUMNS)}"
            )


def our_column(name: str, mapping: Mapping[str, str]) -> str | None:
    """Our name for one column, "" to leave it out; None for an unknown one."""
    ours = _ours(name, mapping)
    return ours if not ours or ours in _KNOWN else None


def _ours(name: str, mapping: Mapping[str, str]) -> str:
    if name in mapping:
        return mapping[name]
    plain = "_".join(name.strip().lower().split())
    return mapping.get(plain, plain)


def _unknown(name: str) -> str:
    if not name.strip():
        return "a column has no name: give it one, or take it out"
    return (
        f"unknown column {name!r}{_near(name)}: name it with --map '{name}=OURS', "
        f"or leave it out with --map '{name}='"
    )


def _near(name: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name.strip().lower().replace(" ", "_"), COLUMNS, 1, 0.5)
    return f" (did you mean {found[0]}?)" if found else ""
