"""Sheets as people send them: photographed, scanned, and as nobody honest would."""

import io
import struct
import zlib

import pikepdf
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def sheet(width: int = 1654, height: int = 2339, *, colour: str = "navy", mode: str = "RGB") -> Image.Image:
    """A sheet with lines of text and something like a signature."""
    page = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(page)
    for line in range(10):
        pen.rectangle((width // 10, height * (line + 2) // 20, width * 9 // 10, height * (line + 2) // 20 + 8), "black")
    pen.line([(width // 5 + x * 9, height * 4 // 5 + (x * 37) % 90) for x in range(40)], colour, 6)
    pen.rectangle((0, 0, width // 8, height // 40), colour)  # the corner that is at the top left when held upright
    return page.convert(mode)


def jpeg(image: Image.Image | None = None, *, orientation: int = 1, place: bool = True) -> bytes:
    """A photograph, with the camera and the place in its Exif."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "CanaryPhone", orientation
    if place:
        exif[0x8825] = {1: "N", 2: (IFDRational(48), IFDRational(41), IFDRational(37)), 27: b"CanaryPlace"}
    out = io.BytesIO()
    (image or sheet()).save(out, "JPEG", quality=85, exif=exif, comment=b"CanaryComment")
    return out.getvalue()


def png(image: Image.Image | None = None) -> bytes:
    """A screen capture or a scan."""
    out = io.BytesIO()
    (image or sheet()).save(out, "PNG")
    return out.getvalue()


def scanned_pdf(pages: int = 2, *, blank: int = 0) -> bytes:
    """What a photocopier sends: an image a page, then blank backs."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(pages):
        canvas.drawString(100, 700, f"Charte de mentorat, feuille {number + 1}, CanaryText")
        canvas.line(100, 300, 300, 340)
        canvas.showPage()
    for _ in range(blank):
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def armed_pdf() -> bytes:
    """A PDF that runs a script, starts a program and carries a file."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scanned_pdf(1))) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('CanaryScript')")
        pdf.Root.OpenAction = script
        pdf.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/sh"))
        pdf.attachments["canary.exe"] = b"MZ CanaryProgram"
        pdf.save(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scanned_pdf(1))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def bomb_pdf(side: int = 50_000) -> bytes:
    """A page whose one image says that it has two thousand million points, in a few kilobytes."""
    out = io.BytesIO()
    pdf = pikepdf.new()
    zeros = bytes(side * side // 8)
    image = pikepdf.Stream(pdf, zeros)
    image.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=side,
        Height=side,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=1,
    )
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Bomb=pdf.make_indirect(image)))
    page.Contents = pikepdf.Stream(pdf, b"q 595 0 0 842 0 0 cm /Bomb Do Q")
    pdf.save(out, compress_streams=True, recompress_flate=True)
    return out.getvalue()


def bomb_png(side: int = 50_000) -> bytes:
    """A PNG that says it has two thousand million points; all of them are there, zeros pressed a thousand times."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(10_000_000), 9))
        + chunk(b"IEND", b"")
    )
