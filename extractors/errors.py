"""The catalogue of what can go wrong with a file: a stable code, a French sentence, a remedy.

`ExtractError` ends the reading of one file; a `Problem` (in `extractors.blocks`) leaves the
rest of it readable. Neither ever ends a run.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "empty_file": "Le fichier est vide (0 octet utile). Demandez-le de nouveau à l'expéditeur.",
    "encrypted": "Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe "
    "puis relancez.",
    "damaged": "Le fichier est abîmé ou incomplet. Ouvrez-le dans son logiciel et "
    "enregistrez-le de nouveau, ou redemandez-le à l'expéditeur.",
    "not_a_document": "Ce fichier n'est pas un document (programme, base de données, archive autre "
    "que ZIP…). Retirez-le ou convertissez-le en PDF, DOCX, ODT, XLSX, ODS, CSV, HTML ou texte.",
    "unsupported": "Ce format n'est pas pris en charge. Convertissez le fichier en PDF, DOCX, ODT, "
    "XLSX, ODS, CSV, HTML ou texte.",
    "needs_ocr": "Le document est un scan : ses pages sont des images sans texte. "
    "Installez les paquets tesseract-ocr et tesseract-ocr-fra (ou, avec pip, fiches[ocr]), puis "
    "relancez.",
    "needs_libreoffice": "Ce format ancien se lit avec LibreOffice. Installez le paquet "
    "libreoffice-writer, puis relancez.",
    "too_large": "Le fichier dépasse la taille admise. Découpez-le, ou relevez la limite.",
    "time_limit": "La lecture a dépassé le temps admis. Découpez le fichier, ou relevez la limite.",
    "memory_limit": "La lecture a dépassé la mémoire admise. Découpez le fichier, ou relevez "
    "la limite.",
    "crashed": "La lecture s'est arrêtée sur une erreur imprévue. Signalez ce fichier "
    "aux développeurs.",
    "no_permission": "Le fichier n'est pas lisible : droits insuffisants. "
    "Corrigez les droits, puis relancez.",
    "unreachable": "Le fichier n'a pas pu être copié depuis sa source distante. Vérifiez le réseau "
    "et l'accès à la source, puis relancez.",
    # Problems: the file is read, but not all of it.
    "scanned_page": "Page numérisée sans texte : elle n'a pas été lue.",
    "ocr_text": "Texte lu par reconnaissance de caractères : à relire.",
    "hidden_content": "Contenu masqué (lignes, colonnes ou feuilles) laissé de côté.",
    "tracked_changes": "Suivi des modifications : le texte supprimé est laissé de côté.",
    "comments": "Des commentaires accompagnent le document ; ils ne sont pas lus comme du texte.",
    "uncached_formula": "Formule sans valeur enregistrée : la cellule est vide. Ouvrez le fichier "
    "dans un tableur et enregistrez-le.",
    "plain_numbers": "Nombres lus sans leur format d'affichage (pourcentages, arrondis) : "
    "vérifiez-les, ou enregistrez le classeur en XLSX.",
    "uncertain_encoding": "Encodage du texte incertain : vérifiez les accents.",
    "lost_columns": "Les colonnes d'un tableau sont perdues : il reste une cellule par ligne. "
    "Fournissez le document d'origine.",
    "parted_sheet": "Tableau imprimé en largeur sur plusieurs pages : ses colonnes n'ont pas pu "
    "être remises côte à côte. Fournissez le classeur d'origine.",
    "embedded_content": "Objet incorporé (feuille de calcul, dessin) : il n'a pas été lu.",
    "unread_page": "Page illisible, en tout ou en partie : ce qui manque n'a pas été lu.",
    "misnamed_file": "Le nom du fichier annonce un autre format que son contenu : il a été lu "
    "d'après son contenu.",
}
"""Code -> French sentence that says what happened and what to do."""


class ExtractError(Exception):
    """A file that cannot be read (or only with a program that is missing).

    `code` is a key of `MESSAGES`; `detail` says which part or program, for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail

    @property
    def message(self) -> str:
        """The French sentence for the person who ran the command."""
        return MESSAGES[self.code]
