"""The states of a programme and the roles of its staff, in French."""

from app.programmes.models import ProgrammeState, Role

STATES = {
    ProgrammeState.DRAFT: "En préparation",
    ProgrammeState.OPEN: "Candidatures ouvertes",
    ProgrammeState.SELECTING: "Sélection",
    ProgrammeState.PAIRING: "Jumelage",
    ProgrammeState.COMMITTING: "Engagement",
    ProgrammeState.RUNNING: "En cours",
    ProgrammeState.SUSPENDED: "Suspendu",
    ProgrammeState.CLOSING: "Bilan",
    ProgrammeState.ARCHIVED: "Archivé",
}
ROLES = {
    Role.COORDINATOR: "Coordination",
    Role.COMMITTEE: "Comité",
    Role.REFERENT: "Référent",
    Role.ADMINISTRATOR: "Administration",
}
