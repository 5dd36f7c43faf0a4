"""What hangs above the pages of the sources: roles, ids, layers, forms."""

from __future__ import annotations

import io

import pikepdf
import pytest
from mappenbau import Offen, joined, part, plain_pdf
from pikepdf import Array, Dictionary, Name, String
from tagprobe import read_tags

from vorlagen.pdf.mappe.rollen import Rollen


def tagged_pdf(
    *, kind: str = "P", roles: dict[str, Name] | None = None, classes: dict[str, Dictionary] | None = None,
    shared: bool = False,
) -> Offen:  # fmt: skip
    """A page with a header cell and a cell that names it by id, below a paragraph of this kind."""
    pdf = plain_pdf(content=b"".join(b"/P <</MCID %d>> BDC EMC\n" % mark for mark in range(3)))
    page = pdf.pages[0].obj
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    headers = Dictionary(O=Name.Table, Headers=Array([String("kopf")]))
    attributes = pdf.make_indirect(headers) if shared else headers
    elements = [
        pdf.make_indirect(Dictionary(Type=Name.StructElem, P=document, Pg=page, K=mark, **entries))
        for mark, entries in enumerate((
            {"S": Name("/" + kind), "C": Name.Rot},
            {"S": Name.TH, "ID": String("kopf")},
            {"S": Name.TD, "A": attributes},
        ))
    ]  # fmt: skip
    if shared:
        elements[0]["/A"] = attributes
    document["/K"] = Array(elements)
    root["/K"] = document
    root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array([5, pdf.make_indirect(Array(elements))])))
    if roles:
        root["/RoleMap"] = Dictionary({f"/{key}": value for key, value in roles.items()})
    if classes:
        root["/ClassMap"] = Dictionary({f"/{key}": value for key, value in classes.items()})
    page["/StructParents"] = 5
    pdf.Root["/StructTreeRoot"] = root
    return Offen(pdf, tagged=True, sprache="de-DE")


def opened(*sources: Offen) -> pikepdf.Pdf:
    data, _ = joined([part(source, f"Teil {number}") for number, source in enumerate(sources)])
    return pikepdf.open(io.BytesIO(data))


def test_roles_of_one_name_and_different_meaning_both_keep_it() -> None:
    read = opened(
        tagged_pdf(kind="Absatz", roles={"Absatz": Name.P}),
        tagged_pdf(kind="Absatz", roles={"Absatz": Name.Span}),
        tagged_pdf(kind="Absatz", roles={"Absatz": Name.P}),
    )
    tags = read_tags(read)
    assert tags.faults == []
    assert tags.types("P", "Span") == ["P", "Span", "P"]
    assert dict(read.Root.StructTreeRoot.RoleMap.items()) == {"/Absatz": Name.P, "/Absatz_2": Name.Span}


def test_a_new_name_carries_on_to_roles_that_lead_to_it() -> None:
    maps = Rollen()
    pdf = pikepdf.new()
    maps.take_over(Dictionary(RoleMap=Dictionary(A=Name.B, B=Name.P)), 1)
    maps.take_over(Dictionary(RoleMap=Dictionary(A=Name.B, B=Name.Span)), 2)
    root = pdf.make_indirect(Dictionary())
    maps.write(root)
    assert {key: str(value) for key, value in root.RoleMap.items()} == {
        "/A": "/B", "/B": "/P", "/A_2": "/B_2", "/B_2": "/Span",
    }  # fmt: skip


def test_standard_types_get_no_other_role() -> None:
    read = opened(tagged_pdf(roles={"P": Name.H1}))
    assert "/RoleMap" not in read.Root.StructTreeRoot


def test_classes_of_one_name_stay_apart() -> None:
    classes = [{"Rot": Dictionary(O=Name.Layout, SpaceBefore=space)} for space in (1, 2)]
    read = opened(*(tagged_pdf(classes=entry) for entry in classes))
    tags = read_tags(read)
    found = [read.Root.StructTreeRoot.ClassMap[str(element.C)].SpaceBefore for element in tags.of("P")]
    assert found == [1, 2]


@pytest.mark.parametrize("shared", [False, True])
def test_ids_of_one_name_stay_apart_and_cells_find_their_header(shared: bool) -> None:
    read = opened(tagged_pdf(shared=shared), tagged_pdf(shared=shared))
    tags = read_tags(read)
    ids = [bytes(element.ID) for element in tags.of("TH")]
    assert len(set(ids)) == 2
    assert [bytes(element.A.Headers[0]) for element in tags.of("TD")] == ids
    names = list(read.Root.StructTreeRoot.IDTree.Names)
    assert {bytes(key): value.objgen for key, value in zip(names[::2], names[1::2], strict=True)} == {
        key: element.objgen for key, element in zip(ids, tags.of("TH"), strict=True)
    }


def test_keys_are_raised_so_that_no_two_pages_share_one() -> None:
    read = opened(tagged_pdf(), tagged_pdf(), Offen(plain_pdf()), tagged_pdf())
    assert read_tags(read).faults == []
    keys = [int(page.obj.StructParents) for page in read.pages]
    assert len(set(keys)) == 4
    assert int(read.Root.StructTreeRoot.ParentTreeNextKey) > max(keys)


