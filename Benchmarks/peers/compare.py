"""The whole comparison: generates the data, runs every task, checks that all agree, writes RESULTS.md. See Benchmarks/run."""
import argparse
import csv
import datetime
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version

import numpy as np

from measuring import Launcher, compared, interleave, seconds, table

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CRITERIA = f"{ROOT}/geodata/criteria/cdc-transmission.yaml"
DAY = "2021-09-20"
COLUMNS = "longitude,latitude,report_date,age,classification"
ONE, TWO = "zonal, 1 thread", "zonal, 2 threads"


class Comparison:
    """One set of wards and rows."""

    def __init__(self, options, wards, launcher):
        self.options, self.launcher = options, launcher
        shapes = [flag for flag in ("holes", "islands", "long_ward", "quote") if getattr(options, flag)]
        name = "-".join([str(wards), str(options.rows), str(options.seed), str(options.slivers), *shapes,
                         *([] if options.columns == COLUMNS else options.columns.split(","))])
        self.folder = f"{options.work}/{name}"
        self.zonal, self.bench = f"{options.programs}/zonal", f"{options.programs}/zonal-bench"
        if not os.path.exists(f"{self.folder}/done"):
            subprocess.run(
                [sys.executable, f"{HERE}/generate.py", self.folder, "--wards", str(wards), "--rows", str(options.rows),
                 "--seed", str(options.seed), "--slivers", str(options.slivers), "--columns", options.columns,
                 *(f"--{shape.replace('_', '-')}" for shape in shapes)], check=True, stdout=sys.stderr)
            subprocess.run(self.peer("bound", self.folder, f"{self.folder}/edges.bin"), check=True)
            open(f"{self.folder}/done", "w").close()
        with open(f"{self.folder}/wards.geojson") as file:
            self.wards = len(json.load(file)["features"])
        self.megabytes = {name: os.path.getsize(f"{self.folder}/{name}") / 1e6 for name in ("wards.geojson", "cases.csv")}
        self.is_large = wards > 5000
        self.with_geopandas = options.slow or (options.rows <= 1_000_000 and not self.is_large)

    def peer(self, script, *arguments):
        return [sys.executable, f"{HERE}/{script}.py", *arguments]

    def locate(self):
        found = {}
        common = ["locate", "--boundaries", f"{self.folder}/wards.geojson", "--points", f"{self.folder}/points.npy"]
        names = ["shapely_slices", "shapely_tree", "sedonadb"] + (["geopandas"] if self.with_geopandas else [])
        names += ["duckdb"] if self.options.slow and not self.is_large else []
        ids = f"{self.folder}/ids.i32"
        programs = {name: self.peer("locate", name, self.folder, ids) for name in names}
        for name, threads in ((ONE, "1"), (TWO, "2")):
            programs[name] = [self.bench, *common, "--threads", threads, "--ids", ids]

        def keep(name):
            answers = np.fromfile(ids, "i4")
            # The first is GEOS asked for `covers`, the lowest ward where there are several.
            wrong = int((answers != found.setdefault("shapely_slices", answers)).sum())
            if wrong and name in (ONE, TWO):
                sys.exit(f"{name} differs from GEOS on {wrong} rows of {self.folder}")
            found[name, "wrong"] = wrong

        medians = interleave(self.launcher, programs, self.options.repeats, keep)
        ours = medians[ONE]
        wrong = [f"{name} on {found[name, 'wrong']} rows" for name in names if found[name, "wrong"]]
        return [f"## Locate: {self.options.rows:,} points, {self.wards:,} wards", "",
                "Points in memory to the number of each point's ward, a hundredth of them on vertices and edges. Ours equals GEOS "
                "(`covers`, the lowest code on shared borders) on every row."
                + (f" Peers that differ: {', '.join(wrong)}." if wrong else " So do all peers."),
                *compared(medians, names),
                f"Building our index, not in the table: {seconds(ours['build_cpu'])} CPU seconds; it holds "
                f"{ours['index_bytes'] / 1e6:.1f} MB. shapely_tree runs on two threads, sedonadb and duckdb on all.", ""]

    def read(self):
        cases = f"{self.folder}/cases.csv"
        programs = {name: self.peer("read", name, cases) for name in ("polars", "pyarrow", "duckdb")}
        for name, threads in ((ONE, "1"), (TWO, "2")):
            programs[name] = [self.bench, "read", "--cases", cases, "--threads", threads]
        medians = interleave(self.launcher, programs, self.options.repeats)
        if any(m["rows"] != self.options.rows for m in medians.values()):
            sys.exit("the programs read different numbers of rows")
        return [f"## Read: {self.options.rows:,} rows, {self.megabytes['cases.csv']:.0f} MB", "",
                "The peers make columns. Ours checks every field, and locates and counts each row, in a single square ward.",
                *compared(medians, ["polars", "pyarrow", "duckdb"])]

    def zones(self):
        files = {}
        compute = [self.zonal, "compute", "--boundaries", f"{self.folder}/wards.geojson", "--population",
                   f"{self.folder}/population.csv", "--cases", f"{self.folder}/cases.csv", "--criteria", CRITERIA, "--on", DAY]
        names = ["polars_shapely", "polars_shapely_tree", "sedonadb"] + (["geopandas"] if self.with_geopandas else [])
        programs = {}
        for name in names:
            files[name] = f"{self.folder}/{name}.geojson"
            programs[name] = self.peer("zones", name, self.folder, DAY, files[name])
        for name, threads in ((ONE, "1"), (TWO, "2")):
            files[name] = f"{self.folder}/out-{threads}/zones.geojson"
            programs[name] = [*compute, "--threads", threads, "--output", os.path.dirname(files[name])]
        plain = not self.options.quote and self.options.columns == COLUMNS
        if plain:
            for threads in ("1", "2"):
                programs[f"C loop, {threads} thread{'s' * (threads > '1')}"] = [
                    f"{self.options.work}/bound", f"{self.folder}/edges.bin", f"{self.folder}/cases.csv", threads]
        medians = interleave(self.launcher, programs, self.options.repeats)
        levels = {}
        for name, path in files.items():
            with open(path) as file:
                properties = (feature["properties"] for feature in json.load(file)["features"])
                levels[name] = [(p["rank"], p["cases_7d"]) for p in properties]
        wrong = [name for name in files if levels[name] != levels["polars_shapely"]]
        if ONE in wrong or TWO in wrong:
            sys.exit(f"zonal and polars_shapely disagree about the zones of {self.folder}")
        notes = [f"Two threads are {medians[ONE]['wall'] / medians[TWO]['wall']:.2f} times as fast as one (wall)."]
        if plain:
            short = [self.one_row() if part == f"{self.folder}/cases.csv" else part for part in compute]
            short += ["--threads", "1", "--output", f"{self.folder}/out-short"]
            rest = interleave(self.launcher, {"zonal, 1 row": short}, self.options.repeats)["zonal, 1 row"]["cpu"]
            loop = medians["C loop, 1 thread"]["cpu"]
            notes.append(
                f"With one row, so reading the boundaries and writing the map: {seconds(rest)} CPU seconds; the other rows cost ours "
                f"{(medians[ONE]['cpu'] - rest) / loop:.2f} times the C loop, which knows its input by heart and neither checks "
                "nor writes anything; its index is not in its figures.")
        return [f"## From files to the zone map: {self.options.rows:,} rows, {self.wards:,} wards", "",
                "Whole processes, every row located. Ours found the same level and number of cases in every ward as polars_shapely"
                + (f"; {', '.join(wrong)} did not." if wrong else ", and so did all peers.")
                + " Ours also wrote the reasons, the findings and the report.", *compared(medians, names), " ".join(notes), ""]

    def one_row(self):
        """A file of one row, for what a map costs without rows."""
        path = f"{self.folder}/one.csv"
        with open(f"{self.folder}/cases.csv") as source, open(path, "w") as file:
            file.write(source.readline() + source.readline())
        return path

    def geojson(self):
        output, path = f"{self.folder}/again.geojson", f"{self.folder}/wards.geojson"
        programs = {name: self.peer("geojson", name, self.folder, output) for name in ("pyogrio", "orjson_shapely")}
        programs["zonal"] = [self.bench, "geojson", "--file", path, "--output", output]

        sizes = {}

        def weigh(name):
            sizes[name] = os.path.getsize(output) / 1e6

        medians = interleave(self.launcher, programs, self.options.repeats, weigh)
        with open(path) as before, open(output) as after:
            same = all(a["geometry"] == b["geometry"] and a["properties"] == b["properties"]
                       for a, b in zip(json.load(before)["features"], json.load(after)["features"], strict=True))
        if not same:
            sys.exit(f"what zonal wrote is not what it read: {output}")
        os.remove(output)
        read = self.megabytes["wards.geojson"]
        return [f"## GeoJSON: {self.wards:,} wards, {read:.0f} MB", "",
                "A file to geometries and properties, and back. What ours wrote has the same numbers as what it read.",
                *table(["program", "read, MB a CPU second", "write, MB a CPU second", "peak memory"],
                       [[name, f"{read / m['read_cpu']:.0f}", f"{sizes[name] / m['write_cpu']:.0f}", f"{m['peak']:.0f} MB"]
                        for name, m in medians.items()])]

    def lookup(self):
        programs = {name: self.peer("lookup", name, self.folder) for name in ("shapely_prepared", "geopandas_sindex")}
        programs["zonal"] = [self.bench, "lookup", "--boundaries", f"{self.folder}/wards.geojson", "--points",
                             f"{self.folder}/points.npy"]
        medians = interleave(self.launcher, programs, self.options.repeats)
        return [f"## Single lookups: {self.wards:,} wards", "", "In process, each with a clock of its own around it; the clock is in "
                "p50 and p99 (µs), and in our mean it is not.",
                *table(["program", "p50", "p99", "mean"],
                       [[name, *(f"{m[key] * 1e6:.2f}" for key in ("p50", "p99", "mean"))] for name, m in medians.items()])]

    def recompute(self):
        m = interleave(self.launcher, {name: [
            self.bench, "recompute", "--boundaries", f"{self.folder}/wards.geojson", "--population",
            f"{self.folder}/population.csv", "--cases", f"{self.folder}/four-weeks.csv", "--criteria", CRITERIA, "--on", DAY,
            "--threads", threads] for name, threads in ((ONE, "1"), (TWO, "2"))}, self.options.repeats)
        rows = [(what, *(f"{m[name][key + kind] * 1000:.1f}" for name in (ONE, TWO) for kind in ("wall", "cpu")))
                for what, key in (("levels and values", "levels_"), ("the map: reasons and digest too", ""),
                                  ("and how many cases would change each level", "margins_"))]
        return [f"## Recompute from tallies: {self.wards:,} wards, 28 days", "",
                "Every ward anew from counts in memory, in milliseconds.",
                *table(("what", "1 thread, wall", "CPU", "2 threads, wall", "CPU"), rows), ""]

    def year(self):
        """Files of a year beside those of the folder, and the tally of its counts."""
        if not os.path.exists(f"{self.folder}/year.tally"):
            subprocess.run(self.peer("year", self.folder, str(self.options.seed)), check=True)
            subprocess.run([self.zonal, "tally", "--boundaries", f"{self.folder}/wards.geojson", "--cases", f"{self.folder}/year.csv",
                            "--output", f"{self.folder}/year.tally"], check=True, stdout=subprocess.DEVNULL)

    def replay(self):
        self.year()
        spans, output = f"{self.folder}/numpy-spans.csv", f"{self.folder}/out-replay"
        ours = [self.zonal, "replay", "--boundaries", f"{self.folder}/wards.geojson", "--population",
                f"{self.folder}/population.csv", "--tally", f"{self.folder}/year.tally", "--criteria", CRITERIA,
                "--from", "2021-07-27", "--on", "2022-07-26", "--output", output]
        programs = {"polars_numpy": self.peer("replay", self.folder, spans), ONE: [*ours, "--threads", "1"]}
        medians = interleave(self.launcher, programs, self.options.repeats)
        with open(spans) as peer, open(f"{output}/spans.csv") as file:
            theirs = [(r["ward_code"], r["rank"], r["from"], r["through"]) for r in csv.DictReader(peer)]
            mine = [(r["ward_code"], r["rank"], r["from"], r["through"]) for r in csv.DictReader(file)]
        if theirs != mine:
            sys.exit(f"zonal and polars_numpy disagree about the spans of {self.folder}")
        return [f"## Replay: {self.wards:,} wards, 365 days", "",
                f"Whole processes. Both found the same {len(mine):,} spans of ward and level. The peer reads counts by ward and day and "
                "writes spans; ours reads a tally and the boundaries, and also wrote every change with its reasons in words, and the page.",
                *compared(medians, ["polars_numpy"])]

    def decrees(self):
        self.year()
        answer, output = f"{self.folder}/shapely-decrees.csv", f"{self.folder}/out-decrees.csv"
        common = ["--decrees", f"{self.folder}/decrees.geojson", "--boundaries", f"{self.folder}/wards.geojson",
                  "--levels", "low,moderate,substantial,high"]
        programs = {
            "shapely_tree": self.peer("decrees", self.folder, DAY, answer),
            "zonal, every ward": [self.zonal, "decrees", "resolve", *common, "--from", DAY, "--to", DAY, "--output", output],
            "zonal, one ward": [self.zonal, "status", "W00007", "--at", f"{DAY}T23:59:59", *common],
            "zonal, one position": [self.zonal, "status", "105.7", "21.0", "--at", f"{DAY}T23:59:59", *common],
        }
        medians = interleave(self.launcher, programs, self.options.repeats)
        with open(answer) as peer, open(output) as file:
            theirs = [(r["area"], r["level"], r["decree_id"]) for r in csv.DictReader(peer)]
            mine = [(r["area"], r["level"], r["decree_id"]) for r in csv.DictReader(file)]
        if theirs != mine:
            sys.exit(f"zonal and shapely disagree about the decrees of {self.folder}")
        return [f"## Decrees: 409 designations over {self.wards:,} wards", "",
                "Whole processes, from files to what is in force at the end of a day. Ours found the same decree in every ward as "
                "shapely_tree. Ours also says by which rule, and until when.", *compared(medians, ["shapely_tree"])]

    def hundred_million(self):
        """Rows ten times over through the program alone: the rate and the memory must be those of fewer rows."""
        path, times = f"{self.folder}/long.csv", 100_000_000 // self.options.rows
        with open(path, "wb") as file, open(f"{self.folder}/cases.csv", "rb") as source:
            file.write(source.readline())
            start = source.tell()
            for _ in range(times):
                source.seek(start)
                while block := source.read(1 << 24):
                    file.write(block)
        command = [self.zonal, "compute", "--boundaries", f"{self.folder}/wards.geojson", "--population",
                   f"{self.folder}/population.csv", "--cases", path, "--criteria", CRITERIA, "--on", DAY, "--threads", "2",
                   "--output", f"{self.folder}/out-long"]
        m = self.launcher.run(command)
        os.remove(path)
        return [f"## {times * self.options.rows:,} rows, {self.wards:,} wards", "",
                f"{seconds(m['cpu'])} CPU seconds, {seconds(m['wall'])} wall seconds on two threads, peak memory {m['peak']:.0f} MB.", ""]


