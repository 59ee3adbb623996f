"""The codes of the tables in words for the terminal."""

from __future__ import annotations

STATUS_FR = {"ok": "lus", "partial": "lus en partie", "failed": "en échec", "duplicate": "doublons"}
KIND_FR = {
    "execution_report": "rapport d'exécution",
    "action_table": "tableau d'actions",
    "action_plan": "plan d'actions",
    "statement": "texte",
    "indicator_table": "tableau d'indicateurs",
    "other": "autre",
}
RECORD_FR = {
    "action": "action",
    "objective": "objectif",
    "indicator": "indicateur",
    "amounts": "montants",
    "cover": "fait du document",
    "prose": "texte",
    "reference": "renvoi",
}
LAYOUT_FR = {
    "action_rows": "tableau d'actions",
    "indicators": "tableau d'indicateurs",
    "action_figures": "chiffres par action et par année",
    "actions_across": "une action par colonne",
    "indicator_rows": "tableau d'indicateurs par action",
    "state_lists": "actions par état",
    "state_list": "actions par état",
    "counts": "nombres d'actions par groupe",
    "amounts": "tableau de montants",
    "label_value": "fiche (libellé et valeur)",
    "fiche": "fiche",
    "table": "tableau",
    "dashboard": "tableau d'indicateurs",
    "totals": "totaux",
    "summary": "récapitulatif",
    "cover": "page de garde",
    "list": "liste",
    "prose": "texte",
}
BLOCK_FR = {
    "heading": "titre",
    "paragraph": "paragraphe",
    "list_item": "puce",
    "table": "tableau",
    "footnote": "note",
    "page_header": "haut de page",
    "page_footer": "bas de page",
}
SEVERITY_FR = {"info": "information", "warning": "à vérifier", "error": "erreur"}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: 1 fichier, 2 fichiers, 12 000 fichiers."""
    words = noun if number < 2 else plural or f"{noun}s"
    return f"{number:,}".replace(",", "\u202f") + f" {words}"


def shorten(text: str | None, width: int) -> str:
    """The text on one line, cut with "…" after `width` characters."""
    line = " ".join((text or "").split())
    return line if len(line) <= width else line[: width - 1] + "…"
