"""Versions of a Mappe: published numbers stay, what changed is told, equal sources give equal bytes, volumes fit."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import jsonschema
import pypdf
import pytest
from bau import datei
from mappenprobe import HEAD, PAPER, Gebunden, change, gebunden, sitzung, write

from vorlagen.errors import PublicnessError, UnreadableError
from vorlagen.models.manifest import Manifest, Manifesteintrag, Seitenstand, as_json
from vorlagen.workflow.mappe.auftrag import Mappenauftrag
from vorlagen.workflow.mappe.bundle import bundle, plan_only
from vorlagen.workflow.mappe.fassungen import LOCK_NAME, compare, read_lock, read_manifest

if TYPE_CHECKING:
    from pathlib import Path


def entry(schluessel: str, **more: object) -> Manifesteintrag:
    usual = {"art": "anlage", "top": "Ö 1", "titel": "Plan", "sha256": "a", "marken": ("4",)} | more
    return Manifesteintrag(schluessel=schluessel, oeffentlich=True, quelle=schluessel, datei="sitzungsmappe.pdf",
                           seiten=1, erste_seite=4, **usual)  # fmt: skip


class TestVergleich:
    """What is told between two manifests."""

    def test_new_changed_moved_gone_and_the_same(self) -> None:
        old = [entry("a.pdf"), entry("b.pdf"), entry("c.pdf"), entry("d.pdf", titel="Bericht", marken=("9", "10"))]
        new = [entry("neu.pdf", marken=("5", "6", "7")), entry("a.pdf", sha256="b"), entry("b.pdf", top="Ö 2"),
               entry("c.pdf")]  # fmt: skip
        assert [str(line) for line in compare(old, new, "internal")] == [
            "Neu: Ö 1 Plan (Seite 5–7)",
            "Geändert: Ö 1 Plan (Seite 4)",
            "Verschoben: Ö 2 Plan (Seite 4), bisher Ö 1",
            "Entfallen: Ö 1 Bericht (Seite 9–10)",
        ]

    def test_what_changed_and_moved_is_told_as_both(self) -> None:
        (line,) = compare([entry("a.pdf")], [entry("a.pdf", sha256="b", top="Ö 3")], "internal")
        assert str(line) == "Geändert: Ö 3 Plan (Seite 4), bisher Ö 1"

    def test_pages_of_our_own_do_not_count(self) -> None:
        assert compare([entry("x", art="trennblatt")], [entry("y", art="deckblatt")], "internal") == ()

    def test_the_public_is_not_told_what_it_was_that_is_gone(self) -> None:
        """It may be closed by now."""
        old = [entry("a.pdf", marken=("9", "10")), entry("v.yaml", art="vorlage", marken=())]
        assert [str(line) for line in compare(old, [], "public")] == [
            "Entfallen: Ö 1 Anlage (Seite 9–10)", "Entfallen: Ö 1 Vorlage"
        ]  # fmt: skip

    def test_the_pages_of_the_mappe_are_told_not_those_of_a_supplement(self) -> None:
        late = entry("a.pdf", marken=("30",))
        assert [str(line) for line in compare([entry("a.pdf"), late], [], "internal")] == [
            "Entfallen: Ö 1 Plan (Seite 4)"
        ]


# --- one published meeting, and what comes after it


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """Two items with a plan each, and a paper on the third."""
    for name, pages in (("a.pdf", 3), ("b.pdf", 2), ("spaet.pdf", 2)):
        (tmp_path / name).write_bytes(datei(pages))
    write(tmp_path / "gut.yaml", PAPER)
    return write(tmp_path / "sitzung.yaml", HEAD + (
        "  oeffentlich:\n"
        "    - titel: Erster Plan\n      anlagen: [{titel: Plan A, datei: a.pdf}]\n"
        "    - titel: Zweiter Plan\n      anlagen: [{titel: Plan B, datei: b.pdf}]\n"
        "    - vorlage: gut.yaml\n"
    ))  # fmt: skip


LATE = "    - {titel: Eilsache, art: tischvorlage, nach: '1', anlagen: [{titel: Spätes, datei: spaet.pdf}]}\n"


def published(meeting: Path, **options: object) -> Gebunden:
    return gebunden(meeting, meeting.parent / "mappe", publish=True, **options)


def labels(found: Gebunden) -> dict[str, tuple[str, ...]]:
    """The numbers of each source, as they are printed: on the page, as label, and in the manifest."""
    printed = found.reader.page_labels
    out = {}
    for one in (entry for entry in found.manifest.eintraege if entry.datei == found.name):
        pages = range(one.erste_seite - 1, one.erste_seite - 1 + one.seiten)
        assert tuple(printed[page] for page in pages) == one.marken
        for page, mark in zip(pages, one.marken, strict=True):
            assert f"Seite {mark} von {found.manifest.gesamt}" in found.text(page)
        out[one.schluessel] = one.marken
    return out


def test_a_late_paper_gets_letters_and_no_published_number_changes(meeting: Path) -> None:
    """Behind the page before it, with its own divider; „von 11“ stays the count of unlettered pages."""
    first = published(meeting)
    before, total = labels(first), first.manifest.gesamt
    assert before["a.pdf"] == ("4", "5", "6")
    write(meeting, meeting.read_text(encoding="utf-8") + LATE)
    second = published(meeting)
    after = labels(second)
    assert {key: after[key] for key in before} == before
    assert {key: marks for key, marks in after.items() if key not in before} == {
        "trennblatt/spaet.pdf": ("6a",), "spaet.pdf": ("6b", "6c")
    }  # fmt: skip
    assert second.entry("spaet.pdf").top == "Ö 1a"
    assert (second.manifest.gesamt, second.manifest.fassung) == (total, 2)
    agenda = next(one for one in second.manifest.eintraege if one.art == "tagesordnung")
    assert "Ö 1a Eilsache" in second.text(agenda.erste_seite - 1)
    assert re.search(r"Eilsache.*6a Ö 2", second.text(agenda.erste_seite - 1))
    assert second.manifest.aenderungen == ("Neu: Ö 1a Anlage 1: Spätes (Seite 6b–6c)",)
    assert "Neu: Ö 1a Anlage 1: Spätes" in second.text(0)
    assert "Fassung 2" in second.text(0)


def test_the_lock_file_holds_what_was_published(meeting: Path) -> None:
    """And only publishing writes it."""
    folder = meeting.parent / "mappe" / "intern"
    gebunden(meeting, meeting.parent / "mappe")
    assert read_lock(folder) is None
    first = published(meeting)
    lock = read_lock(folder)
    assert lock is not None
    assert (lock.fassung, lock.gesamt) == (1, first.manifest.gesamt)
    assert lock.marken == labels(first)
    assert lock.eintraege == first.manifest.eintraege
    write(meeting, meeting.read_text(encoding="utf-8") + LATE)
    found = gebunden(meeting, meeting.parent / "mappe")
    assert found.entry("spaet.pdf").marken == ("6b", "6c")
    assert read_lock(folder) == lock
    assert "Stand nach Fassung 1" in found.text(0)


def test_a_published_paper_that_grew_or_went_keeps_its_numbers_from_others(meeting: Path) -> None:
    """New pages get letters behind its last one; numbers of pages that went are never given again."""
    before = labels(published(meeting))
    (meeting.parent / "a.pdf").write_bytes(datei(4))
    (meeting.parent / "b.pdf").write_bytes(datei(1))
    second = published(meeting)
    after = labels(second)
    assert after["a.pdf"] == (*before["a.pdf"], f"{before['a.pdf'][-1]}a")
    assert after["b.pdf"] == before["b.pdf"][:1]
    assert after["gut.yaml"] == before["gut.yaml"]
    assert second.manifest.aenderungen == ("Geändert: Ö 1 Anlage 1: Plan A (Seite 4–6a)",
                                           f"Geändert: Ö 2 Anlage 1: Plan B (Seite {before['b.pdf'][0]})")  # fmt: skip
    change(meeting, "    - titel: Zweiter Plan\n      anlagen: [{titel: Plan B, datei: b.pdf}]\n", "")
    third = published(meeting)
    assert labels(third)["gut.yaml"] == before["gut.yaml"]
    assert third.manifest.aenderungen[-1].startswith("Entfallen: Ö 2 Anlage 1: Plan B")


def test_what_is_closed_after_publishing_is_named_in_no_public_file_and_keeps_its_numbers(meeting: Path) -> None:
    """Neither as gone nor as a key of the lock file; open again, it has its numbers again."""
    folder = meeting.parent / "mappe"
    options = {"audience": "public", "publish": True}
    before = labels(gebunden(meeting, folder, **options))
    item = "    - titel: Zweiter Plan\n      anlagen: [{titel: Plan B, datei: b.pdf}]\n"
    text = meeting.read_text(encoding="utf-8")
    write(meeting, f"{text.replace(item, '')}  nichtoeffentlich:\n{item}")
    found = gebunden(meeting, folder, **options)
    pages = f"{before['b.pdf'][0]}–{before['b.pdf'][1]}"
    assert found.manifest.aenderungen[-1] == f"Entfallen: Ö 2 Anlage (Seite {pages})"
    for file in (folder / "oeffentlich").glob("*.json"):
        said = file.read_text(encoding="utf-8")
        assert not [words for words in ("Plan B", "b.pdf", "Zweiter") if words in said], file
    write(meeting, text.replace(item, LATE.replace(", nach: '1'", "")))
    given = {mark for marks in labels(gebunden(meeting, folder, **options)).values() for mark in marks}
    assert given.isdisjoint(before["b.pdf"])
    write(meeting, text)
    assert labels(gebunden(meeting, folder, **options)) == before


def test_a_file_that_comes_once_more_before_its_published_copy_leaves_it_its_numbers(meeting: Path) -> None:
    """Each copy belongs to its item; the late one gets letters, and is what is told of as new."""
    before = labels(published(meeting))
    write(meeting, meeting.read_text(encoding="utf-8") + LATE.replace("spaet.pdf", "b.pdf"))
    second = published(meeting, supplement=True)
    after = labels(second)
    assert {key: after[key] for key in before} == before
    assert {one.schluessel: one.top for one in second.manifest.eintraege if one.quelle == "b.pdf"} == {
        "b.pdf": "Ö 2", "b.pdf#2": "Ö 1a"
    }  # fmt: skip
    assert second.manifest.aenderungen == ("Neu: Ö 1a Anlage 1: Spätes (Seite 6b–6c)",)
    assert [one.top for one in second.manifest.eintraege if one.datei == "nachtrag-1.pdf" and one.quelle] == ["Ö 1a"]
    change(meeting, "    - titel: Zweiter Plan\n      anlagen: [{titel: Plan B, datei: b.pdf}]\n", "")
    assert labels(published(meeting))["b.pdf#2"] == after["b.pdf#2"]


def test_published_pages_in_another_order_keep_their_numbers(meeting: Path) -> None:
    before = labels(published(meeting))
    one, two = ("    - titel: Erster Plan\n      anlagen: [{titel: Plan A, datei: a.pdf}]\n",
                "    - titel: Zweiter Plan\n      anlagen: [{titel: Plan B, datei: b.pdf}]\n")  # fmt: skip
    change(meeting, one + two, two + one)
    found = published(meeting)
    assert labels(found) == before
    assert found.entry("b.pdf").top == "Ö 1"
    pages = f"{before['b.pdf'][0]}–{before['b.pdf'][-1]}"
    assert found.manifest.aenderungen == (
        f"Verschoben: Ö 1 Anlage 1: Plan B (Seite {pages}), bisher Ö 2",
        "Verschoben: Ö 2 Anlage 1: Plan A (Seite 4–6), bisher Ö 1",
    )


def test_a_supplement_holds_what_came_later_and_counts_on(meeting: Path) -> None:
    first = published(meeting)
    assert "nachtrag-1.pdf" not in gebunden(meeting, meeting.parent / "mappe", supplement=True).mappe.dateien
    write(meeting, meeting.read_text(encoding="utf-8") + LATE)
    whole = gebunden(meeting, meeting.parent / "mappe", supplement=True)
    reader = pypdf.PdfReader(io.BytesIO(whole.mappe.dateien["nachtrag-1.pdf"]))
    total = first.manifest.gesamt
    assert reader.page_labels == [str(total + at) for at in range(1, len(reader.pages) + 1)]
    assert len(reader.pages) == 5
    text = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert "Nachtrag zur Sitzungsmappe" in text[0]
    for at, words in enumerate(text, total + 1):
        assert f"Seite {at} von {total + 5}" in words
    assert "Ö 1a Eilsache" in text[1]
    assert [one.quelle for one in whole.manifest.eintraege if one.datei == "nachtrag-1.pdf" and one.quelle] == [
        "spaet.pdf"
    ]
    assert labels(gebunden(meeting, meeting.parent / "mappe"))["a.pdf"] == ("4", "5", "6")


def test_a_supplement_leads_from_a_late_attachment_of_a_published_item_back_to_the_agenda(meeting: Path) -> None:
    """By the item's divider, which goes before it once more."""
    published(meeting)
    change(meeting, "{titel: Plan B, datei: b.pdf}", "{titel: Plan B, datei: b.pdf}, {titel: Neu, datei: spaet.pdf}")
    whole = gebunden(meeting, meeting.parent / "mappe", supplement=True)
    late = Gebunden(whole.mappe, "nachtrag-1.pdf")
    assert [(one.art, one.top) for one in whole.manifest.eintraege if one.datei == late.name] == [
        ("deckblatt", ""), ("tagesordnung", ""), ("trennblatt", "Ö 2"), ("anlage", "Ö 2"),
    ]  # fmt: skip
    assert "Ö 2 Zweiter Plan" in late.text(2)
    assert (set(late.goals(1)), set(late.goals(2))) == ({2}, {1})


