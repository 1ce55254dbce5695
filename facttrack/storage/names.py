"""What sources and questions are called: as of a changeset, and now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from facttrack.domain.claim import Question, Source
from facttrack.domain.sources import Questions, Sources
from facttrack.storage import rows

_TABLES = {"s": "source", "q": "question"}


def _as_of(table: str, select: str) -> str:
    return (
        f"SELECT {select} FROM {table} AS t JOIN {table}_version AS v ON v.{table}_id = t.id "  # noqa: S608
        f"WHERE v.number = (SELECT max(w.number) FROM {table}_version AS w "
        f"WHERE w.{table}_id = t.id AND w.changeset <= ?)"
    )


_SOURCES = _as_of("source", rows.SOURCE_SELECT)
_QUESTIONS = _as_of("question", rows.QUESTION_SELECT)


def sources(connection: sqlite3.Connection, at: int) -> Sources:
    """Every source as it was known at a changeset, merged ones included, by its number."""
    return Sources(map(rows.source_of, connection.execute(f"{_SOURCES} ORDER BY t.id", (at,))))


def questions(connection: sqlite3.Connection, at: int) -> Questions:
    """Every question as it was known at a changeset, merged ones included, by its number."""
    found = connection.execute(f"{_QUESTIONS} ORDER BY t.id", (at,))
    return Questions(map(rows.question_of, found))


def source(connection: sqlite3.Connection, id_: int, at: int) -> Source | None:
    """One source as it was known at a changeset."""
    row = connection.execute(f"{_SOURCES} AND t.id = ?", (at, id_)).fetchone()
    return rows.source_of(row) if row else None


def question(connection: sqlite3.Connection, id_: int, at: int) -> Question | None:
    """One question as it was known at a changeset."""
    row = connection.execute(f"{_QUESTIONS} AND t.id = ?", (at, id_)).fetchone()
    return rows.question_of(row) if row else None


def called(thing: Source | Question) -> tuple[str, ...]:
    """What a thing answers to; one that was merged away answers to nothing."""
    if thing.merged_into is not None:
        return ()
    label = thing.label if isinstance(thing, Source) else ""
    return (thing.name, *thing.aliases, *([label] if label else []))


def any_label(connection: sqlite3.Connection) -> bool:
    """Whether any source has, or ever had, a public label."""
    sql = "SELECT EXISTS (SELECT 1 FROM source_version WHERE label IS NOT NULL)"
    return bool(connection.execute(sql).fetchone()[0])


def source_versions(connection: sqlite3.Connection) -> Iterator[Source]:
    """Every state that any source ever had."""
    sql = (
        f"SELECT {rows.SOURCE_SELECT} FROM source AS t "  # noqa: S608
        "JOIN source_version AS v ON v.source_id = t.id"
    )
    return map(rows.source_of, connection.execute(sql))


def by_key(connection: sqlite3.Connection, kind: str, key: str) -> int | None:
    """The number of the source ("s") or question ("q") with a key."""
    sql = f"SELECT id FROM {_TABLES[kind]} WHERE key = ?"  # noqa: S608
    row = connection.execute(sql, (key,)).fetchone()
    return int(row[0]) if row else None


def by_name(connection: sqlite3.Connection, kind: str, name: str) -> list[int]:
    """The numbers of what is called so now, aliases included, to the letter."""
    sql = "SELECT target_id FROM name WHERE kind = ? AND name = ? ORDER BY target_id"
    return [int(row[0]) for row in connection.execute(sql, (kind, name))]


def all_names(connection: sqlite3.Connection, kind: str) -> list[tuple[str, int]]:
    """Every present name and alias, with the number of what it names."""
    sql = "SELECT name, target_id FROM name WHERE kind = ? ORDER BY target_id, name"
    return [(name, int(id_)) for name, id_ in connection.execute(sql, (kind,))]


def thing_versions(
    connection: sqlite3.Connection, kind: str, id_: int, at: int
) -> Iterator[tuple[int, int, str, str, Source | Question]]:
    """A thing's versions up to a changeset: number, changeset, kind, reason and state."""
    table = _TABLES[kind]
    select = rows.SOURCE_SELECT if kind == "s" else rows.QUESTION_SELECT
    read = rows.source_of if kind == "s" else rows.question_of
    sql = (
        f"SELECT v.number, v.changeset, v.kind, v.reason, {select} FROM {table} AS t "  # noqa: S608
        f"JOIN {table}_version AS v ON v.{table}_id = t.id "
        "WHERE t.id = ? AND v.changeset <= ? ORDER BY v.number"
    )
    for number, changeset, word, reason, *row in connection.execute(sql, (id_, at)):
        yield number, changeset, word, reason or "", read(tuple(row))


def version_count(connection: sqlite3.Connection, kind: str, id_: int) -> int:
    """How many versions a source or question has."""
    table = _TABLES[kind]
    sql = f"SELECT count(*) FROM {table}_version WHERE {table}_id = ?"  # noqa: S608
    return int(connection.execute(sql, (id_,)).fetchone()[0])


def resolve(things: Mapping[int, Source] | Mapping[int, Question], id_: int) -> int:
    """The number that stands for a thing after merges; a circle of merges ends where it began."""
    seen = {id_}
    while (target := _merged_into(things, id_)) is not None and target not in seen:
        seen.add(target)
        id_ = target
    return id_


def _merged_into(things: Mapping[int, Source] | Mapping[int, Question], id_: int) -> int | None:
    return things.merged.get(id_) if isinstance(things, Sources) else things[id_].merged_into
