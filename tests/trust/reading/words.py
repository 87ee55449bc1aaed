"""A word of its own for every private thing, found nowhere else; and who there is to find it."""

from enum import StrEnum


class Reader(StrEnum):
    """Everybody there is, by what they are to the pair of Ada and Milo."""

    MILO = "Milo, mentee of the pair"
    ADA = "Ada, mentor of the pair"
    ZOE = "Zoé, of another pair"
    OMAR = "Omar, whose pair will not sign"
    LISE = "Lise, who will not sign"
    RACHID = "Rachid, who coordinates and is a referent"
    COLETTE = "Colette, who coordinates too"
    BEATRICE = "Béatrice, who coordinates and has a link with Milo"
    INES = "Inès, of the committee"
    MATHILDE = "Mathilde, of the committee"
    JEAN_LUC = "Jean-Luc, of the committee, who has a link with Milo"
    SOLENE = "Solène, a referent outside the coordination"
    ALIX = "Alix, administrator"
    NOBODY = "nobody signed in"


class Canary(StrEnum):
    """What one will look for: of the applications, of the year, of its end."""

    TICKED = "CanariTransmis"
    NOT_TICKED = "CanariGarde"
    ADAS_OFFER = "CanariOffre"
    ADAPTATION = "CanariAmenagement"
    NOT_WITH = "CanariListeDeMilo"
    ADAS_NOT_WITH = "CanariListeDuMentor"
    LINK = "CanariLien"
    OPINION = "CanariAvis"
    INTERNAL_REASON = "CanariMotifInterne"
    PLACE = "CanariLieu"
    MESSAGE = "CanariPetitMot"
    MILOS_NOTE = "CanariNoteDeMilo"
    ADAS_NOTE = "CanariNoteDuMentor"
    SHARED_NOTE = "CanariNotePartagee"
    OBJECTIVE = "CanariObjectif"
    STORY = "CanariRecit"
    ANSWER = "CanariReponse"
    TELEPHONE = "06 98 76 54 32"
    ADAS_STORY = "CanariAppelDuMentor"
    FAREWELL = "CanariAdieu"


class Phase(StrEnum):
    """When everybody looked."""

    SELECTING = "while the committee reads"
    PROPOSED = "once the pair is proposed"
    YEAR = "in the year"
    ENDED = "once it has ended early"
