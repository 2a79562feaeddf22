"""Locates all points of a folder by one peer:  locate.py PEER FOLDER IDS

A point on a border belongs to the first of the wards that cover it, as in the program that is compared: `intersects`, which
for a point is `covers`, and the lowest position where there are several. Building an index is part of the work here.
"""
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely

from task import Stopwatch, points, report, wards

NONE = np.iinfo("i4").max


def shapely_slices(areas, x, y):
    """Points sorted by longitude once; each ward, prepared, is asked for the slice under its box, the last ward first."""
    found = np.full(len(x), NONE, "i4")
    order = np.argsort(x)
    xs, ys = x[order], y[order]
    shapely.prepare(areas)
    for ward in range(len(areas) - 1, -1, -1):
        west, south, east, north = areas[ward].bounds
        first, last = np.searchsorted(xs, west), np.searchsorted(xs, east, side="right")
        inside = np.flatnonzero((ys[first:last] >= south) & (ys[first:last] <= north)) + first
        found[order[inside[shapely.intersects_xy(areas[ward], xs[inside], ys[inside])]]] = ward
    return found


def shapely_tree(areas, x, y, threads=2):
    """Candidates from a tree of boxes, then prepared wards; every thread with copies of its own, which GEOS asks for."""
    tree = shapely.STRtree(areas)
    tree.query(shapely.Point(0, 0))
    copies = [shapely.from_wkb(shapely.to_wkb(areas)) for _ in range(threads)]
    for copy in copies:
        shapely.prepare(copy)

    def work(thread):
        for start in range(thread * 500_000, len(x), threads * 500_000):
            part = slice(start, start + 500_000)
            point, ward = tree.query(shapely.points(x[part], y[part]))
            order = np.argsort(-ward, kind="stable")
            point, ward = point[order] + start, ward[order]
            cuts = np.flatnonzero(np.r_[True, ward[1:] != ward[:-1], True])
            for first, last in zip(cuts[:-1], cuts[1:]):
                some = point[first:last]
                found[some[shapely.intersects_xy(copies[thread][ward[first]], x[some], y[some])]] = ward[first]

    found = np.full(len(x), NONE, "i4")
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, range(threads)))
    return found


def sedonadb(areas, x, y):
    import geopandas
    import pyarrow
    import sedonadb

    sedona = sedonadb.connect()
    frame = geopandas.GeoDataFrame({"ward": np.arange(len(areas), dtype="i4")}, geometry=areas, crs=4326)
    sedona.create_data_frame(frame).to_memtable().to_view("wards")
    table = pyarrow.table({"row": np.arange(len(x), dtype="i4"), "x": x, "y": y})
    sedona.create_data_frame(table).to_view("points")
    pairs = sedona.sql("SELECT p.row, w.ward FROM points p JOIN wards w ON "
                       "ST_Intersects(w.geometry, ST_SetSRID(ST_Point(p.x, p.y), 4326))").to_arrow_table()
    return lowest(len(x), pairs["row"].to_numpy(), pairs["ward"].to_numpy())


def geopandas(areas, x, y):
    import geopandas

    frame = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(x, y))
    pairs = frame.sjoin(geopandas.GeoDataFrame(geometry=areas), predicate="intersects")
    return lowest(len(x), pairs.index.to_numpy(), pairs["index_right"].to_numpy())


def duckdb(areas, x, y):
    import glob
    import os

    import duckdb
    import duckdb_extension_spatial
    import pyarrow

    extension = glob.glob(f"{os.path.dirname(duckdb_extension_spatial.__file__)}/extensions/*/spatial.duckdb_extension")[0]
    base = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    base.execute(f"LOAD '{extension}'")
    wards_table = pyarrow.table({"ward": np.arange(len(areas), dtype="i4"), "wkb": shapely.to_wkb(areas)})
    base.execute("CREATE TABLE wards AS SELECT ward, ST_GeomFromWKB(wkb) AS area FROM wards_table")
    points_table = pyarrow.table({"row": np.arange(len(x), dtype="i4"), "x": x, "y": y})
    pairs = base.execute("SELECT p.row, w.ward FROM points_table p JOIN wards w ON "
                         "ST_Intersects(w.area, ST_Point(p.x, p.y))").fetchnumpy()
    return lowest(len(x), pairs["row"], pairs["ward"])


def lowest(count, row, ward):
    found = np.full(count, NONE, "i4")
    np.minimum.at(found, row, ward.astype("i4"))
    return found


def main():
    peer, folder, path = sys.argv[1:]
    areas, (x, y) = wards(folder), points(folder)
    watch = Stopwatch()
    found = globals()[peer](areas, x, y)
    spent = watch.spent()
    found[found == NONE] = -1
    found.tofile(path)
    report(**spent, matched=int((found >= 0).sum()))


main()
