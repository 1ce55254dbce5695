"""A Frictionless Data Package beside reports in CSV: types, units, constraints, keys, sources.

https://specs.frictionlessdata.io/data-package/ and /table-schema/. Reports written into one
folder share its `datapackage.json`; a foreign key leads from one to another where both were made of
the same changeset and question.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facttrack.comparison.best import Method
from facttrack.comparison.kinds import RelationKind, Severity
from facttrack.comparison.result import Cause
from facttrack.domain.claim import Basis, Kind, RetractedBy
from facttrack.domain.interval import RULE_SET
from facttrack.domain.quantity import Quantifier
from facttrack.errors import BadDataError, UsageError
from facttrack.reports.columns import ABOUT, REPORTS, Column
from facttrack.reports.columns import Kind as Dtype
from facttrack.reports.safety import neutral
from facttrack.services.coverage import Lack
from facttrack.services.outlets import STANDARD_OUTPUT, written
from facttrack.services.timeline import StepKind

if TYPE_CHECKING:
    from facttrack.reports.catalogue import Asked
    from facttrack.services.session import View

FILE = "datapackage.json"
_TYPES = {
    Dtype.TEXT: "string",
    Dtype.FIGURE: "number",
    Dtype.COUNT: "integer",
    Dtype.TRUTH: "boolean",
    Dtype.STATISTIC: "number",
}
_AT_DATE = ["question", "event_date"]
PRIMARY_KEYS: dict[str, list[str]] = {
    "claims": ["claim"],
    "comparison": _AT_DATE,
    "compared": [*_AT_DATE, "claim"],
    "pairs": [*_AT_DATE, "a", "b"],
    "timeline": [*_AT_DATE, "kind", "claim"],
    "sources": ["source"],
    "changes": ["kind", "claim", "question", "event_date", "field"],
    "coverage": ["kind", "question", "source", "month", "claim"],
}
# Report and fields, and the report and fields that they are of.
_FOREIGN_KEYS = (
    ("claims", ["part_of"], "claims", ["claim"]),
    ("coverage", ["claim"], "claims", ["claim"]),
    ("compared", _AT_DATE, "comparison", _AT_DATE),
    ("pairs", _AT_DATE, "comparison", _AT_DATE),
    ("timeline", _AT_DATE, "comparison", _AT_DATE),
)
_WORDS: dict[str, Iterable[str]] = {
    "basis": Basis,
    "quantifier": Quantifier,
    "retracted_by": RetractedBy,
    "relation": RelationKind,
    "severity": [s for s in Severity if s],
    "cause": [*Cause, "other_date"],
    "method": Method,
    "grade": "ABCDEF",
    "credibility": "123456",
    "claims.kind": Kind,
    "claims.status": ["retracted", "undated"],
    "timeline.kind": StepKind,
    "changes.kind": [*Kind, "effect"],
    "coverage.kind": Lack,
}
_UNFIT = re.compile(r"[^a-z0-9._-]+")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """A report that has been written as CSV, and what it was made of."""

    report: str
    out: str
    rows: int
    view: View
    asked: Asked
    lossless: bool = False


def write_package(what: Described, sources: Iterable[str], licence: str = "") -> str:
    """Describe a report in the data package of its folder; the package's path.

    `sources` are the names of those whose figures it holds. `licence` is an identifier such as
    CC-BY-4.0; without one the package names none that it did not name before.

    Raises UsageError for the standard output, BadDataError where another package stands there.
    """
    if what.out == STANDARD_OUTPUT:
        raise UsageError("--package describes a file: name one with --out FILE.csv")
    path = Path(what.out).expanduser().resolve()
    place = path.with_name(FILE)
    package = _package(place)
    kept = [r for r in package["resources"] if r.get("path") != path.name]
    described = _resource(what, path) | {"sources": [{"title": neutral(n)} for n in sources]}
    resources = sorted([*kept, described], key=lambda r: str(r["path"]))
    for resource in resources:
        _refer(resource, resources)
    package["resources"] = resources
    titles = {s["title"] for resource in resources for s in resource.get("sources", ())}
    package["sources"] = [{"title": title} for title in sorted(titles)]
    if licence:
        package["licenses"] = [{"name": licence}]
    with written(str(place)) as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return str(place)


def _package(place: Path) -> Json:
    """The package that stands there, or a new one."""
    if not place.exists():
        return {"profile": "tabular-data-package", "name": "facttrack-reports", "resources": []}
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
        ours = all("facttrack" in r for r in found["resources"])
    except (ValueError, KeyError, TypeError):
        ours = False
    if not ours:
        raise BadDataError(f"{place} is no package of facttrack's reports: choose another folder")
    return dict(found)


def _resource(what: Described, path: Path) -> Json:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    cells = "" if what.lossless else "; cells are guarded against spreadsheets, see docs/reports.md"
    return {
        "profile": "tabular-data-resource",
        "name": _UNFIT.sub("-", path.stem.lower()).strip("-") or what.report,
        "path": path.name,
        "title": what.report,
        "description": ABOUT[what.report] + cells,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "facttrack": _made_of(what),
        "schema": _schema(what.report),
    }


def _made_of(what: Described) -> Json:
    return {
        "report": what.report,
        "rows": what.rows,
        "changeset": what.view.changeset,
        "as_of": what.view.as_of_text,
        "said_by": what.view.said_by_text,
        "question": what.asked.question,
        "source": what.asked.source,
        "since": what.asked.after,
        "rules": RULE_SET,
    }


def _schema(report: str) -> Json:
    return {
        "fields": [_field(report, column) for column in REPORTS[report]],
        "missingValues": [""],
        "primaryKey": PRIMARY_KEYS[report],
    }


def _field(report: str, column: Column) -> Json:
    field: Json = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    if column.kind is Dtype.TRUTH:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints = _constraints(report, column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(report: str, column: Column) -> Json:
    found: Json = {}
    if [column.name] == PRIMARY_KEYS[report]:
        found |= {"required": True, "unique": True}
    if column.kind is Dtype.TRUTH:
        found["required"] = True
    if column.kind is Dtype.COUNT:
        found["minimum"] = 0
    if column.name == "sign_p":
        found |= {"minimum": 0, "maximum": 1}
    words = _WORDS.get(f"{report}.{column.name}", _WORDS.get(column.name))
    if words:
        found["enum"] = [str(word) for word in words]
    return found


def _refer(resource: Json, resources: Iterable[Json]) -> None:
    """Give a resource the foreign keys that lead to what stands in the package."""
    keys = []
    for report, fields, target, theirs in _FOREIGN_KEYS:
        found = [r for r in resources if _leads(resource, r, report, target)]
        if found:
            name = "" if found[0] is resource else found[0]["name"]
            reference = {"resource": name, "fields": theirs}
            keys.append({"fields": fields, "reference": reference})
    resource["schema"].pop("foreignKeys", None)
    if keys:
        resource["schema"]["foreignKeys"] = keys


def _leads(resource: Json, other: Json, report: str, target: str) -> bool:
    ours, theirs = _told(resource), _told(other)
    if (ours["report"], theirs["report"]) != (report, target):
        return False
    same = all(ours[part] == theirs[part] for part in ("changeset", "as_of", "said_by"))
    whole = not (theirs["question"] or theirs["source"] or (target == "claims" and ours["said_by"]))
    return same and (whole or (target == "comparison" and ours["question"] == theirs["question"]))


def _told(resource: Json) -> Mapping[str, Any]:
    told: Mapping[str, Any] = resource["facttrack"]
    return told
