"""Nine documents on national templates that nine departments changed, with expected answers.

Every fact is invented. Run from anywhere: `python make_c.py`.
LibreOffice makes one PDF and the ODS.
"""

import datetime
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).resolve().parent
FROZEN = (2024, 1, 1, 0, 0, 0)
CODES = {
    **dict.fromkeys([1], ("E1", "M01")),
    **dict.fromkeys([2], ("E1", "M02")),
    **dict.fromkeys([3, 4, 5, 12], ("E1", "M03")),
    **dict.fromkeys([13], ("E1", "M04")),
    **dict.fromkeys([14, 15, 16], ("E1", "M05")),
    **dict.fromkeys([6, 7], ("E2", "M06")),
    **dict.fromkeys([8, 17], ("E2", "M07")),
    **dict.fromkeys([9], ("E2", "M08")),
    **dict.fromkeys([18, 19, 20], ("E2", "M09")),
    **dict.fromkeys([21], ("E2", "M10")),
    **dict.fromkeys([22], ("E2", "M11")),
    **dict.fromkeys([23], ("E2", "M12")),
    **dict.fromkeys([10], ("E3", "M13")),
    **dict.fromkeys([24], ("E4", "M14")),
    **dict.fromkeys([25], ("E4", "M15")),
    **dict.fromkeys([11], ("COND", "M16")),
    **dict.fromkeys([26], ("COND", "M17")),
    **dict.fromkeys([27], ("COND", "M18")),
    **dict.fromkeys([28], ("COND", "M19")),
    **dict.fromkeys([29], ("COND", "M20")),
}


# ---------------------------------------------------------------- expected answers


def action(number, objective, title, status, **fields):
    engagement, measure = CODES[objective]
    return {
        "action_number": number,
        "engagement_code": engagement,
        "measure_code": measure,
        "objective_number": objective,
        "title": title,
        "status": status,
        **fields,
    }


def indicator(number, label, value, year, unit="count", **fields):
    return {
        "action_number": number,
        "value": value,
        "year": year,
        "label": label,
        "unit": unit,
        "denominator": None,
        "availability": "reported",
        **fields,
    }


def money(number, amount, funder, year=2023, **fields):
    return {
        "action_number": number,
        "amount": f"{amount:.2f}",
        "funder": funder,
        "year": year,
        **fields,
    }


def when(number, *edtf):
    return [{"action_number": number, "edtf": e} for e in edtf]


def listed(*numbers, applicable=True):
    return [{"objective_number": n, "is_applicable": applicable} for n in numbers]


def expect(name, document, objectives, actions, indicators, fundings, dates, checks=()):
    answer = {
        "document": document,
        "objectives": objectives,
        "actions": actions,
        "indicators": indicators,
        "fundings": fundings,
        "dates": dates,
        "checks": list(checks),
    }
    text = json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
    (HERE / "expected" / f"{name}.json").write_text(text, encoding="utf-8")


def folder(name):
    path = HERE / name
    path.mkdir(exist_ok=True)
    return path


# ---------------------------------------------------------------- writing files


def freeze(path):
    """Same bytes at every run: no clock in the container."""
    with zipfile.ZipFile(path) as source:
        entries = [(i.filename, source.read(i), i.compress_type) for i in source.infolist()]
    with zipfile.ZipFile(path, "w") as target:
        for name, data, compression in entries:
            if name in ("docProps/core.xml", "meta.xml", "settings.xml"):
                stamp = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?"
                data = re.sub(stamp, b"2024-01-01T00:00:00", data)
                data = re.sub(rb"PT[\dHMS.]+S", b"PT1S", data)
            info = zipfile.ZipInfo(name, FROZEN)
            info.compress_type = compression
            target.writestr(info, data)


def convert(source, suffix, target):
    with tempfile.TemporaryDirectory() as home:
        profile = f"-env:UserInstallation=file://{home}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", home]
        subprocess.run([*command, str(source)], check=True, capture_output=True)
        shutil.copy(Path(home) / f"{source.stem}.{suffix}", target)
    if suffix == "pdf":
        data = target.read_bytes()
        data = re.sub(
            rb"D:\d{14}[^)]*\)", lambda m: b"D:20240101000000Z".ljust(len(m[0]) - 1) + b")", data
        )
        data = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)
        data = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, data)
        target.write_bytes(data)
    else:
        freeze(target)


def shade(cell, colour):
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:color"), "auto")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)


def fill(cell, text, bold=False, size=9, colour=None):
    """Write the lines of `text` as the cell's paragraphs."""
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.bold = bold
        run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def across(row):
    return row.cells[0].merge(row.cells[-1])


def base_document(margin=2.0, font="Arial", size=10):
    document = Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(margin)
    section.top_margin = section.bottom_margin = Cm(1.8)
    return document


def spaced(number):
    """French thousands, two decimals only where there are cents."""
    text = f"{number:,.2f}" if number % 1 else f"{number:,.0f}"
    return text.replace(",", " ").replace(".", ",")


# ---------------------------------------------------------------- 1. Sarthe, DOCX
# One table per action, shaded title row, three groups of rows, the budget a grid in the table.

SARTHE = [
    {
        "n": "1",
        "objective": 1,
        "title": "Développer l'entretien prénatal précoce dans les circonscriptions de solidarité",
        "eng": "Engagement 1 – Agir le plus précocement possible",
        "mes": "Rendre obligatoire l'entretien prénatal précoce",
        "obj": "Atteindre un taux de couverture par la PMI d'au moins 20 % des EPP",
        "pilot": "Service de PMI",
        "desc": "Proposition systématique d'un entretien à toute femme ayant déclaré sa grossesse "
        "avant la fin du premier trimestre. Permanences décentralisées à Sablé et à Mamers.",
        "start": "Septembre 2022",
        "edtf": "2022-09",
        "dur": "2022-2024",
        "years": (2022, 2024),
        "partners": "CH du Mans, CPAM, sages-femmes libérales",
        "names": ["CH du Mans", "CPAM", "sages-femmes libérales"],
        "budget": [(None, 85000, 40000), (None, 82350.40, 40000)],
        "state": "En cours",
        "status": "in_progress",
        "ind": "Nombre d'EPP réalisés par la PMI : 612 (548 en 2022)\n"
        "Part des femmes enceintes ayant bénéficié d'un EPP en PMI : 11,4 %",
        "res": "La montée en charge se poursuit, surtout dans le nord du département.",
        "motif": "-",
        "next": "Ouverture d'une troisième permanence.",
    },
    {
        "n": "2",
        "objective": 4,
        "title": "Étendre les visites à domicile des puéricultrices",
        "eng": "Engagement 1 – Agir le plus précocement possible",
        "mes": "Augmenter le nombre de visites à domicile et de consultations infantiles",
        "obj": "Permettre qu'au moins 15 % des enfants bénéficient de l'intervention à domicile "
        "d'infirmières puéricultrices de la PMI",
        "pilot": "Service de PMI",
        "desc": "Recrutement de deux puéricultrices volantes et repérage en maternité des enfants "
        "présentant un retard de développement.",
        "start": "1er trimestre 2023",
        "edtf": "2023-33",
        "dur": "2023-2024",
        "years": (2023, 2024),
        "partners": "CAF\nMSA\nMaternités",
        "names": ["CAF", "MSA", "Maternités"],
        "budget": [(None, 112000, 30500), (None, 97840, 30500)],
        "state": "En cours",
        "status": "in_progress",
        "ind": "Nombre de VAD de puéricultrices : 1 876, dont 743 auprès de familles vulnérables\n"
        "Nombre d'enfants de moins de deux ans suivis à domicile : 1 204 sur 5 980 (20,1 %)",
        "res": "Un second poste a été pourvu en cours d'année.",
        "motif": "-",
        "next": "Maintien des deux postes et bilan partagé avec les maternités.",
    },
    {
        "n": "4",
        "objective": 6,
        "title": "Consolider la CRIP 72",
        "eng": "Engagement 2 – Sécuriser les parcours",
        "mes": "Renforcer les CRIP",
        "obj": "Renforcer les moyens et la pluridisciplinarité des CRIP",
        "pilot": "Service Enfance en danger",
        "desc": "Création de trois postes d'évaluateurs et d'un temps de médecin référent.",
        "start": "depuis le 15/03/2022",
        "edtf": "2022-03-15",
        "dur": "3 ans (2022-2024)",
        "years": (2022, 2024),
        "partners": "Parquet du Mans, Éducation nationale, PJJ",
        "names": ["Parquet du Mans", "Éducation nationale", "PJJ"],
        "budget": [(150000, None, 150000), (150000, None, 161200)],
        "state": "Réalisée",
        "status": "completed",
        "ind": "IP reçues : 2 417\nIP évaluées : 1 063\nDélai moyen d'évaluation : 4,2 mois",
        "res": "Les trois postes sont pourvus et la cellule est désormais pluridisciplinaire.",
        "motif": "-",
        "next": "Révision du guide d'évaluation.",
    },
    {
        "n": "7",
        "objective": 8,
        "title": "Se doter d'un plan de contrôle des lieux d'accueil",
        "eng": "Engagement 2 – Sécuriser les parcours",
        "mes": "Créer un référentiel national de contrôle des lieux d'accueil",
        "obj": "Systématiser un volet « maîtrise des risques » dans le schéma départemental",
        "pilot": "Mission inspection",
        "desc": "Élaboration d'un calendrier pluriannuel de visites et d'une grille commune.",
        "start": "Rentrée 2023",
        "edtf": "2023-09~",
        "dur": "2023",
        "years": (2023, 2023),
        "partners": "DDETS, ARS",
        "names": ["DDETS", "ARS"],
        "budget": [(45000, None, 15000), (38900, None, 12750.25)],
        "state": "En cours de déploiement",
        "status": "in_progress",
        "ind": "Nombre de lieux d'accueil contrôlés : 9 (cible 2023 : 12)\n"
        "Nombre d'inspecteurs habilités : NC",
        "res": "Le calendrier a été arrêté et la grille testée dans deux maisons d'enfants.",
        "motif": "-",
        "next": "Généralisation de la grille.",
    },
    {
        "n": "7bis",
        "objective": 17,
        "title": "Organiser des contrôles conjoints avec les services de l'État",
        "eng": "Engagement 2 – Sécuriser les parcours",
        "mes": "Créer un référentiel national de contrôle des lieux d'accueil",
        "obj": "Mieux articuler les contrôles État / département",
        "pilot": "Mission inspection",
        "desc": "Rédaction d'un protocole entre la DTPJJ, l'ARS et le Département.",
        "start": "2e semestre 2023",
        "edtf": "2023-41",
        "dur": "12 mois",
        "years": (None, None),
        "partners": "DTPJJ, ARS",
        "names": ["DTPJJ", "ARS"],
        "budget": [(8000, None, None), (None, None, None)],
        "state": "Reportée",
        "status": "delayed",
        "ind": "Nombre de contrôles conjoints : 0",
        "res": "-",
        "motif": "Le protocole attend la signature de la DTPJJ.",
        "next": "Premières visites communes après signature.",
    },
    {
        "n": "9",
        "objective": 20,
        "title": "Accompagner les tiers dignes de confiance",
        "eng": "Engagement 2 – Sécuriser les parcours",
        "mes": "Soutenir la diversification de l'offre",
        "obj": "Structurer et développer le soutien aux tiers de confiance",
        "pilot": "Service Enfance en danger",
        "desc": "Création d'une équipe dédiée à l'accompagnement des tiers.",
        "start": "Sans objet",
        "edtf": None,
        "dur": "-",
        "years": (None, None),
        "partners": "UDAF",
        "names": ["UDAF"],
        "budget": [(60000, None, 20000), (None, None, None)],
        "state": "Abandonnée",
        "status": "abandoned",
        "ind": "Sans objet",
        "res": "-",
        "motif": "Aucune association n'a répondu à l'appel à projets.",
        "next": "-",
    },
    {
        "n": "11",
        "objective": 26,
        "title": "Former les professionnels aux besoins fondamentaux de l'enfant",
        "eng": "Conditions pour y parvenir",
        "mes": "Renforcer la formation des professionnels",
        "obj": "Renforcer la formation des professionnels",
        "pilot": "Direction des ressources humaines",
        "desc": "Cycle de formation ouvert aux agents du Département et aux associations "
        "habilitées.",
        "start": "Année scolaire 2023-2024",
        "edtf": "2023-09/2024-08",
        "dur": "2023-2024",
        "years": (2023, 2024),
        "partners": "CNFPT ; IRTS ; Sauvegarde Mayenne-Sarthe",
        "names": ["CNFPT", "IRTS", "Sauvegarde Mayenne-Sarthe"],
        "budget": [(25000, None, 10000), (24180, None, 10000)],
        "state": "En cours",
        "status": "in_progress",
        "ind": "Sept cadres formés\nUne trentaine de travailleurs sociaux sensibilisés\n"
        "14 journées de formation",
        "res": "Les retours des participants sont très favorables.",
        "motif": "-",
        "next": "Deuxième session ouverte aux assistants familiaux.",
    },
]
FUNDERS_1 = ["BOP 304", "FIR", "Département"]
CODES_1 = ["BOP304", "FIR", "DEPARTMENT"]


