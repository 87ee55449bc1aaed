"""The life of a charter in words: what changed in it, what the coordination does next, what was kept or refused."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.charters.changes import Changes, NameChange
from app.charters.models import CharterState, Party
from app.charters.rules import AccountKept
from app.charters.wording.coordination import CHARTER_STATES
from app.core.text import typo
from app.core.wording import day_fr, joined_fr, number_fr, of, plural


def what_changed(changes: Changes) -> str:
    """« Ce qui change : « Milo Lukasik » s’écrit désormais « Milo Łukaszik ». », for a letter and for pages."""
    said = [_named(each) for each in changes.names]
    if changes.version is not None:
        said.append(f"le texte est celui de la version {changes.version}")
    elif changes.in_text and not said:
        said.append("des passages du texte")
    return typo(f"Ce qui change : {joined_fr(said)}.") if said else ""


def _named(change: NameChange) -> str:
    if change.party is Party.HOST:
        return f"{change.after} signe pour la structure, à la place {of(change.before)}"
    return f"« {change.before} » s’écrit désormais « {change.after} »"


def awaited_of(names: Sequence[str], sign_by: date, reminder: date | None) -> str:
    """Whose signature is awaited now, until when, and when the site reminds them."""
    said = f"On attend la signature {of(joined_fr(names))}, au plus tard le {day_fr(sign_by)}."
    planned = f"Prochain rappel le {day_fr(reminder)}." if reminder else "Plus aucun rappel n’est prévu d’ici là."
    return typo(f"{said} {planned}")


def comes_back(answer_by: date | None, today: date) -> str:
    """What whoever signs is promised of a charter that came to nothing; once that day is over, what they may do."""
    if answer_by is None:
        return "La coordination est prévenue, et revient vers vous."
    day = day_fr(answer_by)
    if answer_by >= today:
        return typo(f"La coordination est prévenue, et revient vers vous au plus tard le {day}.")
    return typo(
        f"La coordination devait revenir vers vous au plus tard le {day}. Sans nouvelle d’elle ? Écrivez-lui, ses "
        "coordonnées sont en bas de page."
    )


def to_decide(refused_by: str, answer_by: date, today: date) -> str:
    """What a charter that came to nothing asks of the coordination."""
    happened = f"{refused_by} n’a pas souhaité signer." if refused_by else "La date limite pour signer est passée."
    day = day_fr(answer_by)
    promised = f"Les membres du binôme savent que vous revenez vers eux au plus tard le {day}."
    if answer_by < today:
        promised = f"Les membres du binôme attendaient votre réponse au plus tard le {day} : écrivez-leur."
    return typo(f"{happened} {promised}")


def former_state(state: CharterState, replaced_by: str) -> str:
    """What became of a charter of before: « Remplacée par CM-2026-0002 »."""
    said = CHARTER_STATES[state]
    return f"{said} par {replaced_by}" if state is CharterState.SUPERSEDED and replaced_by else said


def had_signed(names: Sequence[str]) -> str:
    """Who had signed a charter that came to nothing."""
    if not names:
        return "Personne n’avait signé"
    return typo(f"{joined_fr(names)} {'avaient' if len(names) > 1 else 'avait'} signé")


def sign_again(names: Sequence[str]) -> str:
    """Who has to sign a second time, and what becomes of what they gave."""
    if not names:
        return typo("Personne n’a encore signé : personne ne signe deux fois.")
    one = len(names) == 1
    kept = "Sa signature reste" if one else "Leurs signatures restent"
    return typo(
        f"{joined_fr(names)} {'devra' if one else 'devront'} signer à nouveau. {kept} dans l’historique, sans effet."
    )


def outdated_hint(why: str, signed: int) -> str:
    """Why a charter is in the list of those to issue again, and how many have signed it."""
    again = plural(signed, "personne a signé et devra le refaire", "personnes ont signé et devront le refaire")
    return typo(f"{why[:1].upper()}{why[1:]}. {again if signed else 'Personne n’a signé'}.")


ACCOUNT_KEPT: Mapping[AccountKept, str] = {
    AccountKept.STAFF: (
        "Son compte garde l’adresse qu’il a : cette personne a un rôle dans l’équipe, et personne ne déplace le compte "
        "d’un membre de l’équipe. Seules la charte et les lettres de ce binôme suivent."
    ),
    AccountKept.TAKEN: (
        "Son compte garde l’adresse qu’il a : la nouvelle ouvre déjà un autre compte. Seules la charte et les lettres "
        "de ce binôme suivent."
    ),
    AccountKept.ELSEWHERE: (
        "Son compte garde l’adresse qu’il a : il ouvre aussi un autre programme, ou un mentorat déjà commencé, qui ne "
        "se lisent pas d’ici. Seules la charte et les lettres de ce programme suivent."
    ),
}


ADDRESS_REFUSED: Mapping[str, str] = {
    "charter_address_signs_already": (
        "Écrivez une autre adresse : celle-ci est la vôtre, ou celle d’une autre personne qui signe cette charte"
    ),
    "application_address_of_another": "Écrivez une autre adresse : celle-ci est celle d’une autre candidature",
}


def address_corrected(name: str, *, asked: bool) -> str:
    """Said once an address is corrected."""
    sent = "Un nouveau lien vient d’y partir." if asked else "Le lien y partira quand son tour viendra."
    return typo(f"L’adresse {of(name)} est corrigée. {sent} Les anciens liens ne servent plus.")


def name_kept(name: str) -> str:
    """Said once somebody is answered that their name is right."""
    return typo(f"C’est noté. {name} reçoit un e-mail qui le dit, avec un nouveau lien pour signer.")


NAMES_CORRECTED = "Les noms sont corrigés. La charte, elle, ne change qu’une fois émise à nouveau."


def reissued(count: int, left: int = 0) -> str:
    """Said once charters are issued in place of others; `left` are those that moved on meanwhile."""
    if count == 1:
        done = "La nouvelle charte est émise. Les deux membres reçoivent leur lien."
    else:
        done = f"{number_fr(count)} chartes sont émises à nouveau. Les membres reçoivent leur lien."
    moved = f"Entre-temps, {plural(left, 'autre a bougé et reste', 'autres ont bougé et restent')} comme avant."
    return typo(" ".join([done if count else "Rien n’a été émis.", *([moved] if left else [])]))


def why_outdated(*, signatory: str, version: int | None) -> str:
    """Why a charter is in the list of those to issue again."""
    said = [f"nomme {signatory}"] if signatory else []
    said += [f"texte de la version {version}"] if version else []
    return typo(", ".join(said))
