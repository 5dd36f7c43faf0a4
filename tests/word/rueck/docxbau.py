"""A Word file whose body is given as XML, with the styles of the neighbour's minimal document."""

from __future__ import annotations

from vorlagen.word.body import Body
from vorlagen.word.numbering import Numbering

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def p(runs: str = "", look: str = "") -> str:
    """A paragraph; text that is no XML becomes a run."""
    inner = runs if runs.startswith("<") or not runs else r(runs)
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{inner}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def control(content: str, tag: str = "sachverhalt", more: str = "") -> str:
    """A content control."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Titel"/><w:tag w:val="{tag}"/>{more}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def tracked(kind: str, content: str, author: str = "Frau Beispiel") -> str:
    """A tracked change round ``content``."""
    return f'<w:{kind} w:id="7" w:author="{author}" w:date="2026-05-04T10:00:00Z">{content}</w:{kind}>'


def numbered(text: str, number: int = 1, level: int = 0, look: str = "") -> str:
    """An item of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{look}')


def body(numbering: str = "") -> Body:
    """A collector whose numbering part is given as XML."""
    uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'<w:numbering xmlns:w="{uri}">{numbering}</w:numbering>'.encode() if numbering else None
    return Body(9000, 13000, Numbering(part))
