"""Writes five invented reports and the rows that the contract expects of them.

    python tests/documents/strangers/make_f.py

The facts are illustrative; the departments exist, the reports do not. Needs Chromium for the first.
"""

import datetime
import io
import json
import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from odfdo import Cell, Document, Row, Table
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

HERE = Path(__file__).parent
FIXED = datetime.datetime(2024, 1, 1)
NAMES = {
    1: ("E1", "M01"),
    2: ("E1", "M02"),
    3: ("E1", "M03"),
    4: ("E1", "M03"),
    5: ("E1", "M03"),
    6: ("E2", "M06"),
    7: ("E2", "M06"),
    8: ("E2", "M07"),
    9: ("E2", "M08"),
    10: ("E3", "M13"),
    11: ("COND", "M16"),
    13: ("E1", "M04"),
    18: ("E2", "M09"),
    19: ("E2", "M09"),
    20: ("E2", "M09"),
    24: ("E4", "M14"),
    25: ("E4", "M15"),
    26: ("COND", "M17"),
}


def put(name: str, file: str, data: bytes, answers: dict) -> None:
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    (folder / file).write_bytes(data)
    text = json.dumps(
        {
            "document": {},
            "objectives": [],
            "actions": [],
            "indicators": [],
            "fundings": [],
            "dates": [],
            "checks": [],
            **answers,
        },
        ensure_ascii=False,
        indent=1,
    )
    (HERE / "expected" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def action(number, objective, title, status, **more) -> dict:
    engagement, measure = NAMES[objective]
    return {
        "action_number": number,
        "engagement_code": engagement,
        "measure_code": measure,
        "objective_number": objective,
        "title": title,
        "status": status,
        **more,
    }


def figure(number, value, label, year, unit="count", denominator=None, **more) -> dict:
    return {
        "action_number": number,
        "value": value,
        "year": year,
        "label": label,
        "unit": unit,
        "denominator": denominator,
        "availability": "reported",
        **more,
    }


def money(number, amount, funder, **more) -> dict:
    return {"action_number": number, "amount": f"{amount:.2f}", "funder": funder, **more}


def applicable(numbers, refused=()) -> list:
    return [{"objective_number": n, "is_applicable": True} for n in numbers] + [
        {"objective_number": n, "is_applicable": False} for n in refused
    ]


def dated(*pairs) -> list:
    return [{"action_number": n, "edtf": e} for n, e in pairs]


def still(data: bytes) -> bytes:
    """The same zip with fixed times, so that two runs write the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename == "meta.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+", b"2024-01-01T00:00:00", body)
            info = zipfile.ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0))
            info.compress_type = entry.compress_type
            new.writestr(info, body)
    return out.getvalue()


# --- 1. Corrèze: a borderless report printed by a browser, "label : value" lines --------------

CORREZE_STYLE = """
@page { size: A4; margin: 20mm 22mm; @bottom-left { content: "CD 19 – DGA Cohésion sociale";
  font: 7.5pt "Liberation Sans" } @bottom-right { content: counter(page) " sur " counter(pages);
  font: 7.5pt "Liberation Sans" } @top-right { content: "Bilan 2023 du contrat enfance – Corrèze";
  font: 7.5pt "Liberation Sans" } }
body { font: 10pt/1.35 "Liberation Sans", sans-serif }
h1 { font-size: 15pt; text-align: center; text-transform: none } h2 { font-size: 11.5pt }
h3 { font-size: 10.5pt; margin: 14px 0 4px } p { margin: 2px 0 } ul { margin: 1px 0 1px 8px }
.note { font-size: 8pt; margin-top: 4px } .centre { text-align: center }
"""

# (engagement), or (number, CAPITALS, expected title, measure, objective text, objective, lines)
CORREZE = [
    "ENGAGEMENT 1 – AGIR AU PLUS TÔT POUR RÉPONDRE AUX BESOINS DES ENFANTS ET DE LEURS FAMILLES",
    (
        "1.1",
        "PROPOSER L'ENTRETIEN PRÉNATAL PRÉCOCE DANS CHAQUE MAISON DE SOLIDARITÉ",
        "Rendre obligatoire l'entretien prénatal précoce (EPP)",
        "couvrir par la PMI au moins 20 % des entretiens prénatals précoces",
        1,
        {
            "Contenu de l'action": "une sage-femme de PMI appelle chaque femme enceinte dès réception "
            "de la déclaration de grossesse.",
            "Démarrage": "1er trimestre 2022",
            "Période couverte": "2022-2024",
            "Acteurs associés": "CPAM, centre hospitalier de Brive, sages-femmes libérales",
            "Crédits mobilisés": "38 500 € du FIR ; 12 000 € du Département.",
            "Données chiffrées": [
                "Entretiens réalisés par la PMI : 214 (181 en 2022)",
                "Part des femmes enceintes vues : 12,4 %",
            ],
            "Réalisations de l'année": "les maisons de solidarité les plus éloignées ont leur "
            "permanence.",
            "Suites envisagées": "ouverture d'une permanence à Égletons en juin 2024.",
        },
    ),
    (
        "1.2",
        "VOIR TOUS LES ENFANTS DE QUATRE ANS À L'ÉCOLE MATERNELLE",
        "Généraliser les bilans de santé en école maternelle",
        "faire progresser le nombre de bilans de santé réalisés par la PMI en école maternelle",
        2,
        {
            "Contenu de l'action": "bilan standardisé : vue, audition, langage, repérage des retards "
            "de développement.",
            "Démarrage": "rentrée 2022",
            "Période couverte": "2022-2024",
            "Acteurs associés": "Éducation nationale / MSA / CPAM",
            "Crédits mobilisés": "L'achat des tests de langage a coûté 8 900 € TTC.",
            "Données chiffrées": [
                "Bilans réalisés : 1 362 sur 1 518 enfants scolarisés",
                "Enfants orientés vers un spécialiste : 240, dont 87 pour la vue",
            ],
            "Réalisations de l'année": "toutes les écoles publiques et privées ont été visitées.",
            "Suites envisagées": "poursuite à l'identique.",
        },
    ),
    (
        "1.3",
        "RENFORCER LES VISITES À DOMICILE DES PUÉRICULTRICES",
        "Augmenter le nombre de visites à domicile et de consultations infantiles",
        (
            "15 % des enfants bénéficient de l'intervention à domicile des infirmières puéricultrices "
            "de la PMI"
        ),
        4,
        {
            "Contenu de l'action": "un poste de puéricultrice de secteur à Ussel, tourné vers les "
            "familles vulnérables.",
            "Démarrage": "reporté à l'automne 2024",
            "Période couverte": "2022-2024",
            "Acteurs associés": "maternités, CAF de la Corrèze",
            "Crédits mobilisés": "crédits non consommés.",
            "Données chiffrées": ["Nombre de visites à domicile : donnée non disponible"],
        },
    ),
    "ENGAGEMENT 2 – SÉCURISER LES PARCOURS DES ENFANTS PROTÉGÉS ET PRÉVENIR LES RUPTURES",
    (
        "2.1",
        "DONNER PLUS DE MOYENS À LA CELLULE DE RECUEIL DES INFORMATIONS PRÉOCCUPANTES",
        "Renforcer les CRIP",
        "atteindre un délai maximal de trois mois par évaluation",
        6,
        {
            "Contenu de l'action": "création de deux postes d'évaluateur et supervision mensuelle.",
            "Démarrage": "à compter du 02/05/2022",
            "Période couverte": "2022-2024",
            "Acteurs associés": "parquet de Tulle ; PJJ ; ADEPAPE",
            "Crédits mobilisés": "65 k€ du BOP 304 et 65 k€ du Département.",
            "Données chiffrées": [
                ("Informations préoccupantes reçues : 1 043<sup>1</sup> (987 en 2022)"),
                "Évaluations rendues en moins de trois mois : 412 sur 655 (63 %)",
                "Délai moyen d'évaluation : 94 jours",
            ],
            "Réalisations de l'année": "les postes sont pourvus ; aucun abandon en cours "
            "d'évaluation.",
            "Suites envisagées": "référentiel de la HAS à étendre aux partenaires.",
        },
    ),
    (
        "2.2",
        "ACCOMPAGNER LES ENFANTS CONFIÉS QUI SONT EN SITUATION DE HANDICAP",
        "Créer des dispositifs adaptés ASE / handicap",
        "garantir l'accompagnement de tous les enfants protégés en situation de handicap",
        9,
        {
            "Contenu de l'action": "équipe mobile médico-éducative et places de répit de week-end.",
            "Démarrage": "2e semestre 2022",
            "Période couverte": "2022-2024",
            "Acteurs associés": "ARS, MDPH, ADAPEI",
            "Crédits mobilisés": "210 000 euros par an au titre de l'ONDAM médico-social.",
            "Données chiffrées": [
                "Enfants suivis par l'équipe mobile : vingt-six",
                "Places de répit ouvertes : 4",
            ],
            "Réalisations de l'année": "l'équipe est au complet.",
            "Suites envisagées": "évaluation externe au 1er semestre 2024.",
        },
    ),
    (
        "2.3",
        "OUVRIR UN SERVICE DE PLACEMENT ÉDUCATIF À DOMICILE",
        "Soutenir la diversification de l'offre",
        "diversifier l'offre en matière de protection de l'enfance à domicile",
        19,
        {
            "Contenu de l'action": "appel à projets pour un service de vingt mesures.",
            "Démarrage": "sans objet",
            "Période couverte": "2023-2024",
            "Acteurs associés": "néant",
            "Crédits mobilisés": "néant",
        },
    ),
    "ENGAGEMENT 4 – PRÉPARER L'AVENIR DES JEUNES ET SÉCURISER LEUR VIE D'ADULTE",
    (
        "4.1",
        "PRÉPARER LA SORTIE DE L'AIDE SOCIALE À L'ENFANCE DÈS SEIZE ANS",
        "Mobiliser l'ensemble des outils pour l'accès au logement et aux droits",
        "dispositifs d'accompagnement global et « passerelles »",
        24,
        {
            "Contenu de l'action": "un entretien d'étape à seize ans, un studio-test à Brive.",
            "Démarrage": "mi-mars 2023",
            "Période couverte": "2023-2024",
            "Acteurs associés": "mission locale, bailleurs sociaux, CAF",
            "État": "en cours",
            "Données chiffrées": [
                "Jeunes reçus en entretien d'étape : 31 en 2023",
                "Jeunes logés à la sortie : moins de 10",
            ],
            "Suites envisagées": "second studio à Tulle.",
        },
    ),
    "CONDITIONS DE RÉUSSITE",
    (
        "5.1",
        "FORMER LES PROFESSIONNELS AUX BESOINS FONDAMENTAUX DE L'ENFANT",
        "Renforcer la formation des professionnels",
        "renforcer la formation des professionnels",
        26,
        {
            "Contenu de l'action": "parcours commun aux travailleurs sociaux et aux assistants "
            "familiaux.",
            "Démarrage": "de septembre à novembre 2023",
            "Période couverte": "2023",
            "Acteurs associés": "CNFPT, IRTS",
            "État": "terminée",
            "Crédits mobilisés": "le CNFPT a facturé 14 250,50 €.",
            "Données chiffrées": [
                "Agents formés : 57 (cible 2024 : 90)",
                "Sessions organisées : 4",
            ],
            "Réalisations de l'année": "groupe d'analyse des pratiques constitué.",
        },
    ),
]
CORREZE_FIELDS = {
    "Contenu de l'action": "description",
    "Démarrage": "start_text",
    "Période couverte": "duration_text",
    "Acteurs associés": "partners_text",
    "Crédits mobilisés": "budget_text",
    "Données chiffrées": "indicators_text",
    "Réalisations de l'année": "results_text",
    "Suites envisagées": "outlook_text",
}
CORREZE_STARTS = {
    "1.1": "2022-33",
    "1.2": "2022-09~",
    "1.3": "2024-23",
    "2.1": "2022-05-02",
    "2.2": "2022-41",
    "2.3": None,
    "4.1": "*",
    "5.1": "2023-09/2023-11",
}
CORREZE_STATUS = {"1.3": "delayed", "2.3": "abandoned", "5.1": "completed"}
CORREZE_PARTNERS = {
    "1.1": ["CPAM", "centre hospitalier de Brive", "sages-femmes libérales"],
    "1.2": ["Éducation nationale", "MSA", "CPAM"],
    "1.3": ["maternités", "CAF de la Corrèze"],
    "2.1": ["parquet de Tulle", "PJJ", "ADEPAPE"],
    "2.2": ["ARS", "MDPH", "ADAPEI"],
    "2.3": [],
    "4.1": ["mission locale", "bailleurs sociaux", "CAF"],
    "5.1": ["CNFPT", "IRTS"],
}
CORREZE_REASONS = {
    "1.3": "aucune candidature de puéricultrice sur le secteur d'Ussel.",
    "2.3": "appel à projets infructueux, le besoin étant couvert par l'AEMO renforcée.",
}


def correze() -> None:
    html = [
        (
            "<!doctype html><html lang=fr><meta charset=utf-8><title>Bilan d'exécution</title>"
            f"<style>{CORREZE_STYLE}</style>"
        ),
        (
            "<p><b>Conseil départemental de la Corrèze</b><br>Hôtel du département – 19005 Tulle "
            "cedex – tél. 05 55 93 00 00</p>"
        ),
        (
            "<h1>Bilan d'exécution du contrat départemental<br>de prévention et de protection de "
            "l'enfance<br>Exercice 2023</h1>"
        ),
        (
            "<p class=centre>Contrat conclu pour la période 2022-2024 avec la préfecture et l'ARS "
            "Nouvelle-Aquitaine</p>"
        ),
        (
            "<h2>VUE D'ENSEMBLE</h2><ul><li>Actions mises en œuvre : 6 sur 8</li><li>Actions "
            "retardées : 1 sur 8</li><li>Actions abandonnées : 1 sur 8</li></ul>"
        ),
        f"<p>Action retardée : fiche 1.3 – {CORREZE_REASONS['1.3']}</p>",
        f"<p>Action abandonnée : fiche 2.3 – {CORREZE_REASONS['2.3']}</p>",
    ]
    actions, count = [], 0
    for block in CORREZE:
        if isinstance(block, str):
            html.append(f"<h2>{block}</h2>")
            continue
        number, title, measure, objective, key, lines = block
        count += 1
        html.append(
            f"<h3>FICHE {number} — {title}</h3><p>Mesure : {measure}</p>"
            f"<p>Objectif national : {objective}</p>"
        )
        answer = dict.fromkeys(CORREZE_FIELDS.values())
        for label, value in lines.items():
            if isinstance(value, list):
                html.append(
                    f"<p><b>{label} :</b></p><ul>"
                    + "".join(f"<li>{v}</li>" for v in value)
                    + "</ul>"
                )
                text = " ".join(value).replace("<sup>1</sup>", "¹")
            else:
                html.append(f"<p><b>{label} :</b> {value}</p>")
                text = value
            if label in CORREZE_FIELDS and text not in ("sans objet", "néant"):
                answer[CORREZE_FIELDS[label]] = text
        if number == "2.1":
            html.append(
                "<p class=note><sup>1</sup> Source : logiciel de la cellule, extraction "
                "du 8 janvier 2024.</p>"
            )
        years = [int(y) for y in lines["Période couverte"].split("-")]
        actions.append(
            action(
                number.replace(".", "-"),
                key,
                title,
                CORREZE_STATUS.get(number, "in_progress"),
                start_edtf=CORREZE_STARTS[number],
                period_start_year=years[0],
                period_end_year=years[-1],
                partners=CORREZE_PARTNERS[number],
                reason_not_done=CORREZE_REASONS.get(number),
                **answer,
            )
        )
    html.append(
        "<p style='margin-top:30px'>Fait à Tulle, le 14 mars 2024</p><p>Pour le président "
        "du conseil départemental,<br>la directrice générale adjointe</p>"
    )
    year = 2023
    put(
        "correze-2023-rapport",
        "bilan_2023.pdf",
        printed("".join(html)),
        {
            "document": {
                "kind": "execution_report",
                "department_code": "19",
                "department_name": "Corrèze",
                "region_code": "75",
                "fiscal_year": 2023,
                "contract_start_year": 2022,
                "contract_end_year": 2024,
                "document_date": "2024-03-14",
            },
            "objectives": applicable([1, 2, 4, 6, 9, 19, 24, 26]),
            "actions": actions,
            "indicators": [
                figure(None, 6, "Actions mises en œuvre", year, denominator=8),
                figure(None, 1, "Actions retardées", year, denominator=8),
                figure(None, 1, "Actions abandonnées", year, denominator=8),
                figure("1-1", 214, "Entretiens réalisés par la PMI", 2023),
                figure("1-1", 181, "Entretiens réalisés par la PMI", 2022),
                figure("1-1", 12.4, "Part des femmes enceintes vues", 2023, "percent"),
                figure("1-2", 1362, "Bilans réalisés", 2023, denominator=1518),
                figure("1-2", 240, "Enfants orientés vers un spécialiste", 2023),
                figure("1-2", 87, "*", 2023),
                figure("1-3", None, "Nombre de visites à domicile", 2023)
                | {"availability": "not_available"},
                figure("2-1", 1043, "Informations préoccupantes reçues", 2023),
                figure("2-1", 987, "Informations préoccupantes reçues", 2022),
                figure(
                    "2-1", 412, "Évaluations rendues en moins de trois mois", 2023, denominator=655
                ),
                figure("2-1", 63, "Évaluations rendues en moins de trois mois", 2023, "percent"),
                figure("2-1", 94, "Délai moyen d'évaluation", 2023, "day"),
                figure("2-2", 26, "Enfants suivis par l'équipe mobile", 2023),
                figure("2-2", 4, "Places de répit ouvertes", 2023),
                figure("4-1", 31, "Jeunes reçus en entretien d'étape", 2023),
                figure("4-1", 10, "Jeunes logés à la sortie", 2023, comparator="<"),
                figure("5-1", 57, "Agents formés", 2023),
                figure("5-1", 4, "Sessions organisées", 2023),
            ],
            "fundings": [
                money("1-1", 38500, "FIR", year=2023),
                money("1-1", 12000, "DEPARTMENT", year=2023),
                money("1-2", 8900, "*", year=2023),
                money("2-1", 65000, "BOP304", year=2023),
                money("2-1", 65000, "DEPARTMENT", year=2023),
                money("2-2", 210000, "ONDAM", year="*"),
                money("5-1", 14250.5, "*", year=2023),
            ],
            "dates": dated(
                (None, "2024-03-14"),
                ("1-1", "2022-33"),
                ("1-1", "2024-06"),
                ("1-2", "2022-09~"),
                ("1-3", "2024-23"),
                ("2-1", "2022-05-02"),
                ("2-2", "2022-41"),
                ("2-2", "2024-40"),
                ("5-1", "2023-09/2023-11"),
            ),
        },
    )
    assert count == 8


def printed(html: str) -> bytes:
    """A page printed by Chromium; the times it writes are set to a fixed one."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder}/profile",
                "--no-pdf-header-footer",
                "--disable-pdf-tagging",
                f"--print-to-pdf={out}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "TZ": "UTC"},
        )
        return re.sub(
            rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>20240101000000", out.read_bytes()
        )


