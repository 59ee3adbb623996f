"""Tables about actions: actions, partners, dates, extras."""

from __future__ import annotations

from pipeline.schema.model import ACTION_ID, DOCUMENT_ID, PART, ROW_ID, Column, Table

STATUSES = (
    "planned", "in_progress", "completed", "delayed", "not_started", "abandoned", "unknown",
)  # fmt: skip
ROLES = ("start", "end", "event", "document")


def _text(name: str, en: str, fr: str) -> Column:
    return Column(name, "string", en, fr)


ACTIONS = Table(
    "actions",
    "One row per action or fiche, as one document states it",
    "Une ligne par action ou fiche, telle qu'un document la présente",
    (
        ROW_ID,
        Column("action_id", "string", "document_id, a hyphen and a three-digit ordinal",
               "document_id, un tiret et un rang à trois chiffres", required=True),
        DOCUMENT_ID, *PART,
        Column("fiscal_year", "int16", "Repeated from documents", "Repris de documents"),
        _text("action_number", "Number given by the department, normalised (13-1, 9bis)",
              "Numéro donné par le département, normalisé (13-1, 9bis)"),
        _text("title", "Title without the number", "Intitulé sans le numéro"),
        _text("engagement_code", "Engagement (E1–E4, COND)", "Engagement (E1–E4, COND)"),
        _text("measure_code", "Measure (M01–M20)", "Mesure (M01–M20)"),
        Column("objective_number", "int8", "National objective, 1 to 29; null where none fits",
               "Objectif national, de 1 à 29 ; nul si aucun ne convient"),
        _text("measure_text", "The measure as written", "Mesure telle qu'écrite"),
        _text("objective_text", "The objective as written", "Objectif tel qu'écrit"),
        Column("match_score", "float32", "How sure the mapping is, 0 to 1",
               "Sûreté du rapprochement, de 0 à 1"),
        Column("status", "string", "State of the action", "État de l'action", enum=STATUSES,
               required=True),
        Column("is_committed", "bool", "Answer to « action engagée »",
               "Réponse à « action engagée »"),
        Column("is_completed", "bool", "Answer to « action réalisée »",
               "Réponse à « action réalisée »"),
        _text("description", "Descriptif de l'action", "Descriptif de l'action"),
        _text("start_text", "Start or implementation cell as written",
              "Date de mise en œuvre, telle qu'écrite"),
        _text("start_edtf", "First date of that cell, EDTF (ISO 8601-2)",
              "Première date de cette case, EDTF (ISO 8601-2)"),
        Column("start_date", "date", "Earliest day of start_edtf", "Premier jour de start_edtf"),
        Column("start_date_end", "date", "Latest day of start_edtf", "Dernier jour de start_edtf"),
        _text("duration_text", "Duration as written", "Durée telle qu'écrite"),
        Column("period_start_year", "int16", "First year of the duration",
               "Première année de la durée"),
        Column("period_end_year", "int16", "Last year of the duration",
               "Dernière année de la durée"),
        _text("partners_text", "Partners as written", "Partenaires tels qu'écrits"),
        _text("budget_text", "Budget as written", "Budget tel qu'écrit"),
        _text("indicators_text", "Indicators as written", "Indicateurs tels qu'écrits"),
        _text("results_text", "Bilan d'exécution", "Bilan d'exécution"),
        _text("outlook_text", "Perspectives", "Perspectives"),
        _text("reason_not_done", "Why it was not carried out", "Raison de la non mise en œuvre"),
    ),
)  # fmt: skip

PARTNERS = Table(
    "partners",
    "One row per partner of an action",
    "Une ligne par partenaire d'une action",
    (
        ROW_ID, DOCUMENT_ID, ACTION_ID, *PART,
        Column("ordinal", "int16", "Rank in the list, from 1", "Rang dans la liste, à partir de 1"),
        _text("name", "As written, trimmed", "Tel qu'écrit"),
        _text("organisation", "Canonical code where known (CAF, ODPE …)",
              "Code de l'organisme s'il est connu (CAF, ODPE …)"),
        _text("organisation_type", "Type of organisation", "Type d'organisme"),
    ),
)  # fmt: skip

DATES = Table(
    "dates",
    "One row per dated mention",
    "Une ligne par date citée",
    (
        ROW_ID, DOCUMENT_ID, ACTION_ID, *PART,
        Column("role", "string", "What the date is about", "Ce que dit la date", enum=ROLES),
        _text("edtf", "EDTF (ISO 8601-2), as precise as the document",
              "EDTF (ISO 8601-2), aussi précise que le document"),
        Column("date_start", "date", "Earliest day", "Premier jour"),
        Column("date_end", "date", "Latest day", "Dernier jour"),
        _text("text", "The words", "Le texte"),
    ),
)  # fmt: skip

EXTRAS = Table(
    "extras",
    "One row per label and value that no column of the contract asks for",
    "Une ligne par rubrique qu'aucune colonne ne prévoit",
    (
        ROW_ID, DOCUMENT_ID, ACTION_ID, *PART,
        _text("field", "Known field without a column (pilot, public …), null if unknown",
              "Rubrique connue sans colonne (pilote, public …), nulle si inconnue"),
        _text("label", "The label as written", "Rubrique telle qu'écrite"),
        _text("text", "The value as written", "Valeur telle qu'écrite"),
    ),
)  # fmt: skip
