"""A Word file without data of ours: its long texts are found by the headings of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.checks.gliederung import heading_key, section_names
from vorlagen.errors import UnreadableError
from vorlagen.formular import vorlage_model
from vorlagen.formular.spuren import long_text_path
from vorlagen.sources import find_settings, load_form
from vorlagen.sources.schreiben import Umfeld, write_value
from vorlagen.word.rueck.bloecke import Ueberschrift, plain
from vorlagen.word.rueck.markdown import to_markdown
from vorlagen.workflow.lesebefunde import TABLE
from vorlagen.workflow.lesen_felder import loss_findings, revision_findings
from vorlagen.workflow.lesen_zeilen import note_numbers
from vorlagen.workflow.lesen_zwilling import outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vorlagen.findings import Finding
    from vorlagen.formular import Formular
    from vorlagen.word.rueck.bloecke import Block, Fussnote
    from vorlagen.workflow.lesen_abgleich import Wortdatei


def read_foreign(
    datei: Wortdatei, form: str | None, folder: Path, *, has_base: bool
) -> tuple[str, tuple[Finding, ...]]:
    """The sections of a file that this program did not make, as a new paper.

    Args:
        datei: the file.
        form: name or path of the form whose headings it has; by default the settings'.
        folder: where settings are looked for.
        has_base: whether it was to update a paper, which it cannot.

    Raises:
        UnreadableError: it has none of the form's headings, or was made by us for the public (R001).
    """
    chosen = form or find_settings(folder.absolute()).einstellungen.formular or resources.STANDARD
    formular = load_form(chosen, folder).formular
    texts = {} if datei.lesung.felder or has_base else dict(_sections(*outside(datei.lesung), formular))
    if not texts:
        finding = TABLE["R001"].finding(datei.name)
        raise UnreadableError(finding.message, finding.hint, (finding,))
    where = Umfeld(0)
    lines = [f"formular: {write_value(chosen, where)}", "status: entwurf"]
    lines += [f"\n{field}: {write_value(text, where)}" for field, (_, text) in texts.items()]
    names = ", ".join(heading for heading, _ in texts.values())
    findings = (
        TABLE["R004"].finding(datei.name, abschnitte=names),
        *loss_findings(None, datei.lesung, datei.name),
        *revision_findings(datei.lesung, datei.revisions, datei.name),
    )
    return "\n".join(lines) + "\n", findings


def _sections(blocks: list[Block], notes: list[Fussnote], formular: Formular) -> Iterator[tuple[str, tuple[str, str]]]:
    """Field, heading and Markdown of each section that was found and holds a long text."""
    model = vorlage_model(formular)
    fields = {
        heading_key(name): section.feld or ""
        for section in formular.sections()
        for name in section_names(section, model)
    }
    starts = [(at, block, fields[key]) for at, block in enumerate(blocks)
              if isinstance(block, Ueberschrift) and (key := heading_key(plain(block.spannen))) in fields]  # fmt: skip
    seen: set[str] = set()
    for number, (at, block, field) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(blocks)
        below = blocks[at + 1 : end]
        if not below or field in seen or long_text_path(model, field) is None:
            continue
        seen.add(field)
        numbers = set(note_numbers(below))
        text = to_markdown(below, level=block.ebene, fussnoten=[note for note in notes if note.nummer in numbers])
        if text.strip():
            yield field, (plain(block.spannen), text)
