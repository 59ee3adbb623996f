"""`fiches inspect`: one document as the program sees it, from its blocks to its records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractors.blocks import Document
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers import read
from extractors.sniff import sniff
from pipeline.commands.common import SOME_FAILED, WRONG_USE, reason_of, say, stop
from pipeline.commands.words import count


def inspect(
    file: Annotated[
        Path, typer.Argument(help="Le document à regarder.", metavar="FICHIER", show_default=False)
    ],
    limit: Annotated[
        int, typer.Option(metavar="N", help="Blocs et relevés à montrer ; 0 : tous.")
    ] = 40,
    page: Annotated[
        int, typer.Option(metavar="N", min=1, help="Page d'un PDF à dessiner (avec --image).")
    ] = 1,
    image: Annotated[
        Path | None,
        typer.Option(
            metavar="FICHIER",
            show_default=False,
            help="Image à écrire : la page, et dessus ses blocs, tableaux et cellules.",
        ),
    ] = None,
) -> None:
    """Montre comment un document est lu : blocs, nature et pourquoi, relevés.

    Rien n'est écrit (hors l'image demandée) : cette commande sert à comprendre une lecture.
    """
    if not file.is_file():
        stop(WRONG_USE, f"« {file} » n'existe pas ou n'est pas un fichier.")
    try:
        document = _read(file)
    except ExtractError as error:
        stop(SOME_FAILED, f"{file.name} : {error.message} ({error})")
    if image is not None:
        _draw(file, document, page, image)
        return
    from pipeline.commands.reading_shown import show  # loads all that reads: not for the help

    show(file, document, limit)


def _read(file: Path) -> Document:
    fmt = sniff(file)
    return read(file, fmt, ReadOptions())


def _draw(file: Path, document: Document, page: int, image: Path) -> None:
    """Write the picture of one page and say where it is."""
    if document.format != "pdf":
        stop(WRONG_USE, "--image ne dessine que les pages des PDF.")
    if page > (document.page_count or 0):
        stop(WRONG_USE, f"{file.name} a {count(document.page_count or 0, 'page')}.")
    from pipeline.picture import draw_page

    try:
        draw_page(file, document, page).save(image)
    except ValueError:
        stop(WRONG_USE, f"« {image} » : donnez un nom en .png ou .jpg.")
    except OSError as error:
        stop(WRONG_USE, f"« {image} » : {reason_of(error)}.")
    say(f"Page {page} dessinée dans « {image} ».")