def sarthe():
    name = "sarthe-2023-rapport"
    document = base_document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Préfecture de la Sarthe – ARS – Département"
    section.footer.paragraphs[0].text = "Annexe 3 – Rapport d'exécution 2023"
    document.add_paragraph("Annexe 3").runs[0].italic = True
    document.add_heading("RAPPORT D'EXÉCUTION – EXERCICE 2023", 0)
    document.add_paragraph("Contrat départemental de prévention et de protection de l'enfance")
    document.add_paragraph("Département : SARTHE (72)")
    document.add_paragraph("Année de première contractualisation : 2022")
    document.add_heading("Récapitulatif", 1)
    for line in (
        "Actions mises en œuvre : 5 sur 7",
        "Actions en retard : 1 sur 7 (fiche action n°7 bis)",
        "Actions abandonnées : 1 sur 7 (fiche action n°9)",
    ):
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("Fiches", 1)
    for fiche in SARTHE:
        table = document.add_table(rows=0, cols=4)
        table.style = "Table Grid"
        shown = fiche["n"].replace("bis", " bis")
        title = across(table.add_row())
        shade(title, "1F3864")
        fill(title, f"FICHE ACTION N°{shown} : {fiche['title']}", True, 10, "FFFFFF")

        def group(text, table=table):
            cell = across(table.add_row())
            shade(cell, "BDD6EE")
            fill(cell, text, True)

        def line(label, value, table=table):
            row = table.add_row()
            fill(row.cells[0], label, True)
            fill(row.cells[1].merge(row.cells[3]), value)

        group("Identification")
        line("Engagement", fiche["eng"])
        line("Mesure", fiche["mes"])
        line("Objectif national", fiche["obj"])
        line("Service pilote", fiche["pilot"])
        group("Mise en œuvre")
        line("Contenu de l'action", fiche["desc"])
        line("Date de démarrage", fiche["start"])
        line("Durée", fiche["dur"])
        line("Partenaires associés", fiche["partners"])
        row = table.add_row()
        for cell, text in zip(row.cells, ["Budget 2023 (en €)", *FUNDERS_1], strict=True):
            shade(cell, "F2F2F2")
            fill(cell, text, True)
        for label, amounts in zip(("Prévu", "Réalisé"), fiche["budget"], strict=True):
            row = table.add_row()
            fill(row.cells[0], label)
            for cell, amount in zip(row.cells[1:], amounts, strict=True):
                fill(cell, "" if amount is None else spaced(amount))
        group("Bilan")
        line("État d'avancement", fiche["state"])
        line("Indicateurs de réalisation", fiche["ind"])
        line("Résultats obtenus", fiche["res"])
        line("Motif (si retard ou abandon)", fiche["motif"])
        line("Suites envisagées", fiche["next"])
        document.add_paragraph()
    document.add_heading("Bilan financier consolidé", 1)
    table = document.add_table(rows=1, cols=3)
    table.style = "Table Grid"
    for cell, text in zip(
        table.rows[0].cells, ("Source", "Prévu 2023", "Réalisé 2023"), strict=True
    ):
        fill(cell, text, True)
    sums = [[sum(f["budget"][k][j] or 0 for f in SARTHE) for k in (0, 1)] for j in range(3)]
    sums.append([sum(s[k] for s in sums) for k in (0, 1)])
    for label, pair in zip([*FUNDERS_1, "Total"], sums, strict=True):
        row = table.add_row()
        fill(row.cells[0], label, label == "Total")
        for cell, amount in zip(row.cells[1:], pair, strict=True):
            fill(cell, spaced(amount) + " €")
    document.add_paragraph()
    document.add_paragraph("Fait au Mans, le 28 juin 2024")
    document.add_paragraph("Le Préfet de la Sarthe\t\tLe Président du Conseil départemental")
    path = folder(name) / "rapport_execution_72.docx"
    document.save(path)
    freeze(path)

    actions, dates, fundings = [], when(None, "2024-06-28"), []
    for f in SARTHE:
        actions.append(
            action(
                f["n"],
                f["objective"],
                f["title"],
                f["status"],
                start_edtf=f["edtf"],
                start_text=None if f["start"] == "Sans objet" else f["start"],
                duration_text=None if f["dur"] == "-" else f["dur"],
                period_start_year=f["years"][0],
                period_end_year=f["years"][1],
                partners=f["names"],
                description=f["desc"],
                indicators_text=None if f["ind"] == "Sans objet" else f["ind"],
                results_text=None if f["res"] == "-" else f["res"],
                outlook_text=None if f["next"] == "-" else f["next"],
                reason_not_done=None if f["motif"] == "-" else f["motif"],
            )
        )
        if f["edtf"]:
            dates += when(f["n"], f["edtf"])
        fundings += [
            money(f["n"], a, c)
            for line in f["budget"]
            for a, c in zip(line, CODES_1, strict=True)
            if a
        ]
    fundings += [
        money(None, a, c) for pair, c in zip(sums, [*CODES_1, "ALL"], strict=True) for a in pair
    ]
    expect(
        name,
        {
            "kind": "execution_report",
            "department_code": "72",
            "department_name": "Sarthe",
            "region_code": "52",
            "fiscal_year": 2023,
            "first_contract_year": 2022,
            "document_date": "2024-06-28",
        },
        listed(*[f["objective"] for f in SARTHE]),
        actions,
        [
            indicator(None, "Actions mises en œuvre", 5, 2023, denominator=7),
            indicator(None, "Actions en retard", 1, 2023, denominator=7),
            indicator(None, "Actions abandonnées", 1, 2023, denominator=7),
            indicator("1", "Nombre d'EPP réalisés par la PMI", 612, 2023),
            indicator("1", "Nombre d'EPP réalisés par la PMI", 548, 2022),
            indicator("1", "Part des femmes enceintes", 11.4, 2023, "percent"),
            indicator("2", "Nombre de VAD de puéricultrices", 1876, 2023),
            indicator("2", "familles vulnérables", 743, 2023),
            indicator("2", "Nombre d'enfants suivis à domicile", 1204, 2023, denominator=5980),
            indicator("2", "Nombre d'enfants suivis à domicile", 20.1, 2023, "percent"),
            indicator("4", "IP reçues", 2417, 2023),
            indicator("4", "IP évaluées", 1063, 2023),
            indicator("4", "Délai moyen d'évaluation", 4.2, 2023, "month"),
            indicator("7", "Nombre de lieux d'accueil contrôlés", 9, 2023),
            indicator(
                "7", "Nombre d'inspecteurs habilités", None, 2023, availability="not_available"
            ),
            indicator("7bis", "Nombre de contrôles conjoints", 0, 2023),
            indicator("11", "cadres formés", 7, 2023),
            indicator("11", "travailleurs sociaux sensibilisés", 30, 2023, comparator="~"),
            indicator("11", "journées de formation", 14, 2023),
        ],
        fundings,
        dates,
    )


