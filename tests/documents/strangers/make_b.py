"""Invented reports in the manner of nine departments, with the rows they should give.

    python tests/documents/strangers/make_b.py

Real departments, illustrative facts. Writes the documents and `expected/*.json`.
"""

import datetime
import json
import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

HERE = Path(__file__).parent
STAMP = "2024-01-01T00:00:00"
MEASURE = {  # objective -> engagement, measure
    1: ("E1", "M01"), 2: ("E1", "M02"), 3: ("E1", "M03"), 4: ("E1", "M03"), 5: ("E1", "M03"),
    6: ("E2", "M06"), 7: ("E2", "M06"), 8: ("E2", "M07"), 9: ("E2", "M08"), 11: ("COND", "M16"),
    12: ("E1", "M03"), 14: ("E1", "M05"), 18: ("E2", "M09"), 19: ("E2", "M09"),
    20: ("E2", "M09"), 23: ("E2", "M12"), 24: ("E4", "M14"), 25: ("E4", "M15"),
    26: ("COND", "M17"), 27: ("COND", "M18"),
}  # fmt: skip


# --- writing -------------------------------------------------------------------------------


def folder(name):
    path = HERE / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def steady_zip(path):
    """Rewrite an office file with one fixed time stamp."""
    with zipfile.ZipFile(path) as source:
        items = [(i.filename, i.compress_type, source.read(i)) for i in source.infolist()]
    with zipfile.ZipFile(path, "w") as target:
        for name, packing, data in items:
            if name in ("docProps/core.xml", "meta.xml"):
                when = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?"
                data = re.sub(when, STAMP.encode(), data)
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = packing
            target.writestr(info, data)


def steady_pdf(path):
    data = path.read_bytes()
    data = re.sub(
        rb"/CreationDate\(D:\d{14}[^)]*\)",
        lambda m: b"/CreationDate(D:20240101000000Z".ljust(len(m[0]) - 1) + b")",
        data,
    )
    data = re.sub(rb"/ID \[[^\]]*\]", lambda m: re.sub(rb"[0-9A-F]", b"0", m[0]), data)
    data = re.sub(
        rb"/DocChecksum /[0-9A-F]+", lambda m: b"/DocChecksum /" + b"0" * (len(m[0]) - 14), data
    )
    path.write_bytes(data)


