"""Four invented reports, letter d: a report of grids (PDF), a table of ticks (XLSX),
a plan with its funders as rows (DOCX), a report of definition lists (HTML).

All facts are invented. Run from anywhere; files and expected answers stand beside this script.
"""

import datetime
import html
import json
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

HERE = Path(__file__).parent
FIXED = datetime.datetime(2024, 1, 1)
MEASURES = {
    1: "M01",
    2: "M02",
    3: "M03",
    4: "M03",
    5: "M03",
    12: "M03",
    13: "M04",
    6: "M06",
    7: "M06",
    8: "M07",
    9: "M08",
    18: "M09",
    19: "M09",
    20: "M09",
    22: "M11",
    23: "M12",
    10: "M13",
    24: "M14",
    25: "M15",
    11: "M16",
    26: "M17",
    27: "M18",
    29: "M20",
}


def engagement(objective):
    """The engagement of a national objective, by its measure."""
    number = int(MEASURES[objective][1:])
    return (
        "E1"
        if number <= 5
        else "E2"
        if number <= 12
        else "E3"
        if number == 13
        else "E4"
        if number <= 15
        else "COND"
    )


def place(objective):
    """Engagement, measure and objective of an expected action."""
    return {
        "engagement_code": engagement(objective),
        "measure_code": MEASURES[objective],
        "objective_number": objective,
    }


def indicator(action, label, value, year, unit="count", denominator=None, **more):
    """One expected observation."""
    return {
        "action_number": action,
        "value": value,
        "year": year,
        "label": label,
        "unit": unit,
        "denominator": denominator,
        "availability": "reported",
        **more,
    }


def money(action, amount, funder, **more):
    """One expected amount."""
    return {"action_number": action, "amount": f"{amount:.2f}", "funder": funder, **more}


def expect(name, document, actions, **rows):
    """Write the expected answer."""
    answer = {
        "document": document,
        "objectives": rows.get("objectives", []),
        "actions": actions,
        "indicators": rows.get("indicators", []),
        "fundings": rows.get("fundings", []),
        "dates": rows.get("dates", []),
        "checks": rows.get("checks", []),
    }
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    (HERE / "expected" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def folder(name):
    """The folder of a document."""
    (HERE / name).mkdir(exist_ok=True)
    return HERE / name


def still(path):
    """Rewrite a zipped office file with one fixed time, so that bytes do not change."""
    with zipfile.ZipFile(path) as source:
        members = [(i.filename, source.read(i)) for i in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            if name == "docProps/core.xml":
                modified = rb"(<dcterms:modified[^>]*>)[^<]*"
                data = re.sub(modified, rb"\g<1>2024-01-01T00:00:00Z", data)
            member = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, data)


def shade(cell, colour):
    """Fill a cell."""
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(fill)


def put(cell, text, bold=False, size=8.5):
    """Write lines into a cell, a paragraph each."""
    for i, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.bold, run.font.size = bold, Pt(size)


def paged(document, head, foot):
    """Running head and foot."""
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.8)
    section.header.paragraphs[0].text = head
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(foot)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        mark = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            mark.text = text
        else:
            mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)


# --- Morbihan 2024: a report whose fiches are grids of four columns, as PDF ---------------------

