"""Requests a second, latencies and answers under publication of `zonal serve`, beside nginx answering with a constant."""

import argparse
import datetime
import json
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

HANOI = Path("geodata/hanoi-2021")
NGINX, ZONAL = 8391, 8392


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zonal", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    rounds, seconds = (1, 2) if options.quick else (5, 5)
    work = options.work.resolve()
    database = city(options.zonal, work)
    peer = nginx(work)
    server = subprocess.Popen(
        [options.zonal, "serve", "--database", database, "--port", str(ZONAL)], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    try:
        for port in (NGINX, ZONAL):
            wait(port)
        lines = report(options, database, work, rounds, seconds)
    finally:
        for process in (server, peer):
            process.terminate()
            process.wait()
    print("\n".join(lines))
    if not options.quick:
        Path("Benchmarks/SERVER.md").write_text("\n".join(lines) + "\n")


def city(zonal, work):
    """A database of the bundled Hanoi with three published maps."""
    database = str(work / "hanoi.zonal")
    for old in work.glob("hanoi.zonal*"):
        old.unlink()

    def run(*arguments):
        subprocess.run([zonal, *arguments, "--database", database], check=True, capture_output=True)

    run("init")
    for kind, files in [
        ("boundaries", ["wards.geojson"]), ("population", ["population.csv"]), ("measures", ["measures.csv"]),
        ("cases", ["cases.csv", "cases-by-ward.csv", "cases-by-name.csv"]), ("doses", ["doses.csv"]),
    ]:
        source = ["--source", "city"] if kind in ("cases", "doses") else []
        run("import", kind, *[str(HANOI / name) for name in files], *source)
    run("import", "decrees", str(HANOI / "decrees.csv"), "--reason", "Directive 20")
    for day in ["2022-01-07", "2022-01-14", "2022-01-21"]:
        publish(zonal, database, day, f"{day}T17:00")
    return database


def publish(zonal, database, day, since):
    officer = os.environ.get("USER") or subprocess.check_output(["id", "-un"], text=True).strip()
    subprocess.run(
        [zonal, "publish", "--database", database, "--on", day, "--in-force-from", since, "--criteria", "vn-4800",
         "--act", "Decision 4800", "--reason", "weekly review", "--reviewer", officer, "--approver", officer],
        check=True, capture_output=True)


def nginx(work):
    configuration = work / "nginx.conf"
    configuration.write_text(f"""
        worker_processes 2; daemon off; pid {work}/nginx.pid; error_log {work}/nginx.log;
        events {{ worker_connections 1024; }}
        http {{ access_log off; keepalive_requests 100000000;
          server {{ listen 127.0.0.1:{NGINX};
            location / {{ default_type application/json; return 200 '{{"ward_code":"00067","level":"level-2"}}'; }} }} }}
        """)
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return subprocess.Popen([program, "-c", str(configuration)], stderr=subprocess.DEVNULL)


def wait(port):
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/zones/00067").read()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nothing answers on port {port}")


def get(path, packed=False):
    request = urllib.request.Request(
        f"http://127.0.0.1:{ZONAL}{path}", headers={"Accept-Encoding": "gzip"} if packed else {})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


# Load


def script(work, name, paths):
    """Asks the paths one after the other, again and again."""
    file = work / f"{name}.lua"
    listed = ",".join(json.dumps(path) for path in paths)
    file.write_text(
        f"local paths = {{{listed}}}\nlocal i = 0\n"
        'request = function() i = i % #paths + 1; return wrk.format("GET", paths[i]) end\n')
    return file


def wrk(port, file, seconds, connections=32):
    """Requests a second, seconds of the 99th percentile, and answers that were none."""
    text = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(file), f"http://127.0.0.1:{port}"],
        check=True, capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    p99 = float(value) * {"us": 1e-6, "ms": 1e-3, "s": 1}[unit]
    bad = sum(int(number) for number in re.findall(r"(?:Non-2xx or 3xx responses|connect|read|write|timeout):? (\d+)", text))
    return rate, p99, bad


