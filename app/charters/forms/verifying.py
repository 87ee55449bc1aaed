"""What is asked of whoever checks a charter: a code, a file, or a receipt."""

from flask_wtf import FlaskForm
from werkzeug.datastructures import FileStorage
from wtforms import FileField, Form, HiddenField, StringField, ValidationError

from app.charters.rules import is_public_code, normal_code

LARGEST_FILE = 5_000_000
_WRONG_FILE = "Choisissez un fichier PDF de moins de 5 Mo"
_TOO_LARGE = "Il dépasse 5 Mo, la limite de cette page. Nos chartes pèsent moins : choisissez le PDF reçu par e-mail"
_WRONG_CODE = "Écrivez le code imprimé en bas du PDF"
_DIGEST = 64
_HEXADECIMAL = frozenset("0123456789abcdef")


class VerificationForm(Form):
    """The code printed at the foot of each page; asked by a visit, so without a token."""

    code = StringField(
        "Code de vérification", description="Il figure en bas de chaque page du PDF, par exemple K7QF-2MXT"
    )

    def validate_code(self, field: StringField) -> None:
        """Refuse what cannot be a code, whatever its spaces and case."""
        if not is_public_code(field.data or ""):
            raise ValidationError(_WRONG_CODE)

    def to_code(self) -> str:
        """Return the code as it is printed."""
        return normal_code(self.code.data or "")


class ReceiptForm(Form):
    """The hash of one's own link of the chain, as the receipt writes it, and the code of the charter if at hand."""

    recu = StringField("Empreinte du maillon", description="Les 64 caractères de votre reçu de signature")
    code = StringField("Code de vérification (facultatif)", id="recu-code")

    def validate_recu(self, field: StringField) -> None:
        """Refuse what cannot be a hash, whatever its spaces and case."""
        digest = _digest(field.data or "")
        if len(digest) != _DIGEST or not _HEXADECIMAL.issuperset(digest):
            raise ValidationError("Collez l’empreinte de votre reçu, ses 64 caractères")

    def validate_code(self, field: StringField) -> None:
        """Accept no code, or one that has the shape of one."""
        if (field.data or "").strip() and not is_public_code(field.data):
            raise ValidationError(_WRONG_CODE)

    def to_digest(self) -> str:
        """Return the hash as the register writes it."""
        return _digest(self.recu.data or "")

    def to_code(self) -> str:
        """Return the code as it is printed, or nothing."""
        return normal_code(self.code.data) if (self.code.data or "").strip() else ""


class FileForm(FlaskForm):
    """The PDF to compare. What is not one, or is larger than a charter can be, is refused before it is looked at."""

    fichier = FileField("Fichier PDF", description="Il est comparé puis oublié : nous ne le conservons pas")
    code = HiddenField(id="fichier-code")
    is_too_large = False

    def validate_fichier(self, field: FileField) -> None:
        """Refuse no file, an empty one, one that is too large, or one that is no PDF."""
        content = _bytes_of(field)
        if len(content) > LARGEST_FILE:
            self.is_too_large = True
            raise ValidationError(_TOO_LARGE)
        if not content or b"%PDF-" not in content[:1024]:
            raise ValidationError(_WRONG_FILE)

    def to_bytes(self) -> bytes:
        """Return the bytes that were sent, one more than is accepted at the most."""
        return _bytes_of(self.fichier)

    def to_code(self) -> str:
        """Return the code that came with the page, if it is one."""
        return normal_code(self.code.data) if is_public_code(self.code.data or "") else ""

    def refuse_size(self) -> None:
        """Say that the file is too large, when it could not even be received."""
        self.is_too_large = True
        self.fichier.errors = [_TOO_LARGE]


def _digest(typed: str) -> str:
    """Mail programs cut it in lines, and people paste what surrounds it."""
    return "".join(typed.split()).strip(".:;,«»\"'").lower()


def _bytes_of(field: FileField) -> bytes:
    sent = field.data
    if not isinstance(sent, FileStorage):
        return b""
    sent.stream.seek(0)
    return sent.stream.read(LARGEST_FILE + 1)