LATER = "    - {titel: Noch eiliger, art: tischvorlage, nach: '1', anlagen: [{titel: Brief, datei: brief.pdf}]}\n"


def test_a_published_supplement_stays_and_the_next_goes_on_behind_it(meeting: Path) -> None:
    """In the folder and in its manifest, whatever later runs make."""
    (meeting.parent / "brief.pdf").write_bytes(datei(1))
    total = published(meeting).manifest.gesamt
    write(meeting, meeting.read_text(encoding="utf-8") + LATE)
    one = published(meeting, supplement=True).mappe.dateien["nachtrag-1.pdf"]
    write(meeting, meeting.read_text(encoding="utf-8") + LATER)
    second = published(meeting, supplement=True)
    two = second.mappe.dateien["nachtrag-2.pdf"]
    assert pypdf.PdfReader(io.BytesIO(one)).page_labels == [str(total + at) for at in range(1, 6)]
    assert pypdf.PdfReader(io.BytesIO(two)).page_labels == [str(total + at) for at in range(6, 10)]
    assert next(str(line) for line in second.mappe.describe() if "Nachtrag" in str(line)).startswith("Nachtrag: 4 ")
    folder = meeting.parent / "mappe"
    for last in (published(meeting), gebunden(meeting, folder)):
        listed = {file.name: file.sha256 for file in last.manifest.dateien}
        for name, data in (("nachtrag-1.pdf", one), ("nachtrag-2.pdf", two)):
            assert (folder / "intern" / name).read_bytes() == data
            assert listed[name] == hashlib.sha256(data).hexdigest()
        assert not [line for line in last.mappe.describe() if "Nachtrag" in str(line)]
    lock = read_lock(folder / "intern")
    assert lock is not None
    assert (lock.gesamt, lock.vergeben) == (total, total + 9)


