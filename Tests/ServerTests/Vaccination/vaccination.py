#!/usr/bin/env python3
"""Uses the pages of vaccination in a real browser: python3 vaccination.py ADDRESS [--screenshots FOLDER] [--only WORD]

The server has the rules of vaccination adopted and a key for certificates; WARD_TOKEN is the token of a health officer of one district. Doses are
recorded here, of people who are not in the register and of three who are. Needs what checkpoint.py needs. Ends with 0 when all holds, 1 when something does not, and 77 when what it needs is
missing.
"""
import argparse
import json
import os
import random
import sys

for folder in ("Checkpoint", "Support"):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", folder))

from browser_checks import run_checks  # noqa: E402
from checkpoint_page import BROWSER, DRIVER, RUN, missing  # noqa: E402
from office_page import OfficePage, accessible, ask, axe, narrow  # noqa: E402

# Those of .ci/browser's citizens.csv.
REGISTERED = {"001190000777": "Vũ Thị Thử Một", "001191000778": "Vũ Thị Thử Hai", "001192000779": "Vũ Thị Thử Ba"}

checks = []


def check(function):
    """Puts a check into the list of all."""
    checks.append(function)
    return function


def fill():
    """Doses of people whom the register does not have: one with an identifier, two that somebody has to match."""
    terms = ask("/vaccination/terms", token=os.environ["WARD_TOKEN"])
    RUN.ward = next(ward["code"] for ward in terms["wards"] if ward["is_mine"])
    base = random.randrange(10000, 90000)
    for i, person in enumerate([
            {"identifier": f"0010900{base:05}", "name": "Nguyễn Thị Tiêm"}, {"name": "Trần Văn Khớp", "birth": "1980-02-03", "sex": "male"},
            {"name": "Lê Thị Khác", "birth": "1975", "sex": "female"}]):
        told = ask("/vaccination/doses", {"person": person, "day": f"2021-08-0{i + 1}", "product": "AstraZeneca", "lot": "ABX1", "site": "TYT", "ward": RUN.ward}, os.environ["WARD_TOKEN"])
        RUN.dose = RUN.dose or told["dose"]["dose"]
    for i, (identifier, name) in enumerate(REGISTERED.items()):
        ask("/vaccination/doses", {"person": {"identifier": identifier, "name": name}, "day": f"2021-08-0{i + 1}", "product": "AstraZeneca", "lot": "ABX2", "ward": RUN.ward}, os.environ["WARD_TOKEN"])


class Office(OfficePage):
    """The page of officers of vaccination, signed in."""

    def __init__(self, place="due", **options):
        super().__init__("/vaccination", place, os.environ["WARD_TOKEN"], **options)


class Coverage(OfficePage):
    """The page of coverage, which anybody opens."""

    def __init__(self, width=360, height=760, **options):
        super().__init__("/vaccination/coverage", width=width, height=height, **options)
        self.wait("document.querySelectorAll('.chart svg').length === 2")


@check
def the_due_list_and_a_dose_with_its_flags_are_shown():
    with Office() as page:
        narrow(page, "due")
        page.shot("due-phone")
        page.go("person")
        page.press("Ghi nhận mũi tiêm")
        page.fill(person__identifier=f"0010902{random.randrange(10000, 99999)}", person__name="Phạm Thị Sớm", day="2021-01-15", product="astrazeneca", lot="L1", site="TYT")
        narrow(page, "recording")
        page.shot("record-phone")
        page.send()
        page.wait("document.querySelector('main .answer') !== null")
        assert "chưa xét được" in page.shown() and "bất thường" not in page.shown(), page.shown()[:400]
        page.shot("recorded-phone")
        page.go(f"dose/{RUN.dose}")
        assert "Nguyễn" not in page.shown(), "a dose names nobody"
        page.press("Xem thông tin cá nhân")
        page.wait("document.getElementById('person').textContent.includes('Nguyễn Thị Tiêm')")
        narrow(page, "dose")
        page.shot("dose-phone")
        assert "0010900" not in page.get("location.href")


@check
def a_dose_is_corrected_and_its_history_says_so():
    with Office(f"dose/{RUN.dose}") as page:
        page.press("Sửa mũi tiêm")
        assert page.get("document.querySelector('dialog [name=lot]').value") == "ABX1", "what stands is filled in"
        narrow(page, "correcting")
        page.shot("correct-phone")
        page.fill(lot="ABX9", ground="theo phiếu tiêm")
        page.send()
        page.wait("document.getElementById('shown').innerText.includes('ABX9')")
        assert "theo phiếu tiêm" in page.shown()


