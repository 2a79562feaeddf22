"""Measures the due list of wards and coverage in a register of doses as the program asks for them.

    python3 due.py CITY.zonal --repeats 200

Prints the milliseconds of the page of 100 people with both counts, for wards picked in turn, and the seconds of coverage of all wards.
"""

import argparse
import sqlite3
import statistics
import time

PAGE = {
    "due": """SELECT citizen, ward, birth_day, groups, doses, last_on, last_product, due_place, due_booster, due_product, due_earliest,
      due_from, due_through FROM vaccination_standings WHERE ward = ?1 AND due_from <= ?2 AND (due_through IS NULL OR due_through >= ?2)
      AND (due_from, citizen) > (?3, ?4) ORDER BY due_from, citizen LIMIT 101""",
    "overdue": """SELECT citizen, ward, birth_day, groups, doses, last_on, last_product, due_place, due_booster, due_product, due_earliest,
      due_from, due_through FROM vaccination_standings WHERE ward = ?1 AND due_through < ?2
      AND (due_through, citizen) > (?3, ?4) ORDER BY due_through, citizen LIMIT 101""",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("--day", type=int, default=18_877, help="days since 1970; 18877 is 2021-09-07")
    parser.add_argument("--repeats", type=int, default=200)
    parser.add_argument("--coverage", action="store_true", help="also read all standings and all doses for coverage")
    options = parser.parse_args()
    connection = sqlite3.connect(f"file:{options.database}?mode=ro", uri=True)
    wards = [row[0] for row in connection.execute("SELECT id FROM store_wards ORDER BY id")]
    doses = connection.execute("SELECT max(id) FROM vaccination_doses").fetchone()[0]
    people = connection.execute("SELECT max(citizen) FROM vaccination_standings").fetchone()[0]
    print(f"{doses} doses, {people} people, {len(wards)} wards")
    for kind, sql in PAGE.items():
        times = []
        shown = 0
        for place in range(options.repeats):
            ward = wards[place * 97 % len(wards)]
            begun = time.perf_counter()
            rows = connection.execute(sql, (ward, options.day, -(2**31), 0)).fetchall()
            for condition in ("due_from <= ?2", "due_through < ?2"):
                connection.execute(
                    f"SELECT count(*) FROM vaccination_standings WHERE ward = ?1 AND {condition}", (ward, options.day)
                ).fetchone()
            shown += len(rows)
            times.append((time.perf_counter() - begun) * 1000)
        times.sort()
        print(
            f"{kind}: {shown} rows in {options.repeats} pages; median {statistics.median(times):.2f} ms,"
            f" 95 % {times[int(len(times) * 0.95)]:.2f} ms, longest {times[-1]:.2f} ms"
        )
    for name, sql in () if not options.coverage else (
        ("residence", "SELECT ward, count(*) FROM vaccination_standings WHERE first_on <= ? GROUP BY 1"),
        (
            "injection",
            "SELECT ward, count(*) FROM vaccination_doses WHERE state <> 1 AND day <= ?"
            " AND (place = 1 OR (state = 0 AND citizen IS NULL AND number = 1)) GROUP BY 1",
        ),
    ):
        begun = time.perf_counter()
        rows = connection.execute(sql, (options.day,)).fetchall()
        print(f"coverage by {name}: {len(rows)} wards in {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
