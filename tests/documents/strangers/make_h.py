"""Five invented reports: Word fiches, a budget workbook, a saved intranet page, prose, an export.

Run it from the root of the project; it writes the documents below this folder. The departments
are real, the facts are not.
"""

import csv
import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from odfdo import Document as OdfDocument
from odfdo import Header, Paragraph
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

HERE = Path(__file__).parent
STAMP = datetime(2025, 1, 6, 9, 0, 0)
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def place(folder, name):
    path = HERE / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def settle(path):
    """Write the archive again with one date for every part: same words, same bytes."""
    with zipfile.ZipFile(path) as old:
        parts = [(info, old.read(info.filename)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w") as new:
        for info, data in parts:
            if info.filename.endswith(("core.xml", "meta.xml")):
                data = re.sub(rb"20\d\d-\d\d-\d\dT[\d:.]+", b"2025-01-06T09:00:00", data)
            fresh = zipfile.ZipInfo(info.filename, (2025, 1, 6, 9, 0, 0))
            fresh.compress_type = info.compress_type
            new.writestr(fresh, data)


# 1. Deux-Sèvres 2023: a Word form with content controls, filled by several services

TEXT = "Cliquez ou appuyez ici pour entrer du texte."
DAY = "Cliquez ou appuyez ici pour entrer une date."
STATES = ("Non démarrée", "En cours", "En retard", "Réalisée", "Abandonnée")


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def run(text, style=""):
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(x)}</w:t>' for x in text.split("\n"))
    return f"<w:r>{style}{lines}</w:r>"


def control(text, placeholder=TEXT, kind="<w:text w:multiLine='1'/>"):
    """A content control; without a text it still shows its invitation to type."""
    shown, properties, style = text, "", ""
    if not text:
        shown, properties = placeholder, "<w:showingPlcHdr/>"
        style = '<w:rPr><w:color w:val="808080"/></w:rPr>'
    return (
        f"<w:sdt><w:sdtPr>{properties}{kind}</w:sdtPr>"
        f"<w:sdtContent>{run(shown, style)}</w:sdtContent></w:sdt>"
    )


def boxes(ticked):
    """A line of tick boxes, each a content control of its own."""
    pieces = []
    for state in STATES:
        on = state == ticked
        pieces.append(
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent>{run('☒' if on else '☐')}</w:sdtContent></w:sdt>"
            + run(f" {state}   ")
        )
    return "".join(pieces)


def fill(cell, inner):
    paragraph = cell.paragraphs[0]._p
    for node in parse_xml(f"<w:p {nsdecls('w')} {W14}>{inner}</w:p>"):
        paragraph.append(node)


def bold(cell, text):
    cell.paragraphs[0].add_run(text).bold = True


FICHES = [
    {
        "number": "FICHE ACTION n°1",
        "title": "Entretien prénatal précoce : proposer un EPP PMI aux femmes enceintes repérées",
        "objective": "Obj. 1 – Entretien prénatal précoce",
        "service": "PMI – santé maternelle",
        "text": "Une sage-femme supplémentaire a été recrutée ; un courrier type part à réception "
        "de la déclaration de grossesse.",
        "state": "En cours",
        "start": "01/09/2021",
        "end": "31/12/2024",
        "partners": "CH de Niort, CH Nord Deux-Sèvres, sages-femmes libérales, CPAM",
        "figures": "EPP réalisés par la PMI : 312 (268 en 2022)\nTaux de couverture : 11,4 %",
        "money": "FIR : 45 000 €\nDépartement : 18 500 €",
        "reason": "",
        "next": "Poursuite à l'identique, demande de pérennisation du poste.",
    },
    {
        "number": "FICHE ACTION n°2",
        "title": "Bilans de santé en école maternelle (3-4 ans)",
        "objective": "Obj. 2 – Bilans de santé en école maternelle",
        "service": "PMI – santé de l'enfant",
        "text": "Tournées de dépistage visuel et auditif ; renouvellement des mallettes.",
        "state": "En cours",
        "start": "rentrée 2021",
        "end": "",
        "partners": "DSDEN 79 ; communes ; MSA Poitou",
        "figures": "Enfants de 3-4 ans vus en bilan : 2 104 sur 3 377 (62,3 %)\n"
        "Nombre d'écoles visitées : NC",
        "money": "FIR : 62 k€",
        "reason": "",
        "next": "",
    },
    {
        "number": "FICHE ACTION n°3",
        "title": "VAD sages-femmes : doubler les visites pré et post-natales",
        "objective": "Obj. 3 – VAD des sages-femmes de PMI",
        "service": "PMI – santé maternelle",
        "text": "",
        "state": "En retard",
        "start": "2ème trim. 2022",
        "end": "",
        "partners": "",
        "figures": "Nombre de VAD prénatales :\nNombre de VAD postnatales :",
        "money": "FIR : 38 000 €",
        "reason": "Poste vacant, deux appels à candidatures infructueux.",
        "next": "",
    },
    {
        "number": "FICHE ACTION n°6",
        "title": "Renfort de la CRIP et réduction du délai d'évaluation",
        "objective": "Obj. 6 – Moyens et pluridisciplinarité de la CRIP",
        "service": "ASE – CRIP",
        "text": "Arrivée de l'équipe d'évaluation dédiée et nouvelle fiche de recueil.",
        "state": "Réalisée",
        "start": "15/01/22",
        "end": "déc. 2023",
        "partners": "Parquet de Niort / DSDEN / Gendarmerie / CHU de Poitiers",
        "figures": "IP reçues : 1 187\nIP évaluées dans les 3 mois : 71 %\n"
        "Délai moyen d'évaluation : 84 jours",
        "money": "BOP 304 : 120 000 €\nDépartement : 64 200 €",
        "reason": "",
        "next": "Extension de l'astreinte au samedi.",
        "wide": True,
    },
    {
        "number": "FICHE ACTION n°7 bis",
        "title": "Protocole IP : refonte avec les cosignataires",
        "objective": "Obj. 7 – Protocoles informations préoccupantes",
        "service": "",
        "text": "",
        "state": "",
        "start": "",
        "end": "",
        "partners": "",
        "figures": "",
        "money": "",
        "reason": "",
        "next": "",
    },
    {
        "number": "FICHE ACTION n°9",
        "title": "Double vulnérabilité ASE-handicap : équipe mobile départementale",
        "objective": "Obj. 9 – Enfants protégés en situation de handicap",
        "service": "ASE / MDPH",
        "text": "Équipe mobile appelée à se déplacer en MECS et chez les assistants familiaux, "
        "y compris auprès d'enfants présentant un retard de langage.",
        "state": "Non démarrée",
        "start": "courant 2024",
        "end": "",
        "partners": "ARS, MDPH, IME de Niort, Adapei 79",
        "figures": "",
        "money": "ONDAM : 150 000 €",
        "reason": "Notification tardive des crédits médico-sociaux.",
        "next": "",
    },
    {
        "number": "FICHE ACTION n°19",
        "title": "Diversifier l'offre à domicile : places d'AEMO renforcée",
        "objective": "Obj. 19 – Diversification de l'offre à domicile",
        "service": "ASE – établissements",
        "text": "Sans objet",
        "state": "Abandonnée",
        "start": "Sans objet",
        "end": "",
        "partners": "Néant",
        "figures": "",
        "money": "BOP 304 : 0 €",
        "reason": "Aucun candidat à l'appel à projets.",
        "next": "",
        "wide": True,
    },
    {
        "number": "FICHE ACTION n°24",
        "title": "Jeunes majeurs : appartements passerelles et accompagnement global",
        "objective": "Obj. 24 – Accompagnement global et passerelles",
        "service": "ASE – cellule jeunes majeurs",
        "text": "Dix appartements loués en diffus à Niort, Parthenay et Bressuire.",
        "typed": "( ) Non démarrée  (X) En cours  ( ) En retard  ( ) Réalisée  ( ) Abandonnée",
        "start": "sept. 2022",
        "end": "",
        "partners": "Mission locale Sud Deux-Sèvres, CLLAJ, FJT",
        "figures": "14 jeunes accompagnés, dont 5 en situation de handicap",
        "money": "BOP 304 : 88,4 k€\nDépartement : 51 600 €",
        "reason": "",
        "next": "Ouverture d'un site à Thouars.",
    },
]


def fiche(document, facts):
    wide = facts.get("wide", False)
    table = document.add_table(0, 4)
    table.style = "Table Grid"
    head = table.add_row().cells
    whole = head[0].merge(head[3])
    bold(whole, facts["number"])

    def line(label, inner):
        cells = table.add_row().cells
        bold(cells[0], label)
        fill(cells[1].merge(cells[3]), inner)

    line("Intitulé de l'action", control(facts["title"]))
    line(
        "Objectif national (liste déroulante)",
        control(facts["objective"], "Choisissez un élément.", "<w:dropDownList/>"),
    )
    line("Service référent", control(facts["service"]))
    line("Descriptif synthétique", control(facts["text"]))
    state = run(facts["typed"]) if "typed" in facts else boxes(facts["state"])
    line("Avancement au 31/12/2023 (cocher)", state)
    begin = control(facts["start"], DAY, "<w:date/>")
    end = control(facts["end"], DAY, "<w:date/>")
    if wide:
        cells = table.add_row().cells
        bold(cells[0], "Date de démarrage")
        fill(cells[1], begin)
        bold(cells[2], "Date de fin prévisionnelle")
        fill(cells[3], end)
    else:
        line("Date de démarrage", begin)
        line("Date de fin prévisionnelle", end)
    line("Partenaires associés", control(facts["partners"]))
    line("Indicateurs de suivi 2023", control(facts["figures"]))
    line("Financements 2023", control(facts["money"]))
    line("Motif du retard ou de la non-réalisation", control(facts["reason"]))
    line("Suites envisagées", control(facts["next"]))
    document.add_paragraph()


def deux_sevres():
    document = Document()
    document.core_properties.created = document.core_properties.modified = STAMP
    document.core_properties.author = "Département"
    document.styles["Normal"].font.size = Pt(9)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Conseil départemental 79 – DGA Solidarités – Trame v3"
    section.footer.paragraphs[0].text = "Mail Lucie-Aubrac, CS 58880, 79028 Niort – 05 49 06 79 79"
    document.add_heading(
        "Contrat départemental de prévention et de protection de l'enfance 2021-2023", 0
    )
    document.add_heading("Fiches de reporting – exercice 2023", 1)
    cover = document.add_table(0, 2)
    cover.style = "Table Grid"
    for label, value in (
        ("Département", "79 – Deux-Sèvres"),
        ("Année de 1re contractualisation", "2021"),
        ("Document mis à jour le", "29/03/2024"),
    ):
        cells = cover.add_row().cells
        bold(cells[0], label)
        fill(cells[1], control(value))
    document.add_paragraph(
        "Mode d'emploi : une fiche par action, à remplir par le service référent. Ne pas modifier "
        "la trame. Avancement : une seule case. Les zones grisées non remplies seront supprimées."
    )
    for facts in FICHES:
        fiche(document, facts)
    document.add_paragraph("Pour le président du Conseil départemental et par délégation,")
    document.add_paragraph("La directrice enfance-famille (signé)")
    path = place("deux-sevres-2023-fiches", "fiches_reporting_2023_VF2.docx")
    document.save(path)
    settle(path)


# 2. Hérault 2024: the budget officer's workbook of three sheets

TITLES = {
    1: "E1 - Agir le plus précocement possible",
    2: "E2 - Sécuriser les parcours / prévenir les ruptures",
    3: "E3 - Donner aux enfants les moyens d'agir",
    4: "E4 - Préparer leur avenir",
}
# engagement, objective, reference, title, service, start, end, state, BOP, FIR, ONDAM, CD, total
SUIVI = [
    (
        1,
        1,
        "A1",
        "EPP : renfort des sages-femmes de PMI",
        "PMI",
        date(2021, 9, 1),
        date(2024, 12, 31),
        "En cours",
        None,
        95.5,
        None,
        40,
        135.5,
        None,
    ),
    (
        1,
        2,
        "A2",
        "Bilans de santé en maternelle : matériel de dépistage",
        "PMI",
        2021,
        None,
        "Terminée",
        None,
        48,
        None,
        12.25,
        60.25,
        None,
    ),
    (
        1,
        3,
        "A3",
        "Doublement des VAD sages-femmes",
        "PMI",
        "01/2022",
        "déc-24",
        "En retard",
        None,
        60,
        None,
        None,
        60,
        "recrutements à relancer",
    ),
    ("Sous-total engagement 1", None, 203.5, None, 52.25, 255.75),
    (
        2,
        6,
        "A4",
        "CRIP : évaluateurs et médecin référent",
        "ASE",
        2020,
        None,
        "En cours",
        210,
        None,
        None,
        90,
        300,
        None,
    ),
    (
        2,
        8,
        "A5",
        "Contrôle des ESSMS : cellule dédiée",
        "ASE",
        "T3 2023",
        None,
        "En cours",
        75,
        None,
        None,
        25,
        100,
        None,
    ),
    (
        2,
        9,
        "A6",
        "Répit ASE / handicap : internat séquentiel",
        "MDPH",
        "à définir",
        2025,
        "Non engagée",
        None,
        None,
        320,
        None,
        320,
        "AAP ARS à publier",
    ),
    (
        2,
        20,
        "A7",
        "Tiers dignes de confiance : service d'appui",
        "ASE",
        "Printemps 2022",
        None,
        "En cours",
        44.8,
        None,
        None,
        15.2,
        60,
        None,
    ),
    ("Sous-total engagement 2", 329.8, None, 320, 130.2, 780),
    (
        3,
        10,
        "A8",
        "Conseil des jeunes confiés (ODPE)",
        "ODPE",
        "11/2022",
        None,
        "Terminée",
        18,
        None,
        None,
        6,
        24,
        None,
    ),
    (
        4,
        24,
        "A9",
        "Passerelle 18-21 : logement accompagné",
        "ASE",
        "2023-2024",
        None,
        "En cours",
        102.4,
        None,
        None,
        57.6,
        160,
        None,
    ),
    ("Sous-total engagements 3 et 4", 120.4, None, None, 63.6, 184),
    ("TOTAL GÉNÉRAL", 450.2, 203.5, 320, 246.05, 1219.75),
]
INDICATEURS = [
    ("A1", "EPP réalisés par la PMI", "nb", 890, 1012, 1140, 1300),
    ("", "Part des femmes enceintes ayant eu un EPP", "%", 6.9, 7.8, 8.9, 10),
    ("A2", "Enfants de 3-4 ans vus en bilan", "nb", 9402, "nd", 10115, None),
    ("A3", "VAD pré et postnatales", "nb", 1530, 1488, "en cours de consolidation", 3000),
    ("A4", "IP évaluées sous 3 mois", "%", 0.58, 0.61, 0.655, 0.8),
    ("", "Délai moyen de traitement d'une IP", "jours", 104, 97, 91, 90),
    ("A5", "Établissements contrôlés", "nb", None, 4, 11, 12),
    ("A7", "Enfants confiés à un tiers", "nb", 61, 74, 96, None),
    ("A9", "Jeunes logés", "nb", None, 18, "22 dont 9 ex-MNA", None),
]
SYNTHESE = [
    ("BOP 304 (État)", 450200, 431870.45),
    ("FIR (ARS)", 203500, 188040),
    ("ONDAM médico-social", 320000, 0),
    ("Part départementale", 246050, 239912.6),
    ("TOTAL", 1219750, 859823.05),
]


def herault():
    book = Workbook()
    book.properties.created = book.properties.modified = STAMP
    grey = PatternFill("solid", fgColor="D9D9D9")

    sheet = book.active
    sheet.title = "Synthèse"
    sheet["A1"] = "CONTRAT DEPARTEMENTAL DE PREVENTION ET DE PROTECTION DE L'ENFANCE - HERAULT"
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "Suivi budgétaire - exercice 2024"
    sheet["A3"] = "Édité le 21/02/2025 - DGA SD / cellule budget"
    for column, text in enumerate(("Source", "Notifié 2024", "Mandaté 2024"), 1):
        cell = sheet.cell(5, column, text)
        cell.font, cell.fill = Font(bold=True), grey
    for row, values in enumerate(SYNTHESE, 6):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            if column > 1:
                cell.number_format = '#,##0.00" €";-#,##0.00" €";"- €"'
    for row, (label, value) in enumerate(
        (
            ("Nombre d'actions suivies", 9),
            ("Nombre d'actions terminées", 2),
            ("Nombre d'actions en retard", 1),
        ),
        13,
    ):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, value)

    sheet = book.create_sheet("Suivi des actions")
    sheet["A1"] = "Suivi des actions 2024"
    sheet["I3"] = "Crédits notifiés 2024 (en k€)"
    sheet.merge_cells("I3:M3")
    heads = ["Engagement", "Obj. nat.", "Réf.", "Intitulé", "Service", "Début", "Échéance", "État"]
    heads += ["BOP 304", "FIR", "ONDAM MS", "CD 34", "Total", "Obs."]
    for column, text in enumerate(heads, 1):
        if column < 9 or column == 14:
            sheet.cell(3, column, text)
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
        else:
            sheet.cell(4, column, text)
        for row in (3, 4):
            sheet.cell(row, column).alignment = Alignment(wrap_text=True)
    row, first, before = 5, 5, 0
    for values in SUIVI:
        if isinstance(values[0], str):
            if row - 1 > first:
                sheet.merge_cells(f"A{first}:A{row - 1}")
            sheet.cell(row, 1, values[0]).font = Font(bold=True)
            sheet.merge_cells(f"A{row}:H{row}")
            for column, value in enumerate(values[1:], 9):
                sheet.cell(row, column, value)
            before = 0
        else:
            if values[0] != before:
                if before and row - 1 > first:
                    sheet.merge_cells(f"A{first}:A{row - 1}")
                before, first = values[0], row
                sheet.cell(row, 1, TITLES[before])
            for column, value in enumerate(values[1:], 2):
                cell = sheet.cell(row, column, value)
                if isinstance(value, date):
                    cell.number_format = "dd/mm/yyyy"
        if isinstance(values[0], str):
            first = row + 1
        row += 1

    sheet = book.create_sheet("Indicateurs")
    sheet["A1"] = "Indicateurs par fiche (source : services, remontée de janvier)"
    heads = ("Réf. fiche", "Indicateur", "Unité", 2022, 2023, 2024, "Cible 2025")
    for column, text in enumerate(heads, 1):
        sheet.cell(3, column, text).fill = grey
    for row, values in enumerate(INDICATEURS, 4):
        for column, value in enumerate(values, 1):
            if value in ("", None):
                continue
            cell = sheet.cell(row, column, value)
            if isinstance(value, float):
                cell.number_format = "0.0%" if value < 1 else "0.0"
        if not values[0]:
            sheet.merge_cells(f"A{row - 1}:A{row}")
    path = place("herault-2024-suivi", "suivi CDPPE 2024 v5 (budget).xlsx")
    book.save(path)
    settle(path)