MORBIHAN = [
    {
        "n": "1.1",
        "o": 1,
        "title": "Aller vers les futures mères dès le quatrième mois",
        "measure": "Entretien prénatal précoce obligatoire",
        "objective": "Atteindre 20 % d'EPP réalisés par la PMI",
        "start": "Septembre 2021",
        "edtf": "2021-09",
        "period": "2021-2024",
        "who": "CPAM, Réseau Périnat Ouest, sages-femmes libérales",
        "what": "Courrier d'invitation adressé avec l'avis de grossesse ; deux créneaux par "
        "semaine au centre médico-social d'Auray.",
        "done": "L'envoi du courrier est désormais automatique.",
        "figures": "Entretiens réalisés : 412 en 2024 (355 en 2023)\nTaux de couverture : 21,4 %",
        "money": "FIR : 62 k€",
        "next": "Ouvrir un créneau en soirée.",
    },
    {
        "n": "1.2",
        "o": 3,
        "title": "Visiter à domicile avant et après la naissance",
        "measure": "Visites à domicile et consultations infantiles",
        "objective": "Doubler les visites à domicile pré et postnatales des sages-femmes de PMI",
        "start": "T1 2022",
        "edtf": "2022-33",
        "period": "2022-2024",
        "who": "CH Bretagne Atlantique / CAF",
        "what": "Trois sages-femmes supplémentaires sur les secteurs de Pontivy et Ploërmel. Une "
        "attention est portée aux situations de retard de développement.",
        "done": "Les trois postes sont pourvus depuis l'été.",
        "figures": "Visites prénatales : 298\n"
        "Visites postnatales : 187 sur 640 naissances signalées",
        "money": "FIR : 118 000 € ; Département : 40 500 €",
        "next": "Maintien du rythme.",
    },
    {
        "n": "2.1",
        "o": 6,
        "title": "Tenir le délai de trois mois à la CRIP",
        "measure": "Renforcement des CRIP",
        "objective": "Renforcer les moyens et la pluridisciplinarité de la cellule de recueil",
        "start": "15/02/2022",
        "edtf": "2022-02-15",
        "period": "2022-2024",
        "who": "Parquet de Lorient, Parquet de Vannes, Éducation nationale",
        "what": "Création d'une équipe d'évaluation dédiée de sept agents.",
        "done": "Les délais se réduisent malgré la vacance d'un poste.",
        "figures": "Informations préoccupantes reçues : 2 314 (2 108 en 2023)\n"
        "Part évaluée sous trois mois : 63 % (48 % en 2023)",
        "money": "BOP 304 : 145 000 €",
        "next": "Généraliser le référentiel de la HAS.",
    },
    {
        "n": "2.2",
        "o": 9,
        "title": "Équipe mobile pour les enfants à double vulnérabilité",
        "measure": "Dispositifs adaptés ASE / handicap",
        "objective": "Garantir l'accompagnement des enfants protégés en situation de handicap",
        "start": "À compter du 3 avril 2023",
        "edtf": "2023-04-03",
        "period": "2023-2024",
        "who": "ARS, MDA 56, Adapei",
        "what": "Interventions dans les maisons d'enfants et chez les assistants familiaux.",
        "done": "File active en hausse. Une situation d'abandon d'enfant a été signalée.",
        "figures": "Enfants suivis : 57\nTemps médical : 0,8 ETP\n"
        "Places de répit : en cours de consolidation",
        "money": "ONDAM : 210 000 € ; Département : 35 000 €",
        "next": "Étendre à Belle-Île.",
    },
    {
        "n": "2.3",
        "o": 18,
        "title": "Ouvrir une maison des fratries à Hennebont",
        "measure": "Diversifier l'offre",
        "objective": "Créer des places d'accueil en fratries",
        "start": "Fin 2024",
        "edtf": "2024-12~",
        "period": "2024",
        "who": "Sauvegarde 56",
        "what": "Construction d'une maison de 10 places.",
        "done": "Le chantier n'a pu démarrer.",
        "figures": "Fratries accueillies : 0",
        "money": "-",
        "next": "Ouverture espérée à la rentrée.",
        "status": "delayed",
        "reason": "permis de construire contesté par un riverain",
    },
    {
        "n": "3.1",
        "o": 10,
        "title": "Un collège d'enfants auprès de l'observatoire",
        "measure": "Participation des enfants et des jeunes",
        "objective": "Systématiser la participation des enfants et des jeunes aux ODPE",
        "start": "rentrée 2023",
        "edtf": "2023-09~",
        "period": "2023-2024",
        "who": "ADEPAPE 56, PJJ",
        "what": "Groupe de parole une fois par trimestre, animé par deux pairs.",
        "done": "Le collège a rendu un avis sur le projet pour l'enfant.",
        "figures": "Jeunes participants : 14\nSéances tenues : quatre",
        "money": "BOP 304 : 8 500 €",
        "next": "Avis à porter devant l'assemblée.",
    },
    {
        "n": "4.1",
        "o": 24,
        "title": "Passerelle logement pour les 18-21 ans",
        "measure": "Accès au logement et aux droits",
        "objective": "Mettre en place des dispositifs d'accompagnement global et passerelles",
        "start": "2022",
        "edtf": "2022",
        "period": "2022-2023",
        "who": "FJT de Lorient, Action Logement",
        "what": "Dix studios en intermédiation locative.",
        "done": "Le bailleur s'est retiré.",
        "figures": "Jeunes logés : 3 (6 en 2023)",
        "money": "-",
        "next": "Lancer un nouvel appel à projets.",
        "status": "abandoned",
        "reason": "retrait du bailleur social",
    },
]


