"""The shipped Word files are those that the script builds."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_word_files_are_fresh() -> None:
    run = subprocess.run([sys.executable, ROOT / "tools/word_vorlagen.py", "--check"], capture_output=True, text=True,
                         check=False)  # fmt: skip
    assert run.returncode == 0, f"{run.stderr}Abhilfe: make word"


def test_every_form_with_a_word_file_is_built_by_the_script() -> None:
    script = (ROOT / "tools/word_vorlagen.py").read_text(encoding="utf-8")
    found = sorted(
        path.relative_to(ROOT / "templates/docx").as_posix() for path in ROOT.glob("templates/docx/*/*.docx")
    )
    assert len(found) >= 2
    assert [name for name in found if f'"{name}"' not in script] == []


def test_the_text_pictures_of_the_shipped_word_files_are_fresh() -> None:
    run = subprocess.run([sys.executable, ROOT / "tools/word_bilder.py", "--check"], capture_output=True, text=True,
                         check=False)  # fmt: skip
    assert run.returncode == 0, f"{run.stderr}Abhilfe: make word"
    found = sorted(ROOT.glob("templates/docx/*/*.docx.txt"))
    assert len(found) >= 2
    assert [path for path in found if not path.with_suffix("").is_file()] == []


BODY = """
<w:tbl><w:tblPr><w:tblStyle w:val="VorlageTabelle"/></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>
<w:p><w:pPr><w:pStyle w:val="VorlageTabellenkopf"/></w:pPr><w:r><w:t>{{ ar</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>
<w:t>t }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sdt><w:sdtPr><w:alias w:val="Sache"/><w:tag w:val="sachverhalt"/></w:sdtPr><w:sdtContent>
<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:pict><w:txbxContent><w:p><w:pPr><w:pStyle w:val="Fehlt"/></w:pPr><w:r><w:t>im Feld</w:t></w:r></w:p>
</w:txbxContent></w:pict></w:r></w:p>
"""
PICTURE = """
Text
  Tabelle [Vorlage Tabelle]
    Zeile 1 (Kopfzeile), Zelle 1
      [Vorlage Tabellenkopf] {{ ar‹b: t }}›
  Inhaltssteuerelement „sachverhalt“ (Sache)
    [Vorgabe] A→B
  [Vorgabe]
    Textfeld
      [Fehlt: fehlt] im Feld
"""


def test_a_text_picture_shows_tables_controls_text_boxes_and_torn_placeholders(
    load_tool: Callable[[str], ModuleType],
) -> None:
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(ROOT / "templates/docx/standard/vorlage.docx") as old,
        zipfile.ZipFile(changed, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:body>", b"<w:body>" + BODY.replace("\n", "").encode())
            new.writestr(name, text)
    assert PICTURE in load_tool("word_bilder").picture(changed.getvalue())
