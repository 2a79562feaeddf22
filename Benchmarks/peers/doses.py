"""Fills the register of doses of a city's database with invented rows, for measuring lists and coverage.

    python3 doses.py CITY.zonal --people 10000000 --doses 20000000

The rows are made by INSERT … SELECT from a recursive table and not by the import, which takes 107 s of CPU a million: they have what lists and coverage
read, and no people behind them. Everything follows from the row's number, so that each run makes the same; three people in a row, of no, one and two doses, live in one ward. The file is good for nothing
else afterwards.
"""

import argparse
import sqlite3
import time

PEOPLE = """
WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
INSERT INTO vaccination_standings (citizen, ward, birth_day, groups, doses, status, first_on, completed_on, protected_from, boosted_on,
  last_on, last_product, due_place, due_booster, due_product, due_earliest, due_from, due_through, rules)
SELECT i, ?3 + (i / 3 * 7919) % ?4, -10000 + (i * 104729) % 26000, CASE WHEN i % 9 = 0 THEN 1 << (i % 12) ELSE 0 END, i % 3,
  CASE i % 3 WHEN 0 THEN 'none' WHEN 1 THEN 'partial' ELSE 'complete' END,
  CASE WHEN i % 3 > 0 THEN 18700 + (i * 31) % 150 END, CASE WHEN i % 3 = 2 THEN 18760 + (i * 31) % 150 END,
  CASE WHEN i % 3 = 2 THEN 18774 + (i * 31) % 150 END, NULL,
  CASE i % 3 WHEN 1 THEN 18700 + (i * 31) % 150 WHEN 2 THEN 18760 + (i * 31) % 150 END,
  CASE WHEN i % 3 > 0 THEN 'astrazeneca' END, CASE WHEN i % 3 < 2 THEN i % 3 + 1 END, 0,
  CASE WHEN i % 3 < 2 THEN 'astrazeneca' END,
  CASE WHEN i % 3 < 2 THEN 18790 + (i * 13) % 200 END, CASE WHEN i % 3 < 2 THEN 18800 + (i * 13) % 200 END,
  CASE WHEN i % 3 < 2 THEN 18830 + (i * 13) % 200 END, ?5
FROM n
"""

DOSES = """
WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
INSERT INTO vaccination_doses (id, version, citizen, person, source, record, key, digest, day, minute, product, number, lot, site, ward,
  said_home, said_age, said_series, home, home_basis, age, place, is_booster, series, flags, state, recorded_at, recorded_by, sealed)
SELECT i, 1, CASE WHEN i % 100 = 0 THEN NULL ELSE 1 + i / 2 END, NULL, 1, NULL, randomblob(12), randomblob(12),
  18700 + (i * 31) % 200, (i * 17) % 1440, 1, i % 2 + 1, 'LOT' || (i % 5000), 'S' || (i % 900), ?3 + (i / 37) % ?4,
  NULL, NULL, 0, ?3 + ((1 + i / 2) / 3 * 7919) % ?4, 0, i % 90, CASE WHEN i % 100 = 0 THEN NULL ELSE i % 2 + 1 END, 0,
  CASE WHEN i % 100 = 0 THEN 0 ELSE i % 2 + 1 END, '', 0, 1630000000000, 'an', NULL
FROM n
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("--people", type=int, default=10_000_000)
    parser.add_argument("--doses", type=int, default=20_000_000)
    options = parser.parse_args()
    connection = sqlite3.connect(options.database, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -1000000")
    first, wards = connection.execute("SELECT min(id), count(*) FROM store_wards").fetchone()
    rules = connection.execute("SELECT max(id) FROM store_rules").fetchone()[0]
    connection.execute("INSERT OR IGNORE INTO vaccination_sources (id, name) VALUES (1, 'invented')")
    connection.execute("INSERT OR IGNORE INTO vaccination_products (id, name) VALUES (1, 'AstraZeneca')")
    # Indexes are made at the end, in order, as their rows would otherwise be put in at random.
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND (tbl_name = 'vaccination_doses' OR tbl_name = 'vaccination_standings')"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    for statement, count, extra in ((PEOPLE, options.people, (rules,)), (DOSES, options.doses, ())):
        begun = time.monotonic()
        for start in range(1, count + 1, 1_000_000):
            connection.execute("BEGIN")
            connection.execute(statement, (start, min(count, start + 999_999), first, wards) + extra)
            connection.execute("COMMIT")
        print(f"{count} rows in {time.monotonic() - begun:.0f} s", flush=True)
    begun = time.monotonic()
    for name, sql in indexes:
        connection.execute(sql)
    connection.execute("ANALYZE vaccination_standings")
    connection.execute("ANALYZE vaccination_doses")
    print(f"{len(indexes)} indexes in {time.monotonic() - begun:.0f} s", flush=True)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    main()