def morbihan():
    """Grids of label, value, label, value."""
    name = "morbihan-2024-rapport"
    doc = Document()
    doc.core_properties.created = doc.core_properties.modified = FIXED
    paged(
        doc,
        "DÉPARTEMENT DU MORBIHAN – Direction de l'enfance et de la famille",
        "Contrat de protection de l'enfance – compte rendu annuel 2024 – p. ",
    )
    doc.add_heading(
        "COMPTE RENDU D'EXÉCUTION DU CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE "
        "PROTECTION DE L'ENFANCE – ANNÉE 2024",
        0,
    )
    doc.add_paragraph("Vannes, le 14 mars 2025")
    doc.add_paragraph(
        "Première contractualisation : 2021. Dossier suivi par le pôle contractualisation, "
        "2 rue de Saint-Tropez, 56000 Vannes, 02 97 00 00 00."
    )
    doc.add_heading("Sommaire", 2)
    for f in MORBIHAN:
        doc.add_paragraph(f"{f['n']} {f['title']} {'.' * 30} {1 + (MORBIHAN.index(f) + 3) // 4}")
    doc.add_heading("1. L'essentiel de l'année", 1)
    for line in (
        "Actions inscrites au contrat : 7",
        "Actions engagées : 6 sur 7",
        "Actions en retard : 1 / 7",
        "Actions abandonnées : 1 / 7",
    ):
        doc.add_paragraph(line, style="List Bullet")
    doc.add_paragraph(
        "Action en retard – fiche 2.3 : permis de construire contesté par un riverain."
    )
    doc.add_paragraph("Action abandonnée – fiche 4.1 : retrait du bailleur social.")
    doc.add_heading("2. Les fiches", 1)
    for f in MORBIHAN:
        table = doc.add_table(rows=0, cols=4, style="Table Grid")
        banner = table.add_row().cells
        cell = banner[0].merge(banner[3])
        put(cell, f"Fiche action {f['n']} – {f['title']}", True, 10)
        shade(cell, "BDD7EE")
        for a, b, c, d in (
            ("Mesure", f["measure"], "Objectif", f["objective"]),
            ("Démarrage", f["start"], "Période", f["period"]),
        ):
            row = table.add_row().cells
            for cell, text, bold in zip(row, (a, b, c, d), (True, False, True, False), strict=True):
                put(cell, text, bold)
                if bold:
                    shade(cell, "F2F2F2")
        for label, text in (
            ("Partenaires associés", f["who"]),
            ("Contenu", f["what"]),
            ("Ce qui a été fait en 2024", f["done"]),
            ("Chiffres suivis", f["figures"]),
            ("Crédits", f["money"]),
            ("Suites", f["next"]),
        ):
            row = table.add_row().cells
            put(row[0], label, True)
            shade(row[0], "F2F2F2")
            put(row[1].merge(row[3]), text)
        doc.add_paragraph()
    doc.add_paragraph("Pour le président et par délégation, la directrice générale adjointe")
    target = folder(name)
    with tempfile.TemporaryDirectory() as work:
        doc.save(Path(work) / "compte-rendu.docx")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{work}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(target),
                f"{work}/compte-rendu.docx",
            ],
            check=True,
            capture_output=True,
        )
    path = target / "compte-rendu.pdf"
    data = path.read_bytes()
    data = re.sub(rb"CreationDate\(D:\d{14}", b"CreationDate(D:20250314090000", data)
    data = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)
    data = re.sub(rb"DocChecksum /[0-9A-F]{32}", b"DocChecksum /" + b"0" * 32, data)
    path.write_bytes(data)
    partners = {
        "1.1": ["CPAM", "Réseau Périnat Ouest", "sages-femmes libérales"],
        "1.2": ["CH Bretagne Atlantique", "CAF"],
        "2.1": ["Parquet de Lorient", "Parquet de Vannes", "Éducation nationale"],
        "2.2": ["ARS", "MDA 56", "Adapei"],
        "2.3": ["Sauvegarde 56"],
        "3.1": ["ADEPAPE 56", "PJJ"],
        "4.1": ["FJT de Lorient", "Action Logement"],
    }
    actions = [
        {
            "action_number": f["n"].replace(".", "-"),
            **place(f["o"]),
            "title": f["title"],
            "status": f.get("status", "in_progress"),
            "start_text": f["start"],
            "start_edtf": f["edtf"],
            "duration_text": f["period"],
            "period_start_year": int(f["period"][:4]),
            "period_end_year": int(f["period"][-4:]),
            "partners": partners[f["n"]],
            "partners_text": f["who"],
            "description": f["what"],
            "results_text": f["done"],
            "indicators_text": f["figures"],
            "budget_text": None if f["money"] == "-" else f["money"],
            "outlook_text": f["next"],
            "reason_not_done": f.get("reason"),
        }
        for f in MORBIHAN
    ]
    expect(
        name,
        {
            "kind": "execution_report",
            "department_code": "56",
            "department_name": "Morbihan",
            "region_code": "53",
            "fiscal_year": 2024,
            "first_contract_year": 2021,
            "document_date": "2025-03-14",
        },
        actions,
        objectives=[{"objective_number": f["o"], "is_applicable": True} for f in MORBIHAN],
        indicators=[
            indicator(None, "Actions inscrites au contrat", 7, 2024),
            indicator(None, "Actions engagées", 6, 2024, denominator=7),
            indicator(None, "Actions en retard", 1, 2024, denominator=7),
            indicator(None, "Actions abandonnées", 1, 2024, denominator=7),
            indicator("1-1", "Entretiens réalisés", 412, 2024),
            indicator("1-1", "Entretiens réalisés", 355, 2023),
            indicator("1-1", "Taux de couverture", 21.4, 2024, "percent"),
            indicator("1-2", "Visites prénatales", 298, 2024),
            indicator("1-2", "Visites postnatales", 187, 2024, denominator=640),
            indicator("2-1", "Informations préoccupantes reçues", 2314, 2024),
            indicator("2-1", "Informations préoccupantes reçues", 2108, 2023),
            indicator("2-1", "Part évaluée sous trois mois", 63, 2024, "percent"),
            indicator("2-1", "Part évaluée sous trois mois", 48, 2023, "percent"),
            indicator("2-2", "Enfants suivis", 57, 2024),
            indicator("2-2", "Temps médical", 0.8, 2024, "fte"),
            {**indicator("2-2", "Places de répit", None, 2024), "availability": "not_available"},
            indicator("2-3", "Fratries accueillies", 0, 2024),
            indicator("3-1", "Jeunes participants", 14, 2024),
            indicator("3-1", "Séances tenues", 4, 2024),
            indicator("4-1", "Jeunes logés", 3, 2024),
            indicator("4-1", "Jeunes logés", 6, 2023),
        ],
        fundings=[
            money("1-1", 62000, "FIR"),
            money("1-2", 118000, "FIR"),
            money("1-2", 40500, "DEPARTMENT"),
            money("2-1", 145000, "BOP304"),
            money("2-2", 210000, "ONDAM"),
            money("2-2", 35000, "DEPARTMENT"),
            money("3-1", 8500, "BOP304"),
        ],
        dates=[{"action_number": None, "edtf": "2025-03-14"}]
        + [{"action_number": f["n"].replace(".", "-"), "edtf": f["edtf"]} for f in MORBIHAN],
    )


