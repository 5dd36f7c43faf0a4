"""Pages of a source are ready for stamping: boxes, rotation, resources and content of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from bau import codes, datei, geoeffnet, gespeichert, heft, namen, roh, seite, strom
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.quellen.oeffnen import open_source

if TYPE_CHECKING:
    from vorlagen.pdf.quellen.quelle import Quelle

MEDIA = b"/MediaBox [0 0 595 842] "


def page(entries: bytes, **above: bytes) -> tuple[Quelle, Dictionary]:
    quelle = open_source(roh(*seite(entries, **above), strom(b"0 0 m")), "plan.pdf")
    return quelle, quelle.pdf.pages[0].obj


def box(page: Dictionary, key: str = "/MediaBox") -> list[float]:
    return [float(part) for part in page[key]]


@pytest.mark.parametrize(
    ("given", "made", "told"),
    [
        (b"[0 0 842 1191]", [0, 0, 842, 1191], []),
        (b"[-100 -50 495 792]", [-100, -50, 495, 792], []),
        (b"[595 842 0 0]", [0, 0, 595, 842], []),
        (b"[0 0 595.276 841.89]", [0, 0, 595.276, 841.89], []),
        (b"[0 0 0 0]", [0, 0, 595.276, 841.89], ["E114"]),
        (b"[0 0 595]", [0, 0, 595.276, 841.89], ["E114"]),
        (b"[0 0 (x) 842]", [0, 0, 595.276, 841.89], ["E114"]),
    ],
)
def test_the_media_box_is_sound(given: bytes, made: list[float], told: list[str]) -> None:
    quelle, first = page(b"/MediaBox " + given)
    assert box(first) == made
    assert codes(quelle) == told


def test_a_page_without_any_box_is_a4() -> None:
    quelle, first = page(b"")
    assert box(first) == [0, 0, 595.276, 841.89]
    assert codes(quelle) == ["E114"]


@pytest.mark.parametrize(
    ("given", "made", "told"),
    [
        (b"[10 20 300 400]", [10, 20, 300, 400], []),
        (b"[-50 -50 300 2000]", [0, 0, 300, 842], []),
        (b"[300 400 10 20]", [10, 20, 300, 400], []),
        (b"[900 900 1000 1000]", None, ["E114"]),
        (b"(x)", None, ["E114"]),
    ],
)
def test_the_crop_box_lies_within_the_media_box(given: bytes, made: list[float] | None, told: list[str]) -> None:
    quelle, first = page(MEDIA + b"/CropBox " + given)
    assert (box(first, "/CropBox") if "/CropBox" in first else None) == made
    assert codes(quelle) == told


@pytest.mark.parametrize(
    ("given", "made", "told"),
    [
        (b"90", 90, []),
        (b"-90", 270, []),
        (b"450", 90, []),
        (b"180.0", 180, []),
        (b"45", None, ["E114"]),
        (b"/Quer", None, ["E114"]),
    ],
)
def test_the_rotation_is_a_quarter_turn(given: bytes, made: int | None, told: list[str]) -> None:
    quelle, first = page(MEDIA + b"/Rotate " + given)
    assert first.get("/Rotate") == made
    assert codes(quelle) == told


@pytest.mark.parametrize(
    ("given", "kept"), [(b"2", True), (b"0.5", True), (b"0", False), (b"-1", False), (b"(x)", False)]
)
def test_the_user_unit_is_above_zero(given: bytes, kept: bool) -> None:
    quelle, first = page(MEDIA + b"/UserUnit " + given)
    assert ("/UserUnit" in first) is kept
    assert codes(quelle) == ([] if kept else ["E114"])


def test_what_a_page_inherits_becomes_its_own() -> None:
    above = MEDIA + b"/CropBox [1 2 300 400] /Rotate 90 /Resources <</Font <</F1 <</Type /Font>>>>>>"
    quelle, first = page(b"", knoten=above)
    assert codes(quelle) == []
    assert (box(first), box(first, "/CropBox"), first.Rotate) == ([0, 0, 595, 842], [1, 2, 300, 400], 90)
    assert "/F1" in first.Resources.Font


@pytest.mark.parametrize("entries", [b"", b"/Resources 9 0 R /Contents 9 0 R", b"/Resources [] /Contents (x)"])
def test_a_page_without_resources_or_content_gets_empty_ones(entries: bytes) -> None:
    _, first = page(MEDIA + entries)
    assert isinstance(first.Resources, Dictionary)
    assert first.Contents.read_bytes() == b""


def test_parts_of_a_content_that_are_none_are_left_out_and_told() -> None:
    quelle, first = page(MEDIA + b"/Contents [4 0 R (x) 4 0 R]")
    assert [part.read_bytes() for part in first.Contents] == [b"0 0 m", b"0 0 m"]
    assert codes(quelle) == ["E110"]


def test_resources_that_pages_share_stay_shared() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        shared = pdf.make_indirect(pdf.pages[0].obj.Resources)
        for each in pdf.pages:
            each.obj.Resources = shared

    quelle = geoeffnet(heft(3, change))
    assert len({each.obj.Resources.objgen for each in quelle.pdf.pages}) == 1


def test_a_page_listed_twice_is_two_pages() -> None:
    objects = (b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R 3 0 R] /Count 2>>", seite(MEDIA)[2])
    quelle = open_source(roh(*objects), "plan.pdf")
    assert quelle.seiten == 2
    assert len({each.obj.objgen for each in quelle.pdf.pages}) == 2


def test_a_broken_table_of_objects_is_repaired_and_told() -> None:
    data = datei(3, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = data.rindex(b"startxref") + 10
    quelle = open_source(data[:start] + b"17" + data[data.index(b"\n", start) :], "plan.pdf")
    assert quelle.seiten == 3
    assert codes(quelle) == ["E110"]


@pytest.mark.parametrize("rubbish", [b"\r\n" * 40, bytes(5000), b"<html>Virenpruefung bestanden</html>" * 200])
def test_rubbish_behind_the_end_does_no_harm(rubbish: bytes) -> None:
    quelle = open_source(datei(2) + rubbish, "plan.pdf")
    assert quelle.seiten == 2
    assert codes(quelle) == (["E120"] if len(rubbish) > 1024 else [])


def test_rubbish_before_the_beginning_does_no_harm() -> None:
    assert open_source(b"\r\nContent-Type: application/pdf\r\n\r\n" + datei(2), "plan.pdf").seiten == 2


def layers(pdf: pikepdf.Pdf, **view: object) -> list[Dictionary]:
    made = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Straßen", "Leitungen")]
    pdf.Root.OCProperties = Dictionary(OCGs=Array(made), D=Dictionary(view))
    return made


def hidden(quelle: Quelle) -> list[str]:
    properties = quelle.pdf.Root.OCProperties
    assert {"/BaseState", "/AS", "/ON", "/Configs"}.isdisjoint({*properties.keys(), *properties.D.keys()})
    return [str(layer["/Name"]) for layer in properties.D.OFF]


@pytest.mark.parametrize("way", ["off", "base state", "automatic"])
def test_a_hidden_layer_stays_hidden_however_that_was_said(way: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        roads, pipes = layers(pdf)
        view = pdf.Root.OCProperties.D
        if way == "off":
            view.OFF = Array([pipes])
        elif way == "base state":
            view.BaseState = Name.OFF
            view.ON = Array([roads])
        else:
            pipes.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF), CreatorInfo=Dictionary(Creator=String("CAD")))
            view.AS = Array([Dictionary(Event=Name.View, OCGs=Array([roads, pipes]), Category=Array([Name.View]))])

    quelle = geoeffnet(heft(1, change))
    assert hidden(quelle) == ["Leitungen"]
    assert "/CreatorInfo" not in namen(gespeichert(quelle))
    assert quelle.verluste == ()


def test_order_and_radio_groups_of_layers_are_kept() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        made = layers(pdf)
        pdf.Root.OCProperties.D.Order = Array(made)
        pdf.Root.OCProperties.D.RBGroups = Array([Array(made)])

    view = (quelle := geoeffnet(heft(1, change))).pdf.Root.OCProperties.D
    assert (len(view.Order), len(view.RBGroups[0])) == (2, 2)
    assert hidden(quelle) == []


@pytest.mark.parametrize("broken", [7, Dictionary(), Dictionary(OCGs=Array([7])), Array([])])
def test_layers_that_are_none_go(broken: object) -> None:
    quelle = geoeffnet(heft(1, lambda pdf: pdf.Root.__setitem__("/OCProperties", broken)))
    assert "/OCProperties" not in quelle.pdf.Root