# ---------------------------------------------------------------- 2. Pas-de-Calais, PDF
# A page per fiche, labels above values over the full width.

PAS_DE_CALAIS = [
    {
        "n": "1.2",
        "objective": 2,
        "title": "Voir chaque enfant de quatre ans en école maternelle",
        "link": "Engagement 1 : agir le plus précocement possible\n"
        "Mesure : généraliser les bilans de santé en école maternelle\n"
        "Objectif 2 : faire progresser le nombre de bilans de santé en école maternelle",
        "desc": "Organisation des bilans par secteur, avec un calendrier partagé avec les "
        "inspections de circonscription. Achat d'appareils de dépistage visuel.",
        "start": "la rentrée 2023",
        "edtf": "2023-09~",
        "dur": "2023-2025",
        "years": (2023, 2025),
        "actors": "Éducation nationale / CPAM de l'Artois / MSA",
        "names": ["Éducation nationale", "CPAM de l'Artois", "MSA"],
        "money": "FIR : 96 k€ ; Département : 41,5 k€",
        "fundings": [(96000, "FIR"), (41500, "DEPARTMENT")],
        "figures": "Bilans réalisés : 11 842 en 2024 (10 967 en 2023)\nTaux de couverture : 68 %",
        "review": "La couverture progresse malgré les postes vacants dans l'Audomarois.",
        "next": "Rattrapage des enfants absents lors de consultations dédiées.",
        "reason": "",
        "status": "in_progress",
    },
    {
        "n": "1.4",
        "objective": 12,
        "title": "Mobiliser les TISF au retour de maternité",
        "link": "Engagement 1 : agir le plus précocement possible\n"
        "Mesure : augmenter le nombre de visites à domicile et de consultations infantiles\n"
        "Objectif 12 : renforcer les interventions de TISF",
        "desc": "Intervention d'une technicienne dans les quinze jours qui suivent la sortie, "
        "sans participation financière des familles.",
        "start": "15 janvier 2023",
        "edtf": "2023-01-15",
        "dur": "2023-2024",
        "years": (2023, 2024),
        "actors": "• CAF\n• ADMR\n• Centre hospitalier de Lens",
        "names": ["CAF", "ADMR", "Centre hospitalier de Lens"],
        "money": "Le BOP 304 a financé 130 000 € d'heures d'intervention, la CAF 18 000 €.",
        "fundings": [(130000, "BOP304"), (18000, "CAF")],
        "figures": "5 320 heures d'intervention\nPlus de 400 familles aidées\nNombre de refus : nd",
        "review": "Le dispositif est connu des maternités et les délais sont tenus.",
        "next": "Extension aux sorties de néonatalogie.",
        "reason": "",
        "status": "in_progress",
    },
    {
        "n": "2.1",
        "objective": 6,
        "title": "Accélérer l'évaluation des informations préoccupantes",
        "link": "Engagement 2 : sécuriser les parcours des enfants protégés\n"
        "Mesure : renforcer les CRIP\n"
        "Objectif 6 : renforcer les moyens, les ressources et la pluridisciplinarité des CRIP",
        "desc": "Renfort de six évaluateurs répartis dans les neuf territoires et outil commun de "
        "suivi des délais.",
        "start": "été 2022",
        "edtf": "2022-22",
        "dur": "2022-2024",
        "years": (2022, 2024),
        "actors": "PJJ, parquets d'Arras et de Béthune, Éducation nationale",
        "names": "*",
        "money": "État (BOP 304) : 310 000 €\nDépartement : 95 000 €",
        "fundings": [(310000, "BOP304"), (95000, "DEPARTMENT")],
        "figures": None,
        "review": "Les délais se réduisent dans sept territoires.",
        "next": "Audit des pratiques d'évaluation.",
        "reason": "",
        "status": "in_progress",
    },
    {
        "n": "3.1",
        "objective": 10,
        "title": "Faire siéger des jeunes à l'observatoire",
        "link": "Engagement 3 : donner aux enfants les moyens d'agir\n"
        "Mesure : développer la participation des enfants et des jeunes\n"
        "Objectif 10 : systématiser la participation des enfants et des jeunes aux ODPE",
        "desc": "Constitution d'un collège de jeunes confiés ou sortis de l'ASE.",
        "start": "T3 2024",
        "edtf": "2024-35",
        "dur": "2024-2025",
        "years": (2024, 2025),
        "actors": "ADEPAPE, Maison des adolescents",
        "names": ["ADEPAPE", "Maison des adolescents"],
        "money": "Néant",
        "fundings": [],
        "figures": "Nombre de jeunes participants : 8\nNombre de séances :",
        "review": "Une première rencontre a permis d'écrire la charte du collège.",
        "next": "Installation officielle du collège.",
        "reason": "",
        "status": "delayed",
        "summary": "la composition du collège a été revue deux fois.",
    },
    {
        "n": "4.2",
        "objective": 25,
        "title": "Conduire vers l'emploi les jeunes majeurs anciens MNA",
        "link": "Engagement 4 : préparer leur avenir\n"
        "Mesure : faciliter l'intégration pro des anciens MNA\n"
        "Objectif 25 : favoriser l'accès aux droits et l'autonomie des anciens MNA",
        "desc": "Plateforme associant une agence d'intérim d'insertion et un service juridique.",
        "start": "Sans objet",
        "edtf": None,
        "dur": "Sans objet",
        "years": (None, None),
        "actors": "Mission locale, CIMADE",
        "names": ["Mission locale", "CIMADE"],
        "money": "Les crédits BOP 304 prévus (75 000 €) ont été redéployés.",
        "fundings": [(75000, "BOP304")],
        "figures": "Sans objet",
        "review": "",
        "next": "",
        "reason": "Appel à candidatures resté infructueux à deux reprises.",
        "status": "abandoned",
    },
]
TABLE_2 = [
    ("Indicateur", "2022", "2023", "2024"),
    ("IP reçues", "4 310", "4 655", "4 902"),
    ("IP évaluées", "3 120", "3 204", "3 377"),
    ("Part des IP évaluées en moins de 3 mois", "61 %", "64 %", "NC"),
]