# --- Charente 2023: ticks under oui / non, objective after the action, thousands of euros -------

DAY = datetime.date
CHARENTE = [
    # number, title, objective, wording, committed, completed, start, edtf, remark, k€, source
    (
        "1",
        "repérer les grossesses fragiles",
        1,
        "EPP par la PMI : 20 % au moins",
        1,
        1,
        DAY(2022, 3, 1),
        "2022-03-01",
        "sage-femme recrutée à mi-temps",
        38.5,
        "FIR",
    ),
    (
        "2",
        "bilan des 4 ans dans toutes les écoles",
        2,
        "Bilans de santé en école maternelle",
        1,
        0,
        "S2 2022",
        "2022-41",
        "il manque le secteur de Confolens",
        52,
        "FIR",
    ),
    (
        "3",
        "puéricultrices au domicile des familles",
        4,
        "15 % d'enfants visités par les infirmières puéricultrices de PMI",
        1,
        1,
        2021,
        "2021",
        "grille commune aux deux pôles",
        41.25,
        "FIR",
    ),
    (
        "3 bis",
        "permanences TISF en maternité",
        12,
        "Renforcer les interventions des TISF",
        1,
        1,
        "mars-juin 2023",
        "2023-03/2023-06",
        "convention avec l'ADMR",
        12,
        "304",
    ),
    (
        "4",
        "étoffer la cellule des informations préoccupantes",
        6,
        "Renforcer les moyens et ressources de la CRIP (délai de 3 mois)",
        1,
        0,
        DAY(2021, 11, 15),
        "2021-11-15",
        "deux évaluateurs sur trois en poste",
        96,
        "304",
    ),
    (
        "5",
        "plan de contrôle des lieux d'accueil",
        8,
        "Volet « maîtrise des risques » du schéma",
        0,
        0,
        None,
        None,
        "",
        0,
        "304",
    ),
    (
        "6",
        "soutenir les tiers dignes de confiance",
        20,
        "Tiers de confiance, tiers bénévoles : structurer le soutien",
        1,
        1,
        "rentrée 2023",
        "2023-09~",
        "groupe d'échange à Cognac et à Ruffec",
        7.5,
        "CD 16",
    ),
    (
        "7",
        "parrainage de proximité",
        23,
        "Parrainage, soutien scolaire…",
        1,
        1,
        "été 2022",
        "2022-22",
        "22 parrains formés",
        5,
        "CD 16",
    ),
    (
        "8",
        "faire vivre l'observatoire",
        11,
        "Renforcer l'ODPE",
        1,
        0,
        "janv. 2023",
        "2023-01",
        "chargée de mission arrivée",
        30,
        "304",
    ),
]
SECTIONS = {
    "1": "ENGAGEMENT N°1 – AGIR TÔT POUR LES ENFANTS ET LEURS FAMILLES",
    "4": "ENGAGEMENT N°2 – SÉCURISER LES PARCOURS, PRÉVENIR LES RUPTURES",
    "8": "CONDITIONS DE RÉUSSITE",
}


