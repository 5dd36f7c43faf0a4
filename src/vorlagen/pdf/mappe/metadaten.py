"""What the joined file says of itself: title, dates, packet, colours; nothing of its sources gets in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, BinaryIO, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from vorlagen.pdf.ends import save
from vorlagen.pdf.finish import blank_date, write_info
from vorlagen.pdf.packet import PDF_A, write_packet
from vorlagen.pdf.seal import seal_file

if TYPE_CHECKING:
    from vorlagen.pdf.mappe.baustein import Mappeninfo

_VERSION: Final = "1.7"  # PDF/A-2 and PDF/UA-1 are made for it
_STATIC_ID: Final = b"31415926535897932384626433832795"
"""What qpdf writes as the file's identifier if asked for one that never changes."""
_SRGB: Final = "sRGB IEC61966-2.1"


def write(pdf: pikepdf.Pdf, info: Mappeninfo, claims: tuple[str, ...], target: BinaryIO) -> None:
    """Save the joined file, sealed; equal content gives equal bytes.

    Args:
        pdf: the joined file.
        info: title, language and date.
        claims: the standards it claims.
        target: an empty file, open for reading and writing; may have been written to by an earlier call.
    """
    _describe(pdf, info, claims)
    target.seek(0)
    target.truncate()
    if claims:  # then streams must end as the standards want it, which costs a look at each
        target.write(save(pdf, _VERSION))
        seal_file(target)
    else:
        pdf.save(
            target,
            force_version=_VERSION,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,  # what is packed stays as it is
            static_id=True,  # qpdf's own hash takes twice as long as the seal's
            fix_metadata_version=False,
        )
        seal_file(target, _STATIC_ID)


def _describe(pdf: pikepdf.Pdf, info: Mappeninfo, claims: tuple[str, ...]) -> None:
    root = pdf.Root
    packet = write_packet(info.titel, info.sprache, claims, info.datum)
    root["/Metadata"] = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    write_info(pdf, info.titel, info.datum)
    if PDF_A in claims:
        profile = pdf.make_stream(_profile(), N=3, Alternate=Name.DeviceRGB)
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String(_SRGB),
                            Info=String(_SRGB), DestOutputProfile=profile)  # fmt: skip
        root["/OutputIntents"] = Array([pdf.make_indirect(intent)])
    elif "/OutputIntents" in root:
        del root["/OutputIntents"]


@functools.cache
def _profile() -> bytes:
    """The sRGB profile of Little CMS, without the time of its making."""
    return blank_date(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
