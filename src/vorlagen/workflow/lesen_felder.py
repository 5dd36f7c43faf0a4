"""What happened to a Word file as a whole: fields, formatting, pictures, tracked changes and comments, as findings."""

from __future__ import annotations

import bisect
from collections import Counter
from typing import TYPE_CHECKING

from vorlagen.i18n import Text, t
from vorlagen.models.blaetter import field_title
from vorlagen.word.bildvergleich import is_same_picture
from vorlagen.word.picture import placeholder
from vorlagen.word.rueck.bloecke import Bild
from vorlagen.word.rueck.lesung import Aenderungsart, Verlustart
from vorlagen.workflow.lesebefunde import TABLE, excerpt
from vorlagen.workflow.lesen_muster import bare, tidy
from vorlagen.workflow.lesen_zwilling import first_anchors, is_emptied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vorlagen.findings import Finding
    from vorlagen.models import Vorlage
    from vorlagen.word.rueck.lesung import Feldlesung, Lesung, Stand, Verlust

_VERLUSTE: Mapping[Verlustart, Text] = {
    Verlustart.UNDERLINE: t("Unterstreichung"),
    Verlustart.COLOUR: t("Schriftfarbe"),
    Verlustart.HIGHLIGHT: t("Hervorhebung"),
    Verlustart.SIZE: t("Schriftgröße"),
    Verlustart.FONT: t("Schriftart"),
    Verlustart.CAPITALS: t("Großbuchstaben als Gestaltung"),
    Verlustart.HIDDEN: t("Verborgener Text"),
    Verlustart.ALIGNMENT: t("Ausrichtung"),
    Verlustart.TEXT_BOX: t("Textfeld"),
    Verlustart.MERGED_CELLS: t("Verbundene Zellen"),
    Verlustart.NESTED_TABLE: t("Tabelle in einer Tabelle"),
    Verlustart.CELL_CONTENT: t("Zelle mit mehreren Absätzen oder Listen"),
    Verlustart.EQUATION: t("Formel"),
    Verlustart.FIELD: t("Feldfunktion"),
    Verlustart.OBJECT: t("Eingebettetes Objekt"),
    Verlustart.SYMBOL: t("Sonderzeichen aus einer Symbolschrift"),
    Verlustart.LINK: t("Verweis innerhalb der Datei"),
    Verlustart.ENDNOTE: t("Endnote"),
    Verlustart.PAGE_BREAK: t("Seitenumbruch"),
    Verlustart.NUMBERING: t("Nummerierung"),
    Verlustart.LINKED_PICTURE: t("Verknüpftes Bild"),
}
_AENDERUNGEN: Mapping[Aenderungsart, Text] = {
    Aenderungsart.INSERT: t("eingefügt"),
    Aenderungsart.DELETE: t("gelöscht"),
    Aenderungsart.MOVE_FROM: t("von hier verschoben"),
    Aenderungsart.MOVE_TO: t("hierher verschoben"),
    Aenderungsart.FORMAT: t("anders gestaltet"),
}


def field_findings(printed: Lesung, found: Lesung, vorlage: Vorlage, file: str) -> Iterator[Finding]:
    """Fields that are missing, empty, doubled, at another place, or from elsewhere (R010 to R015)."""
    first = first_anchors(found)
    known = {field.feld for field in printed.felder}

    def name(field: str) -> str:
        return field_title(type(vorlage), (field,)) if field in type(vorlage).model_fields else field

    for field in printed.felder:
        here = first.get(field.feld)
        if here is None:
            yield TABLE["R010"].finding(file, feld=name(field.feld))
        elif is_emptied(field, here):
            ort = here.ort if str(here.ort) else t("Word-Datei")
            yield TABLE["R014"].finding(file, ort=ort, feld=name(field.feld))
    for field in _moved(printed, [field for field in first.values() if field.feld in known]):
        yield TABLE["R011"].finding(file, ort=field.ort, feld=name(field.feld))
    for field in found.felder:
        if field.feld not in known and field is first[field.feld]:
            yield TABLE["R015"].finding(file, ort=field.ort, feld=name(field.feld))
        elif field is not first[field.feld]:
            code = "R012" if field.bloecke == first[field.feld].bloecke else "R013"
            yield TABLE[code].finding(file, ort=field.ort, feld=name(field.feld))


