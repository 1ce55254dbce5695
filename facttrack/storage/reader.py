"""Reading the ledger as of any changeset: claims with their versions, documents, changesets."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facttrack.domain.claim import Changeset, Document, History, Sighting, Version
from facttrack.domain.dates import EventDate
from facttrack.storage import rows

_MANY = 500


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims to read; each part that is given must hold for some version of a claim.

    The parts narrow what is read; whoever asks for the state at a date checks that state again.
    `text` is a search in wording, quote, note, translation and title.
    """

    claim_ids: tuple[int, ...] | None = None
    question_ids: tuple[int, ...] | None = None
    source_ids: tuple[int, ...] | None = None
    origin_ids: tuple[int, ...] | None = None
    unfiled: bool = False
    text: str = ""


def head(connection: sqlite3.Connection) -> int:
    """The number of the newest changeset; 0 for an empty ledger."""
    row = connection.execute("SELECT max(number) FROM changeset").fetchone()
    return int(row[0] or 0)


def changesets(
    connection: sqlite3.Connection,
    after: int = 0,
    until: int | None = None,
    *,
    newest: bool = False,
) -> Iterator[Changeset]:
    """The changesets with after < number <= until, oldest first, or newest first."""
    sql = (
        f"SELECT {rows.CHANGESET_SELECT} FROM changeset WHERE number > ? AND number <= ? "  # noqa: S608
        f"ORDER BY number {'DESC' if newest else 'ASC'}"
    )
    stop = head(connection) if until is None else until
    for row in connection.execute(sql, (after, stop)):
        yield rows.changeset_of(row)


def changeset(connection: sqlite3.Connection, number: int) -> Changeset | None:
    """One changeset; None where there is none of that number."""
    return next(changesets(connection, number - 1, number), None)


def first_changeset(connection: sqlite3.Connection) -> Changeset | None:
    """The oldest changeset; None for an empty ledger."""
    return next(changesets(connection, 0, 1), None)


def changeset_at(connection: sqlite3.Connection, moment: str) -> int:
    """The newest changeset recorded at or before a moment (UTC, ISO text); 0 for none."""
    row = connection.execute(
        "SELECT max(number) FROM changeset WHERE recorded_at <= ?", (moment,)
    ).fetchone()
    return int(row[0] or 0)


def histories(
    connection: sqlite3.Connection,
    at: int,
    where: Filter | None = None,
    select: str = rows.VERSION_SELECT,
) -> Iterator[History]:
    """The claims with all versions recorded up to a changeset, in the order of their numbers."""
    conditions, values = _conditions(where or Filter())
    sql = (
        f"SELECT {select} FROM version AS v WHERE v.changeset <= ?"  # noqa: S608
        f"{''.join(f' AND {c}' for c in conditions)} ORDER BY v.claim_id, v.number"
    )
    cursor = connection.execute(sql, (at, *values))
    for claim_id, group in groupby(map(rows.version_of, cursor), key=lambda v: v.claim_id):
        yield History(claim_id, tuple(group))


def histories_by_question(
    connection: sqlite3.Connection, at: int, apart: Collection[int] = ()
) -> Iterator[tuple[int, list[History]]]:
    """Every question's number with its claims, by the question that each had at a changeset.

    The questions `apart` are left out, and what no comparison looks at: quotes, notes, row hashes.
    """
    left_out = f"NOT {_any_of('h.question_id', tuple(apart))[0]}" if apart else "TRUE"
    sql = (
        f"SELECT h.question_id, {rows.COMPARED_SELECT} FROM "  # noqa: S608
        # Beside max(), SQLite gives the other columns of that same row.
        "(SELECT claim_id, question_id, max(number) FROM version WHERE changeset <= ? "
        "GROUP BY claim_id) AS h "
        "JOIN version AS v ON v.claim_id = h.claim_id "
        f"WHERE v.changeset <= ? AND h.question_id IS NOT NULL AND {left_out} "
        "ORDER BY h.question_id, v.claim_id, v.number"
    )
    cursor = connection.execute(sql, (at, at, *apart))
    for question_id, found in groupby(cursor, key=lambda row: row[0]):
        versions = (rows.version_of(row[1:]) for row in found)
        claims = [History(claim, tuple(g)) for claim, g in groupby(versions, lambda v: v.claim_id)]
        yield int(question_id), with_sightings(connection, at, claims)


def large_questions(connection: sqlite3.Connection, most: int) -> list[int]:
    """The questions that more versions than so many were ever filed under."""
    sql = (
        "SELECT question_id FROM version WHERE question_id IS NOT NULL "
        "GROUP BY question_id HAVING count(*) > ? ORDER BY question_id"
    )
    return [int(row[0]) for row in connection.execute(sql, (most,))]