def test_a_supplement_that_was_not_published_goes(meeting: Path) -> None:
    folder = meeting.parent / "mappe"
    published(meeting)
    write(meeting, meeting.read_text(encoding="utf-8") + LATE)
    gebunden(meeting, folder, supplement=True)
    assert (folder / "intern" / "nachtrag-1.pdf").exists()
    gebunden(meeting, folder)
    assert not (folder / "intern" / "nachtrag-1.pdf").exists()


def test_a_published_supplement_with_what_is_closed_by_now_stops_it(meeting: Path) -> None:
    """Its agenda too is searched; taken out of the folder, all goes on."""
    folder = meeting.parent / "mappe"
    options = {"audience": "public", "publish": True}
    gebunden(meeting, folder, **options)
    write(meeting, meeting.read_text(encoding="utf-8") + LATE)
    gebunden(meeting, folder, **options, supplement=True)
    item = "    - titel: Zweiter Plan\n      anlagen: [{titel: Plan B, datei: b.pdf}]\n"
    write(meeting, f"{meeting.read_text(encoding='utf-8').replace(item, '')}  nichtoeffentlich:\n{item}")
    for _ in range(2):
        with pytest.raises(PublicnessError, match=r"nachtrag-1\.pdf.*Zweiter Plan") as caught:
            gebunden(meeting, folder, **options)
        assert "Nehmen Sie ihn aus dem Ordner" in str(caught.value.hint)
    (folder / "oeffentlich" / "nachtrag-1.pdf").unlink()
    assert "nachtrag-1.pdf" not in gebunden(meeting, folder, **options).mappe.dateien


