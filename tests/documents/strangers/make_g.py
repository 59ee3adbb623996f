"""Write three invented reports: Manche (ODT fiches), Cher (PDF table), Allier (XLSX plan)."""

import io
import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

HERE = Path(__file__).parent
EPOCH = "1704067200"


def rezip(path):
    """Same bytes at every run: fixed dates in the archive and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename in ("meta.xml", "docProps/core.xml"):
                data = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z?", b"2024-01-01T00:00:00Z", data
                )
            if entry.filename == "content.xml":
                data = re.sub(rb' (xml:id|text:continue-list)="list\d+"', b"", data)
            elif entry.filename == "settings.xml":
                data = re.sub(rb'(config:name="Rsid[^"]*"[^>]*>)\d+', rb"\g<1>1", data)
            info = zipfile.ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0))
            kind = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(info, data, compress_type=kind)
    path.write_bytes(out.getvalue())


def convert(document, target):
    """Save a Word document through LibreOffice in the format of the target's name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        document.save(source)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", target.suffix[1:], "--outdir", str(target.parent), str(source)]
        env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
        subprocess.run(command, check=True, capture_output=True, env=env)
    if target.suffix == ".odt":
        rezip(target)
    else:
        data = target.read_bytes()
        data = re.sub(rb"\(D:\d{14}", b"(D:20240101000000", data)
        data = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", data)
        target.write_bytes(
            re.sub(rb"DocChecksum /[0-9A-F]{32}", b"DocChecksum /" + b"0" * 32, data)
        )


