#!/usr/bin/env python3
"""Reads the web map in a real browser: python3 browser.py http://127.0.0.1:8080/ [--screenshots FOLDER]

Needs Chromium with its driver and the Python packages selenium and pillow; with axe-playwright-python an accessibility check too. Ends with 0
when all holds, 1 when something does not, and 77 when what it needs is missing.
"""
import argparse
import importlib.util
import os
import sys
import time

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Support"))

import browser_reach  # noqa: F401 (its checks put themselves into the list)
from browser_page import BROWSER, DRIVER, SETTINGS, ActionChains, Keys, Page, ask, check, checks, distance, missing, rgb, served
from browser_checks import run_checks


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
        right += nearest == page.get("zonal.zones.byCode.get(arguments[0]).level", feature["id"])
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
        results = {text: {code for code, _ in page.search(text)} for text in ("Hoan Kiem", "Hoàn Kiếm", "HOAN KIEM", "hoàn kiem")}
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
def decreed_wards_are_marked_and_say_by_which_act():
    with Page() as page:
        found = ask("/collections/decrees/items?f=json&limit=1000")["features"]
        if not found:
            return "no decrees here"
        page.wait("zonal.zones.decrees !== undefined && zonal.zones.wards.some(ward => ward.decreed)")
        decree = found[0]["properties"]
        decreed = page.get("zonal.zones.wards.filter(ward => ward.decreed).map(ward => ward.code)")
        assert sorted(decreed) == sorted(decree["wards"]), f"{len(decreed)} of {len(decree['wards'])}"
        assert {page.get("zonal.zones.byCode.get(arguments[0]).level", code) for code in decreed} == {decree["level"]}
        page.wait(f"[...document.querySelectorAll('#levels [data-level=\"{decree['level']}\"] .level-count')].some(item => parseInt(item.textContent) >= {len(decreed)})")
        page.run("location.hash = 'ward=' + arguments[0]", decreed[0])
        page.wait("document.querySelector('#panel .decree') !== null")
        assert decree["act"] in page.text("#panel .decree") and decree["citation"] in page.text("#panel .decree")
        assert page.get("document.querySelectorAll('#panel .reasons li').length") > 0
        page.settle()
        page.shot("decree")
        return f"{len(decreed)} wards"


@check
def few_cases_are_said_to_be_few():
    zones = served()[1]
    threshold = zones["zonal"].get("counts_protected", {}).get("threshold")
    hidden = [item for item in zones["features"] if any(name.startswith("confirmed") for name in item["properties"].get("protected", []))]
    if not hidden:
        return "no counts are protected here"
    with Page("#lang=en&ward=" + hidden[0]["id"]) as page:
        page.wait("!document.getElementById('panel').hidden")
        assert f"fewer than {threshold}" in page.text("#panel .figures"), page.text("#panel .figures")
        page.find("#vi").click()
        page.wait(f"document.querySelector('#panel .figures').textContent.includes('dưới {threshold}')")
    return f"in {len(hidden)} wards, fewer than {threshold}"


@check
def the_slider_changes_colours_counts_and_panel():
    with Page() as page:
        revisions, _ = served()
        assert len(revisions) > 1
        first = ask(f"/revisions/{revisions[0]['number']}/zones.geojson")
        shown = dict(page.get("zonal.zones.wards.map(ward => [ward.code, ward.level])"))
        levels = {item["id"]: item["properties"]["level"] for item in first["features"]}
        changed = [code for code in levels if levels[code] != shown[code] and page.place(code)]
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
            shown = page.get("zonal.zones.wards.filter(ward => ward.properties.level === arguments[0]).length", level)
            assert shown == count, f"{shown} wards of {level}, {count} by the server"
        assert page.get("zonal.revision.number") == revisions[0]["number"]
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
def the_list_says_what_the_map_shows():
    with Page("#view=list") as page:
        zones = served()[1]
        assert page.get("document.querySelectorAll('#rows tr').length") == len(zones["features"])
        page.wait("zonal.zones.decrees !== undefined")
        time.sleep(0.5)
        level = next(item for item in zones["zonal"]["levels"] if item["wards"])
        wards = page.get("zonal.zones.counts.get(arguments[0])", level["id"])
        assert 0 < wards < len(zones["features"])
        page.run("const s = document.getElementById('filter-level'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))", level["id"])
        page.wait(f"document.querySelectorAll('#rows tr').length === {wards}")
        button = page.find("#rows button")
        button.click()
        page.wait("!document.getElementById('panel').hidden")
        page.find("#close").click()
        assert page.get("document.activeElement.closest('#rows') !== null"), "the focus does not come back"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("--screenshots", metavar="FOLDER")
    parser.add_argument("--only", metavar="WORD", help="run only checks with this word in their names")
    parser.parse_args(namespace=SETTINGS)
    if not BROWSER:
        missing("Chromium")
    if not DRIVER:
        missing("Chromium's driver")
    if importlib.util.find_spec("PIL") is None:
        missing("the Python package pillow")
    if SETTINGS.screenshots:
        os.makedirs(SETTINGS.screenshots, exist_ok=True)
    failed = run_checks(checks, SETTINGS.only)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