# --- 2. Aube: a landscape table over three pages, ticks, several actions in a cell ------------

# (section) or (objective, actions, contents, engaged, done, not engaged, launch, reason)
AUBE = [
    "A. Agir le plus précocement possible pour répondre aux besoins des enfants et des familles",
    (
        1,
        "n° 1 – Entretien prénatal précoce",
        [("A1", "Entretien prénatal précoce : un rendez-vous proposé à toute femme enceinte")],
        "Courrier personnalisé et plage de rendez-vous en ligne dans les six circonscriptions.",
        "✓",
        "✓",
        "",
        ["03/01/2022"],
        "",
    ),
    (
        2,
        "n° 2 – Bilans de santé en école maternelle",
        [("A2", "Bilan de santé des 3-4 ans dans toutes les écoles maternelles")],
        "Infirmières de PMI équipées d'un test visuel ; repérage des retards de développement.",
        "✓",
        "✓",
        "",
        ["année scolaire 2022-2023"],
        "",
    ),
    (
        3,
        "n° 3 – Visites à domicile des sages-femmes de PMI",
        [("A3", "Visites pré et postnatales des sages-femmes auprès des familles fragiles")],
        "Une sage-femme supplémentaire à Romilly-sur-Seine (10100).",
        "✓",
        "",
        "",
        ["T2 2023"],
        "",
    ),
    (
        13,
        "n° 13 – Actions innovantes en PMI en matière de santé publique",
        [
            ("A4", "Bus de PMI itinérant dans les villages de l'Aube"),
            ("A5", "Ateliers d'éveil et de motricité en salle d'attente"),
        ],
        "Tournée hebdomadaire et ateliers animés par une éducatrice de jeunes enfants.",
        "✓",
        "",
        "",
        ["mai 2023", "fin 2023"],
        "",
    ),
    "B. Sécuriser les parcours des enfants protégés et prévenir les ruptures",
    (
        6,
        "n° 6 – CRIP : évaluation en trois mois au plus",
        [("B1", "Évaluer les informations préoccupantes en moins de trois mois")],
        "Équipe pluridisciplinaire d'évaluation ; logiciel de suivi des délais.",
        "✓",
        "✓",
        "",
        ["depuis le 1er septembre 2022"],
        "",
    ),
    (
        7,
        "n° 7 – Protocoles d'informations préoccupantes",
        [("B2", "Réécrire le protocole relatif aux informations préoccupantes avec le parquet")],
        (
            "Action suspendue depuis le départ du chargé de mission ; relance espérée avec le nouveau "
            "procureur."
        ),
        "✓",
        "",
        "",
        ["novembre 2023"],
        "",
    ),
    (
        8,
        "n° 8 – Plan de contrôle des établissements et services",
        [("B3", "Contrôler les lieux d'accueil selon un plan pluriannuel")],
        "Binômes de contrôleurs, visites inopinées, suivi des recommandations.",
        "✓",
        "",
        "",
        ["2024-2026"],
        "",
    ),
    (
        18,
        "n° 18 – Places d'accueil en fratries",
        [("B4", "Créer une maison d'accueil pour les fratries")],
        "",
        "",
        "",
        "✓",
        [],
        "Aucun porteur n'a répondu à l'appel à projets publié en avril 2024.",
    ),
    (
        20,
        "n° 20 – Tiers de confiance et tiers bénévoles",
        [("B5", "Recruter un référent des tiers dignes de confiance")],
        "",
        "",
        "",
        "✓",
        [],
        "Action abandonnée : la mission est reprise par l'UDAF sur ses fonds propres.",
    ),
    (21, "n° 21 – Centres parentaux", [], "Non retenu", "", "", "", [], ""),
    "C. Donner aux enfants les moyens d'agir et garantir leurs droits",
    (
        10,
        "n° 10 – Participation des enfants et des jeunes à l'ODPE",
        [("C1", "Installer un conseil de jeunes auprès de l'observatoire")],
        "Recueil de la parole d'enfants confiés, dont deux en situation d'abandon à la naissance.",
        "✓",
        "✓",
        "",
        ["été 2023"],
        "",
    ),
    "D. Préparer l'avenir et sécuriser la vie d'adulte",
    (
        25,
        "n° 25 – Anciens MNA : accès aux droits et autonomie",
        [
            ("D1", "Accompagner vers l'emploi les anciens mineurs non accompagnés"),
            ("D2", "Ouvrir une permanence d'accès aux droits pour les anciens MNA"),
        ],
        "Convention avec la mission locale de Troyes et le barreau.",
        "✓",
        "✓",
        "",
        ["1er semestre 2023", "octobre 2023"],
        "",
    ),
    "E. Conditions pour y parvenir",
    (
        11,
        "n° 11 – ODPE",
        [("E1", "Doter l'observatoire d'un chargé d'études")],
        "Agent recruté, rapport annuel présenté aux élus.",
        "✓",
        "✓",
        "",
        ["12/06/2023"],
        "",
    ),
    (
        26,
        "n° 26 – Formation des professionnels",
        [("E2", "Former les assistants familiaux aux troubles de l'attachement")],
        "Marché attribué, sessions ouvertes à partir de l'hiver.",
        "✓",
        "",
        "",
        ["courant 2024"],
        "",
    ),
]
AUBE_STARTS = {
    "A1": "2022-01-03",
    "A2": "2022-09/2023-08",
    "A3": "2023-34",
    "A4": "2023-05",
    "A5": "2023-12~",
    "B1": "2022-09-01",
    "B2": "2023-11",
    "B3": "2024/2026",
    "B4": None,
    "B5": None,
    "C1": "2023-22",
    "D1": "2023-40",
    "D2": "2023-10",
    "E1": "2023-06-12",
    "E2": "2024",
}
AUBE_STATUS = {"B2": "delayed", "B4": "not_started", "B5": "abandoned"}


