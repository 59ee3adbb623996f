"""Write three stranger documents: a report (DOCX), a table (XLSX), a plan (PDF by LibreOffice).

    python tests/documents/strangers/make_j.py

The facts are invented; the departments are not. Expected answers stand in `expected/`.
"""

import datetime
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

HERE = Path(__file__).parent
MOMENT = datetime.datetime(2024, 1, 1)
EURO = '#,##0.00\\ "€";-#,##0.00\\ "€";"- €"'


def steady(path):
    """Pack the file again with fixed times, so that the same script gives the same bytes."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)


def shade(cell, colour):
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(mark)


def page_field(paragraph):
    paragraph.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def write(cell, text, bold=False, size=None):
    """A cell's lines as paragraphs of their own; a leading "• " makes a bulleted line."""
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        if line.startswith("• "):
            paragraph.style = cell.part.document.styles["List Bullet"]
            line = line[2:]
        run = paragraph.add_run(line)
        run.bold = bold
        if size:
            run.font.size = Pt(size)


REPORT = [
    (
        "ENGAGEMENT 1 – Agir le plus tôt possible auprès des enfants et des familles",
        [
            (
                (
                    "FICHE-ACTION N° 1 – Proposer l'entretien prénatal précoce à toutes les femmes "
                    "enceintes"
                ),
                [
                    ("Objectif national", "Objectif 1 : entretiens prénatals précoces"),
                    ("Service référent", "PMI et santé sexuelle"),
                    (
                        "Contenu de l'action",
                        (
                            "Envoi d'un courrier à chaque future mère dès la déclaration de grossesse "
                            "et ouverture de permanences dans les maisons du Département."
                        ),
                    ),
                    ("Démarrage", "1er mars 2022"),
                    ("Période couverte", "2022-2023"),
                    (
                        "Acteurs associés",
                        "CPAM, maternité du centre hospitalier de Blois, sages-femmes libérales",
                    ),
                    (
                        "Coût et financement",
                        "62 000 € (FIR : 40 000 € ; Département : 22 000 €)",
                    ),
                    (
                        "Données chiffrées",
                        (
                            "• Entretiens réalisés par la PMI : 214 (178 en 2022)\n"
                            "• Part des femmes enceintes concernées : 18,5 %"
                        ),
                    ),
                    ("État au 31/12", "Réalisée"),
                    (
                        "Réalisations de l'année",
                        "Les permanences couvrent désormais tous les secteurs.",
                    ),
                    ("Suites envisagées", "Maintien des permanences."),
                ],
            ),
            (
                "FICHE-ACTION N° 2 – Étendre les bilans de santé à toutes les écoles maternelles",
                [
                    ("Objectif national", "Objectif 2 : bilans de santé en école maternelle"),
                    ("Service référent", "PMI et santé sexuelle"),
                    (
                        "Contenu de l'action",
                        (
                            "Équiper les infirmières puéricultrices de matériel de dépistage et "
                            "organiser les tournées avec les directions d'école."
                        ),
                    ),
                    ("Démarrage", "Rentrée 2022"),
                    ("Période couverte", "Trois ans (2021 à 2023)"),
                    (
                        "Acteurs associés",
                        "• Éducation nationale\n• communes du département\n• MSA",
                    ),
                    (
                        "Coût et financement",
                        "Crédits État (FIR) : 35 k€\nPart départementale : 12,5 k€",
                    ),
                    (
                        "Données chiffrées",
                        "Enfants de moyenne section vus en bilan : 2 140 sur 2 675, soit 80 %",
                    ),
                    ("État au 31/12", "En cours"),
                    (
                        "Réalisations de l'année",
                        (
                            "Le secteur de Romorantin n'a pu être couvert qu'en partie, faute de "
                            "médecin. Les retards de langage sont mieux repérés."
                        ),
                    ),
                    ("Suites envisagées", "Couvrir l'ensemble des écoles du Sud-Sologne."),
                ],
            ),
            (
                "FICHE-ACTION N° 3 – Développer les visites à domicile des puéricultrices",
                [
                    (
                        "Objectif national",
                        "Objectif 4 : interventions à domicile des infirmières puéricultrices",
                    ),
                    ("Service référent", "PMI et santé sexuelle"),
                    (
                        "Contenu de l'action",
                        (
                            "Proposer systématiquement une visite dans les familles vulnérables, "
                            "au retour de la maternité."
                        ),
                    ),
                    ("Démarrage", "2ème trimestre 2022"),
                    ("Période couverte", "2022-2023"),
                    ("Acteurs associés", "Néant"),
                    ("Coût et financement", "Action menée à moyens constants."),
                    (
                        "Données chiffrées",
                        [
                            ("", "2021", "2022", "2023"),
                            ("Visites à domicile réalisées", "640", "702", "815"),
                            ("Familles vulnérables visitées", "210", "240", "nd"),
                        ],
                    ),
                    ("État au 31/12", "Terminée"),
                    (
                        "Réalisations de l'année",
                        (
                            "La visite est proposée à toutes les familles repérées par le staff de "
                            "parentalité."
                        ),
                    ),
                    ("Suites envisagées", ""),
                ],
            ),
        ],
    ),
    (
        "ENGAGEMENT 2 – Sécuriser les parcours et prévenir les ruptures",
        [
            (
                (
                    "FICHE-ACTION N° 4 – Renforcer la cellule de recueil des informations "
                    "préoccupantes"
                ),
                [
                    ("Objectif national", "Objectif 6 : moyens et délais de la CRIP"),
                    ("Service référent", "Direction enfance-famille"),
                    (
                        "Contenu de l'action",
                        (
                            "Création d'une équipe d'évaluation dédiée, commune aux trois "
                            "arrondissements."
                        ),
                    ),
                    ("Démarrage", "Depuis janvier 2023"),
                    ("Période couverte", "2023"),
                    (
                        "Acteurs associés",
                        "Parquet de Blois, Éducation nationale, PJJ et gendarmerie",
                    ),
                    ("Coût et financement", "BOP 304 : 95 000,00 €"),
                    (
                        "Données chiffrées",
                        (
                            "• Nombre d'informations préoccupantes reçues : 1 032\n"
                            "• Délai moyen d'évaluation : 2,8 mois\n"
                            "• Évaluateurs recrutés : deux ETP"
                        ),
                    ),
                    ("État au 31/12", "En cours"),
                    (
                        "Réalisations de l'année",
                        (
                            "L'équipe est installée à Blois et à Vendôme. Les situations d'abandon "
                            "scolaire font l'objet d'un circuit propre."
                        ),
                    ),
                    ("Suites envisagées", "Consolider l'équipe."),
                ],
            ),
            (
                "FICHE-ACTION N° 5 – Élaborer un plan de contrôle des lieux d'accueil",
                [
                    (
                        "Objectif national",
                        "Objectif 8 : maîtrise des risques et plan de contrôle des établissements",
                    ),
                    ("Service référent", "Mission contrôle et qualité"),
                    (
                        "Contenu de l'action",
                        "Rédiger un référentiel de contrôle et programmer les visites sur place.",
                    ),
                    ("Démarrage", "Prévu au 1er semestre 2024"),
                    ("Période couverte", "2024-2025"),
                    ("Acteurs associés", "DDETSPP ; ARS"),
                    ("Coût et financement", "Aucune dépense constatée."),
                    (
                        "Données chiffrées",
                        "Nombre de contrôles sur place : donnée non disponible",
                    ),
                    ("État au 31/12", "Reportée"),
                    (
                        "Motif du report",
                        (
                            "Le poste de contrôleur est resté vacant malgré plusieurs appels à "
                            "candidature."
                        ),
                    ),
                    ("Réalisations de l'année", "Sans objet"),
                    ("Suites envisagées", "Le recrutement est relancé."),
                ],
            ),
        ],
    ),
    (
        "ENGAGEMENT 3 – Donner aux enfants les moyens d'agir",
        [
            (
                "FICHE-ACTION N° 6 – Faire vivre le comité des jeunes de l'observatoire",
                [
                    ("Objectif national", "Objectif 10 : participation des enfants à l'ODPE"),
                    ("Service référent", "ODPE"),
                    (
                        "Contenu de l'action",
                        (
                            "Réunir un groupe de jeunes confiés et lui soumettre les travaux de "
                            "l'observatoire."
                        ),
                    ),
                    ("Démarrage", "Septembre 2021"),
                    ("Période couverte", "2021-2023"),
                    ("Acteurs associés", "ADEPAPE / MECS / UDAF"),
                    (
                        "Coût et financement",
                        "8 400 € TTC, pris en charge par le Département.",
                    ),
                    (
                        "Données chiffrées",
                        "• Réunions du comité : cinq\n• Jeunes participants : environ 12",
                    ),
                    ("État au 31/12", "En cours"),
                    (
                        "Réalisations de l'année",
                        "Les jeunes ont rédigé un livret d'accueil, présenté en séance plénière.",
                    ),
                    ("Suites envisagées", "Imprimer le livret et le remettre à chaque arrivant."),
                ],
            ),
        ],
    ),
    (
        "CONDITIONS POUR Y PARVENIR",
        [
            (
                (
                    "FICHE-ACTION N° 7 – Former les professionnels aux besoins fondamentaux de "
                    "l'enfant"
                ),
                [
                    ("Objectif national", "Objectif 26 : formation des professionnels"),
                    ("Service référent", "Ressources humaines"),
                    (
                        "Contenu de l'action",
                        (
                            "Sessions communes aux travailleurs sociaux, aux assistants familiaux et "
                            "aux équipes des établissements."
                        ),
                    ),
                    ("Démarrage", "15/11/2022"),
                    ("Période couverte", "2022-2023"),
                    ("Acteurs associés", "CNFPT ; IRTS"),
                    ("Coût et financement", "PLF : 18 000 € ; CAF : 3 200 €"),
                    (
                        "Données chiffrées",
                        (
                            "• Professionnels formés : 146 (cible 2024 : 200)\n"
                            "• Nombre d'heures de formation : 96"
                        ),
                    ),
                    ("État au 31/12", "Réalisée"),
                    (
                        "Réalisations de l'année",
                        "Toutes les sessions programmées ont eu lieu.",
                    ),
                    ("Suites envisagées", "Ouvrir les sessions aux services de tutelle."),
                ],
            ),
        ],
    ),
]


