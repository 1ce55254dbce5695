"""Records as a Parquet file: typed columns, figures as their exact digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from facttrack.reports.columns import ABOUT, REPORTS, Column, Kind
from facttrack.reports.values import Record, Value, text_of
from facttrack.services.outlets import written_beside

_GROUP = 20_000
_TYPES = {
    Kind.TEXT: pa.string(),
    # Digits of any number stand exactly in a text; a decimal type would fix how many there are.
    Kind.FIGURE: pa.string(),
    Kind.COUNT: pa.int64(),
    Kind.TRUTH: pa.bool_(),
    Kind.STATISTIC: pa.float64(),
}


def write_parquet(records: Iterator[Record], report: str, out: str) -> int:
    """Write the records as row groups of 20,000; how many records there were.

    A figure is text, its digits as recorded, and null where there is none; the metadata of each
    column give its kind, unit and meaning.

    Raises FacttrackError where the file cannot be written.
    """
    columns, total = REPORTS[report], 0
    with written_beside(out) as path, ParquetWriter(str(path), _schema(report, columns)) as file:
        while group := list(islice(records, _GROUP)):
            file.write_table(_table(group, report, columns))
            total += len(group)
    return total


def _schema(report: str, columns: Sequence[Column]) -> pa.Schema:
    fields = [
        pa.field(
            column.name,
            _TYPES[column.kind],
            metadata={
                "kind": column.kind.name.lower(),
                "unit": column.unit,
                "meaning": column.meaning,
            },
        )
        for column in columns
    ]
    return pa.schema(fields, metadata={"report": report, "about": ABOUT[report]})


def _table(group: Sequence[Record], report: str, columns: Sequence[Column]) -> pa.Table:
    arrays = [
        pa.array([_cell(record[c.name], c.kind) for record in group], _TYPES[c.kind])
        for c in columns
    ]
    return pa.Table.from_arrays(arrays, schema=_schema(report, columns))


def _cell(value: Value | float, kind: Kind) -> str | int | float | bool | None:
    if kind is Kind.TEXT:
        return text_of(value)
    if value is None:
        return None
    return text_of(value) if kind is Kind.FIGURE else value  # type: ignore[return-value]
