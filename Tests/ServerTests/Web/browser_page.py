"""A browser with the web map open, for browser.py."""
import io
import json
import os
import shutil
import sys
import tempfile
import time
import urllib.request
from urllib.parse import urlsplit


def missing(what):
    """Ends the run: 77 says that nothing was found out."""
    print(f"skipped: {what} is missing; the web map was not read in a browser")
    sys.exit(77)


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



checks = []


def check(function):
    """Puts a check into the list of all."""
    checks.append(function)
    return function


class SETTINGS:
    """What the command line says; filled by browser.py."""

    address = screenshots = only = None


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
        self.driver.get(SETTINGS.address + hash)
        self.wait("document.documentElement.dataset.ready === 'true'")
        self.settle()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
            said = [text for text in said if not any(word in text for word in self.expected) and "GPU stall" not in text]
            assert not said, f"the console said {said}"
            host = urlsplit(SETTINGS.address).netloc
            for entry in self.driver.get_log("performance"):
                message = json.loads(entry["message"])["message"]
                if message["method"] == "Network.requestWillBeSent":
                    url = urlsplit(message["params"]["request"]["url"])
                    assert url.scheme in ("data", "blob", "chrome") or url.netloc == host, f"asked another host: {url.geturl()}"
        elif SETTINGS.screenshots:
            self.shot("failed-" + str(int(time.time())))
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, expression, *values):
        return self.run(f"return {expression}", *values)

    def wait(self, expression, seconds=300):
        end = time.time() + seconds
        while time.time() < end:
            if self.get(expression):
                return
            time.sleep(0.05)
        raise AssertionError(f"after {seconds} s still not: {expression}")

    def settle(self):
        """Until the map stands still and is drawn."""
        if self.get("zonal.view.kind") == "maplibre":
            self.wait("zonal.view.map.loaded() && !zonal.view.map.isMoving()")
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
        if SETTINGS.screenshots:
            self.driver.save_screenshot(os.path.join(SETTINGS.screenshots, name + ".png"))

    def search(self, text):
        box = self.find("#search")
        box.click()
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(text)
        self.wait("document.getElementById('search').getAttribute('aria-expanded') === 'true'")
        return self.get("[...document.querySelectorAll('#found [data-code]')].map(option => [option.dataset.code, option.textContent])")


def ask(path):
    root = "{0.scheme}://{0.netloc}".format(urlsplit(SETTINGS.address))
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