def report(path):
    document = Document()
    document.core_properties.created = document.core_properties.modified = MOMENT
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    section.header.paragraphs[0].text = "Département de Loir-et-Cher – DGA Solidarités"
    page_field(section.footer.paragraphs[0])
    document.add_paragraph("Blois, le 12 avril 2024").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_heading(
        "Prévention et protection de l'enfance : rapport d'exécution du contrat départemental, "
        "exercice 2023",
        0,
    )
    document.add_paragraph("Département : Loir-et-Cher (41)")
    document.add_paragraph("Année de première contractualisation : 2021")
    document.add_paragraph(
        "Le contrat, signé le 30 septembre 2021 entre le préfet, l'agence régionale de santé "
        "Centre-Val de Loire et le président du conseil départemental, couvre la période "
        "2021-2023. Le présent rapport rend compte, fiche par fiche, de l'emploi des crédits "
        "versés au titre de 2023."
    )
    document.add_heading("Synthèse", 1)
    for line in (
        "Nombre d'actions mises en œuvre : 6 sur 7",
        "Nombre d'actions reportées : 1 sur 7 (fiche-action n° 5)",
        "Nombre d'actions abandonnées : 0 sur 7",
    ):
        document.add_paragraph(line, style="List Bullet")
    for heading, fiches in REPORT:
        document.add_heading(heading, 1)
        for title, rows in fiches:
            table = document.add_table(rows=1, cols=2, style="Table Grid")
            head = table.rows[0].cells[0].merge(table.rows[0].cells[1])
            write(head, title, bold=True)
            shade(head, "D9E2F3")
            for label, value in rows:
                cells = table.add_row().cells
                write(cells[0], label, bold=True)
                if isinstance(value, str):
                    write(cells[1], value)
                    continue
                inner = cells[1].add_table(rows=0, cols=len(value[0]))
                inner.style = "Table Grid"
                for line in value:
                    for cell, text in zip(inner.add_row().cells, line, strict=True):
                        write(cell, text)
                cells[1].add_paragraph()
            for row in table.rows:
                row.cells[0].width, row.cells[1].width = Cm(4.5), Cm(12.5)
            document.add_paragraph()
    document.add_paragraph("Pour le président du conseil départemental et par délégation,")
    document.add_paragraph("La directrice générale adjointe chargée des solidarités")
    document.save(path)
    steady(path)


