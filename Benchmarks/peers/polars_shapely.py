"""The same job with polars and shapely: CSV and wards in, a GeoJSON of levels out.

    polars_shapely.py FOLDER DAY OUTPUT

Counts confirmed and probable cases of the seven days up to DAY by ward, and classifies by cases per 100,000 (10, 50, 100).
Prints the sum of the located rows and of the cases in the window, which must be those of the other programs.
"""
import datetime
import json
import sys

import numpy as np
import polars as pl
import shapely


def main():
    folder, day, output = sys.argv[1], datetime.date.fromisoformat(sys.argv[2]), sys.argv[3]
    with open(f"{folder}/wards.geojson") as file:
        features = json.load(file)["features"]
    areas = np.array([shapely.Polygon(f["geometry"]["coordinates"][0]) for f in features])
    population = pl.read_csv(f"{folder}/population.csv")["population"].to_numpy()
    rows = pl.read_csv(f"{folder}/cases.csv", try_parse_dates=True)
    x, y = rows["longitude"].to_numpy(), rows["latitude"].to_numpy()
    # Prepared polygons asked for the points in their box are the fastest way that shapely has: points sorted by longitude
    # once, then one slice a ward. The last wards first, so that a point on a border ends in the first ward.
    ward = np.full(len(x), -1)
    order = np.argsort(x)
    xs, ys = x[order], y[order]
    shapely.prepare(areas)
    boxes = shapely.bounds(areas)
    for number in range(len(areas) - 1, -1, -1):
        west, south, east, north = boxes[number]
        a, b = np.searchsorted(xs, west), np.searchsorted(xs, east, side="right")
        inside = np.flatnonzero((ys[a:b] >= south) & (ys[a:b] <= north)) + a
        hit = inside[shapely.intersects_xy(areas[number], xs[inside], ys[inside])]
        ward[order[hit]] = number
    located = rows.with_columns(pl.Series("ward", ward)).filter(pl.col("ward") >= 0)
    window = located.filter(
        (pl.col("report_date") <= day) & (pl.col("report_date") > day - datetime.timedelta(days=7))
        & pl.col("classification").is_in(["confirmed", "probable"]))
    counts = np.zeros(len(areas), dtype=int)
    for number, cases in window.group_by("ward").len().iter_rows():
        counts[number] = cases
    rate = counts * 100_000 / population
    level = np.digitize(rate, [10, 50, 100])
    for i, feature in enumerate(features):
        feature["properties"].update(cases_7d=int(counts[i]), incidence_7d=float(rate[i]), rank=int(level[i]))
    with open(output, "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file, separators=(",", ":"))
    print(len(located), int(counts.sum()))


main()