def paced(work, name, paths, rate, seconds):
    """Seconds of the 99th percentile at a steady rate on 16 connections, and the rate that came of it."""
    listed = work / f"{name}.txt"
    listed.write_text("".join(f"http://127.0.0.1:{ZONAL}{path}\n" for path in paths))
    log = work / f"{name}.log"
    subprocess.run(
        ["h2load", "--h1", "-c16", "-t1", f"--rps={int(rate / 16)}", f"--duration={seconds}", "-i", str(listed),
         f"--log-file={log}"], check=True, capture_output=True)
    # The first tenth is connecting.
    waits = [int(line.split("\t")[2]) for line in log.read_text().splitlines()]
    waits = waits[len(waits) // 10:]
    return len(waits) / 0.9 / seconds, statistics.quantiles(waits, n=100)[98] * 1e-6


def report(options, database, work, rounds, seconds):
    codes = [
        feature.get("id") or feature["properties"]["ward_code"]
        for feature in json.loads((HANOI / "wards.geojson").read_text())["features"]
    ]
    random.seed(1)
    wards = [f"/zones/{random.choice(codes)}" for _ in range(1000)]
    points = [
        path for path in (
            f"/zones/at?lon={random.uniform(105.4, 106.0):.6f}&lat={random.uniform(20.7, 21.3):.6f}" for _ in range(4000))
        if answers(path)
    ][:1000]
    scripts = {"ward": script(work, "wards", wards), "point": script(work, "points", points)}
    rates = {"nginx": [], "ward": [], "point": []}
    failures = 0
    for _ in range(rounds):
        for name in rates:
            rate, _, bad = wrk(NGINX if name == "nginx" else ZONAL, scripts.get(name, scripts["ward"]), seconds)
            rates[name].append(rate)
            failures += bad
    median = {name: statistics.median(values) for name, values in rates.items()}
    half = [
        paced(work, name, paths, 0.5 * share * median["nginx"], seconds)
        for name, paths, share in [("ward", wards, 0.5), ("point", points, 0.4)]
    ]
    lines = [
        "# The server beside nginx",
        "",
        f"{datetime.date.today()} · {os.cpu_count()} cores, shared · {platform.system()} {platform.release()}",
        "",
        f"`Benchmarks/serve`: medians of {rounds} rounds in turn, wrk with 32 connections on the same machine; nginx answers "
        "with a constant, zonal with the whole status of a thousand wards and of a thousand points in turn.",
        "",
        "| program | requests a second | of nginx |",
        "|---|---|---|",
        f"| nginx, a constant | {median['nginx']:,.0f} | 1.00 |",
        f"| zonal, status of a ward | {median['ward']:,.0f} | {median['ward'] / median['nginx']:.2f} |",
        f"| zonal, status at a point | {median['point']:,.0f} | {median['point'] / median['nginx']:.2f} |",
        "",
        f"Answers that were none: {failures}.",
        "",
        "| a steady load, half of 0.5 and 0.4 of nginx's | requests a second | 99 % answered within |",
        "|---|---|---|",
    ]
    for name, (rate, p99) in zip(("ward", "point"), half):
        lines.append(f"| status of a {name} | {rate:,.0f} | {p99 * 1000:.2f} ms |")
    lines += documents(rounds) + publication(options, database, work, scripts, wards)
    return lines


def answers(path):
    try:
        get(path)
        return True
    except urllib.error.HTTPError:
        return False


def documents(rounds):
    """Milliseconds until whole answers of the map have come, the first one apart."""
    lines = ["", "| answer, packed | first time | median of 20 | bytes |", "|---|---|---|---|"]
    revision = json.loads(get("/revisions?limit=1"))["revisions"][0]["number"]
    for name, path in [
        ("the zone map as GeoJSON, 579 wards", f"/revisions/{revision}/zones.geojson"),
        ("the same as a page of OGC API – Features", "/collections/zones/items?limit=1000"),
        ("a vector tile, zoom 9", f"/tiles/{revision}/9/406/225"),
        ("a vector tile, zoom 12", f"/tiles/{revision}/12/3252/1803"),
    ]:
        times, size = [], 0
        for _ in range(21):
            begin = time.perf_counter()
            size = len(get(path, packed=True))
            times.append((time.perf_counter() - begin) * 1000)
        lines.append(f"| {name} | {times[0]:.1f} ms | {statistics.median(times[1:]):.2f} ms | {size:,} |")
    return lines


def publication(options, database, work, scripts, wards):
    """Publishes while wards are asked for, and looks whether any answer failed or mixed two revisions."""
    seen, wrong, stop = {}, [], threading.Event()

    def ask():
        last = 0
        while not stop.is_set():
            for path in random.sample(wards, 50):
                try:
                    status = json.loads(get(path))
                except OSError as error:
                    wrong.append(str(error))
                    continue
                known = seen.setdefault(status["revision"], status["inputs_digest"])
                if known != status["inputs_digest"] or status["revision"] < last:
                    wrong.append(f"revision {status['revision']} after {last}")
                last = status["revision"]

    asker = threading.Thread(target=ask)
    asker.start()
    load = subprocess.Popen(
        ["wrk", "-t1", "-c16", "-d12s", "-s", str(scripts["ward"]), f"http://127.0.0.1:{ZONAL}"],
        stdout=subprocess.PIPE, text=True)
    for day in range(22, 26):
        publish(options.zonal, database, f"2022-01-{day}", f"2022-01-{day}T17:00")
        time.sleep(1)
    text = load.communicate()[0]
    stop.set()
    asker.join()
    bad = re.findall(r"(?:Non-2xx or 3xx responses|Socket errors).*", text)
    return [
        "",
        f"Four publications by another process under load: {len(seen)} revisions seen, failed or mixed answers: "
        f"{len(wrong) + len(bad)}.",
    ]


if __name__ == "__main__":
    main()