def pas_de_calais():
    name = "pas-de-calais-2024-rapport"
    document = base_document(2.2, "Liberation Sans", 10)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Contractualisation prévention et protection de l'enfance"
    section.footer.paragraphs[
        0
    ].text = (
        "Département du Pas-de-Calais – Direction enfance et famille – 62018 Arras – 03 21 00 00 00"
    )
    document.add_heading("Rapport d'exécution 2024", 0)
    document.add_paragraph("Département du Pas-de-Calais")
    document.add_paragraph("Première contractualisation : 2020")
    document.add_paragraph("Arras, le 30/06/2025")
    document.add_heading("Synthèse de l'année", 1)
    for line in (
        "Nombre d'actions mises en œuvre / nombre d'actions prévues : 3 / 5",
        "Nombre d'actions en retard / nombre d'actions prévues : 1 / 5",
        "Nombre d'actions abandonnées / nombre d'actions prévues : 1 / 5",
    ):
        document.add_paragraph(line, style="List Bullet")
    document.add_paragraph("Actions en retard :").runs[0].bold = True
    document.add_paragraph(f"Fiche action 3.1 : {PAS_DE_CALAIS[3]['summary']}", style="List Bullet")
    document.add_paragraph("Actions abandonnées :").runs[0].bold = True
    document.add_paragraph("Fiche action 4.2", style="List Bullet")
    for fiche in PAS_DE_CALAIS:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_heading(f"Fiche action {fiche['n']} – {fiche['title']}", 2)
        table = document.add_table(rows=0, cols=1)
        table.style = "Table Grid"
        for label, value in (
            ("Rattachement", fiche["link"]),
            ("Rappel du contenu de l'action", fiche["desc"]),
            ("Mise en œuvre depuis", fiche["start"]),
            ("Durée", fiche["dur"]),
            ("Acteurs associés", fiche["actors"]),
            ("Moyens financiers", fiche["money"]),
            ("Indicateurs – chiffres clés", fiche["figures"]),
            ("Bilan de l'année", fiche["review"]),
            ("Perspectives", fiche["next"]),
            ("Raisons de la non-réalisation", fiche["reason"]),
        ):
            head, body = table.add_row().cells[0], table.add_row().cells[0]
            shade(head, "E2EFD9")
            fill(head, label.upper(), True, 8.5, "385623")
            if value is None:
                inner = body.add_table(rows=0, cols=4)
                inner.style = "Table Grid"
                for texts in TABLE_2:
                    for cell, text in zip(inner.add_row().cells, texts, strict=True):
                        fill(cell, text, texts is TABLE_2[0])
                body.add_paragraph()
            else:
                fill(body, value, size=10)
    with tempfile.TemporaryDirectory() as home:
        source = Path(home) / "rapport.docx"
        document.save(source)
        convert(source, "pdf", folder(name) / "rapport_annuel_2024.pdf")

    def stated(text):
        return None if text in ("", "Sans objet", "Néant") else text

    actions, dates, fundings = [], when(None, "2025-06-30"), []
    for f in PAS_DE_CALAIS:
        number = f["n"].replace(".", "-")
        actions.append(
            action(
                number,
                f["objective"],
                f["title"],
                f["status"],
                start_edtf=f["edtf"],
                start_text=stated(f["start"]),
                duration_text=stated(f["dur"]),
                period_start_year=f["years"][0],
                period_end_year=f["years"][1],
                partners=f["names"],
                description=f["desc"],
                budget_text=stated(f["money"]),
                indicators_text="*" if f["figures"] is None else stated(f["figures"]),
                results_text=stated(f["review"]),
                outlook_text=stated(f["next"]),
                reason_not_done=f["summary"] if number == "3-1" else stated(f["reason"]),
            )
        )
        if f["edtf"]:
            dates += when(number, f["edtf"])
        fundings += [money(number, a, c, 2024) for a, c in f["fundings"]]
    year_rows = (
        [indicator("2-1", "IP reçues", v, y) for y, v in ((2022, 4310), (2023, 4655), (2024, 4902))]
        + [
            indicator("2-1", "IP évaluées", v, y)
            for y, v in ((2022, 3120), (2023, 3204), (2024, 3377))
        ]
        + [
            indicator("2-1", "Part des IP évaluées en moins de 3 mois", v, y, "percent")
            for y, v in ((2022, 61), (2023, 64))
        ]
    )
    expect(
        name,
        {
            "kind": "execution_report",
            "department_code": "62",
            "department_name": "Pas-de-Calais",
            "region_code": "32",
            "fiscal_year": 2024,
            "first_contract_year": 2020,
            "document_date": "2025-06-30",
        },
        listed(*[f["objective"] for f in PAS_DE_CALAIS]),
        actions,
        [
            indicator(None, "Nombre d'actions mises en œuvre", 3, 2024, denominator=5),
            indicator(None, "Nombre d'actions en retard", 1, 2024, denominator=5),
            indicator(None, "Nombre d'actions abandonnées", 1, 2024, denominator=5),
            indicator("1-2", "Bilans réalisés", 11842, 2024),
            indicator("1-2", "Bilans réalisés", 10967, 2023),
            indicator("1-2", "Taux de couverture", 68, 2024, "percent"),
            indicator("1-4", "heures d'intervention", 5320, 2024, "hour"),
            indicator("1-4", "familles aidées", 400, 2024, comparator=">"),
            indicator("1-4", "Nombre de refus", None, 2024, availability="not_available"),
            *year_rows,
            indicator(
                "2-1",
                "Part des IP évaluées en moins de 3 mois",
                None,
                2024,
                "*",
                availability="not_available",
            ),
            indicator("3-1", "Nombre de jeunes participants", 8, 2024),
            indicator("3-1", "Nombre de séances", None, 2024, availability="blank"),
        ],
        fundings,
        dates,
    )


# ---------------------------------------------------------------- 3. Gironde, XLSX
# Header in row 6 under a frozen pane, grouping cells merged downwards, typed dates, colours.

D = datetime.date
E1 = "Engagement 1 : Agir le plus précocement possible"
E2 = "Engagement 2 : Sécuriser les parcours et prévenir les ruptures"
E3 = "Engagement 3 : Donner aux enfants les moyens d'agir"
E4 = "Engagement 4 : Préparer leur avenir"
COND = "Conditions pour y parvenir"
# engagement, measure, objective number and words, action number, title, start, end, state, remark
GIRONDE = [
    (
        E1,
        "Entretien prénatal précoce",
        1,
        "20 % d'EPP réalisés par la PMI",
        1,
        "Ouvrir des consultations de sages-femmes dans les pôles de solidarité",
        D(2022, 9, 1),
        D(2023, 12, 31),
        "Terminée",
        "Huit pôles sur huit sont ouverts.",
    ),
    (
        E1,
        "Bilans de santé en maternelle",
        2,
        "Faire progresser les bilans en école maternelle",
        2,
        "Doter les équipes de valises de dépistage",
        D(2021, 4, 12),
        D(2022, 6, 30),
        "Terminée",
        "",
    ),
    (
        E1,
        "Visites à domicile et consultations infantiles",
        3,
        "Doubler les VAD pré et postnatales des sages-femmes",
        "3.1",
        "Créer quatre postes de sages-femmes à domicile",
        D(2022, 1, 3),
        D(2024, 12, 31),
        "En cours",
        "Trois postes pourvus, le quatrième à Libourne est republié.",
    ),
    (
        E1,
        "Visites à domicile et consultations infantiles",
        3,
        "Doubler les VAD pré et postnatales des sages-femmes",
        "3.2",
        "Conventionner avec le réseau périnatal",
        "T2 2024",
        D(2024, 12, 31),
        "Non démarrée",
        "",
    ),
    (
        E1,
        "Visites à domicile et consultations infantiles",
        4,
        "15 % d'enfants vus à domicile par les puéricultrices de PMI",
        4,
        "Déployer le programme PANJO",
        D(2023, 3, 20),
        D(2025, 3, 19),
        "En cours",
        "Sont concernées les familles isolées dont l'enfant présente un retard de développement.",
    ),
    (
        E1,
        "Visites à domicile et consultations infantiles",
        12,
        "Renforcer les TISF",
        5,
        "Financer des heures de TISF en sortie de maternité",
        D(2022, 5, 2),
        None,
        "Suspendue",
        "Marché à relancer.",
    ),
    (
        E1,
        "Relayage parental",
        14,
        "Créer de nouveaux relais parentaux",
        None,
        "Non concerné",
        None,
        None,
        "",
        "",
    ),
    (
        E2,
        "Renforcer les CRIP",
        6,
        "Pluridisciplinarité des CRIP et délai de trois mois",
        6,
        "Recruter un psychologue et deux évaluateurs",
        D(2021, 11, 1),
        D(2023, 10, 31),
        "Terminée",
        "Équipe complète.",
    ),
    (
        E2,
        "Renforcer les CRIP",
        6,
        "Pluridisciplinarité des CRIP et délai de trois mois",
        "6 bis",
        "Refondre l'outil de suivi des délais d'évaluation",
        D(2023, 1, 9),
        D(2024, 6, 28),
        "En retard",
        "L'éditeur a livré tardivement.",
    ),
    (
        E2,
        "Renforcer les CRIP",
        7,
        "Renforcer les protocoles IP",
        7,
        "Signer un avenant au protocole avec les deux parquets",
        D(2023, 10, 16),
        "fin 2024",
        "En cours",
        "",
    ),
    (
        E2,
        "Contrôle des lieux d'accueil",
        8,
        "Volet « maîtrise des risques » du schéma",
        8,
        "Installer une cellule inspection-contrôle",
        D(2022, 10, 3),
        D(2023, 9, 29),
        "Terminée",
        "Quatre agents assermentés.",
    ),
    (
        E2,
        "Dispositifs adaptés ASE / handicap",
        9,
        "Accompagner tous les enfants protégés en situation de handicap",
        9,
        "Ouvrir une unité de répit à Blaye",
        D(2023, 9, 4),
        D(2025, 12, 31),
        "En cours",
        "Travaux achevés, autorisation attendue.",
    ),
    (
        E2,
        "Diversification de l'offre",
        18,
        "Créer des places d'accueil en fratries",
        10,
        "Construire un village d'enfants",
        D(2022, 3, 1),
        None,
        "Abandonnée",
        "Terrain inconstructible.",
    ),
    (
        E2,
        "Diversification de l'offre",
        20,
        "Soutien aux tiers de confiance et bénévoles",
        11,
        "Créer un service d'appui aux tiers",
        D(2024, 1, 15),
        D(2025, 1, 14),
        "En cours",
        "Public : enfants délaissés ou en situation d'abandon.",
    ),
    (
        E2,
        "Mobiliser la société civile",
        23,
        "Parrainage, soutien scolaire",
        None,
        "Sans objet",
        None,
        None,
        "",
        "",
    ),
    (
        E3,
        "Participation des enfants et des jeunes",
        10,
        "Participation des enfants et des jeunes à l'ODPE",
        12,
        "Réunir chaque trimestre un conseil des jeunes confiés",
        D(2022, 6, 15),
        None,
        "En cours",
        "Le conseil a rédigé un livret d'accueil.",
    ),
    (
        E4,
        "Accès au logement et aux droits",
        24,
        "Accompagnement global et « passerelles » vers l'âge adulte",
        13,
        "Réserver des logements passerelles avec les bailleurs sociaux",
        D(2023, 2, 1),
        D(2024, 1, 31),
        "Terminée",
        "",
    ),
    (
        COND,
        "Formation des professionnels",
        26,
        "Renforcer la formation des professionnels",
        14,
        "Former les assistants familiaux au psychotraumatisme",
        "rentrée 2024",
        None,
        "Pas commencée",
        "",
    ),
]
STATES_3 = {
    "Terminée": ("completed", "C6EFCE"),
    "En cours": ("in_progress", "FFEB9C"),
    "En retard": ("delayed", "F8CBAD"),
    "Suspendue": ("delayed", "F8CBAD"),
    "Non démarrée": ("not_started", "D9D9D9"),
    "Pas commencée": ("not_started", "D9D9D9"),
    "Abandonnée": ("abandoned", "FF7C80"),
}
WORDS_3 = {"T2 2024": "2024-34", "fin 2024": "2024-12~", "rentrée 2024": "2024-09~"}


