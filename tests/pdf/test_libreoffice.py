"""Faults of the program, played by fake ones, and the real program in a batch."""

from __future__ import annotations

import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from papierbau import FONT, NUMBER, blank, paper, to_bytes

from vorlagen.errors import ConversionError, ToolMissingError
from vorlagen.facts import WordFacts
from vorlagen.pdf.convert import Converted, convert_each
from vorlagen.pdf.engine import Engine, Job, RawPdf
from vorlagen.pdf.libreoffice import LibreOfficeEngine
from vorlagen.pdf.readback import read_pdf_facts
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Callable

# What the real program gets as arguments: the last ones are the papers, one is the target folder.
ARGUMENTS = """
papers = [pathlib.Path(a) for a in sys.argv if a.endswith(".docx")]
target = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
"""
WRITE = ARGUMENTS + "for paper in papers: (target / (paper.stem + '.pdf')).write_bytes({content})\n"


def job(name: str = "vorlage.docx") -> Job:
    docx = paper(paragraphs=2)
    return Job(docx, name, read_word_facts(docx), NUMBER)


def fails(program: Path, seconds: float = 20.0) -> ConversionError:
    engine = LibreOfficeEngine(program, start_seconds=seconds, paper_seconds=0)
    (outcome,) = convert_each([job()], engine)
    assert isinstance(outcome, ConversionError)
    assert outcome.exit_code == 6
    assert "vorlage.docx" in str(outcome)
    return outcome


def test_writing_nothing_and_saying_0_is_a_failure(fake_soffice: Callable[[str], Path]) -> None:
    assert "kein vollständiges PDF" in str(fails(fake_soffice("sys.exit(0)")))


def test_a_crash_is_a_failure(fake_soffice: Callable[[str], Path]) -> None:
    assert "abgebrochen" in str(fails(fake_soffice("os.abort()")))


def test_half_a_pdf_is_a_failure(fake_soffice: Callable[[str], Path]) -> None:
    assert "kein vollständiges PDF" in str(fails(fake_soffice(WRITE.format(content="b'%PDF-1.7 1 0 obj <<'"))))


def test_a_cut_off_pdf_with_an_end_is_a_failure(
    fake_soffice: Callable[[str], Path], tmp_path: Path, embedded: Engine
) -> None:
    """Programs that mend such a file would hide that something may be missing from it."""
    (raw,) = embedded.convert([job()])
    assert isinstance(raw, RawPdf)
    cut = tmp_path / "halb.pdf"
    cut.write_bytes(raw.pdf[: raw.pdf.rindex(b"xref")] + b"startxref\n9\n%%EOF\n")
    script = WRITE.format(content=f"pathlib.Path({str(cut)!r}).read_bytes()")
    assert "lässt sich nicht öffnen" in str(fails(fake_soffice(script)))


def test_a_blank_page_is_a_failure(fake_soffice: Callable[[str], Path]) -> None:
    blank_page = """
import io, pikepdf
pdf = pikepdf.new(); pdf.add_blank_page(); stream = io.BytesIO(); pdf.save(stream)
"""
    assert "keinen Text" in str(fails(fake_soffice(blank_page + WRITE.format(content="stream.getvalue()"))))


def test_the_pdf_of_another_paper_is_a_failure(
    fake_soffice: Callable[[str], Path], tmp_path: Path, embedded: Engine
) -> None:
    document = blank()
    document.add_paragraph("Ganz andere Vorlage 2025/0001")
    other = tmp_path / "andere.pdf"
    (raw,) = embedded.convert([Job(to_bytes(document), "andere.docx", WordFacts())])
    assert isinstance(raw, RawPdf)
    other.write_bytes(raw.pdf)
    script = WRITE.format(content=f"pathlib.Path({str(other)!r}).read_bytes()")
    assert f"Nummer {NUMBER} steht nicht darin" in str(fails(fake_soffice(script)))


def test_hanging_is_ended_with_all_children(fake_soffice: Callable[[str], Path], tmp_path: Path) -> None:
    """The wrapper starts a child, as soffice does, and waits for it for ever."""
    note = tmp_path / "kind.pid"
    script = f"""
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({str(note)!r}).write_text(str(child.pid))
child.wait()
"""
    began = time.monotonic()
    assert "nach 2 Sekunden nicht fertig" in str(fails(fake_soffice(script), seconds=2.0))
    assert time.monotonic() - began < 15
    assert not _lives(int(note.read_text()))


def test_a_child_that_outlives_its_wrapper_is_waited_for_and_ended(
    fake_soffice: Callable[[str], Path], tmp_path: Path
) -> None:
    note = tmp_path / "kind.pid"
    script = f"""
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({str(note)!r}).write_text(str(child.pid))
"""
    assert "nicht fertig" in str(fails(fake_soffice(script), seconds=2.0))
    assert not _lives(int(note.read_text()))


