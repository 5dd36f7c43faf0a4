"""Meetings that burst other bundlers: long lists, odd titles, equal names, a thousand files."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pypdf
import pytest
from bau import datei
from mappenprobe import HEAD, PAPER, Gebunden, change, gebunden, quoted, sitzung, write

from vorlagen.workflow.mappe.bundle import bundle

if TYPE_CHECKING:
    from pathlib import Path

    import pikepdf

SIGNS = "Kauf & Tausch <3> a > b „Nordfeld“ ‚Süd‘ – → CO₂ Łódź ł"
LONG = " ".join(f"Abschnitt {number} der Ortsdurchfahrt" for number in range(1, 14))[:400]


def says(words: str, pages: int = 1) -> bytes:
    """Pages that say something of their own."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for number, page in enumerate(pdf.pages, 1):
            page.obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 720 Td ({words} {number}) Tj ET".encode())

    return datei(pages, edit)


def flat(text: str) -> str:
    """Without blanks and hyphens, which lines of a page gain."""
    return re.sub(r"[\s\u00ad-]", "", text)


def many(folder: Path, count: int) -> Path:
    """As many items with an attachment each, and one item with all of them."""
    names = []
    for number in range(1, count + 1):
        names.append(f"a{number}.pdf")
        (folder / names[-1]).write_bytes(says(f"Plan {number}:", number % 3 + 1))
    items = [f"    - titel: Gegenstand Nummer {at}\n      anlagen: [{{titel: Plan {at}, datei: {name}}}]\n"
             for at, name in enumerate(names, 1)]  # fmt: skip
    all_ = [f"        - {{titel: Blatt {at}, datei: {name}}}\n" for at, name in enumerate(names, 1)]
    return write(folder / "sitzung.yaml", HEAD + "  oeffentlich:\n" + "".join(items)
                 + "    - titel: Sammelpunkt\n      anlagen:\n" + "".join(all_))  # fmt: skip


@pytest.mark.parametrize("count", [28, 29, 57])
def test_every_page_number_of_a_long_agenda_is_right(tmp_path: Path, count: int) -> None:
    """Printed number, target of the link, label and the page itself; the last divider fills several pages too."""
    found = gebunden(many(tmp_path, count))
    agenda = next(entry for entry in found.manifest.eintraege if entry.art == "tagesordnung")
    pages = range(agenda.erste_seite - 1, agenda.erste_seite - 1 + agenda.seiten)
    text = " ".join(found.text(page) for page in pages)
    printed = {int(number): int(page) for number, page in re.findall(r"Ö (\d+) Gegenstand Nummer \1 (\d+)", text)}
    assert sorted(printed) == list(range(1, count + 1))
    for number, page in printed.items():
        assert f"Ö {number} Gegenstand Nummer {number} " in found.text(page - 1)
        assert f"Plan {number}: 1" in found.text(page)
        assert found.reader.page_labels[page - 1] == str(page)
    goals = [goal for page in pages for goal in found.goals(page)]
    dividers = [entry for entry in found.manifest.eintraege if entry.art == "trennblatt"]
    assert set(goals) == {entry.erste_seite - 1 for entry in dividers}
    assert len(dividers) == count + 1
    last = dividers[-1]
    assert last.seiten >= 2
    listed = " ".join(found.text(last.erste_seite - 1 + page) for page in range(last.seiten))
    assert [int(at) for at in re.findall(r"Anlage (\d+): Blatt \1\b", listed)] == list(range(1, count + 1))
    assert agenda.erste_seite - 1 in found.goals(last.erste_seite - 1)


# --- titles


@pytest.fixture(scope="module", params=[SIGNS, LONG], ids=["signs", "400"])
def titled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Gebunden]:
    """A paper, an item and attachments with such a title."""
    title = request.param
    folder = tmp_path_factory.mktemp("titel")
    (folder / "plan.pdf").write_bytes(says("Plan"))
    paper = PAPER.replace("betreff: Neue Bänke am Stadtwall", f"betreff: {quoted(title)}")
    paper += f"anlagen:\n  - {{titel: {quoted(title)}, datei: plan.pdf}}\n"
    write(folder / "gut.yaml", paper.replace("Bänke aufgestellt", "Bänke aufgestellt, siehe Anlage 1"))
    items = f"    - vorlage: gut.yaml\n    - titel: {quoted(title)}\n      anlagen: [{{titel: x, datei: plan.pdf}}]\n"
    return title, gebunden(write(folder / "sitzung.yaml", HEAD + "  oeffentlich:\n" + items), archive=True)