def gironde():
    name = "gironde-2023-suivi"
    book = Workbook()
    sheet = book.active
    sheet.title = "Suivi 2023"
    sheet["A1"] = "Tableau de suivi des actions – exercice 2023"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "Contrat préfet / ARS / département de prévention et protection de l'enfance"
    sheet["A3"] = "Département de la Gironde"
    sheet["A4"] = "Mise à jour :"
    sheet["B4"] = D(2024, 2, 12)
    sheet["B4"].number_format = "DD/MM/YYYY"
    header = [
        "Engagement",
        "Mesure",
        "Objectif national",
        "N°",
        "Intitulé de l'action",
        "Pilote",
        "Début",
        "Fin",
        "Avancement",
        "Commentaires",
    ]
    thin = Side(style="thin", color="808080")
    for column, text in enumerate(header, 1):
        cell = sheet.cell(6, column, text)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F5496")
    first = 7
    for index, line in enumerate(GIRONDE):
        row = first + index
        pilot = "" if line[4] is None else ("PMI" if line[0] is E1 else "DPEF")
        values = [line[0], line[1], line[3], line[4], line[5], pilot, *line[6:]]
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value if value != "" else None)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            cell.border = Border(thin, thin, thin, thin)
            if isinstance(value, datetime.date):
                cell.number_format = "DD/MM/YYYY"
        if line[8]:
            sheet.cell(row, 9).fill = PatternFill("solid", fgColor=STATES_3[line[8]][1])
    for column, depth in ((1, 1), (2, 2), (3, 4)):
        start = 0
        for index in range(1, len(GIRONDE) + 1):
            if index == len(GIRONDE) or GIRONDE[index][:depth] != GIRONDE[start][:depth]:
                if index - start > 1:
                    sheet.merge_cells(
                        start_row=first + start,
                        end_row=first + index - 1,
                        start_column=column,
                        end_column=column,
                    )
                start = index
    foot = first + len(GIRONDE) + 1
    sheet.cell(foot, 1, "Légende : vert = terminée ; jaune = en cours ; rouge = abandonnée")
    sheet.freeze_panes = "A7"
    sheet.auto_filter.ref = f"A6:J{first + len(GIRONDE) - 1}"
    for letter, width in zip("ABCDEFGHIJ", (24, 24, 30, 7, 42, 9, 12, 12, 14, 42), strict=True):
        sheet.column_dimensions[letter].width = width
    path = folder(name) / "suivi_actions_33.xlsx"
    book.save(path)
    freeze(path)

    actions, dates, objectives = [], when(None, "2024-02-12"), {}
    for _, _, objective, _, number, title, start, end, state, remark in GIRONDE:
        objectives[objective] = number is not None
        if number is None:
            continue
        number = str(number).replace(".", "-").replace(" ", "")
        status = STATES_3[state][0]
        edtf = [
            None if d is None else WORDS_3[d] if isinstance(d, str) else d.isoformat()
            for d in (start, end)
        ]
        free = remark and status not in ("completed", "in_progress")
        actions.append(
            action(
                number,
                objective,
                title,
                status,
                start_edtf=edtf[0],
                is_committed=None,
                is_completed=None,
                description="*" if free else remark or None,
                reason_not_done="*" if free else None,
            )
        )
        dates += when(number, *[e for e in edtf if e])
    expect(
        name,
        {
            "kind": "action_table",
            "department_code": "33",
            "department_name": "Gironde",
            "region_code": "75",
            "fiscal_year": 2023,
            "document_date": "2024-02-12",
        },
        [r for n, yes in objectives.items() for r in listed(n, applicable=yes)],
        actions,
        [],
        [],
        dates,
    )


# ---------------------------------------------------------------- 4. Tarn-et-Garonne, DOCX
# Landscape, boxes, two actions in one cell.

YES, NO, NONE = "☒ Oui  ☐ Non", "☐ Oui  ☒ Non", "☐ Oui  ☐ Non"
TARN_ET_GARONNE = [
    "ENGAGEMENT 1 : AGIR LE PLUS PRECOCEMENT POSSIBLE",
    (
        "Objectif 1 : taux de couverture des EPP d'au moins 20 %",
        "A1 – Proposer l'entretien à toutes les femmes suivies en PMI",
        "Courrier adressé à chaque femme enceinte",
        YES,
        YES,
        "31/12/2024",
        "",
    ),
    (
        "Objectif 3 : doubler les VAD pré et postnatales des sages-femmes de PMI",
        "A2 – Renforcer le suivi à domicile des grossesses à risque",
        "Recrutement d'une sage-femme à mi-temps",
        YES,
        NO,
        "30/06/2025",
        "Poste resté vacant jusqu'en septembre",
    ),
    (
        "Objectif 13 : soutenir les actions innovantes en PMI",
        "A3 – Repérer les troubles du neurodéveloppement avant trois ans",
        "Bus santé itinérant ; repérage des enfants présentant un retard de développement",
        YES,
        NONE,
        "",
        "",
    ),
    (
        "Objectif 15 : soutenir les parents en situation de handicap",
        "Non concerné",
        "",
        "",
        "",
        "",
        "",
    ),
    "ENGAGEMENT 2 : SECURISER LES PARCOURS DES ENFANTS PROTEGES",
    (
        "Objectif 6 : renforcer les moyens et la pluridisciplinarité des CRIP",
        "A4 – Créer un poste de médecin à la CRIP\nA5 – Installer une permanence de week-end",
        "Recrutement effectué en janvier\nAstreinte des cadres",
        f"{YES}\n{YES}",
        f"{YES}\n{NO}",
        "31/12/2023\n30/09/2025",
        "\n",
    ),
    (
        "Objectif 9 : accompagner tous les enfants protégés en situation de handicap",
        "A6 – Créer une équipe mobile avec l'ITEP de Moissac",
        "",
        NO,
        NO,
        "",
        "Crédits médico-sociaux non notifiés",
    ),
    (
        "Objectif 19 : diversifier l'offre de protection de l'enfance à domicile",
        "A7 – Expérimenter l'AEMO renforcée",
        "Quinze mesures simultanées",
        NO,
        YES,
        "2024",
        "",
    ),
    (
        "Objectif 21 : développer les centres parentaux",
        "A8 – Ouvrir un centre parental à Castelsarrasin",
        "",
        YES,
        NO,
        "",
        "Action reportée : bâtiment à mettre aux normes",
    ),
    (
        "Objectif 23 : développer le parrainage, le soutien scolaire",
        "A9 – Créer une plateforme départementale de parrainage",
        "",
        NO,
        NO,
        "",
        "Action abandonnée, faute d'opérateur",
    ),
    "CONDITIONS POUR Y PARVENIR",
    (
        "Objectif 28 : soutien à la loi du 7 février 2022 relative à la protection des enfants",
        "A10 – Sortir les enfants confiés des hôtels",
        "Fin des prises en charge hôtelières",
        YES,
        YES,
        "01/02/2024",
        "",
    ),
]


