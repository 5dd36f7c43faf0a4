"""The PDF that an engine made of a file which is no paper of ours, finished like ours."""

from __future__ import annotations

import io

import pikepdf

from vorlagen.facts import WordFacts
from vorlagen.pdf.claims import claim
from vorlagen.pdf.engine import Job
from vorlagen.pdf.finish import touch_up


def finish_foreign(pdf: bytes, data: bytes, name: str, title: str) -> bytes:
    """The PDF with title and language, its tags mended, claiming what it holds.

    Args:
        pdf: what the engine made.
        data: the file that it was made of.
        name: what to call it in messages.
        title: title of the document.

    Raises:
        pikepdf.PdfError: the engine wrote no PDF.
    """
    with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as opened:
        job = Job(data, name, WordFacts(title=title))
        touch_up(opened, job)
        return claim(opened, job, ()).pdf
