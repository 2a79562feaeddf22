"""A city's check bundles and permits as another program makes them, for checkpoint.py: CBOR, COSE_Sign1, base45, typed codes, QR pictures."""
import base64
import hashlib
import json
import time

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
OFFSET = 7 * 3600
DAY = 86_400
DIGEST = bytes([1, 2, 3, 4])
SALT = b"salt of a test"


def encoded(value):
    return cbor2.dumps(value, canonical=True)


class Key:
    """A private key of P-256 or Ed25519."""

    def __init__(self, private=None):
        self.private = private or ec.generate_private_key(ec.SECP256R1())
        public = self.private.public_key()
        if isinstance(self.private, ed25519.Ed25519PrivateKey):
            self.algorithm = -8
            self.public = {1: 1, -1: 6, -2: public.public_bytes_raw()}
        else:
            self.algorithm = -7
            numbers = public.public_numbers()
            self.public = {1: 2, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        self.id = hashlib.sha256(encoded(self.public)).digest()[:8]

    @classmethod
    def read(cls, path):
        """The key of an issuer's file."""
        with open(path) as file:
            fields = json.load(file)
        secret = base64.urlsafe_b64decode(fields["d"] + "==")
        if fields["kty"] == "OKP":
            return cls(ed25519.Ed25519PrivateKey.from_private_bytes(secret))
        return cls(ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1()))

    def message(self, payload):
        """A COSE_Sign1 of bytes, tagged."""
        header = encoded({1: self.algorithm, 4: self.id})
        signed = encoded(["Signature1", header, b"", payload])
        if self.algorithm == -8:
            signature = self.private.sign(signed)
        else:
            r, s = utils.decode_dss_signature(self.private.sign(signed, ec.ECDSA(hashes.SHA256())))
            signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        return encoded(cbor2.CBORTag(18, [header, {}, payload, signature]))