# 3. Ille-et-Vilaine 2022: a page of the intranet, saved from the browser

CARDS = [
    "Engagement 1 – Agir tôt auprès des enfants et des familles",
    (
        "Action 1.1 – Entretiens prénatals précoces en PMI",
        ("en-cours", "En cours"),
        ("Ce que nous faisons", "Chaque femme enceinte suivie en CDAS reçoit un appel de la PMI."),
        ("Depuis quand ?", "Mars 2021"),
        ("Avec qui ?", "CHU de Rennes, CH de Fougères, réseau Périnatalité Bretagne, CPAM"),
        (
            "En chiffres",
            (
                "<ul><li>1&nbsp;846 entretiens en 2022, contre 1&nbsp;610 en 2021</li>"
                "<li>14,2&nbsp;% des grossesses déclarées</li></ul>"
            ),
        ),
        ("Combien ça coûte ?", "FIR : 96&nbsp;000&nbsp;€<br>Département : 24&nbsp;000&nbsp;€"),
        ("Et après ?", "Ouverture de créneaux le samedi matin."),
    ),
    (
        "Action 1.2 – Bilans de santé à l'école maternelle",
        ("ok", "Réalisée"),
        ("Ce que nous faisons", "Repérage des troubles du langage et des retards de croissance."),
        ("Depuis quand ?", "Année scolaire 2021-2022"),
        ("Avec qui ?", "Éducation nationale"),
        ("En chiffres", "<ul><li>9&nbsp;731 enfants vus sur 11&nbsp;980 (81,2&nbsp;%)</li></ul>"),
        ("Combien ça coûte ?", "FIR : 71&nbsp;500&nbsp;€"),
    ),
    (
        "Action 1.3 – Visites à domicile des puéricultrices",
        ("ko", "En retard"),
        ("Depuis quand ?", "Automne 2022"),
        ("Avec qui ?", "-"),
        ("En chiffres", "<ul><li>Nombre de visites : en cours de consolidation</li></ul>"),
        ("Combien ça coûte ?", "FIR : 110&nbsp;k€"),
        ("Pourquoi ce retard ?", "Quatre postes de puéricultrices sont restés vacants."),
    ),
    "Engagement 2 – Sécuriser les parcours",
    (
        "Action 2.1 – Une CRIP renforcée et pluridisciplinaire",
        ("en-cours", "En cours"),
        ("Ce que nous faisons", "Une psychologue et un médecin ont rejoint la cellule."),
        ("Depuis quand ?", "Janvier 2021"),
        ("Avec qui ?", "Parquets de Rennes et de Saint-Malo"),
        (
            "En chiffres",
            (
                "<ul><li>3&nbsp;912 informations préoccupantes reçues (3&nbsp;655 en 2021)</li>"
                "<li>68&nbsp;% évaluées en moins de trois mois</li>"
                "<li>Délai moyen : 96 jours</li></ul>"
            ),
        ),
        ("Combien ça coûte ?", "BOP 304 : 180&nbsp;000&nbsp;€"),
        ("Et après ?", "Déménagement de la cellule à Beauregard."),
    ),
    (
        "Action 2.2 – Plan de contrôle des établissements et services",
        ("gris", "Non engagée"),
        ("Combien ça coûte ?", "BOP 304 : 35&nbsp;000&nbsp;€"),
        ("Pourquoi ?", "Le recrutement du contrôleur n'a pas abouti."),
    ),
    (
        "Action 2.3 – Places d'accueil pour les fratries",
        ("ko", "Abandonnée"),
        ("Pourquoi ?", "Le terrain de Bain-de-Bretagne n'est plus disponible."),
    ),
    "Engagement 3 – Garantir les droits des enfants",
    (
        "Action 3.1 – Participation des jeunes à l'observatoire (ODPE)",
        ("en-cours", "En cours"),
        (
            "Ce que nous faisons",
            (
                "Un groupe de jeunes confiés, dont d'anciens enfants en situation d'abandon, "
                "donne son avis sur les projets."
            ),
        ),
        ("Depuis quand ?", "Depuis le 20 novembre 2021"),
        ("Avec qui ?", "ADEPAPE, PJJ et association L'Essor"),
        ("En chiffres", "<ul><li>7 jeunes</li><li>4 rencontres dans l'année</li></ul>"),
        ("Combien ça coûte ?", "BOP 304 : 12&nbsp;500 euros TTC"),
    ),
    "Engagement 4 – Préparer la vie d'adulte",
    (
        "Action 4.1 – Logement accompagné des jeunes majeurs",
        ("ok", "Réalisée"),
        ("Ce que nous faisons", "Des logements diffus à Rennes et Redon, avec un référent unique."),
        ("Depuis quand ?", "2ème semestre 2021"),
        ("Avec qui ?", "Mission locale, CROUS, Archipel Habitat"),
        ("En chiffres", "<ul><li>35 places ouvertes</li></ul>"),
        ("Combien ça coûte ?", "Département : 0,42&nbsp;M€<br>BOP 304 : 0,2&nbsp;M€"),
        ("Et après ?", "Quinze places de plus à Saint-Malo."),
    ),
]

