"""Tables of figures: indicators and fundings."""

from __future__ import annotations

from pipeline.schema.model import ACTION_ID, DOCUMENT_ID, PART, ROW_ID, Column, Table

UNITS = ("count", "percent", "eur", "hour", "day", "month", "year", "fte")
COMPARATORS = ("=", "~", "<", "<=", ">", ">=")
AVAILABILITIES = ("reported", "not_available", "blank")
SECTIONS = (
    "indicators", "target", "results", "summary", "description", "outlook", "budget", "other",
)  # fmt: skip
FUNDERS = (
    "BOP304", "FIR", "ONDAM", "PLF", "STATE", "DEPARTMENT", "CAF", "MSA", "CPAM", "ARS", "OTHER",
    "ALL",
)  # fmt: skip
BASES = ("planned", "requested", "allocated", "spent", "carried_over", "unspecified")

INDICATORS = Table(
    "indicators",
    "One row per observation",
    "Une ligne par observation",
    (
        ROW_ID,
        Column("indicator_id", "string", "Key of the observation", "Clé de l'observation",
               required=True),
        DOCUMENT_ID, ACTION_ID, *PART,
        Column("label", "string", "What is measured, as written, without the value",
               "Ce qui est mesuré, tel qu'écrit, sans la valeur"),
        Column("indicator_code", "string", "Canonical code of core PMI and CRIP indicators",
               "Code des indicateurs courants de PMI et de CRIP"),
        Column("value", "float64", "The figure; the lower end of a range",
               "La valeur ; borne basse d'un intervalle"),
        Column("value_max", "float64", "Upper end of a range", "Borne haute d'un intervalle"),
        Column("unit", "string", "Unit of the value", "Unité", enum=UNITS),
        Column("denominator", "float64", "The whole the value is a part of (51 sur 770)",
               "Le total dont la valeur est une part (51 sur 770)"),
        Column("year", "int16", "Year the value is about", "Année de la valeur"),
        Column("comparator", "string", "How the value is meant", "Portée de la valeur",
               enum=COMPARATORS),
        Column("availability", "string", "Whether a value is given", "Valeur donnée ou non",
               enum=AVAILABILITIES),
        Column("section", "string", "Part of the document it stands in",
               "Partie du document où elle figure", enum=SECTIONS),
        Column("text", "string", "The sentence or cell", "La phrase ou la case"),
        Column("note", "string", "Footnote tied to it", "Note de bas de page attachée"),
    ),
)  # fmt: skip

FUNDINGS = Table(
    "fundings",
    "One row per amount of money",
    "Une ligne par montant",
    (
        ROW_ID,
        Column("funding_id", "string", "Key of the amount", "Clé du montant", required=True),
        DOCUMENT_ID, ACTION_ID, *PART,
        Column("objective_number", "int8", "National objective, 1 to 29",
               "Objectif national, de 1 à 29"),
        Column("amount", "money", "The amount", "Le montant", unit="EUR"),
        Column("funder", "string", "Who pays; ALL for a total over funders",
               "Qui paie ; ALL pour un total de financeurs", enum=FUNDERS),
        Column("is_total", "bool", "The amount is a sum of others of this document",
               "Le montant est la somme d'autres montants du document"),
        Column("basis", "string", "Planned, spent …", "Prévu, dépensé …", enum=BASES),
        Column("is_annual", "bool", "Said to be per year", "Montant annuel (« par an »)"),
        Column("year", "int16", "Year of the amount", "Année du montant"),
        Column("text", "string", "The sentence or cell", "La phrase ou la case"),
    ),
)  # fmt: skip