def test_the_difference_to_an_old_manifest(meeting: Path, tmp_path: Path) -> None:
    """From its file or its folder; without publishing and without a lock."""
    gone = gebunden(meeting, tmp_path / "alt").entry("gut.yaml")
    change(meeting, "titel: Plan B", "titel: Plan B (neu)")
    change(meeting, "    - vorlage: gut.yaml\n", "")
    for where in (tmp_path / "alt" / "intern", tmp_path / "alt" / "intern" / "manifest.json"):
        found = gebunden(meeting, None, diff=where)
        assert [line.split(" (Seite")[0] for line in found.manifest.aenderungen] == [
            "Geändert: Ö 2 Anlage 1: Plan B (neu)",
            f"Entfallen: {gone.top} {gone.titel}",
        ]
        assert "Plan B (neu)" in found.text(0)
        assert [str(line).strip() for line in found.mappe.describe()][-2:] == list(found.manifest.aenderungen)
    with pytest.raises(UnreadableError):
        gebunden(meeting, None, diff=tmp_path / "nirgends.json")
    write(tmp_path / "fremd.json", "{}")
    with pytest.raises(UnreadableError, match=r"fremd\.json"):
        gebunden(meeting, None, diff=tmp_path / "fremd.json")


@pytest.mark.parametrize(
    ("made", "wanted", "words"), [("internal", "public", "für die Öffentlichkeit"), ("public", "internal", "interne")]
)
def test_a_folder_with_the_other_audience_only_is_told_with_the_way_out(
    small: Path, tmp_path: Path, made: str, wanted: str, words: str
) -> None:
    (mappe,) = bundle(small / "sitzung.yaml", tmp_path / "alt", audience=made).mappen
    with pytest.raises(UnreadableError, match=words) as caught:
        bundle(small / "sitzung.yaml", None, diff=tmp_path / "alt")
    other = {"internal": "intern", "public": "oeffentlich"}[made]
    assert str(tmp_path / "alt" / other / "manifest.json") in str(caught.value.hint)
    assert f"--audience {made}" in str(caught.value.hint)
    for audience in (made, "both"):  # what the hint says
        diff = tmp_path / "alt" / ("" if audience == made else f"{other}/manifest.json")
        again = bundle(small / "sitzung.yaml", None, audience=audience, diff=diff).mappen
        assert mappe.manifest in [one.manifest for one in again]
    assert wanted in {one.audience for one in again}


