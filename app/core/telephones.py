"""Telephone numbers as people write them."""


def phone(text: str) -> str | None:
    """Return a telephone number as people write it in France, or abroad with its prefix; `None` if it is none."""
    import phonenumbers  # 4 MB of numbering plans: loaded when a number is written

    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    national = number.country_code == phonenumbers.country_code_for_region("FR")
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))
