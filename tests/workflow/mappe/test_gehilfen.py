"""Processes at hand: side by side, ended together, and the same Mappe however many there are."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import arbeiten
import pytest
from bau import datei
from mappenprobe import HEAD, PAPER, write

from vorlagen.errors import SourceError, VorlagenError
from vorlagen.pdf.quellen import waechter
from vorlagen.workflow.mappe import lauf
from vorlagen.workflow.mappe.auftrag import Mappenauftrag, Schritt, Stufe
from vorlagen.workflow.mappe.bundle import bundle_meeting
from vorlagen.workflow.mappe.gehilfen import Gehilfen, result_of

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

pytestmark = pytest.mark.guarded


def test_works_go_side_by_side(tmp_path: Path) -> None:
    with Gehilfen(2) as gehilfen:
        assert gehilfen.several
        futures = [gehilfen.begin(partial(gehilfen.do, arbeiten.meet, tmp_path, *names)) for names in ("ab", "ba")]
        assert [result_of(future) for future in futures] == ["a", "b"]


def test_the_failure_of_one_ends_the_others_at_once(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"b\.pdf"), Gehilfen(2) as gehilfen:  # noqa: PT012 - it comes from the second line
        gehilfen.begin(partial(gehilfen.do, arbeiten.sleep_in, ["a.pdf"], [60]))
        result_of(gehilfen.begin(partial(gehilfen.do, arbeiten.open_all, [("b.pdf", b"")])))
    assert time.monotonic() - start < 20
    assert tmp_path.exists()


def test_a_process_that_cannot_start_leaves_the_others_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system has no more processes to give: said in words, and those that started are ended."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: object) -> subprocess.Popen[bytes]:
        if started:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started.append(waechter_start(*words))
        return started[0]

    waechter_start = waechter.start
    monkeypatch.setattr(waechter, "start", start)
    with pytest.raises(VorlagenError, match="lässt sich nicht starten"):
        Gehilfen(2)
    assert started[0].poll() is not None


def test_renewed_ones_are_others() -> None:
    with Gehilfen(1) as gehilfen:
        before = gehilfen.do(arbeiten.number)
        assert gehilfen.do(arbeiten.number) == before
        gehilfen.renew()
        assert gehilfen.do(arbeiten.number) != before


def test_a_frozen_program_has_one_which_is_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its threads would print at the same time in the same process, and gain nothing."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with Gehilfen(4) as gehilfen:
        assert not gehilfen.several


@pytest.mark.parametrize("limit", [lauf.BESIDE, 0], ids=["side by side", "one after the other"])
def test_both_mappen_are_the_same_however_they_are_built(
    small: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(lauf, "BESIDE", limit)
    steps: list[Schritt] = []
    one, two = (bundle_meeting(small / "sitzung.yaml", None, Mappenauftrag(jobs=jobs, melden=steps.append))
                for jobs in (1, 2))  # fmt: skip
    assert [mappe.dateien for mappe in one.mappen] == [mappe.dateien for mappe in two.mappen]
    assert one.findings == two.findings
    half = len(steps) // 2
    for stufe in Stufe:
        counts = [(step.fertig, step.von) for step in steps[:half] if step.stufe is stufe]
        assert counts == [(step.fertig, step.von) for step in steps[half:] if step.stufe is stufe]
        assert counts == [(at, counts[-1][1]) for at in range(1, len(counts) + 1)]


def test_where_both_mappen_fail_the_internal_one_says_why(tmp_path: Path) -> None:
    """It holds all that the public one holds, so that its list is the whole one."""
    folder = tmp_path / "klein"
    folder.mkdir()
    for name in ("offen.pdf", "zu.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7\nnichts")
    (folder / "vorlage.yaml").write_text(PAPER, encoding="utf-8")
    meeting = write(folder / "sitzung.yaml", MEETING)
    with pytest.raises(SourceError) as caught:
        bundle_meeting(meeting, None, Mappenauftrag(jobs=2))
    assert [found.file for found in caught.value.findings] == ["offen.pdf", "zu.pdf"]


DYING = """\
import importlib, os, sys
sys.path.remove({here!r})
del sys.modules["pikepdf"]
real = importlib.import_module("pikepdf")
opened = real.open

def open(source, *words, **more):
    if b"STIRBT" in getattr(source, "getvalue", bytes)():
        os._exit(11)
    return opened(source, *words, **more)

real.open = open
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_closed_source_that_crashes_every_reader_is_blamed_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """The search of the public files opens it too, at the same time as the internal Mappe does."""
    folder = tmp_path / "klein"
    folder.mkdir()
    (folder / "offen.pdf").write_bytes(datei(1))
    (folder / "zu.pdf").write_bytes(datei(1) + b"%STIRBT\n")
    (folder / "vorlage.yaml").write_text(PAPER, encoding="utf-8")
    meeting = write(folder / "sitzung.yaml", MEETING)
    fake = write(tmp_path / "fake.py", DYING.format(here=str(tmp_path / "fake")))
    (tmp_path / "fake").mkdir()
    fake.rename(tmp_path / "fake" / "pikepdf.py")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "fake"), *sys.path])
    result = bundle_meeting(meeting, None, Mappenauftrag(jobs=jobs, ersatzblaetter=True))
    internal, public = (mappe.manifest.eintraege for mappe in result.mappen)
    assert [entry.quelle for entry in internal if entry.ersatz] == ["zu.pdf"]
    assert [entry.quelle for entry in public if entry.ersatz] == []


MEETING = f"""\
{HEAD}  oeffentlich:
    - {{vorlage: vorlage.yaml, anlagen: [{{titel: Offen, datei: offen.pdf}}]}}
  nichtoeffentlich:
    - {{titel: Grundstück, anlagen: [{{titel: Zu, datei: zu.pdf}}]}}
"""
