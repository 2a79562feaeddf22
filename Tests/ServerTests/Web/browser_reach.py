"""Checks that the web map is in everybody's reach: languages, keyboard, narrow screens, paper, screen readers; for browser.py."""
import base64
import importlib.util
import json
import os
import time

from browser_page import SETTINGS, Keys, Page, check, checks, served

__all__ = ["checks"]


@check
def the_language_changes_and_is_remembered():
    with Page("", language="en-GB") as page:
        assert page.get("document.documentElement.lang") == "en"
        page.find("#vi").click()
        assert page.get("document.documentElement.lang") == "vi"
        assert page.text("h1") == "Bản đồ cấp độ dịch"
        page.driver.get(SETTINGS.address)
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
        page.driver.get(SETTINGS.address + f"#ward={code}")
        page.driver.refresh()
        page.wait("document.documentElement.dataset.ready === 'true' && !document.getElementById('panel').hidden")
        time.sleep(0.5)
        pdf = base64.b64decode(page.command("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})["data"])
        assert pdf.startswith(b"%PDF") and len(pdf) > 20_000
        if SETTINGS.screenshots:
            with open(os.path.join(SETTINGS.screenshots, "print.pdf"), "wb") as file:
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