def test_the_list_of_changes_names_the_pages_that_are_printed(tmp_path: Path) -> None:
    """Also where the list itself makes the cover longer, and moves all that follows."""
    one = datei()
    gebunden(sitzung(tmp_path, {"0.pdf": one}), tmp_path / "alt")
    found = gebunden(sitzung(tmp_path, {f"{at}.pdf": one for at in range(80)}), None, diff=tmp_path / "alt" / "intern")
    assert [entry.seiten for entry in found.manifest.eintraege if entry.art == "deckblatt"] == [3]
    pages = {f"{at}.pdf": found.entry(f"{at}.pdf").marken[0] for at in range(1, 80)}
    assert list(found.manifest.aenderungen) == [
        f"Neu: Ö 1 Anlage {at + 1}: {at}.pdf (Seite {pages[f'{at}.pdf']})" for at in range(1, 80)
    ]
    printed = " ".join(found.text(page) for page in range(3))
    assert all(line in printed for line in found.manifest.aenderungen)


def test_a_damaged_lock_file_stops_it(meeting: Path) -> None:
    """To count anew would give published numbers to other pages."""
    published(meeting)
    lock = meeting.parent / "mappe" / "intern" / LOCK_NAME
    lock.write_text(lock.read_text(encoding="utf-8")[:100], encoding="utf-8")
    with pytest.raises(UnreadableError, match=LOCK_NAME.replace(".", r"\.")):
        gebunden(meeting, meeting.parent / "mappe")


# --- bytes


@pytest.mark.guarded
def test_equal_sources_give_equal_bytes(small: Path) -> None:
    """Both audiences, each file; also from another folder, and with another number of jobs."""
    copy = small.parent / "woanders"
    copy.mkdir()
    for file in small.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    runs = [bundle(folder / "sitzung.yaml", None, archive=True, jobs=jobs).mappen
            for folder, jobs in ((small, 1), (copy, 2))]  # fmt: skip
    names = []
    for one, other in zip(*runs, strict=True):
        assert list(one.dateien) == list(other.dateien)
        for name, data in one.dateien.items():
            assert data == other.dateien[name], (one.audience, name)
            names.append(name)
    assert len(names) == 5 + 7


# --- duplex, ZIP, manifest


