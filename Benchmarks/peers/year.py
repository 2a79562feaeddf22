"""A year of counts and a file of decrees beside the wards of a folder:  year.py FOLDER SEED

Writes year.csv (ward_code, report_date, count of 2021-07-21 to 2022-07-26, in waves) and decrees.geojson: 409
designations of 20 regions or of all of them, as in Italy from 2020 to 2022, that overlap and often have no known end.
"""
import datetime
import json
import sys

import numpy as np
import polars as pl
import shapely

from task import wards

DAYS, BEFORE = 365, 6
FIRST = datetime.date(2021, 7, 27)
LEVELS = ["low", "moderate", "substantial", "high"]


def write_counts(folder, rng):
    codes = pl.read_csv(f"{folder}/population.csv")["ward_code"].to_numpy()
    population = pl.read_csv(f"{folder}/population.csv")["population"].to_numpy()
    day = np.arange(-BEFORE, DAYS)
    # Waves of two to four months that reach wards at different times.
    length = rng.uniform(60, 120, len(codes))[:, None]
    phase = rng.uniform(0, 2 * np.pi, len(codes))[:, None]
    daily = population[:, None] * 1.5e-4 * (1 + np.sin(phase + 2 * np.pi * day / length)) ** 2 / 4
    counts = rng.poisson(daily)
    ward, place = np.nonzero(counts)
    pl.DataFrame({
        "ward_code": codes[ward], "report_date": np.datetime64(FIRST) + day[place], "count": counts[ward, place],
    }).write_csv(f"{folder}/year.csv")


def write_decrees(folder, rng):
    west, south, east, north = shapely.total_bounds(wards(folder))
    xs, ys = np.linspace(west - 0.01, east + 0.01, 6), np.linspace(south - 0.01, north + 0.01, 5)
    features = []
    for number in range(409):
        x, y = rng.integers(0, 5), rng.integers(0, 4)
        box = (xs[0], ys[0], xs[-1], ys[-1]) if rng.integers(40) == 0 else (xs[x], ys[y], xs[x + 1], ys[y + 1])
        begin = FIRST + datetime.timedelta(days=int(rng.integers(0, DAYS)))
        end = "" if rng.integers(5) == 0 else str(begin + datetime.timedelta(days=int(rng.integers(0, 46))))
        corners = [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]), (box[0], box[1])]
        features.append({
            "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[round(float(a), 6) for a in c] for c in corners]]},
            "properties": {"id": f"d{number:03}", "level": LEVELS[rng.integers(4)], "from": str(begin), "until": end,
                           "act": f"Decree {number}"}})
    with open(f"{folder}/decrees.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)


if __name__ == "__main__":
    folder, seed = sys.argv[1:]
    rng = np.random.default_rng((int(seed), 2))
    write_counts(folder, rng)
    write_decrees(folder, rng)
