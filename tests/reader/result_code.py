"""What docs/result-code.md says, in Python.

A reader and a writer of result codes that was written from that document
alone and shares nothing with the Rust one. tests/native/second_reader.rs compares
the two. It is also the shortest example of how another program reads codes.

    python3 result_code.py DEFINITION.json

reads one request a line and answers each with one line of JSON:

    decode CODE       {"edition": 1, "answers": {"purpose": "partial"}}
                      {"error": "damaged"}, or "other-assessment", or "newer"
    encode ANSWERS    {"code": "14d11gHfjnA4"}, or {"error": "answers"}

ANSWERS is a JSON object of slot ids and level ids. Only the standard library
is needed.
"""

import json
import sys

# Characters
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
VALUES = {character: value for value, character in enumerate(ALPHABET)}

# Check characters
MODULUS = 238258

SHORTEST = 9
FORMAT = "1"


class Refused(Exception):
    """Why a code doesn't open: damaged, other-assessment or newer."""


def number_of(text):
    """The value of characters as a number in base 62, highest first."""
    number = 0
    for character in text:
        number = number * 62 + VALUES[character]
    return number


def characters_of(number, at_least=1):
    """A number in base 62, highest first, filled up with zeros on the left."""
    text = ""
    while number > 0:
        number, value = divmod(number, 62)
        text = ALPHABET[value] + text
    return text.rjust(at_least, "0")


def name_of(assessment):
    """The two characters that stand for an assessment's id."""
    hash_ = 2166136261
    for byte in assessment.encode("utf-8"):
        hash_ = (hash_ ^ byte) * 16777619 % 2**32
    return characters_of(hash_ % 3844, 2)


def check_of(body):
    """The three check characters for a code that is whole but for them."""
    whole = len(body) + 3
    return characters_of(-(number_of(body) * 62**3 + whole) % MODULUS, 3)


class Slot:
    """One question: what its digits mean, and which editions asked it."""

    def __init__(self, slot, overview, levels, since, until):
        self.id = slot
        apart = ["not-sure"] if overview else ["not-sure", "not-applicable"]
        self.answers = [None, *levels, *apart]
        self.base = len(self.answers)
        self.since = since
        self.until = until

    def asked_in(self, edition):
        """Whether that edition asked it."""
        return self.since <= edition and (self.until is None or edition < self.until)


class Assessment:
    """What codes need of a definition."""

    def __init__(self, definition):
        levels = [level["id"] for level in definition["levels"]]
        slots = {}

        def add(question, overview, until=None):
            since = question.get("since", 1)
            slots[question["id"]] = Slot(question["id"], overview, levels, since, until)

        for condition in definition["conditions"]:
            add(condition, True)
            for element in condition["elements"]:
                add(element, False)
        for question in definition.get("retired", []):
            add(question, question.get("overview", False), question["edition"])

        self.name = name_of(definition["id"])
        self.edition = definition["edition"]
        self.slots = [slots[slot] for slot in definition["slots"]]

    def encode(self, answers, edition=None):
        """The one code of these answers in an edition, this one if none is given."""
        edition = self.edition if edition is None else edition
        number = 0
        unknown = set(answers)
        for slot in reversed(self.slots):
            answer = answers.get(slot.id)
            unknown.discard(slot.id)
            if answer is not None and not slot.asked_in(edition):
                raise ValueError(f"{slot.id} wasn't asked in edition {edition}")
            number = number * slot.base + slot.answers.index(answer)
        if unknown:
            raise ValueError(f"no such slots: {sorted(unknown)}")
        if number == 0:
            return ""
        payload = characters_of(number)
        length = ALPHABET[len(payload) % 62]
        body = FORMAT + length + self.name + ALPHABET[edition] + payload
        return body + check_of(body)

    def decode(self, code):
        """The edition and the answers of a code, in the order of the document."""
        # 1. A character outside the alphabet
        if any(character not in VALUES for character in code):
            raise Refused("damaged")
        # 2. Too short, or check characters that don't fit
        if len(code) < SHORTEST or check_of(code[:-3]) != code[-3:]:
            raise Refused("damaged")
        # 3. Another format
        if code[0] != FORMAT:
            raise Refused("newer")
        payload = code[5:-3]
        # 4. Another length
        if VALUES[code[1]] != len(payload) % 62:
            raise Refused("damaged")
        # 5. Another name
        if code[2:4] != self.name:
            raise Refused("other-assessment")
        # 6. A higher edition
        edition = VALUES[code[4]]
        if edition > self.edition:
            raise Refused("newer")
        # 7. Another form, or an answer its edition could not hold
        number = number_of(payload)
        if edition == 0 or payload[0] == "0" or number == 0:
            raise Refused("damaged")
        answers = {}
        for slot in self.slots:
            number, digit = divmod(number, slot.base)
            if digit > 0:
                if not slot.asked_in(edition):
                    raise Refused("damaged")
                answers[slot.id] = slot.answers[digit]
        if number > 0:
            raise Refused("damaged")
        # 8. It opens
        return edition, answers


def reply(assessment, line):
    """The answer to one request."""
    request, _, rest = line.partition(" ")
    if request == "decode":
        try:
            edition, answers = assessment.decode(rest)
        except Refused as refused:
            return {"error": str(refused)}
        return {"edition": edition, "answers": answers}
    if request == "encode":
        try:
            return {"code": assessment.encode(json.loads(rest))}
        except ValueError:
            return {"error": "answers"}
    return {"error": "request"}


def main():
    """Answers every line of the standard input."""
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    with open(sys.argv[1], encoding="utf-8") as file:
        assessment = Assessment(json.load(file))
    for line in sys.stdin:
        print(json.dumps(reply(assessment, line.removesuffix("\n"))))


if __name__ == "__main__":
    main()
