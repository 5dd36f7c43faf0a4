"""Form fields of all sources in one form; their names differ already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.quellen.objekte import entry, items

if TYPE_CHECKING:
    import pikepdf

_FONT: Final = re.compile(r"/([^\s/<>\[\]()]+)(?=\s+[-+.\d]+\s+Tf)")
_DEPTH: Final = 50


class Formulare:
    """The joined AcroForm."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._fields = Array()
        self._roots: set[tuple[int, int]] = set()
        self._resources = Dictionary()
        self._regenerate = False

    def take_over(self, form: pikepdf.Object) -> None:
        """Take a source's fields, with the font and size they are written in.

        Args:
            form: its AcroForm, already an object of the joined file; its fields bear names that no other source has.
        """
        if not isinstance(form, Dictionary) or "/Fields" not in form:
            return
        renamed = self._take_resources(form["/DR"]) if "/DR" in form else {}
        for field in form["/Fields"]:
            for key in ("/DA", "/Q"):  # what a field inherits from its form it now has itself
                if key in form and key not in field:
                    field[key] = form[key]
            if renamed:
                _rename_fonts(field, renamed)
            self._add(field)
        self._regenerate |= "/NeedAppearances" in form and bool(form["/NeedAppearances"])

    def adopt(self, page: pikepdf.Object) -> None:
        """Take in fields on a page that their source's form has forgotten.

        Args:
            page: a page of the joined file; all forms have been taken over.
        """
        for annotation in items(entry(page, "/Annots")):
            if not isinstance(annotation, Dictionary) or "/Subtype" not in annotation:
                continue
            if annotation["/Subtype"] == Name.Widget:
                field: pikepdf.Object = annotation
                for _ in range(_DEPTH):
                    if "/Parent" not in field:
                        break
                    field = field["/Parent"]
                self._add(field)

    def _add(self, field: pikepdf.Object) -> None:
        if field.objgen not in self._roots:
            self._roots.add(field.objgen)
            self._fields.append(field)

    def write(self) -> None:
        """Put the joined form into the file, if any source had fields."""
        if not len(self._fields):
            return
        form = Dictionary(Fields=self._fields, DR=self._resources)
        if self._regenerate:
            form["/NeedAppearances"] = True
        self._pdf.Root["/AcroForm"] = self._pdf.make_indirect(form)

    def _take_resources(self, resources: pikepdf.Object) -> dict[str, str]:
        """Merge a form's resources; fonts of one name that differ get a new one."""
        renamed: dict[str, str] = {}
        for kind, entries in resources.items():
            if not isinstance(entries, Dictionary):
                continue
            if kind not in self._resources:
                self._resources[kind] = Dictionary()
            joined = self._resources[kind]
            for key, value in entries.items():
                new, number = key, 1
                while new in joined and not _alike(joined[new], value):
                    number += 1
                    new = f"{key}_{number}"
                joined[new] = value
                if new != key and kind == "/Font":
                    renamed[key] = new
        return renamed


def _alike(one: pikepdf.Object, other: pikepdf.Object) -> bool:
    return one.unparse(resolved=True) == other.unparse(resolved=True)


def _rename_fonts(field: pikepdf.Object, renamed: dict[str, str]) -> None:
    left, seen = [field], set()
    while left:
        entry = left.pop()
        if entry.objgen in seen and entry.is_indirect:
            continue
        seen.add(entry.objgen)
        if "/DA" in entry:
            entry["/DA"] = String(_FONT.sub(lambda found: renamed.get(found[0], found[0]), str(entry["/DA"])))
        if "/Kids" in entry:
            left += list(entry["/Kids"])
