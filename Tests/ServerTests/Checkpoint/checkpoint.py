#!/usr/bin/env python3
"""Uses the page of checkpoints in a real browser: python3 checkpoint.py checkpoint.html issuer.json [--screenshots FOLDER]

The page is what 'zonal permit checkpoint' wrote, the key file that of 'zonal permit keys make'; bundles and permits are made here, by another
program than Zonal. Needs Chromium with its driver and the Python packages selenium, pillow, qrcode, cbor2 and cryptography; with
axe-playwright-python an accessibility check too. Ends with 0 when all holds, 1 when something does not, and 77 when what it needs is missing.
"""
import argparse
import os
import shutil
import sys
import tempfile
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Support"))

from browser_checks import run_checks
from checkpoint_page import BROWSER, DRIVER, RUN, Page, asked, check, checks, missing, picture

import checkpoint_reach  # noqa: F401 (its checks put themselves into the list)
from checkpoint_city import City, Key, film, typed_code


@check
def a_printed_permit_is_valid_with_no_network_and_refused_once_its_delta_is_there():
    city = City(RUN.key)
    with Page() as page:
        page.offline()
        assert page.text("#age-text") == "Chưa có dữ liệu kiểm tra"
        path = picture(city.permit())
        found, _ = page.pick(path)
        assert found == ("undecided", "no-bundle"), found
        page.shot("no-bundle")
        assert page.give(city.bundle()) == "Đã nhận dữ liệu mới."
        found, seconds = page.pick(path)
        assert found == ("valid", ""), found
        shown = page.get("document.getElementById('verdict').innerText")
        for text in ("HỢP LỆ", "✓", "Giấy hợp lệ.", "Nguyễn Thị Thử", "1985", "29A-123.45", "Dịch vụ thiết yếu", "Phường Hàng Thử", "vùng xanh", "Dữ liệu cũ 1 phút"):
            assert text in shown, f"{text} is not in {shown}"
        colour = page.get("getComputedStyle(document.querySelector('.verdict-head')).backgroundColor")
        assert colour == "rgb(10, 97, 48)", colour
        assert page.get("document.activeElement.id") == "verdict"
        page.shot("valid")
        page.give(city.bundle(number=2, since=1, age=30, refused_serials={4711: 1}), "delta.zpb")
        found, _ = page.pick(path)
        assert found == ("refused", "revoked"), found
        shown = page.get("document.getElementById('verdict').innerText")
        assert "TỪ CHỐI" in shown and "✕" in shown and "Giấy đã bị thu hồi." in shown, shown
        page.shot("revoked")
        # Opened anew the page knows what it knew, from what it kept.
        page.open()
        found, _ = page.pick(path)
        assert found == ("refused", "revoked"), found
        page.give(city.bundle(number=3, since=2, age=10, reinstated=[4711]))
        found, _ = page.pick(path)
        assert found == ("valid", ""), found
        addresses = [url for url in asked(page) if not url.startswith(("file:", "data:", "blob:", "chrome"))]
        assert not addresses, addresses
        return f"picture to verdict {seconds * 1000:.0f} ms, driver and all"


@check
def pictures_are_read_turned_badly_lit_and_noisy():
    city = City(RUN.key)
    with Page() as page:
        page.give(city.bundle())
        times = []
        for kind in ("clean", "photo"):
            found, _ = page.pick(picture(city.permit(route=range(3), _13="motorbike"), kind))
            assert found == ("valid", "") or found == ("refused", "through-level"), f"{kind}: {found}"
        for _ in range(5):
            page.next()
            page.run("globalThis.began = 0; document.getElementById('image').addEventListener('change', () => { globalThis.began = performance.now(); }, { once: true, capture: true });"
                     "new MutationObserver((_, seen) => { globalThis.took = performance.now() - globalThis.began; seen.disconnect(); }).observe(document.getElementById('verdict'), { attributes: true, attributeFilter: ['hidden'] });")
            page.find("#image").send_keys(picture(city.permit(), "photo"))
            page.verdict()
            times.append(page.get("globalThis.took"))
        blank = os.path.join(RUN.folder, "blank.png")
        from PIL import Image

        Image.new("L", (800, 600), 255).save(blank)
        page.next()
        page.find("#image").send_keys(blank)
        page.wait("document.getElementById('message').textContent !== ''")
        assert "mã QR" in page.text("#message")
        return f"picked picture to verdict {sorted(times)[2]:.0f} ms in the page (median of 5)"