HEAD = """<!DOCTYPE html>
<html lang="fr" class="js">
<head><meta charset="utf-8">
<title>Le contrat enfance : bilan 2022 | Intranet Ille-et-Vilaine</title>
<style>.badge{border-radius:4px}.visually-hidden{position:absolute}</style>
<script>window.dataLayer = [{"page": 4821, "visites": 214}];</script></head>
<body class="page-node-4821">
<div id="cookies" role="dialog"><p>Ce site utilise des cookies.</p><button>OK</button></div>
<header><a href="#main" class="visually-hidden">Aller au contenu principal</a>
<nav><ul><li><a href="#">Accueil</a></li><li><a href="#">Ma carrière</a></li>
<li><a href="#">Annuaire</a></li><li><a href="#">Mes demandes (2)</a></li></ul></nav></header>
<nav class="fil-ariane"><a href="#">Accueil</a> &gt; <a href="#">Solidarité</a> &gt;
<a href="#">Enfance-famille</a></nav>
<main id="main"><article>
<h1>Contrat départemental de prévention et de protection de l'enfance 2020-2022 : bilan 2022</h1>
<p class="meta">Mis en ligne le 18 avril 2023 – Lecture : 4 min – <a href="#">Imprimer</a></p>
<p class="chapo">Le Département d'Ille-et-Vilaine, l'État et l'ARS Bretagne ont signé un contrat
pour mieux prévenir et mieux protéger. Où en est-on, action par action, fin 2022&nbsp;?</p>
"""
FOOT = """<p>Une question&nbsp;? Mission pilotage de l'enfance, 1 avenue de la Préfecture,
35042 Rennes cedex – 02 99 02 35 35.</p>
</article>
<aside><h2>À lire aussi</h2><ul><li><a href="#">Assistants familiaux : la nouvelle grille</a></li>
<li><a href="#">CDAS : les horaires d'été</a></li></ul>
<h2>Partager</h2><p><a href="#">Courriel</a> <a href="#">Copier le lien</a></p></aside></main>
<section id="commentaires"><h2>Commentaires</h2><p>Bravo aux collègues de la PMI !</p></section>
<footer><p>© Département d'Ille-et-Vilaine – <a href="#">Mentions légales</a> –
<a href="#">Accessibilité : partiellement conforme</a></p></footer>
</body></html>
"""


