#!/usr/bin/env python3
"""Uses the pages of vaccination in a real browser: python3 vaccination.py ADDRESS [--screenshots FOLDER] [--only WORD]

The server has the rules of vaccination adopted; WARD_TOKEN is the token of a health officer of one district. Doses are recorded here, of people who
are not in the register. Needs what checkpoint.py needs. Ends with 0 when all holds, 1 when something does not, and 77 when what it needs is
missing.
"""
import argparse
import os
import random
import sys

for folder in ("Checkpoint", "Support"):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", folder))

from browser_checks import run_checks  # noqa: E402
from checkpoint_page import BROWSER, DRIVER, RUN, missing  # noqa: E402
from office_page import OfficePage, accessible, ask, axe, narrow  # noqa: E402

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
            for place in ("due", "person", "matches", f"dose/{RUN.dose}"):
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
