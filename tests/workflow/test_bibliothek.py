"""The library: the five names of the README, with files and with models built in Python, from many threads."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader

import vorlagen
from vorlagen import FormError, InputError, PaperError, UnreadableError, UsageError, Vorlage
from vorlagen.models import Behoerde

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FULL = {
    "art": "informationsvorlage", "nummer": "2026/7", "betreff": "Bügel & „Räder“", "datum": "04.05.2026",
    "federfuehrung": "Amt", "sachverhalt": "Text.",
    "beratungsfolge": [
        {"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": "ja", "zustaendigkeit": "kenntnisnahme"}
    ],
}  # fmt: skip


def test_load_check_render_convert_save(write: Callable[..., Path], tmp_path: Path) -> None:
    """The journey of the README, line by line."""
    paper = vorlagen.load(write())
    report = vorlagen.check(paper)
    assert report.ok
    word = vorlagen.render(paper)
    pdf = vorlagen.convert(word)
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Fahrradbügel am Bahnhof"
    assert word.name == "blatt"
    assert word.nummer == "2026/0301"
    assert vorlagen.convert(word.docx) == pdf
    assert word.save(tmp_path / "x.docx").read_bytes() == word.docx


def test_a_model_built_in_python_takes_the_same_way() -> None:
    paper = Vorlage.model_validate(FULL)
    assert vorlagen.check(paper).ok
    word = vorlagen.render(paper)
    assert word.name == "2026-7"
    assert not word.entwurf
    assert "2026/7" in PdfReader(io.BytesIO(vorlagen.convert(word))).pages[0].extract_text()


def test_a_path_may_be_checked_at_once(write: Callable[..., Path]) -> None:
    assert vorlagen.check(write()).ok
    assert vorlagen.check(str(write("nummmer: 1\n"))).findings[0].code == "L003"


def test_a_file_that_is_no_paper_carries_its_findings(write: Callable[..., Path]) -> None:
    with pytest.raises(InputError) as caught:
        vorlagen.load(write("nummmer: 1\ndatun: 2\n"))
    assert [finding.code for finding in caught.value.findings] == ["L003", "L003"]
    assert caught.value.findings[0].line == 11


def test_a_paper_with_errors_is_refused_with_its_findings_and_printed_as_a_draft() -> None:
    paper = Vorlage(betreff="Nur das")
    with pytest.raises(PaperError) as caught:
        vorlagen.render(paper)
    assert {finding.code for finding in caught.value.findings} >= {"S101", "B201"}
    assert vorlagen.render(paper, draft=True).entwurf


def test_failures_are_of_the_tree(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        vorlagen.load(tmp_path / "fehlt.yaml")
    with pytest.raises(UsageError):
        vorlagen.render(Vorlage(), form="gibtsnicht", draft=True)
    with pytest.raises(UnreadableError):
        vorlagen.convert(b"kein docx")
    with pytest.raises(UsageError):
        vorlagen.convert(vorlagen.render(Vorlage(), draft=True), engine="word")


def test_all_names_every_public_name_exactly() -> None:
    assert sorted(vorlagen.__all__) == list(vorlagen.__all__)
    assert set(vorlagen._PLACES) == set(vorlagen.__all__)
    for name in vorlagen.__all__:
        assert getattr(vorlagen, name).__doc__, name
    assert set(dir(vorlagen)) >= set(vorlagen.__all__)
    with pytest.raises(AttributeError):
        vorlagen.gibtsnicht  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_library_loads_nothing_heavy(loaded_modules: Callable[[str], set[str]]) -> None:
    assert not {"pydantic", "lxml", "jinja2", "pikepdf", "PIL"} & loaded_modules("import vorlagen")


def test_an_illegal_character_in_python_is_a_clear_error() -> None:
    """YAML refuses it on reading; a program may still hand one over."""
    for name in ("betreff", "sachverhalt", "federfuehrung"):
        with pytest.raises(InputError, match=r"Das Zeichen U\+000B vor „Rest“ kann in keiner Word-Datei stehen"):
            vorlagen.render(Vorlage.model_validate(FULL | {name: "Vor\x0bRest"}))


def test_the_name_of_a_file_is_safe() -> None:
    for number, name in (("2026/01 84", "2026-01-84"), ("../../etc", "etc"), ("..", "vorlage"), ("ÄÖ 7:8", "ÄÖ-7-8")):
        assert vorlagen.render(Vorlage(nummer=number), draft=True).name == name


def test_who_issues_the_paper_settings_before_form_before_call(write: Callable[..., Path], tmp_path: Path) -> None:
    def issuer(**more: object) -> str:
        docx = vorlagen.render(vorlagen.load(write()), behoerde=Behoerde(name="Stadt Aufruf"), **more).docx  # type: ignore[arg-type]
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            return package.read("docProps/core.xml").decode().split("<dc:creator>")[1].split("<")[0]

    assert issuer() == "Stadt Aufruf"
    assert issuer(form="sankt-augustin", draft=True) == "Stadt Sankt Augustin"
    (tmp_path / "vorlagen.yaml").write_text("behoerde: {name: Stadt Lindenfurt}\n", encoding="utf-8")
    assert issuer() == "Stadt Lindenfurt"
    assert issuer(form="sankt-augustin", draft=True) == "Stadt Lindenfurt"


def test_the_documents_dates_are_the_papers() -> None:
    word = vorlagen.render(Vorlage(datum=dt.date(2026, 5, 4)), draft=True)
    with zipfile.ZipFile(io.BytesIO(word.docx)) as package:
        core = package.read("docProps/core.xml").decode()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2026-05-04T00:00:00Z") == 2
    with zipfile.ZipFile(io.BytesIO(vorlagen.render(Vorlage(), draft=True).docx)) as package:
        assert b"dcterms:created" not in package.read("docProps/core.xml")


def test_same_input_same_bytes_from_many_threads() -> None:
    """Also when the first texts are read by several threads at once, in a fresh process."""
    script = (
        "import hashlib, threading, vorlagen\n"
        "part = '## Teil {0}\\n\\n| a | b |\\n|---|---|\\n| *x* | {0} |\\n\\n- eins\\n- zwei'\n"
        "text = '\\n\\n'.join(part.format(n) for n in range(9))\n"
        "paper = vorlagen.Vorlage(betreff='Bau', sachverhalt=text)\n"
        "barrier = threading.Barrier(6); found = []\n"
        "def go():\n"
        "    barrier.wait()\n"
        "    found.append(hashlib.sha256(vorlagen.render(paper, draft=True).docx).hexdigest())\n"
        "threads = [threading.Thread(target=go) for _ in range(6)]\n"
        "[t.start() for t in threads]; [t.join() for t in threads]\n"
        "print(len(found), *sorted(set(found)))\n"
    )
    # Unmeasured: one run of the suite saw such a process end in an abort, none of sixty without coverage did.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS_")}
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=unmeasured
        ).stdout
        for _ in "ab"
    }
    assert len(runs) == 1
    count, *digests = runs.pop().split()
    assert (count, len(digests)) == ("6", 1)


def test_threads_may_convert_at_once() -> None:
    words = [vorlagen.render(Vorlage(betreff=f"Papier {number}"), draft=True) for number in range(4)]
    found: dict[int, bytes] = {}

    def go(number: int) -> None:
        found[number] = vorlagen.convert(words[number])

    threads = [threading.Thread(target=go, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(4)] == [vorlagen.convert(word) for word in words]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("![Plan](fehlt.png)", ["X301"]),
        ("![Plan](../draussen.png)", ["A607"]),
        ("![Plan](kaputt.png)", ["X302"]),
        ("![](gut.png)", ["X303"]),
        ("![](fehlt.png)", ["X301", "X303"]),
        ("![Plan](gut.png)", []),
    ],
)
def test_faults_of_pictures_are_found_at_their_line_and_a_draft_prints_all_the_same(
    write: Callable[..., Path], tmp_path: Path, text: str, codes: list[str]
) -> None:
    Image.new("RGB", (20, 10)).save(tmp_path / "gut.png")
    (tmp_path / "kaputt.png").write_bytes(b"\x89PNG\r\n\x1a\nkaputt")
    (tmp_path.parent / "draussen.png").write_bytes((tmp_path / "gut.png").read_bytes())
    file = write(f"  Zweite Zeile.\n\n  Dritte: {text} hier.\n")
    findings = vorlagen.check(file).findings
    assert sorted(finding.code for finding in findings) == codes
    assert {finding.line for finding in findings} <= {13}
    docx = vorlagen.render(vorlagen.load(file), draft=bool(codes)).docx
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert [name for name in package.namelist() if name.startswith("word/media/")] == ["word/media/text1.png"]


def test_a_picture_mark_in_a_single_line_is_no_picture() -> None:
    paper = Vorlage.model_validate(FULL | {"betreff": "Was ![x](y.png) bedeutet"})
    assert vorlagen.check(paper).ok
    assert vorlagen.render(paper)


def test_a_form_by_path_stands_beside_its_word_file(write: Callable[..., Path], tmp_path: Path) -> None:
    form = tmp_path / "stadt" / "formular.yaml"
    form.parent.mkdir()
    form.write_text("name: lindenfurt\nabschnitte: [{feld: sachverhalt, ueberschrift: Zur Sache}]\n", encoding="utf-8")
    file = write()
    file.write_text(file.read_text(encoding="utf-8").replace("formular: standard", "formular: stadt"), encoding="utf-8")
    word = vorlagen.render(vorlagen.load(file), draft=True)
    with zipfile.ZipFile(io.BytesIO(word.docx)) as package:
        assert "Zur Sache" in package.read("word/document.xml").decode()
    (form.parent / "vorlage.docx").write_bytes(b"kaputt")
    with pytest.raises(FormError, match=r"vorlage\.docx ist keine Word-Datei"):
        vorlagen.render(vorlagen.load(file), draft=True)


def test_files_may_lie_in_the_folders_that_settings_allow(
    write: Callable[..., Path], tmp_path: Path, attachment: bytes
) -> None:
    share = tmp_path / "ablage"
    share.mkdir()
    (share / "plan.pdf").write_bytes(attachment)
    (tmp_path / "amt").mkdir()
    more = "kurzfassung: Siehe Anlage 1.\nanlagen: [{titel: Plan, datei: ../../ablage/plan.pdf}]\n"
    file = write(more, "amt/66/blatt.yaml")
    (tmp_path / "amt" / "vorlagen.yaml").write_text("pdf_engine: embedded\n", encoding="utf-8")
    assert [finding.code for finding in vorlagen.check(file).findings] == ["A607"]
    assert vorlagen.check(file, allow=(share,)).ok
    (tmp_path / "amt" / "vorlagen.yaml").write_text("erlaubte_ordner: [../ablage]\n", encoding="utf-8")
    assert vorlagen.check(file).ok
