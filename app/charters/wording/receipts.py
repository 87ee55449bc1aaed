"""What the site says of a receipt: is it in the register, what that means, and what to do when it is not."""

from app.charters.models import CharterEvent, Party
from app.charters.rules import ReceiptAnswer
from app.charters.wording.document import event_name, signed_on
from app.charters.wording.standing import Said
from app.core.text import typo
from app.core.wording import lower_first, number_fr, plural

_SIGNERS = {Party.MENTOR: "du mentor", Party.MENTEE: "de la personne mentorée", Party.HOST: "de la structure porteuse"}


def event_in_words(event: CharterEvent) -> str:
    """« Maillon n° 7, le 12 octobre 2026 à 10 h 00 (heure de Paris) : signature du mentor »."""
    party = event.facts.get("party")
    what = lower_first(event_name(event.kind, event.facts))
    if party in set(Party):
        whose = _SIGNERS[Party(str(party))]
        what = f"signature {whose}" if event.kind == "signed" else f"{what}, pour la signature {whose}"
    return typo(f"Maillon n° {number_fr(event.number)}, le {signed_on(event.at)} : {what}.")


def receipt_said(answer: ReceiptAnswer, event: CharterEvent | None, length: int, broken_at: int | None) -> Said:
    """What a receipt proves, and what to do when the register does not agree with it."""
    known = (event_in_words(event),) if event and answer is not ReceiptAnswer.ANOTHER_CHARTER else ()
    tone, title, text = {
        ReceiptAnswer.HOLDS: (
            "success",
            "Ce reçu est bien dans le registre.",
            f"La chaîne compte {plural(length, 'maillon', 'maillons')}. Tous tiennent, avant le vôtre et après lui : "
            "rien n’a été réécrit depuis.",
        ),
        ReceiptAnswer.BROKEN: ("error", "Le registre a été réécrit après votre signature.", _where(event, broken_at)),
        ReceiptAnswer.CUT_SHORT: (
            "error",
            "Il manque des maillons au registre.",
            "Le vôtre y est, mais des signatures que la charte annonce n’y sont plus : le registre a été tronqué.",
        ),
        ReceiptAnswer.ANOTHER_CHARTER: (
            "warning",
            "Ce reçu est celui d’une autre charte.",
            "Il ne correspond pas au code que vous avez donné. Vérifiez le code, ou laissez-le de côté.",
        ),
        ReceiptAnswer.ABSENT: (
            "error",
            "Ce reçu n’est pas dans le registre de cette charte.",
            "Vérifiez d’abord que l’empreinte est copiée en entier. Si elle l’est, le registre a été réécrit ou "
            "tronqué depuis votre signature.",
        ),
        ReceiptAnswer.UNKNOWN: (
            "warning",
            "Aucune charte ne porte ce reçu.",
            "Vérifiez que l’empreinte est copiée en entier, et ajoutez le code de la charte. Si elle est entière, le "
            "registre a été perdu, réécrit ou tronqué depuis votre signature.",
        ),
    }[answer]
    return Said(tone, typo(title), (*known, typo(text), *_what_to_do(answer)))


def _where(event: CharterEvent | None, broken_at: int | None) -> str:
    number, rank = event.number if event else 0, broken_at or 0
    start = f"La chaîne ne tient plus à partir du maillon n° {number_fr(rank)}."
    if rank <= number:
        return f"{start} Ce que le registre dit de votre signature, ou de ce qui la précède, n’est plus fiable."
    return f"{start} Votre signature vient avant, et tient encore. Ce qui suit n’est plus fiable."


def _what_to_do(answer: ReceiptAnswer) -> tuple[str, ...]:
    if answer in (ReceiptAnswer.HOLDS, ReceiptAnswer.ANOTHER_CHARTER):
        return ()
    return (
        typo(
            "Gardez votre reçu : il prouve ce que le registre disait le jour où vous avez signé. Comparez-le avec le "
            "fichier preuve.json du PDF scellé et avec les reçus des deux autres signataires, puis écrivez à la "
            "coordination."
        ),
    )