@check
def a_session_is_opened_people_are_invited_and_what_became_of_it_is_noted():
    with Office("sessions") as page:
        page.press("Thêm cơ sở")
        page.fill(code="TYT-1", name="Trạm y tế phường", ward=RUN.ward)
        page.send()
        page.press("Mở buổi tiêm")
        page.fill(**{"from": "08:00"}, until="11:30", product="astrazeneca", capacity="2")
        page.send()
        narrow(page, "sessions")
        page.shot("sessions-phone")
        page.press("Buổi tiêm 1")
        page.wait("location.hash === '#session/1'")
        page.ready()
        page.press("Mời người đến hạn")
        page.fill(least_rank="0")
        narrow(page, "inviting")
        page.send()
        page.wait("document.getElementById('status').textContent.includes('Đã mời 2 người')")
        assert "Vũ Thị" not in page.shown(), "who is invited is shown when it is asked for"
        page.press("Xem người được mời")
        page.wait("document.getElementById('invited').innerText.includes('Vũ Thị Thử')")
        narrow(page, "invited")
        page.shot("invited-phone")
        page.press("Đã đến")
        page.wait("document.getElementById('invited').innerText.includes('đã đến')")
        page.press("Rút lại")
        page.wait("document.getElementById('invited').innerText.includes('đã rút')")
        assert "00119" not in page.get("location.href")


@check
def a_certificate_is_shown_as_a_code_that_can_be_printed_and_is_revoked():
    with Office("certificates") as page:
        narrow(page, "certificates")
        page.find("#identifier").send_keys(next(iter(REGISTERED)))
        page.press("Lập chứng nhận")
        page.wait("document.querySelector('#certificate svg') !== null")
        width = page.get("document.querySelector('#certificate svg').getBoundingClientRect().width")
        assert width > 150, f"a code of {width} pixels cannot be read"
        assert "THU MOT" in page.shown().upper() or "THỬ MỘT" in page.shown().upper(), page.shown()
        narrow(page, "certificate")
        page.shot("certificate-phone")
        page.command("Emulation.setEmulatedMedia", {"media": "print"})
        assert page.get("document.querySelector('.unprinted').offsetParent === null && document.querySelector('#certificate svg').getBoundingClientRect().width > 0")
        page.shot("certificate-print")
        page.command("Emulation.setEmulatedMedia", {"media": ""})
        page.press("Thu hồi chứng nhận", "#certificate")
        page.fill(ground="cấp nhầm")
        page.send()
        assert not page.get("document.getElementById('certificate')"), "a revoked one is not shown any more"
        page.find("#identifier").send_keys("001190009999")
        page.press("Lập chứng nhận")
        page.wait("!document.getElementById('problem').hidden")
        problem = page.text("#problem")
        assert "phạm vi" in problem and "there is" not in problem, problem
        page.driver.get_log("browser")


@check
def records_are_decided_with_one_key_while_their_card_has_the_focus():
    with Office("matches") as page:
        narrow(page, "matches")
        page.shot("matches-phone")
        first = page.get("document.getElementById('match-head').textContent")
        page.keys("n")
        assert page.get("document.getElementById('match-head').textContent") == first, "keys elsewhere decide nothing"
        page.run("document.getElementById('match').focus()")
        page.keys("l")
        page.wait(f"document.getElementById('match-head')?.textContent !== {first!r}")
        page.ready()
        page.shot("matches-next-phone")
    return first


