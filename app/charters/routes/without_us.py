"""How to verify a charter without this site: the commands, and the roots of our seal to download."""

from flask import Response

from app.charters.models import SealCertificate
from app.charters.queries.sealing import published_roots
from app.charters.routes import public
from app.core.errors import NotFound
from app.documents.fingerprint import as_openssl
from app.web.files import to_keep
from app.web.pages import page

pages = public.pages


@pages.get("/verifier/sans-nous")
def without_us() -> Response:
    """Show the commands, and the fingerprints of the roots to trust."""
    roots = [(each, as_openssl(each.fingerprint)) for each in published_roots()]
    return page(roots=roots)


@pages.get("/verifier/racine.pem")
def newest_root() -> Response:
    """Give the newest root; 404 until one is published."""
    roots = published_roots()
    if not roots:
        raise NotFound
    return _pem(roots[0], "racine.pem")


@pages.get("/verifier/racines/<fingerprint>.pem")
def root(fingerprint: str) -> Response:
    """Give one root by its fingerprint: a charter verifies under the root of its day."""
    found = next((each for each in published_roots() if each.fingerprint == fingerprint.lower()), None)
    if found is None:
        raise NotFound
    return _pem(found, f"racine-{found.fingerprint[:8]}.pem")


def _pem(certificate: SealCertificate, name: str) -> Response:
    return to_keep(certificate.pem, name, "application/x-pem-file")