def office(source, kind, target):
    """Convert with LibreOffice."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless",
             "--convert-to", kind, "--outdir", work, str(source)],
            check=True, capture_output=True, env={**os.environ, "TZ": "UTC"},
        )  # fmt: skip
        target.write_bytes((Path(work) / f"{source.stem}.{kind}").read_bytes())
    if kind == "pdf":
        steady_pdf(target)
    else:
        steady_zip(target)


def expect(
    name, document, actions=(), objectives=(), indicators=(), fundings=(), dates=(), checks=()
):
    gold = {"document": document, "objectives": list(objectives), "actions": list(actions),
            "indicators": list(indicators), "fundings": list(fundings), "dates": list(dates),
            "checks": list(checks)}  # fmt: skip
    lines = []
    for key, value in gold.items():
        if isinstance(value, list) and value:
            rows = ",\n".join("  " + json.dumps(r, ensure_ascii=False) for r in value)
            lines.append(f' "{key}": [\n{rows}\n ]')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    target = folder("expected") / f"{name}.json"
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def listed(*numbers, no=(), applicable=True):
    rows = [{"objective_number": n, "is_applicable": applicable} for n in numbers]
    return rows + [{"objective_number": n, "is_applicable": False} for n in no]


def action(number, objective, title, status, **more):
    engagement, measure = MEASURE[objective]
    return {"action_number": number, "engagement_code": engagement, "measure_code": measure,
            "objective_number": objective, "title": title, "status": status, **more}  # fmt: skip


def money(number, objective, amount, funder, **more):
    return {"action_number": number, "objective_number": objective, "amount": f"{amount:.2f}",
            "funder": funder, **more}  # fmt: skip


def on(number, *edtf):
    return [{"action_number": number, "edtf": e} for e in edtf]


# --- Word helpers --------------------------------------------------------------------------


def shade(cell, colour):
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)


def landscape(document):
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)


def fill(table, rows, widths, size=9):
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, texts in zip(table.rows, rows, strict=True):
        cut = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(cut)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            cell.text = text or ""
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(3)
                for run in paragraph.runs:
                    run.font.size = Pt(size)


def join(first, last):
    """Merge cells without the empty paragraphs of those swallowed."""
    for paragraph in first.merge(last).paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def bold_row(row):
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.bold = True


# --- spreadsheet helpers -------------------------------------------------------------------

THIN = Border(*[Side(style="thin")] * 4)
HEAD = PatternFill("solid", fgColor="D9E1F2")


def grid(sheet, top, left, bottom, right):
    for row in sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right):
        for cell in row:
            cell.border = THIN
            cell.alignment = Alignment(wrap_text=True, vertical="center")


def heading(sheet, *rows):
    for row in rows:
        for cell in sheet[row]:
            cell.font, cell.fill = Font(bold=True), HEAD


def widths(sheet, *sizes):
    for index, size in enumerate(sizes, 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(index)].width = size


# --- 1. Finistère: ticks, decimal numbers typed as numbers, title before objective ----------


def finistere():
    name = "finistere-2023-tableau"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Suivi 2023"
    sheet["A1"] = "CONTRAT DEPARTEMENTAL DE PREVENTION ET DE PROTECTION DE L'ENFANCE"
    sheet["A2"] = "DEPARTEMENT DU FINISTERE – SUIVI DES ACTIONS, EXERCICE 2023"
    sheet["A3"] = "Quimper, le 15 mars 2024"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(
        [
            "N°",
            "Intitulé de l'action",
            "Objectif national visé",
            "État d'avancement au 31/12/2023",
            None,
            None,
            "Démarrage",
            "Observations",
        ]
    )
    sheet.append([None, None, None, "Réalisée", "En cours", "Non engagée", None, None])
    rows = [
        "ENGAGEMENT 1 – AGIR LE PLUS PRECOCEMENT POSSIBLE",
        (1.1, "Développer l'entretien prénatal précoce dans les quatre territoires de PMI",
         "Taux de couverture des EPP par la PMI d'au moins 20 %", "X", None, None, 2021,
         "Sages-femmes recrutées à Quimper et Morlaix"),
        (1.2, "Déployer le bilan de santé des 3-4 ans dans toutes les écoles",
         "Bilans de santé en école maternelle", None, "X", None, "rentrée 2022",
         ("Matériel de dépistage livré ; repérage des enfants présentant un retard de "
         "développement du langage")),
        (1.3, "Visites à domicile des sages-femmes auprès des familles vulnérables",
         "Doubler les visites pré et postnatales des sages-femmes de PMI", None, "☑", None,
         "T2 2023", "Le recrutement du second poste a pris du retard."),
        (1.4, "Soutenir les retours de maternité par des heures de TISF",
         "Renforcer les interventions des TISF", None, None, None, "-",
         "Action reportée à 2025 (appel d'offres infructueux)"),
        (None, "Sans objet", "Créer des relais parentaux", None, None, None, None, None),
        "ENGAGEMENT 2 – SECURISER LES PARCOURS ET PREVENIR LES RUPTURES",
        (2.1, "Renforcer l'équipe de la CRIP",
         "Moyens, ressources et pluridisciplinarité des CRIP", "☑", None, None,
         datetime.date(2022, 9, 1), "Délai moyen d'évaluation ramené sous le trimestre"),
        (2.2, "Réécrire le protocole départemental sur les informations préoccupantes",
         "Systématiser et renforcer les protocoles IP", None, "x", None, "fin 2021",
         "Signature prévue avec le parquet de Brest"),
        (2.3, "Bâtir un plan de contrôle des établissements et services",
         "Volet « maîtrise des risques » et plan de contrôle des ESSMS", "X", None, None,
         "2e sem. 2022", None),
        (2.4, "Équipe mobile ASE-handicap",
         "Accompagnement des enfants protégés en situation de handicap", None, "X", None,
         "mars 2023", "Action abandonnée en octobre 2023, faute de candidat"),
        (2.5, "Guide et permanence téléphonique pour les tiers dignes de confiance",
         "Soutien aux tiers de confiance et aux tiers bénévoles", None, None, "X", None, None),
        "ENGAGEMENT 4 – PREPARER LEUR AVENIR",
        (4.1, "Studios passerelles pour les jeunes majeurs",
         "Dispositifs d'accompagnement global et « passerelles »", None, "X", None,
         "depuis le 15/01/2023",
         "Subvention de 12 k€ de la CAF pour l'équipement des studios"),
        "CONDITIONS POUR Y PARVENIR",
        (5.1, "Conforter l'observatoire et publier un rapport annuel", "Renforcer l'ODPE", "☑",
         None, None, "1er trimestre 2022", "Rapport publié (voir aussi action 2.4)"),
    ]  # fmt: skip
    for row in rows:
        if isinstance(row, str):
            sheet.append([row])
            last = sheet.max_row
            sheet.merge_cells(start_row=last, end_row=last, start_column=1, end_column=8)
            heading(sheet, last)
        else:
            sheet.append(row)
            sheet.cell(sheet.max_row, 1).number_format = "0.0"
    for area in ("A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:G6", "H5:H6"):
        sheet.merge_cells(area)
    for row in range(7, sheet.max_row + 1):
        if isinstance(sheet.cell(row, 7).value, datetime.date):
            sheet.cell(row, 7).number_format = "dd/mm/yyyy"
    grid(sheet, 5, 1, sheet.max_row, 8)
    heading(sheet, 5, 6)
    widths(sheet, 6, 42, 36, 10, 10, 13, 18, 44)
    foot = sheet.max_row + 2
    sheet.cell(foot, 1, "X ou ☑ : case cochée. Contact : M. Yann LE GOFF, direction de "
                        "l'enfance, 29196 Quimper cedex, tél. 02 98 76 20 20")  # fmt: skip
    target = folder(name) / "suivi_cdppe_2023.xlsx"
    book.save(target)
    steady_zip(target)

    free = {"is_committed": "*", "is_completed": "*"}
    done = {**free, "reason_not_done": None}
    loose = {**free, "description": "*", "reason_not_done": "*"}
    text = {row[0]: row for row in rows if not isinstance(row, str)}

    def line(number, objective, status, start, more):
        row = text[number]
        if "description" not in more:
            more = {**more, "description": row[7]}
        key = str(number).replace(".", "-")
        return action(key, objective, row[1], status, start_edtf=start, **more)

    actions = [
        line(1.1, 1, "completed", "2021", done),
        line(1.2, 2, "in_progress", "2022-09~", done),
        line(1.3, 3, "in_progress", "2023-34", done),
        line(1.4, 12, "delayed", None, loose),
        line(2.1, 6, "completed", "2022-09-01", done),
        line(2.2, 7, "in_progress", "2021-12~", done),
        line(2.3, 8, "completed", "2022-41", done),
        line(2.4, 9, "abandoned", "2023-03", loose),
        line(2.5, 20, "not_started", None, done),
        line(4.1, 24, "in_progress", "2023-01-15", done),
        line(5.1, 11, "completed", "2022-33", done),
    ]
    dates = [d for a in actions if a["start_edtf"] for d in on(a["action_number"], a["start_edtf"])]
    expect(name,
           {"kind": "action_table", "department_code": "29", "department_name": "Finistère",
            "region_code": "53", "fiscal_year": 2023, "document_date": "2024-03-15"},
           actions, listed(1, 2, 3, 12, 6, 7, 8, 9, 20, 24, 11, no=[14]),
           fundings=[{"action_number": "4-1", "amount": "12000.00", "funder": "CAF"}],
           dates=[*dates, *on("2-4", "2023-10"), *on(None, "2024-03-15")])  # fmt: skip


# --- 2. Lot: one column with a status word, a column of numbers, reasons, prose -------------


def lot():
    name = "lot-2022-tableau"
    document = docx.Document()
    page = document.sections[0]
    page.left_margin = page.right_margin = Cm(1.3)
    page.header.paragraphs[
        0
    ].text = "Département du Lot – Direction enfance famille – 46005 CAHORS CEDEX 9"
    page.footer.paragraphs[0].text = "Tél. 05 65 53 40 00 – Page 1"
    document.add_heading("Protection de l'enfance : bilan de l'exercice 2022", 0)
    document.add_paragraph(
        "Contrat départemental de prévention et de protection de l'enfance 2021-2023"
    )
    document.add_paragraph(
        "Le tableau ci-après récapitule les dix actions du contrat et leur état d'avancement. "
        "Il tient compte de la loi n° 2022-140 du 7 février 2022. Le public suivi comprend des "
        "enfants en situation d'abandon ou de délaissement parental et des enfants présentant "
        "un retard de développement."
    )
    head = ("N°", "Objectif", "Action", "Partenaires mobilisés", "Etat", "Démarrage effectif",
            "Motif (si l'action n'est pas réalisée)")  # fmt: skip
    rows = [
        ("n°1", "Obj. 1 (EPP)",
         "Proposer un entretien prénatal précoce à chaque future mère suivie en PMI",
         "sages-femmes libérales ; CH de Cahors", "Terminée", "janvier 2021", ""),
        ("n°2", "Obj. 2 (bilans en maternelle)",
         "Mettre en oeuvre les bilans de santé des 3-4 ans",
         "Education nationale, médecins de PMI", "En cours", "rentrée 2021", ""),
        ("n°3", "Obj. 5 (consultations infantiles)",
         "Ouvrir une consultation de PMI itinérante sur le Causse", "MSA, communes",
         "en cours de réalisation", "1er avril 2022", ""),
        ("n°4", "Obj. 12 (TISF)", "Financer des heures de TISF avant tout placement",
         "ADMR, CAF", "Suspendue", "2022", "Convention en attente de signature"),
        ("n°5", "Obj. 6 (CRIP)", "Doter la CRIP d'un médecin référent", "Néant", "Non démarrée",
         "-", "Aucune candidature reçue malgré les annonces"),
        ("n°6", "Obj. 9 (ASE/handicap)",
         "Créer un lieu de répit pour enfants confiés porteurs de handicap",
         "ARS, MDPH, IME de Gramat", "Abandonnée", "", "Le gestionnaire s'est retiré du projet"),
        ("n°7", "Obj. 18 (fratries)",
         "Agrandir la maison d'enfants de Figeac pour accueillir des fratries",
         "MECS de Figeac", "Terminée", "courant 2022", ""),
        ("n°7 bis", "",
         "Former les assistants familiaux à l'accueil de fratries", "CNFPT ; ADEPAPE",
         "En cours", "octobre-novembre 2022", ""),
        ("n°8", "Obj. 11 (ODPE)", "Faire vivre l'Observatoire départemental",
         "PJJ / Parquet de Cahors / ADEPAPE", "Réalisé", "le 12.05.2022", ""),
    ]  # fmt: skip
    table = document.add_table(rows=len(rows) + 1, cols=7, style="Table Grid")
    fill(table, [head, *rows], (1.3, 2.4, 4.2, 3, 2, 2.4, 3), size=8)
    bold_row(table.rows[0])
    join(table.cell(7, 1), table.cell(8, 1))
    document.add_paragraph("")
    document.add_paragraph("Fait à Cahors, le 28 février 2023")
    document.add_paragraph("La directrice de l'enfance,\nMme Hélène DELMAS")
    target = folder(name) / "Bilan CDPPE Lot.docx"
    document.save(target)
    steady_zip(target)

    facts = [
        ("1", 1, "completed", "2021-01", ["sages-femmes libérales", "CH de Cahors"]),
        ("2", 2, "in_progress", "2021-09~", ["Education nationale", "médecins de PMI"]),
        ("3", 5, "in_progress", "2022-04-01", ["MSA", "communes"]),
        ("4", 12, "delayed", "2022", ["ADMR", "CAF"]),
        ("5", 6, "not_started", None, []),
        ("6", 9, "abandoned", None, ["ARS", "MDPH", "IME de Gramat"]),
        ("7", 18, "completed", "2022", ["MECS de Figeac"]),
        ("7bis", 18, "in_progress", "2022-10/2022-11", ["CNFPT", "ADEPAPE"]),
        ("8", 11, "completed", "2022-05-12", ["PJJ", "Parquet de Cahors", "ADEPAPE"]),
    ]  # fmt: skip
    actions = [
        action(n, objective, row[2], status, is_committed=None, is_completed=None,
               start_edtf=start, partners=partners, reason_not_done=row[6] or None)
        for (n, objective, status, start, partners), row in zip(facts, rows, strict=True)
    ]  # fmt: skip
    dates = [d for n, _, _, start, _ in facts if start for d in on(n, start)]
    expect(name,
           {"kind": "action_table", "department_code": "46", "department_name": "Lot",
            "region_code": "76", "fiscal_year": 2022, "contract_start_year": 2021,
            "contract_end_year": 2023, "document_date": "2023-02-28"},
           actions, listed(1, 2, 5, 12, 6, 9, 18, 11),
           dates=[*dates, *on(None, "2023-02-28")],
           checks=["announced_count_mismatch"])  # fmt: skip


# --- 3. Ardèche: landscape PDF without rules, two pages, header once, Roman numerals --------


def ardeche():
    name = "ardeche-2024-tableau"
    document = docx.Document()
    landscape(document)
    page = document.sections[0]
    page.header.paragraphs[0].text = "Département de l'Ardèche – DGA Solidarités"
    page.footer.paragraphs[0].text = "Contrat prévention et protection de l'enfance 2022-2024"
    document.add_paragraph().add_run("ÉTAT DES ACTIONS AU TITRE DE L'ANNÉE 2024").bold = True
    document.add_paragraph("Privas, le 30 janvier 2025")
    document.add_paragraph("Points d'attention")
    document.add_paragraph("Action en retard : action IV (attente de la livraison des locaux).")
    document.add_paragraph("Action abandonnée : action IX (dissolution de l'association porteuse).")
    head = ("Action", "Engagée (O/N)", "Achevée (O/N)", "Début", "Observations",
            "Objectif national (n° et libellé abrégé)")  # fmt: skip
    rows = [
        ("Action I – Entretien prénatal précoce : aller vers les femmes éloignées du soin",
         "O", "O", "01/03/22",
         ("Deux permanences tenues à Annonay et au Teil par les sages-femmes de PMI, en lien "
         "avec les maternités."), "1 – Couverture EPP"),
        ("Action II – Bilan de santé en petite et moyenne section", "O", "N",
         "septembre 2023", "Les écoles rurales restent à équiper.",
         "2 – Bilans en école maternelle"),
        ("Action III – Visites à domicile des puéricultrices dans les familles vulnérables",
         "Oui", "Partiellement", "printemps 2023",
         ("Secteur d'Aubenas couvert ; les autres secteurs suivront au fil des recrutements "
         "d'infirmières puéricultrices."), "4 – Interventions à domicile des puéricultrices"),
        ("Action IV – Relais parental de Privas", "N", "N", "",
         "Bail signé, travaux en cours chez le bailleur.", "14 – Relais parentaux"),
        ("Action V – Protocole informations préoccupantes avec l'Education nationale", "O",
         "O", "du 1er février au 30 juin 2024",
         ("Protocole signé par le préfet, le procureur, le recteur et le président du Conseil "
         "départemental."), "7 – Protocoles IP"),
        ("Action VI – Contrôle des lieux d'accueil", "O", "", "courant 2023",
         "Grille de contrôle partagée avec les services de l'Etat.",
         "8 – Maîtrise des risques, plan de contrôle"),
        ("Action VII – Plateforme ASE-handicap", "O", "En cours", "à compter du 2 mai 2024",
         ("Recrutement de l'éducatrice coordinatrice achevé ; convention avec la MDPH en cours "
         "de rédaction."), "9 – Enfants protégés en situation de handicap"),
        ("Action VIII – Tiers de confiance : guide et permanence téléphonique", "N", "O",
         "2024", "Guide remis aux familles lors des visites.", "20 – Tiers de confiance"),
        ("Action IX – Parrainage de proximité", "N", "N", "-", "",
         "23 – Parrainage, soutien scolaire"),
        ("Action X – Formation au repérage des violences intrafamiliales", "Oui", "Oui",
         "3e trimestre 2024", "Sessions communes aux travailleurs sociaux et aux gendarmes.",
         "26 – Formation des professionnels"),
    ]  # fmt: skip
    table = document.add_table(rows=len(rows) + 1, cols=6)
    fill(table, [head, *rows], (6.4, 2.3, 3.2, 3.6, 6.8, 4.4), size=11)
    bold_row(table.rows[0])
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            shade(cell, "8EAADB" if not index else "DEEAF6" if index % 2 else "FFFFFF")
            cell.paragraphs[0].paragraph_format.space_before = Pt(6)
            cell.paragraphs[0].paragraph_format.space_after = Pt(6)
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "etat.docx"
        document.save(source)
        office(source, "pdf", folder(name) / "etat_des_actions_2024.pdf")

    facts = [
        ("1", 1, "completed", "2022-03-01", True, True),
        ("2", 2, "in_progress", "2023-09", True, False),
        ("3", 4, "in_progress", "2023-21", True, "*"),
        ("4", 14, "delayed", None, False, False),
        ("5", 7, "completed", "2024-02-01/2024-06-30", True, True),
        ("6", 8, "in_progress", "2023", True, None),
        ("7", 9, "in_progress", "2024-05-02", True, "*"),
        ("8", 20, "completed", "2024", False, True),
        ("9", 23, "abandoned", None, False, False),
        ("10", 26, "completed", "2024-35", True, True),
    ]
    actions = []
    for (n, objective, status, start, begun, ended), row in zip(facts, rows, strict=True):
        late = n in ("4", "9")
        actions.append(
            action(n, objective, row[0].split(" – ", 1)[1], status, is_committed=begun,
                   is_completed=ended, start_edtf=start,
                   description="*" if late else row[4] or None,
                   reason_not_done={"4": "*", "9": "dissolution de l'association porteuse"}.get(n))
        )  # fmt: skip
    dates = [d for n, _, _, start, _, _ in facts if start for d in on(n, start)]
    expect(name,
           {"kind": "action_table", "department_code": "07", "department_name": "Ardèche",
            "region_code": "84", "fiscal_year": 2024, "contract_start_year": 2022,
            "contract_end_year": 2024, "document_date": "2025-01-30"},
           actions, listed(1, 2, 4, 14, 7, 8, 9, 20, 23, 26),
           dates=[*dates, *on(None, "2025-01-30")])  # fmt: skip


# --- 4. Vosges: plan printed from a workbook, k€ in the header, totals row and small table ---


def vosges():
    name = "vosges-2023-plan"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "PA 2023"
    sheet.append(["Département des Vosges"])
    sheet.append([("CONTRAT DÉPARTEMENTAL 2022-2024 – PLAN D'ACTIONS 2023 (version du 6 février "
                  "2023)")])  # fmt: skip
    sheet.append([])
    sheet.append(["N° obj.", "Objectif national", "Action départementale",
                  "Montants prévisionnels 2023 (en k€)"])  # fmt: skip
    sheet.append([None, None, None, "BOP 304", "FIR", "ONDAM", "Département", "CAF", "Total"])
    rows = [
        "Engagement 1 – Agir le plus précocement possible",
        (1, "Couverture d'au moins 20 % des entretiens prénataux précoces par la PMI",
         "Fiche 1.1 – Ouvrir deux postes de sage-femme à Remiremont et Neufchâteau",
         None, 38, None, 12, None, 50),
        (2, "Faire progresser les bilans de santé en école maternelle",
         "Fiche 1.2 – Doter les infirmières de PMI de tablettes de dépistage",
         None, 27.5, None, 10, None, 37.5),
        "Engagement 2 – Sécuriser les parcours des enfants protégés",
        (6, "Renforcer les CRIP : moyens et pluridisciplinarité, délai de trois mois",
         "Fiche 2.1 – Doubler l'équipe d'évaluation de la CRIP", 90, None, None, 60, None, 150),
        (9, "Garantir l'accompagnement des enfants protégés en situation de handicap",
         "Fiche 2.2 – Unité de vie mixte ASE / médico-social à Épinal",
         None, None, 120, "-", None, 120),
        (None, None, "Fiche 2.3 – Relais de week-end pour les assistants familiaux",
         15, None, 40, "-", None, 55),
        (18, "Créer de nouvelles places d'accueil en fratries",
         "Fiche 2.4 – Maison des fratries de Saint-Dié", 75.25, None, None, 25, None, 100.25),
        "Engagement 4 – Préparer leur avenir",
        (24, "Dispositifs d'accompagnement global et passerelles vers l'autonomie",
         "Fiche 4.1 – Colocations accompagnées pour les 18-21 ans",
         33, None, None, 17, 8, 58),
        "Conditions pour y parvenir",
        (11, "Renforcer l'ODPE", "Fiche 5.1 – Recruter un chargé d'études",
         14, None, None, 6, None, 20),
        (27, "Lutte contre la prostitution des mineurs", None,
         None, None, None, None, None, None),
        ("TOTAL", None, None, 227.25, 65.5, 160, 130, 8, 590.75),
    ]  # fmt: skip
    for row in rows:
        sheet.append([row] if isinstance(row, str) else row)
        last = sheet.max_row
        if isinstance(row, str):
            sheet.merge_cells(start_row=last, end_row=last, start_column=1, end_column=9)
            sheet.cell(last, 1).font = Font(bold=True)
        for column in range(4, 10):
            sheet.cell(last, column).number_format = "[$-40C]#,##0.00"
    last = sheet.max_row
    sheet.merge_cells(start_row=last, end_row=last, start_column=1, end_column=3)
    for area in ("A4:A5", "B4:B5", "C4:C5", "D4:I4", "A11:A12", "B11:B12"):
        sheet.merge_cells(area)
    grid(sheet, 4, 1, last, 9)
    heading(sheet, 4, 5)
    sheet.append([])
    sheet.append([None, "Récapitulatif par source (k€)", "Montant sollicité"])
    for label, amount in (("BOP 304", 227.25), ("FIR", 65.5), ("ONDAM", 160), ("Ensemble", 452.75)):
        sheet.append([None, label, amount])
        sheet.cell(sheet.max_row, 3).number_format = "[$-40C]#,##0.00"
    grid(sheet, last + 2, 2, sheet.max_row, 3)
    widths(sheet, 8, 42, 46, 11, 11, 11, 13, 11, 12)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    for row in range(6, sheet.max_row + 1):
        sheet.row_dimensions[row].height = 28
    sheet.oddFooter.center.text = "Page &P / &N"
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "plan.xlsx"
        book.save(source)
        office(source, "pdf", folder(name) / "plan_actions_88.pdf")

    actions, fundings, objective = [], [], None
    for row in rows:
        if isinstance(row, str) or row[0] == "TOTAL":
            continue
        objective = row[0] or objective
        if not row[2]:
            continue
        number, title = row[2].removeprefix("Fiche ").split(" – ", 1)
        number = number.replace(".", "-")
        actions.append(action(number, objective, title, "planned"))
        funders = ("BOP304", "FIR", "ONDAM", "DEPARTMENT", "CAF", "ALL")
        for funder, amount in zip(funders, row[3:], strict=True):
            if isinstance(amount, int | float):
                fundings.append(money(number, objective, amount * 1000, funder))
    for funder, amount in zip(funders, rows[-1][3:], strict=True):
        fundings.append(money(None, None, amount * 1000, funder))
    for funder, amount in (("BOP304", 227250), ("FIR", 65500), ("ONDAM", 160000), ("ALL", 452750)):
        fundings.append(money(None, None, amount, funder))
    expect(name,
           {"kind": "action_plan", "department_code": "88", "department_name": "Vosges",
            "region_code": "44", "fiscal_year": 2023, "contract_start_year": 2022,
            "contract_end_year": 2024, "document_date": "2023-02-06"},
           actions, listed(1, 2, 6, 9, 18, 24, 11, 27, applicable="*"), fundings=fundings,
           dates=on(None, "2023-02-06"))  # fmt: skip


# --- 5. Haute-Saône: source column, no objective numbers, one wrong total --------------------


def haute_saone():
    name = "haute-saone-2022-plan"
    document = docx.Document()
    landscape(document)
    document.add_heading("Plan d'actions prévention et protection de l'enfance", 1)
    document.add_paragraph("Département : HAUTE-SAONE (70)          Exercice : 2022")
    document.add_paragraph("Année d'entrée dans la contractualisation : 2021")
    top = ("Mesure", "Objectif", "Action", "Financeur Etat", "Coût prévisionnel 2022", "", "")
    second = ("", "", "", "", "Part Etat", "Part Département", "Coût total")
    rows = [
        ("ENGAGEMENT 1",) * 7,
        ("Rendre l'entretien prénatal précoce obligatoire", "Couvrir au moins 20 % des EPP",
         "Action A1 : Recruter une sage-femme de PMI à Luxeuil-les-Bains", "FIR",
         "42 000 €", "18 000 €", "60 000 €"),
        ("Augmenter les VAD et les consultations infantiles",
         "Doubler les VAD pré et postnatales des sages-femmes",
         "Action A2 : Équiper les sages-femmes de véhicules légers", "FIR",
         "8 500,50 €", "0 €", "8 500,50 €"),
        ("", "20 % d'enfants vus en consultation infantile par la PMI",
         "Action A3 : Ouvrir une consultation de nourrissons à Gray", "FIR",
         "30 000 €", "15 000 €", "45 000 €"),
        ("ENGAGEMENT 2",) * 7,
        ("Renforcer la CRIP", "Moyens et pluridisciplinarité de la cellule",
         "Action A4 : Créer un poste de psychologue à la cellule", "304",
         "55 000 €", "5 000 €", "60 000 €"),
        ("Diversifier l'offre", "Protection de l'enfance à domicile",
         "Action A5 : Lancer un service d'AED renforcée", "304",
         "110 000 €", "90 000 €", "200 000 €"),
        ("", "Tiers de confiance et tiers bénévoles",
         "Action A6 : Animer un réseau de tiers bénévoles", "304",
         "24 000 €", "6 000 €", "30 000 €"),
        ("ENGAGEMENT 4",) * 7,
        ("Accès au logement et aux droits", "Accompagnement global et passerelles",
         "Action A7 : Appartements relais pour jeunes en situation de handicap", "ONDAM",
         "70 000 €", "-", "70 000 €"),
        ("CONDITIONS DE REUSSITE",) * 7,
        ("Gouvernance", "Conforter l'ODPE", "Action A8 : Étude de parcours des enfants confiés",
         "304", "12 000 €", "12 000 €", "24 000 €"),
        ("Total général", "", "", "", "351 500,50 €", "164 000 €", "497 500,50 €"),
    ]  # fmt: skip
    table = document.add_table(rows=len(rows) + 2, cols=7, style="Table Grid")
    plain = [(r[0], *[""] * 6) if len(set(r)) == 1 else r for r in rows]
    fill(table, [top, second, *plain], (4.4, 5, 6.4, 2, 2.9, 2.9, 2.9))
    for index in range(4):
        join(table.cell(0, index), table.cell(1, index))
    join(table.cell(0, 4), table.cell(0, 6))
    for index, row in enumerate(rows, 2):
        if len(set(row)) == 1:
            join(table.cell(index, 0), table.cell(index, 6))
            bold_row(table.rows[index])
    join(table.cell(4, 0), table.cell(5, 0))
    join(table.cell(8, 0), table.cell(9, 0))
    join(table.cell(len(rows) + 1, 0), table.cell(len(rows) + 1, 3))
    bold_row(table.rows[0])
    bold_row(table.rows[1])
    mark = table.cell(3, 4).paragraphs[0].add_run("1")
    mark.font.superscript, mark.font.size = True, Pt(9)
    document.add_paragraph("")
    small = document.add_table(rows=3, cols=2, style="Table Grid")
    sums = [("Dont BOP 304", "201 000 €"), ("Dont FIR", "80 500,50 €"), ("Dont ONDAM", "70 000 €")]
    fill(small, sums, (4, 4))
    document.add_paragraph("1 Coût chargé, hors frais de déplacement.")
    document.add_paragraph("Pièces jointes : 1. Convention ; 2. Relevé d'identité bancaire")
    target = folder(name) / "plan-actions-cd70.docx"
    document.save(target)
    steady_zip(target)

    facts = {"A1": (1, "FIR"), "A2": (3, "FIR"), "A3": (5, "FIR"), "A4": (6, "BOP304"),
             "A5": (19, "BOP304"), "A6": (20, "BOP304"), "A7": (24, "ONDAM"),
             "A8": (11, "BOP304")}  # fmt: skip
    actions, fundings = [], []
    for row in rows:
        if not row[2].startswith("Action "):
            continue
        number, title = row[2].removeprefix("Action ").split(" : ", 1)
        objective, source = facts[number]
        actions.append(action(number, objective, title, "planned"))
        for funder, text in zip((source, "DEPARTMENT", "ALL"), row[4:], strict=True):
            if text not in ("-", "0 €"):
                amount = float(text[:-1].replace(" ", "").replace(",", "."))
                fundings.append(money(number, objective, amount, funder))
    fundings += [money(None, None, 351500.5, "*"), money(None, None, 164000, "DEPARTMENT"),
                 money(None, None, 497500.5, "ALL"), money(None, None, 201000, "BOP304"),
                 money(None, None, 80500.5, "FIR"), money(None, None, 70000, "ONDAM")]  # fmt: skip
    expect(name,
           {"kind": "action_plan", "department_code": "70", "department_name": "Haute-Saône",
            "region_code": "27", "fiscal_year": 2022, "first_contract_year": 2021},
           actions, listed(1, 3, 5, 6, 19, 20, 24, 11, applicable="*"), fundings=fundings,
           checks=["sum_mismatch"])  # fmt: skip


# --- 6. Landes: ODS, two years side by side, funders in columns, a sheet of drop-down lists --


def landes():
    name = "landes-2024-plan"
    book = openpyxl.Workbook()
    notice = book.active
    notice.title = "Notice"
    for text in (
        "Plan d'action 2024 (avec projection 2025)", "Département : Landes",
        "Ne pas modifier les formules. Saisir un montant par action et par financeur.",
        "Document à transmettre à la DDETSPP – 40000 Mont-de-Marsan",
    ):  # fmt: skip
        notice.append([text])
    sheet = book.create_sheet("Plan")
    sheet.append(["Réf.", "Intitulé", "N° national de l'objectif", "2024", None, None,
                  "2025 (prévisionnel)"])  # fmt: skip
    sheet.append([None, None, None, *["État – BOP 304", "FIR", "CD 40"] * 2])
    rows = [
        ("Action 1", "Élargir l'entretien prénatal précoce aux femmes en situation de précarité",
         1, 0, 25000, 10000, 0, 26000, 10000),
        ("Action 2", "Bilans de santé des 3-4 ans : recruter une infirmière",
         2, None, 32000, 8000, None, 32000, 8500),
        ("Action 2 ter", "Acheter des valises de dépistage sensoriel pour la maternelle",
         2, None, 6400.75, None, None, None, None),
        ("Action 3", "Cellule de recueil : équipe d'évaluation dédiée",
         6, 72000, None, 48000, 72000, None, 50000),
        ("Action 4", "Service d'accompagnement éducatif intensif à domicile",
         19, 140000, None, 60000, 150000, None, 65000),
        ("Action 5", "Développer le parrainage de proximité",
         23, 9000, None, 3000, 9000, None, 3000),
        ("Action 6", "Prévenir la prostitution des mineurs : maraude numérique",
         27, 18000, None, None, 18000, None, None),
        ("Action 7", "Former les assistants familiaux", 26, 11000, None, 0, None, None, None),
        ("TOTAL GENERAL", None, None, 250000, 63400.75, 129000, 249000, 58000, 136500),
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
        for column in range(4, 10):
            sheet.cell(
                sheet.max_row, column
            ).number_format = '[$-40C]#,##0.00" €";[$-40C]-#,##0.00" €";"- €"'
    last = sheet.max_row
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1", f"A{last}:C{last}"):
        sheet.merge_cells(area)
    grid(sheet, 1, 1, last, 9)
    heading(sheet, 1, 2)
    widths(sheet, 16, 50, 12, 16, 16, 16, 16, 16, 16)
    sheet.append([])
    sheet.append(["Enveloppe 2024 tous financeurs confondus : de l'ordre de 0,44 M€."])
    lists = book.create_sheet("Listes")
    for text in ("Réalisée", "En cours", "Non engagée", "304", "FIR", "ONDAM", "Sans objet"):
        lists.append([text])
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "plan.xlsx"
        book.save(source)
        office(source, "ods", folder(name) / "plan_action_2024.ods")

    actions, fundings = [], []
    columns = [(f, y) for y in (2024, 2025) for f in ("BOP304", "FIR", "DEPARTMENT")]
    for reference, title, objective, *amounts in rows:
        number = None
        if objective:
            number = reference.removeprefix("Action ").replace(" ", "")
            actions.append(action(number, objective, title, "planned"))
        for (funder, year), amount in zip(columns, amounts, strict=True):
            if amount:
                fundings.append(money(number, objective, amount, funder, year=year))
    fundings.append(money(None, None, 440000, "ALL", year=2024))
    expect(name,
           {"kind": "action_plan", "department_code": "40", "department_name": "Landes",
            "region_code": "75", "fiscal_year": 2024},
           actions, listed(1, 2, 6, 19, 23, 27, 26, applicable="*"), fundings=fundings)  # fmt: skip


# --- 7. Mayenne: a dashboard as a web page ---------------------------------------------------


def mayenne():
    name = "mayenne-2024-indicateurs"
    years, gap = (2021, 2022, 2023, 2024), None
    # label, unit as written, unit, cells as (text, value), target, trend
    rows = [
        "Prévention et santé",
        ("Entretiens prénataux précoces réalisés par la PMI", "nb", "count",
         [("312", 312), ("358", 358), ("401", 401), ("427", 427)], "450", "↗"),
        ("Part des femmes enceintes ayant bénéficié d'un EPP", "%", "percent",
         [("9,8", 9.8), ("11,2", 11.2), ("12,9", 12.9), ("14,0", 14)], "20", "↗"),
        ("Bilans de santé en école maternelle", "nb", "count",
         [("2 104", 2104), ("NC", gap), ("2 367", 2367), ("2 410", 2410)], "2 600", "↗"),
        ("Enfants de 4 ans vus en bilan", "nb", "count",
         [("", None), ("", None), ("1 980 sur 2 650", (1980, 2650)),
          ("2 035 sur 2 590", (2035, 2590))], "", "→"),
        ("Visites à domicile des puéricultrices", "nb", "count",
         [("1 530", 1530), ("1 488", 1488), ("", None), ("1 602<sup>2</sup>", 1602)],
         "1 700", "↗"),
        "Cellule de recueil",
        ("Informations préoccupantes reçues", "nb", "count",
         [("845", 845), ("912", 912), ("987", 987), ("1 034", 1034)], "", "↗"),
        ("Délai moyen d'évaluation", "jours", "day",
         [("118", 118), ("109", 109), ("97", 97), ("92", 92)], "&lt; 90", "↘"),
        ("Évaluations achevées en moins de trois mois", "%", "percent",
         [("41 %", 41), ("46,5 %", 46.5), ("52 %", 52), ("nd", gap)], "60 %", "↗"),
        ("Effectif de la cellule", "ETP", "fte",
         [("4,5", 4.5), ("4,5", 4.5), ("6", 6), ("6,8", 6.8)], "7", "→"),
        "Accueil et autonomie",
        ("Fratries accueillies ensemble", "nb", "count",
         [("environ 30", ("~", 30)), ("34", 34), ("38", 38), ("41", 41)], "45", "↗"),
        ("Jeunes majeurs accompagnés", "nb", "count",
         [("96", 96), ("104", 104), ("121", 121), ("en cours de consolidation", gap)], "", "→"),
        ("Enfants présentant un retard de développement orientés vers un CAMSP", "nb", "count",
         [("22", 22), ("19", 19), ("25", 25), ("moins de 10", ("<", 10))], "", "↘"),
        ("Réunions plénières de l'ODPE", "nb", "count",
         [("deux", 2), ("2", 2), ("3", 3), ("3", 3)], "3", "→"),
    ]  # fmt: skip
    body, indicators = [], []
    for row in rows:
        if isinstance(row, str):
            body.append(f'<tr class="theme"><th colspan="8">{row}</th></tr>')
            continue
        label, written, unit, cells, target, trend = row
        tds = "".join(f"<td>{text}</td>" for text, _ in cells)
        body.append(f'<tr><th scope="row">{label}</th><td>{written}</td>{tds}'
                    f"<td>{target}</td><td>{trend}</td></tr>")  # fmt: skip
        for year, (text, value) in zip(years, cells, strict=True):
            if not text:
                continue
            gold = {"action_number": None, "value": value, "year": year, "label": label,
                    "unit": unit, "denominator": None, "availability": "reported"}  # fmt: skip
            if isinstance(value, tuple) and isinstance(value[0], str):
                gold["comparator"], gold["value"] = value
            elif isinstance(value, tuple):
                gold["value"], gold["denominator"] = value
            elif value is None:
                gold["availability"] = "not_available"
            indicators.append(gold)
    body = "\n".join(body).replace("1 ", "1&nbsp;").replace("2 ", "2&nbsp;")
    head = "".join(f"<th>{y}</th>" for y in years)
    html = f"""<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Tableau de bord 2024 - Protection de l'enfance - Mayenne</title>
