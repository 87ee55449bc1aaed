"""What the site says of a file that somebody brings. It names nobody, not even in a certificate.

The one exception is who made the time-stamp of a file we sealed.
"""

from collections.abc import Mapping
from datetime import datetime

from app.charters.models import Charter
from app.charters.rules import FileAnswer
from app.charters.wording.document import signed_on
from app.charters.wording.standing import Said
from app.core.text import typo
from app.core.wording import between_fr, date_fr, number_fr, plural
from app.documents.inspection import SealFound

_ORIGINAL = "Demandez le fichier d’origine à la personne qui vous l’a transmis."
_KEEP = "Gardez ce que vous avez, et écrivez à la coordination."
_BY_ANOTHER = "Ce fichier est scellé par quelqu’un d’autre que nous."
_CHANGED = "Ce fichier a été modifié depuis le scellement."
_FILES: Mapping[FileAnswer, tuple[str, str, str]] = {
    FileAnswer.AUTHENTIC: (
        "success",
        "Cette charte est authentique.",
        "Ce fichier est, à l’octet près, celui que nous avons scellé.",
    ),
    FileAnswer.PROPOSED: (
        "warning",
        "C’est le document proposé à la signature. Il ne porte pas les signatures.",
        "Il est, à l’octet près, celui que nous avons émis. La charte signée et scellée est un autre fichier : les "
        "trois signataires l’ont reçue par e-mail.",
    ),
    FileAnswer.ANOTHER_CHARTER: (
        "warning",
        "Ce fichier est une autre charte que celle du code.",
        "Nous l’avons bien émise, mais ce n’est pas celle du code donné. Vérifiez le code, ou le fichier.",
    ),
    FileAnswer.DIFFERENT: (
        "error",
        "Ce fichier est différent de celui que nous avons scellé.",
        "Son cachet est le nôtre, et le texte qu’il couvre n’a pas changé. Mais des octets ont été changés là où le "
        f"cachet est rangé, ce que peu de logiciels signalent. {_ORIGINAL}",
    ),
    FileAnswer.SEALED_UNKNOWN: (
        "warning",
        "Ce fichier porte notre cachet, intact, et notre registre ne le connaît pas.",
        "Il n’a pas changé depuis son scellement. Le registre a pu être perdu, ou repris d’une sauvegarde plus "
        f"ancienne. {_KEEP} Ce fichier se vérifie aussi sans nous.",
    ),
    FileAnswer.APPENDED: (
        "error",
        _CHANGED,
        "Notre cachet est intact sur le début du fichier. Après lui, quelque chose a été ajouté : ce qui s’affiche "
        f"n’est peut-être plus ce qui a été signé. {_ORIGINAL}",
    ),
    FileAnswer.ALTERED: (
        "error",
        _CHANGED,
        "Le contenu ne correspond plus au cachet. Cela arrive quand un logiciel enregistre le PDF à nouveau, ou quand "
        f"quelqu’un l’a changé : rien ne permet de distinguer les deux. {_ORIGINAL}",
    ),
    FileAnswer.NAMESAKE: (
        "error",
        _BY_ANOTHER,
        "Le certificat porte notre nom, mais chacun peut écrire ce nom dans un certificat : aucune de nos racines ne "
        "l’a émis. Ne vous fiez pas à ce fichier, et prévenez la coordination.",
    ),
    FileAnswer.FOREIGN: (
        "error",
        _BY_ANOTHER,
        "Aucune de nos racines n’a émis son certificat. Ce n’est pas une charte telle que nous l’avons scellée.",
    ),
    FileAnswer.STRIPPED: (
        "error",
        "Ce fichier n’est pas celui qui a été scellé.",
        "Il contient des pièces d’une charte que nous connaissons, mais le cachet n’y est plus. Un logiciel l’a "
        f"peut-être enregistré à nouveau. {_ORIGINAL}",
    ),
    FileAnswer.NOT_THIS_ONE: (
        "error",
        "Ce fichier n’est pas celui qui a été signé.",
        f"Le code existe, mais le contenu du fichier est différent. {_ORIGINAL}",
    ),
    FileAnswer.NOT_OURS: (
        "error",
        "Ce fichier n’est pas une de nos chartes.",
        "Il ne porte pas notre cachet, et ne contient rien que notre registre connaisse. Une charte imprimée puis "
        "numérisée ne se vérifie pas ainsi : essayez avec son code.",
    ),
    FileAnswer.ENCRYPTED: (
        "error",
        "Ce fichier est protégé par un mot de passe.",
        f"Nos chartes ne le sont jamais : ce n’est pas celle que nous avons envoyée. {_ORIGINAL}",
    ),
    FileAnswer.UNREADABLE: (
        "error",
        "Ce fichier n’a pas pu être lu.",
        "Il est abîmé, ou demande plus de place qu’une charte. Ce n’est pas, à l’octet près, un fichier que nous "
        f"connaissons. {_ORIGINAL}",
    ),
}
ABOUT_A_CHARTER = frozenset(FileAnswer) - {
    FileAnswer.NAMESAKE,
    FileAnswer.FOREIGN,
    FileAnswer.NOT_OURS,
    FileAnswer.ENCRYPTED,
    FileAnswer.UNREADABLE,
}


