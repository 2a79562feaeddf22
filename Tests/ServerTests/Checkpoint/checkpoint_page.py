"""A browser with the page of checkpoints open, for checkpoint.py."""
import argparse
import base64
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import time


def missing(what):
    """Ends the run: 77 says that nothing was found out."""
    print(f"skipped: {what} is missing; the page of checkpoints was not used in a browser")
    sys.exit(77)


for module in ("selenium", "PIL", "qrcode", "cbor2", "cryptography"):
    if importlib.util.find_spec(module) is None:
        missing(f"the Python package {module}")

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from checkpoint_city import printed

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage --disable-gpu --hide-scrollbars --force-device-scale-factor=1"
).split()

checks = []
RUN = argparse.Namespace()


def check(function):
    """Puts a check into the list of all."""
    checks.append(function)
    return function


class Page:
    """A browser with the page open, at a phone's width unless said; nothing may be asked of anybody but the server that is named."""

    def __init__(self, address=None, width=390, height=844, language="vi", flags=(), expected=()):
        self.expected = expected
        self.address = address or "file://" + RUN.page
        self.folder = tempfile.mkdtemp(prefix="zonal-checkpoint-")
        options = Options()
        options.binary_location = BROWSER
        for flag in FLAGS + [f"--window-size={width},{height}", f"--user-data-dir={self.folder}", f"--lang={language}", *flags]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.command = self.driver.execute_cdp_cmd
        self.run = self.driver.execute_script
        self.command("Emulation.setDeviceMetricsOverride", dict(width=width, height=height, deviceScaleFactor=1, mobile=width < 600))
        self.open()

    def open(self):
        self.driver.get(self.address)
        self.wait("document.documentElement.dataset.ready === 'true'")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
            said = [text for text in said if not any(word in text for word in self.expected)]
            assert not said, f"the console said {said}"
        elif RUN.screenshots:
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

    def offline(self, is_off=True):
        self.command("Network.enable", {})
        self.command("Network.emulateNetworkConditions", dict(offline=is_off, latency=0, downloadThroughput=-1, uploadThroughput=-1))

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.get("document.querySelector(arguments[0]).textContent", selector)

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def give(self, data, name="bundle.zpb"):
        """Opens a bundle's file."""
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        self.run("document.getElementById('data-message').textContent = ''")
        self.find("#bundle").send_keys(path)
        self.wait("document.getElementById('data-message').textContent !== ''")
        return self.text("#data-message")

    def next(self):
        if self.get("!document.getElementById('verdict').hidden"):
            self.find("#next").click()
        self.wait("document.getElementById('verdict').hidden")

    def pick(self, path):
        """Picks an image; the verdict as (kind, reason) and how long it took."""
        self.next()
        begin = time.time()
        self.find("#image").send_keys(path)
        return self.verdict(), time.time() - begin

    def type(self, text):
        self.next()
        box = self.find("#typed-text")
        box.clear()
        box.send_keys(text)
        box.send_keys(Keys.ENTER)
        return self.verdict()

    def verdict(self):
        self.wait("!document.getElementById('verdict').hidden || document.getElementById('message').textContent !== ''")
        message = self.text("#message")
        assert not message, message
        return tuple(self.get("[document.getElementById('verdict').dataset.kind, document.getElementById('verdict').dataset.reason]"))

    def shot(self, name):
        if RUN.screenshots:
            # The whole page, however long.
            size = self.command("Page.getLayoutMetrics", {})["cssContentSize"]
            clip = dict(x=0, y=0, width=size["width"], height=size["height"], scale=1)
            shot = self.command("Page.captureScreenshot", dict(format="png", captureBeyondViewport=True, clip=clip))
            with open(os.path.join(RUN.screenshots, name + ".png"), "wb") as file:
                file.write(base64.b64decode(shot["data"]))


def asked(page):
    """Addresses that the page asked for since this was asked last."""
    messages = [json.loads(entry["message"])["message"] for entry in page.driver.get_log("performance")]
    return [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]


def picture(text, kind="clean"):
    path = os.path.join(RUN.folder, f"{abs(hash((text, kind)))}.png")
    return path if os.path.exists(path) else printed(text, path, kind)
