"""Write the stranger documents of series a: five execution reports and two statements.

Departments are real, facts are illustrative. Same script, same files:
    python tests/documents/strangers/make_a.py
"""

import datetime
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from odfdo import Document as OdfDocument
from odfdo import Header, List, ListItem, Paragraph
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

HERE = Path(__file__).resolve().parent
STAMP = datetime.datetime(2025, 1, 1)
SOFFICE = "/usr/bin/soffice"


def place(name: str) -> Path:
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def settle(path: Path) -> None:
    """Give every member of a zip package the same date."""
    with zipfile.ZipFile(path) as source:
        members = [(i.filename, i.compress_type, source.read(i)) for i in source.infolist()]
    with zipfile.ZipFile(path, "w") as target:
        for name, method, data in members:
            if name in ("docProps/core.xml", "meta.xml"):
                data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+", b"2025-01-01T00:00:00", data)
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = method
            target.writestr(info, data)


def save_docx(document, path: Path, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author = title, "Conseil départemental"
    properties.created = properties.modified = STAMP
    document.save(str(path))
    settle(path)


def running(document, head: str) -> None:
    """A running head, and a page number at the foot."""
    section = document.sections[0]
    section.header.paragraphs[0].text = head
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def records(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Fiches written as "## title" and "label | value"; "- item" goes on in the value."""
    fiches: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.strip().splitlines():
        if line.startswith("## "):
            fiches.append((line[3:], []))
        elif line.startswith("- "):
            label, value = fiches[-1][1][-1]
            fiches[-1][1][-1] = (label, f"{value}\n{line[2:]}".strip("\n"))
        elif line.strip():
            label, _, value = line.partition("|")
            fiches[-1][1].append((label.strip(), value.strip()))
    return fiches


# --- Aveyron: headings, "Label : value" paragraphs, and a plan in an annex -------------------

AVEYRON = """
## Fiche action 1.1 – Proposer l'entretien prénatal précoce à toutes les futures mères
Objectif du contrat | faire réaliser par la PMI au moins 20 % des entretiens prénatals précoces
Contenu | Deux sages-femmes tiennent des permanences à Millau et à Decazeville.
Démarrage | à compter du 1er mars 2021
Période couverte | 2021 – 2024
Partenaires mobilisés | CPAM, MSA, centre hospitalier de Rodez
Crédits mobilisés | 36 k€ au titre du FIR
Chiffres clés | 412 entretiens réalisés en 2024 (365 en 2023), soit 18,4 % des naissances
Réalisations 2024 | Les permanences sont désormais hebdomadaires.
Suites envisagées | Ouvrir un troisième lieu, voir l'annexe.
## Fiche action 1.2 – Voir tous les enfants de petite section
Objectif du contrat | généraliser les bilans de santé en école maternelle
Contenu | Les infirmières se rendent dans chaque école, publique ou privée.
Démarrage | rentrée 2022
Période couverte | 2022 – 2024
Partenaires mobilisés | Éducation nationale
Crédits mobilisés | néant
Chiffres clés |
- Nombre d'enfants vus : 1 204 sur 1 530
- Taux de réalisation : 78,7 %
Réalisations 2024 | Le calendrier des visites est arrêté avec l'inspection académique.
Suites envisagées | Équiper les équipes en matériel de dépistage auditif.
## Fiche action 2.1 – Conforter la cellule de recueil
Objectif du contrat | renforcer les moyens et la pluridisciplinarité de la CRIP
Contenu | Création d'un poste d'évaluateur et d'un temps de psychologue.
Démarrage | T2 2021
Période couverte | 2021 – 2024
Partenaires mobilisés | parquet de Rodez, PJJ et gendarmerie
Crédits mobilisés | BOP 304 : 58 000 € ; Département : 14 500 €
Chiffres clés |
- Informations préoccupantes reçues : 623
- Évaluations rendues dans les trois mois : 301, dont 44 en urgence
Réalisations 2024 | Le délai moyen d'évaluation a diminué.
Suites envisagées | Pérenniser le poste.
## Fiche action 2.2 – Partager un logiciel entre l'ASE et la MDPH
Objectif du contrat | garantir l'accompagnement des enfants protégés en situation de handicap
Contenu | Les deux services suivent dans un même outil les enfants à double prise en charge.
Démarrage | 15/01/2023
Période couverte | 2023 – 2024
Partenaires mobilisés | MDPH ; ARS
Crédits mobilisés | 22 k€ au titre de l'ONDAM
Chiffres clés | Dossiers communs ouverts : 17
Réalisations 2024 | Le cahier des charges est rédigé.
Suites envisagées | Mise en service au second semestre 2025.
## Fiche action 3.1 – Ouvrir un relais parental à Saint-Affrique
Objectif du contrat | créer de nouveaux relais parentaux
Contenu | Un lieu d'accueil temporaire pour souffler quelques jours.
Démarrage |
Période couverte | 2023
Partenaires mobilisés | CAF
Crédits mobilisés |
Chiffres clés | Nombre de familles accueillies :
Réalisations 2024 | Aucun dossier recevable n'a été déposé.
Suites envisagées | Les crédits sont redéployés sur la fiche action 2.1.
## Fiche action 3.2 – Faire connaître le parrainage de proximité
Objectif du contrat | développer le parrainage et le soutien scolaire
Contenu | Des bénévoles accompagnent des enfants confiés, pupilles ou en situation d'abandon.
Démarrage | hiver 2022
Période couverte | 2022 – 2024
Partenaires mobilisés | UDAF, ADEPAPE
Crédits mobilisés | 7 500 euros du Département
Chiffres clés |
- Une trentaine de parrainages actifs
- Sept nouveaux parrains formés
Réalisations 2024 | Une campagne d'affichage a été menée dans les communes.
Suites envisagées | Poursuivre.
## Fiche action 4.1 – Former les équipes aux besoins de l'enfant
Objectif du contrat | renforcer la formation des professionnels
Contenu | Un cycle commun aux travailleurs sociaux et aux assistants familiaux.
Démarrage | 12 septembre 2023
Période couverte | 2023 – 2024
Partenaires mobilisés | CNFPT
Crédits mobilisés | 12 500 euros, pris en charge par le Département
Chiffres clés |
- 3 à 4 sessions par an
- 96 agents formés
Réalisations 2024 | Les évaluations à chaud sont bonnes.
Suites envisagées | Ouvrir le cycle aux lieux de vie.
"""

AVEYRON_AXES = {
    "1.1": "Axe 1 – La prévention avant tout",
    "2.1": "Axe 2 – Mieux évaluer, mieux suivre",
    "3.1": "Axe 3 – Autour des familles",
    "4.1": "Axe 4 – Les professionnels",
}

AVEYRON_PLAN = [
    ("N°", "Intitulé", "Objectif national", "Financeur", "Montant prévu 2025 (k€)", "Échéance"),
    (
        "1.1",
        "Entretien prénatal précoce : ouvrir une permanence à Villefranche",
        "1",
        "FIR",
        "40",
        "décembre 2025",
    ),
    ("2.1", "Cellule de recueil : pérenniser le poste", "6", "BOP 304", "52,5", "30/06/2025"),
    ("2.2", "Logiciel partagé ASE / MDPH", "9", "ONDAM", "18", "fin 2025"),
    ("4.1", "Cycle de formation ouvert aux lieux de vie", "26", "Département", "12", ""),
    ("TOTAL", "", "", "", "122,5", ""),
]


def aveyron() -> None:
    document = Document()
    title = (
        "Compte rendu d'exécution 2024 du contrat départemental "
        "de prévention et de protection de l'enfance"
    )
    running(document, "Aveyron – contrat départemental – compte rendu 2024")
    document.add_heading(title, 0)
    document.add_paragraph("Département : AVEYRON")
    document.add_paragraph("Première contractualisation : 2021")
    document.add_paragraph("Rodez, le 14 mars 2025")
    document.add_paragraph("Direction de l'enfance – place Charles-de-Gaulle, 12007 RODEZ")
    document.add_heading("Sommaire", 1)
    document.add_paragraph("Vue d'ensemble\t2")
    for name, _ in records(AVEYRON):
        document.add_paragraph(f"{name}\t3")
    document.add_paragraph("Annexe : plan d'actions 2025\t5")
    document.add_page_break()
    document.add_heading("Vue d'ensemble", 1)
    document.add_paragraph("Actions engagées : 6 sur 7", style="List Bullet")
    document.add_paragraph("Actions en retard : 1", style="List Bullet")
    document.add_paragraph(
        "Fiche action 2.2 : départ du prestataire informatique", style="List Bullet 2"
    )
    document.add_paragraph("Actions abandonnées : 1", style="List Bullet")
    document.add_paragraph(
        "Fiche action 3.1 : aucun candidat à l'appel à projets", style="List Bullet 2"
    )
    for name, fields in records(AVEYRON):
        number = name.split()[2]
        if number in AVEYRON_AXES:
            document.add_heading(AVEYRON_AXES[number], 1)
        document.add_heading(name, 2)
        for label, value in fields:
            first, *items = value.split("\n")
            if label == "Chiffres clés" and items:
                items, first = [first, *items], ""
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{label} :").bold = True
            if first:
                paragraph.add_run(f" {first}")
            for item in items:
                document.add_paragraph(item, style="List Bullet")
    document.add_paragraph("Fait à Rodez, le 14 mars 2025")
    document.add_paragraph("La directrice de l'enfance")
    document.add_page_break()
    document.add_heading("Annexe – Plan d'actions prévisionnel 2025", 1)
    table = document.add_table(rows=0, cols=6, style="Table Grid")
    for row in AVEYRON_PLAN:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    last = table.rows[-1].cells
    last[0].merge(last[3])
    last[0].text = "TOTAL"
    save_docx(document, place("aveyron-2024-rapport/rapport.docx"), title)


# --- Vaucluse: a form with two pairs to a row and boxes to tick ----------------------------

VAUCLUSE = """
## FICHE N° 1 – DOUBLER LES VISITES À DOMICILE DES SAGES-FEMMES
Mesure | Augmenter les visites à domicile et les consultations infantiles
Objectif | Doubler les visites pré et postnatales des sages-femmes de PMI
Pilote | Service PMI
Date de lancement | 01/09/2020
Partenaires associés | CPAM / ARS / réseau Périnat
Durée | 2020 à 2023
Boxes | oui non
Descriptif | Deux sages-femmes supplémentaires se rendent chez les futures mères isolées.
Financement | 80 000 € dont 60 000 € de l'État (FIR) et 20 000 € du Département
Indicateurs | Visites à domicile réalisées : 214^1
- dont visites postnatales : 131
Résultats 2023 | Le secteur d'Apt est désormais couvert.
Perspectives | Recruter pour le haut Vaucluse.
Motif de non-réalisation |
## FICHE N° 2 – ÉPAULER LES FAMILLES PAR DES TISF
Mesure | Augmenter les visites à domicile et les consultations infantiles
Objectif | Renforcer les interventions des TISF
Pilote | Service prévention
Date de lancement | septembre 2021
Partenaires associés | ADMR, AMF 84
Durée | 2021-2023
Boxes | oui oui
Descriptif | Des heures d'intervention proposées avant toute mesure éducative.
Financement | 44,5 k€ (BOP 304)
Indicateurs | TABLE
Résultats 2023 | Les délais d'intervention sont inférieurs à ceux de l'an passé.
Perspectives | Reconduire la convention.
Motif de non-réalisation |
## FICHE N° 3 – RÉVISER LE PROTOCOLE DES INFORMATIONS PRÉOCCUPANTES
Mesure | Renforcer les CRIP
Objectif | Systématiser et renforcer les protocoles IP
Pilote | CRIP
Date de lancement | 2e trimestre 2022
Partenaires associés | Parquets d'Avignon et de Carpentras, Education nationale
Durée | 2022
Boxes | oui oui
Descriptif | Un texte commun aux signalants, avec une fiche navette unique.
Financement | Sans objet
Indicateurs | Six réunions partenariales
Résultats 2023 | Le protocole a été signé le 8 décembre 2022.
Perspectives | En faire le bilan chaque année.
Motif de non-réalisation |
## FICHE N° 4 – ACCUEILLIR LES FRATRIES SOUS UN MÊME TOIT
Mesure | Soutenir la diversification de l'offre
Objectif | Créer de nouvelles places d'accueil en fratries
Pilote | Service ASE
Date de lancement | -
Partenaires associés | Ville d'Avignon
Durée |
Boxes | non non
Descriptif | Une maison de huit places pour des frères et sœurs.
Financement | 0 €
Indicateurs | Places créées : 0
Résultats 2023 |
Perspectives |
Motif de non-réalisation | Aucun terrain disponible sur l'agglomération.
## FICHE N° 4 BIS – SOUTENIR LES TIERS DIGNES DE CONFIANCE
Mesure | Soutenir la diversification de l'offre
Objectif | Structurer le soutien aux tiers de confiance et aux tiers bénévoles
Pilote | Service ASE
Date de lancement | courant 2023
Partenaires associés | UDAF, tribunal judiciaire d'Avignon
Durée | 2023-2025
Boxes | oui non
Descriptif | Un référent dédié, une permanence téléphonique et des groupes de parole.
Financement | 27 000 € du Département
Indicateurs | 12 tiers accompagnés (7 en 2022)
- Moins de 5 ruptures de prise en charge
Résultats 2023 | Le référent est en poste.
Perspectives | Éditer un livret du tiers.
Motif de non-réalisation |
## FICHE N° 5 – SÉCURISER L'ENTRÉE DANS L'AGE ADULTE
Mesure | Mobiliser les outils et les dispositifs pour l'accès au logement et aux droits
Objectif | Dispositifs d'accompagnement global et passerelles pour les jeunes
Pilote | Mission jeunes majeurs
Date de lancement | été 2023
Partenaires associés | Mission locale; CROUS; CAF
Durée | 2023-2024
Boxes | oui non
Descriptif | Un accompagnateur au logement pour les jeunes sortant de l'ASE.
Financement | 19 500,00 € (BOP 304)
Indicateurs | Jeunes logés : 9
Résultats 2023 |
Perspectives | Relancer l'annonce au printemps.
Motif de non-réalisation | Recrutement infructueux : l'action est reportée à 2024.
## FICHE N° 6 – FAIRE DE L'ODPE UN LIEU D'ÉTUDES
Mesure | Repenser la gouvernance
Objectif | Renforcer l'ODPE
Pilote | Chargée de mission ODPE
Date de lancement | 2021
Partenaires associés | Universite d'Avignon, PJJ
Durée | 2021-2023
Boxes | vide vide
Descriptif | Un programme d'études partagé sur les parcours.
Financement |
Indicateurs | Nombre de séances plénières : trois
- Taux de participation : 64 %
Résultats 2023 | L'étude porte sur les enfants suivis pour un retard de développement du langage.
Perspectives | Publier les travaux.
Motif de non-réalisation |
"""

VAUCLUSE_YEARS = [
    ("", "2021", "2022", "2023"),
    ("Familles suivies", "18", "26", "31"),
    ("Heures d'intervention", "NC", "1 240", "1 655"),
]
VAUCLUSE_SLIPS = {  # spellings of labels that differ from fiche to fiche
    ("FICHE N° 2", "Descriptif"): "Descritif",
    ("FICHE N° 3", "Partenaires associés"): "Partenaires asociés",
    ("FICHE N° 4", "Résultats 2023"): "Resultats 2023",
    ("FICHE N° 6", "Motif de non-réalisation"): "Motif de non réalisation",
}
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def tick(paragraph, is_ticked: bool, text: str) -> None:
    """A check-box content control and the word after it."""
    mark = "☒" if is_ticked else "☐"
    paragraph._p.append(
        parse_xml(
            f"<w:sdt {nsdecls('w')} {W14}><w:sdtPr><w14:checkbox>"
            f'<w14:checked w14:val="{int(is_ticked)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
            '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
            f"<w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    paragraph.add_run(f" {text}   ")


def control(cell, text: str) -> None:
    """Text typed into a content control."""
    cell.paragraphs[0]._p.append(
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r>"
            f"<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


def lines(cell, value: str) -> None:
    """Paragraphs of a cell; "^1" is a superscript note mark."""
    for index, line in enumerate(value.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        text, _, note = line.partition("^")
        paragraph.add_run(text)
        if note:
            paragraph.add_run(note).font.superscript = True


def vaucluse() -> None:
    document = Document()
    document.styles["Normal"].font.size = Pt(9)
    title = "Contractualisation prévention et protection de l'enfance – bilan de l'exercice 2023"
    running(document, "CD 84 – Pôle Solidarités")
    document.add_heading("CONTRACTUALISATION PRÉVENTION ET PROTECTION DE L'ENFANCE", 1)
    document.add_paragraph("BILAN D'EXÉCUTION – EXERCICE 2023")
    document.add_paragraph("Conseil départemental de Vaucluse, rue Viala, 84909 AVIGNON CEDEX 9")
    document.add_paragraph("Année de première contractualisation : 2020")
    document.add_paragraph("Document arrêté le 31 janvier 2024 – tél. 04 90 16 15 00")
    for name, fields in records(VAUCLUSE):
        value = dict(fields)
        number = name.split(" – ")[0]

        def title_of(label: str, number: str = number) -> str:
            return VAUCLUSE_SLIPS.get((number, label), label)

        table = document.add_table(rows=9, cols=4, style="Table Grid")
        head = table.cell(0, 0).merge(table.cell(0, 3))
        head.paragraphs[0].add_run(name).bold = True
        pairs = [
            ("Mesure", "Objectif"),
            ("Pilote", "Date de lancement"),
            ("Partenaires associés", "Durée"),
        ]
        for row, pair in enumerate(pairs, 1):
            for column, label in zip((0, 2), pair, strict=True):
                table.cell(row, column).paragraphs[0].add_run(title_of(label)).bold = True
                if label == "Date de lancement" and value[label]:
                    control(table.cell(row, column + 1), value[label])
                else:
                    lines(table.cell(row, column + 1), value[label])
        boxes = value["Boxes"].split()
        for column, (label, box) in zip(
            (0, 2), zip(("Action engagée", "Action réalisée"), boxes, strict=True), strict=True
        ):
            table.cell(4, column).paragraphs[0].add_run(label).bold = True
            paragraph = table.cell(4, column + 1).paragraphs[0]
            tick(paragraph, box == "oui", "Oui")
            tick(paragraph, box == "non", "Non")
        wide = ["Descriptif", "Financement", "Indicateurs", "Résultats 2023"]
        for row, label in enumerate(wide, 5):
            table.cell(row, 0).paragraphs[0].add_run(title_of(label)).bold = True
            cell = table.cell(row, 1).merge(table.cell(row, 3))
            if value[label] == "TABLE":
                inner = cell.add_table(rows=0, cols=4)
                for texts in VAUCLUSE_YEARS:
                    for target, text in zip(inner.add_row().cells, texts, strict=True):
                        target.text = text
                cell.add_paragraph()
            else:
                lines(cell, value[label])
        for label in ("Perspectives", "Motif de non-réalisation"):
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(title_of(label)).bold = True
            lines(cells[1].merge(cells[3]), value[label])
        if name.startswith("FICHE N° 1 "):
            note = document.add_paragraph()
            note.add_run("1").font.superscript = True
            note.add_run(" Source : logiciel de la PMI, extraction de janvier.")
        document.add_paragraph()
    document.add_paragraph("Pour la présidente et par délégation, le directeur général adjoint")
    save_docx(document, place("vaucluse-2023-bilan/bilan.docx"), title)


# --- Loire-Atlantique: one sheet per fiche -------------------------------------------------

EURO, SHARE = '#,##0.00 "€"', "0.0%"
DAY = datetime.datetime
LOIRE = {
    "A1": [
        ("Action A1 – Étendre les consultations infantiles aux quartiers prioritaires",),
        ("Engagement", "1 – Agir le plus précocement possible"),
        ("Objectif", "Au moins 20 % des enfants vus en consultation infantile de PMI"),
        ("Début", DAY(2021, 6, 1)),
        ("Fin prévue", DAY(2023, 12, 31)),
        ("Avancement", "En cours"),
        ("Contenu de l'action", "Ouverture de trois demi-journées à Bellevue et Malakoff."),
        ("Co-financeurs et partenaires", "CPAM\nVille de Nantes\nMSA"),
        ("Principaux résultats", "La file active progresse malgré deux départs de médecins."),
        ("Perspectives 2024", "Ouvrir une consultation à Saint-Herblain."),
        (),
        ("Indicateurs", 2021, 2022, 2023, "Cible 2024"),
        ("Consultations réalisées", 3120, 3388, 3541, 3700),
        ("Part des moins de deux ans vus", "nd", (0.168, SHARE), (0.184, SHARE), (0.2, SHARE)),
        (),
        ("Financement 2023", "Prévu", "Réalisé"),
        ("FIR", (62000, EURO), (60150.5, EURO)),
        ("Département", (30000, EURO), (30000, EURO)),
        ("Total", (92000, EURO), (90150.5, EURO)),
    ],
    "A2": [
        ("Action A2 – Faire rouler un bus de PMI dans le pays d'Ancenis",),
        ("Engagement", "1 – Agir le plus précocement possible"),
        ("Objectif", "Actions innovantes en PMI"),
        ("Début", 2022),
        ("Fin prévue", DAY(2023, 6, 30)),
        ("Avancement", "Terminée"),
        ("Contenu de l'action", "Un véhicule aménagé dessert douze communes sans médecin."),
        ("Co-financeurs et partenaires", "COMPA\nCAF"),
        ("Principaux résultats", "Le véhicule circule chaque semaine."),
        ("Perspectives 2024", "-"),
        (),
        ("Indicateurs", 2021, 2022, 2023, "Cible 2024"),
        ("Tournées", None, 46, 88, None),
        ("Nombre d'enfants pesés", None, 212, 507, None),
        (),
        ("Financement 2023", "Prévu", "Réalisé"),
        ("FIR", (48000, EURO), (48000, EURO)),
        ("CAF", (9500, EURO), (9500, EURO)),
        ("Total", (57500, EURO), (57500, EURO)),
    ],
    "A3": [
        ("Action A3 – Préparer le retour de l'enfant chez ses parents",),
        ("Engagement", "2 – Sécuriser les parcours"),
        ("Objectif", "Systématiser l'accompagnement des retours à domicile"),
        ("Début", "janv. 2023"),
        ("Fin prévue", "fin 2024"),
        ("Avancement", "En cours"),
        ("Contenu de l'action", "Visites accompagnées puis relais pendant six mois."),
        ("Co-financeurs et partenaires", "PJJ\nAssociation Les Apprentis"),
        ("Principaux résultats", "Un référentiel a été écrit."),
        ("Perspectives 2024", "Pourvoir le poste."),
        (),
        ("Indicateurs", 2021, 2022, 2023, "Cible 2024"),
        ("Retours accompagnés", None, None, 14, 40),
        (),
        ("Financement 2023", "Prévu", "Réalisé"),
        ("BOP 304", (51000, EURO), (17250, EURO)),
    ],
    "B1": [
        ("Action B1 – Donner une place aux jeunes dans l'observatoire",),
        ("Engagement", "3 – Donner aux enfants les moyens d'agir"),
        ("Objectif", "Participation des enfants et des jeunes à l'ODPE"),
        ("Début", None),
        ("Fin prévue", None),
        ("Avancement", "Non démarrée"),
        ("Contenu de l'action", "Un collège de dix jeunes siège à l'observatoire."),
        ("Co-financeurs et partenaires", "ADEPAPE 44"),
        ("Raison du non-démarrage", "Le règlement de l'observatoire n'est pas voté."),
    ],
    "B2": [
        ("Action B2 – Ouvrir leurs droits aux anciens mineurs non accompagnés",),
        ("Engagement", "4 – Préparer leur avenir"),
        ("Objectif", "Accès aux droits et autonomie des anciens MNA"),
        ("Début", "2ème semestre 2021"),
        ("Fin prévue", None),
        ("Avancement", "En cours"),
        ("Contenu de l'action", "Une juriste itinérante prépare les dossiers de séjour."),
        ("Co-financeurs et partenaires", "Préfecture\nMission locale\nCPAM"),
        ("Principaux résultats", "Les dossiers partent avant la majorité."),
        ("Perspectives 2024", "Recruter une seconde juriste."),
        (),
        ("Indicateurs", 2021, 2022, 2023, "Cible 2024"),
        ("Titres de séjour obtenus", 39, 61, 72, 80),
        (),
        ("Financement 2023", "Prévu"),
        ("BOP 304", (30000, EURO)),
        ("Département", (12500, EURO)),
        ("Total", (43500, EURO)),
    ],
}
LOIRE_COVER = [
    ("Conseil départemental de Loire-Atlantique",),
    ("Contrat de prévention et de protection de l'enfance 2021-2023",),
    ("Rapport d'exécution de l'année 2023 – fiches de suivi",),
    (),
    ("Date d'édition", DAY(2024, 4, 18)),
    ("Première année de contractualisation", 2021),
    ("Contact", "Unité projets, 3 quai Ceineray, 44041 Nantes, 02 40 99 10 00"),
]
LOIRE_SUMMARY = [
    ("Synthèse de l'année 2023",),
    (),
    ("Actions inscrites", 5),
    ("Actions terminées", 1),
    ("Actions en retard", 1),
    ("Détail des retards", "A3 : vacance du poste de coordonnateur"),
]


def fill(sheet, rows) -> None:
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            cell = sheet.cell(r, c)
            if isinstance(value, tuple):
                cell.value, cell.number_format = value
            else:
                cell.value = value
            if isinstance(value, datetime.datetime):
                cell.number_format = "dd/mm/yyyy"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if c == 1:
                cell.font = Font(bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=5)
    sheet["A1"].fill = PatternFill("solid", fgColor="DDE8CB")
    sheet.column_dimensions["A"].width = 34
    for column in range(2, 6):
        sheet.column_dimensions[get_column_letter(column)].width = 22


def loire_atlantique() -> None:
    book = Workbook()
    book.properties.created = book.properties.modified = STAMP
    first = book.active
    first.title = "Présentation"
    fill(first, LOIRE_COVER)
    for name, rows in LOIRE.items():
        fill(book.create_sheet(name), rows)
    fill(book.create_sheet("Synthèse"), LOIRE_SUMMARY)
    path = place("loire-atlantique-2023-fiches/fiches.xlsx")
    book.save(path)
    settle(path)


# --- Val-d'Oise: a web page of description lists -------------------------------------------

VAL_HEADS = {
    "I.": "Engagement 1 – Agir le plus précocement possible",
    "III.": "Engagement 2 – Sécuriser les parcours",
    "V.": "Engagement 3 – Donner aux enfants les moyens d'agir",
    "VI.": "Conditions de réussite",
}
VAL = """
## Action I. Rendre l'entretien prénatal précoce accessible à toutes
Objectif national | Couvrir 20 % des entretiens prénatals précoces par la PMI
En quoi consiste l'action ? | Un rendez-vous est proposé dès la déclaration de grossesse.
Mise en place | depuis janvier 2020
Acteurs mobilisés | CPAM
- maternité de Pontoise
- réseau NEF
Calendrier | 2020-2022
Financement | 0,12 M€ (FIR)
Indicateurs de suivi | Entretiens réalisés : 1 874<sup>1</sup> (1 530 en 2021)
- Part des grossesses suivies : 11,2 %
Bilan de l'année | La progression est nette à l'est du département.
Et ensuite ? | Recruter à Sarcelles.
État | En cours
## Action II. Faire venir la puéricultrice à la maison
Objectif national | 15 % des enfants bénéficient de l'intervention à domicile d'une puéricultrice
En quoi consiste l'action ? | Visites au retour de maternité, complément de l'action I.
Mise en place | printemps 2021
Acteurs mobilisés | CHU
- médecins libéraux
Calendrier | 2021-2022
Financement | vingt-cinq mille euros (25 000 €) par an, sur le FIR
Indicateurs de suivi | Environ 900 visites à domicile
- 8 puéricultrices, soit 6,5 ETP
Bilan de l'année | Les familles plébiscitent ces visites.
Et ensuite ? | Maintenir l'effort.
État | En cours
## Action III. Intervenir à domicile plutôt que séparer
Objectif national | Diversifier l'offre de protection de l'enfance à domicile
En quoi consiste l'action ? | Expérimentation d'une mesure éducative intensive.
Mise en place | de mars à juin 2022
Acteurs mobilisés | Sauvegarde 95
Calendrier | 2022
Financement | 64 300 euros, BOP 304
Indicateurs de suivi | Mesures exercées : 22
Bilan de l'année | L'évaluation conclut à l'intérêt de la mesure.
Et ensuite ? |
État | Achevée
## Action IV. Bâtir un centre parental à Argenteuil
Objectif national | Développer les centres parentaux
En quoi consiste l'action ? | Douze logements pour de jeunes couples et leur bébé.
Mise en place |
Acteurs mobilisés | Ville d'Argenteuil
Calendrier | 2021-2022
Financement |
Indicateurs de suivi | Places ouvertes : 0 sur 12
Bilan de l'année |
Et ensuite ? |
État | Abandonnée
Motif | Le gestionnaire pressenti s'est retiré.
## Action V. Écouter les enfants confiés
Objectif national | Systématiser la participation des enfants et des jeunes à l'ODPE
En quoi consiste l'action ? | Un conseil des jeunes se réunit à Cergy.
Mise en place | année scolaire 2021-2022
Acteurs mobilisés | ADEPAPE 95
- Défenseur des droits
Calendrier | 2021-2022
Financement | 4 200 € du Département
Indicateurs de suivi | Nombre de jeunes consultés : 41
- Nombre de réunions du conseil des jeunes : donnée en cours de consolidation
Bilan de l'année | Les jeunes ont réécrit le livret d'accueil.
Et ensuite ? | Élargir aux plus petits.
État | En cours
## Action VI. Protéger les mineurs de la prostitution
Objectif national | Soutien au plan de lutte contre la prostitution des mineurs
En quoi consiste l'action ? | Une équipe mobile va vers les jeunes repérés.
Mise en place | 03/10/2022
Acteurs mobilisés | Brigade des mineurs
- Amicale du Nid
Calendrier | 2022
Financement | 30 k€ – BOP 304
Indicateurs de suivi | Jeunes rencontrés : nd
Bilan de l'année | L'équipe a cessé ses maraudes à l'automne.
Et ensuite ? | Trouver un nouveau local.
État | Suspendue
## Action VI. Former ensemble les professionnels
Objectif national | Renforcer la formation des professionnels
En quoi consiste l'action ? | Des journées communes aux maisons d'enfants et aux services.
Mise en place | 2020
Acteurs mobilisés | IRTS
- CNFPT
Calendrier | 2020-2022
Financement | 18.450,00 € (PLF)
Indicateurs de suivi | 126 agents formés sur 340 (37 %)
Bilan de l'année | Le catalogue est commun depuis cette année.
Et ensuite ? | Former les assistants familiaux.
État | En cours
"""
VAL_LEFT_OUT = [
    "Créer de nouveaux relais parentaux",
    "Soutenir les parents en situation de handicap",
    "Mieux articuler les contrôles État / département",
]


def described(fields) -> str:
    out = ["<dl>"]
    for label, value in fields:
        items = value.split("\n")
        out.append(f"  <dt>{label}</dt>")
        if label == "Acteurs mobilisés":
            out += [f"  <dd>{item}</dd>" for item in items]
        else:
            body = "".join(f"<li>{i}</li>" for i in items) if len(items) > 1 else ""
            out.append(f"  <dd>{f'<ul>{body}</ul>' if body else value}</dd>")
    return "\n".join([*out, "</dl>"])


def val_d_oise() -> None:
    title = "Rapport d'exécution 2022 – prévention et protection de l'enfance"
    fiches = records(VAL)
    links = [f'<li><a href="#f{n}">{name}</a></li>' for n, (name, _) in enumerate(fiches)]
    body = []
    for n, (name, fields) in enumerate(fiches):
        head = VAL_HEADS.pop(name.split()[1], None)
        if head:
            body.append(f"<h2>{head}</h2>")
        body.append(f'<h3 id="f{n}">{name}</h3>\n{described(fields)}')
    rows = [f"<tr><td>{text}</td><td>Non retenu</td></tr>" for text in VAL_LEFT_OUT]
    page = f"""<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{title} | valdoise.example</title>
<style>dt {{ font-weight: bold }} nav {{ float: right }}</style></head>
<body>
<header><p>Le Département du Val-d'Oise</p></header>
<nav><p>Dans cette page</p><ul>{"".join(links)}</ul></nav>
<main>
<h1>{title}</h1>
<p>Publié le 27 février 2023 – direction de l'enfance, 2 avenue du Parc, 95032 Cergy-Pontoise</p>
<p>Année de première contractualisation : 2020</p>
{chr(10).join(body)}
<p><sup>1</sup> Extraction du logiciel de PMI.</p>
<h2>Objectifs du référentiel écartés</h2>
<table><thead><tr><th>Objectif</th><th>Situation</th></tr></thead>
<tbody>{chr(10).join(rows)}</tbody></table>
</main>
<footer><p>Nous écrire – Mentions légales – Accessibilité : partiellement conforme</p></footer>
</body></html>
"""
    place("val-d-oise-2022-rapport/rapport.html").write_text(page, encoding="utf-8")


# --- Côtes-d'Armor: a PDF without a line, labels above their values -------------------------

ARMOR = """
## Action n° 1 : Rencontrer chaque enfant de quatre ans
Engagement | Engagement 1
Mesure | Généraliser les bilans de santé en école maternelle
Objectif national | Faire progresser le nombre de bilans réalisés par la PMI
Démarrage | 09/2022
Durée | 3 ans (2022-2024)
Partenaires | Éducation nationale, CPAM
Contenu | Les bilans sont conduits par une infirmière et un médecin. Les parents y sont invités.
Indicateurs | Bilans réalisés : 4 377 en 2024, 4 012 en 2023
- Taux de couverture : 71 % (66 % en 2023)
Bilan | Le nord du département rattrape le sud.
Perspectives | Équiper les secteurs de Guingamp et de Lannion.
Budget | 95 000 euros (FIR)
## Action n° 2 : Donner à la CRIP les moyens d'évaluer en trois mois
Engagement | Engagement 2
Mesure | Renforcer les CRIP
Objectif national | Renforcer la formation des professionnels
Démarrage | janvier 2022
Durée | 2022-2024
Partenaires | Parquet, gendarmerie, Éducation nationale
Contenu | Deux évaluatrices rejoignent la cellule de Saint-Brieuc.
Indicateurs | Informations préoccupantes reçues : 1 988
- Délai moyen d'évaluation : 97 jours
- 4,5 ETP affectés à la cellule
Bilan | Le stock de dossiers a fondu.
Perspectives | Consolider l'équipe.
Budget | 112 000 € (BOP 304)
## Action n° 3 : Contrôler les lieux d'accueil sans les prévenir
Engagement | Engagement 2
Mesure | Créer un référentiel national de contrôle des lieux d'accueil
Objectif national | Plan de contrôle des établissements et services
Démarrage | fin 2022
Durée | 2022-2024
Partenaires | DDETS, ARS
Contenu | Un binôme de contrôleurs visite chaque maison d'enfants.
Indicateurs | Contrôles menés : 11 sur 34
- Injonctions : NC
Bilan | Les visites inopinées sont bien acceptées.
Perspectives | Contrôler les lieux de vie.
Budget | 26 400 € à la charge du Département
## Action n° 4 : Offrir du répit aux parents d'enfants handicapés
Engagement | Engagement 1
Mesure | Développer le relayage parental
Objectif national | Soutenir les parents d'enfants en situation de handicap
Démarrage | 2023
Durée | 2023-2024
Partenaires | APF France handicap, MDPH
Contenu | Une relayeuse s'installe au domicile pendant que les parents s'absentent.
Indicateurs | Nombre de familles relayées :
Bilan | L'action a été abandonnée en juin 2024 faute de porteur.
Perspectives | Néant
Budget |
## Action n° 5 : Monter à cheval pour reprendre confiance
Engagement | Conditions pour y parvenir
Mesure | Répondre aux besoins territoriaux
Objectif national | Réaliser un projet innovant
Démarrage | à compter du 15 mai 2024
Durée | 2024
Partenaires | Haras de Lamballe, CAF
Contenu | Une séance par semaine, avec une éducatrice et un moniteur.
Indicateurs | Vingt-quatre séances tenues
- Une dizaine d'enfants inscrits
Bilan | Des enfants ayant un retard de développement y ont trouvé leur place.
Perspectives | Passer à deux groupes.
Budget | 31 200 € (Département) et 18 800 € (CAF)
"""


def bare_table(document, labels, values) -> None:
    """Labels in one row, their values in the next; no border anywhere."""
    table = document.add_table(rows=2, cols=len(labels))
    for column, (label, value) in enumerate(zip(labels, values, strict=True)):
        run = table.cell(0, column).paragraphs[0].add_run(label)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(8), RGBColor(0x55, 0x55, 0x55)
        table.cell(1, column).text = value


def undated(data: bytes) -> bytes:
    """The same PDF, of the same length, without its moment and its chance numbers."""
    data = re.sub(rb"D:20\d{12}Z", b"D:20250101000000Z", data)
    return re.sub(rb"(?<=[</])[0-9A-F]{32}", b"0" * 32, data)


def cotes_d_armor() -> None:
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.PORTRAIT,
        Cm(21),
        Cm(29.7),
    )
    title = "Bilan 2024 du contrat départemental prévention et protection de l'enfance"
    running(document, "Contrat départemental 2022-2024")
    document.add_heading(title, 0)
    document.add_paragraph("Département des Côtes-d'Armor")
    document.add_paragraph("Exercice 2024 – Année de première contractualisation : 2022")
    document.add_paragraph("Saint-Brieuc, le 3 avril 2025")
    for name, fields in records(ARMOR):
        value = dict(fields)
        document.add_heading(name, 2)
        for labels in (
            ("Engagement", "Mesure", "Objectif national"),
            ("Démarrage", "Durée", "Partenaires"),
        ):
            bare_table(document, labels, [value[label] for label in labels])
        for label in ("Contenu", "Indicateurs", "Bilan", "Perspectives", "Budget"):
            run = document.add_paragraph().add_run(label)
            run.bold, run.font.size, run.font.color.rgb = True, Pt(8), RGBColor(85, 85, 85)
            for line in filter(None, value[label].split("\n")):
                document.add_paragraph(line)
    document.add_paragraph("Le président du Conseil départemental")
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
    target = place("cotes-d-armor-2024-bilan/bilan.pdf")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bilan.docx"
        save_docx(document, source, title)
        subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1735689600", "TZ": "UTC"},
        )
        target.write_bytes(undated((Path(folder) / "bilan.pdf").read_bytes()))


# --- Hautes-Pyrénées: an extract of the register of decisions -------------------------------

PYRENEES = """
# DÉPARTEMENT DES HAUTES-PYRÉNÉES
Extrait du registre des délibérations de la Commission permanente
Séance du 25 novembre 2022
Objet : contrat départemental de prévention et de protection de l'enfance 2022-2024
Présents : les membres en exercice, à l'exception de deux conseillers excusés
Vu le code général des collectivités territoriales ;
Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;
Vu l'avis favorable de la commission Solidarités ;
Considérant que les enfants en situation d'abandon ou présentant un retard de développement \
appellent une attention de tous les instants ;
Le projet a été présenté au comité des partenaires le 12 octobre 2022.
## Article 1er
La Commission permanente approuve le plan d'actions joint au contrat. Le Département s'engage \
à conduire huit actions :
- Renforcer les entretiens prénatals précoces menés par la PMI ;
- Étendre à toutes les écoles maternelles les bilans de santé ;
- Multiplier les visites à domicile des puéricultrices auprès des familles vulnérables ;
- Consolider les moyens de la cellule de recueil des informations préoccupantes ;
- Élaborer un plan de contrôle des établissements et services ;
- Garantir l'accompagnement des enfants protégés en situation de handicap ;
- Associer les jeunes aux travaux de l'observatoire départemental de la protection de l'enfance ;
- Développer le parrainage de proximité.
## Article 2
L'État apporte deux cent quarante mille euros (240 000 €) au titre du BOP 304.
L'Agence régionale de santé verse quatre-vingt-dix mille euros sur le Fonds d'intervention \
régional et 110 k€ sur l'ONDAM médico-social.
Le Département inscrit à son budget une somme de 65 000 €.
L'ensemble représente un total de cinq cent cinq mille euros.
## Article 3
Le Président est autorisé à signer le contrat et tout document s'y rapportant.
Adopté à l'unanimité. Acte rendu exécutoire, 6 rue Gaston-Manent, 65013 TARBES CEDEX 9.
"""


def hautes_pyrenees() -> None:
    document = OdfDocument("text")
    document.body.clear()
    bullets = None
    for line in PYRENEES.strip().splitlines():
        if line.startswith("- "):
            if bullets is None:
                bullets = List()
                document.body.append(bullets)
            bullets.append(ListItem(line[2:]))
            continue
        bullets = None
        if line.startswith("#"):
            marks, text = line.split(" ", 1)
            document.body.append(Header(len(marks), text))
        else:
            document.body.append(Paragraph(line))
    path = place("hautes-pyrenees-2022-deliberation/deliberation.odt")
    document.save(path)
    settle(path)


# --- La Réunion: a speech ---------------------------------------------------------------

REUNION = """\
# Protection de l'enfance : l'État et le Département de La Réunion signent

*Saint-Denis, vendredi 6 octobre 2023 — seul le prononcé fait foi*

Monsieur le Président du Conseil départemental, mesdames et messieurs les élus,

Nous voici réunis pour signer le **contrat départemental de prévention et de protection de
l'enfance 2023-2025**. Il prolonge l'esprit de la loi du 14 mars 2016 et les travaux conduits
ici. En juin 2023, un diagnostic partagé nous a montré l'ampleur de la tâche : des enfants
attendent, parfois avec retard, qu'on leur trouve une famille.

Ce contrat retient **six actions** :

- ouvrir deux relais parentaux, à Saint-Paul et au Tampon ;
- soutenir les tiers dignes de confiance et les tiers bénévoles ;
- mieux articuler les contrôles de l'État et du Département ;
- créer des places d'accueil pour les fratries ;
- lutter contre la prostitution des mineurs.

L'État y consacrera **un million deux cent mille euros** sur trois ans. Le Département ajoute
trois cent mille euros. La CAF, que je salue, apporte 75 k€.

Vous me direz que c'est peu. Je vous réponds que c'est un début, et qu'aucune de ces actions ne
restera à l'abandon : nous nous retrouverons chaque année pour en faire le bilan.

Je vous remercie.

---
Contact presse : 02 62 40 77 77 – 97400 Saint-Denis
"""


def la_reunion() -> None:
    place("la-reunion-2023-discours/discours.md").write_text(REUNION, encoding="utf-8")


MAKERS = (
    aveyron,
    vaucluse,
    loire_atlantique,
    val_d_oise,
    cotes_d_armor,
    hautes_pyrenees,
    la_reunion,
)

if __name__ == "__main__":
    for maker in MAKERS:
        if not sys.argv[1:] or maker.__name__ in sys.argv[1:]:
            maker()
