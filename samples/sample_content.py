"""What the sample reports say. The facts are invented; only the national nomenclature is not.

One illustrative department (Lozère, 48) reports on one contract in nine files, each with
habits of its own: other labels, other columns, ticks or words, euros or thousands of euros.
"""

from __future__ import annotations

from typing import NamedTuple

DEPARTMENT = "Département de la Lozère (48)"
NOTICE = "Document illustratif : faits et chiffres inventés."

ENGAGEMENTS = {
    1: "Engagement 1 : Agir le plus précocement possible pour répondre aux besoins des enfants "
    "et de leurs familles",
    2: "Engagement 2 : Sécuriser les parcours des enfants protégés et prévenir les ruptures",
    3: "Engagement 3 : Donner aux enfants les moyens d'agir et garantir leurs droits",
    5: "Conditions de réussite sur le territoire",
}


class Fiche(NamedTuple):
    """One fiche of the execution report: its title and its (label, lines) rows."""

    number: str
    title: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


FICHES = (
    Fiche(
        "1.1",
        "Une sage-femme itinérante sur les Causses",
        (
            ("Engagement", ("Agir le plus précocement possible",)),
            ("Mesure nationale", ("Rendre obligatoire l'entretien prénatal précoce (EPP)",)),
            (
                "Descriptif",
                (
                    (
                        "Une sage-femme de PMI tient une permanence mobile dans trois bourgs et "
                        "propose l'entretien aux futures mères éloignées de la maternité."
                    ),
                ),
            ),
            ("Calendrier", ("Démarrage le 15 mars 2022",)),
            ("Partenaires mobilisés", ("CPAM, MSA, centre hospitalier de Mende",)),
            ("Moyens financiers", ("42 000 € (FIR) et 18 000 € (Département)",)),
            (
                "Indicateurs de suivi",
                (
                    (
                        "• Nombre d'entretiens prénatals précoces réalisés par la PMI : 96 "
                        "(71 en 2022)"
                    ),
                    "• Taux de couverture : 18,5 %*",
                    "• Permanences mobiles tenues : 64 sur 72 prévues",
                ),
            ),
            (
                "Bilan 2023",
                ("La permanence du Malzieu a trouvé son public ; Florac attend la sienne.",),
            ),
            ("Suites envisagées", ("Ouvrir une quatrième permanence au second semestre 2024.",)),
        ),
    ),
    Fiche(
        "2.1",
        "Bilans de santé en moyenne section",
        (
            ("Engagement", ("Agir le plus précocement possible",)),
            ("Mesure nationale", ("Généraliser les bilans de santé en école maternelle",)),
            (
                "Descriptif",
                (
                    (
                        "Chaque école publique ou privée reçoit un binôme infirmière-puéricultrice "
                        "et auxiliaire, avec un dépistage de la vue et du langage."
                    ),
                ),
            ),
            ("Calendrier", ("Depuis septembre 2021, chaque année scolaire",)),
            (
                "Partenaires mobilisés",
                ("DSDEN", "médecins généralistes", "réseau d'orthophonistes"),
            ),
            ("Moyens financiers", ("25 k€ par an, FIR",)),
            (
                "Indicateurs de suivi",
                (
                    "• Élèves de moyenne section vus : 512 sur 540 (95 %)",
                    "• Enfants orientés vers un spécialiste : 47",
                    "• Délai moyen d'orientation : donnée non disponible",
                ),
            ),
            ("Bilan 2023", ("Toutes les écoles ont été visitées avant la fin du mois de mai.",)),
            ("Suites envisagées", ("Partager les résultats avec les familles par un livret.",)),
        ),
    ),
    Fiche(
        "6.1",
        "Une évaluation à deux voix des informations préoccupantes",
        (
            ("Engagement", ("Sécuriser les parcours",)),
            ("Mesure nationale", ("Renforcer les CRIP",)),
            (
                "Descriptif",
                (
                    (
                        "Un travailleur social et une infirmière évaluent à deux toute information "
                        "préoccupante qui concerne un enfant de moins de six ans."
                    ),
                ),
            ),
            ("Calendrier", ("2e trimestre 2022",)),
            ("Partenaires mobilisés", ("PJJ, Éducation nationale, gendarmerie",)),
            (
                "Moyens financiers",
                ("61 500 euros au titre du BOP 304, dont 4 000 euros non consommés",),
            ),
            (
                "Indicateurs de suivi",
                (
                    "• Informations préoccupantes évaluées : 133",
                    "• Délai moyen d'évaluation : 84 jours",
                    "• Évaluations rendues en moins de trois mois : 101 sur 133",
                ),
            ),
            ("Bilan 2023", ("Le second poste n'a été pourvu qu'en octobre.",)),
            ("Suites envisagées", ("Former les deux équipes au référentiel national en 2024.",)),
        ),
    ),
)