DAY = datetime.date
HEADER = [
    "N°",
    "Objectif national visé",
    "Intitulé de l'action",
    "Service référent",
    "Partenaires",
    "État d'avancement",
    "Date de lancement",
    "Échéance",
    "Commentaires",
]
FUNDERS = ["BOP 304", "FIR", "ONDAM", "CAF", "Département", "Total"]
TABLE = [
    "ENGAGEMENT 1 – AGIR LE PLUS PRÉCOCEMENT POSSIBLE",
    (
        *("1.1", "Obj. 1 - Entretiens prénatals précoces (PMI)"),
        *("Développer l'entretien prénatal précoce en PMI", "PMI", "CPAM, maternités"),
        *("En cours", DAY(2022, 4, 1), DAY(2024, 12, 31)),
        "Convention signée avec les maternités publiques",
        *(None, 58000, None, None, 14500, 72500),
    ),
    (
        *("1.2", "Obj. 2 - Bilans de santé en école maternelle"),
        *("Bilans de santé des 3-4 ans à l'école", "PMI", "Éducation nationale, MSA"),
        *("Réalisée", "sept. 2022", "juin 2024", "L'ensemble des secteurs est couvert"),
        *(None, 41000, None, None, 0, 41000),
    ),
    (
        *("1.3", "Obj. 3 - Visites à domicile pré et postnatales des sages-femmes"),
        *("Visites des sages-femmes auprès des familles vulnérables", "PMI", None),
        *("En cours", "2ème semestre 2022", "fin 2024", None),
        *(None, 36500, None, None, 9000, 45500),
    ),
    (
        *("1.4", "Obj. 12 - Interventions de TISF"),
        *("Faire intervenir une TISF en sortie de maternité", "Parentalité", "CAF, ADMR"),
        *("Non démarrée", None, 2025, "Aucune candidature à l'appel à projets"),
        *(20000, None, None, 10000, None, 30000),
    ),
    "ENGAGEMENT 2 – SÉCURISER LES PARCOURS DES ENFANTS PROTÉGÉS",
    (
        *("2.1", "Obj. 6 - Moyens et délais de la CRIP"),
        *("Étoffer la cellule de recueil des informations préoccupantes", "CRIP", "Parquet, PJJ"),
        *("Réalisée", "1er trimestre 2022", None, "Deux évaluatrices ont été recrutées"),
        *(112000, None, None, None, 38000, 150000),
    ),
    (
        *("2.2", "Obj. 8 - Plan de contrôle des établissements et services"),
        *("Plan de contrôle des lieux d'accueil", "ASE", "DDETSPP"),
        *("Reportée", "mars 2024", 2025, "Départ du chargé de mission"),
        *(30000, None, None, None, 0, 30000),
    ),
    (
        *("2.3", "Obj. 9 - Enfants protégés en situation de handicap"),
        *("Équipe mobile ASE / handicap", "ASE", "ARS\nMDPH\nAPAJH 11"),
        *("En cours", DAY(2023, 1, 9), None),
        "Équipe au complet depuis le printemps\nConvention avec l'IME à renouveler",
        *(None, None, 240000, None, 60000, 300000),
    ),
    (
        *("2.4", "Obj. 18 - Places d'accueil en fratries"),
        *("Ouvrir un accueil de fratries dans le Lauragais", "ASE", None),
        *("Abandonnée", None, None, "Bâtiment non conforme, surcoût trop élevé"),
        *(None, None, None, None, None, 0),
    ),
    "ENGAGEMENT 3 – DONNER AUX ENFANTS LES MOYENS D'AGIR",
    (
        *("3.1", "Obj. 10 - Participation des enfants et des jeunes à l'ODPE"),
        *("Comité des jeunes confiés", "ODPE", "ADEPAPE"),
        *("En cours", 2023, None, "Dernière réunion le 14 novembre 2024"),
        *(6000, None, None, None, 6000, 12000),
    ),
    "ENGAGEMENT 4 – PRÉPARER LEUR AVENIR",
    (
        *("4.1", "Obj. 24 - Accompagnement global et passerelles"),
        *("Logements passerelles pour les jeunes majeurs", "ASE", "bailleurs sociaux, FJT"),
        *("En cours", "à compter du 1er juillet 2023", "jusqu'en 2026"),
        "Des places sont ouvertes à Narbonne et à Carcassonne",
        *(84000, None, None, None, 42000, 126000),
    ),
    "CONDITIONS POUR Y PARVENIR",
    (
        *("5.1", "Obj. 26 - Formation des professionnels"),
        *("Former les assistants familiaux au psychotraumatisme", "RH", "CNFPT"),
        *("Réalisée", DAY(2022, 10, 17), DAY(2024, 6, 28), "Toutes les sessions ont eu lieu"),
        *(15000, None, None, None, None, 15000),
    ),
]
SUMS = (267000, 135500, 240000, 10000, 169500, 822000)


