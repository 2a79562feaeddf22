"""What the browser checks of officers' pages have in common: asking the server as a program does, a page with somebody signed in, its dialogs, and
whether it fits a phone and is accessible."""
import importlib.util
import json
import os
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Checkpoint"))

from checkpoint_page import RUN, Page  # noqa: E402


def ask(path, body=None, token=None, method=None):
    """Asks the server as a program does."""
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(RUN.address + path, data, headers, method=method or ("POST" if body is not None else "GET"))
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{path}: {error.code} {error.read().decode()}") from None


def narrow(page, where):
    width = page.get("document.documentElement.scrollWidth")
    assert width <= page.get("innerWidth"), f"{where}: {width} pixels wide"


def axe():
    """Where axe-core lies; nothing where it is missing."""
    found = importlib.util.find_spec("axe_playwright_python")
    scripts = [os.path.join(folder, name) for folder, _, files in os.walk(os.path.dirname(found.origin)) for name in files if name == "axe.min.js"] if found else []
    return scripts[0] if scripts else None


def accessible(page, where, script):
    """Looks for what axe calls moderate or worse."""
    if not script:
        return
    with open(script) as file:
        page.run(file.read())
    result = page.driver.execute_async_script("axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])")
    bad = [f"{item['id']} ({item['impact']}): {item['nodes'][0]['html'][:200]}" for item in result["violations"] if item["impact"] in ("serious", "critical", "moderate")]
    assert not bad, f"{where}: " + "; ".join(bad)


class OfficePage(Page):
    """A page of officers, with the holder of a token signed in; without a token one that anybody opens."""

    def __init__(self, path, place="", token=None, width=360, height=760, **options):
        options.setdefault("expected", ("favicon", "GL Driver Message"))
        # A map by WebGL without a graphics card.
        options.setdefault("flags", ("--use-angle=swiftshader", "--enable-unsafe-swiftshader"))
        super().__init__(RUN.address + path, width=width, height=height, **options)
        if token:
            self.driver.execute_async_script(
                "const done = arguments[1]; fetch('/session', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({token: arguments[0]})}).then(() => done())",
                token)
            self.driver.get(f"{RUN.address}{path}#{place}")
            self.driver.refresh()
        self.ready()
        # Every sign-in page asks who is there first, and is told that nobody is.
        self.driver.get_log("browser")

    def go(self, place):
        self.run("location.hash = arguments[0]", place)
        time.sleep(0.1)
        self.ready()

    def ready(self):
        self.wait("document.documentElement.dataset.ready === 'true'")

    def shown(self):
        return self.get("(document.getElementById('shown') ?? document.getElementById('content')).innerText")

    def press(self, text, inside="main"):
        """Presses the first button or link of a text."""
        found = self.get("[...document.querySelectorAll(arguments[0] + ' button, ' + arguments[0] + ' a')].find(item => item.textContent.trim() === arguments[1] && item.offsetParent !== null)", inside, text)
        assert found, f"there is no {text}: {self.shown()[:300]}"
        found.click()

    def fill(self, **values):
        """Fills a dialog's fields by their names; a double underscore stands for a dot."""
        for name, value in values.items():
            self.run(
                "const item = document.querySelector('dialog [name=\"' + arguments[0] + '\"]'); if (item.type === 'checkbox') item.checked = arguments[1]; else item.value = arguments[1];"
                "item.dispatchEvent(new Event('input', {bubbles: true})); item.dispatchEvent(new Event('change', {bubbles: true}))", name.replace("__", "."), value)

    def send(self):
        self.find("dialog button[type=submit]").click()
        self.wait("!document.getElementById('dialog').open || document.querySelector('dialog .wrong').textContent !== ''")
        wrong = self.get("document.querySelector('dialog .wrong')?.textContent ?? ''")
        assert not wrong, wrong
        time.sleep(0.1)
        self.ready()
