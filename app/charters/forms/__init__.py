"""What is asked of those who sign, of the coordination, and of whoever checks a charter."""

from app.charters.forms.life import AddressForm, NamesForm, OutdatedForm, ReissueForm
from app.charters.forms.paper import ConfirmPaperForm, PaperForm
from app.charters.forms.signatory import SignatoryForm
from app.charters.forms.signing import COMMITMENT, CodeForm, DeclineForm, NameForm, SigningForm
from app.charters.forms.texts import TextForm
from app.charters.forms.verifying import FileForm, ReceiptForm, VerificationForm

__all__ = [
    "COMMITMENT",
    "AddressForm",
    "CodeForm",
    "ConfirmPaperForm",
    "DeclineForm",
    "FileForm",
    "NameForm",
    "NamesForm",
    "OutdatedForm",
    "PaperForm",
    "ReceiptForm",
    "ReissueForm",
    "SignatoryForm",
    "SigningForm",
    "TextForm",
    "VerificationForm",
]