def aube() -> None:
    fonts = Path("/usr/share/fonts/truetype/dejavu")
    pdfmetrics.registerFont(TTFont("DV", str(fonts / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont("DVB", str(fonts / "DejaVuSans-Bold.ttf")))
    body = ParagraphStyle("body", fontName="DV", fontSize=8.5, leading=11.5)
    bold = ParagraphStyle("bold", parent=body, fontName="DVB")
    mid = ParagraphStyle("mid", parent=body, alignment=1)
    head = ParagraphStyle("head", parent=bold, alignment=1, textColor=colors.white, fontSize=7.5)
    top = [
        "Réf. et intitulé de l'action",
        "Rattachement national",
        "Avancement",
        "",
        "",
        "Contenu",
        "Lancement",
        "Motif si non engagée",
    ]
    low = ["", "", "Engagée", "Réalisée", "Non engagée", "", "", ""]
    rows = [[Paragraph(c, head) for c in top], [Paragraph(c, head) for c in low]]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("BACKGROUND", (0, 0), (-1, 1), colors.HexColor("#35557a")),
        ("SPAN", (2, 0), (4, 0)),
        ("TOPPADDING", (0, 2), (-1, -1), 11),
        ("BOTTOMPADDING", (0, 2), (-1, -1), 11),
    ]
    style += [("SPAN", (c, 0), (c, 1)) for c in (0, 1, 5, 6, 7)]
    actions, stated, refused = [], [], []
    for entry in AUBE:
        if isinstance(entry, str):
            style += [
                ("SPAN", (0, len(rows)), (-1, len(rows))),
                ("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.HexColor("#dde6f0")),
            ]
            rows.append([Paragraph(entry, bold)] + [""] * 7)
            continue
        key, objective, names, contents, engaged, done, idle, launch, reason = entry
        title = "<br/>".join(f"{n} – {t}" for n, t in names)
        rows.append(
            [
                Paragraph(title, body),
                Paragraph(objective, body),
                Paragraph(engaged, mid),
                Paragraph(done, mid),
                Paragraph(idle, mid),
                Paragraph(contents, body),
                Paragraph("<br/>".join(launch), body),
                Paragraph(reason, body),
            ]
        )
        (stated if names else refused).append(key)
        for number, text in names:
            shared = len(names) > 1
            actions.append(
                action(
                    number,
                    key,
                    text,
                    AUBE_STATUS.get(number, "completed" if done else "in_progress"),
                    is_committed=bool(engaged),
                    is_completed=True if done else "*",
                    description="*" if shared else contents or None,
                    start_edtf=AUBE_STARTS[number],
                    reason_not_done=reason or None,
                )
            )
    table = LongTable(
        rows,
        colWidths=[58 * mm, 40 * mm, 20 * mm, 20 * mm, 20 * mm, 50 * mm, 28 * mm, 37 * mm],
        repeatRows=2,
    )
    table.setStyle(TableStyle(style))
    out = io.BytesIO()

    def feet(canvas, document):
        canvas.setFont("DV", 7)
        canvas.drawString(
            12 * mm, 7 * mm, "Département de l'Aube – pôle Solidarités – tableau de suivi 2024"
        )
        canvas.drawRightString(285 * mm, 7 * mm, f"Page {document.page}/3")

    document = SimpleDocTemplate(
        out,
        pagesize=landscape(A4),
        leftMargin=12 * mm,
        rightMargin=12 * mm,
        topMargin=12 * mm,
        bottomMargin=14 * mm,
        invariant=1,
        title="Tableau de suivi 2024",
        author="CD10",
    )
    big = ParagraphStyle("big", parent=bold, fontSize=13, leading=17, alignment=1)
    document.build(
        [
            Paragraph(
                "CONTRAT DÉPARTEMENTAL DE PROTECTION DE L'ENFANCE – DÉPARTEMENT DE L'AUBE", big
            ),
            Paragraph("Suivi des actions – année 2024 (édition du 20 janvier 2025)", mid),
            Spacer(1, 4),
            Paragraph(
                "Mode d'emploi : une coche ✓ dans chaque colonne qui convient ; une action "
                "réalisée a aussi la coche « Engagée ».",
                body,
            ),
            Spacer(1, 6),
            table,
        ],
        onFirstPage=feet,
        onLaterPages=feet,
    )
    put(
        "aube-2024-tableau",
        "suivi_actions_2024.pdf",
        out.getvalue(),
        {
            "document": {
                "kind": "action_table",
                "department_code": "10",
                "department_name": "Aube",
                "region_code": "44",
                "fiscal_year": 2024,
                "document_date": "2025-01-20",
            },
            "objectives": applicable(stated, refused),
            "actions": actions,
            "dates": dated(
                (None, "2025-01-20"),
                ("B4", "2024-04"),
                *[(n, e) for n, e in AUBE_STARTS.items() if e],
            ),
        },
    )


# --- 3. Jura: a dashboard in an OpenDocument workbook -----------------------------------------


def share(value: float) -> tuple:
    return value, f"{value * 100:.1f} %".replace(".", ",")


# (theme, label, unit, expected unit, values 2021-2023, target 2024)
JURA = [
    (
        "PMI",
        "Entretiens prénatals précoces réalisés par la PMI",
        "nombre",
        "count",
        [301, 344, 398],
        450,
    ),
    (
        "",
        "Taux de couverture des entretiens prénatals précoces",
        "%",
        "percent",
        [share(0.131), share(0.15), share(0.176)],
        share(0.2),
    ),
    (
        "",
        "Bilans de santé en école maternelle (réalisés / enfants à voir)",
        "nombre",
        "count",
        ["1 780 / 2 410", "1 902 / 2 385", "2 051 / 2 366"],
        None,
    ),
    ("", "Visites à domicile des puéricultrices", "nombre", "count", ["nd", 1120, 1286], 1500),
    ("CRIP", "Informations préoccupantes reçues", "nombre", "count", [702, 768, "815¹"], None),
    ("", "Délai moyen d'évaluation", "jours", "day", [121, 108, 97], 90),
    ("", "Professionnels affectés à la cellule", "ETP", "fte", [6.5, 7, 8.2], 9),
    ("ASE", "Enfants confiés au 31 décembre", "nombre", "count", [612, 634, "env. 650"], None),
    (
        "",
        "Assistants familiaux formés dans l'année",
        "nombre",
        "count",
        [None, 22, "en cours de consolidation²"],
        None,
    ),
    ("", "Jeunes majeurs accompagnés", "nombre", "count", [64, 71, 83], None),
]
JURA_RATES = [
    ("Informations préoccupantes évaluées en moins de trois mois", 466, 815, share(0.572)),
    ("Enfants confiés ayant eu un bilan de santé dans l'année", 402, 661, share(0.608)),
    ("Jeunes majeurs disposant d'un logement à la sortie", 59, 83, share(0.711)),
]
JURA_ACTIONS = [
    (
        "n° 1",
        "1",
        1,
        ("Proposer l'entretien prénatal précoce dans tous les centres médico-sociaux"),
        "Terminée",
        "completed",
        "31/12/2023",
        "2023-12-31",
    ),
    (
        "n° 2",
        "2",
        2,
        "Réaliser un bilan de santé de tous les enfants en école maternelle",
        "En cours",
        "in_progress",
        "30/06/2024",
        "2024-06-30",
    ),
    (
        "n° 6",
        "6",
        6,
        "Renforcer la CRIP pour évaluer dans un délai de trois mois",
        "En cours",
        "in_progress",
        "fin 2024",
        "2024-12~",
    ),
    (
        "n° 6 bis",
        "6bis",
        7,
        "Actualiser le protocole relatif aux informations préoccupantes",
        "Reportée",
        "delayed",
        "courant 2025",
        "2025",
    ),
    (
        "n° 9",
        "9",
        9,
        "Créer une équipe mobile pour les enfants protégés en situation de handicap",
        "Non engagée",
        "not_started",
        "",
        None,
    ),
]


def odf_cell(value):
    if value is None or value == "":
        return Cell()
    if isinstance(value, tuple):
        cell = Cell(value[0], cell_type="percentage")
        cell.get_element("text:p").text = value[1]
    elif isinstance(value, float):
        cell = Cell(value, text=str(value).replace(".", ","))
    elif isinstance(value, datetime.date):
        cell = Cell(value, text=value.strftime("%d/%m/%Y"))
    else:
        cell = Cell(value)
    return cell


def jura() -> None:
    def sheet(name, rows, spans=()):
        table = Table(name)
        for values in rows:
            row = Row()
            for value in values:
                row.append_cell(odf_cell(value), clone=False)
            table.append_row(row, clone=False)
        for span in spans:
            table.set_span(span)
        return table

    rows = [
        ["TABLEAU DE BORD ANNUEL 2023 – PRÉVENTION ET PROTECTION DE L'ENFANCE"],
        ["Département du Jura – observatoire départemental de la protection de l'enfance"],
        ["Contrat départemental 2022-2024", None, "Mise à jour :", datetime.date(2024, 2, 15)],
        [],
        ["Thème", "Indicateur", "Unité", 2021, 2022, 2023, "Cible 2024"],
    ]
    spans, begin = [(0, 0, 6, 0), (0, 1, 6, 1)], None
    wanted = []
    for theme, label, unit, code, values, target in JURA:
        if theme:
            if begin is not None:
                spans.append((0, begin, 0, len(rows) - 1))
            begin = len(rows)
        rows.append([theme, label, unit, *values, target])
        for year, value in zip((2021, 2022, 2023), values, strict=True):
            if value is None:
                continue
            if value == "nd" or str(value).startswith("en cours"):
                wanted.append(
                    figure(None, None, label, year, code) | {"availability": "not_available"}
                )
            elif value == "env. 650":
                wanted.append(figure(None, 650, label, year, code, comparator="~"))
            elif value == "815¹":
                wanted.append(figure(None, 815, label, year, code))
            elif isinstance(value, tuple):
                wanted.append(figure(None, round(value[0] * 100, 1), label, year, code))
            elif isinstance(value, str):
                part, whole = (int(v.replace(" ", "")) for v in value.split(" / "))
                wanted.append(figure(None, part, label, year, code, denominator=whole))
            else:
                wanted.append(figure(None, value, label, year, code))
    spans.append((0, begin, 0, len(rows) - 1))
    rows += [
        [],
        ["¹ Hors signalements transmis directement au parquet de Lons-le-Saunier."],
        ["² Remontée des employeurs attendue au printemps."],
    ]
    rates = [
        ["Taux de l'année 2023"],
        [],
        ["Indicateur", "Numérateur", "Dénominateur", "Taux 2023"],
    ]
    for label, part, whole, rate in JURA_RATES:
        rates.append([label, part, whole, rate])
        wanted += [
            figure(None, part, label, 2023, denominator=whole),
            figure(None, round(rate[0] * 100, 1), label, 2023, "percent"),
        ]
    steps = [["Réf.", "Action suivie", "Avancement", "Échéance"]]
    actions, dates = [], [(None, "2024-02-15")]
    for ref, number, key, title, word, status, due, edtf in JURA_ACTIONS:
        steps.append([ref, title, word, due])
        actions.append(
            action(
                number, key, title, status, is_committed=None, is_completed=None, start_edtf=None
            )
        )
        if edtf:
            dates.append((number, edtf))
    book = Document("spreadsheet")
    book.body.clear()
    book.body.append(sheet("Indicateurs", rows, spans))
    book.body.append(sheet("Taux", rates))
    book.body.append(sheet("Suivi des actions", steps))
    book.meta.creation_date = book.meta.date = FIXED
    out = io.BytesIO()
    book.save(out)
    put(
        "jura-2023-tableau-de-bord",
        "tdb_enfance_2023.ods",
        still(out.getvalue()),
        {
            "document": {
                "kind": "indicator_table",
                "department_code": "39",
                "department_name": "Jura",
                "region_code": "27",
                "fiscal_year": 2023,
                "contract_start_year": 2022,
                "contract_end_year": 2024,
                "document_date": "2024-02-15",
            },
            "actions": actions,
            "indicators": wanted,
            "dates": dated(*dates),
        },
    )


# --- 4. Eure-et-Loir: a plan as CSV, thousands of euros, one column for each funder -----------

EURE = """\ufeffCONSEIL DEPARTEMENTAL D'EURE-ET-LOIR;;;;;;;;;;
CONTRAT DEPARTEMENTAL PREVENTION ET PROTECTION DE L'ENFANCE 2023-2025;;;;;;;;;;
PLAN D'ACTIONS 2024;;;;;;;;montants en k€;;
;;;;;;;;;;
Fiche;Obj.;Libelle de l'action;Acteurs associes;BOP 304;FIR;ONDAM;Departement;CAF;Total;Echeance
ENGAGEMENT 1 - AGIR LE PLUS PRECOCEMENT POSSIBLE;;;;;;;;;;
Action I;1;DEVELOPPER LES ENTRETIENS PRENATALS PRECOCES;CPAM / sages-femmes liberales;\
;32;;8;;40;decembre 2024
Action II;2;GENERALISER LE BILAN DE SANTE EN ECOLE MATERNELLE;Education nationale;\
;27,5;;10;;37,5;juin 2024
Action III;5;OUVRIR DES CONSULTATIONS INFANTILES EN ZONE RURALE;"MSA
CPAM
Ordre des medecins";;41,25;;;;41,25;31/12/2025
;14;NON CONCERNE;;;;;;;;
Sous-total engagement 1;;;;;100,75;;18;;118,75;
ENGAGEMENT 2 - SECURISER LES PARCOURS DES ENFANTS PROTEGES;;;;;;;;;;
Action IV;6;RECRUTER DEUX EVALUATEURS A LA CRIP;Parquet de Chartres / PJJ;\
96;;;48;;144;fin 2024
Action V;8;METTRE EN PLACE LE PLAN DE CONTROLE DES ETABLISSEMENTS ET SERVICES;DDETSPP;\
22;;;;;22;2024
Action VI;9;CREER UNE UNITE DE REPIT POUR LES ENFANTS PROTEGES EN SITUATION DE HANDICAP;\
ARS / MDPH;;;310;120;;430;1er semestre 2025
Action VII;20;SOUTENIR LES TIERS DIGNES DE CONFIANCE;UDAF, CAF;18,4;;;;6;24,4;automne 2024
Sous-total engagement 2;;;;136,4;;310;168;6;620,4;
ENGAGEMENT 4 - PREPARER LEUR AVENIR;;;;;;;;;;
Action VIII;25;ACCOMPAGNER LES ANCIENS MNA VERS L'AUTONOMIE;Mission locale;75;;;;;75;\
rentree 2024
CONDITIONS POUR Y PARVENIR;;;;;;;;;;
Action IX;26;FORMER LES PROFESSIONNELS DE LA PROTECTION DE L'ENFANCE;CNFPT;12;;;12;;24;
TOTAL GENERAL;;;;223,4;110,75;310;198;6;838,15;
;;;;;;;;;;
Signature de la convention prevue le 30 avril 2024;;;;;;;;;;
"""
EURE_ACTIONS = [
    (
        "1",
        1,
        "DEVELOPPER LES ENTRETIENS PRENATALS PRECOCES",
        {"FIR": 32, "DEPARTMENT": 8, "ALL": 40},
        "2024-12",
        ["CPAM", "sages-femmes liberales"],
    ),
    (
        "2",
        2,
        "GENERALISER LE BILAN DE SANTE EN ECOLE MATERNELLE",
        {"FIR": 27.5, "DEPARTMENT": 10, "ALL": 37.5},
        "2024-06",
        ["Education nationale"],
    ),
    (
        "3",
        5,
        "OUVRIR DES CONSULTATIONS INFANTILES EN ZONE RURALE",
        {"FIR": 41.25, "ALL": 41.25},
        "2025-12-31",
        ["MSA", "CPAM", "Ordre des medecins"],
    ),
    (
        "4",
        6,
        "RECRUTER DEUX EVALUATEURS A LA CRIP",
        {"BOP304": 96, "DEPARTMENT": 48, "ALL": 144},
        "2024-12~",
        ["Parquet de Chartres", "PJJ"],
    ),
    (
        "5",
        8,
        "METTRE EN PLACE LE PLAN DE CONTROLE DES ETABLISSEMENTS ET SERVICES",
        {"BOP304": 22, "ALL": 22},
        "2024",
        ["DDETSPP"],
    ),
    (
        "6",
        9,
        "CREER UNE UNITE DE REPIT POUR LES ENFANTS PROTEGES EN SITUATION DE HANDICAP",
        {"ONDAM": 310, "DEPARTMENT": 120, "ALL": 430},
        "2025-40",
        ["ARS", "MDPH"],
    ),
    (
        "7",
        20,
        "SOUTENIR LES TIERS DIGNES DE CONFIANCE",
        {"BOP304": 18.4, "CAF": 6, "ALL": 24.4},
        "2024-23",
        ["UDAF", "CAF"],
    ),
    (
        "8",
        25,
        "ACCOMPAGNER LES ANCIENS MNA VERS L'AUTONOMIE",
        {"BOP304": 75, "ALL": 75},
        "2024-09~",
        ["Mission locale"],
    ),
    (
        "9",
        26,
        "FORMER LES PROFESSIONNELS DE LA PROTECTION DE L'ENFANCE",
        {"BOP304": 12, "DEPARTMENT": 12, "ALL": 24},
        None,
        ["CNFPT"],
    ),
]
EURE_TOTALS = [
    {"FIR": 100.75, "DEPARTMENT": 18, "ALL": 118.75},
    {"BOP304": 136.4, "ONDAM": 310, "DEPARTMENT": 168, "CAF": 6, "ALL": 620.4},
    {"BOP304": 223.4, "FIR": 110.75, "ONDAM": 310, "DEPARTMENT": 198, "CAF": 6, "ALL": 838.15},
]


def eure_et_loir() -> None:
    actions, fundings, dates = [], [], [(None, "2024-04-30")]
    for number, key, title, sums, due, partners in EURE_ACTIONS:
        actions.append(action(number, key, title, "planned", start_edtf=None, partners=partners))
        fundings += [
            money(number, k * 1000, f, objective_number=key, year=2024) for f, k in sums.items()
        ]
        if due:
            dates.append((number, due))
    fundings += [
        money(None, k * 1000, f, objective_number=None, year=2024)
        for sums in EURE_TOTALS
        for f, k in sums.items()
    ]
    put(
        "eure-et-loir-2024-plan",
        "plan_actions_2024.csv",
        EURE.replace("\n", "\r\n").encode("utf-8"),
        {
            "document": {
                "kind": "action_plan",
                "department_code": "28",
                "department_name": "Eure-et-Loir",
                "region_code": "24",
                "fiscal_year": 2024,
                "contract_start_year": 2023,
                "contract_end_year": 2025,
            },
            "objectives": applicable([1, 2, 5, 6, 8, 9, 20, 25, 26], [14]),
            "actions": actions,
            "fundings": fundings,
            "dates": dated(*dates),
            "checks": ["sum_mismatch"],
        },
    )


# --- 5. Gers: a press statement in Word -------------------------------------------------------

GERS_ACTIONS = [
    (1, "proposer un entretien prénatal précoce à toutes les futures mères suivies par la PMI"),
    (2, "réaliser un bilan de santé pour chaque enfant de petite ou moyenne section de maternelle"),
    (3, "multiplier les visites à domicile des sages-femmes de PMI auprès des familles fragiles"),
    (
        6,
        (
            "renforcer la cellule de recueil des informations préoccupantes, afin que chaque "
            "évaluation soit rendue en trois mois"
        ),
    ),
    (8, "élaborer un plan de contrôle des établissements et services de protection de l'enfance"),
    (18, "accueillir ensemble les frères et sœurs confiés, grâce à douze places nouvelles"),
    (20, "soutenir les tiers dignes de confiance"),
    (25, "accompagner vers l'autonomie les anciens mineurs non accompagnés"),
]


def gers() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(11)
    document.sections[0].footer.paragraphs[
        0
    ].text = "Contact presse : Claire DUPONT-LANNES – 05 62 00 00 00 – presse@exemple.fr"
    first = document.add_paragraph()
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.add_run("COMMUNIQUÉ DE PRESSE").bold = True
    document.add_paragraph("Auch, lundi 9 mai 2022").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_heading(
        "Protection de l'enfance : le Gers et l'État signent pour la période 2022-2024", 1
    )
    document.add_paragraph(
        "Le préfet du Gers, le directeur général de l'agence régionale de santé Occitanie et le "
        "président du conseil départemental ont paraphé ce lundi le contrat départemental de "
        "prévention et de protection de l'enfance. L'assemblée départementale en avait adopté le "
        "principe le 25 mars 2022, peu après la promulgation de la loi du 7 février 2022 relative "
        "à la protection des enfants."
    )
    document.add_paragraph(
        "« Trop de retards de développement sont repérés à l'entrée au cours préparatoire, trop "
        "de parcours se terminent en situation d'abandon », a rappelé le président."
    )
    document.add_heading("Un effort partagé", 2)
    document.add_paragraph(
        "L'État mobilise 450 k€ sur le programme 304. Le Fonds d'intervention régional apporte "
        "120 000 € (cent vingt mille euros) à la protection maternelle et infantile, et l'ONDAM "
        "médico-social 0,23 M€. Le Département inscrit de son côté 300 000 euros à son budget. Au "
        "total, 1,1 million d'euros seront ainsi consacrés au contrat en 2022. Hors contrat, la "
        "Caf du Gers versera 15 000 € aux associations de parrainage."
    )
    document.add_heading("Huit actions pour trois ans", 2)
    document.add_paragraph("Les signataires se sont accordés sur les actions suivantes :")
    for index, (_, title) in enumerate(GERS_ACTIONS):
        document.add_paragraph(title + (" ;" if index < 7 else "."), style="List Bullet")
    document.add_heading("La suite", 2)
    document.add_paragraph(
        "Les premiers recrutements interviendront dès la rentrée 2022. Un comité de suivi réunira "
        "la Caf, la MSA, la PJJ, l'Éducation nationale et l'UDAF en novembre 2022 ; un bilan "
        "d'étape sera rendu public à l'été 2023."
    )
    document.core_properties.created = document.core_properties.modified = FIXED
    document.core_properties.author = ""
    out = io.BytesIO()
    document.save(out)
    put(
        "gers-2022-communique",
        "communique_contrat_enfance.docx",
        still(out.getvalue()),
        {
            "document": {
                "kind": "statement",
                "department_code": "32",
                "department_name": "Gers",
                "region_code": "76",
                "fiscal_year": 2022,
                "contract_start_year": 2022,
                "contract_end_year": 2024,
                "document_date": "2022-05-09",
            },
            "actions": [action(None, key, title, "planned") for key, title in GERS_ACTIONS],
            "fundings": [
                money(None, amount, funder, objective_number="*", year="*")
                for amount, funder in (
                    (450000, "BOP304"),
                    (120000, "FIR"),
                    (230000, "ONDAM"),
                    (300000, "DEPARTMENT"),
                    (1100000, "ALL"),
                    (15000, "CAF"),
                )
            ],
            "dates": dated(
                (None, "2022-05-09"),
                (None, "2022-03-25"),
                (None, "2022-09~"),
                (None, "2022-11"),
                (None, "2023-22"),
            ),
        },
    )


if __name__ == "__main__":
    correze()
    aube()
    jura()
    eure_et_loir()
    gers()
