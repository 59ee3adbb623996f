"""Deliberations, speeches and press texts whose lists tell what became of each action."""

import pytest
from docx import Document

from extractors.options import ReadOptions
from pipeline.process import process_file

HEAD = (
    "Contrat départemental de prévention et de protection de l'enfance 2022-2024",
    "Département de la Sarthe, séance du 12 mai 2023",
    "Le contrat retient quatre actions :",
)
ITEMS = (
    ("Bilans de santé en école maternelle",
     "deux agents y vont. Le Département y consacre 48 000 € par an. L'action est engagée."),
    ("Renforcement de la CRIP",
     "un poste a été créé le 1er mars 2023, pour 55 k€ financés par le FIR. Action réalisée."),
    ("Relais parental de Sablé", "le projet est reporté à 2024, faute de local."),
    ("Plateforme de répit pour les assistants familiaux", "le Département a renoncé à l'action."),
)  # fmt: skip
TOLD = [
    (ITEMS[0][0], "in_progress"), (ITEMS[1][0], "completed"), (ITEMS[2][0], "delayed"),
    (ITEMS[3][0], "abandoned"),
]  # fmt: skip


@pytest.fixture
def tables(tmp_path):
    """All tables of a file of this name and text."""

    def read(text, name="acte.html"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return process_file(path, path.name, ReadOptions()).tables

    return read


def told(found):
    return [(row["title"], row["status"]) for row in found.get("actions", [])]


def money(found):
    titles = {row["row_id"]: row["title"] for row in found["actions"]}
    return [
        (titles[row["action_id"]], float(row["amount"]), row["funder"]) for row in found["fundings"]
    ]


def page(body, before=""):
    return f"{before}<h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><p>{HEAD[2]}</p>{body}"


def upper(text):
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(
    "form",
    ["<li><strong>{t}</strong> : {r}</li>", "<li><b>{t} :</b> {r}</li>", "<li>{t} : {r}</li>",
     "<li>{t}. {R}</li>", "<li>{t}<br>{R}</li>", "<li>{t} – {r}</li>",
     "<li><p><b>{t}</b></p><p>{R}</p></li>", "<p><b>{t}</b> : {r}</p>",
     "<li>{t}<ul><li>{r}</li></ul></li>"],
)  # fmt: skip
def test_item_with_a_name_and_what_became_of_it(tables, form):
    items = "".join(form.format(t=t, r=r, R=upper(r)) for t, r in ITEMS)
    found = tables(page(f"<ul>{items}</ul>" if "<li>" in form else items))
    assert told(found) == TOLD
    assert money(found) == [(ITEMS[0][0], 48000, "DEPARTMENT"), (ITEMS[1][0], 55000, "FIR")]
    assert [row["edtf"] for row in found["dates"] if row.get("action_id")] == ["2023-03-01"]
    assert found["documents"][0]["kind"] == "statement"
    assert not [row for row in found.get("checks", []) if row["code"].startswith("announced")]


def test_item_in_text_and_word(tables, tmp_path):
    lines = "\n".join(f"- {t} : {r}" for t, r in ITEMS)
    assert told(tables("\n\n".join([*HEAD, lines]), "acte.txt")) == TOLD
    document = Document()
    document.add_heading(HEAD[0], 0)
    for line in HEAD[1:]:
        document.add_paragraph(line)
    for title, rest in ITEMS:
        item = document.add_paragraph(style="List Bullet")
        item.add_run(title).bold = True
        item.add_run(" : " + rest)
    document.save(tmp_path / "acte.docx")
    assert told(process_file(tmp_path / "acte.docx", "acte.docx", ReadOptions()).tables) == TOLD


@pytest.mark.parametrize(
    "act", ["Extrait du registre des délibérations", "Communiqué de presse", "Allocution du maire"]
)
def test_headings_of_an_act_are_a_statement(tables, act):
    body = "".join(f"<h3>{t}</h3><p>{upper(r)}</p>" for t, r in ITEMS)
    after = "<h2>Décision</h2><p>Après en avoir délibéré, le conseil décide :</p><p>Article 1</p>"
    found = tables(page("<h2>Les actions</h2>" + body + after, f"<p>{act}</p>"))
    assert told(found) == TOLD
    assert (found["documents"][0]["kind"], found["documents"][0]["fiscal_year"]) == (
        "statement", 2022,
    )  # fmt: skip


@pytest.mark.parametrize(
    "item",
    ["Consultations de PMI : rouvrir les permanences du nord",
     "participation des enfants à l'ODPE : recours à un intervenant extérieur.",
     "accueillir les fratries, grâce à douze places nouvelles ;",
     "les visites à domicile des puéricultrices seront doublées ;",
     "ouvrir un lieu neutre pour les visites (20 000 € du FIR)"],
)  # fmt: skip
def test_item_that_is_all_title(tables, item):
    found = tables(page(f"<ul><li>{item}</li><li>renforcer la CRIP</li></ul>"))
    assert told(found) == [(item.removesuffix(" ;"), "planned"), ("renforcer la CRIP", "planned")]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "({}) "])
def test_numbered_items_are_actions_without_the_marks_of_their_list(tables, mark):
    names = ("Renforcer la CRIP", "Ouvrir une maison des adolescents", "Doter le fonds local")
    ends = (" ;", ", et", ",")
    items = "".join(f"<p>{mark.format(at)}{name}{end}</p>"
                    for at, (name, end) in enumerate(zip(names, ends, strict=True), 1))  # fmt: skip
    ordered = "".join(f"<li>{name} ;</li>" for name in names)
    for body in (f"<ol>{ordered}</ol>", items):
        found = tables(page(f"<p>Le contrat retient trois actions :</p>{body}"))
        assert told(found) == [(name, "planned") for name in names]


def test_amounts_and_dates_of_an_item_that_is_all_title(tables):
    found = tables(
        page("<ul><li>ouvrir un relais parental en mai 2024 (20 000 € du FIR)</li></ul>")
    )
    assert [(row["amount"], row["funder"]) for row in found["fundings"]] == [(20000, "FIR")]
    assert "2024-05" in [row["edtf"] for row in found["dates"]]


@pytest.mark.parametrize("mark", ["✔", "➜", "•"])
def test_marks_before_names_are_bullets(tables, mark):
    items = "".join(f"<p>{mark} <b>{title}</b> : {rest}</p>" for title, rest in ITEMS)
    assert told(tables(page(items))) == TOLD


def test_e_mail_is_called_by_its_subject_and_dated_by_its_day(tables):
    found = tables(
        "De : Anne Roy\nÀ : Comité\nDate : mardi 21 mai 2024\nObjet : CDPPE 2022-2024, état\n\n"
        "Voici où en sont les actions du contrat de protection de l'enfance du Cher :\n\n"
        "1) Visites à domicile : c'est fait\n2) Formation : en cours\n\n"
        "Merci de me répondre avant le 31 mai.\n",
        "courriel.txt",
    )
    assert told(found) == [("Visites à domicile", "completed"), ("Formation", "in_progress")]
    assert found["documents"][0]["title"] == "CDPPE 2022-2024, état"
    assert "2024-05-31" in [row["edtf"] for row in found["dates"]]
