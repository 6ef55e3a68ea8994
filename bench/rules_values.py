"""What is judged in the case `rules`: values for the form in rules/registration.yaml, right ones and faulty ones."""

import json
import random
from collections.abc import Callable

Values = dict[str, str]

COUNT = 1000
MEASURED_KINDS = ("right", "faulty")
SEED = 20261121
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
PASSWORD_SYMBOLS = "!#$%&()*+-./:;<=>?@[]^_{|}~"
HOSPITAL, CLINIC = "hospital", "clinic"


def _text(chance: random.Random, characters: str, shortest: int, longest: int) -> str:
    return "".join(chance.choices(characters, k=chance.randint(shortest, longest)))


def _right(chance: random.Random) -> Values:
    """Values without a fault, as the form normalises them. A field that stays empty is left out."""
    password = _text(chance, LETTERS, 6, 14) + chance.choice(DIGITS) + chance.choice(PASSWORD_SYMBOLS)
    values = {
        "login-id": _text(chance, LETTERS + DIGITS + "!@%&#", 8, 32),
        "password": password,
        "password-again": password,
        "postal-code": f"{_text(chance, DIGITS, 3, 3)}-{_text(chance, DIGITS, 4, 4)}",
        "email": f"{_text(chance, LETTERS, 4, 12)}@{_text(chance, LETTERS.lower(), 4, 9)}.example.jp",
        "kind": chance.choice((HOSPITAL, CLINIC)),
    }
    if values["kind"] == HOSPITAL:
        values["beds"] = str(chance.randint(1, 2000))
    return values


def _without_digit(values: Values) -> None:
    values["password"] = "".join(character for character in values["password"] if character not in DIGITS)
    values["password-again"] = values["password"]


def _without_beds(values: Values) -> None:
    values["kind"] = HOSPITAL
    values.pop("beds", None)


def _without_email(values: Values) -> None:
    values.pop("email", None)


def _put(field: str, changed: Callable[[str], str]) -> Callable[[Values], None]:
    def put(values: Values) -> None:
        values[field] = changed(values.get(field, ""))

    return put


FAULTS: tuple[Callable[[Values], None], ...] = (
    _put("login-id", lambda value: value[:3] + "あ" + value[3:]),
    _put("login-id", lambda value: value[:5]),
    _without_digit,
    _put("postal-code", lambda value: value.replace("-", "")),
    _put("email", lambda value: value.replace("@", "")),
    _put("kind", lambda _value: "school"),
    _put("beds", lambda _value: "12a"),
    _without_beds,
    _without_email,
)
# What our exported schema cannot say, since numbers are texts in it and no field knows another.
UNSAID_FAULTS: tuple[Callable[[Values], None], ...] = (
    _put("password-again", lambda value: value + "x"),
    _put("beds", lambda _value: "9000"),
)


def _faulty(chance: random.Random) -> Values:
    """One or two faults that a schema can say, and in every second one another that it cannot."""
    values = _right(chance)
    for fault in chance.sample(FAULTS, chance.randint(1, 2)):
        fault(values)
    if chance.random() < 0.5:
        UNSAID_FAULTS[0](values)
    return values


def _unsaid(chance: random.Random) -> Values:
    values = _right(chance)
    chance.choice(UNSAID_FAULTS)(values)
    return values


def values_lines() -> dict[str, str]:
    """The values by what they are, as JSON, a line each; the same on any machine.

    Speed is measured with `right` and `faulty` ones, of which ajv says the same by our schema as our rules do; other
    libraries' rules must also see what is wrong in `unsaid` ones.
    """
    chance = random.Random(SEED)
    makers = {"right": _right, "faulty": _faulty, "unsaid": _unsaid}
    return {
        name: "".join(json.dumps(make(chance), ensure_ascii=False) + "\n" for _ in range(COUNT))
        for name, make in makers.items()
    }
