"""Runs programs in turn, several times each, and writes what the operating system measured.

    compare.py FOLDER ZONAL REPEATS

CPU seconds (all threads, user and system) are compared, since other work on the machine stretches wall time only. Medians.
"""
import datetime
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

DAY = "2021-09-20"


def measure(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output, _ = process.communicate()
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed with {process.returncode}")
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return cpu, wall, output


def peak(command):
    """Peak memory in MB, of a run of its own: the system keeps only the largest child."""
    code = ("import resource,subprocess,sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)")
    return int(subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True).stdout)


def main():
    folder, zonal, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
    here = os.path.dirname(os.path.abspath(__file__))
    compute = [zonal, "compute", "--boundaries", f"{folder}/wards.geojson", "--population", f"{folder}/population.csv",
               "--cases", f"{folder}/cases.csv", "--criteria", "cdc-transmission", "--on", DAY, "--output"]
    programs = {
        "zonal, 1 thread": compute + [f"{folder}/out-1", "--threads", "1"],
        "zonal, 2 threads": compute + [f"{folder}/out-2", "--threads", "2"],
        "polars + shapely": [sys.executable, f"{here}/polars_shapely.py", folder, DAY, f"{folder}/peer.geojson"],
    }
    runs = {name: [] for name in programs}
    for _ in range(repeats):
        for name, command in programs.items():
            cpu, wall, output = measure(command)
            runs[name].append((cpu, wall))
    # All must have found the same.
    ranks = []
    for path in (f"{folder}/out-1/zones.geojson", f"{folder}/out-2/zones.geojson", f"{folder}/peer.geojson"):
        with open(path) as file:
            properties = [f["properties"] for f in json.load(file)["features"]]
        ranks.append([(p["rank"], p["cases_7d"]) for p in properties])
    if ranks[0] != ranks[1] or ranks[0] != ranks[2]:
        sys.exit("the programs disagree about the zones")
    with open(f"{folder}/cases.csv") as file:
        rows = sum(1 for _ in file) - 1
    base = statistics.median(cpu for cpu, _ in runs["polars + shapely"])
    lines = [
        "# Results", "",
        f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}; "
        f"polars {version('polars')}, shapely {version('shapely')}, Python {platform.python_version()}; medians of {repeats} runs in turn.",
        "", f"{rows:,} cases ({os.path.getsize(folder + '/cases.csv') / 1e6:.0f} MB of CSV) and {len(ranks[0])} wards "
        f"({os.path.getsize(folder + '/wards.geojson') / 1e6:.1f} MB of GeoJSON) to a zone map. All programs found the same "
        "level and the same number of cases in every ward; ours also wrote the reasons, the findings and the report.",
        "", "| program | CPU seconds | of polars + shapely | wall seconds | peak memory |", "|---|---|---|---|---|"]
    for name, command in programs.items():
        cpu = statistics.median(c for c, _ in runs[name])
        wall = statistics.median(w for _, w in runs[name])
        lines.append(f"| {name} | {cpu:.2f} | {cpu / base:.2f} | {wall:.2f} | {peak(command)} MB |")
    print("\n".join(lines))


main()