def charente():
    """Ticks in pairs of columns under merged headers."""
    name = "charente-2023-tableau"
    book = Workbook()
    book.properties.created = book.properties.modified = FIXED
    sheet = book.active
    sheet.title = "suivi 2023"
    sheet["B1"] = "CONTRAT DÉPARTEMENTAL DE PRÉVENTION ET DE PROTECTION DE L'ENFANCE"
    sheet["B2"] = "État des actions au titre de l'exercice 2023 – Département de la Charente (16)"
    sheet["B1"].font = sheet["B2"].font = Font(bold=True, size=13)
    heads = [
        "N°",
        "Action",
        "Objectif national visé",
        "Action engagée",
        None,
        "Action réalisée",
        None,
        "Mise en œuvre",
        "Observations",
        "Coût 2023 (k€)",
        "Financeur",
    ]
    for column, text in enumerate(heads, 2):
        sheet.cell(4, column, text).font = Font(bold=True)
        if text in ("Action engagée", "Action réalisée"):
            sheet.merge_cells(start_row=4, end_row=4, start_column=column, end_column=column + 1)
            sheet.cell(5, column, "oui")
            sheet.cell(5, column + 1, "non")
        elif text:
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    row = 6
    for number, title, _, wording, begun, ended, start, _, remark, cost, source in CHARENTE:
        if number in SECTIONS:
            row += number != "1"
            sheet.cell(row, 2, SECTIONS[number]).fill = PatternFill("solid", fgColor="FFE699")
            sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=12)
            row += 1
        values = [
            f"n° {number}" if " " in number else int(number),
            title,
            wording,
            "X" if begun else None,
            None if begun else "X",
            "x" if ended else None,
            None if ended else "x",
            start,
            remark or None,
            cost,
            source,
        ]
        for column, value in enumerate(values, 2):
            cell = sheet.cell(row, column, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, DAY):
                cell.number_format = "dd/mm/yy"
        row += 1
        if number == "7":  # an objective that the department did not take up
            sheet.cell(row, 3, "Sans objet")
            sheet.cell(row, 4, "Développer les centres parentaux")
            row += 1
    sheet.cell(row, 3, "TOTAL")
    sheet.cell(row, 11, sum(line[9] for line in CHARENTE))
    sheet.cell(
        row + 2, 2, "Lecture : une croix par case. Les montants sont ceux du compte administratif."
    )
    for column, width in zip(
        "ABCDEFGHIJKL", (2, 8, 34, 38, 6, 6, 6, 6, 16, 34, 10, 10), strict=True
    ):
        sheet.column_dimensions[column].width = width
    path = folder(name) / "suivi.xlsx"
    book.save(path)
    still(path)
    funder = {"FIR": "FIR", "304": "BOP304", "CD 16": "DEPARTMENT"}
    actions, fundings = [], []
    for number, title, objective, _, begun, ended, _, edtf, remark, cost, source in CHARENTE:
        number = number.replace(" ", "")
        status = "completed" if ended else "in_progress" if begun else "not_started"
        actions.append(
            {
                "action_number": number,
                **place(objective),
                "title": title,
                "is_committed": bool(begun),
                "is_completed": bool(ended),
                "status": status,
                "start_edtf": edtf,
                "description": remark or None,
                "reason_not_done": None,
            }
        )
        if cost:  # as in the reference answers, amounts of zero are left out
            fundings.append(money(number, 1000 * cost, funder[source], objective_number=objective))
    total = 1000 * sum(line[9] for line in CHARENTE)
    expect(
        name,
        {
            "kind": "action_table",
            "department_code": "16",
            "department_name": "Charente",
            "region_code": "75",
            "fiscal_year": 2023,
        },
        actions,
        objectives=[{"objective_number": line[2], "is_applicable": True} for line in CHARENTE]
        + [{"objective_number": 21, "is_applicable": False}],
        fundings=[*fundings, money(None, total, "ALL", objective_number=None)],
        dates=[
            {"action_number": line[0].replace(" ", ""), "edtf": line[7]}
            for line in CHARENTE
            if line[7]
        ],
    )