def table(path):
    book = Workbook()
    book.properties.created = book.properties.modified = MOMENT
    sheet = book.active
    sheet.title = "Suivi 2024"
    width = len(HEADER) + len(FUNDERS)
    thin = Border(*[Side(style="thin")] * 4)

    def banner(row, text, colour=None):
        sheet.cell(row, 1, text).font = Font(bold=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        if colour:
            sheet.cell(row, 1).fill = PatternFill("solid", fgColor=colour)

    banner(
        1, "Département de l'Aude – Contrat de prévention et de protection de l'enfance 2022-2024"
    )
    banner(2, "Tableau de suivi des actions – exercice 2024")
    banner(3, "Mis à jour le 3 décembre 2024")
    for column, text in enumerate(HEADER, 1):
        sheet.cell(5, column, text)
        sheet.merge_cells(start_row=5, start_column=column, end_row=6, end_column=column)
    first = len(HEADER) + 1
    sheet.cell(5, first, "Montants prévus 2024 (en €)")
    sheet.merge_cells(start_row=5, start_column=first, end_row=5, end_column=width)
    for column, text in enumerate(FUNDERS, first):
        sheet.cell(6, column, text)
    row = 7
    for line in TABLE:
        if isinstance(line, str):
            banner(row, line, "DDEBF7")
        else:
            for column, value in enumerate(line, 1):
                cell = sheet.cell(row, column, value)
                if isinstance(value, datetime.date):
                    cell.number_format = "dd/mm/yyyy"
                if column >= first:
                    cell.number_format = EURO
        row += 1
    sheet.cell(row, 1, "TOTAL GÉNÉRAL")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=first - 1)
    for column, value in enumerate(SUMS, first):
        sheet.cell(row, column, value).number_format = EURO
    for cells in sheet.iter_rows(min_row=5, max_row=row, max_col=width):
        for cell in cells:
            cell.border = thin
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row <= 6 or cell.row == row:
                cell.font = Font(bold=True)
    for column in "BCEI":
        sheet.column_dimensions[column].width = 30
    note = book.create_sheet("Lisez-moi")
    note["A1"] = "Une ligne par action ; les montants sont ceux de la convention financière."
    note["A2"] = "Ne pas insérer de colonne ; renvoyer le fichier à la DDETSPP au format tableur."
    book.save(path)
    steady(path)


