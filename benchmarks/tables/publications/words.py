"""Invented contents of publications in English and French: regions, goods, figures, prose."""

from __future__ import annotations

from random import Random

THIN = "\u202f"
"""The space between groups of three digits."""
REGIONS = (
    "Northmark",
    "Vale of Harrow",
    "Eastmere",
    "Lower Thorne",
    "Saltcoast",
    "Upper Brannoch",
    "Kessel",
    "Ardenfield",
    "Oakshire",
    "Westfold",
    "Marrowdale",
    "Pellworth",
    "Grand-Rivage",
    "Haute-Combe",
    "Val-de-Lys",
    "Montbrume",
    "Plaine de Serre",
    "Côte-Claire",
)
SUBJECTS = (
    "Agriculture and forestry",
    "Manufacturing",
    "Construction",
    "Wholesale and retail trade",
    "Transport and storage",
    "Accommodation and food services",
    "Public administration",
    "Education",
    "Human health and social work",
    "Arts and recreation",
    "Energy supply",
    "Water and waste",
    "Financial services",
    "Real estate",
    "Fishing and aquaculture",
    "Mining",
)
LONG_SUBJECTS = (
    "Households with at least one dependent child under six years of age",
    "Services provided to persons living in remote or sparsely populated areas",
    "Expenditure on maintenance of buildings, roads and other public works",
    "Persons employed on a part-time basis in undertakings with fewer than ten staff",
    "Grants and contributions received from other levels of government",
    "Average number of days between the request and the final decision",
)
PARTS = ("Men", "Women", "Under 25", "25 to 54", "55 and over", "Full-time", "Part-time", "Urban")
MEASURES = (
    "Number",
    "Share",
    "Change",
    "Average",
    "Rate",
    "Index",
    "Value",
    "Volume",
    "Budget",
    "Outturn",
    "Staff",
    "Median",
)
LONG_MEASURES = (
    "Number of establishments",
    "Persons employed",
    "Gross value added",
    "Change on previous year",
    "Average hourly earnings",
    "Share of total expenditure",
    "Applications received",
    "Decisions taken within limits",
)
GROUPS = ("Total", "Urban areas", "Rural areas", "Public sector", "Private sector", "All ages")
UNITS = ("(thousand)", "(%)", "(EUR million)", "(per 1 000)", "(tonnes)")
BLANKS = ("–", "..", ":", "-", "n.a.", "0")
ACTS = (
    "Review the guidance issued to regional offices",
    "Publish the results of the consultation",
    "Carry out inspections of registered sites",
    "Complete the transfer of records to the new register",
    "Train staff in the revised procedures",
    "Consult local authorities on the draft plan",
)
ENDS = (
    "before the end of the reporting period",
    "in cooperation with the partner agencies",
    "subject to the availability of funds",
    "as recommended by the audit body",
    "with particular regard to small undertakings",
)
STARTS = (
    "The figures show that",
    "Compared with the previous year,",
    "According to the survey,",
    "As in earlier periods,",
    "In the second half of the year,",
    "At the regional level,",
)
VERBS = (
    "remained broadly stable",
    "rose for the third time in a row",
    "declined more slowly than expected",
    "accounted for most of the change",
    "varied considerably between regions",
    "recovered after a weak first quarter",
)
PEOPLE = ("A. Marlow", "J. Prentiss", "H. Okoro", "L. Vandermeer", "S. Castelli", "M. Dubreuil")


def sentence(rng: Random) -> str:
    """A sentence of running text."""
    subject = rng.choice(SUBJECTS).lower()
    tail = f"{rng.choice(ENDS)}" if rng.random() < 0.5 else f"by {rng.randint(1, 30)} per cent"
    return f"{rng.choice(STARTS)} {subject} {rng.choice(VERBS)} {tail}."


def paragraph(rng: Random, sentences: int = 4) -> str:
    """Several sentences."""
    return " ".join(sentence(rng) for _ in range(sentences))


def act(rng: Random, parts: int = 1) -> str:
    """A task, as tables of measures name them."""
    return f"{rng.choice(ACTS)} {' and '.join(rng.sample(ENDS, parts))}"


def grouped(value: int, space: str) -> str:
    """A number in groups of three digits."""
    return f"{value:,}".replace(",", space)


def figure(rng: Random, sort: str, space: str = THIN) -> str:
    """A figure of one sort: count, decimal, change, year."""
    match sort:
        case "count":
            return grouped(rng.choice((rng.randint(2, 99), rng.randint(100, 99999))), space)
        case "large":
            return grouped(rng.randint(1000, 9999999), space)
        case "decimal":
            return f"{rng.uniform(0, 100):.1f}"
        case "change":
            return f"{rng.choice(('+', '-', '–', ''))}{rng.uniform(0, 20):.1f}"
        case "percent":
            return f"{rng.randint(0, 100)}{rng.choice(('%', ' %'))}"
        case "dollar":
            return f"${rng.randint(1, 999)},{rng.randint(0, 999):03}"
        case _:
            return str(rng.randint(1990, 2024))
