"""Form fields of a source keep their own values beside fields of the same name in other sources."""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from bau import als_bytes, annotation, codes, datei, formularfeld, geoeffnet, gespeichert, heft, namen, roh, seite
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.quellen.oeffnen import open_source


def fields(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Full names and values as an independent reader sees them."""
    found = pypdf.PdfReader(io.BytesIO(als_bytes(pdf))).get_fields() or {}
    return {name: str(field["/V"]) for name, field in found.items() if "/V" in field}


def test_equal_names_of_two_sources_stay_apart() -> None:
    for kennung, value in (("q1", "Nordfeld"), ("q2", "Südring")):
        data = datei(1, lambda pdf, value=value: formularfeld(pdf, "titel", value))
        quelle = open_source(data, "antrag.pdf", kennung)
        assert fields(quelle.pdf) == {f"{kennung}.titel": value}
        assert quelle.formularfelder == 1
        assert [str(verlust.text) for verlust in quelle.verluste] == [
            f"Die Formularfelder heißen in der Mappe „{kennung}.…“."
        ]


def test_only_the_root_bears_the_prefix() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(T=String("person"), Kids=Array([])))
        pdf.Root.AcroForm = Dictionary(Fields=Array([group]))
        for name in ("vorname", "nachname"):
            kid = annotation(pdf, 0, "Widget", FT=Name.Tx, T=String(name), V=String(name.upper()), Parent=group)
            group.Kids.append(kid)

    quelle = geoeffnet(heft(1, change), kennung="q7")
    assert fields(quelle.pdf) == {"q7.person.vorname": "VORNAME", "q7.person.nachname": "NACHNAME"}
    assert quelle.formularfelder == 2


def test_fonts_and_defaults_are_kept_and_the_order_of_calculation_is_told() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        field = formularfeld(pdf, "a", "1")
        form = pdf.Root.AcroForm
        form.DA = String("/Helv 0 Tf 0 g")
        form.Q = 1
        form.DR = Dictionary(Font=Dictionary(Helv=Dictionary(Type=Name.Font)))
        form.CO = Array([field])

    quelle = geoeffnet(heft(1, change), kennung="q1")
    form = quelle.pdf.Root.AcroForm
    assert set(form.keys()) == {"/Fields", "/DR"}
    assert (str(form.Fields[0].DA), form.Fields[0].Q) == ("/Helv 0 Tf 0 g", 1)
    assert codes(quelle) == ["E116", "E119"]


def test_values_that_the_viewer_was_to_draw_are_drawn() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        formularfeld(pdf, "a", "Nordfeld", DA=String("/Helv 10 Tf 0 g"))
        helvetica = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        pdf.Root.AcroForm.DR = Dictionary(Font=Dictionary(Helv=pdf.make_indirect(helvetica)))
        pdf.Root.AcroForm.NeedAppearances = True

    quelle = geoeffnet(heft(1, change))
    assert b"Nordfeld" in quelle.pdf.pages[0].obj.Annots[0].AP.N.read_bytes()
    assert "/NeedAppearances" not in namen(gespeichert(quelle))


def test_scripts_of_groups_and_kids_outside_all_pages_are_gone() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        elsewhere = pdf.make_indirect(Dictionary(T=String("geheim"), V=String("vertraulich")))
        script = Dictionary(S=Name.JavaScript, JS=String("x"))
        group = pdf.make_indirect(Dictionary(T=String("person"), AA=Dictionary(C=script), A=script))
        kid = annotation(pdf, 0, "Widget", FT=Name.Tx, T=String("a"), Parent=group, Kids=Array([elsewhere]))
        group.Kids = Array([kid, elsewhere])
        pdf.Root.AcroForm = Dictionary(Fields=Array([group]))

    quelle = geoeffnet(heft(1, change))
    assert codes(quelle) == ["E101", "E116"]
    assert not {"/AA", "/A", "/JS"} & namen(gespeichert(quelle))
    assert b"vertraulich" not in als_bytes(quelle.pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def test_fields_of_deleted_pages_do_not_bring_their_values_along() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        formularfeld(pdf, "offen", "da", seite=0)
        formularfeld(pdf, "geheim", "vertraulich", seite=1)
        del pdf.pages[1]

    quelle = geoeffnet(heft(2, change), kennung="q1")
    assert fields(quelle.pdf) == {"q1.offen": "da"}
    assert b"vertraulich" not in als_bytes(quelle.pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def test_a_field_that_the_form_forgot_is_found_on_its_page() -> None:
    widget = b"/Subtype /Widget /Rect [0 0 9 9] /FT /Tx"
    forgotten = b"<<" + widget + b" /T (vergessen) /V (x)>>", b"<<" + widget + b" /V (namenlos)>>"
    data = roh(*seite(b"/MediaBox [0 0 595 842] /Annots [4 0 R 5 0 R]"), *forgotten)
    assert fields(open_source(data, "antrag.pdf", "q1").pdf) == {"q1.vergessen": "x", "q1.feld2": "namenlos"}


def test_the_order_of_the_fields_is_kept() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for name in "bca":
            formularfeld(pdf, name, name)
        pdf.Root.AcroForm.Fields = Array(sorted(pdf.Root.AcroForm.Fields, key=lambda field: str(field.T)))

    assert list(fields(geoeffnet(heft(1, change), kennung="q").pdf)) == ["q.a", "q.b", "q.c"]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_fields_that_are_their_own_parents_end(length: int) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        chain = [pdf.make_indirect(Dictionary(T=String(f"{n}"), FT=Name.Tx)) for n in range(length)]
        for one, above in zip(chain, [*chain[1:], chain[0]], strict=True):
            one.Parent = above
            above.Kids = Array([one])
        widget = annotation(pdf, 0, "Widget", Parent=chain[0])
        chain[0].Kids.append(widget)
        pdf.Root.AcroForm = Dictionary(Fields=Array(chain))

    quelle = geoeffnet(heft(1, change), kennung="q1")
    assert quelle.formularfelder == 1
    assert str(quelle.pdf.Root.AcroForm.Fields[0].T) == "q1"


@pytest.mark.parametrize("broken", [7, String("x"), Dictionary(), Dictionary(Fields=7), Dictionary(Fields=Array([7]))])
def test_a_form_that_is_none_goes(broken: object) -> None:
    quelle = geoeffnet(heft(1, lambda pdf: pdf.Root.__setitem__("/AcroForm", broken)))
    assert "/AcroForm" not in quelle.pdf.Root
    assert quelle.verluste == ()


def test_the_static_part_of_an_xfa_form_stays() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        formularfeld(pdf, "a", "1")
        pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp><dynamicRender>forbidden</dynamicRender></xdp>")

    quelle = geoeffnet(heft(1, change), kennung="q1")
    assert codes(quelle) == ["E106", "E116"]
    assert fields(quelle.pdf) == {"q1.a": "1"}
    assert "/XFA" not in namen(gespeichert(quelle))