PLAN_HEADER = [
    "Objectif",
    "Action programmée",
    "Date de démarrage",
    "Partenaires",
    *("FIR", "BOP 304", "ONDAM", "Département", "Total"),
]
PLAN = [
    (
        "Engagement 1 : Agir le plus précocement possible pour répondre aux besoins des enfants",
        [
            (
                "1. Entretien prénatal précoce",
                "Action 1 : Ouvrir des permanences d'entretien prénatal précoce",
                *("mars 2025", "CPAM, hôpital de Chaumont"),
                *("45 000 €", "", "", "15 000 €", "60 000 €"),
            ),
            (
                "2. Bilans de santé en école maternelle",
                "Action 2 : Organiser les bilans de santé dans les écoles rurales",
                *("année scolaire 2025-2026", "Éducation nationale"),
                *("30 000 €", "", "", "10 000 €", "40 000 €"),
            ),
            (
                "5. Consultations infantiles de PMI",
                "Action 3 : Recruter un médecin vacataire pour les consultations infantiles",
                *("T3 2025", "MSA"),
                *("24 500 €", "", "", "- €", "24 500 €"),
            ),
            ("Sous-total engagement 1", *("99 500 €", "", "", "25 000 €", "124 500 €")),
        ],
    ),
    (
        "Engagement 2 : Sécuriser les parcours des enfants protégés et prévenir les ruptures",
        [
            (
                "6. Moyens de la CRIP",
                "Action 4 : Renforcer l'équipe d'évaluation de la CRIP",
                *("1er semestre 2025", "Parquet, PJJ"),
                *("", "70 000 €", "", "30 000 €", "100 000 €"),
            ),
            (
                "9. Enfants protégés en situation de handicap",
                (
                    "Action 5 : Créer un lieu de répit pour les enfants confiés en situation de "
                    "handicap"
                ),
                *("01/09/2025", "ARS, MDPH"),
                *("", "", "180 000 €", "45 000 €", "225 000 €"),
            ),
            (
                "20. Soutien aux tiers de confiance",
                "Action 6 : Accompagner les tiers dignes de confiance",
                *("rentrée 2025", "UDAF"),
                *("", "38 000 €", "", "", "38 000 €"),
            ),
            (
                "Sous-total engagement 2",
                *("", "108 000 €", "180 000 €", "75 000 €", "363 000 €"),
            ),
        ],
    ),
    (
        "Engagement 4 : Préparer leur avenir et sécuriser leur vie d'adulte",
        [
            (
                "24. Accompagnement global et dispositifs passerelles",
                "Action 7 : Créer une colocation accompagnée pour jeunes majeurs",
                *("automne 2025", "missions locales, bailleurs sociaux, FJT"),
                *("", "52 000 €", "", "26 000 €", "78 000 €"),
            ),
            ("Sous-total engagement 4", *("", "52 000 €", "", "26 000 €", "78 000 €")),
        ],
    ),
    (
        "Conditions pour y parvenir",
        [
            (
                "11. Observatoire départemental (ODPE)",
                "Action 8 : Étoffer l'observatoire départemental",
                *("courant 2025", "-"),
                *("", "12 000 €", "", "- €", "12 000 €"),
            ),
            (
                "26. Formation des professionnels",
                "Action 9 : Former les assistants familiaux à l'accueil d'urgence",
                *("14 octobre 2025", "CNFPT"),
                *("", "9 500 €", "", "3 000 €", "12 500 €"),
            ),
            ("Sous-total conditions", *("", "21 500 €", "", "3 000 €", "24 500 €")),
        ],
    ),
]
RECAP = [
    ("Source de financement", "Montant 2025"),
    ("FIR", "99 500 €"),
    ("BOP 304", "181 500 €"),
    ("ONDAM", "180 000 €"),
    ("Département", "129 000 €"),
    ("Total", "590 000 €"),
]
FIGURES = [
    ("Indicateur", "2023", "2024", "Cible 2025"),
    ("Nombre d'entretiens prénatals précoces réalisés par la PMI", "96", "131", "180"),
    ("Nombre de bilans de santé en école maternelle", "812", "845", "900"),
    ("Part des informations préoccupantes évaluées dans les délais", "58 %", "63,5 %", "75 %"),
    ("Délai moyen d'évaluation (en jours)", "104", "97", "90"),
    ("Nombre d'enfants accueillis chez un tiers de confiance", "nd", "14", "20"),
]


