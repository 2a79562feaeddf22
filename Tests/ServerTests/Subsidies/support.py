#!/usr/bin/env python3
"""Uses the pages of support in a real browser: python3 support.py ADDRESS [--screenshots FOLDER] [--only WORD]

The server has the policies of support adopted; SUPPORT_TOKEN is the token of an officer of support of one district, SECOND_TOKEN that of one of the
whole city, TREASURER_TOKEN that of a treasurer, PUBLISHER_TOKEN that of who decrees. A claim is entered here. Needs what checkpoint.py needs. Ends with 0 when all holds, 1 when
something does not, and 77 when what it needs is missing.
"""
import argparse
import datetime
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


def claim(last):
    return {
        "policy": "suspended", "ward": RUN.ward, "person": {"identifier": f"0010900{last:05}", "name": "Nguyễn Thị Thử", "phone": "0912345678"},
        "payee": {"means": "account", "number": f"00110040{last}", "bank": "BFTVVNVX", "holder": "NGUYEN THI THU"},
        "spells": [{"kind": "job-suspended", "from": "2021-06-01", "through": "2021-07-31"}],
        "statements": {"employer-ordered-to-stop": 1, "social-insurance": 1, "pregnant": 0}, "papers": ["suspension-agreement", "insurance-confirmation"]}


def fill():
    """A claim that waits, one that is refused, and one with money."""
    terms = ask("/support/terms", token=os.environ["SUPPORT_TOKEN"])
    RUN.ward = next(ward["code"] for ward in terms["wards"] if ward["is_mine"])
    base = random.randrange(10000, 80000)
    RUN.claims = [ask("/support/claims", claim(base + i), os.environ["SUPPORT_TOKEN"])["claim"] for i in range(3)]
    ask(f"/support/claims/{RUN.claims[1]}/decide", {}, os.environ["SUPPORT_TOKEN"])
    ask(f"/support/claims/{RUN.claims[2]}/decide", {}, os.environ["SUPPORT_TOKEN"])
    ask(f"/support/claims/{RUN.claims[2]}/confirm", None, os.environ["SECOND_TOKEN"], "POST")


class Office(OfficePage):
    """The page of officers of support, signed in."""

    def __init__(self, place="claims", who="SUPPORT_TOKEN", **options):
        super().__init__("/support", place, os.environ[who], **options)


class Anybody(OfficePage):
    """The page that anybody opens."""

    def __init__(self, width=320, height=720, **options):
        super().__init__("/support/entitled", width=width, height=height, **options)

    def question(self):
        return self.get("document.querySelector('#question h2')?.textContent ?? ''")

    def answer(self, word):
        """Presses a button of the question, and waits for the next."""
        self.run("document.querySelector('#question > *').dataset.old = ''")
        self.press(word, "#question")
        self.wait("document.querySelector('#question > *') && !document.querySelector('#question > [data-old]')")