def test_duplex_and_marked_sheets_go_together(tmp_path: Path) -> None:
    """Blank pages before it do not take the link of a marked sheet back to the agenda away."""
    files = {"eins.pdf": datei(), "zwei.pdf": datei(), "kaputt.pdf": b"kaputt"}
    found = gebunden(sitzung(tmp_path, files), None, duplex=True, placeholder_sheets=True)
    (agenda,) = (entry.erste_seite - 1 for entry in found.manifest.eintraege if entry.art == "tagesordnung")
    assert "leerseite" in [entry.art for entry in found.manifest.eintraege]
    assert found.goals(found.first("kaputt.pdf")) == [agenda]


def test_duplex_begins_everything_on_a_front_page(meeting: Path) -> None:
    found = gebunden(meeting, None, duplex=True)
    starts = [one for one in found.manifest.eintraege if one.art != "leerseite"]
    assert all(one.erste_seite % 2 for one in starts)
    blanks = [one for one in found.manifest.eintraege if one.art == "leerseite"]
    assert blanks
    for one in blanks:
        assert re.fullmatch(r".*Seite \d+ von \d+", found.text(one.erste_seite - 1))
    labels(found)


def test_the_archive_has_every_paper_under_a_speaking_name(small: Path) -> None:
    """The public one nothing that is closed."""
    inside, outside = bundle(small / "sitzung.yaml", None, archive=True).mappen
    names = {}
    for mappe in (inside, outside):
        with zipfile.ZipFile(io.BytesIO(mappe.dateien["unterlagen.zip"])) as package:
            assert package.testzip() is None
            names[mappe.audience] = package.namelist()
            for name in package.namelist():
                assert package.read(name).startswith(b"%PDF-")
    assert names["public"] == [
        "Ö 02 Neue Bänke am Stadtwall/01 Mitteilungsvorlage 2026-0301- Neue Bänke am Stadtwall.pdf",
        "Ö 02 Neue Bänke am Stadtwall/02 Anlage 1- Auswertung der Umfrage.pdf",
    ]
    assert names["internal"] == [
        *names["public"],
        "Ö 02 Neue Bänke am Stadtwall/03 Anlage 2- Angebot der Schreinerei Kornblum.pdf",
        "N 01 Ankauf der Wiese am Mühlbach/01 Mitteilungsvorlage 2026-0302- Ankauf der Wiese am Mühlbach.pdf",
        "N 01 Ankauf der Wiese am Mühlbach/02 Anlage 1- Flurkarte der Wiese.pdf",
    ]


def test_the_manifest_tells_what_lies_where(small: Path) -> None:
    target = small / "mappe"
    result = bundle(small / "sitzung.yaml", target, publish=True, archive=True)
    for mappe, folder in zip(result.mappen, ("intern", "oeffentlich"), strict=True):
        text = (target / folder / "manifest.json").read_text(encoding="utf-8")
        manifest = read_manifest(target / folder)
        assert manifest == mappe.manifest
        assert as_json(manifest) == text
        jsonschema.Draft202012Validator(Manifest.model_json_schema()).validate(json.loads(text))
        lock = (target / folder / LOCK_NAME).read_text(encoding="utf-8")
        jsonschema.Draft202012Validator(Seitenstand.model_json_schema()).validate(json.loads(lock))
        for file in manifest.dateien:
            data = (target / folder / file.name).read_bytes()
            assert (file.sha256, file.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
            if file.name.endswith("sitzungsmappe.pdf"):
                assert file.seiten == len(pypdf.PdfReader(io.BytesIO(data)).pages)
        written = {path.name for path in (target / folder).iterdir()}
        assert written == {file.name for file in manifest.dateien} | {"manifest.json", LOCK_NAME}
        for one in manifest.eintraege:
            if one.quelle.endswith(".pdf"):
                assert one.sha256 == hashlib.sha256((small / one.quelle).read_bytes()).hexdigest()
        assert (manifest.gremium, manifest.datum, manifest.nummer) == ("Bauausschuss", "2026-06-02", "3")
    assert [str(path.relative_to(target)) for path in result.dateien] == [
        f"{folder}/{name}" for mappe, folder in zip(result.mappen, ("intern", "oeffentlich"), strict=True)
        for name in mappe.dateien
    ]  # fmt: skip


def test_the_plan_is_what_the_bundle_will_be(meeting: Path) -> None:
    """And after publishing it shows the numbers that will be kept."""
    (plan,) = plan_only(meeting, Mappenauftrag(audience="internal")).plaene
    found = gebunden(meeting)
    assert [(one.schluessel, one.marken) for one in plan.eintraege] == [
        (one.schluessel, one.marken) for one in found.manifest.eintraege
    ]