def plan(path):
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.header.paragraphs[0].text = "Contractualisation – prévention et protection de l'enfance"
    page_field(section.footer.paragraphs[0])
    document.add_heading("Département de la Haute-Marne", 0)
    document.add_heading("Plan d'actions 2025", 1)
    document.add_paragraph(
        "Annexe n° 1 au contrat départemental pour la prévention et la protection de l'enfance "
        "2025-2027"
    )
    document.add_paragraph("Chaumont, le 28 février 2025")
    for heading, rows in PLAN:
        document.add_heading(heading, 2)
        grid = document.add_table(rows=1, cols=len(PLAN_HEADER), style="Table Grid")
        for cell, text in zip(grid.rows[0].cells, PLAN_HEADER, strict=True):
            write(cell, text, bold=True, size=9)
            shade(cell, "E2EFD9")
        for line in rows:
            cells = grid.add_row().cells
            whole = len(line) == len(PLAN_HEADER)
            if not whole:
                write(cells[0].merge(cells[3]), line[0], bold=True, size=9)
            for cell, text in zip(
                cells if whole else cells[4:], line if whole else line[1:], strict=True
            ):
                write(cell, text, bold=not whole, size=9)
        grid.autofit = False
        widths = (4.0, 5.2, 2.6, 3.1, 2.1, 2.4, 2.4, 2.7, 2.2)
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Cm(width)
        for row in grid.rows:
            for merged in row._tr.tc_lst:
                place = merged.grid_offset
                merged.width = Cm(sum(widths[place : place + merged.grid_span]))
    document.add_paragraph("L'engagement 3 ne fait l'objet d'aucune action nouvelle cette année.")
    for heading, lines in (
        ("Récapitulatif financier", RECAP),
        ("Indicateurs de suivi", FIGURES),
    ):
        document.add_heading(heading, 2)
        grid = document.add_table(rows=0, cols=len(lines[0]), style="Table Grid")
        for place, line in enumerate(lines):
            for cell, text in zip(grid.add_row().cells, line, strict=True):
                write(cell, text, bold=place == 0, size=10)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        document.save(source)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True,
            capture_output=True,
        )
        path.write_bytes(source.with_suffix(".pdf").read_bytes())


def main():
    for folder, name, make in (
        ("loir-et-cher-2023-rapport", "rapport.docx", report),
        ("aude-2024-tableau", "tableau.xlsx", table),
        ("haute-marne-2025-plan", "plan.pdf", plan),
    ):
        (HERE / folder).mkdir(exist_ok=True)
        make(HERE / folder / name)


if __name__ == "__main__":
    main()
