"""Reads all rows of a file of cases into columns by one peer:  read.py PEER FILE"""
import sys

from task import Stopwatch, report


def polars(path):
    import polars as pl

    return len(pl.read_csv(path, schema_overrides={"report_date": pl.Date, "classification": pl.Categorical}))


def pyarrow(path):
    import pyarrow.csv

    return pyarrow.csv.read_csv(path).num_rows


def duckdb(path):
    import duckdb

    base = duckdb.connect()
    base.execute(f"CREATE TABLE cases AS SELECT * FROM read_csv('{path}')")
    return base.execute("SELECT count(*) FROM cases").fetchone()[0]


peer, file = sys.argv[1:]
__import__(peer)  # The library itself is not part of the reading.
watch = Stopwatch()
rows = globals()[peer](file)
report(**watch.spent(), rows=rows)
