"""Tables about the files themselves: documents, objectives, checks."""

from __future__ import annotations

from pipeline.schema.model import ACTION_ID, DOCUMENT_ID, PART, ROW_ID, Column, Table

KINDS = (
    "execution_report", "action_table", "action_plan", "statement", "indicator_table", "other",
)  # fmt: skip
FORMATS = (
    "pdf", "docx", "odt", "doc", "rtf", "xlsx", "xls", "ods", "csv", "html", "text",
)  # fmt: skip
DOCUMENT_STATUSES = ("ok", "partial", "failed", "duplicate")
ERROR_CODES = (
    "empty_file", "encrypted", "damaged", "not_a_document", "unsupported", "needs_ocr",
    "needs_libreoffice", "too_large", "time_limit", "memory_limit", "crashed", "no_permission",
    "unreachable",
)  # fmt: skip
SEVERITIES = ("info", "warning", "error")

DOCUMENTS = Table(
    "documents",
    "One row per input file, failures included",
    "Une ligne par fichier reçu, échecs compris",
    (
        ROW_ID,
        Column("document_id", "string", "First 16 hex digits of the SHA-256 of the file's bytes",
               "16 premiers chiffres hexadécimaux du SHA-256 du fichier", required=True),
        Column("source_path", "string", "Path below the input folder, / separated",
               "Chemin sous le dossier d'entrée, séparé par /", required=True),
        Column("format", "string", "File format, told by content", "Format du fichier, d'après "
               "son contenu", enum=FORMATS),
        Column("kind", "string", "Kind of report of the main part", "Nature du document "
               "(partie principale)", enum=KINDS),
        Column("title", "string", "The document's own title", "Titre du document"),
        Column("department_code", "string", "INSEE code of the department",
               "Code INSEE du département"),
        Column("department_name", "string", "Official name of the department",
               "Nom officiel du département"),
        Column("collectivity_code", "string", "Code of the collectivity that does the "
               "department's work (69M, 6AE, 20R, 972R …), where it is not the department",
               "Code de la collectivité à compétences départementales, quand elle diffère"),
        Column("department_source", "string", "Where the department was read",
               "Origine du département", enum=("content", "path")),
        Column("region_code", "string", "INSEE region code", "Code INSEE de la région"),
        Column("fiscal_year", "int16", "Year the document reports on or plans",
               "Exercice dont le document rend compte ou qu'il prévoit"),
        Column("first_contract_year", "int16", "Year of the first contract",
               "Année de première contractualisation"),
        Column("contract_start_year", "int16", "First year of the contract",
               "Première année du contrat"),
        Column("contract_end_year", "int16", "Last year of the contract",
               "Dernière année du contrat"),
        Column("document_date", "date", "Date the document bears", "Date portée par le document"),
        Column("page_count", "int32", "Pages; null for unpaged formats",
               "Nombre de pages ; nul si le format n'en a pas"),
        Column("text_coverage", "float32", "Share of the document's words some row accounts for",
               "Part des mots du document dont une ligne rend compte"),
        Column("status", "string", "Outcome of the reading", "Issue de la lecture",
               enum=DOCUMENT_STATUSES, required=True),
        Column("error_code", "string", "Why it was read in part or not at all",
               "Cause d'une lecture partielle ou nulle", enum=ERROR_CODES),
        Column("error_message", "string", "What to do about it, in French",
               "Ce qu'il faut faire"),
        Column("sha256", "string", "SHA-256 of the file's bytes", "Empreinte SHA-256"),
        Column("byte_size", "int64", "Size of the file", "Taille du fichier", unit="byte"),
    ),
)  # fmt: skip

OBJECTIVES = Table(
    "objectives",
    "One row per national objective that the document lists",
    "Une ligne par objectif national que le document cite",
    (
        ROW_ID, DOCUMENT_ID, *PART,
        Column("objective_number", "int8", "National objective, 1 to 29",
               "Objectif national, de 1 à 29"),
        Column("engagement_code", "string", "Engagement (E1–E4, COND)",
               "Engagement (E1–E4, COND)"),
        Column("measure_code", "string", "Measure (M01–M20)", "Mesure (M01–M20)"),
        Column("objective_text", "string", "The objective as written", "Objectif tel qu'écrit"),
        Column("measure_text", "string", "The measure as written", "Mesure telle qu'écrite"),
        Column("is_applicable", "bool", "False where the department is not concerned",
               "Faux quand le département n'est pas concerné"),
        Column("funder_expected", "strings", "Funders the document names for the objective",
               "Financeurs que le document prévoit pour l'objectif"),
        Column("match_score", "float32", "How sure the mapping is, 0 to 1",
               "Sûreté du rapprochement, de 0 à 1"),
    ),
)  # fmt: skip

CHECKS = Table(
    "checks",
    "One row per thing a person should look at",
    "Une ligne par point à vérifier",
    (
        ROW_ID, DOCUMENT_ID, ACTION_ID,
        Column("code", "string", "What kind of thing", "Nature du point", required=True),
        Column("severity", "string", "How serious", "Gravité", enum=SEVERITIES, required=True),
        Column("message", "string", "One French sentence", "Une phrase", required=True),
        Column("expected", "string", "What would be consistent", "Ce qui serait cohérent"),
        Column("found", "string", "What the document says", "Ce que dit le document"),
        Column("place", "string", "Where to look, in French", "Où regarder"),
    ),
)  # fmt: skip
