"""Checks of the page of checkpoints beside its verdicts: served, in both languages, by keyboard, on narrow screens, for screen readers."""
import http.server
import importlib.util
import json
import os
import threading

from checkpoint_page import RUN, Keys, Page, asked, check
from checkpoint_city import City, typed_code


@check
def from_a_server_it_refreshes_itself_and_works_on_when_cut_off():
    city = City(RUN.key)
    bundles = {0: city.bundle(), 1: city.bundle(number=2, since=1, age=20, refused_serials={4711: 1})}
    log = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            log.append(self.path)
            is_known = "session=known" in (self.headers.get("Cookie") or "")
            if self.path == "/permits/checkpoint":
                with open(RUN.served, "rb") as file:
                    body = file.read()
                kind = "text/html; charset=utf-8"
            elif self.path.startswith("/permits/bundle?since=") and not is_known:
                self.send_error(401)
                return
            elif self.path.startswith("/permits/bundle?since="):
                body, kind = bundles[int(self.path.split("=")[1])], "application/octet-stream"
            else:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_right = self.path == "/session" and json.loads(body) == {"token": "the token"}
            self.send_response(200 if is_right else 401)
            if is_right:
                self.send_header("Set-Cookie", "session=known; HttpOnly; SameSite=Strict; Path=/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/permits/checkpoint"
    try:
        with Page(address, expected=("favicon", "ERR_INTERNET_DISCONNECTED", "401")) as page:
            page.wait("!document.getElementById('sign-in').hidden && document.getElementById('data').open")
            page.shot("sign-in")
            page.find("#token").send_keys("another token" + Keys.ENTER)
            page.wait("document.getElementById('data-message').textContent.includes('không nhận')")
            page.find("#token").send_keys("the token" + Keys.ENTER)
            page.wait("document.getElementById('age').dataset.kind === 'fresh'")
            assert page.get("document.getElementById('sign-in').hidden && document.getElementById('token').value === ''")
            assert page.get("document.cookie") == "" and "the token" not in page.get("JSON.stringify({...localStorage})")
            assert page.type(city.permit()) == ("valid", "")
            page.next()
            page.find("#refresh").click()
            page.wait("document.getElementById('data-facts').textContent.includes('Thay đổi số2')")
            page.offline()
            page.find("#refresh").click()
            page.wait("document.getElementById('data-message').textContent.startsWith('Không liên lạc')")
            assert page.type(city.permit()) == ("refused", "revoked")
            hosts = {url.split("/")[2] for url in asked(page) if url.startswith("http")}
            assert hosts == {f"127.0.0.1:{server.server_port}"}, hosts
        bundled = [path.split("=")[1] for path in log if "bundle" in path]
        assert bundled[:3] == ["0", "0", "1"], log
    finally:
        server.shutdown()


@check
def both_languages_are_whole_and_the_choice_is_kept():
    city = City(RUN.key)
    with Page(language="en-GB") as page:
        assert page.get("document.documentElement.lang") == "en" and page.text("h1") == "Travel permit check"
        page.give(city.bundle())
        page.type(city.permit())
        assert page.text("#verdict-word") == "VALID" and "Essential services" in page.text("#facts")
        page.find("#vi").click()
        assert page.text("#verdict-word") == "HỢP LỆ" and page.get("document.documentElement.lang") == "vi"
        page.open()
        assert page.get("document.documentElement.lang") == "vi"
        empty = page.get("[...document.querySelectorAll('[data-word]')].filter(item => !item.textContent || item.textContent === 'undefined').map(item => item.dataset.word)")
        assert not empty, empty
        assert "undefined" not in page.get("document.body.innerText")


@check
def everything_is_reached_with_the_keyboard_and_nothing_is_wider_than_a_phone():
    city = City(RUN.key)
    with Page(width=320, height=640) as page:
        page.give(city.bundle())
        assert page.get("document.documentElement.scrollWidth") <= 320
        reached = []
        for _ in range(20):
            page.keys(Keys.TAB)
            reached.append(page.get("document.activeElement.id || document.activeElement.tagName"))
            ring = page.get("(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)(getComputedStyle(document.activeElement)) || document.activeElement === document.body")
            assert ring, f"the focus on {reached[-1]} is not to be seen"
        for wanted in ("vi", "en", "scan", "pick", "typed-text", "district", "ward", "SUMMARY", "reset"):
            assert wanted in reached, f"{wanted} is not reached: {reached}"
        small = page.get("[...document.querySelectorAll('button, select, summary, #typed-text')].filter(item => item.getBoundingClientRect().height > 0 && item.getBoundingClientRect().height < 44).map(item => item.id)")
        assert not small, f"too small for a thumb: {small}"
        page.type(city.permit())
        page.keys(Keys.TAB)
        assert page.get("document.activeElement.id") == "next"
        page.keys(Keys.ENTER)
        page.wait("document.getElementById('verdict').hidden")
        assert page.get("document.activeElement.id") == "scan"
        assert page.get("document.documentElement.scrollWidth") <= 320


@check
def an_accessibility_check_finds_nothing_serious():
    city = City(RUN.key)
    found = importlib.util.find_spec("axe_playwright_python")
    scripts = [os.path.join(folder, name) for folder, _, files in os.walk(os.path.dirname(found.origin)) for name in files if name == "axe.min.js"] if found else []
    texts = {"ask": None, "valid": city.permit(), "refused": city.permit(route=range(3)), "undecided": city.permit(_9=bytes(4)), "typed": typed_code(4711)}
    for language in ("vi", "en"):
        with Page(language=language) as page:
            page.give(city.bundle())
            page.run("document.getElementById('data').open = true")
            for name, text in texts.items():
                if text:
                    page.type(text)
                page.shot(f"{name}-{language}")
                nameless = [
                    node["role"]["value"] for node in page.command("Accessibility.getFullAXTree", {})["nodes"]
                    if not node.get("ignored") and node.get("role", {}).get("value") in ("button", "link", "combobox", "textbox", "region", "image", "group")
                    and not node.get("name", {}).get("value") and node["role"]["value"] != "group"
                ]
                assert not nameless, f"{name}: without a name: {nameless}"
                if scripts:
                    with open(scripts[0]) as file:
                        page.run(file.read())
                    result = page.driver.execute_async_script("axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])")
                    bad = [f"{item['id']} ({item['impact']}): {item['nodes'][0]['html'][:160]}" for item in result["violations"] if item["impact"] in ("serious", "critical", "moderate")]
                    assert not bad, f"{name}: " + "; ".join(bad)
    return f"{2 * len(texts)} states, " + ("by axe and by the browser's own tree" if scripts else "by the browser's own tree; axe is missing")
