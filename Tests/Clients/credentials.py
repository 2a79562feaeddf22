"""Signs and checks credentials of permits as another implementation does.

    python3 credentials.py cwt|pycose check PUBLIC-JWK TEXT    prints the signed bytes in hexadecimal digits, or ends with 1
    python3 credentials.py cwt|pycose sign ES256|EdDSA HEX     prints a new public key (JWK) and a credential's text of these bytes

Base45 and the id of the key are made here, from the standards, not by what is tested. Ends with 77 when the library is not installed.
"""
import hashlib
import json
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode

library, verb = sys.argv[1:3]
try:
    import cbor2
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    if library == "cwt":
        from cwt import COSE, COSEKey
    else:
        from pycose.algorithms import EdDSA, Es256
        from pycose.headers import KID, Algorithm
        from pycose.keys import EC2Key, OKPKey
        from pycose.messages import Sign1Message
except ImportError as error:
    print(error)
    sys.exit(77)

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def to_base45(data):
    text = ""
    for start in range(0, len(data), 2):
        piece = data[start:start + 2]
        number = int.from_bytes(piece, "big")
        for _ in range(len(piece) + 1):
            number, digit = divmod(number, 45)
            text += ALPHABET[digit]
    return text


def from_base45(text):
    data = b""
    for start in range(0, len(text), 3):
        piece = text[start:start + 3]
        number = sum(ALPHABET.index(letter) * 45 ** place for place, letter in enumerate(piece))
        data += number.to_bytes(len(piece) - 1, "big")
    return data


def unpadded(data):
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def padded(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def thumbprint(key):
    """RFC 9679."""
    return hashlib.sha256(cbor2.dumps(key, canonical=True)).digest()[:8]


def cose_key(jwk):
    if jwk["kty"] == "EC":
        return {1: 2, -1: 1, -2: padded(jwk["x"]), -3: padded(jwk["y"])}
    return {1: 1, -1: 6, -2: padded(jwk["x"])}


def check(jwk, text):
    message = from_base45(text.removeprefix("ZP1:"))
    if library == "cwt":
        return COSE.new().decode(message, COSEKey.from_jwk({**jwk, "kid": thumbprint(cose_key(jwk))}))
    signed = Sign1Message.decode(message)
    if jwk["kty"] == "EC":
        signed.key = EC2Key(crv="P_256", x=padded(jwk["x"]), y=padded(jwk["y"]))
    else:
        signed.key = OKPKey(crv="ED25519", x=padded(jwk["x"]))
    assert signed.phdr[KID] == thumbprint(cose_key(jwk)), "the id of the key is not its thumbprint"
    assert signed.verify_signature(), "the signature is wrong"
    return signed.payload


def sign(algorithm, payload):
    if algorithm == "ES256":
        private = ec.generate_private_key(ec.SECP256R1())
        numbers = private.private_numbers()
        x, y = (n.to_bytes(32, "big") for n in (numbers.public_numbers.x, numbers.public_numbers.y))
        d = numbers.private_value.to_bytes(32, "big")
        jwk = {"kty": "EC", "crv": "P-256", "x": unpadded(x), "y": unpadded(y)}
    else:
        private = ed25519.Ed25519PrivateKey.generate()
        x = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        d = private.private_bytes_raw()
        jwk = {"kty": "OKP", "crv": "Ed25519", "x": unpadded(x)}
    kid = thumbprint(cose_key(jwk))
    if library == "cwt":
        key = COSEKey.from_jwk({**jwk, "d": unpadded(d), "alg": algorithm})
        header = {1: -7 if algorithm == "ES256" else -8, 4: kid}
        message = COSE.new().encode_and_sign(payload, key, protected=header, unprotected={})
    else:
        signed = Sign1Message(phdr={Algorithm: Es256 if algorithm == "ES256" else EdDSA, KID: kid}, payload=payload)
        signed.key = EC2Key(crv="P_256", x=x, y=y, d=d) if algorithm == "ES256" else OKPKey(crv="ED25519", x=x, d=d)
        message = signed.encode()
    return jwk, "ZP1:" + to_base45(message)


if verb == "check":
    try:
        payload = check(json.loads(sys.argv[3]), sys.argv[4])
    except Exception as error:  # each library has its own
        sys.exit(f"refused: {type(error).__name__}: {error}")
    # What is signed must be CBOR for others too.
    cbor2.loads(payload)
    print(payload.hex())
else:
    jwk, text = sign(sys.argv[3], bytes.fromhex(sys.argv[4]))
    print(json.dumps(jwk))
    print(text)