def invented_coverage():
    """Answers of the form that the server's have, as of a city in the middle of its campaign."""
    names = ["Phường Phúc Xá", "Phường Trúc Bạch", "Phường Chương Dương", "Phường Hàng Buồm", "Phường Cửa Đông", "Phường Văn Miếu - Quốc Tử Giám", "Xã Tân Lập", "Phường Nguyễn Trung Trực",
             "Phường Trần Hưng Đạo", "Phường Đồng Xuân", "Xã Hải Bối", "Phường Cửa Nam"]
    words = {"vi": "dân số, theo dữ liệu dân cư", "en": "residents, register"}
    why = {"vi": "Số người tiêm tại đây lớn hơn mẫu số: mũi tiêm tính theo nơi tiêm.", "en": "More people were vaccinated here than live here."}

    def rows(shift):
        for i, name in enumerate(names):
            percent = None if i == 7 else round((93 - i * 6.3) * (1 if not shift else (1.62 if i == 3 else 0.8 + i % 4 * 0.1)))
            yield dict(ward=f"{i:05}", name=name, count=percent and percent * 90, residents=9000 + 137 * i, percent=percent, is_above_all=bool(percent and percent > 100), explanation=why if percent and percent > 100 else None)

    def coverage(basis):
        return dict(on="2021-12-01", basis=basis, measure="complete", denominator=words, denominator_day="2021-12-01", rows=list(rows(basis == "injection")), total=dict(count=500000, residents=812345, percent=62), protection="rule")

    days = [f"2021-{month:02}-{day:02}" for month in range(7, 13) for day in range(1, 29, 3) if (month, day) <= (12, 1)]
    grown = [min(1, max(0, (i - 4) / 40)) ** 1.3 for i in range(len(days))]
    bands = [(None, None, 66), (12, 17, 41), (18, 64, 84), (65, None, 71)]
    series = [dict(age_from=a, age_to=b, residents=100000, percent=[None if (a == 12 and i < 30) else round(top * (max(0, g - 0.5) * 2 if a == 12 else g)) for i, g in enumerate(grown)]) for a, b, top in bands]
    return {"residence": coverage("residence"), "injection": coverage("injection"), "days": dict(on="2021-12-01", basis="residence", measure="complete", ward=None, days=days, series=series, protection="rule")}


# Whether any two texts of a drawing lie on one another, or one lies outside of it.
OVERLAPS = """
return [...document.querySelectorAll('.chart svg')].flatMap((svg, k) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(node => [node.textContent, node.getBoundingClientRect()]);
  const found = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => `${k}: ${text} is cut`);
  texts.forEach(([a, one], i) => texts.slice(i + 1).forEach(([b, other]) => {
    if (one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 3 && other.top < one.bottom - 3) found.push(`${k}: ${a} on ${b}`);
  }));
  return found;
})"""


@check
def coverage_of_a_city_in_its_campaign_can_be_read_at_every_width():
    fake = json.dumps(invented_coverage())
    script = ("{ const told = " + fake + "; const real = window.fetch; window.fetch = (path, ...more) => { const text = String(path); if (!text.startsWith('/api/vaccination/coverage')) return real(path, ...more);"
              " const answer = text.includes('/days') ? told.days : text.includes('basis=injection') ? told.injection : told.residence; return Promise.resolve(new Response(JSON.stringify(answer), {status: 200, headers: {'Content-Type': 'application/json'}})); }; }")
    for width in (320, 400, 768, 1280):
        with Coverage(width=width, height=1400) as page:
            page.command("Page.addScriptToEvaluateOnNewDocument", {"source": script})
            page.open()
            page.wait("document.querySelectorAll('.chart svg').length === 2")
            narrow(page, "coverage")
            page.shot(f"campaign-{width}")
            assert not page.run(OVERLAPS), f"{width}: {page.run(OVERLAPS)}"
            assert "dân số, theo dữ liệu dân cư" in page.shown() and "residents" not in page.shown(), page.shown()[:400]


@check
def coverage_is_drawn_with_its_tables():
    for width, name in ((320, "phone"), (1280, "desktop")):
        with Coverage(width=width) as page:
            narrow(page, "coverage")
            page.shot(f"coverage-{name}")
            assert page.get("document.querySelectorAll('figure details table tbody tr').length") > 10
            page.run("const select = document.getElementById('measure'); select.value = 'first'; select.dispatchEvent(new Event('change'))")
            page.ready()
            assert "Theo nơi ở" in page.shown() and "Mẫu số" in page.shown()


@check
def an_accessibility_check_finds_nothing_serious_in_either_language():
    script = axe()
    states = 0
    for language in ("vi", "en"):
        with Coverage() as page:
            page.find("#" + language).click()
            accessible(page, "coverage", script)
            states += 1
        with Office() as page:
            page.find("#" + language).click()
            for place in ("due", "person", "sessions", "session/1", "certificates", "matches", f"dose/{RUN.dose}"):
                page.go(place)
                states += 1
                assert "undefined" not in page.get("document.body.innerText"), place
                accessible(page, place, script)
                page.shot(f"{place.split('/')[0]}-{language}")
    return f"{states} states" + ("" if script else "; axe is missing")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--screenshots")
    parser.add_argument("--only")
    arguments = parser.parse_args()
    if not BROWSER or not DRIVER:
        missing("Chromium or its driver")
    RUN.address, RUN.screenshots = arguments.address.rstrip("/"), arguments.screenshots and os.path.join(arguments.screenshots, "vaccination")
    RUN.dose = None
    if RUN.screenshots:
        os.makedirs(RUN.screenshots, exist_ok=True)
    fill()
    failed = run_checks(checks, arguments.only)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
