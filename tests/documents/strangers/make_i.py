"""Five reports of invented content, four of them printed as PDF by different producers.

python tests/documents/strangers/make_i.py [folder]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.pagebreak import Break
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent


def to_pdf(source: Path, target: Path, filter_name: str) -> None:
    """Print `source` with LibreOffice into `target`."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += [
            "--convert-to",
            f"pdf:{filter_name}",
            "--outdir",
            str(source.parent),
            str(source),
        ]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
        subprocess.run(command, check=True, capture_output=True, env=environment)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.with_suffix(".pdf").replace(target)


# ---------------------------------------------------------------- Ain: Word, printed

AIN_LABELS = [
    "Mesure",
    "Objectif national",
    "Description de l'action",
    "Service pilote",
    "Partenaires",
    "Démarrage",
    "Durée prévue",
    "Budget",
    "Indicateurs",
    "Réalisations de l'année 2023",
    "Suites envisagées",
    "État d'avancement",
]
AIN_IP = [
    ["", "2021", "2022", "2023"],
    ["IP reçues", "1 204", "1 377", "1 512"],
    ["Délai moyen d'évaluation (en jours)", "118", "104", "97"],
    ["Évaluations rendues dans les trois mois (en %)", "41", "48", "53,5"],
]
AIN_FICHES = [
    (
        "Engagement 1 – Agir le plus précocement possible",
        "Fiche action n° 1.1 – Bilans de santé en école maternelle : voir tous les enfants",
        [
            "Généraliser les bilans de santé en école maternelle",
            "N° 2 – Faire progresser le nombre de bilans de santé en école maternelle réalisés par la PMI",
            (
                "Un enfant sur quatre n'était vu par aucun médecin avant le CP. Deux binômes, chacun d'une "
                "infirmière puéricultrice et d'une orthoptiste, passent désormais dans toutes les écoles "
                "publiques.\nLes enfants chez qui un retard de développement est suspecté sont adressés "
                "au CAMSP."
            ),
            "Service de PMI – Mme Aubrac",
            "Éducation nationale ; CPAM de l'Ain ; CAMSP de Bourg-en-Bresse",
            "rentrée 2021",
            "2021-2025",
            "Voir l'annexe financière.\nAchat de deux audiomètres : 3 480 € TTC",
            [
                "Enfants scolarisés en moyenne section : 7 412",
                "Bilans réalisés par la PMI : 5 906¹ (5 611 en 2022)",
                "Taux de couverture : 79,7 %",
            ],
            "Les deux binômes ont travaillé toute l'année. La tournée du pays de Gex a pris fin en juin.",
            "Étendre la tournée aux écoles privées sous contrat.",
            "En cours",
        ],
        "¹ Écoles publiques seulement (source : logiciel de la PMI).",
    ),
    (
        None,
        "Fiche action n° 1.2 – Multiplier par deux les visites à domicile des sages-femmes",
        [
            "Augmenter le nombre de visites à domicile et de consultations infantiles",
            "N° 3 – Doubler les visites à domicile pré et postnatales des sages-femmes de PMI",
            (
                "Chaque femme repérée vulnérable lors de l'inscription à la maternité reçoit un appel de la "
                "sage-femme de secteur dans les dix jours, puis une visite.\nLa visite est renouvelée après "
                "la naissance, avec la puéricultrice du secteur, pour que la famille ne raconte pas deux fois "
                "son histoire.\nLes situations d'abandon redoutées par les équipes de maternité font l'objet "
                "d'une réunion commune chaque mois."
            ),
            "Service de PMI",
            "Centre hospitalier de Fleyriat, réseau périnatal Aurore, sages-femmes libérales",
            "01/03/2022",
            "2022-2025",
            "Voir l'annexe financière.",
            [
                "Visites prénatales : 312",
                "Visites postnatales : 268",
                "Part des femmes vulnérables parmi les bénéficiaires : environ 40 %",
            ],
            "L'objectif du contrat est atteint : le nombre de visites a doublé.",
            "Maintien du dispositif.",
            "Réalisée",
        ],
        None,
    ),
    (
        "Engagement 2 – Sécuriser les parcours et prévenir les ruptures",
        "Fiche action n° 2.1 – Conforter l'équipe pluridisciplinaire de la CRIP",
        [
            "Renforcer les CRIP",
            "N° 6 – Renforcer les moyens et la pluridisciplinarité de la CRIP (délai de trois mois)",
            (
                "Un médecin et une psychologue rejoignent la cellule. Une trame d'évaluation unique, fondée "
                "sur le référentiel de la Haute Autorité de santé, est imposée à toutes les équipes."
            ),
            "Direction enfance famille",
            "Parquet de Bourg-en-Bresse, gendarmerie, Éducation nationale",
            "T3 2021",
            "2021/2025",
            "Voir l'annexe financière.",
            AIN_IP,
            (
                "La psychologue a pris son poste ; la trame est en usage dans les huit maisons "
                "départementales."
            ),
            "Recruter le médecin.",
            "En cours",
        ],
        None,
    ),
    (
        None,
        "Fiche action n° 2.2 – Ouvrir une maison des fratries à Oyonnax",
        [
            "Soutenir la diversification de l'offre",
            "N° 18 – Créer des places d'accueil en fratries",
            (
                "Construction, par un bailleur social, d'une maison de douze places où frères et sœurs "
                "restent ensemble."
            ),
            "Direction enfance famille",
            "Logidia ; ville d'Oyonnax",
            "2e semestre 2024",
            "2024-2026",
            "Voir l'annexe financière.",
            ["Places créées : 0 (12 prévues)"],
            "Études de sol et concertation avec les riverains.",
            "Nouveau dépôt du permis de construire.",
            "Reportée",
        ],
        None,
    ),
    (
        "Engagement 3 – Donner aux enfants les moyens d'agir et garantir leurs droits",
        "Fiche action n° 3.1 – Installer un conseil départemental des jeunes confiés",
        [
            "Développer la participation des enfants et des jeunes",
            "N° 10 – Systématiser la participation des enfants et des jeunes à l'ODPE",
            "Des jeunes confiés, élus par leurs pairs, donnent leur avis sur le schéma départemental.",
            "ODPE",
            "ADEPAPE 01, maison des adolescents",
            "nov. 2022",
            "Pérenne",
            "Voir l'annexe financière.",
            ["Le conseil s'est réuni cinq fois ; 14 jeunes de 12 à 17 ans y siègent."],
            "Le conseil a rendu son premier avis, sur l'argent de poche.",
            "Inviter le conseil à la prochaine séance plénière de l'observatoire.",
            "En cours",
        ],
        None,
    ),
    (
        "Engagement 4 – Préparer leur avenir et sécuriser leur vie d'adulte",
        "Fiche action n° 4.1 – Maison des 18-25 : un sas vers le logement autonome",
        [
            "Mobiliser les outils et dispositifs pour l'accès au logement et aux droits",
            "N° 24 – Mettre en place des dispositifs d'accompagnement global et « passerelles »",
            (
                "Huit studios et deux éducateurs accueillent les jeunes majeurs sans solution à la sortie de "
                "l'aide sociale à l'enfance."
            ),
            "Direction enfance famille",
            "Mission locale – CAF de l'Ain – Habitat et Humanisme",
            "à compter du 15/06/2023",
            "2023-2025",
            "Voir l'annexe financière.",
            [
                "Jeunes accueillis : 23, dont 6 en situation de handicap",
                "Durée moyenne de séjour : 7,5 mois",
                "Taux de sortie vers un logement autonome : nd",
            ],
            "Les studios sont tous occupés depuis l'automne.",
            "Ouverture d'un second site à Bellegarde.",
            "En cours",
        ],
        None,
    ),
]
AIN_MONEY = [
    ["Fiche", "Intitulé abrégé", "BOP 304", "FIR", "Département", "CAF", "Total"],
    ["Engagement 1"],
    ["1.1", "Bilans en maternelle", "", "64", "21,5", "", "85,5"],
    ["1.2", "Visites des sages-femmes", "", "48", "30", "", "78"],
    ["", "Sous-total engagement 1", "", "112", "51,5", "", "163,5"],
    ["Engagement 2"],
    ["2.1", "CRIP", "150", "", "95", "", "245"],
    ["2.2", "Maison des fratries", "0", "", "12,4", "", "12,4"],
    ["", "Sous-total engagement 2", "150", "", "107,4", "", "257,4"],
    ["Engagement 3"],
    ["3.1", "Conseil des jeunes confiés", "8", "", "4", "2,5", "14,5"],
    ["", "Sous-total engagement 3", "8", "", "4", "2,5", "14,5"],
    ["Engagement 4"],
    ["4.1", "Maison des 18-25", "120", "", "60", "35", "215"],
    ["", "Sous-total engagement 4", "120", "", "60", "35", "215"],
    ["", "Total général", "278", "112", "222,9", "37,5", "650,4"],
]


