"""The structure tree in the file: every element, where it stands, and the way back from the page to the element."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from app.documents.tagging import Element, Mark, Structure, Tag

_PRINTED_AND_LOCKED = 4 | 128  # ISO 32000-1, table 165; PDF/A wants the first


@dataclass(frozen=True)
class Place:
    """Where a seal will be put: the name of its field, and the words that say what it is."""

    field: str
    alt: str


def plant(pdf: Pdf, structure: Structure, place: Place | None) -> None:
    """Write the tree into the file, and with it the field of the seal on the last page, when one is awaited."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    planter = _Planter(pdf)
    document = planter.element(structure.document, root)
    root.K = Array([document])
    ways_back = planter.ways_back(structure)
    if place:
        ways_back += [len(planter.pages), _await_seal(pdf, document, len(planter.pages), place)]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(ways_back)))
    root.ParentTreeNextKey = len(planter.pages) + bool(place)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Planter:
    """Writes elements, and remembers which object each became."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.written: dict[Element, Object] = {}

    def element(self, element: Element, parent: Object) -> Object:
        node = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        self.written[element] = node
        page = next((child.page for child in element.children if isinstance(child, Mark)), 0)
        if page:
            node.Pg = self.pages[page - 1]
        node.K = Array([self._child(child, node, page) for child in element.children])
        if element.alt:
            node.Alt = String(element.alt)
        attributes = _attributes(element)
        if attributes is not None:
            node.A = attributes
        return node

    def _child(self, child: Element | Mark, node: Object, page: int) -> Object | int:
        if isinstance(child, Element):
            return self.element(child, node)
        if child.page == page:
            return child.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[child.page - 1], MCID=child.number)

    def ways_back(self, structure: Structure) -> list[Object | int]:
        """Return the parent tree: for each page, the element that owns each of its marked contents."""
        found: list[Object | int] = []
        for number, page in enumerate(self.pages):
            page.StructParents = number
            page.Tabs = Name.S
            owners = [self.written[element] for element in structure.pages.get(number + 1, [])]
            found += [number, self.pdf.make_indirect(Array(owners))]
        return found


def _attributes(element: Element) -> Dictionary | None:
    if element.tag is Tag.HEAD_CELL:
        return Dictionary(O=Name.Table, Scope=Name.Column)
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.box:
        return Dictionary(O=Name.Layout, BBox=Array([round(each, 2) for each in element.box]), Placement=Name.Block)
    return None


def _await_seal(pdf: Pdf, document: Object, key: int, place: Place) -> Object:
    """Add an empty signature field, invisible, said to those who listen as any other part of the document."""
    page = pdf.pages[-1].obj
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(place.field),
            TU=String(place.alt),
            F=_PRINTED_AND_LOCKED,
            Rect=Array([0, 0, 0, 0]),
            P=page,
            StructParent=key,
        )
    )
    page.Annots = pdf.make_indirect(Array([field]))
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([field])))
    form = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name(f"/{Tag.FORM}"),
            P=document,
            Pg=page,
            Alt=String(place.alt),
            K=Array([Dictionary(Type=Name.OBJR, Pg=page, Obj=field)]),
        )
    )
    document.K.append(form)
    return form
