"""Nothing in a source acts, loads or carries anything any more, and what was taken out is told."""

from __future__ import annotations

import pikepdf
import pytest
from bau import (
    aktion,
    annotation,
    codes,
    datei,
    formularfeld,
    geoeffnet,
    gespeichert,
    heft,
    namen,
    namensbaum,
    roh,
    seite,
    verweis,
)
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.quellen.oeffnen import open_source

EVIL = {"/JavaScript", "/JS", "/AA", "/OpenAction", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE",
        "/EmbeddedFiles", "/EmbeddedFile", "/FileAttachment", "/Filespec", "/RichMedia", "/Screen", "/Movie", "/Sound",
        "/3D", "/Rendition", "/XFA", "/Metadata", "/PieceInfo", "/Thumb", "/Info", "/Names", "/Dests"}  # fmt: skip
SCRIPT = "app.alert('Guten Tag')"


def script() -> Dictionary:
    return aktion("JavaScript", JS=String(SCRIPT))


def file_spec(pdf: pikepdf.Pdf) -> Dictionary:
    stream = pdf.make_stream(b"geheim", Type=Name.EmbeddedFile)
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("liste.xlsx"), EF=Dictionary(F=stream)))


def test_everything_that_acts_is_gone_and_told() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root
        root.OpenAction = script()
        root.AA = Dictionary(WC=script())
        root.Names = Dictionary(
            JavaScript=namensbaum([("a", script()), ("b", script())]),
            EmbeddedFiles=namensbaum([("liste", file_spec(pdf))]),
        )
        root.AF = Array([file_spec(pdf)])
        pdf.pages[0].obj.AA = Dictionary(O=aktion("Launch", F=String("calc.exe")))
        verweis(pdf, 0, A=script())
        verweis(pdf, 0, A=aktion("Launch", F=String("calc.exe")))
        verweis(pdf, 1, A=aktion("GoToR", F=String("andere.pdf"), D=Array([0, Name.Fit])))
        verweis(pdf, 1, A=aktion("GoToE", D=String("x")))
        formularfeld(pdf, "summe", "3", AA=Dictionary(C=script()), A=aktion("SubmitForm", F=String("http://x.example")))
        annotation(pdf, 1, "FileAttachment", FS=file_spec(pdf))
        for kind in ("Screen", "Movie", "Sound", "RichMedia", "3D"):
            annotation(pdf, 1, kind, A=script())

    quelle = geoeffnet(heft(2, change))
    told = {verlust.code: verlust for verlust in quelle.verluste}
    assert [verlust.anzahl for verlust in quelle.verluste if verlust.code == "E102"] == [1, 2]
    assert set(told) == {"E101", "E102", "E103", "E104", "E105", "E116"}
    assert told["E101"].anzahl == 6  # opened, closed, two in the names, a link, a field
    assert told["E102"].seiten == (1,)  # the page itself and a link start a program
    assert told["E103"].seiten == (2,)
    assert str(told["E103"].text) == "Verweise auf andere Dateien sind entfernt: 2-mal, auf Seite 2."
    assert told["E105"].anzahl == 5
    saved = gespeichert(quelle)
    assert not EVIL & namen(saved)
    assert "/Annots" not in saved.pages[1].obj


