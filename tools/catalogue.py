"""Keeps the English catalogue in step with the texts in the source.

``make catalogue`` collects every ``t("…")`` of src/vorlagen, adds the new ones to
``vorlagen.po``, drops those that are gone (and prints them, so that a reworded text can
take its translation along) and compiles ``vorlagen.mo``. With ``--check`` nothing is
written: exit code 1 and a list of what is stale, missing or wrong.

Both files hold no dates and no line numbers: equal source, equal bytes.
"""

from __future__ import annotations

import argparse
import ast
import io
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "vorlagen"
PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "vorlagen.po"
CLICK = SOURCE / "locale" / "de" / "LC_MESSAGES" / "click.po"
"""German texts of click itself, written by hand; only compiled here."""
MARKERS = frozenset({"t", "Text"})
"""Calls whose first argument is a German text."""


class PlainCatalogue(Catalog):
    """A catalogue whose head says only what gettext needs: no dates, no version of the tool."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]

    mime_headers = property(_get_mime_headers)


def extract(folder: Path) -> tuple[dict[str, list[str]], list[str]]:
    """All German texts of the Python files below ``folder``.

    Returns:
        The files of each text, relative to the folder's parent; and complaints about texts
        that no catalogue can hold because they are put together when the program runs.
    """
    texts: dict[str, list[str]] = {}
    complaints = []
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder.parent).as_posix()
        for call in _marked_calls(ast.parse(file.read_text(encoding="utf-8"), str(file))):
            argument = call.args[0] if call.args else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                texts.setdefault(argument.value, []).append(name)
            elif not _is_named(call, "Text"):  # Text(heading) carries data, such as a form's
                complaints.append(f"{name}:{call.lineno}: t(…) braucht den Text selbst, keinen Ausdruck.")
    texts.pop("", None)
    return texts, complaints


def _marked_calls(tree: ast.Module) -> Iterator[ast.Call]:
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "vorlagen.i18n"
        for alias in node.names
        if alias.name in MARKERS
    }
    defined = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))} & MARKERS
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        by_name = isinstance(node.func, ast.Name) and node.func.id in imported | defined
        if by_name or (isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in {"i18n.t", "i18n.Text"}):
            yield node


def _is_named(call: ast.Call, name: str) -> bool:
    return ast.unparse(call.func).rpartition(".")[2] == name


def update(old: Catalog, texts: dict[str, list[str]]) -> Catalog:
    """A catalogue of exactly these texts, with the English of the old one."""
    new = PlainCatalogue(
        locale="en", fuzzy=False, header_comment="# English texts of vorlagen; kept by `make catalogue`."
    )
    for text in sorted(texts):
        known = old.get(text)
        new.add(
            text,
            known.string if known else "",
            locations=[(name, 0) for name in sorted(set(texts[text]))],
            flags=(known.flags if known else set()) - {"python-brace-format"},
            user_comments=known.user_comments if known else (),
        )
    return new


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as text for translators; long texts stay on one line, for searching."""
    target = io.BytesIO()
    write_po(target, catalogue, width=0, sort_output=True, include_lineno=False)
    return target.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def click_mo() -> bytes:
    """The German texts of click as gettext reads them."""
    plain = PlainCatalogue(locale="de", fuzzy=False)
    for message in read_po(io.BytesIO(CLICK.read_bytes()), locale="de"):
        if message.id:
            plain.add(message.id, message.string, context=message.context)
    return as_mo(plain)


def problems(catalogue: Iterable[Message]) -> Iterator[str]:
    """What is wrong with the English: missing, fuzzy, or other placeholders than the German."""
    for message in catalogue:
        german, english = str(message.id), str(message.string)
        if not german:
            continue
        if not english:
            yield f"Ohne englischen Text: {german!r}"
        elif message.fuzzy:
            yield f"Unsicher (fuzzy): {german!r}"
        elif placeholders(german) != placeholders(english):
            yield f"Andere Platzhalter: {german!r} → {english!r}"


def placeholders(text: str) -> list[str]:
    """Names in braces, each once, sorted; a text that ``str.format`` refuses has one that no other has."""
    try:
        return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})
    except ValueError as error:
        return [f"{error}: {text}"]


def check() -> list[str]:
    """Everything that keeps the committed catalogue from being right; empty if it is."""
    texts, faults = extract(SOURCE)
    old = read_po(io.BytesIO(PO.read_bytes()), locale="en")
    new = update(old, texts)
    if as_po(new) != PO.read_bytes() or as_mo(new) != PO.with_suffix(".mo").read_bytes():
        faults.append("Der Katalog passt nicht zum Quelltext. Abhilfe: make catalogue")
    if not CLICK.with_suffix(".mo").exists() or click_mo() != CLICK.with_suffix(".mo").read_bytes():
        faults.append("click.mo passt nicht zu click.po. Abhilfe: make catalogue")
    return faults + list(problems(new))


def write() -> list[str]:
    """Bring both files up to date and tell what is left to translate."""
    texts, faults = extract(SOURCE)
    old = read_po(io.BytesIO(PO.read_bytes()), locale="en") if PO.exists() else Catalog(locale="en")
    for gone in old:
        if gone.id and gone.id not in texts:
            print(f"Entfallen: {gone.id!r} → {gone.string!r}")
    new = update(old, texts)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(new))
    PO.with_suffix(".mo").write_bytes(as_mo(new))
    CLICK.with_suffix(".mo").write_bytes(click_mo())
    print(f"{len(texts)} Texte in {PO.relative_to(ROOT)}")
    return faults + list(problems(new))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="English catalogue of the texts in src/vorlagen")
    parser.add_argument("--check", action="store_true", help="write nothing, fail where something is wrong")
    faults = check() if parser.parse_args().check else write()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