def test_every_character_of_a_title_arrives(titled: tuple[str, Gebunden]) -> None:
    """In agenda, dividers and paper, as an independent reader gets it out of the pages again."""
    title, found = titled
    entries = {entry.art: entry for entry in found.manifest.eintraege}
    for art, times in (("tagesordnung", 2), ("trennblatt", 1), ("vorlage", 1)):
        entry = entries[art]
        text = " ".join(found.text(page) for page in range(entry.erste_seite - 1, entry.erste_seite - 1 + entry.seiten))
        assert flat(text).count(flat(title)) >= times, art
    assert sum(flat(title) in flat(found.text(page)) for page in range(len(found.seiten))) >= 4


def test_bookmarks_manifest_and_letters_have_it_too(titled: tuple[str, Gebunden]) -> None:
    title, found = titled
    assert sum(title in words for _, words, _ in found.outline()) >= 4
    assert sum(title in entry.titel for entry in found.manifest.eintraege) >= 4
    letter = pypdf.PdfReader(io.BytesIO(found.mappe.dateien["einladung.pdf"]))
    assert flat(title) in flat(" ".join(page.extract_text() for page in letter.pages))


def test_names_in_the_archive_are_names_everywhere(titled: tuple[str, Gebunden]) -> None:
    with zipfile.ZipFile(io.BytesIO(titled[1].mappe.dateien["unterlagen.zip"])) as package:
        names = package.namelist()
    assert len(names) == 3
    for name in names:
        assert len(name.split("/")) == 2
        assert not set('<>:"\\|?*') & set(name)
        assert all(len(part.encode()) <= 255 for part in name.split("/"))


# --- names


def test_equal_and_similar_names_stay_apart(tmp_path: Path) -> None:
    """The same name in two folders, and a name that is the end of another one."""
    files = {"nord/plan.pdf": says("Nord"), "sued/plan.pdf": says("Sued", 2), "x.pdf": says("Kurz", 3),
             "ax.pdf": says("Lang", 4), "X1.pdf": says("Gross", 5)}  # fmt: skip
    found = gebunden(sitzung(tmp_path, files))
    for (name, words), pages in zip(zip(files, ("Nord", "Sued", "Kurz", "Lang", "Gross"), strict=True), range(1, 6),
                                    strict=True):  # fmt: skip
        assert found.entry(name).seiten == pages
        for page in range(pages):
            assert f"{words} {page + 1}" in found.text(found.first(name) + page)
    assert len({entry.schluessel for entry in found.manifest.eintraege}) == len(found.manifest.eintraege)


def test_the_same_paper_and_the_same_attachment_twice(tmp_path: Path) -> None:
    """Both have pages, numbers, stamps, bookmarks and links of their own."""
    (tmp_path / "plan.pdf").write_bytes(says("Plan", 2))
    write(tmp_path / "gut.yaml", PAPER.replace("aufgestellt.", "aufgestellt, siehe Anlage 1.")
          + "anlagen: [{titel: Plan, datei: plan.pdf}]\n")  # fmt: skip
    items = "    - {titel: Erste Beratung, vorlage: gut.yaml}\n    - {titel: Zweite Beratung, vorlage: gut.yaml}\n"
    found = gebunden(write(tmp_path / "sitzung.yaml", HEAD + "  oeffentlich:\n" + items))
    entries = [entry for entry in found.manifest.eintraege if entry.quelle]
    assert [entry.quelle for entry in entries] == ["gut.yaml", "plan.pdf"] * 2
    assert [entry.top for entry in entries] == ["Ö 1", "Ö 1", "Ö 2", "Ö 2"]
    assert len({entry.schluessel for entry in entries}) == 4
    for entry in entries:
        for page, mark in enumerate(entry.marken, entry.erste_seite - 1):
            assert f"{entry.top} · Seite {mark} von {found.manifest.gesamt}" in found.text(page)
    assert len({id(found.seiten[entry.erste_seite - 1].get_object()) for entry in entries}) == 4
    marks = Counter((title, page) for _, title, page in found.outline())
    assert all(marks[entry.titel, entry.erste_seite - 1] == 1 for entry in entries)