SUMMARY = (
    "Le contrat 2022-2024 compte trois actions dans ce rapport.",
    "Actions menées à leur terme : fiche 2.1.",
    "Actions engagées qui se poursuivent : fiches 1.1 et 6.1.",
)

# The follow-up table: measure, action, engaged, done, month of start, remarks.
FOLLOW_UP_HEADER = ("Axe / mesure", "N°", "Intitulé de l'action", "Engagée", "Terminée")
FOLLOW_UP_HEADER += ("Démarrage", "Observations")
FOLLOW_UP = (
    (1,),
    ("Entretien prénatal", "1", "Permanence mobile de sage-femme", "☒", "☐", "15/03/2022", ""),
    ("Santé à l'école", "2", "Bilans en moyenne section", "☒", "☒", "sept. 2021", "512 élèves vus"),
    ("Parentalité", "3", "Relais parental de Marvejols", "☐", "☐", "", "Locaux non trouvés"),
    (2,),
    ("CRIP", "4", "Évaluation à deux voix", "☒", "☐", "avril 2022", "Poste pourvu"),
    (
        "CRIP",
        "5",
        "Protocole IP avec les écoles privées",
        "☒",
        "☒",
        "T3 2023",
        "Signé en juin",
    ),
    (
        "Handicap",
        "6",
        "Équipe mobile ASE et handicap",
        "☒",
        "☐",
        "rentrée 2023",
        "Reportée",
    ),
    (3,),
    (
        "Participation",
        "7",
        "Conseil des jeunes de l'ODPE",
        "☒",
        "☐",
        "mi-2023",
        "Deux séances",
    ),
)

# The plan: objective number, action, funder, amounts in k€ for State, department, others.
PLAN = (
    (1,),
    (1, "1. Permanence mobile de sage-femme", "FIR", 42, 18, None, ""),
    (2, "2. Bilans en moyenne section", "FIR", 25, 5, None, ""),
    (14, "3. Relais parental de Marvejols", "304", 30, 30, 12.5, "CAF"),
    (2,),
    (6, "4. Évaluation à deux voix", "304", 61.5, 20, None, ""),
    (7, "5. Protocole IP avec les écoles privées", "304", 0, 4, None, ""),
    (9, "6. Équipe mobile ASE et handicap", "ONDAM", 95, 15, None, ""),
    (3,),
    (10, "7. Conseil des jeunes de l'ODPE", "304", 8, 8, None, ""),
    (5,),
    (11, "Sans objet", "304", None, None, None, ""),
)
PLAN_TOTALS = (("BOP 304", 99.5), ("FIR", 67), ("ONDAM", 95), ("Total", 261.5))