def ille_et_vilaine():
    out = [HEAD]
    for card in CARDS:
        if isinstance(card, str):
            out.append(f"<h2>{card}</h2>\n")
            continue
        title, (tone, state), *fields = card
        out.append(
            '<details open class="accordeon"><summary><h3>'
            f'{title} <span class="badge badge-{tone}">{state}</span></h3></summary>\n<dl>\n'
        )
        for label, value in fields:
            out.append(f"<dt>{label}</dt><dd>{value}</dd>\n")
        out.append('</dl>\n<p><a href="#main" class="retour">Haut de page</a></p></details>\n')
    out.append(FOOT)
    path = place("ille-et-vilaine-2022-intranet", "bilan-contrat-enfance.html")
    path.write_text("".join(out), encoding="utf-8")


# 4. Haute-Vienne 2022: a narrative report, everything in sentences

PROSE = [
    (0, "RAPPORT D'EXÉCUTION 2022"),
    (9, "Contrat départemental de prévention et de protection de l'enfance 2020-2022"),
    (9, "Conseil départemental de la Haute-Vienne – Pôle Solidarité enfance"),
    (9, "Limoges, le 6 avril 2023"),
    (
        9,
        (
            "Le Département de la Haute-Vienne a contractualisé pour la première fois en 2020. Le "
            "présent rapport rend compte, engagement par engagement, de l'exécution des crédits 2022, "
            "conformément à l'instruction du 18 février 2022."
        ),
    ),
    (1, "Engagement 1 – Agir le plus précocement possible"),
    (2, "Action 1 – Généraliser l'entretien prénatal précoce"),
    (
        9,
        (
            "L'action est en cours depuis mars 2021. Une convention lie désormais le Département au "
            "CHU de Limoges et à la clinique des Émailleurs. L'ARS a versé 80 000 € au titre du FIR, "
            "auxquels le Département ajoute 25 k€."
        ),
    ),
    (9, "Indicateurs : 412 entretiens ont été réalisés par la PMI en 2022 (365 en 2021)."),
    (2, "Action 2 – Bilans de santé en école maternelle"),
    (
        9,
        (
            "Cette action est réalisée. Démarrée à la rentrée 2020, elle permet de repérer les enfants "
            "présentant un retard de développement ou de langage et de les orienter vers le CAMSP."
        ),
    ),
    (9, "Indicateurs : 2 518 enfants vus sur 2 960, soit 85 % de la classe d'âge."),
    (2, "Action 4 – Visites à domicile des puéricultrices auprès des familles vulnérables"),
    (
        9,
        (
            "L'action est en cours. Le volet téléconsultation a été abandonné faute de matériel, mais "
            "les visites se poursuivent sur les huit maisons du département. Coût 2022 : 63 400 euros, "
            "financés par le FIR."
        ),
    ),
    (9, "Indicateurs : environ 1 300 visites en 2022."),
    (1, "Engagement 2 – Sécuriser les parcours des enfants protégés et prévenir les ruptures"),
    (2, "Action 6 – Renforcer la cellule de recueil des informations préoccupantes (CRIP)"),
    (
        9,
        (
            "L'action est achevée depuis juin 2022, avec l'arrivée du dernier évaluateur. Elle a "
            "mobilisé 145 000 € du BOP 304 et 60 000 € du Département."
        ),
    ),
    (
        9,
        (
            "Indicateurs : 1 034 informations préoccupantes reçues en 2022, contre 978 en 2021 ; "
            "délai moyen de 88 jours."
        ),
    ),
    (2, "Action 8 – Plan de contrôle des établissements et services"),
    (
        9,
        (
            "La mise en œuvre de l'action a pris du retard : la grille de contrôle, attendue pour le "
            "1er septembre 2022, ne sera validée qu'au deuxième trimestre 2023."
        ),
    ),
    (9, "Indicateurs : trois établissements contrôlés, pour six prévus."),
    (2, "Action 9 – Accompagner les enfants protégés en situation de handicap"),
    (
        9,
        (
            "L'action n'a pas démarré en 2022. Les crédits ONDAM, soit 210 000 €, ont été notifiés le "
            "14 décembre 2022 ; l'équipe mobile ouvrira au premier semestre 2023."
        ),
    ),
    (2, "Action 20 – Soutien aux tiers dignes de confiance"),
    (
        9,
        (
            "L'action est abandonnée. L'association pressentie s'est retirée en octobre 2021 et aucun "
            "autre porteur ne s'est déclaré."
        ),
    ),
    (1, "Engagement 3 – Donner aux enfants les moyens d'agir et garantir leurs droits"),
    (2, "Action 10 – Associer les jeunes aux travaux de l'observatoire (ODPE)"),
    (
        9,
        (
            "L'action est en cours depuis le 15 novembre 2021. Le collectif de jeunes a présenté ses "
            "propositions à la commission plénière. Le BOP 304 y contribue pour 9 800 €."
        ),
    ),
    (9, "Indicateurs : onze jeunes ont participé à cinq réunions."),
    (1, "Engagement 4 – Préparer leur avenir et sécuriser leur vie d'adulte"),
    (2, "Action 17 – Un toit à 18 ans : logements passerelles pour les jeunes majeurs"),
    (
        9,
        (
            "L'action est réalisée. Les conventions avec la Mission locale et Noalis courent depuis le "
            "second semestre 2021. Le Département y a consacré 0,13 M€ et l'État 72 000 € (BOP 304)."
        ),
    ),
    (9, "Indicateurs : 26 jeunes hébergés dont 8 anciens MNA."),
    (1, "Conditions pour y parvenir"),
    (2, "Action 15 – Former les professionnels à l'évaluation des situations de danger"),
    (
        9,
        (
            "Reportée à 2023 en raison de la grève des transports, la formation fera l'objet d'un "
            "nouveau marché."
        ),
    ),
    (1, "En conclusion"),
    (
        9,
        (
            "Sont en retard les actions 8 et 15 ; est abandonnée l'action 20. Le comité de suivi se "
            "réunira le 22 juin 2023."
        ),
    ),
]