def test_a_public_item_with_one_closed_attachment(small: Path) -> None:
    """The public learns that there is one, by its number; inside its pages say that they are closed."""
    closed = "0184-4-wertgutachten.pdf"
    (small / closed).write_bytes(says("Angebot", 2))
    inside, outside = (Gebunden(mappe) for mappe in bundle(small / "sitzung.yaml", None).mappen)
    assert [entry.quelle for entry in outside.manifest.eintraege if entry.quelle] == [
        "offen.yaml", "0184-3-buergerbeteiligung.pdf"
    ]  # fmt: skip
    sheet = next(entry for entry in outside.manifest.eintraege if entry.art == "trennblatt")
    assert "Anlage 2 (nichtöffentlich)" in outside.text(sheet.erste_seite - 1)
    assert not any("Kornblum" in outside.text(page) for page in range(len(outside.seiten)))
    entry = inside.entry(closed)
    assert not entry.oeffentlich
    for page in range(entry.erste_seite - 1, entry.erste_seite - 1 + entry.seiten):
        assert "Nichtöffentlich" in inside.text(page)
    assert "Nichtöffentlich" not in inside.text(inside.first("0184-3-buergerbeteiligung.pdf")).split()


def test_the_agenda_in_another_order_is_stamped_anew(small: Path) -> None:
    """From the sources, never on top of older stamps; also where the older file lies in the target."""
    change(small / "sitzung.yaml", "    - Eröffnung\n", "    - Eröffnung\n    - Bericht\n")
    target = small / "mappe"
    before = gebunden(small / "sitzung.yaml", target)
    change(small / "sitzung.yaml", "    - Eröffnung\n    - Bericht\n    - vorlage: offen.yaml",
           "    - vorlage: offen.yaml\n    - Bericht\n    - Eröffnung")  # fmt: skip
    after = gebunden(small / "sitzung.yaml", target)
    assert before.entry("offen.yaml").top == "Ö 3"
    assert after.entry("offen.yaml").top == "Ö 1"
    stamps = re.compile(r"(?:Ö|N) \d+ · Seite \d+ von \d+")
    stamped = [entry for entry in after.manifest.eintraege if entry.top]
    assert len(stamped) >= 5
    for entry in stamped:
        for page, mark in enumerate(entry.marken, entry.erste_seite - 1):
            assert stamps.findall(after.text(page)) == [f"{entry.top} · Seite {mark} von {after.manifest.gesamt}"]
    assert (target / "intern" / "sitzungsmappe.pdf").read_bytes() == after.pdf


def test_a_thousand_files(tmp_path: Path) -> None:
    """In the time that a clerk waits; each is where the manifest says."""
    lines = []
    for item in range(20):
        lines.append(f"    - titel: Paket {item}\n      anlagen:\n")
        for number in range(50):
            name = f"p{item}/{number}.pdf"
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(says(f"Inhalt {item}/{number}:"))
            lines.append(f"        - {{titel: Blatt {number}, datei: {name}}}\n")
    meeting = write(tmp_path / "sitzung.yaml", HEAD + "  oeffentlich:\n" + "".join(lines))
    start = time.monotonic()
    found = gebunden(meeting)
    assert time.monotonic() - start < 120
    entries = [entry for entry in found.manifest.eintraege if entry.quelle]
    assert len(entries) == 1000
    assert len(found.seiten) == found.manifest.gesamt > 1000 + 20 * 2
    for entry in entries[::111]:
        words = entry.quelle.removeprefix("p").removesuffix(".pdf")
        assert f"Inhalt {words}: 1" in found.text(entry.erste_seite - 1)
        assert f"Seite {entry.marken[0]} von" in found.text(entry.erste_seite - 1)
