"""Runs programs in turn, several times each, and makes tables of what the operating system measured."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def run_here(command):
    """Wall and CPU seconds and peak memory of a process; where it prints its own, as a last line of JSON, these hold."""
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            return {"failure": f"{' '.join(command)}\nfailed with {process.returncode}\n{errors.read()[-3000:]}"}
    measured = {"wall": time.monotonic() - start, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024}
    lines = output.strip().splitlines()
    return measured | json.loads(lines[-1]) if lines and lines[-1].startswith("{") else measured


class Launcher:
    """Starts programs from a process that stays small: the system counts the memory of whoever starts one as the program's."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-E", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, command):
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        measured = json.loads(self.process.stdout.readline())
        if "failure" in measured:
            sys.exit(measured["failure"])
        return measured


def interleave(launcher, programs, repeats, after=lambda name: None):
    """Medians by program of everything that the programs report; `after` sees each program's files before the next run."""
    samples = {name: [] for name in programs}
    for _ in range(repeats):
        for name, command in programs.items():
            print(f"  {name}", file=sys.stderr, flush=True)
            samples[name].append(launcher.run(command))
            after(name)
    return {name: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for name, runs in samples.items()}


def seconds(value):
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}" if value >= 0.1 else f"{value:.4f}"


def table(head, rows):
    lines = ["", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows] + [""]


def compared(medians, peers):
    """A table of programs, CPU seconds beside those of the fastest of the peers."""
    base = min(medians[name]["cpu"] for name in peers)
    return table(
        ["program", "CPU seconds", "of the fastest peer", "wall seconds", "peak memory"],
        [[name, seconds(m["cpu"]), f"{m['cpu'] / base:.3f}", seconds(m["wall"]), f"{m['peak']:.0f} MB"]
         for name, m in medians.items()])


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run_here(json.loads(line))), flush=True)
