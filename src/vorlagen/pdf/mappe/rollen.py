"""Role maps, class maps and ids of many sources in one tree: clashes are renamed, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    import pikepdf

# ISO 32000-1, 14.8.4: these may not be given another role (ISO 14289-1, 7.1).
_NAMES: Final = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu
    WT WP Figure Formula Form"""
STANDARD: Final = frozenset(f"/{name}" for name in _NAMES.split())


class Rollen:
    """The joined RoleMap and ClassMap."""

    def __init__(self) -> None:
        self._roles: dict[str, str] = {}
        self._classes: dict[str, pikepdf.Object] = {}

    def take_over(self, root: pikepdf.Object, number: int) -> Umbenennung:
        """Merge a source's maps.

        Args:
            root: its StructTreeRoot, already an object of the joined file.
            number: which source it is, for new names.

        Returns:
            what its elements have to be called from now on.
        """
        return Umbenennung(number, self._take_roles(root, number), self._take_classes(root, number))

    def write(self, root: Dictionary) -> None:
        """Put both maps into the joined root.

        Args:
            root: the joined StructTreeRoot.
        """
        if self._roles:
            root["/RoleMap"] = Dictionary({key: Name(value) for key, value in sorted(self._roles.items())})
        if self._classes:
            root["/ClassMap"] = Dictionary(dict(sorted(self._classes.items())))

    def _take_roles(self, root: pikepdf.Object, number: int) -> dict[str, str]:
        entries = root["/RoleMap"].items() if "/RoleMap" in root else ()
        roles = {key: str(value) for key, value in entries if key not in STANDARD}
        renamed: dict[str, str] = {}
        while True:  # a new name changes what others lead to, which may clash in turn
            clashing = {
                key
                for key, value in roles.items()
                if key not in renamed and self._roles.get(key, renamed.get(value, value)) != renamed.get(value, value)
            }
            if not clashing:
                break
            renamed |= {key: _fresh(f"{key}_{number}", self._roles) for key in sorted(clashing)}
        self._roles |= {renamed.get(key, key): renamed.get(value, value) for key, value in roles.items()}
        return renamed

    def _take_classes(self, root: pikepdf.Object, number: int) -> dict[str, str]:
        classes = dict(root["/ClassMap"].items()) if "/ClassMap" in root else {}
        renamed = {key: _fresh(f"{key}_{number}", self._classes) for key in classes if key in self._classes}
        self._classes |= {renamed.get(key, key): value for key, value in classes.items()}
        return renamed


class Umbenennung:
    """New names for what the elements of one source refer to."""

    def __init__(self, number: int, roles: dict[str, str], classes: dict[str, str]) -> None:
        self._prefix = f"q{number}-".encode()
        self._roles = roles
        self._classes = classes
        self._done: set[tuple[int, int]] = set()
        self.ids: list[tuple[bytes, Dictionary]] = []
        """Ids of its elements as they are called now (Typst gives the same ones in every file)."""

    def apply(self, element: Dictionary, keys: set[str]) -> None:
        """Rename what one element refers to.

        Args:
            element: a structure element, met once.
            keys: its keys.
        """
        if self._roles and (new := self._roles.get(str(element["/S"]))) is not None:
            element["/S"] = Name(new)
        if self._classes and "/C" in keys:
            element["/C"] = self._class(element["/C"])
        if "/ID" in keys:
            name = self._prefix + bytes(element["/ID"])
            element["/ID"] = String(name)
            self.ids.append((name, element))
        if "/A" in keys:
            self._prefix_headers(element["/A"])

    def _class(self, value: pikepdf.Object) -> pikepdf.Object:
        if isinstance(value, Array):
            return Array([self._class(entry) if isinstance(entry, Name) else entry for entry in value])
        return Name(self._classes.get(str(value), str(value)))

    def _prefix_headers(self, attributes: pikepdf.Object) -> None:
        for entry in attributes if isinstance(attributes, Array) else (attributes,):
            if not isinstance(entry, Dictionary) or "/Headers" not in entry:
                continue
            if entry.is_indirect:  # cells of a column often share one
                if entry.objgen in self._done:
                    continue
                self._done.add(entry.objgen)
            entry["/Headers"] = Array([String(self._prefix + bytes(header)) for header in entry["/Headers"]])


def _fresh(name: str, taken: dict[str, str] | dict[str, pikepdf.Object]) -> str:
    while name in taken:
        name += "_"
    return name