FICHES = [
    ("Engagement 1 – Agir au plus tôt auprès des enfants et des familles", []),
    (
        "Fiche P1 – L'entretien prénatal précoce, porte d'entrée de la PMI",
        [
            ("Objectif national visé", "20 % d'entretiens prénatals précoces assurés par la PMI"),
            ("Où en est-on ?", "En cours"),
            (
                "Ce que nous avions prévu",
                (
                    "Proposer l'entretien par courrier à toute femme enceinte dès "
                    "réception de la déclaration de grossesse."
                ),
            ),
            ("Lancement", "printemps 2022"),
            ("Avec qui ?", "CPAM ; sages-femmes libérales ; ARS Normandie"),
            ("Période couverte", "2021-2023"),
            ("Moyens financiers", "38 500 € versés par le FIR"),
            (
                "Chiffres clés",
                (
                    "Quatre cent douze entretiens réalisés sur 1 968 naissances domiciliées, "
                    "soit 20,9 %"
                ),
            ),
            ("Ce qui a été fait", "Le seuil fixé nationalement est franchi pour la première fois."),
            ("Et après ?", "Maintenir l'effort sur le bocage, où l'offre libérale se raréfie."),
        ],
    ),
    (
        "Fiche P2 – Un bilan de santé pour chaque enfant de quatre ans",
        [
            ("Objectif national visé", "Bilans de santé en école maternelle réalisés par la PMI"),
            ("Où en est-on ?", "Réalisée"),
            (
                "Ce que nous avions prévu",
                (
                    "Couvrir toutes les écoles publiques et privées, y compris pour "
                    "repérer les retards de développement et de langage."
                ),
            ),
            ("Lancement", "rentrée 2022"),
            ("Avec qui ?", "DSDEN\nEnseignement catholique\nMSA"),
            ("Période couverte", "de 2022 à 2023"),
            ("Moyens financiers", "Néant"),
            ("Chiffres clés", "Enfants vus en bilan : 2 650 sur 3 105 (2 480 sur 3 090 en 2022)"),
            ("Ce qui a été fait", "Toutes les écoles ont été visitées."),
            ("Et après ?", "-"),
        ],
    ),
    (
        "Fiche P3 – Des sages-femmes à domicile pour les familles fragiles",
        [
            (
                "Objectif national visé",
                ("Doubler les visites à domicile pré et postnatales des sages-femmes de PMI"),
            ),
            ("Où en est-on ?", "En cours"),
            (
                "Ce que nous avions prévu",
                "Recruter deux sages-femmes à Avranches et à Valognes (50700).",
            ),
            ("Lancement", "à compter du 1er octobre 2023"),
            ("Avec qui ?", "Centre hospitalier Avranches-Granville, CAF"),
            ("Période couverte", "2023"),
            ("Moyens financiers", "FIR : 52 000 euros"),
            ("Chiffres clés", "Visites à domicile effectuées : cent dix-huit (104 en 2022)"),
            ("Ce qui a été fait", "Un poste sur deux est pourvu."),
            ("Et après ?", "Nouvelle publication du poste vacant."),
        ],
    ),
    ("Engagement 2 – Sécuriser les parcours et prévenir les ruptures", []),
    (
        "Fiche R1 – Une CRIP plus réactive",
        [
            (
                "Objectif national visé",
                (
                    "Renforcer les moyens et la pluridisciplinarité de la CRIP (délai "
                    "maximal de trois mois par évaluation)"
                ),
            ),
            ("Où en est-on ?", "En cours"),
            (
                "Ce que nous avions prévu",
                "Doter la cellule d'un médecin référent et d'un psychologue.",
            ),
            ("Lancement", "2e trimestre 2021"),
            ("Avec qui ?", "Parquet de Coutances, PJJ, Éducation nationale"),
            ("Période couverte", "2021-2023"),
            ("Moyens financiers", "BOP 304 : 61 200 €"),
            (
                "Chiffres clés",
                (
                    "Informations préoccupantes reçues : 1 204, dont 187 anonymes\n"
                    "Délai moyen d'évaluation : 2,8 mois (3,4 en 2022)\n"
                    "Saisines du parquet : donnée non disponible"
                ),
            ),
            (
                "Ce qui a été fait",
                (
                    "La situation d'abandon de certains nourrissons fait désormais l'objet "
                    "d'un examen dans la semaine."
                ),
            ),
            ("Et après ?", "Outil de suivi à généraliser."),
        ],
    ),
    (
        "Fiche R2 – Des parrains et marraines de proximité",
        [
            ("Objectif national visé", "Développer le parrainage et le soutien scolaire"),
            (
                "Ce que nous avions prévu",
                "Confier à une association le recrutement de parrains bénévoles.",
            ),
            ("Lancement", ""),
            ("Avec qui ?", "UDAF"),
            ("Période couverte", ""),
            ("Moyens financiers", ""),
            ("Chiffres clés", "Parrainages conclus :"),
            ("Ce qui a été fait", ""),
            ("Et après ?", ""),
        ],
    ),
    (
        "Fiche R3 – Un plan de contrôle des lieux d'accueil",
        [
            (
                "Objectif national visé",
                (
                    "Volet « maîtrise des risques » du schéma départemental et plan de "
                    "contrôle des établissements et services"
                ),
            ),
            ("Où en est-on ?", "Réalisée"),
            (
                "Ce que nous avions prévu",
                "Former les contrôleurs et visiter chaque maison d'enfants.",
            ),
            ("Lancement", "01/03/22"),
            ("Avec qui ?", "DDETS, PJJ"),
            ("Période couverte", "2022-2023"),
            ("Moyens financiers", "BOP 304 : 9 000 €, soit neuf mille euros"),
            (
                "Chiffres clés",
                "Sept établissements contrôlés\nUne vingtaine de préconisations formulées",
            ),
            ("Ce qui a été fait", "Le plan a été adopté en commission permanente."),
            ("Et après ?", "Contrôler aussi les assistants familiaux."),
        ],
    ),
    ("Conditions de réussite", []),
    (
        "Fiche C1 – Se former ensemble",
        [
            ("Objectif national visé", "Renforcer la formation des professionnels"),
            ("Où en est-on ?", "En cours"),
            (
                "Ce que nous avions prévu",
                "Un cycle commun aux travailleurs sociaux et aux enseignants.",
            ),
            ("Lancement", "janvier 2023"),
            ("Avec qui ?", "CNFPT ; IRTS"),
            ("Période couverte", "2023"),
            ("Moyens financiers", "BOP 304 : 12,4 k€"),
            ("Chiffres clés", "Trois journées de formation organisées\nMoins de 90 agents formés"),
            ("Ce qui a été fait", "Le cycle a démarré à Saint-Lô."),
            ("Et après ?", "Deuxième promotion."),
        ],
    ),
]


