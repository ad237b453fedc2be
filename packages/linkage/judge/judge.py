"""Other people's programs asked what we ask our own: RapidFuzz and jellyfish for texts, DuckDB for pairs and levels.

Reads one question as JSON from standard input, writes the answer as JSON.
"""

import json
import sys

import duckdb
import jellyfish
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler, Levenshtein


def texts(pairs):
    """Similarities and distances of pairs of texts, each by two programs where there are two."""
    return [
        dict(
            jaroWinkler=[JaroWinkler.similarity(a, b), jellyfish.jaro_winkler_similarity(a, b)],
            levenshtein=[Levenshtein.distance(a, b), jellyfish.levenshtein_distance(a, b)],
            damerauLevenshtein=[DamerauLevenshtein.distance(a, b), jellyfish.damerau_levenshtein_distance(a, b)],
        )
        for a, b in pairs
    ]


def condition(it, left="l", right="r"):
    column = it.get("column")
    one, other = f'{left}."{column}"', f'{right}."{column}"'
    day = "try_cast({} as date)"
    match it["is"]:
        case "same":
            return f"{one} = {other}"
        case "crossed":
            first, second = it["columns"]
            return f'({left}."{first}" = {right}."{second}" and {left}."{second}" = {right}."{first}")'
        case "jaro-winkler":
            return f"jaro_winkler_similarity({one}, {other}) >= {it['atLeast']}"
        case "levenshtein":
            return f"levenshtein({one}, {other}) <= {it['atMost']}"
        case "damerau-levenshtein":
            return f"damerau_levenshtein({one}, {other}) <= {it['atMost']}"
        case "days-apart":
            return f"abs({day.format(one)} - {day.format(other)}) <= {it['atMost']}"
        case "all" | "any":
            joined = " and " if it["is"] == "all" else " or "
            return "(" + joined.join(f"coalesce({condition(part, left, right)}, false)" for part in it["of"]) + ")"
    raise ValueError(it["is"])


def columns_in(it):
    if "of" in it:
        return {name for part in it["of"] for name in columns_in(part)}
    return set() if it["is"] == "crossed" else {it["column"]}


def level(comparison, left, right):
    """0 where nothing is known, then the levels in order, and one more where none holds: as one CASE."""
    columns = sorted({name for it in comparison["levels"] for name in columns_in(it["when"])})
    unknown = " and ".join(f'({left}."{name}" is null or {right}."{name}" is null)' for name in columns)
    cases = [f"when {unknown} then 0"] + [
        f"when coalesce({condition(it['when'], left, right)}, false) then {number}"
        for number, it in enumerate(comparison["levels"], 1)
    ]
    return f"case {' '.join(cases)} else {len(comparison['levels']) + 1} end"


def pairs(question):
    """Each pair that the rules give, with the rule that gives it first and its levels, asked both ways round."""
    scheme, records = question["scheme"], question["records"]
    columns = question["columns"]
    connection = duckdb.connect()
    described = ", ".join(f'"{name}" varchar' for name in columns)
    connection.execute(f"create table record (id integer, {described})").fetchall()
    marks = ", ".join("(" + ", ".join("?" for _ in range(len(columns) + 1)) + ")" for _ in records)
    values = [value for number, record in enumerate(records) for value in [number, *record]]
    connection.execute(f"insert into record values {marks}", values).fetchall()
    agree = [" and ".join(f'l."{name}" = r."{name}"' for name in rule["columns"]) for rule in scheme["rules"]]
    levels = [
        level(one, left, right)
        for left, right in [("l", "r"), ("r", "l")]
        for one in scheme["comparisons"]
    ]
    parts = []
    for number, rule in enumerate(agree):
        earlier = "".join(f" and not coalesce({one}, false)" for one in agree[:number])
        parts.append(
            f"select l.id, r.id, {number}, {', '.join(levels)} from record l join record r"
            f" on {rule} where l.id < r.id{earlier}"
        )
    return connection.execute(" union all ".join(parts)).fetchall()


question = json.load(sys.stdin)
print(json.dumps(texts(question["texts"]) if "texts" in question else pairs(question)))