def _moved(printed: Lesung, found: list[Feldlesung]) -> list[Feldlesung]:
    """The fewest fields without which the others stand in the order of the print."""
    order = {field.feld: at for at, field in enumerate(printed.felder)}
    ends: list[int] = []
    lengths: list[int] = []
    for field in found:
        at = bisect.bisect_left(ends, order[field.feld])
        ends[at : at + 1] = [order[field.feld]]
        lengths.append(at)
    kept: set[int] = set()
    wanted = len(ends) - 1
    limit = len(order)
    for place in range(len(found) - 1, -1, -1):
        if lengths[place] == wanted and order[found[place].feld] < limit:
            kept.add(place)
            wanted, limit = wanted - 1, order[found[place].feld]
    return [field for at, field in enumerate(found) if at not in kept]


def loss_findings(printed: Lesung | None, found: Lesung, file: str) -> Iterator[Finding]:
    """Formatting that somebody added and that Markdown cannot hold (R030), and pictures (R031).

    Args:
        printed: what we print ourselves, nothing for a file of another program.
        found: the file.
        file: what findings call it.
    """
    ours = Counter(_mark(loss) for loss in printed.verluste) if printed else Counter()
    for loss in found.verluste:
        if ours[_mark(loss)] > 0:
            ours[_mark(loss)] -= 1
            continue
        words = excerpt(bare(loss.worte))
        yield TABLE["R030"].finding(file, ort=loss.ort, was=_VERLUSTE.get(loss.art, loss.art), worte=words)
    known = Counter(_bild(picture) for _, picture in _pictures(printed)) if printed else Counter()
    for place, picture in _pictures(found):
        known[_bild(picture)] -= 1
        if known[_bild(picture)] < 0:
            yield TABLE["R031"].finding(file, ort=place, name=picture.name)


def picture_findings(printed: Lesung, found: Lesung, file: str) -> Iterator[Finding]:
    """Pictures of the source's name that show something else now (R031).

    Args:
        printed: what the source prints now.
        found: the file.
        file: what findings call it.
    """
    ours = {picture.name: printed.bilder.get(picture.teil, b"") for _, picture in _pictures(printed)}
    empty = placeholder()
    for place, picture in _pictures(found):
        before, now = ours.get(picture.name, b""), found.bilder.get(picture.teil, b"")
        if before and now and not is_same_picture(before, now) and not is_same_picture(before, empty):
            yield TABLE["R031"].finding(file, ort=place, name=picture.name)


def has_pictures(found: Lesung) -> bool:
    """Whether a file shows a picture outside of its headers and footers."""
    return next(_pictures(found), None) is not None


def _bild(picture: Bild) -> tuple[str, str]:
    return picture.name, tidy(bare(picture.beschreibung))


def _mark(loss: Verlust) -> tuple[str, str]:
    return loss.art, "".join(bare(loss.worte).split())


def _pictures(found: Lesung) -> Iterator[tuple[Text, Bild]]:
    for field in found.felder:
        for picture in _inside(field.bloecke):
            yield field.ort, picture
    for place in found.umgebung:
        if "/header" not in place.teil and "/footer" not in place.teil:
            for picture in _inside(place.bloecke):
                yield place.ort, picture


def _inside(part: object) -> Iterator[Bild]:
    if isinstance(part, Bild):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _inside(inner)
    else:
        for name in getattr(part, "__dataclass_fields__", ()):
            if name != "ort":
                yield from _inside(getattr(part, name))


def revision_findings(found: Lesung, revisions: Stand, file: str) -> Iterator[Finding]:
    """Tracked changes (R032) and comments (R033)."""
    state = t("abgelehnt") if revisions == "original" else t("angenommen")
    for change in found.aenderungen:
        kind = _AENDERUNGEN[change.art]
        yield TABLE["R032"].finding(
            file, ort=change.ort, art=kind, verfasser=_author(change.verfasser), text=excerpt(change.text), stand=state
        )
    for comment in found.kommentare:
        yield TABLE["R033"].finding(
            file, ort=comment.ort, verfasser=_author(comment.verfasser), text=excerpt(comment.text)
        )


def _author(name: str) -> Text:
    return t("{name}", name=name) if name else t("unbekannt")