# --- Nièvre 2024: a plan whose funders are rows under each action, two years as columns ---------

NIEVRE = [
    (
        "I",
        2,
        "Généraliser les bilans de santé en école maternelle",
        "Équiper chaque équipe de PMI d'une mallette de dépistage visuel",
        [("ARS (FIR)", 34, 34), ("Département", 6, 6), ("Total", 40, 40)],
    ),
    (
        "II",
        5,
        "Consultations infantiles en PMI : au moins 20 % des enfants",
        "Bus itinérant de consultations dans le Morvan",
        [("ARS (FIR)", 88.5, 72), ("CAF", 10, 10), ("Département", 21.5, 18), ("Total", 120, 100)],
    ),
    (
        "III",
        7,
        "Systématiser et renforcer les protocoles IP",
        "Renouveler le protocole des informations préoccupantes avec les deux parquets",
        [("État (BOP 304)", 15, None), ("Total", 15, None)],
    ),
    (
        "IV",
        19,
        "Diversifier l'offre de protection de l'enfance à domicile",
        "Placement éducatif à domicile renforcé à Cosne et Clamecy",
        [("État (BOP 304)", 130, 130), ("Département", 65, 70), ("Total", 205, 200)],
    ),  # 195 in truth
    (
        "V",
        25,
        "Accès aux droits et autonomie des anciens MNA",
        "Référent droit au séjour et à l'emploi pour les anciens mineurs non accompagnés",
        [("État (BOP 304)", 42, 42), ("MSA", 3, 3), ("Total", 45, 45)],
    ),
    (
        "VI",
        26,
        "Renforcer la formation des professionnels",
        "Cycle « besoins fondamentaux de l'enfant » pour les assistants familiaux",
        [("État (PLF)", 18, 18), ("Département", 2, 2), ("Total", 20, 20)],
    ),
]


def nievre():
    """Funders as rows, years as columns, thousands of euros in the heading of the table."""
    name = "nievre-2024-plan"
    doc = Document()
    doc.core_properties.created = doc.core_properties.modified = FIXED
    paged(
        doc,
        "Préfecture de la Nièvre – ARS Bourgogne-Franche-Comté – Conseil départemental",
        "Page ",
    )
    doc.add_heading("Plan d'actions de prévention et de protection de l'enfance – exercice 2024", 0)
    doc.add_paragraph(
        "Annexe financière au contrat conclu entre l'État et le Département de la Nièvre, "
        "conformément à la loi du 7 février 2022."
    )
    doc.add_paragraph("Les montants du tableau sont exprimés en k€.")
    table = doc.add_table(rows=1, cols=5, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells,
        ("N°", "Objectif de la stratégie / action", "Financeur", "2024 (k€)", "2025 (k€)"),
        strict=True,
    ):
        put(cell, text, True)
        shade(cell, "D9EAD3")
    actions, fundings, objectives = [], [], []
    code = {
        "ARS (FIR)": "FIR",
        "Département": "DEPARTMENT",
        "CAF": "CAF",
        "MSA": "MSA",
        "État (BOP 304)": "BOP304",
        "État (PLF)": "PLF",
        "Total": "ALL",
    }
    for i, (roman, objective, wording, title, lines) in enumerate(NIEVRE, 1):
        number = str(i)
        first = None
        for funder, *amounts in lines:
            row = table.add_row().cells
            first = first or row
            put(row[2], funder, funder == "Total")
            for cell, amount, year in zip(row[3:], amounts, (2024, 2025), strict=True):
                if amount is not None:
                    put(cell, f"{amount:g}".replace(".", ","), funder == "Total")
                    fundings.append(
                        money(
                            number,
                            1000 * amount,
                            code[funder],
                            year=year,
                            objective_number=objective,
                        )
                    )
        last = table.rows[-1].cells
        put(first[0].merge(last[0]), f"Action {roman}", True)
        cell = first[1].merge(last[1])
        put(cell, f"Objectif : {wording}\nAction : {title}")
        actions.append(
            {"action_number": number, **place(objective), "title": title, "status": "planned"}
        )
        objectives.append({"objective_number": objective, "is_applicable": "*"})
    doc.add_paragraph()
    doc.add_paragraph("Fait à Nevers, le 28 juin 2024, en trois exemplaires originaux.")
    for line in (
        "Le préfet",
        "Le directeur général de l'ARS",
        "Le président du conseil départemental",
    ):
        doc.add_paragraph(line)
    path = folder(name) / "plan.docx"
    doc.save(path)
    still(path)
    expect(
        name,
        {
            "kind": "action_plan",
            "department_code": "58",
            "department_name": "Nièvre",
            "region_code": "27",
            "fiscal_year": 2024,
            "document_date": "2024-06-28",
        },
        actions,
        objectives=objectives,
        fundings=fundings,
        checks=["sum_mismatch"],
        dates=[{"action_number": None, "edtf": "2024-06-28"}],
    )


