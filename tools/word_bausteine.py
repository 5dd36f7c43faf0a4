"""Pieces of Word's markup that the shipped Word files are built of."""

from __future__ import annotations

from xml.sax.saxutils import escape

from word_formatvorlagen import HEAD, W

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def run(text: str, props: str = "") -> str:
    """A run; ``{tab}`` in the text becomes a tabulator."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("{tab}"))
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{pieces}</w:r>"


def field(instruction: str) -> str:
    """A field such as PAGE, in the long form that every program understands."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, content: str) -> str:
    """A paragraph with a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def story(tag: str, content: str) -> str:
    """A header or footer part."""
    return f"{HEAD}<w:{tag} {W} {R}>{content}</w:{tag}>"