def versions_filed(connection: sqlite3.Connection, question_ids: Sequence[int]) -> int:
    """How many versions were ever filed under any of some questions."""
    condition, values = _any_of("question_id", question_ids)
    sql = f"SELECT count(*) FROM version WHERE {condition}"  # noqa: S608
    return int(connection.execute(sql, values).fetchone()[0])


def dates_given(
    connection: sqlite3.Connection, at: int, question_ids: Sequence[int]
) -> Iterator[tuple[int, EventDate | None]]:
    """The claims filed under questions at a changeset, each with every event date it was given."""
    filed = _any_of("question_id", question_ids)[0]
    sql = (
        "SELECT DISTINCT v.claim_id, v.event_date, v.event_text, v.event_needs FROM "  # noqa: S608
        "(SELECT claim_id, question_id, max(number) FROM version WHERE changeset <= ? "
        f"AND claim_id IN (SELECT claim_id FROM version WHERE {filed}) GROUP BY claim_id) AS h "
        f"JOIN version AS v ON v.claim_id = h.claim_id WHERE v.changeset <= ? AND h.{filed} "
        "ORDER BY v.claim_id"
    )
    for claim_id, *date in connection.execute(sql, (at, *question_ids, at, *question_ids)):
        yield int(claim_id), rows.event_of(*date)


def histories_of(
    connection: sqlite3.Connection, at: int, claim_ids: Sequence[int]
) -> Iterator[History]:
    """Some claims with all versions and sightings recorded up to a changeset, in the order given.

    `claim_ids` are in order. Left out is what no comparison looks at: quotes, notes, row hashes.
    """
    for start in range(0, len(claim_ids), _MANY):
        where = Filter(claim_ids=tuple(claim_ids[start : start + _MANY]))
        found = histories(connection, at, where, rows.COMPARED_SELECT)
        yield from with_sightings(connection, at, list(found))


def history(connection: sqlite3.Connection, claim_id: int, at: int) -> History | None:
    """One claim with its versions and sightings up to a changeset; None where there is none."""
    found = next(histories(connection, at, Filter(claim_ids=(claim_id,))), None)
    if found is None:
        return None
    return replace(found, sightings=tuple(sightings(connection, at, (claim_id,))))


def with_sightings(
    connection: sqlite3.Connection, at: int, found: Sequence[History]
) -> list[History]:
    """The same claims, each with its sightings up to a changeset."""
    by_claim: dict[int, list[Sighting]] = {}
    if connection.execute("SELECT EXISTS (SELECT 1 FROM sighting)").fetchone()[0]:
        for start in range(0, len(found), _MANY):
            ids = [h.claim_id for h in found[start : start + _MANY]]
            for s in sightings(connection, at, ids):
                by_claim.setdefault(s.claim_id, []).append(s)
    return [
        replace(h, sightings=tuple(by_claim[h.claim_id])) if h.claim_id in by_claim else h
        for h in found
    ]


def sightings(
    connection: sqlite3.Connection, at: int, claim_ids: Sequence[int] | None = None
) -> Iterator[Sighting]:
    """The sightings recorded up to a changeset, of some claims or of all, by claim."""
    condition, values = ("", ()) if claim_ids is None else _any_of("claim_id", claim_ids)
    sql = (
        f"SELECT {rows.SIGHTING_SELECT} FROM sighting WHERE changeset <= ?"  # noqa: S608
        f"{' AND ' + condition if condition else ''} ORDER BY claim_id, id"
    )
    for row in connection.execute(sql, (at, *values)):
        yield rows.sighting_of(row)


def versions_between(
    connection: sqlite3.Connection,
    after: int,
    until: int,
    question_ids: Sequence[int] | None = None,
) -> Iterator[Version]:
    """The versions recorded with after < changeset <= until, in the order recorded.

    Where questions are given, those of the claims that were ever filed under one of them.
    """
    filed, values = "TRUE", tuple[int, ...]()
    if question_ids is not None:
        condition, values = _any_of("question_id", question_ids)
        filed = f"v.claim_id IN (SELECT claim_id FROM version WHERE {condition})"  # noqa: S608
    # The plus keeps SQLite from going through all that a changeset recorded for one question.
    plus = "" if question_ids is None else "+"
    sql = (
        f"SELECT {rows.VERSION_SELECT} FROM version AS v "  # noqa: S608
        f"WHERE {plus}v.changeset > ? AND {plus}v.changeset <= ? AND {filed} ORDER BY {plus}v.id"
    )
    for row in connection.execute(sql, (after, until, *values)):
        yield rows.version_of(row)