<style>td {{ text-align: right }} nav {{ font-size: 80% }}</style>
</head>
<body>
<nav><a href="#">Accueil</a> &gt; <a href="#">Enfance et famille</a> &gt; Tableau de bord</nav>
<h1>Tableau de bord 2024 du contrat de prévention et de protection de l'enfance</h1>
<p>Conseil départemental de la Mayenne, observatoire départemental. Édité le 14/02/2025.</p>
<table>
<thead>
<tr><th rowspan="2">Indicateur</th><th rowspan="2">Unité</th><th colspan="4">Résultat</th>
<th rowspan="2">Cible 2025</th><th rowspan="2">Tendance</th></tr>
<tr>{head}</tr>
</thead>
<tbody>
{body}
</tbody>
</table>
<p><sup>2</sup> Hors visites réalisées par les sages-femmes.</p>
<p>NC : non communiqué ; nd : non disponible.</p>
<footer>Mentions légales - Accessibilité - 39 rue Mazagran, 53000 Laval</footer>
</body>
</html>
"""
    (folder(name) / "tableau-de-bord.html").write_text(html, encoding="utf-8")
    expect(name,
           {"kind": "indicator_table", "department_code": "53", "department_name": "Mayenne",
            "region_code": "52", "fiscal_year": 2024, "document_date": "2025-02-14"},
           indicators=indicators, dates=on(None, "2025-02-14"))  # fmt: skip


# --- 8. Two departments of one region in one workbook ----------------------------------------


def bourgogne():
    name = "bourgogne-2023-tableau"
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Lisez-moi"
    for text in (
        "Contrats départementaux de prévention et de protection de l'enfance",
        "Suivi régional des actions – exercice 2023",
        "Un onglet par département. Statuts admis : Réalisée, En cours, Non engagée, Retard.",
        "Rappel : la loi du 7 février 2022 s'applique à tous les contrats.",
    ):
        first.append([text])
    head = ["Statut", "Fiche action", "Thème", "Lancement", "Échéance", "Commentaires"]
    sheets = {
        "58 - Nièvre": [
            ("Réalisée",
             "Fiche action 1 – Entretien prénatal précoce : former les sages-femmes libérales",
             "Entretien prénatal précoce", datetime.date(2022, 3, 14), None,
             "Formation assurée par le réseau périnatal"),
            ("En cours", "Fiche action 2 – Bilans de santé en moyenne section",
             "Bilans en école maternelle", "sept. 2022", datetime.date(2024, 12, 31), None),
            ("Retard", "Fiche action 3 – Cellule de recueil : recruter deux évaluateurs",
             "Renforcer la CRIP", "1er semestre 2023", "fin 2024", "Un poste reste à pourvoir"),
            ("Non engagée", "Fiche action 4 – Service de placement éducatif à domicile",
             "Diversification de l'offre", None, None,
             "Abandon du projet voté le 3 juillet 2023"),
            ("Réalisée",
             "Fiche action 5 – Former les assistants familiaux aux besoins fondamentaux",
             "Formation des professionnels", 2023, None, None),
        ],
        "89 - Yonne": [
            ("En cours",
             "Fiche action 1 – Visites à domicile postnatales par les sages-femmes de PMI",
             "Visites à domicile et consultations infantiles", datetime.date(2023, 1, 9), None,
             "Priorité aux familles vulnérables"),
            ("Réalisée",
             "Fiche action 2 – Unité d'accueil pour enfants confiés en situation de handicap",
             "ASE / handicap", "automne 2022", None, "Ouverte à Auxerre"),
            ("En cours",
             ("Fiche action 3 – Parrainage de proximité\n"
             "Fiche action 4 – Soutien scolaire des enfants confiés"),
             "Mobiliser la société civile", 2022, "jusqu'en 2025", None),
            ("Non engagée", "Fiche action 5 – Accompagner les anciens MNA vers l'autonomie",
             "Anciens MNA", None, None, None),
        ],
    }  # fmt: skip
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.append([f"Département : {title.split(' - ')[1]} – situation au 31/12/2023"])
        sheet.append([])
        sheet.append(head)
        for row in rows:
            sheet.append(row)
            for column in (4, 5):
                if isinstance(row[column - 1], datetime.date):
                    sheet.cell(sheet.max_row, column).number_format = "dd/mm/yyyy"
        grid(sheet, 3, 1, sheet.max_row, 6)
        heading(sheet, 3)
        widths(sheet, 14, 60, 34, 18, 16, 40)
    target = folder(name) / "suivi_regional_2023.xlsx"
    book.save(target)
    steady_zip(target)

    facts = [
        ("1", 1, "completed", "2022-03-14", []),
        ("2", 2, "in_progress", "2022-09", ["2024-12-31"]),
        ("3", 6, "delayed", "2023-40", ["2024-12~"]),
        ("4", 19, "abandoned", None, ["2023-07-03"]),
        ("5", 26, "completed", "2023", []),
        ("1", 3, "in_progress", "2023-01-09", []),
        ("2", 9, "completed", "2022-23", []),
        ("3", 23, "in_progress", "2022", ["2025"]),
        ("4", 23, "in_progress", "2022", ["2025"]),
        ("5", 25, "not_started", None, []),
    ]
    lines = [(line.split(" – ", 1)[1], row[5]) for rows in sheets.values() for row in rows
             for line in row[1].split("\n")]  # fmt: skip
    actions, dates = [], []
    for (number, objective, status, start, more), (title, note) in zip(facts, lines, strict=True):
        free = status in ("delayed", "abandoned")
        actions.append(
            action(number, objective, title, status, is_committed=None,
                   is_completed=None, start_edtf=start, description="*" if free else note,
                   reason_not_done="*" if free else None)
        )  # fmt: skip
        dates += on(number, *[d for d in (start, *more) if d])
    expect(name,
           {"kind": "action_table", "department_code": "*", "department_name": "*",
            "region_code": "*", "fiscal_year": 2023},
           actions, dates=dates)  # fmt: skip


# --- 9. Aveyron: an invitation with its agenda, which is no report ---------------------------


def aveyron():
    name = "aveyron-2024-convocation"
    document = docx.Document()
    document.add_paragraph("DÉPARTEMENT DE L'AVEYRON\nHôtel du Département – BP 724\n"
                           "12007 RODEZ CEDEX")  # fmt: skip
    document.add_paragraph("Rodez, le 22 avril 2024")
    document.add_paragraph("Affaire suivie par : Mme Lucie FABRE – 05 65 75 80 00")
    document.add_paragraph("Objet : comité de pilotage du contrat de protection de l'enfance")
    document.add_paragraph("Madame, Monsieur,")
    document.add_paragraph(
        "J'ai le plaisir de vous convier au prochain comité de pilotage, qui se tiendra le "
        "mardi 14 mai 2024 à 14 h 30, salle 12, au 2e étage. Le parking compte 25 places. Merci "
        "de confirmer votre présence avant le 7 mai."
    )
    rows = [
        ("Horaire", "Point à l'ordre du jour", "Intervenant"),
        ("14 h 30", "1. Approbation du compte rendu de la séance précédente", "Le président"),
        ("14 h 45", "2. Calendrier de rédaction du prochain bilan", "Direction de l'enfance"),
        ("15 h 15", "3. Échanges sur la participation des jeunes", "ODPE, ADEPAPE"),
        ("16 h 00", "4. Questions diverses", ""),
    ]
    table = document.add_table(rows=5, cols=3, style="Table Grid")
    fill(table, rows, (2.5, 9, 4), size=11)
    bold_row(table.rows[0])
    document.add_paragraph("")
    document.add_paragraph(
        "Je vous prie d'agréer, Madame, Monsieur, l'expression de ma considération distinguée."
    )
    document.add_paragraph("Pour le président et par délégation,\nla directrice générale adjointe")
    target = folder(name) / "convocation copil.docx"
    document.save(target)
    steady_zip(target)
    expect(name,
           {"kind": "other", "department_code": "12", "department_name": "Aveyron",
            "region_code": "76", "document_date": "2024-04-22"})  # fmt: skip


def main():
    for make in (finistere, lot, ardeche, vosges, haute_saone, landes, mayenne, bourgogne, aveyron):
        make()


if __name__ == "__main__":
    main()