@pytest.mark.parametrize(
    ("kind", "code"), [("FileAttachment", "E104"), ("Screen", "E105"), ("Movie", "E105"), ("Link", "E101")]
)
def test_what_no_longer_acts_still_shows_what_was_drawn(kind: str, code: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        shown = pdf.make_stream(b"1 0 0 rg 0 0 80 30 re f", Subtype=Name.Form, BBox=Array([0, 0, 80, 30]))
        annotation(pdf, 0, kind, AP=Dictionary(N=shown), A=script(), FS=file_spec(pdf), MK=Dictionary(), F=4)

    quelle = geoeffnet(heft(1, change))
    assert codes(quelle) == [code]
    saved = gespeichert(quelle)
    (one,) = saved.pages[0].obj.Annots
    assert (one.Subtype, int(one.F)) == (Name.Stamp, 4)
    assert b"80 30 re f" in one.AP.N.read_bytes()
    assert not EVIL & namen(saved)


def test_actions_are_named_in_words() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for kind in ("SubmitForm", "Hide", "Named", "Unerhoert"):
            verweis(pdf, 0, A=aktion(kind))

    texts = [str(verlust.text) for verlust in geoeffnet(heft(1, change)).verluste]
    assert len(texts) == 4
    for word in ("Formular absenden", "Felder verbergen", "Menübefehl", "sonstige"):
        assert any(word in text for text in texts)


def test_an_action_behind_an_action_is_gone() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        verweis(pdf, 0, A=aktion("URI", URI=String("https://stadt.example"), Next=script()))
        verweis(pdf, 0, A=aktion("GoTo", D=Array([pdf.pages[0].obj, Name.Fit]), Next=Array([script()])))

    quelle = geoeffnet(heft(1, change))
    assert len(quelle.pdf.pages[0].obj.Annots) == 2
    assert not {"/JavaScript", "/Next"} & namen(gespeichert(quelle))


def test_what_the_file_says_about_itself_is_gone_without_a_word() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo.Author = String("Erika Beispiel")
        pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta/>")
        pdf.Root.PieceInfo = Dictionary(Word=Dictionary())
        page = pdf.pages[0].obj
        page.Metadata = pdf.make_stream(b"<x/>")
        page.PieceInfo = Dictionary()
        page.Thumb = pdf.make_stream(b"x")
        image = pdf.make_stream(b"\x00", Type=Name.XObject, Subtype=Name.Image, Metadata=pdf.make_stream(b"Kamera"))
        form = pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Form, Resources=Dictionary(XObject=Dictionary(I=image))
        )
        form.PieceInfo = Dictionary()
        page.Resources.XObject = Dictionary(F=form, P=pdf.make_stream(b"x", Subtype=Name.PS))

    quelle = geoeffnet(heft(1, change))
    assert quelle.verluste == ()
    assert not (EVIL | {"/Author", "/PS"}) & namen(gespeichert(quelle))


@pytest.mark.parametrize("place", ["/ExtGState", "/Pattern", "/Font"])
def test_pictures_behind_masks_patterns_and_fonts_are_reached(place: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(b"\x00", Subtype=Name.Image, Metadata=pdf.make_stream(b"Kamera"))
        inner = Dictionary(XObject=Dictionary(I=image))
        form = pdf.make_stream(b"", Subtype=Name.Form, Resources=inner)
        holders = {
            "/ExtGState": Dictionary(SMask=Dictionary(G=form)),
            "/Pattern": form,
            "/Font": Dictionary(Subtype=Name.Type3, Resources=inner),
        }
        pdf.pages[0].obj.Resources[place] = Dictionary(X=pdf.make_indirect(holders[place]))

    assert "/Metadata" not in namen(gespeichert(geoeffnet(heft(1, change))))


def test_a_form_that_contains_itself_does_not_hang() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"", Subtype=Name.Form, Metadata=pdf.make_stream(b"x"))
        form.Resources = Dictionary(XObject=Dictionary(F=form))
        pdf.pages[0].obj.Resources.XObject = Dictionary(F=form)

    assert "/Metadata" not in namen(gespeichert(geoeffnet(heft(1, change))))


def test_an_owner_password_is_lifted_and_told() -> None:
    data = datei(2, encryption=pikepdf.Encryption(owner="besitzer", user=""))
    quelle = open_source(data, "plan.pdf")
    assert codes(quelle) == ["E109"]
    assert not gespeichert_ohne_schutz(quelle.pdf).is_encrypted


def gespeichert_ohne_schutz(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    joined = pikepdf.new()
    joined.pages.extend(pdf.pages)
    assert b"Seite 1" in joined.pages[0].obj.Contents.read_bytes()
    return joined


def test_a_signature_becomes_a_picture_that_nobody_can_verify() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"0 0 m", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 80, 30]))
        field = formularfeld(pdf, "unterschrift", "")
        field.FT = Name.Sig
        field.V = pdf.make_indirect(Dictionary(Type=Name.Sig, Contents=String("x" * 50)))
        field.AP = Dictionary(N=picture)
        unseen = formularfeld(pdf, "unsichtbar", "", seite=1)
        unseen.FT = Name.Sig
        unseen.V = field.V
        pdf.Root.AcroForm.SigFlags = 3
        pdf.Root.Perms = Dictionary(DocMDP=field.V)

    quelle = geoeffnet(heft(2, change))
    (verlust,) = quelle.verluste
    assert (verlust.code, verlust.seiten) == ("E107", (1, 2))
    assert "gilt in der Mappe nicht mehr" in str(verlust.text)
    saved = gespeichert(quelle)
    assert saved.pages[0].obj.Annots[0].Subtype == Name.Stamp
    assert "/Annots" not in saved.pages[1].obj
    assert not {"/Sig", "/SigFlags", "/AcroForm", "/Perms", "/DocMDP"} & namen(saved)


