"""Levels of every ward on every day of a year by polars and numpy, as spans:  replay.py FOLDER OUTPUT

Seven days of cases per 100,000 residents against 10, 50 and 100. Levels only: no reasons, no page.
"""
import datetime
import sys

import numpy as np
import polars as pl

from year import BEFORE, DAYS, FIRST

folder, output = sys.argv[1:]
table = pl.read_csv(f"{folder}/population.csv")
rows = pl.read_csv(f"{folder}/year.csv", schema_overrides={"report_date": pl.Date}).join(
    table.select("ward_code").with_row_index("ward"), on="ward_code", maintain_order="left")
counts = np.zeros((len(table), BEFORE + DAYS), "i8")
day = (rows["report_date"].to_physical().to_numpy() - (FIRST - datetime.date(1970, 1, 1)).days) + BEFORE
np.add.at(counts, (rows["ward"].to_numpy(), day), rows["count"].to_numpy())
total = np.cumsum(np.pad(counts, ((0, 0), (1, 0))), axis=1)
week = total[:, 7:] - total[:, :-7]
# Whole numbers, as the rules compare: cases × 100,000 against limit × residents.
residents = table["population"].to_numpy()[:, None]
level = sum((week * 100_000 >= limit * residents).astype("i1") for limit in (10, 50, 100))
change = np.ones(level.shape, bool)
change[:, 1:] = level[:, 1:] != level[:, :-1]
ward, start = np.nonzero(change)
end = np.r_[start[1:] - 1, DAYS - 1]
end[np.r_[ward[1:] != ward[:-1], True]] = DAYS - 1
pl.DataFrame({
    "ward_code": table["ward_code"].to_numpy()[ward], "rank": level[ward, start],
    "from": np.datetime64(FIRST) + start, "through": np.datetime64(FIRST) + end}).write_csv(output)