def base45(data):
    text = ""
    for i in range(0, len(data), 2):
        number = int.from_bytes(data[i : i + 2], "big")
        text += "".join(LETTERS[number // 45**place % 45] for place in range(3 if len(data[i : i + 2]) == 2 else 2))
    return text


def differences(numbers):
    """Ascending numbers as LEB128."""
    data, last = bytearray(), 0
    for number in sorted(numbers):
        data += leb128(number - last)
        last = number
    return bytes(data)


def leb128(number):
    data = bytearray()
    while True:
        data.append(number & 127 | (128 if number > 127 else 0))
        number >>= 7
        if not number:
            return bytes(data)


def refused(reasons):
    data, last = bytearray(), 0
    for serial in sorted(reasons):
        data += leb128(serial - last) + bytes([reasons[serial]])
        last = serial
    return bytes(data)


def typed_code(value):
    digits = [value >> 5 * (8 - place) & 31 for place in range(9)]
    check = 0
    for digit in digits:
        check = (check ^ digit) << 1
        check = check ^ 0x25 if check & 32 else check
    text = "".join(DIGITS[digit] for digit in digits + [check])
    return text[:5] + "-" + text[5:]


class City:
    """What is signed, around the present time."""

    wards = [["00001", "Phường Hàng Thử", "Quận Hoàn Kiếm"], ["00004", "Phường Đường Vòng", "Quận Ba Đình"], ["00007", "Phường Cửa Ô", "Quận Ba Đình"]]

    def __init__(self, key):
        self.key = key
        self.now = int(time.time())

    def bundle(self, number=1, since=0, age=60, refused_serials=None, reinstated=(), codes=True, wards=bytes([0, 1, 2]), key=None, **changes):
        now = self.now
        fields = {1: "zonal-permits", 2: number, 3: now - age, 4: since, 5: "hanoi", 11: refused(refused_serials or {})}
        if since:
            fields[12] = differences(reinstated)
        else:
            fields[6] = [{1: self.key.id, 2: self.key.public, 3: 0, 4: None, 5: 3, 6: None}]
            fields[7] = {
                1: "hanoi-2021", 2: "2021-09-06", 3: 4 * 3600, 4: 300, 5: {"essential": ["Dịch vụ thiết yếu", "Essential services"]},
                6: {"work": ["Đi làm", "Work"]}, 7: {"ward": ["Công an phường", "Ward police"]}, 8: OFFSET,
            }
            fields[8] = {1: DIGEST, 2: self.wards}
            fields[9] = {
                1: 12, 2: [["green", "X", "#1a9850", "vùng xanh", "green zone"], ["orange", "C", "#fc8d59", "vùng cam", "orange zone"], ["red", "Đ", "#d73027", "vùng đỏ", "red zone"]],
                3: wards, 4: [],
            }
            fields[10] = [{1: now - 30 * DAY, 2: None, 3: {"essential": [7, 7, 3, 6]}}]
            fields[14] = {1: ["Giấy đã bị thu hồi.", "The permit was revoked."]}
            if codes:
                fields[13] = {1: SALT, 2: 1000, 3: self.listed([4711, 4712])}
        fields.update({int(name[1:]): value for name, value in changes.items()})
        return (key or self.key).message(encoded(fields))

    def listed(self, serials):
        entries = []
        for serial in serials:
            name = typed_code(serial).replace("-", "")[:9].encode()
            key = hashlib.pbkdf2_hmac("sha256", name, SALT, 1000, 8)
            numbers = [(serial, 4), (self.now - DAY, 4), (self.now + DAY, 4), (0, 1), (0, 2), (1440, 2), (127, 1), (0, 2), (1, 2)]
            entries.append(key + b"".join(number.to_bytes(size, "big") for number, size in numbers))
        return b"".join(sorted(entries))

    def minute(self):
        """Of the day, by the city's clock."""
        return (self.now + OFFSET) // 60 % 1440

    def permit(self, serial=4711, hours=(0, 1440), route=(0, 1), key=None, **changes):
        """A credential's text from ward 0 to ward 1."""
        facts = {
            1: serial, 2: "essential", 3: "work", 4: "Nguyễn Thị Thử", 5: 1985, 6: "0412", 7: list(hours), 8: 127, 9: DIGEST, 10: 0, 11: 1,
            12: differences(route), 14: "29A-123.45", 15: 12, 16: "hanoi-2021", 17: "ward",
        }
        facts.update({int(name[1:]): value for name, value in changes.items()})
        claims = {
            1: "hanoi", 4: self.now + DAY, 5: self.now - DAY, 6: self.now - DAY, 7: serial.to_bytes(6, "big"), -65537: facts,
        }
        return "ZP1:" + base45((key or self.key).message(encoded(claims)))


def printed(text, path, kind="clean"):
    """A picture of a printed permit: a sheet with the QR code and lines of text; `photo` is turned, unevenly lit and noisy."""
    import qrcode
    from PIL import Image, ImageDraw, ImageFilter

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=6, border=4)
    code.add_data(qrcode.util.QRData(text, mode=qrcode.util.MODE_ALPHA_NUM))
    code.make(fit=True)
    assert code.version <= 12, f"version {code.version}"
    picture = code.make_image().convert("L")
    sheet = Image.new("L", (1240, 874), 255)
    draw = ImageDraw.Draw(sheet)
    for line in range(14):
        draw.rectangle((60, 60 + 52 * line, 60 + 420 - 25 * (line % 4), 78 + 52 * line), fill=60)
    sheet.paste(picture, (1240 - picture.width - 60, (874 - picture.height) // 2))
    if kind == "photo":
        sheet = sheet.rotate(7, expand=True, fillcolor=120, resample=Image.BICUBIC)
        shade = Image.linear_gradient("L").resize(sheet.size).point(lambda value: 140 + value // 3)
        from PIL import ImageChops

        sheet = ImageChops.multiply(sheet, shade).filter(ImageFilter.GaussianBlur(0.8))
        noise = Image.effect_noise(sheet.size, 24)
        sheet = Image.blend(sheet, noise, 0.12)
    sheet.save(path)
    return path


def film(picture, path, frames=10):
    """A film for the browser's stand-in for a camera: uncompressed YUV 4:2:0."""
    from PIL import Image

    image = Image.open(picture).convert("L")
    image.thumbnail((1280, 960))
    frame = Image.new("L", (1280, 960), 128)
    frame.paste(image, ((1280 - image.width) // 2, (960 - image.height) // 2))
    with open(path, "wb") as file:
        file.write(b"YUV4MPEG2 W1280 H960 F10:1 Ip A1:1 C420jpeg\n")
        for _ in range(frames):
            file.write(b"FRAME\n" + frame.tobytes() + bytes([128]) * (640 * 480 * 2))
    return path