def file_of(page, text, name="list.csv"):
    """Gives a text to the dialog as a file."""
    path = os.path.join(page.folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    page.find("dialog input[type=file]").send_keys(path)


def happened(page, kind):
    page.run("document.querySelector('#question input[value=\"' + arguments[0] + '\"]').click()", kind)
    page.answer("Tiếp")
    page.run("const form = document.querySelector('#question form'); form.elements.from.value = '2021-06-01'; form.elements.through.value = '2021-07-31'")
    page.answer("Tiếp")


@check
def anybody_learns_step_by_step_what_they_are_entitled_to():
    with Anybody() as page:
        narrow(page, "entitled")
        page.shot("entitled-start-phone")
        assert "số định danh" not in page.get("[...document.querySelectorAll('#question label')].map(item => item.textContent).join()").lower()
        happened(page, "job-suspended")
        asked = []
        while page.get("document.querySelector('#question form') !== null"):
            asked.append(page.question())
            assert len(asked) < 30, asked
            narrow(page, asked[-1])
            if page.get("document.querySelector('#question input[name=answer]') !== null"):
                wanted = "1" if any(word in asked[-1] for word in ("dừng hoạt động theo yêu cầu", "bảo hiểm xã hội bắt buộc")) else "0"
                page.run("document.querySelector('#question input[value=\"' + arguments[0] + '\"]').click()", wanted)
                page.answer("Tiếp")
            else:
                page.answer("Bỏ qua")
        text = page.get("document.getElementById('found').innerText")
        assert "3.710.000" in text, text[:500]
        assert "Giấy tờ cần nộp" in text and "Nộp ở đâu" in text
        narrow(page, "the answer")
        page.shot("entitled-answer-phone")
        assert page.get("location.search") == "" and page.get("location.hash") == ""
        page.find("#en").click()
        assert "VND 3,710,000" in page.get("document.getElementById('found').innerText")
        assert "undefined" not in page.get("document.body.innerText")
    with Anybody(width=1280, height=900) as page:
        happened(page, "job-suspended")
        page.shot("entitled-desktop")
    return f"{len(asked)} questions"


@check
def a_claim_is_decided_by_one_and_confirmed_by_another():
    with Office() as page:
        assert "Thử" not in page.shown(), "no list has names"
        narrow(page, "claims")
        page.shot("claims-phone")
        page.go(f"claim/{RUN.claims[0]}")
        page.press("Giải quyết theo quy định")
        page.send()
        assert "đề nghị hỗ trợ" in page.shown(), page.shown()[:300]
        page.press("Xem thông tin cá nhân")
        page.wait("document.getElementById('person').textContent.includes('Nguyễn Thị Thử')")
        assert "3.710.000" in page.shown()
        narrow(page, "claim")
        page.shot("claim-phone")
        assert "0010900" not in page.get("location.href")
        page.press("Duyệt")
        page.find("dialog button[type=submit]").click()
        page.wait("document.querySelector('dialog .wrong')?.textContent")
        page.driver.get_log("browser")
    with Office(f"claim/{RUN.claims[0]}", "SECOND_TOKEN") as page:
        page.press("Duyệt")
        page.send()
        assert "đã duyệt, chờ chi" in page.shown(), page.shown()[:300]


@check
def a_claim_is_entered_after_what_the_rules_say_was_seen():
    with Office() as page:
        page.press("Nhập hồ sơ")
        page.fill(policy="suspended", person__identifier=f"0010901{random.randrange(10000, 99999)}", person__name="Lê Văn Nhập")
        page.find("dialog button[type=submit]").click()
        page.wait("document.querySelector('dialog [name=\"from.job-suspended\"]')")
        page.fill(**{"from.job-suspended": "2021-06-01", "through.job-suspended": "2021-07-31", "payee__means": "cash", "payee__place": "Bưu điện"})
        page.press("Xem quy định", "dialog")
        page.wait("document.querySelector('dialog .policy').textContent !== ''")
        narrow(page, "entering")
        page.shot("enter-claim-phone")
        page.send()
        page.wait("location.hash.startsWith('#claim/')")
        page.ready()
        assert "chờ bổ sung giấy tờ" in page.shown(), page.shown()[:300]


@check
def the_treasurer_makes_a_batch_and_the_money_is_drawn():
    with Office("payments", "TREASURER_TOKEN", width=1280, height=860) as page:
        page.press("Lập lệnh chi")
        page.fill(means="account", debtor="Kho bac Nha nuoc", account="3713012345678", bank="SBVNVNVX")
        page.send()
        page.wait("location.hash.startsWith('#batch/')")
        page.ready()
        assert "3.710.000" in page.shown(), page.shown()[:300]
        page.shot("batch-desktop")
    with Office("money", width=360) as page:
        page.wait("document.querySelectorAll('.chart svg').length === 2")
        narrow(page, "money")
        page.shot("money-phone")
        assert page.get("[...document.querySelectorAll('.chart')].every(item => item.getAttribute('aria-label').length > 20)")


@check
def an_employers_list_is_taken_line_by_line():
    base = random.randrange(10000, 80000)
    header = "identifier,name,account,bank,holder,question employer-ordered-to-stop,question social-insurance,question pregnant,spell job-suspended"
    rows = [f"0010902{base + i:05},Lê Văn Dòng,00110050{i},BFTVVNVX,LE VAN DONG,yes,yes,no,2021-06-01 2021-07-31" for i in range(3)]
    rows[1] = rows[1].replace("0010902", "10902")
    with Office() as page:
        page.press("Nhập danh sách")
        page.fill(policy="suspended")
        page.find("dialog button[type=submit]").click()
        page.wait("document.querySelector('dialog input[type=file]')")
        page.fill(employer="Công ty Thử")
        file_of(page, "\n".join([header] + rows))
        page.shot("list-dialog-phone")
        page.send()
        page.wait("location.hash === '#list'")
        page.ready()
        text = page.shown()
        assert "Số định danh cá nhân chưa đúng" in text and "10902" not in text, text[:500]
        assert page.get("document.querySelectorAll('#shown a[href^=\"#claim/\"]').length") == 2, text[:500]
        narrow(page, "list")
        page.shot("list-phone")
        page.find("#en").click()
        assert "undefined" not in page.shown() and "Line" in page.shown()
        page.find("#vi").click()


@check
def deadlines_say_how_many_working_days_are_left():
    with Office("deadlines", width=320) as page:
        text = page.shown()
        # The server's day is today's: of a year that the calendar does not have nothing is guessed, and the page says so.
        with open("geodata/calendars/vietnam.yaml", encoding="utf-8") as calendar:
            is_known = f"year: {datetime.date.today().year}\n" in calendar.read()
        if is_known:
            assert "ngày làm việc" in text or "trễ" in text, text[:300]
        else:
            assert "Lịch nghỉ lễ chưa có năm nay" in text, text[:300]
        narrow(page, "deadlines")
        page.shot("deadlines-phone")


@check
def money_comes_back_or_is_given_up():
    with Office("payments", "TREASURER_TOKEN") as page:
        page.press("Lệnh chi 1")
        page.ready()
        page.press("Ngân hàng đã chi")
        page.ready()
        page.wait("document.getElementById('shown').innerText.includes('đã quyết toán')")
    with Office(f"claim/{RUN.claims[2]}") as page:
        page.press("Yêu cầu hoàn trả")
        page.fill(ground="không thuộc diện")
        page.send()
        assert "đang thu hồi" in page.shown(), page.shown()[:300]
        narrow(page, "recovery")
        page.shot("recovery-phone")
    with Office("batch/1", "TREASURER_TOKEN") as page:
        page.press("Ghi nhận hoàn trả")
        page.fill(amount="710000")
        page.send()
        assert "đã hoàn trả 710.000" in page.shown(), page.shown()[:400]
        narrow(page, "batch")
        page.shot("batch-phone")
        page.go("payments")
        page.press("Nhập tệp trả về")
        file_of(page, "reference,day,reason\nnone,2021-09-07,AC04\n")
        page.send()
        page.wait("location.hash === '#returned'")
        page.ready()
        assert "Không có khoản chi nào mang mã này" in page.shown(), page.shown()[:300]
        narrow(page, "returned")
        page.shot("returned-phone")


@check
def ceilings_and_a_budget_are_looked_at_before_a_decree():
    with Office("plan", "PUBLISHER_TOKEN") as page:
        page.press("Đặt hạn mức")
        page.fill(policy="suspended", amount="500000000")
        page.send()
        assert "500.000.000" in page.shown(), page.shown()[:300]
        narrow(page, "ceilings")
    with Office("plan", width=320) as page:
        page.press("Tính dự toán")
        page.wait("document.getElementById('budget').textContent !== ''")
        narrow(page, "budget")
        page.shot("budget-phone")
    with Office("plan", width=1280, height=900) as page:
        page.press("Tính dự toán")
        page.wait("document.getElementById('budget').textContent !== ''")
        page.shot("budget-desktop")


@check
def an_accessibility_check_finds_nothing_serious_in_either_language():
    script = axe()
    states = 0
    for language in ("vi", "en"):
        with Anybody() as page:
            page.find("#" + language).click()
            accessible(page, "entitled", script)
            states += 1
        # A year that the calendar does not have is answered with 503, which the console repeats.
        with Office(expected=("favicon", "GL Driver Message", "/support/deadlines")) as page:
            page.find("#" + language).click()
            for place in ("claims", "deadlines", f"claim/{RUN.claims[1]}", "reviews", "money", "plan"):
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
    RUN.address, RUN.screenshots = arguments.address.rstrip("/"), arguments.screenshots and os.path.join(arguments.screenshots, "support")
    if RUN.screenshots:
        os.makedirs(RUN.screenshots, exist_ok=True)
    fill()
    failed = run_checks(checks, arguments.only)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
