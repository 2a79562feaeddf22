#!/usr/bin/env python3
"""Uses the pages of the ward office in a real browser: python3 ward_office.py ADDRESS [--screenshots FOLDER] [--only WORD]

The server has the rules of cases, quarantine and areas adopted and a map published; WARD_TOKEN is the token of a health officer of its first
district, CITY_TOKEN that of a publisher. People, contacts, orders and areas are entered here. Needs what checkpoint.py needs. Ends with 0 when
all holds, 1 when something does not, and 77 when what it needs is missing.
"""
import argparse
import datetime
import os
import random
import sys
import time

for folder in ("Checkpoint", "Support"):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", folder))

from browser_checks import run_checks  # noqa: E402
from checkpoint_page import BROWSER, DRIVER, RUN, Keys, Page, asked, missing  # noqa: E402
from office_page import OfficePage, accessible, ask, axe, narrow  # noqa: E402

checks = []
# By the city's clock, which the server tells.
DAY = datetime.date.today()
WEEK = datetime.timedelta(days=7)


def check(function):
    """Puts a check into the list of all."""
    checks.append(function)
    return function


def hoa(path, body=None, method=None):
    return ask(path, body, os.environ["WARD_TOKEN"], method)


def person(last, name):
    return {"name": name, "identifier": f"0010900{last:05}", "phone": "0912345678", "address": "Số 5, ngõ thử 24"}


def fill():
    """A case with contacts of two generations, an order with an alert, and an area with a need, in the officer's first ward."""
    global DAY
    terms = hoa("/cases/terms")
    DAY = datetime.date.fromisoformat(terms["on"])
    wards = [ward["code"] for ward in terms["wards"] if ward["is_mine"]]
    RUN.ward, other = wards[0], wards[1]
    base = random.randrange(10000, 90000)
    yesterday = (DAY - datetime.timedelta(days=1)).isoformat()
    first = hoa("/cases", {"person": person(base, "Nguyễn Văn Thử"), "ward": RUN.ward, "report_day": DAY.isoformat(), "onset": (DAY - datetime.timedelta(days=3)).isoformat(), "symptoms": ["fever", "cough"], "exposure": (DAY - WEEK).isoformat()})["case"]
    hoa(f"/cases/{first}/tests", {"kind": "pcr", "result": "positive", "ct": 22.5, "laboratory": "CDC", "sampled_at": f"{yesterday}T08:00", "resulted_at": f"{yesterday}T19:00"})
    names = ["Trần Thị Gần", "Lê Văn Lớp", "Phạm Thị Chợ", "Hoàng Văn Xe", "Vũ Thị Nhà", "Đặng Văn Việc", "Bùi Thị Tiệc", "Đỗ Văn Bạn", "Hồ Thị Quán", "Ngô Văn Ga"]
    kinds = ["household", "class", "place", "vehicle", "household", "workplace", "event", "care", "place", "vehicle"]
    for i, (name, kind) in enumerate(zip(names, kinds)):
        hoa(f"/cases/{first}/contacts", {"person": person(base + 1 + i, name), "ward": RUN.ward if i % 3 else other, "kind": kind, "place": "Ngõ thử 24", "from_at": f"{yesterday}T1{i % 5}:00", "until_at": f"{yesterday}T1{i % 5}:40", "distance_cm": 80 + 20 * i, "minutes": 40, "masked": i % 2 == 0})
    for i in range(4):
        hoa(f"/cases/{first + 1 + i}/contacts", {"person": person(base + 20 + i, f"Người thứ {i}"), "ward": RUN.ward, "kind": "household", "from_at": f"{yesterday}T20:00", "distance_cm": 100, "minutes": 60, "masked": False})
    for i in (3, 6, 9):
        hoa(f"/cases/{first + i}/tests", {"kind": "pcr", "result": "positive", "sampled_at": f"{yesterday}T18:00", "resulted_at": f"{yesterday}T22:00"})
    hoa(f"/cases/{first + 1}/contacts", {"with": first + 2, "kind": "workplace", "from_at": f"{yesterday}T21:00"})
    hoa("/cases", {"person": person(base + 40, "Cao Thị Mới"), "ward": RUN.ward, "report_day": yesterday, "symptoms": ["fever"]})
    RUN.first = first
    RUN.order = hoa("/quarantine/orders", {
        "case": first + 1, "kind": "f1", "exposure": "2021-08-01", "ward": RUN.ward, "place": "home", "address": "Số 5, ngõ thử 24", "longitude": 105.8, "latitude": 21.0,
        "start": DAY.isoformat(), "authority": "Ủy ban nhân dân phường", "act": "12/QĐ-UBND",
        "stated": {"planned_end": (DAY + WEEK).isoformat(), "test_days": [DAY.isoformat(), (DAY + WEEK).isoformat()], "watch_days": 7, "ground": "Quyết định riêng của phường"}})
    ask("/quarantine/check-ins", {"code": RUN.order["code"], "longitude": 105.81, "latitude": 21.01, "accuracy": 10})
    proposals = hoa("/areas/proposals", {"from": (DAY - WEEK).isoformat(), "until": DAY.isoformat(), "reason": "Cụm ca bệnh trong ngõ"})["proposals"]
    note = {"authority": "Ủy ban nhân dân quận", "act": "1234/QĐ-UBND", "reason": "Cụm ca bệnh trong ngõ"}
    RUN.area = ask(f"/areas/proposals/{proposals[0]}/decree", {"from": f"{yesterday}T18:00", "until": f"{(DAY + 2 * WEEK).isoformat()}T18:00", "measures": ["no-exit"], **note}, os.environ["CITY_TOKEN"])["area"]
    hoa(f"/areas/{RUN.area}/needs", {"need": "medicine", "ward": RUN.ward, "note": "Nhà số 7, thuốc huyết áp", "is_urgent": True})
    hoa(f"/areas/{RUN.area}/needs", {"need": "food", "ward": RUN.ward, "note": "Nhà số 9"})
    hoa("/areas/proposals", {"from": (DAY - WEEK).isoformat(), "until": DAY.isoformat(), "reason": "Mở rộng"})