def haute_vienne():
    document = OdfDocument("text")
    body = document.body
    body.clear()
    for level, text in PROSE:
        body.append(Paragraph(text) if level == 9 else Header(level + 1, text))
    meta = document.meta
    meta.creation_date = meta.date = STAMP
    path = place("haute-vienne-2022-rapport", "rapport_execution_2022.odt")
    document.save(path)
    settle(path)


# 5. Ain 2023: the export of a ticket tool

COLUMNS = ["#", "Projet", "Chantier", "Sujet", "Statut", "Météo", "% réalisé", "Porteur", "Début"]
COLUMNS += ["Échéance", "Budget 2023 (k€)", "Financeur", "Indicateur (dernier relevé)"]
COLUMNS += ["Commentaire", "Mis à jour"]
TOT, SAFE, RIGHTS, ADULT = "E1 Agir tôt", "E2 Parcours", "E3 Droits", "E4 Autonomie"
COND = "Conditions pour y parvenir"
TICKETS = [
    (
        4312,
        TOT,
        "Fiche 1 – EPP : renfort des sages-femmes de PMI",
        "En cours",
        "☀️",
        60,
        "J. Perrin (PMI)",
        "2021-10-04",
        "2024-12-31",
        "52,5",
        "FIR",
        "EPP réalisés : 640 (590 en 2022)",
        "recrutement d'une sage-femme à Oyonnax",
    ),
    (
        4313,
        TOT,
        "Fiche 2 – Bilans de santé des 3-4 ans en maternelle",
        "Terminé",
        "☀️",
        100,
        "J. Perrin (PMI)",
        "2021-09-01",
        "2023-07-07",
        "31",
        "FIR",
        "Enfants vus : 5 210 sur 7 020",
        "",
    ),
    (
        4314,
        TOT,
        "Fiche 3 – Visites à domicile des sages femmes",
        "En retard",
        "🌧️",
        20,
        "J. Perrin (PMI)",
        "2022-03-15",
        "2023-12-31",
        "40",
        "FIR",
        "VAD réalisées : nc",
        "",
    ),
    (
        4320,
        SAFE,
        "Fiche 6 – CRIP : équipe d'évaluation dédiée",
        "En cours",
        "⛅",
        75,
        "Cellule IP",
        "2021-01-01",
        "",
        "110",
        "BOP 304",
        "IP reçues : 1 905\nIP évaluées en moins de 3 mois : 64 %",
        "2 évaluateurs arrivés",
    ),
    (
        4321,
        SAFE,
        "Fiche 7 – Protocole IP à réactualiser",
        "À faire",
        "⛅",
        0,
        "Cellule IP",
        "",
        "2024-06-30",
        "",
        "",
        "",
        "",
    ),
    (
        4325,
        SAFE,
        "Fiche 9-1 – Équipe mobile ASE / handicap",
        "En cours",
        "⛅",
        50,
        "MDPH",
        "2023-02-01",
        "",
        "180",
        "ONDAM",
        "Enfants suivis : 31",
        "convention signée avec l'ADAPEI",
    ),
    (
        4326,
        SAFE,
        "Fiche 9-2 – Places de répit pour enfants confiés",
        "Abandonné",
        "⛈️",
        5,
        "MDPH",
        "",
        "",
        "",
        "",
        "",
        "",
    ),
    (
        4330,
        RIGHTS,
        "Fiche 10 – Participation des jeunes à l'ODPE",
        "Terminé",
        "☀️",
        100,
        "ODPE",
        "2022-05-11",
        "2023-11-20",
        "7,8",
        "BOP 304",
        "Jeunes participants : 12",
        "restitution devant l'assemblée",
    ),
    (
        4338,
        ADULT,
        "Fiche 17 – Logement passerelle des 18-21 ans",
        "En cours",
        "☀️",
        80,
        "M. Favre (ASE)",
        "2022-09-12",
        "2024-08-31",
        "96,25",
        "Département",
        "Jeunes logés : 19 (14 en 2022)",
        "",
    ),
    (
        4340,
        COND,
        "Fiche 15 – Formation des assistants familiaux",
        "À faire",
        "🌧️",
        0,
        "RH Solidarité",
        "",
        "T1 2024",
        "",
        "",
        "",
        "",
    ),
]


def ain():
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for number, chantier, *rest in TICKETS:
        writer.writerow(
            [
                number,
                "Contrat prévention protection de l'enfance - Ain 2023",
                chantier,
                *rest,
                "2024-01-15 09:42",
            ]
        )
    path = place("ain-2023-export", "issues_cdppe.csv")
    path.write_bytes(b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8"))


if __name__ == "__main__":
    deux_sevres()
    herault()
    ille_et_vilaine()
    haute_vienne()
    ain()
