from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.storage import reader, tables
from facttrack.storage.statements import COLUMNS, FREE_TEXT, REFERENCES, insert
from facttrack.storage.triggers import trigger_statements


def mapped() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each table's columns as the SQLModel classes have them, generated ones left out."""
    for table in tables.Table.metadata.tables.values():
        yield table.name, tuple(c.name for c in table.columns if c.computed is None)


def test_the_statements_name_exactly_the_columns_of_the_tables() -> None:
    """A column that a class gains or loses is missed by no INSERT."""
    assert dict(mapped()) == COLUMNS


def test_every_table_is_recorded_or_derived() -> None:
    """No table stands outside of what verify checks."""
    assert set(COLUMNS) == {*tables.RECORDED, *tables.DERIVED}


def test_free_text_and_references_are_columns() -> None:
    """What is hashed in its own way is named as the tables name it, references in full."""
    for table, names in FREE_TEXT.items():
        assert names <= set(COLUMNS[table]), table
        assert "salt" in COLUMNS[table], table
    for table, class_ in tables.Table.metadata.tables.items():
        stated = {
            column.name: key.column.table.name
            for column in class_.columns
            for key in column.foreign_keys
        }
        assert REFERENCES.get(table, {}) == stated, table


def test_every_insert_has_a_mark_for_each_column() -> None:
    """The statement's text is what the columns say, no more and no less."""
    for table, columns in COLUMNS.items():
        assert insert(table).count("?") == len(columns)


def test_every_unique_constraint_is_guarded_against_replacement(template: Path) -> None:
    """INSERT OR REPLACE deletes past the delete triggers: each unique key has its guard."""
    statements = trigger_statements()
    with closing(sqlite3.connect(template)) as raw:
        for table in tables.RECORDED:
            guard = statements[f"{table}_no_replace"]
            key = "number" if table == "changeset" else "id"
            unique: list[tuple[str, ...]] = [(key,)]
            for _, index, is_unique, *_ in raw.execute(f"PRAGMA index_list({table})").fetchall():
                if is_unique:
                    info = raw.execute(f"PRAGMA index_info({index})").fetchall()
                    unique.append(tuple(name for _, _, name in info))
            for columns in unique:
                condition = " AND ".join(f"{c} = NEW.{c}" for c in columns)
                assert f"WHERE {condition})" in guard, (table, columns)


@given(st.text().filter(lambda text: "\0" not in text))
def test_any_words_are_searched_as_words(text: str) -> None:
    """No text that a user types is query syntax: the full-text index takes all of it."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE VIRTUAL TABLE search USING fts5(wording)")
        raw.execute("INSERT INTO search VALUES ('21 fighters')")
        query = reader.match_text(text)
        if not query:
            return
        try:
            raw.execute("SELECT rowid FROM search WHERE search MATCH ?", (query,)).fetchall()
        except UnicodeEncodeError:
            assert re.search("[\ud800-\udfff]", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fighters", True),
        ("FIGHTERS 21", True),
        ('"', False),
        ("NEAR(", False),
        ("21 AND", False),
        ("fight*", False),
        ("wording:fighters", False),
        ("fighters -21", True),
        ("señor", False),
    ],
)
def test_words_are_found_and_operators_are_words(text: str, *, found: bool) -> None:
    """Every word must occur; "AND", "*" and quotes mean nothing of their own."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE VIRTUAL TABLE search USING fts5(wording)")
        raw.execute("INSERT INTO search VALUES ('21 fighters')")
        sql = "SELECT rowid FROM search WHERE search MATCH ?"
        assert bool(raw.execute(sql, (reader.match_text(text),)).fetchall()) is found
