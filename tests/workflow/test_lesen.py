"""The way back: what people change in Word comes back as YAML, and what cannot come back is told."""

from __future__ import annotations

import copy
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from wordaenderung import W, control, edited, paragraph, retyped

import vorlagen
from vorlagen.sources import read_paper
from vorlagen.workflow.lesen import Gelesen, read_docx

EXAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "examples").glob("*/*.yaml")
    if path.name != "vorlagen.yaml" and not path.name.startswith("sitzung")
)
BRUECKE = next(path for path in EXAMPLES if "radwegbruecke" in path.name)
SOURCE = BRUECKE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bruecke() -> bytes:
    """A paper with nearly everything, as Word file."""
    return vorlagen.render(vorlagen.load(BRUECKE)).docx


def _read(docx: bytes, **options: object) -> Gelesen:
    return read_docx(docx, folder=BRUECKE.parent, name="vorlage.docx", **options)  # type: ignore[arg-type]


def _codes(found: Gelesen) -> list[str]:
    return [finding.code for finding in found.report.findings]


def _touched(docx: bytes) -> bytes:
    """Saved by another program that changed nothing: the seal is broken."""
    return edited(docx, lambda root: root.append(etree.Comment("gespeichert")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_nobody_changed_comes_back_byte_for_byte(path: Path) -> None:
    """Sealed, and saved again by a program that changed nothing."""
    assert len(EXAMPLES) >= 20
    docx = vorlagen.render(vorlagen.load(path), draft=True).docx
    for data in (docx, _touched(docx)):
        found = read_docx(data, folder=path.parent, name="vorlage.docx")
        assert found.text.encode() == path.read_bytes()
        assert (found.geaendert, _codes(found)) == (False, [])


@pytest.mark.parametrize(
    ("old", "new", "count", "source_old", "source_new"),
    [
        ("04.05.2026", "05.05.2026", 1, "datum: 04.05.2026", "datum: 05.05.2026"),
        ("Tobias Brinkschröder", "Erika Beispiel", 1, "Tobias Brinkschröder", "Erika Beispiel"),
        ("Kämmerei, Rechtsamt", "Kämmerei, Bauamt", 1, "  - Rechtsamt", "  - Bauamt"),
        ("16.06.2026", "17.06.2026", 1, "termin: 16.06.2026", "termin: 17.06.2026"),
        ("rund −19 t/Jahr", "rund −20 t/Jahr", 1, "co2: rund −19 t/Jahr", "co2: rund −20 t/Jahr"),
        ("mit Ortstermin", "ohne Ortstermin", 1, "bemerkung: mit Ortstermin", "bemerkung: ohne Ortstermin"),
        ("Sichere Schulwege –", "Sicherer Schulweg –", 1, "ziel: Sichere Schulwege,", "ziel: Sicherer Schulweg,"),
        ("12.12.2023", "13.12.2023", 1, "datum: 12.12.2023", "datum: 13.12.2023"),
        ("Technische Beigeordnete", "Baudezernentin", 1, "Technische Beigeordnete", "Baudezernentin"),
        (
            "Kostenberechnung vom 20.03.2026",
            "Kostenberechnung vom 21.03.2026",
            1,
            "{titel: Kostenberechnung vom 20.03.2026",
            "{titel: Kostenberechnung vom 21.03.2026",
        ),
        ("Es ist damit die unfallträchtigste", "Es ist die", 1, "Es ist damit die unfallträchtigste", "Es ist die"),
        ("durchgerostete Auflager", "rostige Auflager", 1, "durchgerostete Auflager", "rostige Auflager"),
        ("1.136", "1.137", 1, "| 1.204 | 1.136 |", "| 1.204 | 1.137 |"),
        ("Verkehr heute", "Verkehr morgen", 1, "### Verkehr heute", "### Verkehr morgen"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_one_edit_in_word_is_one_edit_in_the_yaml(  # noqa: PLR0913, PLR0917 - what there is to say of an edit
    bruecke: bytes, old: str, new: str, count: int, source_old: str, source_new: str
) -> None:
    """Head lines, dates, amounts, cells, items, signatures, attachments, prose, lists, tables, headings."""
    found = _read(retyped(bruecke, old, new, count))
    assert _codes(found) == []
    assert found.text == SOURCE.replace(source_old, source_new, 1)


def _boxes(root: etree._Element, *words: str) -> None:
    """Tick the boxes with these words if they are empty, empty them if they are ticked."""
    left = set(words)
    for node in root.iter(W + "p"):
        runs = [part for part in node.iter(W + "t") if part.text]
        for mark, *behind in zip(runs, runs[1:], runs[2:], strict=False):
            said = " ".join("".join(part.text or "" for part in behind).split())
            hit = next((word for word in left if mark.text in {"☑", "☐"} and said.startswith(word)), None)
            if hit:
                mark.text = "☒" if mark.text == "☐" else "☐"
                left.discard(hit)
    assert not left


def test_a_box_ticked_in_word_is_another_choice(bruecke: bytes) -> None:
    """The cross that Word's own boxes show counts as well."""

    def change(root: etree._Element) -> None:
        _boxes(control(root, "klimaschutz"), "positiv", "negativ")

    found = _read(edited(bruecke, change))
    assert _codes(found) == []
    assert found.text == SOURCE.replace("klimaschutz:\n  auswirkung: positiv", "klimaschutz:\n  auswirkung: negativ")


def test_two_boxes_where_one_may_be_ticked_are_told(bruecke: bytes) -> None:
    """Nobody knows which one counts; the paper keeps its choice."""
    found = _read(edited(bruecke, lambda root: _boxes(control(root, "klimaschutz"), "negativ")))
    assert (found.text, _codes(found)) == (SOURCE, ["R020"])


def test_an_amount_that_stands_once_comes_back(bruecke: bytes) -> None:
    """In the way in which people write amounts."""

    def change(root: etree._Element) -> None:
        line = paragraph(control(root, "finanzielle_auswirkungen"), "Bereits veranschlagt")
        for node in line.iter(W + "t"):
            node.text = (node.text or "").replace("450.000", "455.000")

    found = _read(edited(bruecke, change))
    assert _codes(found) == []
    assert found.text == SOURCE.replace("bereits_veranschlagt: 450.000 €", "bereits_veranschlagt: 455.000 €")


def test_a_date_that_is_none_is_told_and_the_old_one_stays(bruecke: bytes) -> None:
    """With the place in Word, the value, and how to write it."""
    found = _read(retyped(bruecke, "04.05.2026", "demnächst"))
    assert (found.text, _codes(found)) == (SOURCE, ["R021"])
    assert "demnächst" in str(found.report.findings[0].message)


def test_rows_and_items_that_came_or_went_are_entries(bruecke: bytes) -> None:
    """A step of the Beratungsfolge, an aim, an attachment."""

    def change(root: etree._Element) -> None:
        rows = list(control(root, "beratungsfolge").iter(W + "tr"))
        new = copy.deepcopy(rows[3])
        words = iter(["Kulturausschuss", "24.06.2026", "9", "öffentlich / Kenntnisnahme", "", ""])
        for cell in new.iter(W + "tc"):
            texts = list(cell.iter(W + "t"))
            word = next(words)
            for at, node in enumerate(texts):
                node.text = word if at == 0 else ""
        rows[3].addnext(new)
        rows[2].getparent().remove(rows[2])
        aim = paragraph(control(root, "ziele"), "Barrierefreie")
        aim.getparent().remove(aim)

    found = _read(edited(bruecke, change))
    assert _codes(found) == []
    steps = [step.gremium for step in found.vorlage.beratungsfolge]
    assert steps == ["Bau- und Verkehrsausschuss", "Rat", "Kulturausschuss"]
    assert str(found.vorlage.beratungsfolge[2].zustaendigkeit) == "kenntnisnahme"
    assert [aim.ziel for aim in found.vorlage.ziele] == ["Mobilität – Radverkehr stärken", "Sichere Schulwege"]


def test_an_attachment_that_went_takes_its_file_along(bruecke: bytes) -> None:
    """The titles behind it keep theirs, though Word numbers them anew."""

    def change(root: etree._Element) -> None:
        part = control(root, "anlagen")
        gone = paragraph(part, "Anlage 2")
        gone.getparent().remove(gone)
        for old, new in (("Anlage 3", "Anlage 2"), ("Anlage 4", "Anlage 3")):
            for node in paragraph(part, old).iter(W + "t"):
                node.text = (node.text or "").replace("\u00a0", " ").replace(old, new)

    found = _read(edited(bruecke, change))
    assert _codes(found) == []
    files = [entry.datei for entry in found.vorlage.anlagen]
    assert files == [
        "anlagen/0184-1-lageplan-querschnitt.pdf", "anlagen/0184-3-buergerbeteiligung.pdf",
        "anlagen/0184-4-wertgutachten.pdf",
    ]  # fmt: skip


def test_a_control_that_was_deleted_is_told(bruecke: bytes) -> None:
    """Its text stays in the YAML."""

    def change(root: etree._Element) -> None:
        part = control(root, "abwaegung")
        part.getparent().remove(part)

    found = _read(edited(bruecke, change))
    assert (found.text, _codes(found)) == (SOURCE, ["R010"])


def test_a_control_that_was_emptied_is_told(bruecke: bytes) -> None:
    """Word shows a prompt in it."""

    def change(root: etree._Element) -> None:
        content = control(root, "abwaegung").find(W + "sdtContent")
        for node in list(content)[1:]:
            content.remove(node)
        for run in list(content[0].iter(W + "r")):
            run.getparent().remove(run)

    found = _read(edited(bruecke, change))
    assert (found.text, _codes(found)) == (SOURCE, ["R014"])


@pytest.mark.parametrize(("words", "code"), [(None, "R012"), ("Anders.", "R013")])
def test_a_control_that_was_copied_is_told(bruecke: bytes, words: str | None, code: str) -> None:
    """Graver if the copy says something else."""

    def change(root: etree._Element) -> None:
        part = control(root, "raeumlicher_bezug")
        twin = copy.deepcopy(part)
        for node in twin.iter(W + "t"):
            node.text = words or node.text
        part.addnext(twin)

    found = _read(edited(bruecke, change))
    assert (found.text, _codes(found)) == (SOURCE, [code])


def test_a_control_that_was_moved_is_read_and_told(bruecke: bytes) -> None:
    """The order is the form's matter."""

    def change(root: etree._Element) -> None:
        part = control(root, "raeumlicher_bezug")
        for node in part.iter(W + "t"):
            node.text = (node.text or "").replace("Südstadt", "Nordstadt")
        control(root, "zeithorizont").addnext(part)

    found = _read(edited(bruecke, change))
    assert _codes(found) == ["R011"]
    assert found.text == SOURCE.replace("Gerberviertel und Südstadt, Mühl", "Gerberviertel und Nordstadt, Mühl")


@pytest.mark.parametrize(
    ("old", "new"), [("Beschlussvorschlag", "Beschlussantrag"), ("Im Haushalt wirksam", "Haushalt")]
)
def test_fixed_words_that_changed_are_told(bruecke: bytes, old: str, new: str) -> None:
    """Headings and titles are the form's."""
    found = _read(retyped(bruecke, old, new))
    assert (found.text, _codes(found)) == (SOURCE, ["R020"])


def test_a_footer_that_changed_is_told(bruecke: bytes) -> None:
    """Page numbers do not count."""
    for part, old, new, codes in (
        ("word/footer1.xml", "Beschlussvorlage", "Entwurf", ["R020"]), ("word/footer1.xml", "1", "17", []),
    ):  # fmt: skip
        found = _read(retyped(bruecke, old, new, part=part))
        assert (found.text, _codes(found)) == (SOURCE, codes)


def test_a_paragraph_between_sections_is_told(bruecke: bytes) -> None:
    """It belongs to no field."""

    def change(root: etree._Element) -> None:
        new = copy.deepcopy(paragraph(root, "Gegeneinander abzuwägen"))
        for at, node in enumerate(new.iter(W + "t")):
            node.text = "Hier fehlt noch etwas." if at == 0 else ""
        control(root, "abwaegung").addnext(new)

    found = _read(edited(bruecke, change))
    assert (found.text, _codes(found)) == (SOURCE, ["R020"])
    assert "Hier fehlt noch etwas." in str(found.report.findings[0].message)


def test_a_cell_that_was_emptied_takes_its_values_along(bruecke: bytes) -> None:
    """One value, and several that stand together."""
    for words, old, new in (
        ("mit Ortstermin", "    bemerkung: mit Ortstermin\n", ""),
        ("nichtöffentlich / Vorberatung", "    oeffentlich: nein\n    zustaendigkeit: vorberatung\n  - gremium: Rat\n",
         "  - gremium: Rat\n"),
    ):  # fmt: skip
        found = _read(retyped(bruecke, words, ""))
        assert _codes(found) == []
        assert found.text == SOURCE.replace(old, new)


def test_a_section_that_said_nothing_may_be_filled() -> None:
    """„entfällt“ gives way to a text; the new key stands in the order of the fields."""
    source = "formular: leipzig\nart: beschlussvorlage\nbetreff: Bänke\nsachverhalt: Es gibt zu wenige.\n# Ende\n"
    paper = read_paper(source)
    assert paper.vorlage is not None
    docx = vorlagen.render(paper.vorlage, draft=True).docx

    def change(root: etree._Element) -> None:
        part = control(root, "folgen_bei_ablehnung")
        (node,) = (node for node in part.iter(W + "t") if node.text)
        node.text = "Es bleibt bei wenigen."

    found = read_docx(edited(docx, change))
    assert _codes(found) == []
    assert found.text == source.replace("# Ende", "folgen_bei_ablehnung: Es bleibt bei wenigen.\n# Ende")


def test_a_picture_exchanged_in_word_is_told_and_one_saved_smaller_is_not(bruecke: bytes) -> None:
    """Word saves large pictures anew; what they show counts."""
    with zipfile.ZipFile(io.BytesIO(bruecke)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    (name,) = [part for part in parts if part.startswith("word/media/text")]
    with Image.open(io.BytesIO(parts[name])) as picture:
        smaller = picture.convert("RGB").resize((picture.width // 2, picture.height // 2))
    for shown, codes in ((smaller, []), (Image.new("RGB", (300, 200), "darkgreen"), ["R031"])):
        stream, saved = io.BytesIO(), io.BytesIO()
        shown.save(stream, "PNG")
        with zipfile.ZipFile(saved, "w") as package:
            for part, data in parts.items():
                package.writestr(part, stream.getvalue() if part == name else data)
        found = _read(saved.getvalue())
        assert (found.text, _codes(found)) == (SOURCE, codes)


def _through_libreoffice(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """What LibreOffice makes of Word files that it opens and saves."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "neu"]
    subprocess.run([*command, *files], cwd=folder, check=True, capture_output=True, timeout=300)
    return {name: (folder / "neu" / name).read_bytes() for name in files}


@pytest.mark.libreoffice
def test_libreoffice_opens_and_saves_and_nothing_is_lost_in_silence(tmp_path: Path) -> None:
    """All examples: the words are the same, and lost bold is told."""
    files = {
        f"{path.parent.name}-{path.stem}.docx": vorlagen.render(vorlagen.load(path), draft=True).docx
        for path in EXAMPLES
    }
    saved = _through_libreoffice(tmp_path / "lo", files)
    assert len(saved) >= 20
    for path in EXAMPLES:
        data = saved[f"{path.parent.name}-{path.stem}.docx"]
        assert data != files[f"{path.parent.name}-{path.stem}.docx"]
        found = read_docx(data, folder=path.parent, name=path.stem)
        assert set(_codes(found)) <= {"R034"}, path
        if not found.report.findings:
            assert found.text.encode() == path.read_bytes(), path


@pytest.mark.libreoffice
def test_a_paper_edited_in_libreoffice_comes_back_with_the_edits(bruecke: bytes, tmp_path: Path) -> None:
    """Saved by LibreOffice, edited in what it saved, and saved by it again."""
    first = _through_libreoffice(tmp_path / "eins", {"a.docx": bruecke})["a.docx"]
    edits = [
        ("04.05.2026", "05.05.2026", "datum: 04.05.2026", "datum: 05.05.2026"),
        ("16.06.2026", "17.06.2026", "termin: 16.06.2026", "termin: 17.06.2026"),
        ("durchgerostete Auflager", "rostige Auflager", "durchgerostete Auflager", "rostige Auflager"),
        ("Verkehr heute", "Verkehr morgen", "### Verkehr heute", "### Verkehr morgen"),
        ("unfallträchtigste", "gefährlichste", "unfallträchtigste", "gefährlichste"),
    ]
    wanted = SOURCE
    for old, new, source_old, source_new in edits:
        first = retyped(first, old, new)
        wanted = wanted.replace(source_old, source_new, 1)
    second = _through_libreoffice(tmp_path / "zwei", {"a.docx": first})["a.docx"]
    found = _read(second)
    assert _codes(found) == []
    assert found.text == wanted


_WORDS = st.text(alphabet="abcäöüßXYZ 0123.,;()-–„“", min_size=1, max_size=40).filter(lambda text: text.strip())
_TEXTS = st.lists(_WORDS.map(lambda text: "x" + " ".join(text.split())), min_size=1, max_size=5).map("\n\n".join)


@given(betreff=_WORDS, sachverhalt=_TEXTS, begruendung=_TEXTS, beteiligte=st.lists(_WORDS, max_size=3))
@settings(max_examples=25)
def test_text_to_word_to_text_is_the_same(
    betreff: str, sachverhalt: str, begruendung: str, beteiligte: list[str]
) -> None:
    """Whatever stands in a paper, also after another program has saved the file."""
    data = {"formular": "standard", "betreff": betreff, "sachverhalt": sachverhalt, "begruendung": begruendung,
            "beteiligte": beteiligte}  # fmt: skip
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    paper = read_paper(text)
    assert paper.vorlage is not None
    docx = vorlagen.render(paper.vorlage, draft=True).docx
    for file in (docx, _touched(docx)):
        found = read_docx(file)
        assert (found.text, _codes(found)) == (text, [])


def test_footnotes_keep_their_labels_and_places() -> None:
    """The text of one is edited in Word, where it lies in a part of its own."""
    source = (
        "formular: standard\nbetreff: Bänke\nsachverhalt: |\n  Es gibt[^zahl] zu wenige\n  Bänke[^b].\n\n"
        "  [^b]: Siehe Antrag 7.\n\n  ## Lage\n\n  Am Fluss.\n\n  [^zahl]: Gezählt im *Mai*.\n"
    )
    paper = read_paper(source)
    assert paper.vorlage is not None
    docx = vorlagen.render(paper.vorlage, draft=True).docx
    assert read_docx(_touched(docx)).text == source
    found = read_docx(retyped(docx, "Antrag 7", "Antrag 8", part="word/footnotes.xml"))
    assert (found.text, _codes(found)) == (source.replace("Antrag 7", "Antrag 8"), [])
    found = read_docx(retyped(docx, " zu wenige", " viel zu wenige"))
    assert (found.text, _codes(found)) == (source.replace(" zu wenige", " viel zu wenige"), [])
