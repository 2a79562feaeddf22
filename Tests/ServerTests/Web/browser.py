#!/usr/bin/env python3
"""Reads the web map in a real browser: python3 browser.py http://127.0.0.1:8080/map [--screenshots FOLDER]

Needs Chromium with its driver and the Python package selenium; with axe-selenium-python an accessibility check too. Ends with 0 when all
holds, 1 when something does not, and 77 when what it needs is missing.
"""
import argparse
import base64
import importlib.util
import io
import json
import os
import shutil
import sys
import tempfile
import time
import traceback
import urllib.request
from urllib.parse import urlsplit

MISSING = 77


def missing(what):
    print(f"skipped: {what} is missing; the web map was not read in a browser")
    sys.exit(MISSING)


try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    missing("the Python package selenium")

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-dev-shm-usage --hide-scrollbars --force-device-scale-factor=1"
).split()
arguments = None
checks = []


def check(function):
    checks.append(function)
    return function


class Page:
    """A browser with the map open; what it said and asked is looked at when it closes."""

    def __init__(self, hash="", width=1280, height=800, gl=True, language="vi", reduced=False, expected=()):
        self.expected = expected
        self.folder = tempfile.mkdtemp(prefix="zonal-browser-")
        options = Options()
        options.binary_location = BROWSER
        for flag in FLAGS + [f"--window-size={width},{height}", f"--user-data-dir={self.folder}", f"--lang={language}"]:
            options.add_argument(flag)
        gl_flags = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"] if gl else ["--disable-gpu", "--disable-3d-apis"]
        for flag in gl_flags + (["--force-prefers-reduced-motion"] if reduced else []):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.command = self.driver.execute_cdp_cmd
        self.run = self.driver.execute_script
        self.command("Emulation.setDeviceMetricsOverride", dict(width=width, height=height, deviceScaleFactor=1, mobile=width < 600))
        self.driver.get(arguments.address + hash)
        self.wait("document.documentElement.dataset.ready === 'true'", 60)
        self.settle()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
            said = [text for text in said if not any(word in text for word in self.expected) and "GPU stall" not in text]
            assert not said, f"the console said {said}"
            host = urlsplit(arguments.address).netloc
            for entry in self.driver.get_log("performance"):
                message = json.loads(entry["message"])["message"]
                if message["method"] == "Network.requestWillBeSent":
                    url = urlsplit(message["params"]["request"]["url"])
                    assert url.scheme in ("data", "blob", "chrome") or url.netloc == host, f"asked another host: {url.geturl()}"
        elif arguments.screenshots:
            self.shot("failed-" + str(int(time.time())))
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, expression, *values):
        return self.run(f"return {expression}", *values)

    def wait(self, expression, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            if self.get(expression):
                return
            time.sleep(0.05)
        raise AssertionError(f"after {seconds} s still not: {expression}")

    def settle(self):
        """Until the map stands still and is drawn."""
        if self.get("zonal.view.kind") == "maplibre":
            self.wait("zonal.view.map.loaded() && !zonal.view.map.isMoving()", 30)
        time.sleep(0.3)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.get("document.querySelector(arguments[0]).textContent", selector)

    def shown(self, selector):
        return self.find(selector).is_displayed()

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def picture(self):
        from PIL import Image

        return Image.open(io.BytesIO(self.driver.get_screenshot_as_png())).convert("RGB")

    def place(self, code):
        """Where a ward's letter stands, in pixels of the page; None where it is not in sight."""
        return self.run(
            """const view = zonal.view, box = document.getElementById("map").getBoundingClientRect();
            const at = zonal.zones.byCode.get(arguments[0]).label;
            const point = view.kind === "maplibre" ? view.map.project(at) : view.map.latLngToContainerPoint([at[1], at[0]]);
            return point.x > 4 && point.y > 4 && point.x < box.width - 4 && point.y < box.height - 4 ? [box.x + point.x, box.y + point.y] : null""",
            code,
        )

    def shot(self, name):
        if arguments.screenshots:
            self.driver.save_screenshot(os.path.join(arguments.screenshots, name + ".png"))

    def search(self, text):
        box = self.find("#search")
        box.click()
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(text)
        self.wait("document.getElementById('search').getAttribute('aria-expanded') === 'true'")
        return self.get("[...document.querySelectorAll('#found [data-code]')].map(option => [option.dataset.code, option.textContent])")


def ask(path):
    root = "{0.scheme}://{0.netloc}".format(urlsplit(arguments.address))
    with urllib.request.urlopen(root + path) as answer:
        return json.load(answer)


def served():
    """What the server says, asked without the page: revisions from the oldest, and the map in force."""
    revisions = sorted(ask("/revisions?limit=100")["revisions"], key=lambda item: (item["in_force_from"], item["number"]))
    return revisions, ask(f"/revisions/{ask('/revisions/current')['number']}/zones.geojson")


def distance(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b)) ** 0.5


