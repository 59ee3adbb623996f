"""The arguments and options of `fiches extract`, and those several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Kind(StrEnum):
    """Kinds of report, as in `documents.kind`."""

    EXECUTION_REPORT = "execution_report"
    ACTION_TABLE = "action_table"
    ACTION_PLAN = "action_plan"
    STATEMENT = "statement"
    INDICATOR_TABLE = "indicator_table"
    OTHER = "other"


class Ocr(StrEnum):
    """Engines that read scans."""

    AUTO = "auto"
    TESSERACT = "tesseract"
    RAPIDOCR = "rapidocr"
    OFF = "off"


class PdfEngine(StrEnum):
    """Libraries that read PDF."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


class EngineChoice(StrEnum):
    """Where files are read."""

    LOCAL = "local"
    DASK = "dask"


Sources = Annotated[
    list[str],
    typer.Argument(
        help="Fichiers ou dossiers à lire (sous-dossiers compris), ou leurs adresses (s3://…, "
        "https://…).",
        metavar="SOURCE",
        show_default=False,
    ),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out",
        "-o",
        metavar="DOSSIER",
        help="Dossier où écrire les tables.",
        show_default=False,
    ),
]
Tables = Annotated[Path, typer.Option("--out", "-o", metavar="DOSSIER", help="Dossier des tables.")]
Jobs = Annotated[
    str, typer.Option(metavar="N", help="Fichiers lus en même temps ; auto : un par cœur.")
]
KindOption = Annotated[
    Kind | None,
    typer.Option(
        help="Nature de tous les documents, sinon dite par leur contenu : execution_report, "
        "action_table, action_plan, statement, indicator_table, other.",
        metavar="NATURE",
        show_default=False,
    ),
]
OcrOption = Annotated[
    Ocr,
    typer.Option(
        help="Lecture des scans : auto (le moteur installé), tesseract, rapidocr, off.",
        metavar="MOTEUR",
    ),
]
PdfOption = Annotated[
    PdfEngine, typer.Option(help="Lecture des PDF : pdfium ou pdfplumber.", metavar="MOTEUR")
]
Include = Annotated[
    list[str] | None,
    typer.Option(
        metavar="MOTIF",
        show_default=False,
        help="Ne lire que les fichiers de ce motif (*.pdf, 2023/*). Répétable.",
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="MOTIF",
        show_default=False,
        help="Laisser de côté les fichiers de ce motif. Répétable.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Tout relire, même ce qui n'a pas changé.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="N'afficher que les erreurs.")]
AsJson = Annotated[
    bool, typer.Option("--json", help="Une ligne JSON par fichier, pour un programme.")
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        metavar="S",
        min=1,
        show_default=False,
        help="Secondes admises par fichier ; sans elle, 300 s et 20 s de plus par Mo.",
    ),
]
MemoryLimit = Annotated[
    int, typer.Option(metavar="MO", min=200, help="Mémoire admise par fichier, en mégaoctets.")
]
Wait = Annotated[
    float,
    typer.Option(
        metavar="S", min=0, help="Secondes à attendre si une autre lecture occupe le dossier."
    ),
]
Share = Annotated[
    str | None,
    typer.Option(
        "--shard",
        metavar="I/N",
        show_default=False,
        help="Ne lire que la part I sur N, à réunir ensuite par fiches merge.",
    ),
]
EngineOption = Annotated[
    EngineChoice,
    typer.Option(
        "--engine",
        metavar="MOTEUR",
        help="Où lire : local (cette machine) ou dask (une grappe, voir --address).",
    ),
]
Address = Annotated[
    str | None,
    typer.Option(
        metavar="ADRESSE",
        show_default=False,
        help="Ordonnanceur de la grappe Dask (tcp://machine:8786).",
    ),
]