def machine(options):
    with open("/proc/cpuinfo") as file:
        cpu = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    first_line = lambda *command: subprocess.run(command, capture_output=True, text=True).stdout.strip().split("\n")[0]
    import shapely

    ours = first_line("git", "-C", ROOT, "describe", "--always", "--dirty", "--exclude", "*")
    peers = ", ".join(f"{name} {version(name)}" for name in (
        "shapely", "polars", "sedonadb", "geopandas", "pyogrio", "pyarrow", "duckdb", "orjson", "numpy"))
    return ["# Results", "",
            f"{datetime.date.today()} · {cpu}, {os.cpu_count()} cores, {memory:.0f} GB · {platform.system()} {platform.release()}", "",
            f"zonal {ours} · {first_line('swift', '--version')} · GEOS {first_line('geos-config', '--version')} in ours and "
            f"{'.'.join(map(str, shapely.geos_version))} in shapely · Python {platform.python_version()}, {peers}", "",
            f"`Benchmarks/run {' '.join(options.arguments)}`: medians of {options.repeats} runs in turn; CPU seconds are of all "
            "threads, user and system.", ""]


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description="Ours and the peers side by side; writes RESULTS.md.")
    parser.add_argument("--programs", help=argparse.SUPPRESS)
    parser.add_argument("--work", help=argparse.SUPPRESS)
    parser.add_argument("--wards", default="579,10600", help="one or several numbers")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--columns", default=COLUMNS, help="their order in the rows")
    parser.add_argument("--quote", action="store_true", help="every field of the rows in quotes")
    parser.add_argument("--holes", action="store_true", help="wards in holes of others")
    parser.add_argument("--islands", action="store_true", help="wards of many parts")
    parser.add_argument("--long-ward", action="store_true", help="a ward of tens of thousands of vertices")
    parser.add_argument("--slivers", type=int, default=0, help="so many wards that are needles")
    parser.add_argument("--slow", action="store_true", help="GeoPandas and DuckDB too, where they take minutes")
    parser.add_argument("--hundred-million", action="store_true", help="100,000,000 rows through the program alone")
    parser.add_argument("--tasks", default="locate,read,zones,geojson,lookup,recompute,replay,decrees", help="some of these")
    parser.add_argument("--quick", action="store_true", help="579 wards, 200,000 rows, once; RESULTS.md stays")
    options = parser.parse_args()
    options.arguments = [a for k, a in enumerate(sys.argv[1:]) if k > 3]
    options.work = os.path.abspath(options.work)
    if options.quick:
        options.wards, options.rows, options.repeats = "579", 200_000, 1
    launcher = Launcher()
    lines = machine(options)
    for number, wards in enumerate(map(int, options.wards.split(","))):
        comparison = Comparison(options, wards, launcher)
        for task in options.tasks.split(","):
            if task == "read" and number > 0:
                continue  # The wards have no part in it.
            print(f"{task}, {wards} wards", file=sys.stderr, flush=True)
            lines += getattr(comparison, task)()
        if options.hundred_million and number == 0:
            lines += comparison.hundred_million()
    path = f"{options.work}/RESULTS-quick.md" if options.quick else f"{ROOT}/Benchmarks/RESULTS.md"
    with open(path + ".new", "w") as file:
        file.write("\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n")
    os.replace(path + ".new", path)
    print(f"written to {os.path.relpath(path)}", file=sys.stderr)


main()