def _lives(pid: int) -> bool:
    """Whether the process runs; one that is dead and not yet collected by init does not."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return False
        if state == "Z":
            return False
        time.sleep(0.1)
    return True


def test_a_missing_program_is_named_with_the_install_command(tmp_path: Path) -> None:
    engine = LibreOfficeEngine(tmp_path / "nicht-da")
    with pytest.raises(ToolMissingError) as caught:
        engine.convert([job()])
    assert caught.value.exit_code == 5
    assert "apt-get install libreoffice-writer-nogui" in str(caught.value.hint)
    assert not engine.probe().found


def test_a_program_that_is_not_on_path_is_not_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError, match="LibreOffice ist nicht installiert"):
        LibreOfficeEngine().convert([job()])


def test_a_program_that_cannot_be_started_is_a_missing_tool(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"\x00 no program")
    program.chmod(0o755)
    with pytest.raises(ToolMissingError, match="lässt sich nicht starten"):
        LibreOfficeEngine(program).convert([job()])


def test_the_paper_that_crashes_a_batch_is_the_only_one_lost(
    fake_soffice: Callable[[str], Path], tmp_path: Path, embedded: Engine
) -> None:
    """The program dies at one paper and takes the later ones of its call with it."""
    jobs = [job(f"{name}.docx") for name in "abcd"]
    bad = tmp_path / "schlecht.docx"
    bad.write_bytes(b"PK bad")
    calls = tmp_path / "aufrufe.txt"
    jobs[1] = Job(bad.read_bytes(), "b.docx", jobs[1].facts, NUMBER)
    result = tmp_path / "gut.pdf"
    (raw,) = embedded.convert([jobs[0]])
    assert isinstance(raw, RawPdf)
    result.write_bytes(raw.pdf)
    script = (
        ARGUMENTS
        + f"""
with open({str(calls)!r}, "a") as file: print(len(papers), file=file)
for paper in papers:
    if paper.read_bytes() == b"PK bad": os.abort()
    (target / (paper.stem + ".pdf")).write_bytes(pathlib.Path({str(result)!r}).read_bytes())
"""
    )
    outcomes = LibreOfficeEngine(fake_soffice(script)).convert(jobs)
    assert [type(outcome) for outcome in outcomes] == [RawPdf, ConversionError, RawPdf, RawPdf]
    assert "b.docx" in str(outcomes[1])
    assert calls.read_text().split() == ["4", "1", "2"]  # all, the suspect alone, the rest together


def test_no_two_calls_share_a_profile_and_nothing_is_left_behind(
    fake_soffice: Callable[[str], Path], tmp_path: Path
) -> None:
    notes = tmp_path / "notizen.txt"
    script = f"""
profile = next(a for a in sys.argv if a.startswith("-env:UserInstallation="))
with open({str(notes)!r}, "a") as file: print(profile, os.environ["TMPDIR"], sep="\\n", file=file)
"""
    engine = LibreOfficeEngine(fake_soffice(script))
    engine.convert([job()])
    engine.convert([job()])
    lines = notes.read_text().splitlines()
    assert len(lines) == len(set(lines)) == 4
    folders = [Path(line.removeprefix("-env:UserInstallation=file://")) for line in lines]
    assert not any(folder.exists() for folder in folders)


@pytest.mark.libreoffice
def test_good_papers_of_a_batch_survive_a_bad_one() -> None:
    good, text = job("gut.docx"), Job(f"Vorlage {NUMBER}".encode(), "text.docx", WordFacts(), NUMBER)
    cut = Job(good.docx[:2000], "halb.docx", WordFacts(), NUMBER)
    outcomes = convert_each([good, text, cut, good], LibreOfficeEngine())
    assert [type(outcome) for outcome in outcomes] == [Converted, ConversionError, ConversionError, Converted]
    assert "text.docx" in str(outcomes[1])
    assert "halb.docx" in str(outcomes[2])


@pytest.mark.libreoffice
def test_the_probe_says_the_version() -> None:
    probe = LibreOfficeEngine().probe()
    assert probe.found
    assert probe.version[0].isdigit()


@pytest.mark.libreoffice
def test_comments_of_word_are_never_printed() -> None:
    """The conversion refuses them before; the export leaves them out all the same."""
    document = blank()
    paragraph = document.add_paragraph(f"Vorlage {NUMBER}")
    document.add_comment(paragraph.runs, text="Vertraulich", author="A", initials="A")
    (raw,) = LibreOfficeEngine().convert([Job(to_bytes(document), "a.docx", WordFacts())])
    assert isinstance(raw, RawPdf)
    assert "Vertraulich" not in read_pdf_facts(raw.pdf).text
    with pikepdf.open(io.BytesIO(raw.pdf)) as pdf:  # LibreOffice exports comments as sticky notes
        assert all("/Annots" not in page.obj for page in pdf.pages)


NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{}</cachedir></fontconfig>"""


@pytest.mark.libreoffice
def test_our_fonts_reach_libreoffice_on_a_machine_without_any(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS.format(tmp_path), encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    (raw,) = LibreOfficeEngine().convert([job()])
    assert isinstance(raw, RawPdf)
    fonts = read_pdf_facts(raw.pdf).fonts
    assert fonts
    assert all(name.startswith(FONT.replace(" ", "")) for name in fonts)


def test_nothing_of_the_environment_is_lost(fake_soffice: Callable[[str], Path], tmp_path: Path) -> None:
    """PATH and the like stay as they are; only what keeps the program at home is set."""
    note = tmp_path / "umgebung.txt"
    engine = LibreOfficeEngine(fake_soffice(f"pathlib.Path({str(note)!r}).write_text(os.environ['PATH'])"))
    engine.convert([job()])
    assert note.read_text() == os.environ["PATH"]


@pytest.mark.libreoffice
def test_two_threads_do_not_disturb_each_other() -> None:
    engine = LibreOfficeEngine()
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda name: engine.convert([job(name)])[0], ("a.docx", "b.docx")))
    assert [type(outcome) for outcome in outcomes] == [RawPdf, RawPdf]