def file_said(answer: FileAnswer) -> Said:
    """What a file is, and what to do about it."""
    tone, title, text = _FILES[answer]
    return Said(tone, typo(title), (typo(text),))


def authentic(charter: Charter, between: tuple[datetime, datetime] | None, *, erased: bool) -> tuple[str, ...]:
    """What is added to « authentique »: the version, the dates, and why there is no name."""
    if between is None:
        return ()
    when = between_fr(*map(date_fr, between))
    signed = f"Version {charter.text.version}, signée par trois personnes {when}."
    names = "" if erased else "Par discrétion, les noms ne s’affichent pas ici : comparez-les avec votre PDF."
    return tuple(typo(each) for each in (signed, names) if each)


def stamped(seal: SealFound | None) -> tuple[str, ...]:
    """What is added to « authentique » when the seal carries a time-stamp: whose it is, and what that is worth here.

    Only of a file the register knows: that stamp was there when we sealed. Anybody may put another on another file.
    """
    if seal is None or not seal.stamped_at:
        return ()
    by = f"« {seal.stamped_by} »" if seal.stamped_by else "un tiers qui n’y écrit pas son nom"
    when = signed_on(datetime.fromisoformat(seal.stamped_at))
    return (
        typo(
            f"Le cachet porte aussi un horodatage du {when}, signé par {by}. Cette page ne le vérifie pas, et sa "
            "réponse n’en dépend pas : un logiciel qui lit les signatures le vérifie."
        ),
    )


_SEAL = {
    "seal_holds": "Notre cachet est intact, et couvre tout le fichier.",
    "seal_touched": "Des octets ont été changés à la place où le cachet est rangé.",
    "seal_appended": "Notre cachet ne couvre que le début du fichier : la suite a été ajoutée après lui.",
    "seal_broken": "Le cachet ne correspond plus au contenu du fichier.",
    "seal_absent": "Le fichier ne porte pas notre cachet.",
}


def point(code: str, values: tuple[int, ...], *, holds: bool) -> str:
    """One thing that was recomputed."""
    if code in _SEAL:
        return typo(_SEAL[code])
    count, at = (*values, 0, 0)[:2]
    links = plural(count, "maillon", "maillons")
    rank = number_fr(at)
    said = {
        "same_bytes": (
            "Le fichier est, à l’octet près, celui que nous avons scellé.",
            "Le fichier n’est pas, à l’octet près, celui que nous avons scellé.",
        ),
        "register_chain": (
            f"Le registre de cette charte est entier : {links}, chacun porte l’empreinte du précédent.",
            f"Le registre de cette charte a été modifié : il ne tient plus à partir du maillon n° {rank}.",
        ),
        "register_complete": (
            "Le registre compte toutes les signatures que la charte annonce.",
            "Il manque au registre des signatures que la charte annonce : il a été tronqué.",
        ),
        "file_chain": (
            f"La preuve jointe au fichier est entière : {links}.",
            f"La preuve jointe au fichier a été modifiée : elle ne tient plus à partir du maillon n° {rank}.",
        ),
        "three_digests": (
            "Les trois signatures portent la même empreinte, celle du PDF approuvé qui est joint.",
            "Les signatures de la preuve ne portent pas toutes l’empreinte du PDF approuvé qui est joint.",
        ),
        "snapshot": (
            "Le texte figé à l’émission a bien l’empreinte annoncée.",
            "Le texte figé qui est joint n’a pas l’empreinte annoncée.",
        ),
        "same_chain": (
            "La preuve jointe au fichier est le début du registre.",
            "La preuve jointe au fichier et le registre ne racontent pas la même histoire.",
        ),
        "same_digests": (
            "Le PDF approuvé et le texte figé sont ceux du registre.",
            "Le PDF approuvé ou le texte figé ne sont pas ceux du registre.",
        ),
    }[code]
    return typo(said[0] if holds else said[1])