# --- Haute-Loire 2023: definition lists, then paragraphs "Libellé : valeur", as HTML ------------

LOIRE = [
    {
        "n": "1",
        "o": 5,
        "title": "Consultations de nourrissons à Yssingeaux et Brioude",
        "state": "En cours",
        "status": "in_progress",
        "start": "depuis mai 2021",
        "edtf": "2021-05",
        "aim": "au moins 20 % des enfants vus en consultation infantile de PMI",
        "who": ["CPAM de Haute-Loire", "Ordre des médecins"],
        "text": "Vacations de médecins généralistes, le mercredi, hors vacances scolaires.",
        "figures": ["Enfants vus en consultation : 1 046 (988 en 2022)", "Vacations assurées : 61"],
        "money": "24 300 € (FIR)",
        "next": "Ajouter un site à Langeac.",
    },
    {
        "n": "2",
        "o": 13,
        "title": "Ateliers massage et portage",
        "state": "Réalisée",
        "status": "completed",
        "start": "1er trimestre 2022",
        "edtf": "2022-33",
        "aim": "soutenir les actions innovantes en PMI en matière de santé publique",
        "who": ["CAF", "crèche familiale du Puy"],
        "text": "Douze ateliers ouverts aux parents isolés.",
        "figures": ["Parents inscrits : 84", "Taux de satisfaction : 92 %"],
        "money": "6 120 € (FIR)",
        "next": "Reprise par les maisons de parents.",
    },
    {
        "n": "7 bis",
        "o": 22,
        "title": "Retour à la maison préparé",
        "state": "Suspendue",
        "status": "delayed",
        "start": "automne 2022",
        "edtf": "2022-23",
        "aim": "systématiser l'accompagnement à domicile lors des retours en famille",
        "who": ["UDAF 43", "Association Trait d'union"],
        "text": "Visites pendant les six mois qui suivent la mainlevée.",
        "figures": ["Familles accompagnées : 19 sur 45", "Durée moyenne : non renseignée"],
        "money": "31 000 € (BOP 304)",
        "next": "Reprise après recrutement.",
    },
    {
        "n": "8",
        "o": 20,
        "title": "Maison des tiers de confiance",
        "state": "En cours",
        "status": "in_progress",
        "start": "02/11/2022",
        "edtf": "2022-11-02",
        "aim": "soutien aux tiers de confiance et aux tiers bénévoles",
        "who": ["PJJ", "UDAF 43"],
        "text": "Lieu d'accueil et d'écoute, sans rendez-vous.",
        "figures": ["Tiers reçus : une trentaine", "Permanences : 44"],
        "money": "17 500 € (BOP 304)",
        "next": "Recruter un juriste.",
    },
    {
        "n": "9",
        "o": 27,
        "title": "Prévenir la prostitution des mineurs",
        "state": "Non engagée",
        "status": "not_started",
        "start": None,
        "edtf": None,
        "aim": "plan de lutte contre la prostitution des mineurs",
        "who": ["Mouvement du Nid", "gendarmerie"],
        "text": "Formation des équipes des foyers.",
        "figures": ["Agents formés : 0"],
        "money": None,
        "next": "Première session au printemps.",
    },
]


