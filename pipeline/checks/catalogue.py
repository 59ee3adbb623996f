"""Check codes: severity and the French sentence; `{expected}` and `{found}` are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.errors import MESSAGES


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of check."""

    severity: Literal["info", "warning", "error"]
    message: str


CATALOGUE: dict[str, Entry] = {
    "sum_mismatch": Entry(
        "warning", "Le total annoncé ({expected}) n'est pas la somme des montants lus ({found})."
    ),
    "announced_count_mismatch": Entry(
        "warning", "Le texte annonce {expected} actions, {found} sont énumérées."
    ),
    "objective_conflict": Entry(
        "warning",
        "Ce qui classe l'action se contredit : {found} ; objectif national retenu : {expected}.",
    ),
    "duplicate_action_number": Entry(
        "warning", "Plusieurs actions portent le numéro {found} dans la même partie du document."
    ),
    "unknown_label": Entry("info", "Rubrique inconnue, gardée dans la table extras : « {found} »."),
    "guessed_label": Entry(
        "info", "Rubrique inconnue « {found} », lue comme {expected} : vérifiez."
    ),
    "unreadable_value": Entry("warning", "Valeur illisible : « {found} » (attendu : {expected})."),
    "ocr_text": Entry("warning", "Texte lu par reconnaissance de caractères : à relire."),
    "not_a_report": Entry(
        "warning",
        "Ce document n'est pas reconnu comme un rapport sur le contrat, rien n'en est tiré : "
        "{found}. S'il en est un, relancez avec --kind.",
    ),
    "doubtful_subject": Entry(
        "info",
        "Rien dans ce document ne parle de protection de l'enfance : a-t-il sa place ici ?",
    ),
    "low_coverage": Entry(
        "warning", "Une faible part du texte ({found}) a trouvé place dans les tables."
    ),
    "status_conflict": Entry(
        "warning", "L'action est dite réalisée mais non engagée : vérifiez les deux colonnes."
    ),
    "struck_text": Entry(
        "info", "Texte barré dans le document, laissé de côté s'il reste autre chose : « {found} »."
    ),
    "status_from_colour": Entry(
        "warning",
        "L'état de l'action n'est dit que par une couleur ({found}), lue d'après {expected} : "
        "vérifiez.",
    ),
    "department_conflict": Entry(
        "warning",
        "Le document parle du département {expected}, un autre est nommé : {found}.",
    ),
    "several_departments": Entry(
        "info",
        "Le document porte sur plusieurs départements ({found}) : celui de chaque ligne est dans "
        "sa colonne department_code.",
    ),
    "year_conflict": Entry(
        "warning", "Plusieurs exercices sont nommés : {expected} retenu, {found} aussi cité."
    ),
    "ratio_mismatch": Entry(
        "warning",
        "La part annoncée (« {found} ») n'est pas celle de ses propres nombres ({expected}).",
    ),
    "duplicate_file": Entry("info", "Même contenu que {expected} : ce fichier n'est pas recompté."),
    "same_report": Entry(
        "warning", "Semble être le même rapport que {expected} : ne pas compter deux fois."
    ),
    "personal_data": Entry(
        "warning", "Donnée personnelle possible : « {found} ». Vérifiez avant de publier."
    ),
    "unread_file": Entry("error", "{found}"),
    "scanned_page": Entry("warning", "Page {found} numérisée sans texte : elle n'a pas été lue."),
    "unread_page": Entry(
        "error",
        "Page {found} illisible, en tout ou en partie : ce qui manque n'a pas été lu. Enregistrez "
        "de nouveau le PDF depuis son logiciel, ou redemandez-le.",
    ),
    "damaged": Entry(
        "error", "Le fichier est abîmé : une partie de son contenu manque. Redemandez-le."
    ),
    "hidden_content": Entry("info", "Contenu masqué laissé de côté : {found}."),
    "tracked_changes": Entry(
        "info", "Suivi des modifications : le texte supprimé est laissé de côté."
    ),
    "comments": Entry("info", "Le document porte des commentaires, laissés de côté : {found}."),
    "uncached_formula": Entry(
        "warning",
        "Formule sans valeur enregistrée ({found}) : ouvrez le fichier dans un tableur et "
        "enregistrez-le.",
    ),
    "embedded_content": Entry(
        "warning", "Objet incorporé non lu : {found}. Collez son contenu dans le document."
    ),
    "uncertain_encoding": Entry("info", "Encodage du texte incertain : vérifiez les accents."),
    "lost_columns": Entry(
        "warning",
        "Tableau dont les colonnes sont perdues, une cellule par ligne ({found}) : ses montants et "
        "chiffres sont à revoir sur le document d'origine.",
    ),
    "parted_sheet": Entry(
        "warning",
        "Tableau imprimé en largeur sur plusieurs pages ({found}) : ses colonnes n'ont pas pu être "
        "remises côte à côte, des lignes sont à revoir. Fournissez le classeur d'origine.",
    ),
    "too_large": Entry("warning", "Contenu trop volumineux, lu en partie : {found}."),
}
"""Code -> severity and sentence."""


def word_check(code: str, expected: str | None, found: str | None) -> tuple[str, str]:
    """(severity, sentence) of a check; what only a reader knows is worded in its catalogue.

    An unknown code is a programming error (KeyError).
    """
    entry = CATALOGUE.get(code) or Entry("info", MESSAGES[code])
    return entry.severity, entry.message.format(expected=expected or "?", found=found or "?")