def shade(cell, colour: str) -> None:
    """Colour a Word cell."""
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)


def field(paragraph, name: str) -> None:
    """A Word field, such as PAGE."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), name)
    paragraph._p.append(element)


def fill_table(table, rows: list[list[str]]) -> None:
    """Texts into a Word table; a row of one text spans all columns."""
    for row, texts in zip(table.rows, rows, strict=True):
        if len(texts) == 1:
            row.cells[0].merge(row.cells[-1])
            shade(row.cells[0], "E2EFD9")
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


def ain_value(cell, value) -> None:
    """One value of a fiche: a text, a list, or a small table of years."""
    if isinstance(value, str):
        lines = value.split("\n")
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    elif isinstance(value[0], str):
        cell.text = "• " + value[0]
        for line in value[1:]:
            cell.add_paragraph("• " + line)
    else:
        inner = cell.add_table(len(value), 4)
        inner.style = "Table Grid"
        inner.autofit = False
        for row in inner.rows:
            for one, width in zip(row.cells, (6, 1.8, 1.8, 1.8), strict=True):
                one.width = Cm(width)
        fill_table(inner, value)
        cell.add_paragraph("")


def ain_fiche(word, heading: str | None, title: str, values: list, note: str | None) -> None:
    """One fiche: a shaded title over a table of two columns, shaded labels."""
    if heading:
        word.add_heading(heading, 1)
    table = word.add_table(1 + len(AIN_LABELS), 2)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, (Cm(4), Cm(12.5)), strict=True):
        column.width = width
    top = table.rows[0].cells[0].merge(table.rows[0].cells[1])
    top.text = title
    top.paragraphs[0].runs[0].bold = True
    shade(top, "9DC3E6")
    for row, label, value in zip(table.rows[1:], AIN_LABELS, values, strict=True):
        row.cells[0].width, row.cells[1].width = Cm(4), Cm(12.5)
        row.cells[0].text = label
        shade(row.cells[0], "DEEAF6")
        ain_value(row.cells[1], value)
    if title.startswith("Fiche action n° 2.2"):
        row = table.add_row()
        row.cells[0].text = "Motif du report"
        shade(row.cells[0], "DEEAF6")
        row.cells[
            1
        ].text = "Permis de construire retiré après la découverte d'une pollution du terrain."
    word.add_paragraph(note or "").paragraph_format.space_after = Pt(6)


def ain_cover(word) -> None:
    """Cover, contents and summary."""
    for text in ("DÉPARTEMENT DE L'AIN", "Direction générale adjointe Solidarités"):
        word.add_paragraph(text)
    word.add_paragraph(
        "Contrat départemental de prévention et de protection de l'enfance", style="Title"
    )
    word.add_paragraph("Rapport d'exécution – exercice 2023", style="Subtitle")
    word.add_paragraph("Année de première contractualisation : 2021")
    word.add_paragraph("Remis au préfet et à l'agence régionale de santé le 30 avril 2024")
    word.add_paragraph("45 avenue Alsace-Lorraine – 01000 Bourg-en-Bresse – tél. 04 74 00 00 00")
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("Sommaire").runs[0].bold = True
    word.add_paragraph("Synthèse " + "." * 60 + " 2")
    for page, (_, title, _, _) in zip((3, 3, 4, 5, 5, 6), AIN_FICHES, strict=True):
        word.add_paragraph(f"{title} {'.' * 12} {page}")
    word.add_paragraph("Annexe financière " + "." * 50 + " 7")
    word.add_heading("Synthèse", 1)
    word.add_paragraph(
        "Le contrat comporte 6 actions. La convention a été passée dans le cadre de la stratégie "
        "nationale ; la loi du 7 février 2022 relative à la protection des enfants en a conforté "
        "les orientations."
    )
    word.add_paragraph("Nombre d'actions engagées : 5 sur 6", style="List Bullet")
    word.add_paragraph(
        "Nombre d'actions reportées : 1 sur 6 (fiche action n° 2.2)", style="List Bullet"
    )


def make_ain(root: Path) -> None:
    """Two-column fiches with shaded labels, an annex of money in k€."""
    word = Document()
    word.styles["Normal"].font.name = "Liberation Sans"
    word.styles["Normal"].font.size = Pt(10)
    section = word.sections[0]
    section.header.paragraphs[
        0
    ].text = "Département de l'Ain – Prévention et protection de l'enfance"
    foot = section.footer.paragraphs[0]
    foot.add_run("Rapport d'exécution 2023 – page ")
    field(foot, "PAGE")
    ain_cover(word)
    for fiche in AIN_FICHES:
        ain_fiche(word, *fiche)
    word.add_heading("Annexe financière – crédits 2023 exécutés (en k€)", 1)
    table = word.add_table(len(AIN_MONEY), 7)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, (1.4, 5.6, 1.9, 1.6, 2.4, 1.6, 1.9), strict=True):
        column.width = Cm(width)
    fill_table(table, AIN_MONEY)
    word.add_paragraph("")
    word.add_paragraph("Fait à Bourg-en-Bresse, le 30 avril 2024")
    signatures = word.add_table(2, 2)
    fill_table(
        signatures,
        [
            ["Pour le Département,\nla vice-présidente", "Pour l'État,\nla préfète"],
            ["Hélène Bressan", "Nadia Lorieux"],
        ],
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "rapport.docx"
        word.save(source)
        to_pdf(source, root / "ain-2023-rapport" / "rapport.pdf", "writer_pdf_Export")


# ---------------------------------------------------------------- Marne: drawn by hand

MARNE_WIDTHS = [104, 30, 140, 76, 46, 46, 38, 38, 56, 54, 52, 106]
MARNE_HEADER = [
    "Objectif du contrat",
    "N°",
    "Intitulé de l'action",
    "Partenaires",
    "Début",
    "Échéance",
    "Engagée",
    "Réalisée",
    "État au 31/12/2024",
    "Crédits État 2024 (€)",
    "Crédits CD 2024 (€)",
    "Observations",
]
# an objective, then its rows; a string alone is a section row
MARNE = [
    "ENGAGEMENT N° 1 – AGIR TÔT AUPRÈS DES ENFANTS ET DES FAMILLES",
    (
        "Obj. 1 – Atteindre 20 % d'entretiens prénatals précoces réalisés par la PMI",
        [
            (
                "1.1|Tenir une permanence de sage-femme de PMI dans chaque maternité|CHU de Reims, CPAM|"
                "09/2021|12/2024|O|O|Réalisée|38 500|12 000|Trois permanences par semaine"
            ),
            (
                "1.2|Joindre le livret de l'entretien prénatal à la déclaration de grossesse|CAF, CPAM|"
                "02/2023|06/2025|O|N|En cours|4 200|0|Tirage de 9 000 livrets"
            ),
        ],
    ),
    (
        "Obj. 12 – Renforcer les interventions des TISF",
        [
            (
                "1.3|Financer des heures de TISF à la sortie de la maternité|ADMR ; CAF|2022|12/2024|O|N|"
                "En retard|61 000|20 500|Pénurie de professionnelles chez l'opérateur"
            ),
        ],
    ),
    (
        "Obj. 16 – Soutenir les parents d'enfants en situation de handicap",
        ["|Non concerné|||||||||"],
    ),
    "ENGAGEMENT N° 2 – SÉCURISER LES PARCOURS ET PRÉVENIR LES RUPTURES",
    (
        (
            "Obj. 6 – Renforcer les moyens, les ressources et la pluridisciplinarité de la CRIP pour "
            "évaluer en trois mois au plus"
        ),
        [
            (
                "2.1|Recruter quatre évaluateurs et une cadre de santé|Parquet de Reims, Parquet de "
                "Châlons|01/2022|12/2023|O|O|Réalisée|172 000|90 000|Postes pourvus depuis mars 2023"
            ),
            (
                "2.1 bis|Ouvrir une ligne d'appui aux partenaires qui hésitent à transmettre une "
                "information préoccupante|Éducation nationale, ordre des médecins|10/2024|12/2025|O|N|"
                "En cours|18 000|0|Ligne tenue le mardi et le jeudi"
            ),
            (
                "2.2|Outiller la cellule d'un logiciel de suivi des situations et des délais d'évaluation|"
                "|03/2024|12/2024|N|N|Abandonnée|0|0|Le marché a été déclaré sans suite"
            ),
        ],
    ),
    (
        "Obj. 9 – Garantir l'accompagnement des enfants protégés en situation de handicap",
        [
            (
                "2.3|Équipe mobile d'appui médico-social à la protection de l'enfance|ARS Grand Est ; "
                "MDPH ; PEP 51|09/2022|08/2025|O|N|En cours|210 000|45 000|File active de 38 jeunes"
            ),
        ],
    ),
    (
        "Obj. 20 – Structurer le soutien aux tiers de confiance et aux tiers bénévoles",
        [
            (
                "2.4|Service d'accompagnement des tiers dignes de confiance|UDAF de la Marne|01/2024|"
                "12/2026|O|O|Réalisée|52 000|26 000|"
            ),
        ],
    ),
    "ENGAGEMENT N° 3 – DONNER AUX ENFANTS LES MOYENS D'AGIR",
    (
        "Obj. 10 – Participation des enfants et des jeunes à l'ODPE",
        [
            (
                "3.1|Recueillir la parole des enfants accueillis par un film d'ateliers|Le Cellier, "
                "maison des jeunes d'Épernay|04/2024|11/2024|O|O|Réalisée|9 500|3 000|Projeté en "
                "séance plénière le 20 novembre 2024"
            ),
        ],
    ),
    "ENGAGEMENT N° 4 – PRÉPARER LEUR AVENIR ET SÉCURISER LEUR VIE D'ADULTE",
    (
        "Obj. 24 – Dispositifs d'accompagnement global et passerelles",
        [
            (
                "4.1|Baux glissants pour les jeunes majeurs|Action logement, CLLAJ de Reims|06/2022|"
                "12/2024|O|N|En cours|88 000|40 000|"
            ),
            "4.2|Bourse au permis de conduire|Missions locales|2025|12/2025|N|N|Non démarrée|0|0|",
        ],
    ),
    (
        "Obj. 25 – Accès aux droits et autonomie des anciens MNA",
        [
            (
                "4.3|Permanence juridique à la sortie de l'ASE|Barreau de Reims|05/2023|12/2024|O|O|"
                "Réalisée|15 000|0|"
            ),
        ],
    ),
    "CONDITIONS POUR Y PARVENIR",
    (
        "Obj. 11 – Renforcer l'ODPE",
        [
            (
                "5.1|Chargée d'études et tableau de bord de l'observatoire|INSEE, DREETS|09/2023|"
                "12/2024|O|N|En cours|30 000|30 000|"
            ),
        ],
    ),
    (
        "Obj. 27 – Plan de lutte contre la prostitution des mineurs",
        ["|Non concerné|||||||||"],
    ),
    (
        "Obj. 26 – Formation des professionnels",
        [
            (
                "5.2|Cycle de formation commun ASE, PJJ et associations habilitées|PJJ, IRTS|01/2023|"
                "12/2024|O|O|Réalisée|24 000|8 000|Sept sessions"
            ),
        ],
    ),
]
MARNE_TOTAL = "TOTAL||||||||722 200|274 500|"


def marne_cell(pdf: Canvas, box: tuple, text: str, size: float, centred: bool = False) -> None:
    """Draw wrapped text in (x, top, width, height)."""
    x, top, width, height = box
    lines = simpleSplit(text, pdf._fontname, size, width - 5)
    step = size * 1.18
    y = top - size - 3
    if centred:
        y = top - (height - step * len(lines)) / 2 - size * 0.85
    for line in lines:
        pdf.drawString(x + 2.5, y, line)
        y -= step


def marne_height(texts: list[str], widths: list[float], size: float) -> float:
    """How tall a row must be."""
    counts = [
        len(simpleSplit(t, "Helvetica", size, w - 5)) for t, w in zip(texts, widths, strict=True)
    ]
    return max(counts) * size * 1.18 + 16


class Marne:
    """A landscape table with horizontal rules only, header on the first page alone."""

    size = 8.4
    left = 30
    bottom = 130

    def __init__(self, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        self.pdf = Canvas(str(target), pagesize=landscape(A4), invariant=1)
        self.page, self.y = 1, 505.0
        self.group = None

    def rule(self, first: int = 0, weight: float = 0.4) -> None:
        """A horizontal line at the current height, from column `first` on."""
        self.pdf.setLineWidth(weight)
        x = self.left + sum(MARNE_WIDTHS[:first])
        self.pdf.line(x, self.y, self.left + sum(MARNE_WIDTHS), self.y)

    def foot(self) -> None:
        """Running foot."""
        self.pdf.setFont("Helvetica", 7)
        self.pdf.drawString(
            30, 30, "O : oui – N : non. Montants en euros, hors personnels permanents."
        )
        text = f"Département de la Marne – solidarité départementale – page {self.page}/3"
        self.pdf.drawRightString(812, 30, text)

    def close_group(self) -> None:
        """Write the objective, centred beside its rows of this page."""
        if self.group and self.group[0]:
            text, top = self.group
            self.pdf.setFont("Helvetica", self.size)
            box = (self.left, top, MARNE_WIDTHS[0], top - self.y)
            marne_cell(self.pdf, box, text, self.size, centred=True)
        self.group = None

    def room(self, height: float) -> None:
        """Turn the page when the row does not fit; a group cut here is not written again."""
        if self.y - height >= self.bottom:
            return
        cut = self.group is not None
        self.close_group()
        self.rule()
        self.foot()
        self.pdf.showPage()
        self.page, self.y = self.page + 1, 555.0
        self.rule(weight=0.9)
        self.group = ("", self.y) if cut else None

    def row(self, texts: list[str], font: str = "Helvetica", first: int = 1) -> None:
        """One row of cells from column `first` on."""
        widths = MARNE_WIDTHS[first:]
        height = marne_height(texts, widths, self.size)
        self.room(height)
        self.pdf.setFont(font, self.size)
        x = self.left + sum(MARNE_WIDTHS[:first])
        for text, width in zip(texts, widths, strict=True):
            marne_cell(self.pdf, (x, self.y, width, height), text, self.size)
            x += width
        self.y -= height

    def section(self, text: str) -> None:
        """A full-width row."""
        self.room(60)
        self.pdf.setFont("Helvetica-Bold", 8)
        self.pdf.drawString(self.left + 3, self.y - 12, text)
        self.y -= 18
        self.rule(weight=0.9)

    def objective(self, text: str, rows: list[str]) -> None:
        """An objective and its actions: rules between the actions spare the first column."""
        tall = marne_height([text], MARNE_WIDTHS[:1], self.size)
        self.room(tall)
        self.group = (text, self.y)
        top, page = self.y, self.page
        for index, row in enumerate(rows):
            if index:
                self.rule(first=1)
            self.row(row.split("|"))
        if page == self.page:
            self.y = min(self.y, top - tall)
        self.close_group()
        self.rule()


def make_marne(root: Path) -> None:
    """A follow-up table of twelve narrow columns over three pages."""
    table = Marne(root / "marne-2024-suivi" / "suivi.pdf")
    table.pdf.setFont("Helvetica-Bold", 12)
    table.pdf.drawString(30, 560, "Contrat de prévention et de protection de l'enfance 2022-2024")
    table.pdf.setFont("Helvetica", 10)
    table.pdf.drawString(
        30, 544, "DÉPARTEMENT DE LA MARNE – Tableau de suivi des actions, année 2024"
    )
    table.pdf.drawString(30, 530, "Édité le 14/02/2025")
    table.rule(weight=0.9)
    table.row(MARNE_HEADER, "Helvetica-Bold", first=0)
    table.rule(weight=0.9)
    for item in MARNE:
        if isinstance(item, str):
            table.section(item)
        else:
            table.objective(*item)
    table.row(MARNE_TOTAL.split("|"), "Helvetica-Bold")
    table.rule(weight=0.9)
    table.foot()
    table.pdf.save()
    assert table.page == 3, table.page


# ---------------------------------------------------------------- Tarn: web page, printed

# number, title, (engagement, objective, start, duration), description, partners, money,
# indicators, results, outlook, ticked box, reason
TARN = [
    (
        "I",
        "Visites des puéricultrices jusqu'aux deux ans de l'enfant",
        (
            "1 – Agir tôt",
            (
                "4 – Faire bénéficier 15 % des enfants de visites à domicile d'infirmières "
                "puéricultrices de PMI"
            ),
            "1er janvier 2021",
            "2021 - 2023",
        ),
        (
            "Une visite est proposée à toutes les familles qui accueillent un premier enfant, puis "
            "chaque trimestre à celles qui le demandent. La grille de repérage est celle du réseau "
            "de périnatalité."
        ),
        "CPAM / CAF / sages-femmes libérales",
        "ARS (FIR) : 45 000 €<br>Département : 30 000 €",
        (
            "<ul><li>Nombre de visites : 1 846 en 2022 contre 1 512 en 2021.</li>"
            "<li>Enfants de moins de deux ans visités : 903 / 4 120 (21,9 %)</li></ul>"
        ),
        "La proposition systématique fonctionne dans les onze maisons du Département.",
        "Proposer la visite dès la maternité.",
        1,
        None,
    ),
    (
        "II",
        "Réécrire le protocole départemental des informations préoccupantes",
        (
            "2 – Sécuriser les parcours",
            "7 – Systématiser et renforcer les protocoles informations préoccupantes",
            "2e trimestre 2022",
            "1 an",
        ),
        (
            "Le protocole de 2012 ne disait rien des violences conjugales ni des enfants en situation "
            "d'abandon. Un groupe de rédaction associe les signataires."
        ),
        "Parquets d'Albi et de Castres ; DSDEN ; PJJ",
        "Néant",
        ("<ul><li>Réunions de rédaction : six</li><li>Signataires : 11 (objectif : 14)</li></ul>"),
        "Le protocole a été signé le 13 décembre 2022.",
        "Faire connaître le protocole dans les collèges.",
        2,
        None,
    ),
    (
        "III",
        "Un bus de PMI pour les cantons sans consultation",
        (
            "1 – Agir tôt",
            "5 – Faire bénéficier 20 % des enfants de consultations infantiles en PMI",
            "avril 2022",
            "2022 - 2024",
        ),
        (
            "Un véhicule aménagé s'arrête dans neuf communes des monts de Lacaune et de la "
            "Gaillacois.<br>Le médecin et la puéricultrice y tiennent une consultation sans "
            "rendez-vous."
        ),
        "Communes d'accueil, MSA, centre hospitalier de Castres-Mazamet",
        "FIR : 72 k€, le Département met à disposition le chauffeur",
        (
            "<ul><li>Sorties du bus : 64 journées</li><li>Enfants examinés : 587<sup>2</sup></li>"
            "<li>Vacations de médecin : 310 heures</li><li>Puéricultrice : 0,8 ETP</li></ul>"
        ),
        "Le bus roule depuis le printemps et trouve son public au marché de Lacaune.",
        "Ajouter deux arrêts.",
        1,
        None,
    ),
    (
        "IV",
        "Relancer le parrainage de proximité",
        (
            "2 – Sécuriser les parcours",
            "23 – Développer le parrainage, le soutien scolaire, etc.",
            "septembre 2021",
            "2021 - 2022",
        ),
        "Confier à une association la recherche et l'accompagnement de parrains bénévoles.",
        "UDAF",
        "BOP 304 : 0 €",
        "<ul><li>Parrainages conclus :</li></ul>",
        "Sans objet",
        "Néant",
        3,
        "Aucune association n'a répondu à l'appel à manifestation d'intérêt.",
    ),
    (
        "V",
        "Former les assistants familiaux au psychotraumatisme",
        (
            "Conditions pour y parvenir",
            "26 – Renforcer la formation des professionnels",
            "année scolaire 2022-2023",
            "2022 - 2024",
        ),
        "Quatre jours de formation, par groupes de douze, avec une pédopsychiatre.",
        "CNFPT, Fondation Bon Sauveur d'Alby",
        "État (BOP 304) : 18 500 € ; CNFPT : 6 000 €",
        (
            "<ul><li>Assistants familiaux formés : une quarantaine</li>"
            "<li>Sessions : 4 en 2022, 3 en 2021</li><li>Taux de satisfaction : 92 %</li></ul>"
        ),
        "La formation est demandée par les familles d'accueil elles-mêmes.",
        "Ouvrir les groupes aux éducateurs référents.",
        1,
        None,
    ),
]
TARN_BOXES = ["non démarrée", "en cours", "terminée", "abandonnée"]
TARN_STYLE = """
body { font-family: 'Liberation Serif', serif; font-size: 11pt; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #444; padding: 4px; vertical-align: top; text-align: left; }
th { background: #ececec; font-size: 10pt; }
th.titre { background: #1f4e79; color: #ffffff; font-size: 12pt; }
.note { font-size: 8pt; }
"""


def tarn_row(tag: str, cells: list[tuple[str, int]]) -> str:
    """One row of a fiche: (text, columns spanned) each."""
    inner = "".join(f'<{tag} colspan="{span}">{text}</{tag}>' for text, span in cells)
    return f"<tr>{inner}</tr>\n"


def tarn_fiche(fiche: tuple) -> str:
    """One fiche: every label stands above its value."""
    number, title, head, text, partners, money, figures, results, outlook, ticked, reason = fiche
    boxes = " ".join(
        f"{'☒' if index == ticked else '☐'} {word}" for index, word in enumerate(TARN_BOXES)
    )
    labels = ["Engagement", "Objectif national", "Démarrage", "Durée de l'action"]
    html = f'<table border="1">\n<tr><th class="titre" colspan="4">FICHE-ACTION {number} — {title}</th></tr>\n'
    html += tarn_row("th", [(label, 1) for label in labels])
    html += tarn_row("td", [(value, 1) for value in head])
    html += tarn_row("th", [("Présentation de l'action", 4)]) + tarn_row("td", [(text, 4)])
    html += tarn_row("th", [("Partenaires", 2), ("Financement", 2)])
    html += tarn_row("td", [(partners, 2), (money, 2)])
    html += tarn_row("th", [("Indicateurs d'évaluation", 4)]) + tarn_row("td", [(figures, 4)])
    html += tarn_row("th", [("Bilan au 31 décembre 2022", 2), ("Perspectives 2023", 2)])
    html += tarn_row("td", [(results, 2), (outlook, 2)])
    html += tarn_row("th", [("Avancement", 4)]) + tarn_row("td", [(boxes, 4)])
    if reason:
        html += tarn_row("th", [("Motif de l'abandon", 4)]) + tarn_row("td", [(reason, 4)])
    return html + "</table>\n<p>&nbsp;</p>\n"


def make_tarn(root: Path) -> None:
    """Fiches whose labels stand above their values."""
    body = "".join(tarn_fiche(fiche) for fiche in TARN)
    html = f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Rapport 2022</title>
<style>{TARN_STYLE}</style></head><body>
<p>&nbsp;</p>
<p><b>DÉPARTEMENT DU TARN</b></p>
<h2>Convention de prévention et de protection de l'enfance : rapport d'exécution 2022</h2>
<p>Année de première contractualisation : 2020</p>
<p>Albi, le 6 mars 2023</p>
<p>Les fiches-actions de l'avenant sont reprises ci-dessous, dans l'ordre de la convention.</p>
{body}
<p class="note">2 Dont 41 enfants vus deux fois.</p>
<p>Pour toute question : Mme Ségolène Cabrol, chargée de mission, 05 63 00 00 00.</p>
</body></html>
"""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "fiches.html"
        source.write_text(html, encoding="utf-8")
        to_pdf(source, root / "tarn-2022-fiches" / "fiches.pdf", "writer_web_pdf_Export")


# ---------------------------------------------------------------- Doubs: a workbook, printed

DOUBS_HEADER = [
    "Fiche",
    "Intitulé de la fiche action",
    "Indicateur",
    "Unité",
    2021,
    2022,
    2023,
    2024,
    "Cible 2025",
    "Source",
]
DOUBS = [
    "Engagement 1 : Agir le plus précocement possible pour répondre aux besoins des enfants",
    (
        1,
        "Entretien prénatal précoce par les sages-femmes de PMI",
        [
            ("Entretiens réalisés par la PMI", "nombre", 214, 260, 301, 342, 400, "SI PMI"),
            ("Part des femmes enceintes", "%", 0.039, 0.048, 0.057, 0.066, 0.08, "SI PMI, CAF"),
            ("Temps de sage-femme", "ETP", 3.5, 3.5, 4, 4.5, 5, "DRH"),
        ],
    ),
    (
        2,
        "Bilans de santé en école maternelle",
        [
            ("Enfants de 3-4 ans vus", "nombre", 3870, 4015, 4377, 4502, 4800, "SI PMI"),
            ("Taux de réalisation", "%", 0.682, 0.71, 0.774, 0.801, 0.85, "DSDEN"),
            (
                "Enfants orientés vers un spécialiste",
                "nombre",
                None,
                "nd",
                611,
                640,
                None,
                "SI PMI",
            ),
        ],
    ),
    (
        3,
        "Visites à domicile des sages-femmes auprès des familles vulnérables",
        [
            ("Visites avant la naissance", "nombre", 410, 436, 502, 655, 700, "SI PMI"),
            ("Visites après la naissance", "nombre", 388, 401, 377, 498, 700, "SI PMI"),
        ],
    ),
    "Engagement 2 : Sécuriser les parcours des enfants protégés et prévenir les ruptures",
    (
        4,
        "Renforcer la cellule de recueil des informations préoccupantes (CRIP)",
        [
            ("Informations préoccupantes reçues", "nombre", 1630, 1711, 1890, 2012, None, "CRIP"),
            ("Évaluations rendues sous trois mois", "%", 0.44, 0.47, 0.52, 0.585, 0.8, "CRIP"),
            ("Délai moyen d'évaluation", "jours", 131, 122, 109, 98, 90, "CRIP"),
        ],
    ),
    (
        5,
        "Plan de contrôle des établissements et services habilités",
        [
            ("Contrôles sur place", "nombre", 0, 2, 6, 9, 12, "Mission inspection"),
            (
                "Contrôles conjoints avec l'État",
                "nombre",
                None,
                None,
                1,
                3,
                4,
                "Mission inspection",
            ),
        ],
    ),
    "Engagement 4 : Préparer leur avenir et sécuriser leur vie d'adulte",
    (
        6,
        "Passerelles vers le logement pour les jeunes majeurs",
        [
            (
                "Jeunes logés dans le dispositif",
                "nombre",
                12,
                19,
                26,
                31,
                36,
                "Association Sauvegarde",
            ),
            (
                "Heures d'accompagnement",
                "heures",
                540,
                890,
                1215,
                1460,
                None,
                "Association Sauvegarde",
            ),
            (
                "Sorties vers un bail en propre",
                "%",
                None,
                0.4,
                0.5,
                "en cours de consolidation",
                0.6,
                "Association Sauvegarde",
            ),
        ],
    ),
]
DOUBS_MONEY = [
    ["Engagement", "Fiche", "Libellé", "FIR", "BOP 304", "ONDAM", "Département", "Total"],
    ["Engagement 1", 1, "Entretien prénatal précoce", 95, None, None, 40, 135],
    [None, 2, "Bilans en maternelle", 120, None, None, 61.5, 181.5],
    [None, 3, "Visites des sages-femmes", 80, None, None, 25, 105],
    ["Sous-total engagement 1", None, None, 295, None, None, 126.5, 421.5],
    ["Engagement 2", 4, "CRIP", None, 210, None, 150, 360],
    [None, 5, "Plan de contrôle", None, 36, None, 18, 54],
    ["Sous-total engagement 2", None, None, None, 246, None, 168, 414],
    ["Engagement 4", 6, "Passerelles logement", None, 98, 75, 60, 233],
    ["Sous-total engagement 4", None, None, None, 98, 75, 60, 233],
    ["TOTAL", None, None, 295, 344, 75, 354.5, 1068.5],
]
THIN = Border(*[Side(style="thin")] * 4)
WRAP = Alignment(wrap_text=True, vertical="center")


def doubs_row(sheet, row: int, values: list, first: int = 1) -> None:
    """Values into a row, percentages as Excel shows them."""
    for column, value in enumerate(values, first):
        cell = sheet.cell(row, column, value)
        cell.alignment = WRAP
        if isinstance(value, float):
            cell.number_format = "[$-40C]0.0%" if value < 1 else "[$-40C]#,##0.0"
        elif isinstance(value, int) and value > 2030:
            cell.number_format = "[$-40C]#,##0"
    sheet.row_dimensions[row].height = 42


def frame(sheet, last_row: int, last_column: int, first_row: int) -> None:
    """Borders all over, as people do in the end."""
    for row in sheet.iter_rows(first_row, last_row, 1, last_column):
        for cell in row:
            cell.border = THIN


def doubs_page(sheet, widths: list[float]) -> None:
    """Landscape, one page wide, running head and foot."""
    for index, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJ"[index]].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.oddHeader.left.text = "Département du Doubs – DEF"
    sheet.oddFooter.right.text = "Page &P / &N"


def doubs_indicators(sheet) -> None:
    """The dashboard: merged fiche cells, section rows, years as columns."""
    sheet["A1"] = "DOUBS – Contrat de prévention et de protection de l'enfance"
    sheet["A2"] = "Tableau de bord des indicateurs – exercice 2024"
    sheet["A1"].font = sheet["A2"].font = Font(bold=True, size=14)
    doubs_row(sheet, 4, DOUBS_HEADER)
    row = 5
    for item in DOUBS:
        if isinstance(item, str):
            sheet.cell(row, 1, item).font = Font(bold=True)
            sheet.cell(row, 1).fill = PatternFill("solid", start_color="DDDDDD")
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=10)
            row += 1
            continue
        number, title, lines = item
        for offset, line in enumerate(lines):
            doubs_row(sheet, row + offset, list(line), 3)
        doubs_row(sheet, row, [number, title])
        for column in (1, 2):
            sheet.merge_cells(
                start_row=row, end_row=row + len(lines) - 1, start_column=column, end_column=column
            )
        row += len(lines)
    frame(sheet, row - 1, 10, 4)
    sheet.row_breaks.append(Break(id=13))
    doubs_page(sheet, [7, 30, 34, 10, 10, 10, 10, 14, 11, 22])


def doubs_money(sheet) -> None:
    """The second sheet: money in k€, sub-totals per engagement."""
    sheet["A1"] = "Crédits exécutés en 2024 (montants en k€)"
    sheet["A1"].font = Font(bold=True, size=14)
    for row, values in enumerate(DOUBS_MONEY, 3):
        doubs_row(sheet, row, values)
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("A8:A9")
    for row in (7, 10, 12, 13):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        for cell in sheet[row]:
            cell.font = Font(bold=True)
    frame(sheet, 13, 8, 3)
    doubs_page(sheet, [20, 8, 34, 12, 12, 12, 14, 14])


def make_doubs(root: Path) -> None:
    """A dashboard and its money, printed from a workbook."""
    book = Workbook()
    doubs_indicators(book.active)
    doubs_money(book.create_sheet("Finances"))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "tableau.xlsx"
        book.save(source)
        to_pdf(source, root / "doubs-2024-tableau-de-bord" / "tableau.pdf", "calc_pdf_Export")


# ---------------------------------------------------------------- Orne: an e-mail

ORNE = """\
De : Service presse <presse@orne.example>
À : Rédactions de l'Orne
Envoyé : jeudi 7 mars 2024 09:42
Objet : Protection de l'enfance - l'Orne signe un contrat 2024-2026 avec l'Etat et l'ARS

Bonjour,

Lundi 11 mars 2024, à l'hôtel du Département, le président du conseil départemental, le
préfet et le directeur général de l'ARS Normandie signeront le contrat départemental de
prévention et de protection de l'enfance pour la période 2024-2026.

Ce contrat prolonge la stratégie nationale et la loi du 7 février 2022. Les services
suivent aujourd'hui près de 1 900 enfants ; les retards de développement, les situations
d'abandon et les violences intrafamiliales restent les premiers motifs d'inquiétude.

Sept actions sont prévues :

  * proposer un entretien prénatal précoce à toutes les femmes enceintes suivies en PMI ;
  * doubler les visites à domicile des sages-femmes de PMI auprès des familles
    vulnérables ;
  * étoffer la CRIP afin de rendre les évaluations d'informations préoccupantes en
    trois mois ;
  * créer des places d'accueil pour les fratries à Argentan ;
  * soutenir les tiers dignes de confiance et les tiers bénévoles ;
  * accompagner les anciens mineurs non accompagnés vers l'autonomie et l'accès aux
    droits.

Côté budget, l'Etat apporte 480 000 EUR par an au titre du BOP 304, l'ARS 150 k€ par an
sur le FIR et le Département 630 000 euros, soit au total 1,26 M€ par an.

Un point d'étape sera présenté à l'automne 2025.

Bien cordialement,

Claire Lemoine
Attachée de presse - 02 33 00 00 00
Conseil départemental de l'Orne, 27 boulevard de Strasbourg, 61000 Alençon

--
Ce message et ses pièces jointes sont confidentiels. Pensez à l'environnement avant
d'imprimer ce courriel.
"""


def make_orne(root: Path) -> None:
    """A press e-mail as plain text."""
    folder = root / "orne-2024-courriel"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "courriel.txt").write_text(ORNE, encoding="utf-8")


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for make in (make_ain, make_marne, make_tarn, make_doubs, make_orne):
        make(root)


if __name__ == "__main__":
    main()
