"""Invented contents for tables: French administrative texts, numbers, dates."""

from __future__ import annotations

from random import Random

LABELS = (
    "Accueil familial",
    "Prévention précoce",
    "Action éducative",
    "Médiation",
    "Relais parental",
    "Visites à domicile",
    "Parrainage",
    "Soutien scolaire",
    "Hébergement",
    "Santé scolaire",
    "Formation continue",
    "Coordination",
    "Observatoire",
    "Suivi des fratries",
    "Insertion",
    "Logement",
    "Transport adapté",
    "Équipe mobile",
    "Centre maternel",
    "Point écoute",
    "Numérique",
    "Gouvernance",
    "Évaluation",
    "Veille",
    "Autonomie des jeunes majeurs",
)
PLACES = (
    "Aubrac",
    "Val-Clair",
    "Montfort",
    "Ribeauval",
    "Saint-Aubin",
    "Les Essarts",
    "Pontcharles",
    "Beaulieu",
    "Rochefer",
    "Chantemerle",
    "Vallières",
    "Grandlieu",
    "Fontbelle",
    "Mirevert",
)
HEADS = (
    "Action",
    "Objectif",
    "Montant",
    "Nombre",
    "Part",
    "Date",
    "Pilote",
    "Secteur",
    "État",
    "Observations",
    "Effectif",
    "Total",
    "Coût",
    "Échéance",
    "Référent",
    "Taux",
    "Durée",
)
LONG_HEADS = (
    "Nombre de bénéficiaires",
    "Date de mise en œuvre",
    "Montant alloué par l'État",
    "Source de financement",
    "Taux de réalisation",
    "Service responsable",
    "Part du budget total",
)
OPENINGS = (
    "Mettre en place",
    "Renforcer",
    "Évaluer",
    "Poursuivre",
    "Développer",
    "Consolider",
    "Expérimenter",
    "Structurer",
    "Élargir",
    "Simplifier",
)
OBJECTS = (
    "un réseau de relais de proximité",
    "la formation des assistants familiaux",
    "le suivi médical des enfants accueillis",
    "une équipe mobile de soutien aux parents",
    "les ateliers destinés aux familles",
    "la coordination avec les services de santé",
    "un dispositif d'accompagnement vers le logement",
    "les visites de la sage-femme",
    "une grille commune d'évaluation des situations",
    "le parrainage de proximité",
)
ENDINGS = (
    "dans les secteurs ruraux",
    "avec les associations partenaires",
    "pour les jeunes majeurs",
    "sur l'ensemble du territoire",
    "à titre expérimental",
    "en lien avec les écoles",
    "au cours du second semestre",
    "dans la limite des crédits ouverts",
)


def label(rng: Random) -> str:
    """A few words."""
    return rng.choice(LABELS)


def sentence(rng: Random, parts: int = 1) -> str:
    """A text of about ten words a part."""
    return ", ".join(
        f"{rng.choice(OPENINGS).lower() if i else rng.choice(OPENINGS)} "
        f"{rng.choice(OBJECTS)} {rng.choice(ENDINGS)}"
        for i in range(parts)
    )


def paragraph(rng: Random) -> str:
    """Running text of some lines."""
    return " ".join(f"{sentence(rng, 2)}." for _ in range(rng.randint(2, 4)))


def number(rng: Random) -> str:
    """A whole number with spaces between groups of three."""
    return f"{int(10 ** rng.uniform(0.5, 5.2)):,}".replace(",", " ")


def value(rng: Random, sort: str) -> str:
    """Text of one sort: label, place, number, amount, percent, date, year, yes, long, short."""
    match sort:
        case "label":
            return label(rng)
        case "place":
            return rng.choice(PLACES)
        case "number":
            return number(rng)
        case "amount":
            return f"{number(rng)} €"
        case "percent":
            return f"{rng.uniform(0.2, 99):.1f} %".replace(".", ",")
        case "date":
            return f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/20{rng.randint(20, 26)}"
        case "year":
            return str(rng.randint(2015, 2027))
        case "yes":
            return rng.choice(("Oui", "Non", "En cours"))
        case "long":
            return sentence(rng)
        case _:
            return " ".join(label(rng).split()[:2])
