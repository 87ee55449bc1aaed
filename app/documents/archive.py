"""The archive: a drawn file becomes one that anyone can listen to and that opens the same in thirty years.

What reportlab leaves out, pikepdf adds: the structure tree, the language, the colour profile, what the file says of
itself, the files it carries, the place of a seal. PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) are both met.
"""

import base64
import io
import zlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from app.documents.letters import mend_letters
from app.documents.metadata import Metadata, describe, pdf_date
from app.documents.model import AttachedFile
from app.documents.tagging import Structure
from app.documents.tree import Place, plant

__all__ = ["Metadata", "Place", "archive"]

LANGUAGE = "fr-FR"
_PROFILE = Path(__file__).with_name("colour") / "sRGB.icc"


def archive(
    drawn: bytes,
    structure: Structure,
    metadata: Metadata,
    attachments: Sequence[AttachedFile] = (),
    place: Place | None = None,
) -> bytes:
    """Return the finished file. The same arguments always give the same bytes, its identifier included."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        plant(pdf, structure, place)
        _settle(pdf)
        describe(pdf, metadata, LANGUAGE)
        _attach(pdf, attachments, metadata.at)
        mend_letters(pdf)
        _compress(pdf)
        finished = io.BytesIO()
        pdf.save(
            finished,
            min_version="1.7",
            fix_metadata_version=False,  # ours name no version, and looking for one takes an XML library
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return finished.getvalue()


def _settle(pdf: Pdf) -> None:
    """Say the language, show the title in the window, and give the colours their meaning."""
    root = pdf.Root
    root.Lang = String(LANGUAGE)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(_profile())
    profile.N = 3
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=profile,
            )
        ]
    )


@cache
def _profile() -> bytes:
    return _PROFILE.read_bytes()


def _attach(pdf: Pdf, attachments: Sequence[AttachedFile], at: datetime) -> None:
    """Put the files inside, each with what it is to the document; they bear the date of the document."""
    stamp = pdf_date(at)
    for each in attachments:
        if each.name in pdf.attachments:
            raise ValueError(f"two attached files are named {each.name}")
        carried = pikepdf.AttachedFileSpec(
            pdf,
            each.content,
            filename=each.name,
            description=each.description,
            mime_type=each.media_type,
            creation_date=stamp,
            mod_date=stamp,
        )
        carried.relationship = Name(f"/{each.relation}")
        pdf.attachments[each.name] = carried
    if attachments:
        pdf.Root.AF = Array([pdf.attachments[each.name].obj for each in attachments])


def _compress(pdf: Pdf) -> None:
    """Compress every stream but the one that archives read as it is.

    A carriage return at the end of one, before the line feed that follows it, would pass for half of an end of line,
    and validators would find the stream too long (ISO 19005-3, 6.1.7.1): such a stream is written in letters. That is
    why the library does not compress, and groups no objects in streams of its own.
    """
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Type") != Name.Metadata and not _is_photograph(item):
            packed = zlib.compress(item.read_bytes())
            if packed.endswith(b"\r"):
                letters = base64.a85encode(packed) + b"~>"
                item.write(letters, filter=Array([Name.ASCII85Decode, Name.FlateDecode]))
            else:
                item.write(packed, filter=Name.FlateDecode)


def _is_photograph(item: Stream) -> bool:
    """Tell whether a stream is a JPEG, which is compressed already and ends with a mark of its own."""
    return Name.DCTDecode in item.get("/Filter", Array()).wrap_in_array()
