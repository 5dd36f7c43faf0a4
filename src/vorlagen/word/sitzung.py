"""What a meeting prints itself becomes a Word file: invitation, agenda, notice, cover, dividers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from vorlagen.errors import FormError
from vorlagen.formular import zeilen
from vorlagen.formular.sitzungsinhalt import Blattart, Mappenangaben
from vorlagen.i18n import format_date, t
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.abschnitte import SectionWriter
from vorlagen.word.agendatabelle import Agendatabelle, link_to
from vorlagen.word.beweis import listed, missing_texts
from vorlagen.word.body import Body
from vorlagen.word.fussnoten import Fussnoten
from vorlagen.word.numbering import Numbering
from vorlagen.word.plain import plain_blocks
from vorlagen.word.platzhaltervorrat import Kopfzeile
from vorlagen.word.render import DRAFT_MARK, Dokumentangaben, count_notes, finish, letterhead, one_line
from vorlagen.word.sitzungsvorrat import (
    Blattangaben,
    Deckblattangaben,
    Punktangaben,
    Sitzungsplatzhalter,
    Teilangaben,
)
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.sitzungsinhalt import Agendateil, Agendazeile, Sitzungsinhalt, Trennblatt
    from vorlagen.models import Unterschrift
    from vorlagen.word.vorlage_docx import WordVorlage

TITLES = {
    Blattart.EINLADUNG: "Einladung",
    Blattart.TAGESORDNUNG: "Tagesordnung",
    Blattart.DECKBLATT: "Sitzungsmappe",
    Blattart.TRENNBLATT: "Sitzungsmappe",
    Blattart.BEKANNTMACHUNG: "Öffentliche Bekanntmachung",
}
"""What each is called in its own title and footer."""
_BEFORE_LINK = 240
_BEFORE_SIGNATURE = 160
"""Less room than below a letter: „gez.“ stands where others would write by hand."""


def render_sitzung_docx(art: Blattart, inhalt: Sitzungsinhalt, vorlage: WordVorlage) -> bytes:
    """The finished Word file. Equal input gives equal bytes.

    It says what ``inhalt`` says and nothing else: no source is embedded for either audience.

    Args:
        art: which of the papers of a meeting.
        inhalt: its words.
        vorlage: the compiled Word file of the form.

    Raises:
        FormError: the template cannot be filled, or does not print everything.
        InputError: a value holds characters that no XML may hold.
    """
    package = vorlage.paket
    notes = Fussnoten(package.fussnoten)
    body = Body(package.text_width, package.text_height, Numbering(package.numbering), package.ids, notes)
    filled = vorlage.fill(_Fueller(vorlage, body, inhalt).placeholders(art).context())
    changed, stories = count_notes(filled, body)
    missing = missing_texts(stories, _expected(art, inhalt))
    if missing:
        raise FormError(
            t("Die Word-Datei {file} gibt nicht alles aus, was zur Sitzung gehört. Es fehlt: {texts}.",
              file=vorlage.name, texts=listed(missing)),
            t("Prüfen Sie in Word, ob sie alle Angaben ausgibt; „vorlagen form check“ nennt ihre Fehler."),
        )  # fmt: skip
    where = ", ".join(filter(None, (inhalt.gremium, inhalt.sitzung, inhalt.tag)))
    title = inhalt.mappe.titel if inhalt.mappe and art is Blattart.DECKBLATT else TITLES[art]
    about = Dokumentangaben(f"{title}: {where}", title, inhalt.behoerde.name or "", datum=inhalt.datum)
    return finish(vorlage, changed, body, about, source=None, draft=inhalt.entwurf)


class _Fueller:
    """Turns the words of one file into what its template may name."""

    def __init__(self, vorlage: WordVorlage, body: Body, inhalt: Sitzungsinhalt) -> None:
        self.styles = vorlage.styles
        self.body = body
        self.inhalt = inhalt
        self.writer = SectionWriter(vorlage.styles, body, {})
        self.table = Agendatabelle(vorlage.styles, body, inhalt.teile)

    def placeholders(self, art: Blattart) -> Sitzungsplatzhalter:
        """All names with their values."""
        inhalt = self.inhalt
        day = format_date(inhalt.datum) if inhalt.datum else ""
        short = ", ".join(filter(None, (one_line(inhalt.gremium), day)))
        return Sitzungsplatzhalter(
            gremium=one_line(inhalt.gremium),
            gemeinsam_mit=one_line(inhalt.gemeinsam_mit),
            sitzung=one_line(inhalt.sitzung),
            datum=one_line(inhalt.tag),
            kurztitel=short,
            fusszeile=" · ".join(filter(None, (TITLES[art], short))),
            entwurf=DRAFT_MARK if inhalt.entwurf else "",
            verteiler=one_line(inhalt.verteiler),
            kopf=[Kopfzeile(one_line(line.bezeichnung), one_line(line.wert)) for line in inhalt.kopf],
            anschreiben=self._long(inhalt.anschreiben),
            teile=[self._part(part) for part in inhalt.teile],
            hinweise=self._long("\n\n".join(inhalt.hinweise)),
            ausgabe=one_line(inhalt.ausgabe),
            unterschrift=self._signature(inhalt.unterschrift),
            mappe=self._cover(inhalt.mappe or Mappenangaben("")),
            blaetter=[self._divider(sheet) for sheet in inhalt.blaetter],
            behoerde=letterhead(inhalt.behoerde),
        )

    def _part(self, part: Agendateil) -> Teilangaben:
        return Teilangaben(one_line(part.ueberschrift), _own(self.table.write(part)), [_item(line) for line in
                           part.zeilen])  # fmt: skip

    def _divider(self, sheet: Trennblatt) -> Blattangaben:
        line = sheet.punkt
        link = link_to(sheet.ziel, "Zur Tagesordnung", self.styles, self.body)
        return Blattangaben(
            one_line(line.zeichen), one_line(line.titel), one_line(sheet.teil), one_line(sheet.vorlage),
            one_line(sheet.titel), one_line(" · ".join(line.vermerke)), self._list("Anlagen", sheet.anlagen),
            _own(wml.paragraph(link, wml.ParagraphFormat(self.styles[names.BODY_TEXT], before=_BEFORE_LINK))),
        )  # fmt: skip

    def _cover(self, mappe: Mappenangaben) -> Deckblattangaben:
        return Deckblattangaben(
            one_line(mappe.titel), one_line(mappe.zusatz), one_line(mappe.fassung),
            self._list("", mappe.aenderungen), one_line(mappe.band), self._list("", mappe.baende),
            one_line(mappe.weiter),
        )  # fmt: skip

    def _list(self, title: str, points: tuple[str, ...]) -> Markup:
        return _own(self.writer.block(zeilen.Listenblock(title, points), 1) if points else "")

    def _long(self, markdown: str) -> Markup:
        return _own(self.writer.block(zeilen.Langtextblock("", markdown), 1) if markdown else "")

    def _signature(self, person: Unterschrift | None) -> Markup:
        if person is None or not (person.name or person.funktion):
            return Markup("")
        lines = [line for line in _signer(person) if line]
        style = self.styles[names.SIGNATURE]
        return _own("".join(
            wml.paragraph(wml.text_run(protect(line)), wml.ParagraphFormat(
                style, keep_next=at < len(lines), before=_BEFORE_SIGNATURE if at == 1 else None))
            for at, line in enumerate(lines, 1)
        ))  # fmt: skip


def _own(xml: str) -> Markup:
    return Markup(xml)  # noqa: S704 - our own XML


def _signer(person: Unterschrift) -> tuple[str, str, str]:
    return person.zusatz or "", f"gez. {person.name}" if person.name else "", person.funktion or ""


def _item(line: Agendazeile) -> Punktangaben:
    item = line.punkt
    words = (item.zeichen, item.titel, " ".join(reversed(line.vorlage)), " · ".join(item.vermerke),
             item.berichterstattung, " ".join(plain_blocks(item.hinweis)), line.seite)  # fmt: skip
    return Punktangaben(*map(one_line, words))


def _expected(art: Blattart, inhalt: Sitzungsinhalt) -> Iterator[str]:
    """What has to stand in the finished file."""
    if art is Blattart.TRENNBLATT:
        for sheet in inhalt.blaetter:
            yield from (sheet.punkt.zeichen, sheet.punkt.titel, sheet.vorlage, sheet.titel, *sheet.anlagen)
        return
    yield from (inhalt.gremium, inhalt.gemeinsam_mit, inhalt.sitzung, inhalt.tag)
    if art is Blattart.DECKBLATT:
        mappe = inhalt.mappe or Mappenangaben("")
        yield from (mappe.titel, mappe.zusatz, mappe.fassung, *mappe.aenderungen, mappe.band, *mappe.baende)
        yield mappe.weiter
        return
    for part in inhalt.teile:
        yield part.ueberschrift
        for line in part.zeilen:
            yield from (line.punkt.zeichen, line.punkt.titel, *line.punkt.vermerke, line.seite)
            yield from () if art is Blattart.BEKANNTMACHUNG else line.vorlage
    if art is Blattart.TAGESORDNUNG:
        return
    yield from (line.wert for line in inhalt.kopf)
    for text in (inhalt.anschreiben, *inhalt.hinweise):
        yield from plain_blocks(text)
    yield from (inhalt.ausgabe, *(_signer(inhalt.unterschrift) if inhalt.unterschrift else ()))