def rgb(color):
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


def every_ward_is_drawn(page):
    _, zones = served()
    features = zones["features"]
    kind = page.get("zonal.view.kind")
    if kind == "maplibre":
        drawn = page.get("[...new Set(zonal.view.map.queryRenderedFeatures({layers: ['fill']}).map(item => item.properties.code))]")
    else:
        drawn = page.get("[...zonal.zones.wards].filter(ward => true).map(ward => ward.code)")
        paths = page.get("document.querySelectorAll('#map .leaflet-overlay-pane path').length")
        assert paths == len(features), f"{paths} paths for {len(features)} wards"
    assert sorted(drawn) == sorted(item["id"] for item in features), f"{len(drawn)} of {len(features)} wards are drawn"
    # What is on the screen is each level's colour, lighter by the paper below and darker by its pattern.
    image = page.picture()
    palette = {level["id"]: rgb(level["color"]) for level in zones["zonal"]["levels"]}
    looked = right = 0
    for feature in features:
        box = page.get("zonal.zones.byCode.get(arguments[0]).bounds", feature["id"])
        place = page.place(feature["id"])
        if place is None or box[2] - box[0] < 0.03:
            continue
        # Beside the letter, of several pixels the one in the middle of all.
        x, y = int(place[0]), int(place[1])
        pixels = [image.getpixel((x + dx, y + dy)) for dx in (-10, -9, -8, 8, 9, 10) for dy in (-3, 0, 3)]
        middle = tuple(sorted(values)[len(values) // 2] for values in zip(*pixels))
        nearest = min(palette, key=lambda level: distance(palette[level], middle))
        looked += 1
        right += nearest == (feature["properties"].get("in_force_level") or feature["properties"]["level"])
    assert looked >= 20 or len(features) < 100, f"only {looked} wards could be looked at"
    assert right >= 0.9 * looked, f"{right} of {looked} wards have their colour on the screen"
    return f"{len(drawn)} wards, {right} of {looked} looked at have their colour"


@check
def maplibre_draws_every_ward_in_its_colour():
    with Page() as page:
        assert page.get("zonal.view.kind") == "maplibre", page.get("zonal.view.kind")
        page.shot("desk")
        return every_ward_is_drawn(page)


@check
def leaflet_draws_every_ward_where_webgl_is_missing():
    with Page(gl=False) as page:
        assert page.get("zonal.view.kind") == "leaflet", page.get("zonal.view.kind")
        page.shot("leaflet")
        text = every_ward_is_drawn(page)
        code = "00067" if page.get("zonal.zones.byCode.has('00067')") else page.get("zonal.zones.wards[0].code")
        page.run("zonal.view.show(zonal.zones.byCode.get(arguments[0]).bounds, true)", code)
        page.settle()
        ActionChains(page.driver).move_by_offset(*map(int, page.place(code))).click().perform()
        page.wait("!document.getElementById('panel').hidden")
        assert page.get("zonal.ward.code") == code
        assert page.get("document.querySelectorAll('#panel .reasons li').length") > 0
        return text


@check
def without_a_library_list_search_and_reasons_are_there():
    with Page("#map=picture") as page:
        assert page.get("zonal.view.kind") == "picture"
        assert page.get("document.querySelectorAll('#map [data-code]').length") == page.get("zonal.zones.wards.length")
        page.shot("picture")
        found = page.search("a")
        page.keys(Keys.ENTER)
        page.wait("!document.getElementById('panel').hidden")
        assert page.get("zonal.ward.code") == found[0][0]


@check
def search_finds_names_with_and_without_diacritics():
    with Page() as page:
        names = {item["id"]: item["properties"] for item in served()[1]["features"]}
        results = {}
        for text in ("Hoan Kiem", "Hoàn Kiếm", "HOAN KIEM", "hoàn kiem"):
            results[text] = {code for code, _ in page.search(text)}
        page.shot("search")
        expected = {code for code, item in names.items() if "Hoàn Kiếm" in (item["district"] or "") + item["name"]}
        for text, codes in results.items():
            assert expected and codes == expected, f"{text}: {len(codes)} of {len(expected)}"
        dong_da = {code for code, _ in page.search("dong da")}
        assert dong_da & {code for code, item in names.items() if "Đống Đa" in (item["district"] or "")}
        assert page.search("qqqq") == []
        assert page.text("#found").strip()
        return f"{len(expected)} wards of Hoàn Kiếm by four spellings"


@check
def a_click_shows_reasons_with_citations_and_what_they_rest_on():
    with Page() as page:
        features = served()[1]["features"]
        code = next(item["id"] for item in features if page.place(item["id"]) and item["properties"]["reasons"])
        page.run("zonal.view.show(zonal.zones.byCode.get(arguments[0]).bounds, true)", code)
        page.settle()
        ActionChains(page.driver).move_by_offset(*map(int, page.place(code))).click().perform()
        page.wait("!document.getElementById('panel').hidden")
        properties = next(item["properties"] for item in features if item["id"] == code)
        text = page.text("#panel")
        assert properties["name"] in text
        for reason in properties["reasons"]:
            assert reason["text"]["vi"][1:] in text, reason["text"]["vi"]
            assert reason["citation"] in text
        assert "sha256:" in text
        steps = len(ask(f"/zones/{code}/history")["steps"])
        page.wait(f"document.querySelectorAll('#panel .steps li').length === {steps}")
        assert page.get("document.activeElement.id") == "panel"
        page.shot("ward")


@check
def the_slider_changes_colours_counts_and_panel():
    with Page() as page:
        revisions, _ = served()
        assert len(revisions) > 1
        first = ask(f"/revisions/{revisions[0]['number']}/zones.geojson")
        last = ask(f"/revisions/{revisions[-1]['number']}/zones.geojson")
        levels = [{item["id"]: item["properties"]["level"] for item in zones["features"]} for zones in (first, last)]
        changed = [code for code in levels[0] if levels[0][code] != levels[1][code] and page.place(code)]
        before, counts = page.picture(), page.text("#levels")
        page.run("document.getElementById('slider').focus()")
        page.keys(Keys.HOME)
        page.wait(f"zonal.revision.number === {revisions[0]['number']} && zonal.zones.origin.on === '{revisions[0]['on']}'")
        page.wait(f"document.getElementById('slider').getAttribute('aria-valuetext').includes('{revisions[0]['number']}')")
        time.sleep(1)
        page.settle()
        page.shot("earlier")
        assert page.text("#levels") != counts
        for level, count in revisions[0]["wards_by_level"].items():
            assert page.get(f"zonal.zones.counts.get('{level}')") == count
        after = page.picture()
        differing = 0
        for code in changed:
            x, y = map(int, page.place(code))
            differing += any(distance(before.getpixel((x + d, y)), after.getpixel((x + d, y))) > 40 for d in (-9, 9, -6, 6))
        assert differing > len(changed) / 2, f"{differing} of {len(changed)} changed wards look different"
        page.find("#later").click()
        page.wait(f"zonal.revision.number === {revisions[1]['number']}")
        assert f"revision={revisions[1]['number']}" in page.get("location.hash") or len(revisions) == 2
        return f"{differing} of {len(changed)} changed wards in sight look different"


@check
def the_language_changes_and_is_remembered():
    with Page("", language="en-GB") as page:
        assert page.get("document.documentElement.lang") == "en"
        page.find("#vi").click()
        assert page.get("document.documentElement.lang") == "vi"
        assert page.text("h1") == "Bản đồ cấp độ dịch"
        page.driver.get(arguments.address)
        page.wait("document.documentElement.dataset.ready === 'true'")
        assert page.get("document.documentElement.lang") == "vi"
        assert page.get("document.cookie") == ""
        missing = page.get("[...document.querySelectorAll('[data-word]')].filter(item => !item.textContent || item.textContent === 'undefined').map(item => item.dataset.word)")
        assert not missing, missing
    with Page("", language="fr") as page:
        assert page.get("document.documentElement.lang") == "vi"


@check
def everything_works_with_the_keyboard_alone():
    with Page() as page:
        page.keys(Keys.TAB)
        assert page.get("document.activeElement.className") == "skip"
        assert page.get("document.activeElement.getBoundingClientRect().top") >= 0, "the skip link is not in sight"
        page.keys(Keys.ENTER)
        assert page.get("document.activeElement.id") == "search"
        page.keys("ba dinh")
        page.wait("document.querySelectorAll('#found [data-code]').length > 0")
        page.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
        active = page.get("document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).dataset.code")
        page.keys(Keys.ENTER)
        page.wait("!document.getElementById('panel').hidden")
        assert page.get("zonal.ward.code") == active
        page.keys(Keys.ESCAPE)
        page.wait("document.getElementById('panel').hidden")
        assert page.get("document.activeElement.id") == "search", "the focus is lost"
        seen = []
        for _ in range(60):
            page.keys(Keys.TAB)
            name = page.get("(e => e === document.body ? '' : e.id || e.dataset.level || e.className)(document.activeElement)")
            ring = page.get("(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)(getComputedStyle(document.activeElement)) || document.activeElement === document.body || document.activeElement.closest('#map') !== null")
            assert ring, f"the focus on {name} is not to be seen"
            if name in seen and name:
                break
            seen.append(name)
        for wanted in ("where", "slider", "later"):
            assert wanted in seen, f"{wanted} is not reached: {seen}"
        page.run("(document.querySelector('#map canvas') ?? document.getElementById('map')).focus()")
        page.keys("+")
        page.settle()
        page.keys(Keys.ARROW_UP)
        page.settle()
        time.sleep(0.4)
        said = page.text("#live")
        page.keys(Keys.ENTER)
        page.wait("!document.getElementById('panel').hidden")
        assert page.get("zonal.ward.name") in said, said
        page.find("#open-criteria").send_keys(Keys.ENTER)
        page.wait("document.getElementById('criteria').open")
        assert page.get("document.getElementById('criteria').contains(document.activeElement)")
        page.keys(Keys.ESCAPE)
        page.wait("!document.getElementById('criteria').open")
        assert page.get("document.activeElement.id") == "open-criteria"


@check
def the_list_says_what_the_map_shows():
    with Page("#view=list") as page:
        zones = served()[1]
        assert page.get("document.querySelectorAll('#rows tr').length") == len(zones["features"])
        level = next(item for item in zones["zonal"]["levels"] if item["wards"])
        page.run("const s = document.getElementById('filter-level'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", level["id"])
        page.wait(f"document.querySelectorAll('#rows tr').length === {level['wards']}")
        button = page.find("#rows button")
        button.click()
        page.wait("!document.getElementById('panel').hidden")
        page.find("#close").click()
        assert page.get("document.activeElement.closest('#rows') !== null"), "the focus does not come back"


@check
def where_am_i_is_answered_without_asking_anybody():
    with Page() as page:
        ward = page.get("(w => [w.code, ...w.label])(zonal.zones.wards[Math.floor(zonal.zones.wards.length / 2)])")
        page.command("Browser.grantPermissions", {"permissions": ["geolocation"]})
        page.command("Emulation.setGeolocationOverride", {"longitude": ward[1], "latitude": ward[2], "accuracy": 10})
        page.driver.get_log("performance")
        page.find("#where").click()
        page.wait("!document.getElementById('panel').hidden")
        assert page.get("zonal.ward.code") == ward[0]
        time.sleep(0.5)
        asked = [json.loads(entry["message"])["message"] for entry in page.driver.get_log("performance")]
        urls = [item["params"]["request"]["url"] for item in asked if item["method"] == "Network.requestWillBeSent"]
        for url in urls:
            assert f"{ward[1]:.3f}"[:6] not in url and "lon" not in url, f"the position is in {url}"
        assert str(ward[1])[:6] not in page.get("location.href")
        page.command("Emulation.setGeolocationOverride", {"longitude": 2.35, "latitude": 48.85, "accuracy": 10})
        page.find("#where").click()
        page.wait("document.getElementById('where-note').classList.contains('problem')")


@check
def narrow_screens_have_everything_in_reach():
    for width, height in ((390, 844), (320, 568)):
        with Page("", width=width, height=height) as page:
            page.shot(f"phone-{width}")
            assert page.get("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
            assert page.get("document.getElementById('map').clientHeight") > height * 0.28, "the map is too small"
            small = page.get(
                "[...document.querySelectorAll('button, input, select')].filter(e => e.checkVisibility() && !e.closest('dialog'))"
                ".map(e => [e.id || e.className || e.dataset.level, e.getBoundingClientRect()]).filter(([, r]) => r.width && (r.width < 36 || r.height < 36)).map(([n, r]) => `${n} ${r.width}x${r.height}`)"
            )
            assert not small, f"too small for a finger: {small}"
            page.search("a")
            page.keys(Keys.ENTER)
            page.wait("!document.getElementById('panel').hidden")
            page.settle()
            page.shot(f"phone-{width}-ward")
            box = page.get("(r => [r.left, r.right, r.top, r.bottom])(document.getElementById('panel').getBoundingClientRect())")
            assert box[0] >= 0 and box[1] <= width and box[3] <= height + 1 and box[2] > height * 0.3, box
            assert page.get("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"


@check
def paper_has_map_legend_reasons_revision_and_digest():
    with Page() as page:
        code = page.get("zonal.zones.wards.find(ward => ward.properties.reasons.length).code")
        page.driver.get(arguments.address + f"#ward={code}")
        page.driver.refresh()
        page.wait("document.documentElement.dataset.ready === 'true' && !document.getElementById('panel').hidden")
        time.sleep(0.5)
        pdf = base64.b64decode(page.command("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})["data"])
        assert pdf.startswith(b"%PDF") and len(pdf) > 20_000
        if arguments.screenshots:
            with open(os.path.join(arguments.screenshots, "print.pdf"), "wb") as file:
                file.write(pdf)
        sheet = page.text("#print-sheet")
        assert page.get("zonal.zones.origin.inputs_digest") in sheet
        assert page.get("document.querySelectorAll('#print-sheet .picture path[data-code]').length") == page.get("zonal.zones.wards.length")
        assert page.get("document.querySelectorAll('#print-sheet .sheet-legend li').length") == page.get("zonal.zones.levels.size")
        assert page.get("document.querySelectorAll('#print-sheet .reasons li').length") > 0


@check
def who_wants_no_motion_gets_none():
    with Page(reduced=True) as page:
        page.search("a")
        page.keys(Keys.ENTER)
        page.wait("!document.getElementById('panel').hidden")
        assert page.get("getComputedStyle(document.getElementById('panel')).animationName") == "none"
        time.sleep(0.1)
        assert not page.get("zonal.view.kind === 'maplibre' && zonal.view.map.isMoving()")


@check
def an_accessibility_check_finds_nothing_serious():
    scripts = []
    for package in ("axe_playwright_python", "axe_selenium_python", "axe_core_python"):
        found = importlib.util.find_spec(package)
        for folder, _, files in os.walk(os.path.dirname(found.origin)) if found else ():
            scripts += [os.path.join(folder, name) for name in files if name == "axe.min.js"]
    states = [
        ("map", "", 1280, 800, None), ("ward", "#ward={ward}&lang=en", 1280, 800, None), ("list", "#view=list", 1280, 800, None),
        ("phone", "#ward={ward}", 390, 844, None), ("criteria", "", 1280, 800, "document.getElementById('open-criteria').click()"),
    ]
    ward = served()[1]["features"][0]["id"]
    for name, hash, width, height, script in states:
        with Page(hash.format(ward=ward), width=width, height=height) as page:
            if script:
                page.run(script)
                time.sleep(0.3)
            nameless = [
                (node["role"]["value"], node.get("backendDOMNodeId"))
                for node in page.command("Accessibility.getFullAXTree", {})["nodes"]
                if not node.get("ignored")
                and node.get("role", {}).get("value") in ("button", "link", "combobox", "textbox", "slider", "listbox", "dialog", "region", "navigation", "image")
                and not node.get("name", {}).get("value")
            ]
            assert not nameless, f"{name}: without a name: {nameless}"
            if not scripts:
                continue
            with open(scripts[0]) as file:
                page.run(file.read())
            result = page.driver.execute_async_script("axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])")
            bad = [
                f"{item['id']} ({item['impact']}): {item['nodes'][0]['html'][:160]} {item['nodes'][0].get('failureSummary', '')[:300]}"
                for item in result["violations"] if item["impact"] in ("serious", "critical", "moderate")
            ]
            assert not bad, f"{name}: " + "; ".join(bad)
    return f"{len(states)} states, " + ("by axe and by the browser's own tree" if scripts else "by the browser's own tree; axe is missing")


def main():
    global arguments
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--screenshots", metavar="FOLDER")
    parser.add_argument("--only", metavar="WORD", help="run only checks with this word in their names")
    arguments = parser.parse_args()
    if not BROWSER:
        missing("Chromium")
    if not DRIVER:
        missing("Chromium's driver")
    if importlib.util.find_spec("PIL") is None:
        missing("the Python package pillow")
    if arguments.screenshots:
        os.makedirs(arguments.screenshots, exist_ok=True)
    failed = 0
    for function in checks:
        name = function.__name__.replace("_", " ")
        if arguments.only and arguments.only not in name:
            continue
        begin = time.time()
        try:
            note = function()
            print(f"ok      {name}" + (f": {note}" if note else "") + f" ({time.time() - begin:.1f} s)", flush=True)
        except Exception as error:
            failed += 1
            print(f"FAILED  {name}: {error}", flush=True)
            # The message alone does not say which of several held not.
            traceback.print_exc()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
