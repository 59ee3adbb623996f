"""`fiches extract`: documents in, tables out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import typer

from extractors.options import ReadOptions
from pipeline.commands.choices import (
    Address,
    AsJson,
    EngineChoice,
    EngineOption,
    Exclude,
    Force,
    Include,
    Jobs,
    KindOption,
    MemoryLimit,
    Ocr,
    OcrOption,
    Out,
    PdfEngine,
    PdfOption,
    Quiet,
    Share,
    Sources,
    TimeLimit,
    Wait,
)
from pipeline.commands.common import (
    NO_OUTPUT,
    WRONG_USE,
    console,
    errors,
    reason_of,
    stop,
)
from pipeline.commands.running import asked, end, run_safely
from pipeline.files import SourceFile
from pipeline.options import RunOptions
from pipeline.remote import RemoteError, is_url, local_path
from pipeline.run import Run
from pipeline.running.share import parse_share
from pipeline.screen import Tracker, print_summary
from pipeline.sources import Filters, Source, find_files, shown


def extract(
    sources: Sources,
    out: Out,
    jobs: Jobs = "auto",
    kind: KindOption = None,
    ocr: OcrOption = Ocr.AUTO,
    pdf_engine: PdfOption = PdfEngine.PDFIUM,
    include: Include = None,
    exclude: Exclude = None,
    force: Force = False,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = 4096,
    wait: Wait = 0,
    share: Share = None,
    engine: EngineOption = EngineChoice.LOCAL,
    address: Address = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Lit les documents et écrit les tables Parquet.

    Code de retour : 0 si tout est lu, au moins en partie ; 1 si un fichier est en échec ; 2 si la
    commande est mal employée ; 3 si le dossier de sortie est occupé, plein ou protégé ; 130 si
    la lecture est interrompue.
    """
    options = RunOptions(
        read=ReadOptions(pdf_engine=pdf_engine.value, ocr=ocr.value),
        kind=kind.value if kind else None,
        jobs=_jobs(jobs),
        force=force,
        time_s=time_limit,
        memory_bytes=memory_limit * 1_000_000,
        cluster=_cluster(engine, address),
    )
    filters = Filters(tuple(include or ()), tuple(exclude or ()))
    places = [text if is_url(text) else local_path(text) for text in sources]
    files = _find(places, out, filters)
    _prepare(out)
    tracker = Tracker(errors, hidden=quiet, as_json=as_json)
    run = Run(out, options, tracker, asked(places, filters, options), _share(share))
    summary = run_safely(run, files, wait)
    if as_json:
        tracker.summary(summary)
    elif not quiet:
        print_summary(console, summary)
    raise typer.Exit(end(summary))


def _jobs(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdecimal() or int(text) < 1:
        stop(WRONG_USE, f"--jobs attend un nombre à partir de 1, ou auto, et non « {text} ».")
    return int(text)


def _cluster(engine: EngineChoice, address: str | None) -> str | None:
    if engine is EngineChoice.LOCAL:
        if address:
            stop(WRONG_USE, "--address ne sert qu'avec --engine dask.")
        return None
    if not address:
        stop(WRONG_USE, "--engine dask demande --address tcp://machine:8786, l'adresse de "
             "l'ordonnanceur.")  # fmt: skip
    if find_spec("distributed") is None:
        stop(WRONG_USE, 'Pour lire sur une grappe Dask, lancez d\'abord : pip install '
             '"fiches[dask]".')  # fmt: skip
    return address


def _share(text: str | None) -> tuple[int, int] | None:
    found = parse_share(text) if text else None
    if text and found is None:
        stop(WRONG_USE, f"--shard attend une part telle que 2/8, et non « {text} ».")
    return found


def _find(sources: Sequence[Source], out: Path, filters: Filters) -> list[SourceFile]:
    for source in sources:
        if isinstance(source, Path):
            _check_here(source, out)
    try:
        files = find_files(sources, leave_out=out, filters=filters)
    except RemoteError as error:
        stop(WRONG_USE, str(error))
    if not files and filters:
        stop(WRONG_USE, "Aucun fichier ne répond à --include et --exclude.")
    if not files:
        names = ", ".join(f"« {shown(source)} »" for source in sources)
        stop(WRONG_USE, f"Aucun document à lire dans {names}. Déposez-y les fichiers à lire.")
    return files


def _check_here(source: Path, out: Path) -> None:
    if not source.exists():
        stop(WRONG_USE, f"« {source} » n'existe pas. Vérifiez le chemin.")
    if source.resolve() == out.resolve():
        stop(WRONG_USE, f"« {out} » est à la fois l'entrée et la sortie : choisissez un autre "
             "dossier de sortie.")  # fmt: skip


def _prepare(out: Path) -> None:
    """The output folder must exist and take files before hours of reading begin."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".probe"
        probe.write_bytes(b"?")
        probe.unlink()
    except OSError as error:
        stop(NO_OUTPUT, f"Impossible d'écrire dans « {out} » : {reason_of(error)}.")