def test_a_signature_without_a_place_on_a_page_is_told() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        signed = pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), V=Dictionary(Type=Name.Sig)))
        pdf.Root.AcroForm = Dictionary(Fields=Array([signed]))

    assert codes(geoeffnet(heft(1, change))) == ["E107"]


def test_a_stamp_that_acts_stays_as_a_picture() -> None:
    quelle = geoeffnet(heft(1, lambda pdf: annotation(pdf, 0, "Stamp", A=script())))
    assert [(verlust.code, verlust.seiten) for verlust in quelle.verluste] == [("E101", (1,))]
    (stamp,) = quelle.pdf.pages[0].obj.Annots
    assert "/A" not in stamp


def test_notes_and_redactions_that_were_only_marked_are_told_and_stay() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        annotation(pdf, 0, "Text", Contents=String("Bitte prüfen"))
        annotation(pdf, 1, "Redact")
        annotation(pdf, 1, "Stamp")

    quelle = geoeffnet(heft(2, change))
    assert [(verlust.code, verlust.seiten) for verlust in quelle.verluste] == [("E117", (1,)), ("E118", (2,))]
    assert quelle.kommentare
    assert len(quelle.pdf.pages[1].obj.Annots) == 2


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (b"null", []),
        (b"7", []),
        (b"(x)", []),
        (b"9 0 R", []),
        (b"[null 9 0 R]", []),
        (b"[7 (x) [] /Link]", ["E113"]),
        (b"4 0 R", ["E113"]),
        (b"<</Subtype /Link>>", []),
    ],
)
def test_annotations_that_are_none_are_cleaned(bad: bytes, told: list[str]) -> None:
    data = roh(*seite(b"/MediaBox [0 0 595 842] /Annots " + bad), b"[7 5 0 R]", b"[<<>>]")
    quelle = open_source(data, "plan.pdf")
    assert "/Annots" not in quelle.pdf.pages[0].obj
    assert codes(quelle) == told


def test_annotations_in_an_indirect_array_and_without_an_object_of_their_own_are_kept() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]))
        broken = Dictionary(Type=Name.Annot, Subtype=Name.Stamp)
        pdf.pages[0].obj.Annots = pdf.make_indirect(Array([stamp, broken, Dictionary()]))

    quelle = geoeffnet(heft(1, change))
    (kept,) = quelle.pdf.pages[0].obj.Annots
    assert kept.is_indirect
    assert [(verlust.code, verlust.anzahl) for verlust in quelle.verluste] == [("E113", 2)]


def test_replies_to_notes_of_deleted_pages_bring_nothing_along() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        gone = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String("vertraulich")))
        page = pdf.make_indirect(Dictionary(Type=Name.Page, Contents=pdf.make_stream(b"vertraulich")))
        annotation(pdf, 0, "Text", IRT=gone, Popup=gone, P=page)

    quelle = geoeffnet(heft(1, change))
    (note,) = quelle.pdf.pages[0].obj.Annots
    assert note.P.objgen == quelle.pdf.pages[0].obj.objgen
    joined = pikepdf.new()
    joined.pages.extend(quelle.pdf.pages)
    assert b"vertraulich" not in b"".join(one.unparse(resolved=True) for one in joined.objects if one is not None)


def test_the_same_source_gives_the_same_bytes() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = script()
        formularfeld(pdf, "a", "1")
        verweis(pdf, 0, Dest=Array([pdf.pages[1].obj, Name.Fit]))
        pdf.pages[0].obj.PieceInfo = Dictionary()

    data = datei(2, change)
    first, second = (open_source(data, "plan.pdf") for _ in range(2))
    assert first.verluste == second.verluste
    assert gespeichert(first).trailer.ID == gespeichert(second).trailer.ID