@check
def the_camera_reads_a_permit():
    city = City(RUN.key)
    path = film(picture(city.permit(), "photo"), os.path.join(RUN.folder, "camera.y4m"))
    flags = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={path}"]
    with Page(flags=flags) as page:
        page.give(city.bundle())
        begin = time.time()
        page.find("#scan").click()
        assert page.verdict() == ("valid", "")
        seconds = time.time() - begin
        page.wait("document.getElementById('camera-box').hidden")
        assert page.get("document.getElementById('video').srcObject === null"), "the camera stays open"
        return f"{seconds:.1f} s from the button to the verdict"


@check
def without_a_camera_the_page_says_what_to_do():
    with Page(flags=["--deny-permission-prompts"]) as page:
        page.find("#scan").click()
        page.wait("document.getElementById('message').textContent !== ''")
        assert "máy ảnh" in page.text("#message")
        assert page.get("document.getElementById('camera-box').hidden")


@check
def an_old_bundle_and_one_from_the_future_decide_nothing():
    city = City(RUN.key)
    path = picture(city.permit())
    with Page() as page:
        page.give(city.bundle(age=4 * 3600 + 310))
        found, _ = page.pick(path)
        assert found == ("undecided", "bundle-old"), found
        assert "quá hạn" in page.text("#age-text") and page.get("document.getElementById('age').dataset.kind") == "old"
        shown = page.get("document.getElementById('verdict').innerText")
        assert "CHƯA XÁC ĐỊNH" in shown and "?" in shown and "HỢP LỆ" not in shown
        page.shot("old")
        page.give(city.bundle(age=30))
        assert page.pick(path)[0] == ("valid", "")
        assert "cũ hơn" in page.give(city.bundle(age=60))
        assert page.pick(path)[0] == ("valid", "")
        page.next()
        page.run("document.getElementById('data').open = true")
        page.find("#forget").click()
        page.wait("document.getElementById('age-text').textContent.startsWith('Chưa có')")
        page.give(city.bundle(age=-3600))
        assert page.pick(path)[0] == ("undecided", "bundle-future")


@check
def an_altered_permit_a_forged_one_and_the_wrong_hour_are_refused():
    city = City(RUN.key)
    minute = city.minute()
    closed = [(minute + 30) % 1440, (minute + 90) % 1440]
    text = city.permit()
    # The last characters are of the signature.
    place = len(text) - 20
    altered = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
    with Page() as page:
        page.give(city.bundle())
        for permit, reasons in (
            (altered, {"signature", "malformed"}), (city.permit(key=Key()), {"key-unknown"}), (city.permit(hours=closed), {"wrong-hour"}),
            (city.permit(_9=bytes(4)), {"vintage-unknown"}), (city.permit(route=range(3)), {"through-level"}), ("HC1:6BFOXN", {"malformed"}),
        ):
            found, _ = page.pick(picture(permit))
            assert found[1] in reasons, f"{found} and not {reasons}"
            assert found[0] == ("undecided" if found[1] == "vintage-unknown" else "refused"), found
            assert found[1] not in ("signature", "key-unknown", "malformed") or page.get("document.getElementById('facts').children.length") == 0
        page.pick(picture(city.permit(hours=closed)))
        page.shot("wrong-hour")
        assert "Phường Cửa Ô" in (page.pick(picture(city.permit(route=range(3)))), page.text("#verdict-reason"))[1]


