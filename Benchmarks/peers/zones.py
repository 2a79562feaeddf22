"""From a line list and wards to zones.geojson by one peer:  zones.py PEER FOLDER DAY OUTPUT

Counts confirmed and probable cases of the seven days up to DAY by ward, and classifies by cases per 100,000 (10, 50, 100).
A point on a border counts in the first of its wards. Every row is located, whatever its day: one that no ward has must be known.
"""
import datetime
import sys

import numpy as np
import orjson
import polars as pl
import shapely


def columns(path):
    return pl.read_csv(path, schema_overrides={"report_date": pl.Date, "classification": pl.Categorical})


def window(frame, day):
    return frame.filter(
        (pl.col("report_date") <= day) & (pl.col("report_date") > day - datetime.timedelta(days=7))
        & pl.col("classification").is_in(["confirmed", "probable"]))


def count(frame, wards, day):
    """Cases by ward from rows with a ward."""
    counts = np.zeros(wards, dtype=int)
    for ward, cases in window(frame, day).group_by("ward").len().iter_rows():
        counts[ward] = cases
    return counts


def polars_shapely(folder, features, day):
    """Points sorted by longitude once; each ward, prepared, is asked for the slice under its box, the last ward first."""
    areas = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])
    rows = columns(f"{folder}/cases.csv")
    x, y = rows["longitude"].to_numpy(), rows["latitude"].to_numpy()
    found = np.full(len(x), -1, "i4")
    order = np.argsort(x)
    xs, ys = x[order], y[order]
    shapely.prepare(areas)
    for ward in range(len(areas) - 1, -1, -1):
        west, south, east, north = areas[ward].bounds
        first, last = np.searchsorted(xs, west), np.searchsorted(xs, east, side="right")
        inside = np.flatnonzero((ys[first:last] >= south) & (ys[first:last] <= north)) + first
        found[order[inside[shapely.intersects_xy(areas[ward], xs[inside], ys[inside])]]] = ward
    rows = rows.with_columns(ward=pl.Series(found)).filter(pl.col("ward") >= 0)
    return count(rows, len(areas), day)


def polars_shapely_tree(folder, features, day):
    """Candidates from a tree of boxes, then prepared wards."""
    areas = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])
    rows = columns(f"{folder}/cases.csv")
    x, y = rows["longitude"].to_numpy(), rows["latitude"].to_numpy()
    found = np.full(len(x), -1, "i4")
    tree = shapely.STRtree(areas)
    shapely.prepare(areas)
    for start in range(0, len(x), 500_000):
        part = slice(start, start + 500_000)
        point, ward = tree.query(shapely.points(x[part], y[part]))
        order = np.argsort(-ward, kind="stable")
        point, ward = point[order] + start, ward[order]
        cuts = np.flatnonzero(np.r_[True, ward[1:] != ward[:-1], True])
        for first, last in zip(cuts[:-1], cuts[1:]):
            some = point[first:last]
            found[some[shapely.intersects_xy(areas[ward[first]], x[some], y[some])]] = ward[first]
    rows = rows.with_columns(ward=pl.Series(found)).filter(pl.col("ward") >= 0)
    return count(rows, len(areas), day)


def sedonadb(folder, features, day):
    import geopandas
    import sedonadb

    areas = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])
    sedona = sedonadb.connect()
    frame = geopandas.GeoDataFrame({"ward": np.arange(len(areas), dtype="i4")}, geometry=areas, crs=4326)
    sedona.create_data_frame(frame).to_memtable().to_view("wards")
    sedona.read.csv(f"{folder}/cases.csv").to_view("cases")
    table = sedona.sql("""
        SELECT w.ward, CAST(c.report_date AS DATE) AS report_date, c.classification, count(*) AS cases
        FROM cases c JOIN wards w ON ST_Intersects(w.geometry, ST_SetSRID(ST_Point(c.longitude, c.latitude), 4326))
        GROUP BY 1, 2, 3""").to_arrow_table()
    counted = window(pl.from_arrow(table), day)
    counts = np.zeros(len(areas), dtype=int)
    np.add.at(counts, counted["ward"].to_numpy(), counted["cases"].to_numpy())
    return counts


def geopandas(folder, features, day):
    import geopandas

    areas = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])
    rows = columns(f"{folder}/cases.csv")
    frame = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(rows["longitude"], rows["latitude"]))
    pairs = frame.sjoin(geopandas.GeoDataFrame(geometry=areas), predicate="intersects")["index_right"]
    pairs = pairs.groupby(level=0).min()
    found = np.full(len(rows), -1, "i4")
    found[pairs.index] = pairs
    return count(rows.with_columns(ward=pl.Series(found)).filter(pl.col("ward") >= 0), len(areas), day)


def main():
    peer, folder, day, output = sys.argv[1:]
    with open(f"{folder}/wards.geojson", "rb") as file:
        features = orjson.loads(file.read())["features"]
    population = pl.read_csv(f"{folder}/population.csv")["population"].to_numpy()
    counts = globals()[peer](folder, features, datetime.date.fromisoformat(day))
    rate = counts * 100_000 / population
    level = np.digitize(rate, [10, 50, 100])
    for feature, cases, incidence, rank in zip(features, counts.tolist(), rate.tolist(), level.tolist()):
        feature["properties"].update(cases_7d=cases, incidence_7d=incidence, rank=rank)
    with open(output, "wb") as file:
        file.write(orjson.dumps({"type": "FeatureCollection", "features": features}))


main()