class Office(OfficePage):
    """The ward officer's page, signed in."""

    def __init__(self, place="today", **options):
        super().__init__("/ward-office", place, os.environ["WARD_TOKEN"], **options)


@check
def todays_list_leads_to_each_act():
    with Office() as page:
        text = page.shown()
        for word in ("Cảnh báo", "Cần xét nghiệm", "Cần phân loại", "Nhu cầu"):
            assert word in text, f"{word} is not in {text[:400]}"
        assert "Thử" not in text and "0010900" not in page.get("location.href")
        narrow(page, "today")
        page.shot("today-phone")
        page.press("Xử lý")
        page.wait("document.getElementById('dialog').open")
        page.shot("close-alert-phone")
        page.fill(ground="Đã gọi, người ở nhà")
        page.send()
        page.wait("document.getElementById('status').textContent === 'Đã thực hiện.'")
        assert page.get("document.getElementById('status').hidden === false")
        page.press("Nhập kết quả")
        page.fill(kind="pcr", result="negative", sampled_at=f"{DAY.isoformat()}T00:01")
        page.send()
    with Office(width=1280, height=860) as page:
        page.shot("today-desktop")


@check
def a_persons_timeline_has_the_class_with_reasons_and_all_that_happened():
    with Office(f"case/{RUN.first}") as page:
        text = page.shown()
        for word in ("xác định", "F0", "Vì sao phân loại như vậy", "PCR", "Diễn biến", "Khu vực"):
            assert word.lower() in text.lower(), f"{word} is not in {text[:600]}"
        assert "Nguyễn Văn Thử" not in text
        narrow(page, "case")
        page.shot("case-phone")
        page.press("Xem thông tin cá nhân")
        page.wait("document.getElementById('person').textContent.includes('Nguyễn Văn Thử')")
        page.press("Thêm tiếp xúc")
        page.shot("contact-form-phone")
        narrow(page, "contact form")
        page.press("Thôi", "dialog")
        page.go(f"case/{RUN.first + 1}")
        assert f"Quyết định {RUN.order['order']}" in page.shown()
    with Office(f"case/{RUN.first}", width=1280, height=860) as page:
        page.shot("case-desktop")