def test_a_stale_key_on_a_form_is_forgotten() -> None:
    source = tagged_pdf()
    form = source.pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), StructParents=99)
    source.pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Alt=form))
    read = opened(source)
    assert "/StructParents" not in read.pages[0].Resources.XObject.Alt


def layered(*, base_off: bool = False, radio: bool = False) -> Offen:
    pdf = plain_pdf(content=b"/OC /A BDC 1 0 0 rg 0 0 100 100 re f EMC /OC /B BDC 0 1 0 rg 0 0 100 100 re f EMC",
                    box=(0, 0, 100, 100))  # fmt: skip
    shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Bestand", "Planung"))
    pdf.pages[0].obj["/Resources"] = Dictionary(Properties=Dictionary(A=shown, B=hidden))
    state = Dictionary(BaseState=Name.OFF, ON=Array([shown])) if base_off else Dictionary(OFF=Array([hidden]))
    state["/Order"] = Array([shown, hidden])
    if radio:
        state["/RBGroups"] = Array([Array([shown, hidden])])
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([shown, hidden]), D=state)
    return Offen(pdf)


@pytest.mark.parametrize("base_off", [False, True])
def test_hidden_layers_stay_hidden(base_off: bool) -> None:
    import pypdfium2  # noqa: PLC0415

    first, second = layered(base_off=base_off), layered(radio=True)
    data, _ = joined([part(source, stempel=("",)) for source in (first, second)])
    document = pypdfium2.PdfDocument(data)
    colours = [page.render(scale=1).to_pil().convert("RGB").getpixel((50, 50)) for page in document]
    document.close()
    assert colours == [(255, 0, 0)] * 2
    read = pikepdf.open(io.BytesIO(data))
    properties = read.Root.OCProperties
    assert len(properties.OCGs) == len(properties.D.Order) == 4
    assert [str(group.Name) for group in properties.D.OFF] == ["Planung"] * 2
    assert len(properties.D.RBGroups) == 1


def form(name: str, value: str, font: Name, *, forgotten: bool = False) -> Offen:
    pdf = plain_pdf()
    face = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=font))
    field = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), V=String(value),
        Rect=Array([0, 0, 100, 20]), P=pdf.pages[0].obj, F=4,
    ))  # fmt: skip
    pdf.pages[0].obj["/Annots"] = Array([field])
    fields = Array([] if forgotten else [field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=fields, DA=String("/Schrift 10 Tf 0 g"),
                                       DR=Dictionary(Font=Dictionary(Schrift=face)))  # fmt: skip
    return Offen(pdf)


def test_fields_keep_value_and_font() -> None:
    read = opened(form("q1.ort", "Kiel", Name.Helvetica), form("q2.ort", "Bonn", Name.Courier))
    fields = list(read.Root.AcroForm.Fields)
    assert [(str(field.T), str(field.V)) for field in fields] == [("q1.ort", "Kiel"), ("q2.ort", "Bonn")]
    fonts = read.Root.AcroForm.DR.Font
    assert [str(fonts[str(field.DA).split()[0]].BaseFont) for field in fields] == ["/Helvetica", "/Courier"]
    assert fields[1].objgen == read.pages[1].Annots[0].objgen


def test_a_field_that_its_form_forgot_is_in_the_joined_one() -> None:
    read = opened(form("q1.ort", "Kiel", Name.Helvetica, forgotten=True))
    assert [str(field.T) for field in read.Root.AcroForm.Fields] == ["q1.ort"]


def test_links_within_a_source_lead_to_its_own_page() -> None:
    def linked() -> Offen:
        pdf = plain_pdf(2)
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 50, 50]),
                          Dest=Array([pdf.pages[1].obj, Name.Fit]))  # fmt: skip
        pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link)])
        return Offen(pdf)

    read = opened(linked(), linked())
    targets = [read.pages[number].Annots[0].Dest[0].objgen for number in (0, 2)]
    assert targets == [read.pages[1].obj.objgen, read.pages[3].obj.objgen]


@pytest.mark.parametrize("contents", ["none", "list", "shared", "inherited"])
def test_untagged_pages_of_every_build_keep_their_picture(contents: str) -> None:
    import pypdfium2  # noqa: PLC0415

    pdf = plain_pdf(2, content=b"0 1 0 rg 0 0 50 50 re f", box=(0, 0, 50, 50))
    one, two = (page.obj for page in pdf.pages)
    if contents == "none":
        del one["/Contents"]
    elif contents == "list":
        one["/Contents"] = Array([pdf.make_stream(b"0 1 0 rg 0 0"), pdf.make_stream(b"50 50 re f")])
    elif contents == "shared":
        two["/Contents"] = one["/Contents"]
    else:
        del one["/Resources"]
        pdf.Root.Pages["/Resources"] = Dictionary()
    data, _ = joined([part(Offen(pdf), stempel=("", ""))])
    document = pypdfium2.PdfDocument(data)
    colours = [page.render(scale=1).to_pil().convert("RGB").getpixel((25, 25)) for page in document]
    document.close()
    assert colours == [(255, 255, 255) if contents == "none" else (0, 255, 0), (0, 255, 0)]
