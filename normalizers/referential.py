"""The national nomenclature: 4 engagements and the conditions, 20 measures, 29 objectives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from normalizers.lexicon import load


@dataclass(frozen=True, slots=True)
class Objective:
    """One national objective, with its measure and engagement."""

    number: int
    label: str
    measure_code: str
    engagement_code: str
    is_core: bool


@cache
def objectives() -> dict[int, Objective]:
    """Number -> objective, 1 to 29."""
    return {
        number: Objective(
            number,
            row["objective_label"],
            row["measure_code"],
            row["engagement_code"],
            row["is_core"] == "true",
        )
        for row in load("objectives", ("objective_number",))
        for number in (int(row["objective_number"]),)
    }


@cache
def measures() -> dict[str, str]:
    """Measure code (M01 to M20) -> label."""
    rows = load("objectives", ("objective_number",))
    return {row["measure_code"]: row["measure_label"] for row in rows}


@cache
def engagements() -> dict[str, str]:
    """Engagement code (E1 to E4, COND) -> label without "Engagement n :"."""
    rows = load("objectives", ("objective_number",))
    return {row["engagement_code"]: row["engagement_label"].split(" : ")[-1] for row in rows}


@cache
def measure_objectives(code: str) -> tuple[int, ...]:
    """The objectives of a measure, in their order."""
    return tuple(item.number for item in objectives().values() if item.measure_code == code)


@cache
def engagement_of(measure_code: str) -> str:
    """The engagement a measure belongs to; raises KeyError for an unknown code."""
    return {item.measure_code: item.engagement_code for item in objectives().values()}[measure_code]
