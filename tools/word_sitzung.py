"""What the shipped Word files of a meeting say: invitation, agenda, notice, cover, dividers."""

from __future__ import annotations

from word_bausteine import paragraph, run, story
from word_formatvorlagen import LEFT_ALIGNED, Look, fonts, size, spacing, style


def styles(look: Look) -> str:
    """The styles that only a meeting's files have."""
    head, colour = fonts(look.heading_font), f'<w:color w:val="{look.colour}"/>'
    return "".join((
        style("VorlagePunkt", "Vorlage Punkt", based="VorlageTabellentext", ppr=f"{spacing(0, 20, 252)}{LEFT_ALIGNED}",
              rpr=size(21)),
        style("VorlageVerweis", "Vorlage Verweis", kind="character", based="DefaultParagraphFont",
              rpr='<w:color w:val="0B4F8A"/>'),
        style("VorlageMappe", "Vorlage Mappe", based="Normal", following="Subtitle",
              ppr=f"<w:keepNext/>{spacing(2400, 80, 252)}{LEFT_ALIGNED}",
              rpr=f"{head}<w:b/><w:bCs/>{colour}{size(60)}"),
        style("VorlageSitzung", "Vorlage Sitzung", based="Normal", following="BodyText",
              ppr=f"<w:keepNext/>{spacing(240, 320, 252)}{LEFT_ALIGNED}", rpr=f"{head}<w:b/><w:bCs/>{size(32)}"),
        style("VorlageVermerk", "Vorlage Vermerk", based="Normal", following="BodyText",
              ppr=f"{spacing(0, 120)}{LEFT_ALIGNED}", rpr=f'<w:b/><w:bCs/><w:color w:val="B00020"/>{size(24)}'),
    ))  # fmt: skip


def footer() -> str:
    """What the file is, on the left; the right is left free for the page number of the Mappe."""
    return story("ftr", paragraph("VorlageFusszeile", run("{{ fusszeile }}")))


def _if(name: str, *paragraphs: str) -> str:
    return _command(f"if {name}") + "".join(paragraphs) + _command("endif")


def _command(words: str) -> str:
    return paragraph("BodyText", run(f"{{%p {words} %}}"))


def _inserted(name: str) -> str:
    return paragraph("BodyText", run(f"{{{{p {name} }}}}"))


def _head() -> str:
    line = run("{{ zeile.bezeichnung }}:", '<w:rStyle w:val="VorlageBezeichnung"/>') + run("{tab}{{ zeile.wert }}")
    return _command("for zeile in kopf") + paragraph("VorlageAngabe", line) + _command("endfor")


def _agenda(level: int) -> str:
    return (
        _command("for teil in teile")
        + paragraph(f"Heading{level}", run("{{ teil.ueberschrift }}"))
        + _inserted("teil.tagesordnung")
        + _command("endfor")
    )


def _end() -> str:
    place = paragraph("BodyText", run("{{ ausgabe }}")).replace(
        "</w:pPr>", '<w:keepNext/><w:spacing w:before="360"/></w:pPr>', 1
    )
    return _if("ausgabe", place) + _inserted("unterschrift")


def invitation() -> str:
    """Whom it goes to, what, when and where, the letter, the agenda, who invites, notes."""
    return (
        _if("verteiler", paragraph("BodyText", run("{{ verteiler }}")))
        + paragraph("Title", run("Einladung"))
        + _head()
        + _inserted("anschreiben")
        + paragraph("Heading1", run("Tagesordnung"))
        + _agenda(2)
        + _end()
        + _if("hinweise", paragraph("Heading1", run("Hinweise")), _inserted("hinweise"))
    )


def notice() -> str:
    """When and where, the public agenda by titles, who makes it known."""
    return (
        paragraph("Title", run("Öffentliche Bekanntmachung"))
        + paragraph("BodyText", run("Zeit, Ort und Tagesordnung der folgenden Sitzung werden bekannt gemacht."))
        + _head()
        + paragraph("Heading1", run("Tagesordnung"))
        + _agenda(2)
        + _if("hinweise", paragraph("Heading1", run("Hinweise")), _inserted("hinweise"))
        + _end()
    )


def agenda() -> str:
    """The agenda of a Mappe, with page numbers and links."""
    return (
        paragraph("VorlageArt", run("{{ gremium }}, {{ sitzung }}"))
        + _if("gemeinsam_mit", paragraph("BodyText", run("{{ gemeinsam_mit }}")))
        + paragraph("Title", run("Tagesordnung"))
        + paragraph("Subtitle", run("{{ datum }}"))
        + _agenda(1)
        + _if("hinweise", paragraph("Heading1", run("Hinweise")), _inserted("hinweise"))
    )


def cover() -> str:
    """What the Mappe is, whose, of when; its version, what is new, its volumes."""
    return (
        paragraph("VorlageMappe", run("{{ mappe.titel }}"))
        + _if("mappe.zusatz", paragraph("VorlageVermerk", run("{{ mappe.zusatz }}")))
        + paragraph("VorlageSitzung", run("{{ gremium }}, {{ sitzung }}"))
        + _if("gemeinsam_mit", paragraph("Subtitle", run("{{ gemeinsam_mit }}")))
        + _head()
        + _if("mappe.fassung", paragraph("Heading1", run("{{ mappe.fassung }}")))
        + _if(
            "mappe.aenderungen",
            paragraph("BodyText", run("Geändert gegenüber der vorigen Fassung:")),
            _inserted("mappe.aenderungen"),
        )
        + _if(
            "mappe.band",
            paragraph("Heading1", run("{{ mappe.band }}")),
            _inserted("mappe.baende"),
            _if("mappe.weiter", paragraph("BodyText", run("{{ mappe.weiter }}"))),
        )
    )


def dividers() -> str:
    """A page for each item that has papers; its heading is number and title."""
    title = paragraph(
        "Heading1",
        run("{{ blatt.zeichen }}", size(88)) + "<w:r><w:br/></w:r>" + run("{{ blatt.titel }}", size(36)),
    ).replace("</w:pPr>", '<w:spacing w:before="120" w:after="320"/></w:pPr>', 1)
    room = '<w:spacing w:before="2600"/></w:pPr>'
    part = paragraph("VorlageArt", run("{{ blatt.teil }}"))
    first = part.replace("</w:pPr>", room, 1)
    # A break by the paragraph itself: the embedded PDF engine drops the space behind any other.
    others = part.replace("</w:pPr>", f"<w:pageBreakBefore/>{room}", 1)
    return (
        _command("for blatt in blaetter")
        + _if("loop.first", first)
        + _if("not loop.first", others)
        + title
        + _if(
            "blatt.vermerke",
            paragraph("BodyText", run("{{ blatt.vermerke }}", '<w:rStyle w:val="VorlageBezeichnung"/>')),
        )
        + _if("blatt.betreff", paragraph("Subtitle", run("{{ blatt.betreff }}")))
        + _if("blatt.vorlage", paragraph("BodyText", run("{{ blatt.vorlage }}")))
        # Before the list: the link tells where a sheet begins, and forty attachments fill more than its first page.
        + _inserted("blatt.zurueck")
        + _if("blatt.anlagen", _inserted("blatt.anlagen"))
        + _command("endfor")
    )
