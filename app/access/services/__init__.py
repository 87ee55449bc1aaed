"""Use cases of access: who exists, how they come in, and what keeps their door open."""

from app.access.services.addresses import ask_to_change_address as ask_to_change_address
from app.access.services.addresses import confirm_address as confirm_address
from app.access.services.addresses import give_up_address as give_up_address
from app.access.services.details import change_own_name as change_own_name
from app.access.services.details import change_telephone as change_telephone
from app.access.services.details import choose_letters as choose_letters
from app.access.services.persons import correct_address as correct_address
from app.access.services.persons import correct_name as correct_name
from app.access.services.persons import disable_person as disable_person
from app.access.services.persons import find_or_create_person as find_or_create_person
from app.access.services.persons import forget_person as forget_person
from app.access.services.sessions import close_session as close_session
from app.access.services.sessions import end_all_sessions as end_all_sessions
from app.access.services.sessions import end_sessions_about as end_sessions_about
from app.access.services.sessions import note_visit as note_visit
from app.access.services.sessions import start_session as start_session
from app.access.services.sign_in import SignedIn as SignedIn
from app.access.services.sign_in import ask_to_sign_in as ask_to_sign_in
from app.access.services.sign_in import sign_in_by_code as sign_in_by_code
from app.access.services.sign_in import sign_in_by_link as sign_in_by_link