def tarn_et_garonne():
    name = "tarn-et-garonne-2024-tableau"
    document = base_document(1.5)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.footer.paragraphs[0].text = "DDETSPP 82 – 82000 Montauban"
    document.add_paragraph("PREFECTURE DE TARN-ET-GARONNE").runs[0].bold = True
    document.add_heading("Contrat de prévention et de protection de l'enfance 2022-2024", 1)
    document.add_heading("Tableau des actions du département de Tarn-et-Garonne – année 2024", 2)
    header = (
        "Objectif",
        "Action",
        "Détail",
        "Action engagée",
        "Action réalisée",
        "Échéance",
        "Motif de non réalisation",
    )
    table = document.add_table(rows=1, cols=7)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        shade(cell, "FFE699")
        fill(cell, text, True)
    for line in TARN_ET_GARONNE:
        row = table.add_row()
        if isinstance(line, str):
            cell = across(row)
            shade(cell, "D9D9D9")
            fill(cell, line, True)
        else:
            for cell, text in zip(row.cells, line, strict=True):
                fill(cell, text)
    for row in table.rows:
        for cell, width in zip(row.cells, (5.2, 5.6, 4.6, 2.6, 2.6, 2.2, 3.8), strict=True):
            cell.width = Cm(width)
    document.add_paragraph()
    document.add_paragraph("Fait à Montauban, le 14 mars 2025")
    document.add_paragraph(
        "Pour le préfet, le secrétaire général\t\t\tLe président du conseil départemental"
    )
    path = folder(name) / "tableau-actions.docx"
    document.save(path)
    freeze(path)

    def row(number, objective, title, status, committed, completed, description, reason):
        return action(
            number,
            objective,
            title,
            status,
            is_committed=committed,
            is_completed=completed,
            description=description,
            start_edtf=None,
            reason_not_done=reason,
        )

    expect(
        name,
        {
            "kind": "action_table",
            "department_code": "82",
            "department_name": "Tarn-et-Garonne",
            "region_code": "76",
            "fiscal_year": 2024,
            "contract_start_year": 2022,
            "contract_end_year": 2024,
            "document_date": "2025-03-14",
        },
        listed(1, 3, 13, 6, 9, 19, 21, 23, 28) + listed(15, applicable=False),
        [
            row(
                "A1",
                1,
                "Proposer l'entretien à toutes les femmes suivies en PMI",
                "completed",
                True,
                True,
                "Courrier adressé à chaque femme enceinte",
                None,
            ),
            row(
                "A2",
                3,
                "Renforcer le suivi à domicile des grossesses à risque",
                "in_progress",
                True,
                False,
                "Recrutement d'une sage-femme à mi-temps",
                "Poste resté vacant jusqu'en septembre",
            ),
            row(
                "A3",
                13,
                "Repérer les troubles du neurodéveloppement avant trois ans",
                "in_progress",
                True,
                None,
                TARN_ET_GARONNE[3][2],
                None,
            ),
            row("A4", 6, "Créer un poste de médecin à la CRIP", "completed", True, True, "*", None),
            row(
                "A5",
                6,
                "Installer une permanence de week-end",
                "in_progress",
                True,
                False,
                "*",
                None,
            ),
            row(
                "A6",
                9,
                "Créer une équipe mobile avec l'ITEP de Moissac",
                "not_started",
                False,
                False,
                None,
                "Crédits médico-sociaux non notifiés",
            ),
            row(
                "A7",
                19,
                "Expérimenter l'AEMO renforcée",
                "completed",
                False,
                True,
                "Quinze mesures simultanées",
                None,
            ),
            row(
                "A8",
                21,
                "Ouvrir un centre parental à Castelsarrasin",
                "delayed",
                True,
                False,
                None,
                "Action reportée : bâtiment à mettre aux normes",
            ),
            row(
                "A9",
                23,
                "Créer une plateforme départementale de parrainage",
                "abandoned",
                False,
                False,
                None,
                "Action abandonnée, faute d'opérateur",
            ),
            row(
                "A10",
                28,
                "Sortir les enfants confiés des hôtels",
                "completed",
                True,
                True,
                "Fin des prises en charge hôtelières",
                None,
            ),
        ],
        [],
        [],
        when(None, "2025-03-14")
        + when("A1", "2024-12-31")
        + when("A2", "2025-06-30")
        + when("A4", "2023-12-31")
        + when("A5", "2025-09-30")
        + when("A7", "2024")
        + when("A10", "2024-02-01"),
    )


# ---------------------------------------------------------------- 5. Meurthe-et-Moselle, PDF
# Three funders of three years each, in thousands of euros; one stated total is wrong.

MEURTHE = [
    "Engagement 1 – Agir le plus précocement possible pour répondre aux besoins des enfants",
    (
        1,
        "Atteindre un taux de couverture d'au moins 20 % des entretiens prénatals précoces",
        "1",
        "Recruter deux sages-femmes de PMI",
        "",
        "",
        "",
        "62",
        "62",
        "62",
        "20",
        "20,5",
        "21",
    ),
    (
        2,
        "Faire progresser le nombre de bilans de santé en école maternelle",
        "2",
        "Équiper les équipes de dépistage visuel et auditif",
        "",
        "",
        "",
        "38,4",
        "12",
        "12",
        "10",
        "10",
        "10",
    ),
    (
        14,
        "Créer de nouveaux relais parentaux sur le territoire",
        "3",
        "Ouvrir un relais parental à Lunéville",
        "75",
        "110",
        "110",
        "",
        "",
        "",
        "25",
        "40",
        "40",
    ),
    "Engagement 2 – Sécuriser les parcours des enfants protégés et prévenir les ruptures",
    (
        6,
        "Renforcer les moyens, les ressources et la pluridisciplinarité des CRIP",
        "4",
        "Porter la CRIP à huit évaluateurs",
        "160",
        "165",
        "170",
        "",
        "",
        "",
        "160",
        "165",
        "170",
    ),
    (
        18,
        "Créer de nouvelles places d'accueil en fratries",
        "5",
        "Créer douze places pour les fratries",
        "-",
        "240",
        "480",
        "",
        "",
        "",
        "-",
        "120",
        "240",
    ),
    "Engagement 3 – Donner aux enfants les moyens d'agir et garantir leurs droits",
    (
        10,
        "Systématiser la participation des enfants et des jeunes aux ODPE",
        "6",
        "Animer un groupe de jeunes auprès de l'ODPE",
        "8",
        "8",
        "8",
        "",
        "",
        "",
        "2",
        "2",
        "2",
    ),
    "Conditions pour y parvenir",
    (
        26,
        "Renforcer la formation des professionnels",
        "7",
        "Former les évaluateurs et les assistants familiaux",
        "30",
        "30",
        "-",
        "",
        "",
        "",
        "",
        "",
        "",
    ),
]
TOTALS_5 = ("273", "543", "768", "100,4", "74", "74", "217", "357,5", "483")