def questions_between(
    connection: sqlite3.Connection,
    after: int,
    until: int,
    question_ids: Sequence[int] | None = None,
) -> list[int]:
    """The questions of the versions recorded with after < changeset <= until, by number.

    A correction can move a claim: the question that it was moved from is one of them. Where
    questions are given, those among them.
    """
    some, plus = "IS NOT NULL", ""
    if question_ids is not None:
        some, plus = f"IN ({', '.join(map(str, map(int, question_ids)))})", "+"
    sql = (
        "SELECT v.question_id FROM version AS v "  # noqa: S608
        f"WHERE {plus}v.changeset > ?1 AND {plus}v.changeset <= ?2 AND v.question_id {some} UNION "
        "SELECT b.question_id FROM version AS v JOIN version AS b "
        "ON b.claim_id = v.claim_id AND b.number = v.number - 1 "
        f"WHERE {plus}v.changeset > ?1 AND {plus}v.changeset <= ?2 AND v.kind = 'correct' "
        f"AND b.question_id {some} ORDER BY 1"
    )
    return [int(row[0]) for row in connection.execute(sql, (after, until))]


def documents(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Document]:
    """The documents of the given row ids."""
    wanted = sorted(set(ids))
    found = {}
    for start in range(0, len(wanted), _MANY):
        condition, values = _any_of("id", wanted[start : start + _MANY])
        sql = f"SELECT {rows.DOCUMENT_SELECT} FROM document WHERE {condition}"  # noqa: S608
        for row in connection.execute(sql, values):
            found[row[0]] = rows.document_of(row)
    return found


def document_by_key(connection: sqlite3.Connection, key: str) -> int | None:
    """The row id of the document with a key."""
    row = connection.execute("SELECT id FROM document WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else None


def claims_in_slot(connection: sqlite3.Connection, slot: str) -> list[int]:
    """The claims of a slot, oldest first."""
    sql = "SELECT id FROM claim WHERE slot = ? ORDER BY ordinal"
    return [int(row[0]) for row in connection.execute(sql, (slot,))]


def claims_in_place(connection: sqlite3.Connection, place: str) -> list[int]:
    """The claims of a place (question, publisher, event date), whatever their origin."""
    sql = "SELECT id FROM claim WHERE place = ? ORDER BY id"
    return [int(row[0]) for row in connection.execute(sql, (place,))]


def row_known(connection: sqlite3.Connection, row_hash: str) -> bool:
    """Whether an imported row with these cells is recorded already."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM version WHERE row_hash = ?1) "
        "OR EXISTS (SELECT 1 FROM sighting WHERE row_hash = ?1)"
    )
    return bool(connection.execute(sql, (row_hash,)).fetchone()[0])


def counts(connection: sqlite3.Connection, at: int) -> dict[str, int]:
    """How many claims, versions, sources, questions and documents were recorded by a changeset."""
    return {
        table: int(
            connection.execute(
                f"SELECT count(*) FROM {table} WHERE changeset <= ?",  # noqa: S608
                (at,),
            ).fetchone()[0]
        )
        for table in ("claim", "version", "sighting", "question", "source", "document")
    }


def matches(connection: sqlite3.Connection, text: str) -> frozenset[tuple[int, int]]:
    """The claim and number of every version that holds all the words of a text."""
    sql = (
        "SELECT claim_id, number FROM version WHERE id IN "
        "(SELECT rowid FROM search WHERE search MATCH ?)"
    )
    return frozenset((int(c), int(n)) for c, n in connection.execute(sql, (match_text(text),)))


def _conditions(where: Filter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def add(condition: str, more: Iterable[object]) -> None:
        conditions.append(condition)
        values.extend(more)

    if where.claim_ids is not None:
        add(*_any_of("v.claim_id", where.claim_ids))
    for column, ids in (
        (("question_id",), where.question_ids),
        (("origin_id",), where.origin_ids),
        (("publisher_id", "origin_id"), where.source_ids),
    ):
        if ids is not None:
            parts = [_any_of(name, ids) for name in column]
            inner = " OR ".join(condition for condition, _ in parts)
            add(
                f"v.claim_id IN (SELECT claim_id FROM version WHERE {inner})",  # noqa: S608
                [value for _, more in parts for value in more],
            )
    if where.unfiled:
        add("v.claim_id IN (SELECT claim_id FROM version WHERE question_id IS NULL)", ())
    if where.text.strip():
        add(
            "v.claim_id IN (SELECT claim_id FROM version WHERE id IN "
            "(SELECT rowid FROM search WHERE search MATCH ?))",
            (match_text(where.text),),
        )
    return conditions, values


def match_text(words: str) -> str:
    """A full-text query that takes the user's words as words, never as query syntax."""
    terms = [word.replace('"', '""') for word in words.replace("\0", " ").split()]
    return " ".join(f'"{term}"' for term in terms)


def _any_of(column: str, ids: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    return f"{column} IN ({', '.join('?' * len(ids))})", tuple(ids)