# The dashboard: label, then the years 2021, 2022, 2023 and the target.
INDICATORS = (
    ("Entretiens prénatals précoces réalisés par la PMI", "58", "71", "96", "110"),
    ("Taux de couverture des EPP (en %)", "11,2", "13,8", "18,5", "20"),
    ("Élèves de moyenne section vus en bilan de santé", "430", "498", "512", ""),
    ("Visites à domicile de puéricultrices", "1 204", "1 311", "1 286", "1 400"),
    ("Informations préoccupantes reçues", "118", "141", "149", ""),
    ("Délai moyen d'évaluation d'une IP (jours)", "NC", "97", "84", "90"),
    ("Enfants confiés accueillis avec leurs frères et sœurs", "31", "33", "38", ""),
    ("Postes de TISF (ETP)", "6,5", "6,5", "7,2", "8"),
)

PRESS_TITLE = "L'État et le Département de la Lozère s'engagent ensemble pour l'enfance"
PRESS = (
    (
        "Mende, le 28 juin 2022. La préfecture, l'agence régionale de santé et le Département "
        "ont signé le contrat départemental de prévention et de protection de l'enfance pour les "
        "années 2022 à 2024."
    ),
    (
        "Sur trois ans, l'État apportera 480 000 €, dont 210 000 € du fonds d'intervention "
        "régional ; le Département y consacrera 300 000 € de crédits nouveaux."
    ),
)
PRESS_ACTIONS = (
    "une sage-femme qui se déplace de bourg en bourg pour l'entretien prénatal précoce ;",
    "des bilans de santé pour tous les élèves de moyenne section ;",
    "deux évaluateurs pour chaque information préoccupante qui touche un tout-petit ;",
    "un conseil des jeunes qui siégera à l'observatoire départemental.",
)
PRESS_END = (
    "Les signataires se retrouveront chaque année pour un point d'étape. Environ 900 familles "
    "sont concernées."
)

STEP_TITLE = "Point d'étape du premier semestre 2024"
STEP_HEADER = ("Fiche", "Action", "État d'avancement", "Prochaine échéance", "Crédits 2024")
STEP_ROWS = (
    (
        "F1",
        "Permanence mobile de sage-femme",
        "en cours",
        "ouverture à Florac, oct. 2024",
        "42 k€",
    ),
    ("F2", "Bilans en moyenne section", "réalisé", "–", "25 k€"),
    ("F3", "Relais parental de Marvejols", "non démarré", "choix du local, T4 2024", "néant"),
    ("F6", "Équipe mobile ASE et handicap", "retardé", "recrutement avant fin 2024", "95 k€"),
)

REVIEW = (
    Fiche(
        "A",
        "Conseil des jeunes de l'ODPE",
        (
            ("Objectif visé", ("participation des enfants et des jeunes aux observatoires",)),
            ("Ce qui a été fait", ("six jeunes désignés, deux séances tenues au printemps 2023",)),
            ("Avec qui", ("ADEPAPE, foyers de l'enfance",)),
            ("Coût", ("huit mille euros, à parts égales entre l'État et le Département",)),
            ("Et maintenant", ("une séance par trimestre à compter de janvier 2024",)),
        ),
    ),
    Fiche(
        "B",
        "Relais parental de Marvejols",
        (
            ("Objectif visé", ("créer de nouveaux relais parentaux",)),
            ("Ce qui a été fait", ("deux visites de locaux, sans suite",)),
            ("Avec qui", ("CAF de la Lozère, UDAF",)),
            ("Coût", ("aucune dépense en 2023",)),
            ("Pourquoi l'action n'a pas démarré", ("aucun local aux normes dans le bourg",)),
        ),
    ),
)

LETTER = """Mende, le 3 octobre 2024

Objet : réservation de la salle du conseil

Madame, Monsieur,

La salle du deuxième étage est retenue le jeudi 17 octobre 2024 de 9 h 30 à 12 h pour une réunion
d'une vingtaine de personnes. Le vidéoprojecteur et trois rallonges seront à prévoir ; le café
sera servi à l'entrée. Merci de confirmer avant le 10 octobre.

Bien cordialement,

Le service des moyens généraux
(document illustratif : faits inventés)
"""