def meurthe_et_moselle():
    name = "meurthe-et-moselle-2022-plan"
    small = ParagraphStyle("small", fontName="Helvetica", fontSize=7.2, leading=8.6)
    strong = ParagraphStyle("strong", parent=small, fontName="Helvetica-Bold")
    title = ParagraphStyle("title", parent=strong, fontSize=13, leading=17, alignment=1)
    rows = [
        [
            "N°",
            "Objectif national",
            "Action du département",
            "BOP 304",
            "",
            "",
            "FIR",
            "",
            "",
            "Département",
            "",
            "",
        ],
        ["", "", "", *["2022", "2023", "2024"] * 3],
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ("FONT", (0, 0), (-1, -1), "Helvetica", 7.5),
        ("FONT", (0, 0), (-1, 1), "Helvetica-Bold", 7.5),
        ("BACKGROUND", (0, 0), (-1, 1), colors.HexColor("#d9e2f3")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (3, 0), (-1, 1), "CENTER"),
        ("ALIGN", (3, 2), (-1, -1), "RIGHT"),
        *[("SPAN", (c, 0), (c, 1)) for c in (0, 1, 2)],
        *[("SPAN", (c, 0), (c + 2, 0)) for c in (3, 6, 9)],
    ]
    for line in MEURTHE:
        if isinstance(line, str):
            style += [
                ("SPAN", (0, len(rows)), (-1, len(rows))),
                ("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.HexColor("#fff2cc")),
            ]
            rows.append([Paragraph(line, strong), *[""] * 11])
        else:
            objective, words, number, text, *amounts = line
            rows.append(
                [
                    str(objective),
                    Paragraph(words, small),
                    Paragraph(f"Action {number} : {text}", small),
                    *amounts,
                ]
            )
    style += [
        ("SPAN", (0, len(rows)), (2, len(rows))),
        ("FONT", (0, len(rows)), (-1, len(rows)), "Helvetica-Bold", 7.5),
    ]
    rows.append(["TOTAL", "", "", *TOTALS_5])
    table = Table(
        rows,
        repeatRows=2,
        style=TableStyle(style),
        colWidths=[1 * cm, 6.3 * cm, 5.8 * cm, *[1.45 * cm] * 9],
    )
    path = folder(name) / "plan_action_54.pdf"
    document = SimpleDocTemplate(
        str(path),
        pagesize=landscape(A4),
        invariant=1,
        leftMargin=1.4 * cm,
        rightMargin=1.4 * cm,
        topMargin=1.2 * cm,
        bottomMargin=1.2 * cm,
        title="Plan d'action 2022",
    )
    document.build(
        [
            Paragraph("Annexe 2 – Plan d'action 2022", title),
            Paragraph("Département de Meurthe-et-Moselle", title),
            Paragraph(
                "Contrat départemental de prévention et de protection de l'enfance 2022-2024. "
                "Version du 03/10/2022. Les montants sont exprimés en k€.",
                small,
            ),
            Spacer(1, 0.4 * cm),
            table,
            Spacer(1, 0.3 * cm),
            Paragraph(
                "Le président du conseil départemental &nbsp; &nbsp; &nbsp; "
                "Le préfet &nbsp; &nbsp; &nbsp; La directrice générale de l'ARS Grand Est",
                small,
            ),
        ]
    )

    columns = [(f, y) for f in CODES_1 for y in (2022, 2023, 2024)]

    def thousands(text):
        return float(text.replace(",", ".")) * 1000 if text not in ("", "-") else 0

    lines = [x for x in MEURTHE if not isinstance(x, str)]
    fundings = [
        money(number, thousands(a), funder, year, objective_number=objective)
        for objective, _, number, _, *amounts in lines
        for a, (funder, year) in zip(amounts, columns, strict=True)
        if thousands(a)
    ] + [
        money(None, thousands(a), funder, year, objective_number=None)
        for a, (funder, year) in zip(TOTALS_5, columns, strict=True)
    ]
    expect(
        name,
        {
            "kind": "action_plan",
            "department_code": "54",
            "department_name": "Meurthe-et-Moselle",
            "region_code": "44",
            "fiscal_year": 2022,
            "contract_start_year": 2022,
            "contract_end_year": 2024,
            "document_date": "2022-10-03",
        },
        listed(*[x[0] for x in lines]),
        [action(x[2], x[0], x[3], "planned") for x in lines],
        [],
        fundings,
        when(None, "2022-10-03"),
        ["sum_mismatch"],
    )


# ---------------------------------------------------------------- 6. Indre, ODS
# No action numbers, a funder per row, subtotals per engagement, a general total.

# engagement, [(measure, objective, title, [(funder as written, code, amount)])]
INDRE = [
    (
        "Engagement 1 – Agir le plus précocement possible",
        [
            (
                "Entretien prénatal précoce (EPP)",
                1,
                "Consultations avancées de sage-femme de PMI à La Châtre pour les EPP",
                [("ARS – FIR", "FIR", 35000), ("Conseil départemental", "DEPARTMENT", 15000)],
            ),
            (
                "Visites à domicile et consultations infantiles",
                4,
                "Étendre les visites à domicile des puéricultrices de PMI",
                [("ARS – FIR", "FIR", 48500)],
            ),
            (
                "Développer le relayage parental",
                16,
                "Soutenir les parents d'enfants handicapés (relais d'Issoudun)",
                [("État – BOP 304", "BOP304", 27000), ("CAF", "CAF", 9000)],
            ),
        ],
    ),
    (
        "Engagement 2 – Sécuriser les parcours et prévenir les ruptures",
        [
            (
                "Renforcer les CRIP",
                6,
                "Renforcer les moyens de la CRIP par un médecin référent",
                [
                    ("État – BOP 304", "BOP304", 60000),
                    ("Conseil départemental", "DEPARTMENT", 20000),
                ],
            ),
            (
                "Dispositifs adaptés ASE / handicap",
                9,
                "Équipe mobile d'appui aux enfants protégés en situation de handicap",
                [("ARS – ONDAM médico-social", "ONDAM", 180000)],
            ),
            (
                "Mobiliser la société civile",
                23,
                "Développer le parrainage de proximité",
                [("État – BOP 304", "BOP304", 12000.50)],
            ),
        ],
    ),
    (
        "Engagement 4 – Préparer leur avenir et sécuriser leur vie d'adulte",
        [
            (
                "Intégration professionnelle des anciens MNA",
                25,
                "Accès aux droits et autonomie des anciens MNA",
                [
                    ("État – BOP 304", "BOP304", 40000),
                    ("Conseil départemental", "DEPARTMENT", 10000),
                ],
            ),
        ],
    ),
    (
        "Conditions pour y parvenir",
        [
            (
                "Repenser la gouvernance",
                11,
                "Renforcer l'ODPE par un chargé d'études",
                [
                    ("État – BOP 304", "BOP304", 22500),
                    ("Conseil départemental", "DEPARTMENT", 7500),
                ],
            ),
        ],
    ),
]


def indre():
    name = "indre-2023-plan"
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan 2023"
    sheet["A1"] = "PLAN D'ACTION 2023 – CONTRAT PREVENTION PROTECTION DE L'ENFANCE"
    sheet["A2"] = "Conseil départemental de l'Indre – place de la Victoire, 36000 CHATEAUROUX"
    sheet["A3"] = "Année de première contractualisation : 2021"
    sheet.append([])
    sheet.append(["Engagement", "Mesure", "Action envisagée", "Financeur", "Montant 2023"])
    grand, fundings, actions = 0, [], []

    def put(values, bold=False):
        sheet.append(values)
        row = sheet.max_row
        sheet.cell(row, 5).number_format = '#,##0.00\\ "€"'
        for column in range(1, 6):
            sheet.cell(row, column).font = Font(bold=bold)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="center")
        return row

    for cell in sheet[5]:
        cell.font = Font(bold=True)
    for engagement, measures in INDRE:
        first, sub = sheet.max_row + 1, 0
        for measure, objective, title, sources in measures:
            top = sheet.max_row + 1
            actions.append(action(None, objective, title, "planned"))
            for words, code, amount in sources:
                row = put([engagement, measure, title, words, amount])
                fundings.append(money(None, amount, code))
                sub += amount
            if row > top:
                for column in (2, 3):
                    sheet.merge_cells(
                        start_row=top, end_row=row, start_column=column, end_column=column
                    )
        if sheet.max_row > first:
            sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
        label = engagement.split(" – ")[0].lower()
        put([f"Sous-total {label}", None, None, None, sub], True)
        fundings.append(money(None, sub, "ALL"))
        grand += sub
    put(["TOTAL GÉNÉRAL", None, None, None, grand], True)
    fundings.append(money(None, grand, "ALL"))
    for letter, width in zip("ABCDE", (32, 32, 46, 26, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    with tempfile.TemporaryDirectory() as home:
        source = Path(home) / "plan.xlsx"
        book.save(source)
        convert(source, "ods", folder(name) / "plan_actions_2023.ods")
    expect(
        name,
        {
            "kind": "action_plan",
            "department_code": "36",
            "department_name": "Indre",
            "region_code": "24",
            "fiscal_year": 2023,
            "first_contract_year": 2021,
        },
        [],
        actions,
        [],
        fundings,
        [],
    )


# ---------------------------------------------------------------- 7. Drôme, HTML
# Prose under a heading for each action, Roman numbers, no labels.

DROME = """<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>Bilan physique et financier 2023 – Drôme</title></head>
<body>
<p>DÉPARTEMENT DE LA DRÔME<br>Direction Enfance Famille</p>
<h1>Bilan physique et financier 2023 du contrat de prévention et de protection de l'enfance</h1>
<p>Valence, le 22 mai 2024</p>
<p>Le contrat signé par le préfet, l'agence régionale de santé et la présidente du conseil
départemental couvre la période 2021-2023. Le présent bilan rend compte de l'exercice 2023.</p>
<h2>1. Bilan physique</h2>
<h3>Action I – Généraliser l'entretien prénatal précoce en PMI</h3>
<p>Lancée en avril 2022, cette action repose sur trois sages-femmes réparties entre Valence,
Montélimar et Die. Le FIR a apporté 62&nbsp;000&nbsp;€.</p>
<p>Les équipes ont mené 834 entretiens, contre 771 l'année précédente. Elle se poursuit.</p>
<h3>Action II – Faire progresser les bilans de santé en école maternelle</h3>
<p>Les puéricultrices ont vu 4&nbsp;106 enfants dans les écoles publiques et privées. Le Département
a consacré 18,5&nbsp;k€ à l'achat de matériel. L'action est terminée.</p>
<h3>Action III – Renforcer les moyens de la CRIP</h3>
<p>Deux évaluateurs ont rejoint la cellule le 1<sup>er</sup> septembre 2023. L'État a versé
145&nbsp;000&nbsp;€ au titre du BOP&nbsp;304. Le délai moyen reste élevé, notamment pour les enfants
présentant un retard de développement, qui demandent une expertise médicale.</p>
<p>L'action est en cours.</p>
<h3>Action IV – Créer des places d'accueil pour les fratries</h3>
<p>L'action a pris du retard : le permis de construire n'a été délivré qu'à l'automne. Les
210&nbsp;000&nbsp;€ du BOP&nbsp;304 n'ont pas été consommés.</p>
<h3>Action V – Développer le parrainage des enfants confiés</h3>
<p>Cette action est abandonnée. L'association pressentie a cessé son activité, et les
12&nbsp;000&nbsp;€ prévus par le Département ont été réaffectés à l'action III.</p>
<h3>Action VI – Renforcer la formation des professionnels</h3>
<p>Un cycle de six journées a réuni assistants familiaux et éducateurs. La CAF a participé à hauteur
de 8&nbsp;000&nbsp;€. L'action se poursuit.</p>
<h2>2. Bilan financier</h2>
<table border="1">
<thead><tr><th>Financeur</th><th>Total 2023</th></tr></thead>
<tbody>
<tr><td>BOP 304</td><td>355 000 €</td></tr>
<tr><td>FIR</td><td>62 000 €</td></tr>
<tr><td>Département</td><td>30 500 €</td></tr>
<tr><td>CAF</td><td>8 000 €</td></tr>
<tr><th>Total général</th><td>455 500 €</td></tr>
</tbody>
</table>
<h2>3. Indicateurs</h2>
<p>En 2023, 6&nbsp;912 naissances ont été enregistrées dans le département. La PMI a réalisé
1&nbsp;047 visites à domicile prénatales, contre 988 en 2022.</p>
<p>La CRIP a reçu 1&nbsp;534 informations préoccupantes. Environ 70&nbsp;% des évaluations ont été
rendues dans le délai de trois mois.</p>
<p>La vice-présidente chargée de l'enfance</p>
</body>
</html>
"""


def drome():
    name = "drome-2023-bilan"
    (folder(name) / "bilan_physique_financier.html").write_text(DROME, encoding="utf-8")
    expect(
        name,
        {
            "kind": "execution_report",
            "department_code": "26",
            "department_name": "Drôme",
            "region_code": "84",
            "fiscal_year": 2023,
            "contract_start_year": 2021,
            "contract_end_year": 2023,
            "document_date": "2024-05-22",
        },
        [],
        [
            action("1", 1, "Généraliser l'entretien prénatal précoce en PMI", "in_progress"),
            action("2", 2, "Faire progresser les bilans de santé en école maternelle", "completed"),
            action("3", 6, "Renforcer les moyens de la CRIP", "in_progress"),
            action("4", 18, "Créer des places d'accueil pour les fratries", "delayed"),
            action("5", 23, "Développer le parrainage des enfants confiés", "abandoned"),
            action("6", 26, "Renforcer la formation des professionnels", "in_progress"),
        ],
        [
            indicator("*", "naissances", 6912, 2023),
            indicator("*", "visites à domicile prénatales", 1047, 2023),
            indicator("*", "visites à domicile prénatales", 988, 2022),
            indicator("*", "informations préoccupantes", 1534, 2023),
            indicator("*", "évaluations", 70, 2023, "percent", comparator="~"),
        ],
        [
            money("1", 62000, "FIR"),
            money("2", 18500, "DEPARTMENT"),
            money("3", 145000, "BOP304"),
            money("4", 210000, "BOP304"),
            money("5", 12000, "DEPARTMENT"),
            money("6", 8000, "CAF"),
            money(None, 355000, "BOP304"),
            money(None, 62000, "FIR"),
            money(None, 30500, "DEPARTMENT"),
            money(None, 8000, "CAF"),
            money(None, 455500, "ALL"),
        ],
        when(None, "2024-05-22") + when("1", "2022-04") + when("3", "2023-09-01"),
    )


# ---------------------------------------------------------------- 8. Somme, XLSX
# PMI: a row per year. ASE: a column per year, indicators with sub-rows.

PMI_HEADER = (
    "Année",
    "Naissances domiciliées",
    "EPP réalisés par la PMI",
    "Taux de couverture des EPP",
    "Bilans de santé en maternelle",
    "VAD de sages-femmes",
    "Sages-femmes de PMI (en ETP)",
)
PMI_ROWS = [
    (2020, 6105, 402, 0.066, "nd", 311, 5.5),
    (2021, 6048, 455, 0.075, 3870, 342, 6),
    (2022, 5977, 538, 0.09, 4012, 397, 6.8),
    (2023, 5801, 615, 0.106, 4233, None, 7),
]
PMI_UNITS = ("count", "count", "percent", "count", "count", "fte")
# label, unit, level, 2021, 2022, 2023, target
ASE_ROWS = [
    ("Informations préoccupantes", None, 0, None, None, None, None),
    ("reçues", "count", 1, 1987, 2103, 2264, None),
    ("évaluées", "count", 1, 1320, 1377, 1455, None),
    ("évaluées en moins de trois mois", "count", 1, 702, 811, "NC", 1000),
    ("Délai moyen d'évaluation (en jours)", "day", 0, 128, 117, 109, 90),
    ("Enfants confiés à l'ASE", "count", 0, 2410, 2466, 2531, None),
    ("dont chez un assistant familial", "count", 1, 1302, 1288, 1251, None),
    ("dont en établissement", "count", 1, 846, 869, 905, None),
    ("dont mineurs non accompagnés", "count", 1, None, 158, 193, None),
    ("Taux de mesures judiciaires (en %)", "percent", 0, 78.5, 77.9, 77.2, 70),
    ("Jeunes majeurs accompagnés", "count", 0, 388, 402, 431, None),
]


def somme():
    name = "somme-2023-tableau-de-bord"
    book = Workbook()
    pmi = book.active
    pmi.title = "PMI"
    pmi["A1"] = "Tableau de bord des indicateurs 2023 – Département de la Somme"
    pmi["A2"] = "Contractualisation en prévention et protection de l'enfance – volet PMI"
    pmi["A3"] = "Édité le 5 avril 2024"
    pmi.append([])
    pmi.append(PMI_HEADER)
    for line in PMI_ROWS:
        pmi.append(line)
        pmi.cell(pmi.max_row, 4).number_format = "0.0%"
    pmi.append([])
    pmi.append(["nd : non disponible. Source : service départemental de PMI."])
    ase = book.create_sheet("ASE")
    ase["A1"] = "Tableau de bord des indicateurs 2023 – Département de la Somme"
    ase["A2"] = "Volet aide sociale à l'enfance"
    ase.append([])
    ase.append(["Indicateur", 2021, 2022, 2023, "Cible 2024"])
    for label, _, level, *values in ASE_ROWS:
        ase.append([label, *values])
        ase.cell(ase.max_row, 1).alignment = Alignment(indent=level)
    for sheet in (pmi, ase):
        sheet["A1"].font = Font(bold=True, size=13)
        sheet.column_dimensions["A"].width = 38
        for cell in sheet[5 if sheet is pmi else 4]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True)
    path = folder(name) / "tableau_de_bord.xlsx"
    book.save(path)
    freeze(path)

    rows = []

    def observe(label, value, year, unit):
        if value is None:
            return
        if isinstance(value, str):
            rows.append(indicator(None, label, None, year, unit, availability="not_available"))
        else:
            rows.append(indicator(None, label, value, year, unit))

    for year, *values in PMI_ROWS:
        for label, unit, value in zip(PMI_HEADER[1:], PMI_UNITS, values, strict=True):
            if unit == "percent":
                value = round(value * 100, 1)
            observe(label, value, year, unit)
    for label, unit, _, *values in ASE_ROWS:
        for year, value in zip((2021, 2022, 2023), values[:3], strict=True):
            observe(label, value, year, unit)
    expect(
        name,
        {
            "kind": "indicator_table",
            "department_code": "80",
            "department_name": "Somme",
            "region_code": "32",
            "fiscal_year": 2023,
            "document_date": "2024-04-05",
        },
        [],
        [],
        rows,
        [],
        [],
    )


# ---------------------------------------------------------------- 9. Martinique, plain text

MARTINIQUE = """COLLECTIVITÉ TERRITORIALE DE MARTINIQUE
Rue Gaston Defferre - CS 30137 - 97201 FORT-DE-FRANCE CEDEX
Tél. : 0596 00 00 00

EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DE L'ASSEMBLÉE DE MARTINIQUE

DÉLIBÉRATION N° 22-214-1
PORTANT APPROBATION DU CONTRAT TERRITORIAL DE PRÉVENTION ET DE PROTECTION DE L'ENFANCE 2022-2024

Séance du 30 juin 2022

L'Assemblée de Martinique, régulièrement convoquée, s'est réunie à l'hôtel de l'Assemblée, sous la
présidence de M. Victor LARCHER.

Vu le code général des collectivités territoriales ;
Vu le code de l'action sociale et des familles, notamment ses articles L. 112-3 et L. 226-3 ;
Vu la loi n° 2022-140 du 7 février 2022 relative à la protection des enfants ;
Vu l'avis de la commission des affaires sociales ;

Considérant que le comité de pilotage réuni le 12 mai 2022 a arrêté le projet de contrat ;
Considérant que nombre d'enfants sont accueillis en situation d'abandon ;

APRÈS EN AVOIR DÉLIBÉRÉ, A ADOPTÉ LES DISPOSITIONS SUIVANTES :

Article 1 : Le contrat territorial est approuvé. Il comporte six actions :

- Augmenter le nombre d'entretiens prénatals précoces réalisés par la PMI ;
- Faire progresser le nombre de bilans de santé en école maternelle ;
- Renforcer les moyens de la CRIP ;
- Structurer le soutien aux tiers de confiance ;
- Favoriser l'accès aux droits des anciens mineurs non accompagnés ;
- Renforcer la formation des professionnels.

Article 2 : Pour l'année 2022, l'État apporte 1,2 M€ au titre du BOP 304 et le fonds d'intervention
régional (FIR) 240 k€. La Collectivité Territoriale de Martinique s'engage à hauteur de 350 000 €
(trois cent cinquante mille euros).

Article 3 : Le montant total des financements s'élève ainsi à 1 790 000 € pour l'année 2022.

Article 4 : Le Président du Conseil exécutif est chargé de l'exécution de la présente délibération,
qui sera publiée au recueil des actes administratifs.

Ainsi délibéré et adopté à l'unanimité des suffrages exprimés, en séance publique,
le 30 juin 2022.
"""


def martinique():
    name = "martinique-2022-deliberation"
    (folder(name) / "deliberation.txt").write_text(MARTINIQUE, encoding="utf-8")
    titles = [
        (1, "Augmenter le nombre d'entretiens prénatals précoces réalisés par la PMI"),
        (2, "Faire progresser le nombre de bilans de santé en école maternelle"),
        (6, "Renforcer les moyens de la CRIP"),
        (20, "Structurer le soutien aux tiers de confiance"),
        (25, "Favoriser l'accès aux droits des anciens mineurs non accompagnés"),
        (26, "Renforcer la formation des professionnels"),
    ]
    expect(
        name,
        {
            "kind": "statement",
            "department_code": "972",
            "department_name": "Martinique",
            "region_code": "02",
            "fiscal_year": 2022,
            "contract_start_year": 2022,
            "contract_end_year": 2024,
            "document_date": "2022-06-30",
        },
        [],
        [action(None, objective, title, "planned") for objective, title in titles],
        [],
        [
            money(None, 1200000, "BOP304", 2022),
            money(None, 240000, "FIR", 2022),
            money(None, 350000, "DEPARTMENT", 2022),
            money(None, 1790000, "ALL", 2022),
        ],
        when(None, "2022-06-30", "2022-05-12"),
    )


if __name__ == "__main__":
    (HERE / "expected").mkdir(exist_ok=True)
    for make in (
        sarthe,
        pas_de_calais,
        gironde,
        tarn_et_garonne,
        meurthe_et_moselle,
        indre,
        drome,
        somme,
        martinique,
    ):
        make()