@check
def damaged_and_foreign_bundles_are_not_taken():
    city = City(RUN.key)
    with Page() as page:
        page.give(city.bundle())
        good = city.bundle(number=2)
        turned = bytearray(good)
        turned[len(turned) // 2] ^= 1
        assert "bị sửa" in page.give(bytes(turned))
        assert "không tin cậy" in page.give(city.bundle(number=2, key=Key()))
        assert "hỏng" in page.give(good[:-1])
        assert "Thiếu" in page.give(city.bundle(number=9, since=8))
        assert page.text("#data-facts").count("hanoi-2021") == 1
        assert page.type(city.permit()) == ("valid", "")


@check
def typed_codes_are_looked_up_and_mistyped_ones_are_told():
    city = City(RUN.key)
    code = typed_code(4712)
    with Page() as page:
        page.give(city.bundle(refused_serials={4711: 1}))
        assert page.type(code.lower().replace("-", " ")) == ("valid", "")
        assert "lộ trình" in page.text("#verdict-notes")
        page.shot("typed")
        assert page.type(typed_code(4711)) == ("refused", "revoked")
        assert page.type(code[:-1] + ("0" if code[-1] != "0" else "1")) == ("undecided", "code-mistyped")
        assert page.type(typed_code(4713)) == ("refused", "code-unknown")
        assert page.get("document.getElementById('typed-text').value") == ""
        page.next()
        page.find("#typed button").click()
        page.wait("document.getElementById('message').textContent !== ''")
        assert page.get("document.activeElement.id") == "typed-text"


@check
def the_checkpoints_ward_is_kept_and_must_be_on_the_way():
    city = City(RUN.key)
    with Page() as page:
        page.give(city.bundle())
        page.run("const d = document.getElementById('district'); d.value = 'Quận Ba Đình'; d.dispatchEvent(new Event('change', {bubbles: true}))")
        page.run("const w = document.getElementById('ward'); w.value = '00007'; w.dispatchEvent(new Event('change', {bubbles: true}))")
        assert page.type(city.permit()) == ("refused", "not-on-route")
        assert page.text("#verdict-reason").startswith("Phường Cửa Ô")
        page.open()
        assert page.get("[document.getElementById('district').value, document.getElementById('ward').value]") == ["Quận Ba Đình", "00007"]
        page.run("const w = document.getElementById('ward'); w.value = '00004'; w.dispatchEvent(new Event('change', {bubbles: true}))")
        assert page.type(city.permit()) == ("valid", "")


@check
def nothing_of_a_traveller_is_kept():
    city = City(RUN.key)
    with Page() as page:
        page.give(city.bundle())
        page.type(city.permit())
        page.next()
        assert "Thử" not in page.get("document.getElementById('verdict').textContent")
        assert page.get("document.getElementById('typed-text').value") == ""
        kept = page.driver.execute_async_script(
            """const done = arguments[arguments.length - 1];
            const all = {...localStorage};
            const request = indexedDB.open("zonal-checkpoint");
            request.onsuccess = () => {
              const store = request.result.transaction("kept").objectStore("kept");
              store.getAllKeys().onsuccess = event => { all.keys = event.target.result.join(); };
              store.getAll().onsuccess = event => {
                all.bytes = event.target.result.flatMap(item => [...item.chain, ...item.signers]).map(bytes => Array.from(bytes, byte => String.fromCharCode(byte)).join("")).join();
                done(all);
              };
            };""")
        names = set(kept) - {"keys", "bytes"}
        assert names == {"zonal-checkpoint-tally"}, names
        assert [int(number) for number in kept["zonal-checkpoint-tally"].split()][1:] == [1, 0, 0]
        assert kept["keys"] == "bundle"
        text = kept["bytes"].encode("latin1")
        for secret in ("Nguyễn", "29A", "0412"):
            assert secret.encode() not in text, secret
        assert RUN.key.private.private_numbers().private_value.to_bytes(32, "big") not in text
        assert page.get("document.cookie") == ""
        counts = page.get("[...document.querySelectorAll('#counts dd')].map(item => item.textContent)")
        assert counts == ["1", "0", "0"], counts
        page.find("#reset").click()
        assert page.get("[...document.querySelectorAll('#counts dd')].map(item => item.textContent)") == ["0", "0", "0"]


@check
def edwards_signatures_are_verified_or_said_not_to_be():
    from cryptography.hazmat.primitives.asymmetric import ed25519

    edwards = Key(ed25519.Ed25519PrivateKey.generate())
    city = City(RUN.key)
    keys = [{1: key.id, 2: key.public, 3: 0, 4: None, 5: use, 6: None} for key, use in ((RUN.key, 3), (edwards, 1))]
    with Page() as page:
        page.give(city.bundle(_6=keys))
        found = page.type(city.permit(key=edwards))
        assert found in (("valid", ""), ("undecided", "algorithm")), found
        return found[1] or "verified"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", help="the page that 'zonal permit checkpoint' wrote")
    parser.add_argument("issuer", help="the issuer's key file, whose key the page trusts")
    parser.add_argument("--screenshots", metavar="FOLDER")
    parser.add_argument("--only", metavar="WORD", help="run only checks with this word in their names")
    parser.parse_args(namespace=RUN)
    if not BROWSER:
        missing("Chromium")
    if not DRIVER:
        missing("Chromium's driver")
    with open(RUN.page, encoding="utf-8") as file:
        text = file.read()
    if "<script></script>" in text:
        missing("the library that reads QR codes (.ci/assets)")
    if RUN.screenshots:
        os.makedirs(RUN.screenshots, exist_ok=True)
    RUN.page = os.path.abspath(RUN.page)
    RUN.key = Key.read(RUN.issuer)
    RUN.folder = tempfile.mkdtemp(prefix="zonal-checkpoint-pictures-")
    # As the server gives it: the settings are data, which the policy's digests leave out.
    RUN.served = os.path.join(RUN.folder, "served.html")
    with open(RUN.served, "w", encoding="utf-8") as file:
        file.write(text.replace('"bundle":null,"session":null', '"bundle":"bundle","session":"../session"', 1).replace("connect-src 'none'", "connect-src 'self'", 1))
    failed = run_checks(checks, RUN.only)
    shutil.rmtree(RUN.folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