def manche():
    doc = Document()
    doc.styles["Normal"].font.size = Pt(9)
    doc.sections[0].header.paragraphs[0].text = "Département de la Manche – DGA Cohésion sociale"
    doc.add_heading("COMPTE RENDU D'EXECUTION 2023", 0)
    doc.add_paragraph("Contrat de prévention et de protection de l'enfance – crédits 2023")
    doc.add_paragraph("Saint-Lô, le 14 mars 2024")
    doc.add_paragraph("Première année de contractualisation avec l'État : 2021")
    doc.add_paragraph("Dossier suivi à la direction de l'enfance, tél. 02 33 00 00 00")
    doc.add_heading("En bref", 1)
    table = doc.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for label, value in (
        ("Actions inscrites au contrat", "7"),
        ("Actions engagées", "six"),
        ("Actions en retard", "1"),
        ("Actions abandonnées", "1"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    doc.add_paragraph("")
    doc.add_paragraph("Action ayant pris du retard :")
    doc.add_paragraph("P3 : poste resté vacant malgré trois publications", style="List Bullet")
    doc.add_paragraph("Action abandonnée :")
    doc.add_paragraph("R2 : dissolution de l'association pressentie", style="List Bullet")
    for title, rows in FICHES:
        doc.add_heading(title, 2 if rows else 1)
        if rows:
            table = doc.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            for label, value in rows:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = label, value
                cells[0].width, cells[1].width = Cm(4.5), Cm(12)
    doc.add_paragraph("")
    doc.add_paragraph("Pour le président du conseil départemental et par délégation,")
    doc.add_paragraph("la directrice de l'enfance et de la famille")
    convert(doc, HERE / "manche-2023-compte-rendu" / "compte-rendu.odt")


CHER = [
    ("ENGAGEMENT 1 - AGIR LE PLUS PRÉCOCEMENT POSSIBLE",),
    (
        "1.1",
        "Intervention à domicile d'infirmières puéricultrices de PMI auprès de 15 % des enfants",
        "Recentrer les tournées des puéricultrices sur les 0-2 ans",
        1,
        "T2 2024",
        "31/12/2025",
        "CH de Bourges / CPAM",
        "Deux postes redéployés depuis Vierzon",
    ),
    (
        "1.2",
        None,
        "Proposer une visite à chaque sortie de néonatologie",
        0,
        "sept. 2022",
        "",
        "CH de Bourges",
        "Protocole signé, fonctionnement régulier",
    ),
    (
        "1.3",
        "Renforcer les interventions de TISF",
        "Mettre en place une astreinte de TISF le soir",
        2,
        "",
        "juin 2025",
        "ADMR / CAF",
        "Appel à projets resté sans réponse",
    ),
    ("", "Nouveaux relais parentaux", "Non concerné", None, "", "", "", ""),
    ("ENGAGEMENT 2 - SÉCURISER LES PARCOURS",),
    (
        "2.1",
        "Systématiser les protocoles informations préoccupantes",
        "Réécrire le protocole IP avec le parquet",
        0,
        "01/02/2023",
        "",
        "Parquet / DSDEN / PJJ",
        "Diffusé à l'ensemble des écoles",
    ),
    (
        "2.2",
        "Soutien aux tiers de confiance et tiers bénévoles",
        "Ouvrir une permanence pour les tiers dignes de confiance",
        3,
        "",
        "",
        "UDAF",
        "Besoin couvert par un autre dispositif",
    ),
    (
        "2.3",
        "Accompagnement des enfants protégés en situation de handicap",
        "Créer une équipe mobile ASE-handicap",
        1,
        "2e semestre 2023",
        "fin 2025",
        "ARS / MDPH / GEDHIF",
        "File active en montée",
    ),
    ("ENGAGEMENT 4 - PRÉPARER LEUR AVENIR",),
    (
        "4.1",
        "Dispositifs d'accompagnement global et passerelles",
        "Réserver des logements aux jeunes majeurs",
        1,
        "rentrée 2024",
        "",
        "CROUS / Mission locale",
        "Première vague d'entrées dans les lieux",
    ),
    (
        "4.2",
        "Accès aux droits et autonomie des anciens MNA",
        "Former des référents droit au séjour",
        2,
        "",
        "",
        "Préfecture / Cimade",
        "Action reportée faute d'intervenant",
    ),
    ("CONDITIONS POUR Y PARVENIR",),
    (
        "5.1",
        "Formation des professionnels",
        "Diffuser le référentiel national d'évaluation",
        0,
        "année scolaire 2023-2024",
        "",
        "CNFPT",
        "Tous les territoires sont équipés",
    ),
]


def cher():
    doc = Document()
    doc.styles["Normal"].font.size = Pt(8)
    section = doc.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.2)
    section.header.paragraphs[0].text = "Conseil départemental du Cher"
    section.footer.paragraphs[0].text = "1, place Marcel-Plaisant - 18000 Bourges"
    doc.add_heading("Suivi des actions du contrat État-Département au 31 décembre 2024", 1)
    doc.add_paragraph("Prévention et protection de l'enfance - exercice 2024")
    table = doc.add_table(rows=2, cols=11)
    table.style = "Table Grid"
    table.autofit = False
    widths = (1.1, 4.4, 4.3, 1.7, 1.5, 1.7, 2, 2.2, 2.4, 2.7, 3.2)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    heads = [
        "Réf.",
        "Rattachement national",
        "Intitulé",
        None,
        None,
        None,
        None,
        "Démarrage",
        "Échéance",
        "Copilotes",
        "Commentaires",
    ]
    ticks = ["Terminé", "En cours", "Pas démarré", "Abandonné"]
    for col, head in enumerate(heads):
        if head:
            table.cell(0, col).merge(table.cell(1, col)).text = head
    table.cell(0, 3).merge(table.cell(0, 6)).text = "Avancement (cocher)"
    for col, tick in enumerate(ticks, 3):
        table.cell(1, col).text = tick
    above = None
    for row in CHER:
        cells = table.add_row().cells
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Cm(width)
        if len(row) == 1:
            cells[0].merge(cells[10]).text = row[0]
            continue
        number, objective, title, tick, start, due, partners, remark = row
        cells[0].text, cells[2].text = number, title
        if objective is None:
            above.merge(cells[1])
        else:
            cells[1].text, above = objective, cells[1]
        if tick is not None:
            cells[3 + tick].text = "X"
        cells[7].text, cells[8].text, cells[9].text, cells[10].text = start, due, partners, remark
    doc.add_paragraph("Document de travail, ne vaut pas compte administratif.")
    convert(doc, HERE / "cher-2024-suivi" / "suivi.pdf")


# objective, reference, title, service, BOP 304, FIR, ONDAM, department, CAF, total (thousands)
ALLIER = [
    ("ENGAGEMENT 1 : AGIR PRÉCOCEMENT",),
    (
        "20 % des enfants vus en consultation infantile de PMI",
        "1",
        ("Consultations avancées en montagne bourbonnaise"),
        "PMI",
        None,
        42.5,
        None,
        18,
        None,
        60.5,
    ),
    (None, "1 bis", "Bus santé des tout-petits", "PMI", None, 30, None, 12, 8, 50),
    (
        "Actions innovantes en PMI en matière de santé publique",
        "2",
        ("Prévention de l'exposition des bébés aux écrans"),
        "PMI",
        None,
        25,
        None,
        0,
        None,
        25,
    ),
    (
        "Soutenir les parents en situation de handicap",
        None,
        "Non retenu",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ),
    ("Sous-total engagement 1", None, 97.5, None, 30, 8, 135.5),
    ("ENGAGEMENT 2 : SÉCURISER LES PARCOURS",),
    (
        "Accueil des fratries (600 places au niveau national)",
        "3",
        ("Ouverture d'un village d'enfants à Vichy"),
        "ASE",
        310.25,
        None,
        None,
        120,
        None,
        430.25,
    ),
    (
        "Développer les centres parentaux",
        "4",
        "Extension du centre parental de Moulins",
        "ASE",
        88,
        None,
        None,
        40,
        15,
        143,
    ),
    (
        "Accompagner tous les enfants protégés en situation de handicap",
        "5",
        "Équipe mobile ressource",
        "MDPH",
        None,
        None,
        164.8,
        None,
        None,
        164.8,
    ),
    ("Sous-total engagement 2", 398.25, None, 164.8, 160, 15, 738.05),
    ("CONDITIONS POUR Y PARVENIR",),
    (
        "Lutte contre la prostitution des mineurs",
        "6",
        "Équipe de rue et permanence spécialisée",
        "ASE",
        36,
        None,
        None,
        9.5,
        None,
        45.5,
    ),
    ("Sous-total conditions", 36, None, None, 9.5, None, 45.5),
    ("TOTAL GÉNÉRAL", 434.25, 95, 164.8, 199.5, 23, 919.05),
]


def allier():
    book = Workbook()
    sheet = book.active
    sheet.title = "Lisez-moi"
    for row, text in enumerate(
        (
            "Conseil départemental de l'Allier",
            "Maquette financière 2024 du contrat de prévention et de protection de l'enfance",
            "Version du 12 février 2024",
            "Une ligne par opération ; ne rien saisir dans les cases grisées.",
        ),
        1,
    ):
        sheet.cell(row, 1, text)
    sheet = book.create_sheet("Maquette 2024")
    thin = Side(style="thin")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet["A1"] = "Allier - plan de financement prévisionnel 2024"
    sheet["A1"].font = Font(bold=True, size=13)
    sheet["J2"] = "Montants en k€"
    heads = (
        "Objectif national de rattachement",
        "N°",
        "Opération",
        "Service pilote",
        "Crédits de l'État",
        None,
        None,
        "Part départementale",
        "Participation CAF",
        "Coût total",
    )
    for col, head in enumerate(heads, 1):
        sheet.cell(3, col, head)
    for col, head in ((5, "BOP 304"), (6, "FIR"), (7, "ONDAM médico-social")):
        sheet.cell(4, col, head)
    sheet.merge_cells("E3:G3")
    for letter in "ABCDHIJ":
        sheet.merge_cells(f"{letter}3:{letter}4")
    place = 5
    grey = PatternFill("solid", fgColor="DDDDDD")
    for row in ALLIER:
        if len(row) == 1:
            sheet.cell(place, 1, row[0]).font = Font(bold=True)
            sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=10)
        elif len(row) == 7:
            sheet.cell(place, 1, row[0]).font = Font(bold=True)
            sheet.merge_cells(start_row=place, end_row=place, start_column=1, end_column=4)
            for col, value in enumerate(row[1:], 5):
                sheet.cell(place, col, value).fill = grey
        else:
            for col, value in enumerate(row, 1):
                sheet.cell(place, col, value)
            if row[0] is None:
                sheet.merge_cells(start_row=place - 1, end_row=place, start_column=1, end_column=1)
        place += 1
    for line in sheet.iter_rows(min_row=3, max_row=place - 1, max_col=10):
        for cell in line:
            cell.border = border
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if cell.column >= 5:
                cell.number_format = "#,##0.00"
    for letter, width in zip("ABCDEFGHIJ", (38, 7, 38, 10, 11, 11, 13, 13, 13, 11), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.cell(place + 1, 1, "Crédits notifiés sous réserve du vote de la loi de finances.")
    path = HERE / "allier-2024-maquette" / "maquette.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    rezip(path)


if __name__ == "__main__":
    manche()
    cher()
    allier()