@check
def the_contact_graph_is_drawn_the_same_each_time_and_a_tap_tells_facts():
    drawn = []
    for width in (360, 1280):
        with Office(f"graph/{RUN.first}", width=width) as page:
            assert page.get("document.querySelectorAll('.drawing .node').length") >= 15
            drawn.append(page.get("[...document.querySelectorAll('.drawing .node')].map(node => node.getAttribute('transform')).join()"))
            names = page.get("[...document.querySelectorAll('.drawing .node')].map(node => node.getAttribute('aria-label'))")
            assert any(name.startswith(f"Hồ sơ {RUN.first}, F0") for name in names), names
            page.find(f".node[data-case='{RUN.first + 1}']").click()
            page.wait("document.querySelector('.answer')?.textContent.includes('F1')")
            narrow(page, "graph")
            page.shot(f"graph-{width}")
            before = page.get("document.querySelector('.drawing svg').getAttribute('viewBox')")
            page.find(".zooms button").click()
            assert page.get("document.querySelector('.drawing svg').getAttribute('viewBox')") != before
            page.run("document.querySelector('.node[tabindex=\"0\"]').focus()")
            page.keys(Keys.ARROW_RIGHT, Keys.ENTER)
            assert page.get("document.querySelectorAll('.node.chosen').length") == 1
            page.find("details summary").click()
            assert page.get("document.querySelectorAll('details tbody tr').length") >= 29
            page.command("Emulation.setTouchEmulationEnabled", {"enabled": True})
            box = page.get("(box => [box.x, box.y, box.width, box.height])(document.querySelector('.drawing svg').getBoundingClientRect())")
            x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
            before = page.get("document.querySelector('.drawing svg').getAttribute('viewBox').split(' ').map(Number)")
            page.command("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x - 20, "y": y, "id": 1}, {"x": x + 20, "y": y, "id": 2}]})
            for step in range(1, 6):
                page.command("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x - 20 - 8 * step, "y": y, "id": 1}, {"x": x + 20 + 8 * step, "y": y, "id": 2}]})
            page.command("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            after = page.get("document.querySelector('.drawing svg').getAttribute('viewBox').split(' ').map(Number)")
            assert after[2] < before[2] * 0.7, f"two fingers apart zoom in: {before} {after}"
    assert drawn[0] == drawn[1]
    return f"{drawn[0].count('translate')} people"


@check
def an_area_has_its_map_its_people_and_its_needs():
    for view, width in (("maplibre", 1280), ("leaflet", 1280), ("picture", 360)):
        with Office(f"area/{RUN.area}/{view}", width=width) as page:
            kind = page.get("document.getElementById('area-map').dataset.kind")
            for word in ("Số người", "Nhu cầu chưa đáp ứng", "thuốc huyết áp", "1234/QĐ-UBND"):
                assert word in page.shown(), f"{word} is not in {page.shown()[:500]}"
            assert page.get("document.querySelector('#area-map svg, #area-map canvas') !== null"), kind
            assert page.get("document.querySelectorAll('#area-map .map-dot, #area-map svg circle').length") > 0, "no dots"
            narrow(page, "area")
            time.sleep(1)
            page.shot(f"area-{kind}")
            if width == 360:
                page.press("Xét điều kiện dỡ bỏ")
                page.fill(tested=10, tested_since=DAY.isoformat())
                page.send()
                page.wait("document.getElementById('release-test').textContent.includes('chưa đủ')")
                page.shot("release-test-phone")
                page.press("Đã đáp ứng")
                page.wait("document.getElementById('status').textContent === 'Đã thực hiện.'")
            hosts = {url.split("/")[2] for url in asked(page) if url.startswith("http")}
            assert hosts == {RUN.address.split("/")[2]}, hosts


@check
def an_order_is_made_only_after_the_policy_was_seen():
    with Office(f"case/{RUN.first + 3}") as page:
        page.press("Ra quyết định cách ly")
        page.wait("document.getElementById('dialog').open")
        assert page.get("document.querySelector('dialog button[type=submit]').disabled")
        page.fill(kind="f1", exposure="2021-08-01", place="home", address="Số 7", start=DAY.isoformat(), authority="UBND phường", act="13/QĐ-UBND",
                  stated__planned_end=(DAY + WEEK).isoformat(), stated__ground="Quyết định riêng")
        page.press("Xem quy định", "dialog")
        page.wait("document.querySelector('dialog .policy').textContent.includes('phải cách ly')")
        assert "14" in page.text("dialog .policy")
        narrow(page, "order form")
        page.shot("order-form-phone")
        page.fill(exposure="2021-08-02")
        assert page.get("document.querySelector('dialog button[type=submit]').disabled"), "another exposure, another answer"
        page.press("Xem quy định", "dialog")
        page.wait("!document.querySelector('dialog button[type=submit]').disabled")
        page.send()
        page.wait("document.getElementById('order-code') !== null")
        assert len(page.text("#order-code")) == 11
        page.shot("order-phone")
        number = int(page.get("location.hash.split('/')[1]"))
        page.press("Gia hạn")
        page.fill(planned_end=(DAY + 2 * WEEK).isoformat(), ground="F0 mới trong nhà")
        page.send()
        page.wait("document.getElementById('shown').innerText.includes('gia hạn')")
        assert page.get("document.getElementById('order-code') === null"), "the code is shown once"
        page.press("Kết thúc sớm")
        page.fill(ground="Chuyển đi viện")
        page.send()
        page.wait("document.getElementById('shown').innerText.includes('kết thúc sớm')")
        return f"order {number}"


@check
def a_person_is_entered_and_what_is_wrong_is_said_at_the_field():
    with Office("cases") as page:
        narrow(page, "cases")
        page.shot("cases-phone")
        page.press("Nhập người mới")
        page.fill(person__name="Đinh Thị Nhập", person__identifier="123", ward=RUN.ward)
        page.find("dialog button[type=submit]").click()
        page.wait("document.querySelector('dialog .wrong').textContent !== ''")
        assert "Số định danh cá nhân" in page.text("dialog .wrong"), page.text("dialog .wrong")
        assert page.get("document.activeElement.name") == "person.identifier"
        page.shot("enter-wrong-phone")
        page.fill(person__identifier="")
        page.send()
        page.wait("location.hash.startsWith('#case/')")
        page.wait("document.getElementById('shown').innerText.includes('Vì sao')")
        # The browser says itself that an answer was 422.
        page.expected = (*page.expected, "422")


@check
def the_check_in_page_takes_position_and_report_with_a_code():
    with Page(RUN.address + "/ward-office/check-in", width=360, height=760, expected=("favicon", "404")) as page:
        narrow(page, "check-in")
        page.find("#code").send_keys("ABCDE-FGHJK" + Keys.ENTER)
        page.wait("document.getElementById('problem').textContent.includes('mã này')")
        page.find("#code").clear()
        code = hoa(f"/quarantine/orders/{RUN.order['order']}/code", method="POST")["code"]
        page.find("#code").send_keys(code.lower().replace("-", " ") + Keys.ENTER)
        page.wait("!document.getElementById('order').hidden")
        page.shot("check-in-phone")
        narrow(page, "check-in order")
        text = page.get("document.body.innerText")
        assert "Trần Thị Gần" not in text and "ngõ thử" not in text and code not in page.get("location.href")
        page.command("Browser.grantPermissions", {"origin": RUN.address, "permissions": ["geolocation"]})
        page.command("Emulation.setGeolocationOverride", {"latitude": 21.0001, "longitude": 105.8001, "accuracy": 8})
        page.run("[...document.querySelectorAll('#order button')].find(item => item.textContent === 'Gửi vị trí').click()")
        page.wait("document.getElementById('status').textContent.includes('đúng nơi cách ly')")
        page.run("for (const item of document.querySelectorAll('#order input[value=no]')) item.checked = true; for (const item of document.querySelectorAll('#order input[type=number]')) item.value = 36.8")
        page.run("document.querySelector('#order form button').click()")
        page.wait("document.getElementById('status').textContent.includes('Đã nhận khai báo')")
        page.shot("checked-in-phone")
        page.run("[...document.querySelectorAll('#order button')].at(-1).click()")
        assert page.get("document.getElementById('order').textContent") == ""
        assert page.get("Object.keys(localStorage).join()") in ("", "zonal-language")


@check
def everything_is_reached_with_the_keyboard_and_large_enough_for_a_thumb():
    with Office() as page:
        page.run("document.body.focus()")
        reached = []
        for _ in range(30):
            page.keys(Keys.TAB)
            reached.append(page.get("document.activeElement.textContent.trim().slice(0, 30) || document.activeElement.id"))
            ring = page.get("(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)(getComputedStyle(document.activeElement)) || document.activeElement === document.body")
            assert ring, f"the focus on {reached[-1]} is not to be seen"
        for wanted in ("Hôm nay", "Ca bệnh", "Cách ly", "Khu vực", "Tải lại"):
            assert wanted in reached, f"{wanted} is not reached: {reached}"
        for place in ("today", "cases", f"case/{RUN.first}", "orders", f"order/{RUN.order['order']}", "areas", f"area/{RUN.area}"):
            page.go(place)
            small = page.get("[...document.querySelectorAll('main button, main select, main input, .rooms a')].filter(item => item.offsetParent !== null && item.getBoundingClientRect().height < 43).map(item => item.textContent || item.id)")
            assert not small, f"{place}: too small for a thumb: {small}"
            narrow(page, place)


@check
def an_accessibility_check_finds_nothing_serious_in_either_language():
    script = axe()
    states = 0
    for language in ("vi", "en"):
        with Office() as page:
            page.find("#" + language).click()
            for place in ("today", "cases", f"case/{RUN.first}", f"graph/{RUN.first}", "orders", f"order/{RUN.order['order']}", "areas", f"area/{RUN.area}", "dialog"):
                if place == "dialog":
                    page.go(f"case/{RUN.first}")
                    page.press({"vi": "Thêm tiếp xúc", "en": "Add a contact"}[language])
                else:
                    page.go(place)
                states += 1
                assert "undefined" not in page.get("document.body.innerText"), place
                assert page.get("document.documentElement.lang") == language
                page.shot(f"{place.split('/')[0]}-{language}")
                accessible(page, place, script)
    return f"{states} states" + ("" if script else "; axe is missing")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--screenshots")
    parser.add_argument("--only")
    arguments = parser.parse_args()
    if not BROWSER or not DRIVER:
        missing("Chromium or its driver")
    RUN.address, RUN.screenshots = arguments.address.rstrip("/"), arguments.screenshots and os.path.join(arguments.screenshots, "ward-office")
    if RUN.screenshots:
        os.makedirs(RUN.screenshots, exist_ok=True)
    fill()
    failed = run_checks(checks, arguments.only)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
