"""Reads a certificate of the form of the EU Digital COVID Certificate with none of this project's code, and checks it.

    dcc.py check JWK TEXT             verifies with cwt (and with pycose), checks the fields, prints the payload as JSON
    dcc.py revoked JWK HEX [UVCI...]  verifies a signed list of revoked certificates, prints for each UVCI 1 or 0

Exit codes: 0 sound, 1 not, 77 a library is missing.
"""
import base64
import datetime
import hashlib
import json
import re
import sys
import zlib

try:
    import cbor2
    import cwt
    from pycose.keys import EC2Key
    from pycose.messages import Sign1Message
except ImportError:
    sys.exit(77)

# The codes in use of the value set sct-vaccines-covid-19 of 25 January 2023.
PROPHYLAXES = (
    "1119305005", "1119349007", "1162643001", "1157024006", "29061000087103", "28531000087107", "30141000087107", "1187593009",
)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(text):
    data = bytearray()
    for start in range(0, len(text), 3):
        number = sum(ALPHABET.index(c) * 45**place for place, c in enumerate(text[start:start + 3]))
        data += number.to_bytes(2 if len(text[start:start + 3]) == 3 else 1, "big")
    return bytes(data)


def coordinate(value):
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))


def payload(jwk, message):
    """The payload that two libraries agree was signed by the key."""
    key = json.loads(jwk)
    # The id of a key is bytes, which its JWK has in hexadecimal digits.
    numbers = {1: 2, 2: bytes.fromhex(key["kid"]), 3: -7, -1: 1, -2: coordinate(key["x"]), -3: coordinate(key["y"])}
    first = cwt.COSE.new().decode(message, cwt.COSEKey.new(numbers))
    second = Sign1Message.decode(message)
    second.key = EC2Key(crv="P_256", x=coordinate(key["x"]), y=coordinate(key["y"]))
    assert second.verify_signature(), "pycose refuses the signature"
    assert first == second.payload, "the libraries read different payloads"
    return first


def check_character(text):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:"
    total = 0
    for place, letter in enumerate(reversed(text)):
        weighted = letters.index(letter) * (2 if place % 2 == 0 else 1)
        total += sum(divmod(weighted, 38))
    return letters[-total % 38]


def fields(certificate):
    """The rules of the schema, version 1.3.0, in words of our own."""
    assert set(certificate) == {"ver", "nam", "dob", "v"}, certificate.keys()
    assert re.fullmatch(r"\d+\.\d+\.\d+", certificate["ver"])
    name = certificate["nam"]
    assert set(name) <= {"fn", "gn", "fnt", "gnt"} and "fnt" in name
    for key, value in name.items():
        assert isinstance(value, str) and 0 < len(value) <= 80, key
        if key in ("fnt", "gnt"):
            assert re.fullmatch(r"[A-Z<]+", value), value
    assert re.fullmatch(r"((19|20)\d\d(-\d\d){0,2})?", certificate["dob"]), certificate["dob"]
    assert isinstance(certificate["v"], list) and len(certificate["v"]) == 1
    entry = certificate["v"][0]
    assert set(entry) == {"tg", "vp", "mp", "ma", "dn", "sd", "dt", "co", "is", "ci"}
    assert entry["tg"] == "840539006"
    assert entry["vp"] in PROPHYLAXES, entry["vp"]
    for key in ("mp", "ma", "is"):
        assert isinstance(entry[key], str) and 0 < len(entry[key]) <= 80, key
    for key in ("dn", "sd"):
        assert type(entry[key]) is int and 1 <= entry[key] <= 9, key
    datetime.date.fromisoformat(entry["dt"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry["dt"])
    assert re.fullmatch(r"[A-Z]{1,10}", entry["co"])
    assert len(entry["ci"]) <= 80 and entry["ci"].startswith("URN:UVCI:01:" + entry["co"] + ":")
    body, *character = entry["ci"].split("#")
    assert character in ([], [check_character(body)]), entry["ci"]


def check(jwk, text):
    assert text.startswith("HC1:")
    token = cbor2.loads(payload(jwk, zlib.decompress(base45(text[4:]))))
    assert set(token) == {1, 4, 6, -260} and re.fullmatch(r"[A-Z]{2}", token[1])
    assert type(token[4]) is int and type(token[6]) is int and token[6] < token[4]
    fields(token[-260][1])
    print(json.dumps({"iss": token[1], "exp": token[4], "iat": token[6], **token[-260][1]}, ensure_ascii=False))


def revoked(jwk, text, identifiers):
    claims = cbor2.loads(payload(jwk, bytes.fromhex(text)))
    data = claims[-65540]
    assert len(data) % 16 == 0
    hashes = [data[start:start + 16] for start in range(0, len(data), 16)]
    assert hashes == sorted(set(hashes))
    for identifier in identifiers:
        print(1 if hashlib.sha256(identifier.encode()).digest()[:16] in hashes else 0)


try:
    if sys.argv[1] == "check":
        check(*sys.argv[2:])
    else:
        revoked(sys.argv[2], sys.argv[3], sys.argv[4:])
except Exception as error:  # Whatever is wrong with the text, it is no certificate.
    print(type(error).__name__, error, file=sys.stderr)
    sys.exit(1)
