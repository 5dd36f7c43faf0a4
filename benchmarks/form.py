"""Checking a form's Word file: the shipped one, and one of thirty pages."""

from __future__ import annotations

import io
import zipfile
from functools import partial

from _tabelle import medians, milliseconds, show
from vorlagen.sources import load_form
from vorlagen.word.paket import DOCUMENT_PART
from vorlagen.word.pruefung.lint import lint_template

SENTENCE = "Die Verwaltung hat die Angaben geprüft und hält an ihrem Vorschlag fest. "
PAGES = 30


def long_template(data: bytes) -> bytes:
    """The Word file with 330 paragraphs, 60 cells and over a hundred placeholders in front."""

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    cell = f"<w:tc><w:tcPr/>{paragraph('{{ art }}')}</w:tc>"
    rows = f"<w:tbl><w:tblPr/><w:tblGrid/>{f'<w:tr>{cell * 3}</w:tr>' * 20}</w:tbl>"
    page = paragraph(SENTENCE * 6) * 10 + paragraph("{% if betreff %}{{ behoerde.name }}{% endif %}")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == DOCUMENT_PART:
                text = text.replace(b"<w:body>", f"<w:body>{rows}{page * PAGES}".encode())
            new.writestr(name, text)
    return stream.getvalue()


def main() -> None:
    """Measure and print."""
    source = load_form("standard")
    short = source.word_datei.read_bytes()
    files = {"mitgeliefert": short, f"{PAGES} Seiten": long_template(short)}
    for data in files.values():
        if found := lint_template(data, "vorlage.docx", source.formular):
            raise SystemExit(f"Die Word-Datei für die Messung hat Fehler: {found}")
    checks = {name: partial(lint_template, data, "vorlage.docx", source.formular) for name, data in files.items()}
    rows = [(name, milliseconds(spent)) for name, spent in medians(checks, rounds=9).items()]
    show(f"Eine Word-Datei prüfen (gefordert: {PAGES} Seiten in höchstens 1000 ms)", ("", "Zeit"), rows)


if __name__ == "__main__":
    main()