def loire():
    """The first fiches are definition lists, the last ones paragraphs."""
    name = "haute-loire-2023-rapport"
    out = [
        "<!DOCTYPE html>",
        '<html lang="fr"><head><meta charset="utf-8">',
        "<title>Rapport d'exécution 2023</title></head><body>",
        "<h1>Rapport d'exécution 2023 du contrat de prévention et protection de l'enfance</h1>",
        "<p>Conseil départemental de la Haute-Loire · Le Puy-en-Velay, le 12 avril 2024</p>",
        "<h2>En bref</h2>",
        "<ul>",
        "<li>5 actions inscrites au contrat</li>",
        "<li>4 actions engagées sur 5</li>",
        "<li>1 action suspendue (fiche 7 bis : départ de la psychologue)</li>",
        "</ul>",
        "<h2>Fiches</h2>",
    ]
    for i, f in enumerate(LOIRE):
        pairs = [
            ("Objectif du contrat", f["aim"]),
            ("État d'avancement", f["state"]),
            ("Lancement", f["start"]),
            ("Avec qui", " ; ".join(f["who"])),
            ("De quoi s'agit-il", f["text"]),
            ("Indicateurs", f["figures"]),
            ("Dépense 2023", f["money"]),
            ("Et après", f["next"]),
        ]
        out.append(f"<h3>Fiche n°{f['n']} – {html.escape(f['title'], quote=False)}</h3>")
        as_list = i < 3
        out += ["<dl>"] if as_list else []
        for label, value in pairs:
            if value is None:
                continue
            if isinstance(value, list):
                items = "".join(f"<li>{v}</li>" for v in value)
                out.append(
                    f"<dt>{label}</dt><dd><ul>{items}</ul></dd>"
                    if as_list
                    else f"<p><strong>{label} :</strong></p><ul>{items}</ul>"
                )
            else:
                out.append(
                    f"<dt>{label}</dt><dd>{value}</dd>"
                    if as_list
                    else f"<p><strong>{label} :</strong> {value}</p>"
                )
        out += ["</dl>"] if as_list else []
    out.append("<hr><p>Rapport présenté en commission permanente.</p></body></html>")
    (folder(name) / "rapport.html").write_text("\n".join(out) + "\n", encoding="utf-8")
    actions = [
        {
            "action_number": f["n"].replace(" ", ""),
            **place(f["o"]),
            "title": f["title"],
            "status": f["status"],
            "start_text": f["start"],
            "start_edtf": f["edtf"],
            "partners": f["who"],
            "partners_text": " ; ".join(f["who"]),
            "description": f["text"],
            "indicators_text": "\n".join(f["figures"]),
            "budget_text": f["money"],
            "outlook_text": f["next"],
            "reason_not_done": "départ de la psychologue" if f["n"] == "7 bis" else None,
        }
        for f in LOIRE
    ]
    expect(
        name,
        {
            "kind": "execution_report",
            "department_code": "43",
            "department_name": "Haute-Loire",
            "region_code": "84",
            "fiscal_year": 2023,
            "document_date": "2024-04-12",
        },
        actions,
        objectives=[{"objective_number": f["o"], "is_applicable": True} for f in LOIRE],
        indicators=[
            indicator(None, "actions inscrites au contrat", 5, 2023),
            indicator(None, "actions engagées", 4, 2023, denominator=5),
            indicator(None, "action suspendue", 1, 2023),
            indicator("1", "Enfants vus en consultation", 1046, 2023),
            indicator("1", "Enfants vus en consultation", 988, 2022),
            indicator("1", "Vacations assurées", 61, 2023),
            indicator("2", "Parents inscrits", 84, 2023),
            indicator("2", "Taux de satisfaction", 92, 2023, "percent"),
            indicator("7bis", "Familles accompagnées", 19, 2023, denominator=45),
            {
                **indicator("7bis", "Durée moyenne", None, 2023, "*"),
                "availability": "not_available",
            },
            indicator("8", "Tiers reçus", 30, 2023, comparator="~"),
            indicator("8", "Permanences", 44, 2023),
            indicator("9", "Agents formés", 0, 2023),
        ],
        fundings=[
            money("1", 24300, "FIR"),
            money("2", 6120, "FIR"),
            money("7bis", 31000, "BOP304"),
            money("8", 17500, "BOP304"),
        ],
        dates=[{"action_number": None, "edtf": "2024-04-12"}]
        + [
            {"action_number": f["n"].replace(" ", ""), "edtf": f["edtf"]}
            for f in LOIRE
            if f["edtf"]
        ],
    )


if __name__ == "__main__":
    morbihan()
    charente()
    nievre()
    loire()
