"""The forms of a programme's settings, and their sentences."""

from dataclasses import dataclass

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from app.access.forms import typed_address
from app.core.addresses import normal_email
from app.core.text import clean_line
from app.programmes.models import Role
from app.programmes.wording import ROLE_HINTS, ROLES

_TOO_LONG = "Raccourcissez : 200 caractères au maximum"


@dataclass(frozen=True)
class Invitation:
    """Whom to invite, and to what."""

    email: str
    first_name: str
    last_name: str
    role: Role


class InvitationForm(FlaskForm):
    """Somebody who will coordinate, or sit on the committee when the programme has one."""

    email = EmailField(
        "Son adresse e-mail", filters=[clean_line], description="Le message qui dit comment entrer y arrive"
    )
    first_name = StringField(
        "Prénom", filters=[clean_line], validators=[Optional(), Length(max=200, message=_TOO_LONG)]
    )
    last_name = StringField("Nom", filters=[clean_line], validators=[Optional(), Length(max=200, message=_TOO_LONG)])
    role = RadioField("Son rôle", validate_choice=False)

    def offer(self, roles: tuple[Role, ...]) -> None:
        """Offer these roles; a choice of one is no question."""
        self.role.choices = [SelectChoice(role.value, ROLES[role], {"hint": ROLE_HINTS[role]}) for role in roles]
        if len(roles) == 1:
            self.role.data = roles[0].value

    @property
    def asks_role(self) -> bool:
        """Whether there is a role to choose."""
        return len(self.role.choices or []) > 1

    def validate_email(self, field: EmailField) -> None:
        """Refuse what is not one address."""
        typed_address(field, missing="Écrivez son adresse e-mail")

    def validate_role(self, field: RadioField) -> None:
        """Refuse a role that was not offered."""
        if field.data not in {choice.value for choice in field.choices or []}:
            raise ValidationError("Choisissez son rôle")

    def refuse_closed(self) -> None:
        """Say that nothing opens that account any more."""
        self.email.errors = ["Le compte de cette personne a été fermé : écrivez une autre adresse"]

    def to_invitation(self) -> Invitation:
        """Return whom to invite."""
        return Invitation(
            normal_email(self.email.data or ""), self.first_name.data, self.last_name.data, Role(self.role.data)
        )


@dataclass(frozen=True)
class NewReferent:
    """Somebody whom pairs may ask for help."""

    name: str
    email: str
    title: str
    outside_coordination: bool


class ReferentForm(FlaskForm):
    """A referent the host does not know yet."""

    name = StringField(
        "Prénom et nom",
        filters=[clean_line],
        validators=[InputRequired("Écrivez son prénom et son nom"), Length(max=200, message=_TOO_LONG)],
    )
    title = StringField(
        "Fonction",
        description="Par exemple : médiatrice. Les binômes la lisent au moment de choisir",
        filters=[clean_line],
        validators=[Optional(), Length(max=200, message=_TOO_LONG)],
    )
    email = EmailField(
        "Adresse e-mail", filters=[clean_line], description="Les demandes d’aide y sont annoncées, sans leur contenu"
    )
    outside = BooleanField(
        "Cette personne n’est pas de la coordination",
        description="Une au moins devrait être extérieure : on peut avoir à parler de la coordination elle-même",
    )

    def validate_email(self, field: EmailField) -> None:
        """Refuse what is not one address."""
        typed_address(field, missing="Écrivez son adresse e-mail")

    def refuse_known(self, name: str) -> None:
        """Say that the host knows somebody at that address: one associates them, and changes nothing of theirs."""
        self.email.errors = [f"Cette adresse est celle de {name} : associez cette personne dans la liste"]

    def to_referent(self) -> NewReferent:
        """Return the referent."""
        return NewReferent(self.name.data, normal_email(self.email.data or ""), self.title.data, self.outside.data)


@dataclass(frozen=True)
class NewPartner:
    """A body that works with the host."""

    name: str
    role: str
    url: str


class PartnerForm(FlaskForm):
    """A partner the host does not know yet."""

    name = StringField(
        "Nom",
        filters=[clean_line],
        validators=[InputRequired("Écrivez le nom du partenaire"), Length(max=200, message=_TOO_LONG)],
    )
    role = StringField(
        "Ce qu’il apporte",
        description="En une phrase, lue sur la page du programme après son nom",
        filters=[clean_line],
        validators=[
            InputRequired("Écrivez en une phrase ce que le partenaire apporte"),
            Length(max=300, message="Raccourcissez : 300 caractères au maximum"),
        ],
    )
    url = StringField(
        "Son site",
        description="L’adresse entière, comme https://www.exemple.fr",
        filters=[clean_line],
        validators=[Optional(), Length(max=500, message="Donnez une adresse plus courte")],
    )

    def refuse_known(self) -> None:
        """Say that the host has a partner of that name."""
        self.name.errors = ["Ce partenaire est déjà connu : associez-le dans la liste"]

    def refuse_site(self) -> None:
        """Say how the address of a site is written."""
        self.url.errors = ["Écrivez l’adresse du site en entier, comme https://www.exemple.fr"]

    def to_partner(self) -> NewPartner:
        """Return the partner."""
        return NewPartner(self.name.data, self.role.data, self.url.data or "")
